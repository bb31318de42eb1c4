"""`oppfolging person`: handed out encrypted, erased with a receipt, and both written down."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.commitment import Reach
from bot.domain.errors import NotFound
from bot.domain.ids import ReflectionId, RoundId
from bot.domain.person import Answer
from bot.domain.round import Visibility
from bot.ports import Draft, UnitOfWork
from handlers.cli.sealed_file import NotSealed, WrongPassphrase, open_sealed, seal
from tests.unit.cli.town_hall import KARI, MAY, OLA, TownHall, a_commitment, a_reflection, a_round

PASSPHRASE = "fire gode ord på rad"
OPEN = {"OPPFOLGING_EXPORT_PASSPHRASE": PASSPHRASE}
TENANT = ("--tenant", "bergen")


@pytest.fixture
def told(hall: TownHall) -> TownHall:
    hall.say_yes(KARI, OLA)
    hall.add(
        replace(a_round(), stood_over=frozenset({KARI}), read_by=(OLA,)),
        a_round("r2", at=MAY.replace(day=5)),
        a_reflection("f1", KARI, "Dette delte jeg"),
        a_reflection("f2", KARI, "Dette er bare mitt", round_id="r2", visibility=Visibility.PRIVATE, shared=False),
        a_reflection("f3", OLA, "Olas ord", round_id="r2"),
        a_commitment("c1", KARI, "Noe for meg selv", reach=Reach.ONLY_ME),
        a_commitment("c2", KARI, "Noe gruppa ser"),
    )
    return hall


def acts(hall: TownHall) -> list[tuple[str, str, str]]:
    return [(one.actor, one.act, one.subject) for one in hall.work(lambda work: work.audit.all())]


def test_everything_about_a_person_is_handed_out_sealed(told: TownHall, tmp_path: Path) -> None:
    file = tmp_path / "innsyn.oppfolging"
    result = told.run("person", "export", "KARI@bergen.example", *TENANT, "-o", str(file), env=dict(OPEN))
    assert (result.exit_code, result.output) == (0, f"Skrevet: {file}. Bare passfrasen åpner den.\n")
    assert b"Dette" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert acts(told) == [("command line", "person.export", "kari")]
    opened = told.run("person", "open", str(file), config=False, env=dict(OPEN))
    data = json.loads(opened.output)
    assert data["person"] == "kari"
    assert {one["text"] for one in data["reflections"]} == {"Dette delte jeg", "Dette er bare mitt"}
    assert "Olas ord" not in opened.output


def test_a_file_is_named_after_the_person_when_nobody_says_otherwise(told: TownHall) -> None:
    asked = ("person", "export", "kari@bergen.example", *TENANT)
    assert told.run(*asked, env=dict(OPEN)).exit_code == 0
    assert Path("kari.oppfolging").is_file()
    again = told.run(*asked, env=dict(OPEN))
    assert (again.exit_code, "kari.oppfolging finnes fra før." in again.stderr) == (2, True)


def test_passphrase_is_asked_for_twice(told: TownHall, tmp_path: Path) -> None:
    file = tmp_path / "innsyn"
    asked = ("person", "export", "kari@bergen.example", *TENANT, "-o", str(file))
    assert told.run(*asked, typed=f"{PASSPHRASE}\n{PASSPHRASE}\n").exit_code == 0
    assert told.run("person", "open", str(file), config=False, typed=f"{PASSPHRASE}\n").exit_code == 0
    file.unlink()
    silent = told.run(*asked)
    assert (silent.exit_code, "Jeg trenger en passfrase." in silent.stderr) == (2, True)
    short = told.run(*asked, env={"OPPFOLGING_EXPORT_PASSPHRASE": "kort"})
    assert (short.exit_code, "Bruk minst 12 tegn" in short.stderr) == (2, True)
    assert not file.exists()
    assert len(acts(told)) == 1


def test_passphrase_may_lie_in_a_file(told: TownHall, tmp_path: Path) -> None:
    (tmp_path / "ord.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    given = {"OPPFOLGING_EXPORT_PASSPHRASE_FILE": str(tmp_path / "ord.txt")}
    file = tmp_path / "innsyn"
    assert told.run("person", "export", "kari", *TENANT, "-o", str(file), env=dict(given)).exit_code == 0
    assert open_sealed(file.read_bytes(), PASSPHRASE).startswith(b"{")


def test_wrong_passphrase_and_wrong_files_are_told(hall: TownHall, tmp_path: Path) -> None:
    file = tmp_path / "innsyn"
    file.write_bytes(seal(b"{}", "en helt annen frase"))
    wrong = hall.run("person", "open", str(file), config=False, env=dict(OPEN))
    assert (wrong.exit_code, wrong.stderr) == (1, "Passfrasen er feil, eller fila er endret.\n")
    file.write_bytes(b"noe annet")
    other = hall.run("person", "open", str(file), config=False, env=dict(OPEN))
    assert (other.exit_code, "er ikke en fil fra" in other.stderr) == (1, True)
    assert hall.run("person", "open", "borte", config=False).exit_code == 2


@pytest.mark.parametrize(
    "sealed",
    [
        b"",
        b"OPPFOLGING-PERSON 1\n",
        b"OPPFOLGING-PERSON 1\n[]\nx",
        b'OPPFOLGING-PERSON 1\n{"n": 1, "r": 8, "p": 1, "salt": "AAAA"}\nx',
        b'OPPFOLGING-PERSON 1\n{"n": 1073741824, "r": 8, "p": 1, "salt": "AAAA"}\nx',
        b'OPPFOLGING-PERSON 1\n{"n": 65536, "r": 8, "p": 1, "salt": "\xc3\xa6"}\nx',
    ],
)
def test_a_forged_head_costs_nothing(sealed: bytes) -> None:
    with pytest.raises(NotSealed):
        open_sealed(sealed, PASSPHRASE)


def test_a_changed_file_does_not_open() -> None:
    sealed = seal("Kjære Kari".encode(), PASSPHRASE)
    assert open_sealed(sealed, "fire gode ord pa\u030a rad").decode() == "Kjære Kari"
    with pytest.raises(WrongPassphrase):
        open_sealed(sealed[:-20] + b"A" * 19 + b"\n", PASSPHRASE)


def test_erasing_tells_what_went_and_what_lost_its_name(told: TownHall) -> None:
    async def more(work: UnitOfWork) -> None:
        await work.drafts.put(Draft(id="d1", person=KARI, text="Utkast", made_at=MAY))
        await work.guard_memory.mute(KARI, "ordene")

    told.work(more)
    result = told.run("person", "erase", "kari@bergen.example", *TENANT, "--yes")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Slettet: 2 tekster.",
        "Uten navn nå, og slettet senest 14. mai 2028: 2 tekster.",
        "Meldinger som ventet, er tatt tilbake. Det som står i chatten fra før, må slettes der.",
        "Navn, e-post og rolle står fortsatt i oppsettet. Ta dem ut der.",
    ]
    assert acts(told) == [("command line", "person.erase", "kari")]

    async def left(work: UnitOfWork) -> None:
        assert (await work.reflections.get(ReflectionId("f1"))).author is None
        with pytest.raises(NotFound):
            await work.reflections.get(ReflectionId("f2"))
        assert [one.owner for one in await work.commitments.active()] == [None]
        assert (await work.participations.get(KARI)).answer is Answer.DECLINED
        assert await work.drafts.take("d1", KARI) is None
        assert not await work.guard_memory.muted(KARI, "ordene")
        found = await work.rounds.get(RoundId("r1"))
        assert (found.stood_over, found.read_by) == (frozenset(), (OLA,))
        (update,) = await work.outbox.with_prefix("round/r1/shared/f1/update")
        assert update.message.update_of == "round/r1/shared/f1"

    told.work(left)


def test_erasing_asks_first(told: TownHall) -> None:
    asked = ("person", "erase", "kari@bergen.example", *TENANT)
    for typed in ("nei\n", "\n", ""):
        result = told.run(*asked, typed=typed)
        assert (result.exit_code, result.stderr.endswith("Ingenting er slettet.\n")) == (1, True)
    assert acts(told) == []
    assert told.run(*asked, typed="ja\n").exit_code == 0


def test_who_has_left_the_configuration_is_erased_by_id(told: TownHall) -> None:
    text = told.config.read_text(encoding="utf-8").replace("id: kari,", "id: karin,").replace("kari", "karin")
    told.config.write_text(text.replace("karinn", "karin"), encoding="utf-8")
    result = told.run("person", "erase", "kari", *TENANT, "--yes")
    assert (result.exit_code, "Slettet: 2 tekster." in result.output) == (0, True)
    assert "oppsettet" not in result.output


def test_a_group_that_is_gone_does_not_stand_in_the_way(told: TownHall) -> None:
    text = told.config.read_text(encoding="utf-8").replace("id: bord-1\n", "id: bord-11\n")
    told.config.write_text(text, encoding="utf-8")
    assert told.run("person", "erase", "kari@bergen.example", *TENANT, "--yes").exit_code == 0

    async def forgotten(work: UnitOfWork) -> None:
        found = await work.rounds.get(RoundId("r1"))
        assert KARI not in {*found.stood_over, *found.read_by, *found.hosts_asked, found.host}

    told.work(forgotten)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["export", "borte@bergen.example", "-o", "x"], "Jeg finner ingen slik person."),
        (["export", "kari@bergen.example", "-o", "."], "er en mappe."),
        (["erase", "borte@bergen.example", "--yes"], "Jeg finner ingen slik person."),
    ],
)
def test_wrong_use_is_one_sentence_and_2(hall: TownHall, arguments: list[str], sentence: str) -> None:
    result = hall.run("person", *arguments, *TENANT, env=dict(OPEN))
    assert (result.exit_code, sentence in result.stderr) == (2, True)
    assert acts(hall) == []
