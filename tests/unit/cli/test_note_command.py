"""`oppfolging note`: a file that three programs open, without names."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from bot.domain.ids import GroupId
from tests.unit.cli.town_hall import MAY, TownHall, a_round

ASKED = ("note", "--tenant", "bergen", "--seminar", "visjonaert-2026")
FIRST = ("Vi la merke til at det hjelper å spørre.", "Vi lurer på *hva* de andre trenger.")
SECOND = ("Vi lærte å vente.", "Vi lurer på neste skritt.")


@pytest.fixture
def told(hall: TownHall) -> TownHall:
    hall.add(
        a_round(points=FIRST),
        a_round("r2", group=GroupId("bord-2"), points=SECOND, at=MAY + timedelta(days=21)),
    )
    return hall


def test_whole_seminar_is_in_the_note(told: TownHall, tmp_path: Path) -> None:
    target = tmp_path / "notat.md"
    result = told.run(*ASKED, "-o", str(target))
    assert (result.exit_code, result.output) == (0, f"Skrevet: {target}.\n")
    written = target.read_text(encoding="utf-8")
    assert all(part in written for part in ("Bergen kommune", FIRST[0], r"\*hva\*", *SECOND))
    assert "Det er ikke saksgrunnlag og skal ikke legges ved en sak." in written
    assert "Kari" not in written


def test_word_and_browsers_open_it(told: TownHall, tmp_path: Path) -> None:
    for kind in ("docx", "HTML"):
        assert told.run(*ASKED, "-o", str(tmp_path / f"notat.{kind}")).exit_code == 0
    paragraphs = [one.text for one in Document(BytesIO((tmp_path / "notat.docx").read_bytes())).paragraphs]
    assert FIRST[0] in paragraphs
    assert f"<li>{FIRST[0]}</li>" in (tmp_path / "notat.HTML").read_text(encoding="utf-8")


def test_group_and_days_narrow_it(told: TownHall, tmp_path: Path) -> None:
    def lines(*arguments: str) -> str:
        target = tmp_path / "notat.md"
        assert told.run(*ASKED, *arguments, "-o", str(target)).exit_code == 0
        return target.read_text(encoding="utf-8")

    assert SECOND[0] not in lines("--group", "bord-1")
    assert FIRST[0] not in lines("--from", "2026-05-13")
    assert SECOND[0] not in lines("--to", "2026-05-12")
    assert FIRST[0] in lines("--from", "2026-05-12", "--to", "2026-05-12")
    assert "Notat frå refleksjon" in lines("--language", "nn")


def test_nothing_shared_is_said(hall: TownHall, tmp_path: Path) -> None:
    result = hall.run(*ASKED, "-o", str(tmp_path / "notat.md"))
    assert (result.exit_code, "Ingenting er delt i denne perioden." in result.output) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Hvilken fil skal jeg skrive?"),
        (["-o", "notat.pdf"], "notat.pdf: Jeg lager .docx, .html og .md."),
        (["-o", "notat"], "notat: Jeg lager .docx, .html og .md."),
        (["-o", "borte/notat.md"], "Mappa borte finnes ikke."),
        (["-o", "mappe.md"], "mappe.md er en mappe."),
        (["-o", "n.md", "--from", "31.12.2026"], "--from: «31.12.2026» er ikke en dato."),
        (["-o", "n.md", "--from", "2026-05-02", "--to", "2026-05-01"], "Perioden slutter før den begynner."),
        (["-o", "n.md", "--group", "bord-9"], "«bord-9» er ikke en gruppe."),
        (["-o", "n.md", "--seminar", "x"], "«x» er ikke en samling. Det finnes: visjonaert-2026."),
    ],
)
def test_wrong_use_is_one_sentence_and_2(hall: TownHall, arguments: list[str], sentence: str) -> None:
    Path("mappe.md").mkdir()
    result = hall.run(*ASKED, *arguments)
    assert (result.exit_code, sentence in result.stderr) == (2, True)
