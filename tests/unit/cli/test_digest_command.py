"""`oppfolging digest`, and how a command finds its configuration, database and keys."""

import json
import shutil
from pathlib import Path

import pytest

from bot.domain.commitment import Reach, Status
from bot.store.cipher import new_key
from handlers.cli.demo import MARK
from tests.unit.cli.town_hall import BORD_1, EVA, KARI, KEY, OLA, TownHall, a_commitment, a_round

ASKED = ("digest", "--tenant", "bergen", "--group", "bord-1")
WEEK = ("--week", "2026-W20")
POINTS = ("Vi la merke til at det hjelper å spørre.", "Vi lurer på hva de andre trenger.")


@pytest.fixture
def told(hall: TownHall) -> TownHall:
    hall.add(
        a_round(points=POINTS),
        a_commitment("c1", OLA, "Lage et årshjul", status=Status.DONE),
        a_commitment("c2", EVA, "Hemmelig plan", reach=Reach.ONLY_ME),
        a_commitment("c3", KARI, "Ikke svart ja", status=Status.PROPOSED),
    )
    return hall


def test_week_is_told_as_its_leaders_read_it(told: TownHall) -> None:
    result = told.run(*ASKED, *WEEK)
    assert result.exit_code == 0
    assert result.output.startswith("Ukesbrevet for uke 20 er klart\n")
    assert "Ukesbrev for uke 20 · Refleksjonsgruppe 1" in result.output
    assert f"• {POINTS[0]}\n• {POINTS[1]}\n" in result.output
    assert "Ferdige denne uka: 1." in result.output
    assert "Hemmelig" not in result.output
    assert "Ikke svart" not in result.output


def test_language_may_be_chosen(told: TownHall) -> None:
    assert "Vekebrev for veke 20" in told.run(*ASKED, *WEEK, "--language", "nn").output
    assert "week 20" in told.run(*ASKED, *WEEK, "--language", "en").output


def test_programs_read_the_same_week_as_json(told: TownHall) -> None:
    result = told.run(*ASKED, *WEEK, "--json")
    report = json.loads(result.output)
    assert result.exit_code == 0
    assert (report["tenant"], report["group"], report["week"], report["quiet"]) == (
        "bergen",
        "bord-1",
        "2026-W20",
        False,
    )
    assert (report["from"], report["to"]) == ("2026-05-08T13:00:00+02:00", "2026-05-15T13:00:00+02:00")
    assert report["points"] == [{"shared_on": "2026-05-12", "lines": list(POINTS)}]
    assert report["numbers"] == {
        "done_this_week": 1,
        "due_next_week": 0,
        "date_passed": 0,
        "new_commitments": 1,
        "by_status": {"done": 1},
    }


def test_facts_about_the_group_come_with_their_sentence(hall: TownHall) -> None:
    text = hall.config.read_text(encoding="utf-8").replace("    ends: 2027-04-08\n", "", 1)
    hall.config.write_text(text, encoding="utf-8")
    (fact,) = json.loads(hall.run(*ASKED, *WEEK, "--json").output)["facts"]
    assert (fact["id"], fact["weight"]) == ("M5", "warn")
    assert fact["text"] in hall.run(*ASKED, *WEEK).output


def test_quiet_week_is_one_line(hall: TownHall) -> None:
    assert "Stille uke i Refleksjonsgruppe 1." in hall.run(*ASKED, "--week", "2026-W30").output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["digest"], "Hvilken kommune? Bruk --tenant. Oppsettet har: bergen."),
        (["digest", "--tenant", "oslo"], "«oslo» er ikke en kommune i oppsettet. Oppsettet har: bergen."),
        (["digest", "--tenant", "bergen"], "Hvilken gruppe? Bruk --group. Det finnes: bord-1,"),
        (["digest", "--tenant", "bergen", "--group", "bord-9"], "«bord-9» er ikke en gruppe. Det finnes: bord-1,"),
        ([*ASKED, "--week", "2026-W54"], "«2026-W54» er ikke en uke. Skriv den som 2026-W17."),
        ([*ASKED, "--week", "17"], "«17» er ikke en uke. Skriv den som 2026-W17."),
        ([*ASKED, "--data", "x"], "Velg enten --config eller --data."),
    ],
)
def test_wrong_use_is_one_sentence_and_2(hall: TownHall, arguments: list[str], sentence: str) -> None:
    result = hall.run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_missing_things_are_named(hall: TownHall, tmp_path: Path) -> None:
    assert "Hvilket oppsett? Bruk --config OPPSETT" in hall.run(*ASKED, config=False).stderr
    missing = hall.run(*ASKED, "--config", "borte.yaml", config=False)
    assert (missing.exit_code, missing.stderr) == (2, "Oppsettet borte.yaml finnes ikke.\n")
    keyless = hall.run(*ASKED, env={"OPPFOLGING_TEXT_KEYS": None})
    assert (keyless.exit_code, "Sett OPPFOLGING_TEXT_KEYS" in keyless.stderr) == (2, True)
    (tmp_path / "oppfolging.db").unlink()
    bare = hall.run(*ASKED)
    assert (bare.exit_code, "oppfolging.db finnes ikke" in bare.stderr) == (2, True)
    assert not (tmp_path / "oppfolging.db").exists()


def test_what_does_not_fit_the_database_is_named(hall: TownHall, tmp_path: Path) -> None:
    hall.add(a_round(points=POINTS))
    other = hall.run(*ASKED, env={"OPPFOLGING_TEXT_KEYS": new_key()})
    assert (other.exit_code, "Tekstene kan ikke åpnes." in other.stderr) == (1, True)
    half = hall.run(*ASKED, env={"OPPFOLGING_TEXT_KEYS": "kort"})
    assert (half.exit_code, "32 byte" in half.stderr) == (2, True)
    strange = hall.run(*ASKED, env={"OPPFOLGING_DATABASE_URL": "mysql://x"})
    assert (strange.exit_code, "kan ikke brukes" in strange.stderr) == (2, True)
    (tmp_path / "tom.db").touch()
    empty = hall.run(*ASKED, env={"OPPFOLGING_DATABASE_URL": f"sqlite:///{tmp_path / 'tom.db'}"})
    assert (empty.exit_code, "oppfolging db upgrade" in empty.stderr) == (1, True)
    (tmp_path / "rot.db").write_bytes(b"dette er ikke en database" * 100)
    broken = hall.run(*ASKED, env={"OPPFOLGING_DATABASE_URL": f"sqlite:///{tmp_path / 'rot.db'}"})
    assert (broken.exit_code, broken.stderr) == (1, "Databasen svarer ikke. Se OPPFOLGING_DATABASE_URL.\n")


def test_wrong_configuration_is_explained_line_by_line(hall: TownHall) -> None:
    hall.config.write_text("tenant: { id: Bergen, name: Bergen, contact: post }\n", encoding="utf-8")
    result = hall.run(*ASKED)
    assert result.exit_code == 1
    assert f"{hall.config}:1:15: «Bergen» kan ikke være en id" in result.stderr


def test_configuration_is_found_where_the_command_is_run(hall: TownHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hall.folder)
    (hall.folder / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    assert hall.run(*ASKED, config=False).exit_code == 0
    shutil.copy(hall.config, hall.folder / "annet.yml")
    several = hall.run(*ASKED, config=False)
    assert several.exit_code == 2
    assert "Her er det flere oppsett (annet.yml, bergen.yaml). Velg ett med --config." in several.stderr
    assert hall.run(*ASKED, config=False, env={"OPPFOLGING_CONFIG": "bergen.yaml"}).exit_code == 0


def test_folder_named_config_is_found_too(hall: TownHall, monkeypatch: pytest.MonkeyPatch) -> None:
    home = hall.folder / "drift"
    (home / "config").mkdir(parents=True)
    for file in (hall.config, hall.folder / "oppfolging.db"):
        shutil.move(file, home / "config")
    monkeypatch.chdir(home)
    assert hall.run(*ASKED, config=False).exit_code == 0


def test_demo_is_read_with_its_own_key_and_clock(hall: TownHall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.add(a_round(points=POINTS))
    demo = hall.folder / ".demo"
    demo.mkdir()
    shutil.move(hall.folder / "oppfolging.db", demo)
    monkeypatch.chdir(hall.folder)
    hall.config.unlink()
    stranger = hall.run(*ASKED, "--data", ".demo", config=False)
    assert (stranger.exit_code, stranger.stderr) == (
        2,
        ".demo er ikke mappa til en demo. Start en med «oppfolging demo».\n",
    )
    (demo / MARK).touch()
    started = hall.run(*ASKED, config=False)
    assert (started.exit_code, "kan ikke leses" in started.stderr) == (2, True)
    (demo / "text.key").write_text(KEY, encoding="ascii")
    read = hall.run(*ASKED, *WEEK, config=False, env={"OPPFOLGING_TEXT_KEYS": None})
    assert (read.exit_code, POINTS[0] in read.output) == (0, True)
    (demo / "clock.json").write_text(json.dumps({"seconds_ahead": 4e9}), encoding="utf-8")
    later = json.loads(hall.run(*ASKED, "--json", config=False).output)
    assert later["group"] == BORD_1
    assert int(later["week"][:4]) > 2150
