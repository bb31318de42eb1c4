"""`oppfolging export`: what a group has shared, and nothing more."""

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.commitment import Reach, Status
from bot.domain.round import Visibility
from tests.unit.cli.town_hall import EVA, KARI, LIV, MAY, OLA, TownHall, a_commitment, a_reflection, a_round

ASKED = ("export", "--tenant", "bergen", "--group", "bord-1")


@pytest.fixture
def told(hall: TownHall) -> TownHall:
    hall.add(
        a_round(points=("Vi lærte å vente.", "- Vi lurer på mer.")),
        a_reflection("f1", KARI, "Jeg delte dette,\nog «dette»", position=2),
        a_reflection("f2", OLA, '=HYPERLINK("x")', visibility=Visibility.UNNAMED, position=1),
        a_reflection("f3", EVA, "Hemmelig", visibility=Visibility.PRIVATE, shared=False),
        a_reflection("f4", LIV, "Venter på flere", visibility=Visibility.UNNAMED, shared=False),
        a_round("r2", at=MAY + timedelta(days=21)),
        a_reflection("f5", None, "Fra en som har sluttet", round_id="r2"),
        a_commitment("c1", OLA, "+47 er et nummer", status=Status.DONE),
        replace(a_commitment("c2", OLA, "Prøve"), learned="Det gikk", learned_shared=True),
        replace(a_commitment("c3", OLA, "Prøve mer"), learned="Bare mitt"),
        a_commitment("c4", EVA, "Hemmelig plan", reach=Reach.ONLY_ME),
        a_commitment("c5", EVA, "Ikke sagt ja", status=Status.PROPOSED),
    )
    return hall


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_what_is_shared_is_written_with_its_times(told: TownHall, tmp_path: Path) -> None:
    folder = tmp_path / "arkiv" / "bord-1"
    result = told.run(*ASKED, "-o", str(folder))
    assert (result.exit_code, len(result.output.splitlines())) == (0, 4)
    reflections = rows(folder / "refleksjoner.csv")
    assert [(one["runde"], one["av"], one["tekst"]) for one in reflections] == [
        ("r1", "Uten navn", '\'=HYPERLINK("x")'),
        ("r1", "Kari Nordmann", "Jeg delte dette,\nog «dette»"),
        ("r2", "Tidligere deltaker", "Fra en som har sluttet"),
    ]
    assert {one["delt"] for one in reflections} == {"2026-05-12T11:00:00+02:00"}
    assert [one["punkt"] for one in rows(folder / "punkter.csv")] == ["Vi lærte å vente.", "'- Vi lurer på mer."]
    commitments = rows(folder / "oppfolgingspunkter.csv")
    assert [(one["eier"], one["hva"], one["status"], one["lærte"]) for one in commitments] == [
        ("Ola Nordmann", "'+47 er et nummer", "ferdig", ""),
        ("Ola Nordmann", "Prøve", "åpent", "Det gikk"),
        ("Ola Nordmann", "Prøve mer", "åpent", ""),
    ]
    text = (folder / "gruppa.txt").read_text(encoding="utf-8")
    assert "Refleksjonsgruppe 1, Bergen kommune" in text
    assert "Kari Nordmann, 2026-05-12T11:00:00+02:00:\nJeg delte dette,\nog «dette»\n" in text


def test_nothing_that_nobody_shared_is_in_it(told: TownHall, tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    assert told.run(*ASKED, "-o", str(folder)).exit_code == 0
    whole = "".join(one.read_text(encoding="utf-8") for one in folder.iterdir())
    assert not any(word in whole for word in ("Hemmelig", "Venter", "Bare mitt", "Ikke sagt ja"))


def test_a_folder_is_named_after_the_group_when_nobody_says_otherwise(told: TownHall) -> None:
    assert told.run(*ASKED).exit_code == 0
    assert Path("bord-1-arkiv", "gruppa.txt").is_file()


def test_taking_out_is_written_down(told: TownHall, tmp_path: Path) -> None:
    told.run(*ASKED, "-o", str(tmp_path / "arkiv"))
    (act,) = told.work(lambda work: work.audit.all())
    assert (act.actor, act.act, act.subject) == ("command line", "archive.export", "bord-1")


def test_an_archive_is_not_mixed_with_another(told: TownHall, tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    folder.mkdir()
    (folder / "gammelt.txt").touch()
    kept = told.run(*ASKED, "-o", str(folder))
    assert (kept.exit_code, kept.stderr) == (2, f"Mappa {folder} er ikke tom. Velg en ny, eller bruk --force.\n")
    assert told.run(*ASKED, "-o", str(folder), "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "fil"], "fil er en fil. Jeg trenger en mappe."),
        (["-o", "fil/under"], "Jeg får ikke skrive i fil/under."),
        (["-o", "ny", "--group", "x"], "«x» er ikke en gruppe."),
    ],
)
def test_wrong_use_is_one_sentence_and_2(hall: TownHall, arguments: list[str], sentence: str) -> None:
    Path("fil").touch()
    result = hall.run(*ASKED, *arguments)
    assert (result.exit_code, sentence in result.stderr) == (2, True)
    assert not Path("ny").exists()
