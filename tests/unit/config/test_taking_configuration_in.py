"""A changed file is taken in whole, or not at all."""

import asyncio
from pathlib import Path

from bot.config import load
from bot.config.reload import Kept, Taken, take_in, watch
from bot.domain.language import Language

EXAMPLES = Path(__file__).parents[3] / "examples"
BERGEN = (EXAMPLES / "bergen.yaml").read_text(encoding="utf-8")


def _written(folder: Path, text: str = BERGEN, name: str = "bergen.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_changed_file_is_taken_in_with_its_changes_in_words(tmp_path: Path) -> None:
    current = load(_written(tmp_path)).configurations
    file = _written(tmp_path, BERGEN.replace("ends: 2027-04-08", "ends: 2027-03-08", 1))
    outcome = take_in(current, file)
    assert isinstance(outcome, Taken)
    assert [one.sentence(Language.NB) for one in outcome.changes] == [
        "Refleksjonsgruppe 1: slutt flyttes til 8. mars 2027"
    ]
    assert outcome.configurations != current


def test_file_with_a_mistake_changes_nothing(tmp_path: Path) -> None:
    current = load(_written(tmp_path)).configurations
    file = _written(tmp_path, BERGEN.replace("ends: 2027-04-08", "ends: 31/6", 1).replace("Alrek", "Nytt"))
    outcome = take_in(current, file)
    assert isinstance(outcome, Kept)
    assert outcome.configurations is current
    assert [one.key for one in outcome.problems] == ["no_such_day_without_year"]


def test_one_wrong_file_of_a_folder_keeps_the_others_as_they_were(tmp_path: Path) -> None:
    _written(tmp_path)
    current = load(tmp_path).configurations
    _written(tmp_path, BERGEN.replace("programme_year: 3", "programme_year: 4"))
    _written(tmp_path, "tenant: {}", "oslo.yaml")
    outcome = take_in(current, tmp_path)
    assert isinstance(outcome, Kept)
    assert outcome.configurations is current


def test_file_that_was_only_touched_changes_nothing(tmp_path: Path) -> None:
    file = _written(tmp_path)
    outcome = take_in(load(file).configurations, file)
    assert isinstance(outcome, Taken)
    assert outcome.changes == ()


def test_tenants_that_come_and_go(tmp_path: Path) -> None:
    file = _written(tmp_path)
    current = load(tmp_path).configurations
    file.unlink()
    _written(tmp_path, (EXAMPLES / "oslo.yaml").read_text(encoding="utf-8"), "oslo.yaml")
    outcome = take_in(current, tmp_path)
    assert isinstance(outcome, Taken)
    assert [one.sentence(Language.NB) for one in outcome.changes] == [
        "Bergen kommune: ikke lenger med",
        "Oslo kommune: ny kommune",
    ]


async def test_watching_tells_of_changes_and_of_mistakes(tmp_path: Path) -> None:
    file = _written(tmp_path)
    outcomes = watch(file, load(file).configurations)
    first = asyncio.ensure_future(anext(outcomes))
    await _until_watching()
    (tmp_path / "notat.txt").write_text("angår ingen")
    _written(tmp_path, BERGEN.replace("programme_year: 3", "programme_year: 4"))
    assert isinstance(await asyncio.wait_for(first, 20), Taken)
    second = asyncio.ensure_future(anext(outcomes))
    await _until_watching()
    _written(tmp_path, "tenant: {}")
    outcome = await asyncio.wait_for(second, 20)
    assert isinstance(outcome, Kept)
    assert outcome.configurations[0].seminars[0].programme_year == 4
    await outcomes.aclose()


async def _until_watching() -> None:
    """The operating system needs a moment before it reports changes."""
    await asyncio.sleep(0.5)
