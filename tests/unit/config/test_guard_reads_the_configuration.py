"""The guard reads what the file gives people to read, and an administrator is told at the line where it stands."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.config import Problem, Severity, load
from bot.config.messages import SENTENCES
from bot.config.remarks import remarks
from bot.domain.finding import Indicator
from bot.domain.language import Language
from handlers.cli import main

TODAY = date(2026, 4, 13)
HARMLESS = "Læring og refleksjon om samspill. Ingen beslutnings- eller saksforberedende rolle."
FILE = """
tenant: { id: fjordvik, name: Fjordvik kommune, contact: post@fjordvik.example }
platforms: { slack: { team: T0000001 } }
people:
  - { id: a, name: Ada Nes, email: a@fjordvik.example, role: ROLE }
  - { id: b, name: Bo Vik, email: b@fjordvik.example, role: administration }
seminars:
  - id: s
    title: Samlingen
    date: 2026-04-08
    earlier:
      - { year: 2025, text: EARLIER }
    commitments:
      - owner: b
        what: WHAT
        how: HOW
groups:
  - id: g
    name: Refleksjonsgruppa
    seminar: s
    purpose: >
      PURPOSE
    members: [a, b]
    channel: { slack: C0000001 }
    starts: 2026-04-13
    ends: 2027-04-08
"""
DECIDES = "Gruppa skal vedta hvilke skoler som legges ned."


def _written(folder: Path, **texts: str) -> Path:
    chosen = {
        "ROLE": "elected",
        "PURPOSE": HARMLESS,
        "WHAT": "Lage et årshjul",
        "HOW": "Utkast i juni",
        "EARLIER": "Vi lærte å spørre hverandre",
        **texts,
    }
    text = FILE
    for name, value in chosen.items():
        text = text.replace(name, value)
    file = folder / "fjordvik.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _found(file: Path) -> list[Problem]:
    return list(remarks(load(file), TODAY))


def test_harmless_texts_are_not_remarked_on(tmp_path: Path) -> None:
    assert _found(_written(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "line", "column"), [("EARLIER", 12, 29), ("WHAT", 15, 15), ("HOW", 16, 14), ("PURPOSE", 21, 14)]
)
def test_a_text_that_looks_like_an_act_of_a_body_is_remarked_on_where_it_stands(
    tmp_path: Path, name: str, line: int, column: int
) -> None:
    (found,) = _found(_written(tmp_path, **{name: DECIDES}))
    assert (found.line, found.column, found.key) == (line, column, "text-D1")
    assert found.severity is Severity.WARNING


def test_a_remark_shows_the_words_and_what_would_be_right_in_both_languages(tmp_path: Path) -> None:
    (found,) = _found(_written(tmp_path, PURPOSE=DECIDES))
    words = str(found.params["words"])
    assert "vedta" in words
    assert found.line_of_report(Language.NB).endswith(
        f"fjordvik.yaml:21:14: merk: D1: Her står «{words}». Det kan leses som at gruppa bestemmer noe. "
        "Skriv heller hva den er her for å lære; beslutninger tas andre steder."
    )
    assert f": warning: D1: It says «{words}»." in found.line_of_report(Language.EN)


def test_administration_alone_may_decide_and_is_told_of_matters_about_persons_only(tmp_path: Path) -> None:
    assert _found(_written(tmp_path, ROLE="administration", PURPOSE=DECIDES, WHAT=DECIDES, EARLIER=DECIDES)) == []
    personal = "Følge opp at Kari i hjemmetjenesten er sykmeldt for depresjon"
    (found,) = _found(_written(tmp_path, ROLE="administration", WHAT=personal))
    assert (found.line, found.key) == (15, "text-P1")


def test_every_indicator_has_its_sentence() -> None:
    assert {f"text-{one}" for one in Indicator} <= set(SENTENCES)


def test_check_still_ends_well_and_programs_read_the_remark(tmp_path: Path) -> None:
    file = _written(tmp_path, PURPOSE=DECIDES)
    result = CliRunner().invoke(main, ["check", str(file), "--json"])
    report = json.loads(result.output)
    assert result.exit_code == 0
    assert report["ok"] is True
    told = [(one["line"], one["severity"]) for one in report["problems"] if one["key"] == "text-D1"]
    assert told == [(21, "warning")]


def test_administration_may_plan_its_own_preparation_of_a_case(tmp_path: Path) -> None:
    prepares = "Skrive saksframlegg til formannskapet om skolestruktur"
    assert _found(_written(tmp_path, WHAT=prepares)) == []
    (found,) = _found(_written(tmp_path, PURPOSE=prepares))
    assert found.key == "text-D5"
