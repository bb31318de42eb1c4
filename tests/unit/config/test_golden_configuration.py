"""Each wrong configuration beside what is said of it, in bokmål and English, for a person to read."""

from pathlib import Path
from string import Formatter

import pytest

from bot.config import Severity, load
from bot.config.messages import SENTENCES
from bot.domain.language import Language

GOLDEN = Path(__file__).parents[2] / "golden" / "config"
CASES = sorted(one for one in GOLDEN.iterdir() if one.suffix != ".txt")
ONLY_REMARKS = {"folder-sparring-alone", "folder-table-of-one", "group-without-channel", "sparring-outside"}


def _said(case: Path) -> str:
    problems = load(case).problems
    lines = [one.line_of_report(language) for language in (Language.NB, Language.EN) for one in problems]
    return "\n".join(line.replace(f"{GOLDEN}/", "") for line in lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_wrong_configuration_is_told_as_a_person_read_it(case: Path) -> None:
    expected = GOLDEN / f"{case.stem}.txt"
    assert _said(case) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_wrong_configuration_gives_nothing_to_follow(case: Path) -> None:
    loaded = load(case)
    if case.stem in ONLY_REMARKS:
        assert loaded.ok
        assert all(problem.severity is Severity.WARNING for problem in loaded.problems)
        assert loaded.configurations
    else:
        assert not loaded.ok
        assert loaded.configurations == ()


def test_there_are_at_least_sixty_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_every_sentence_exists_in_both_languages_with_the_same_values(key: str) -> None:
    norwegian, english = SENTENCES[key]
    assert norwegian != english
    names = [{name for _, name, _, _ in Formatter().parse(one) if name} for one in (norwegian, english)]
    assert names[0] == names[1]
