"""Sentences are planted wherever people can write; then everything is searched that others than the group can open.

The demo's own chat log stands for Slack or Teams, where people have written themselves, and is not searched.
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from prometheus_client import CollectorRegistry, generate_latest
from structlog.testing import capture_logs
from typing_extensions import override

from bot.domain.configuration import Configuration
from handlers.app.demo import CHAT_FILE, KEY_FILE
from handlers.cli import main
from tests.acceptance.conftest import EXAMPLES
from tests.acceptance.web_driver import WebDriver, in_the_web

MARK = "tyttebærgelé"
"""In every planted sentence, and in nothing else."""
PLANTED = {
    "question": f"Skal vi stemme over forslaget om {MARK} nå?",
    "named": f"Da vedtar vi at {MARK} bygges.",
    "unnamed": f"Kari på hjemmetjenesten er sykmeldt for depresjon og {MARK}.",
    "private": f"Vi vedtar {MARK}, men det er bare for meg.",
    "draft": f"Jeg tenker på {MARK} og venter med å lagre.",
    "shared commitment": f"Gruppa anbefaler formannskapet å kjøpe {MARK}.",
    "own commitment": f"Ringe noen om {MARK}",
    "learned": f"Da vedtar vi at alle skal ha {MARK}.",
    "carried": f"Jeg vil spørre bystyret om {MARK}",
    "channel": f"Skal vi stemme over {MARK}-saken nå?",
}
POINT = f"Vi vedtar herved {MARK} for alle."
MEMBERS = ("kari", "ola", "eva", "per", "liv")
INDICATOR = re.compile(r"(?<![0-9A-Za-z/_.-])(?:D(?:[1-9]|1[01])|P1)(?![0-9A-Za-z/_.-])")


@dataclass(frozen=True, slots=True)
class Left:
    """What a life of the product has left behind."""

    data: Path
    logged: str
    metrics: str
    leader: tuple[str, ...]

    def files(self) -> Iterator[Path]:
        return (file for file in self.data.rglob("*") if file.is_file() and file.name != CHAT_FILE)

    def cells(self) -> Iterator[tuple[str, Mapping[str, object]]]:
        """Every row of every table."""
        database = sqlite3.connect(f"file:{self.data / 'oppfolging.db'}?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in database.execute(f'SELECT * FROM "{table}"'):
                yield table, dict(row)
        database.close()


class Heard(logging.Handler):
    """Whatever any library says to the log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.getMessage()} {record.exc_text or ''}")


@contextmanager
def _at_their_loudest() -> Iterator[list[str]]:
    root, heard = logging.getLogger(), Heard()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    try:
        with capture_logs() as structured:
            yield heard.lines
            heard.lines.extend(map(str, structured))
    finally:
        root.removeHandler(heard)
        root.setLevel(level)


@pytest.fixture(scope="module")
def left(one_group: Configuration, tmp_path_factory: pytest.TempPathFactory) -> Left:
    data, registry = tmp_path_factory.mktemp("lived"), CollectorRegistry()
    configuration = replace(one_group, guard=replace(one_group.guard, read_channel=True))
    with pytest.MonkeyPatch.context() as patched, _at_their_loudest() as logged:
        patched.setattr("handlers.app.demo.CollectorRegistry", lambda: registry)
        leader = asyncio.run(_lived(configuration, data))
    return Left(data, "\n".join(logged), generate_latest(registry).decode(), tuple(leader))


async def _lived(configuration: Configuration, data: Path) -> list[str]:
    async with in_the_web(configuration, data) as group:
        await group.everybody_says_yes()
        await _write_everywhere(group)
        await group.until(date(2026, 4, 17), 12)
        await _be_host(group)
        await group.until(date(2026, 4, 17), 14)
        for words in ("status", "ukesbrev", "notat", "tilbakeblikk"):
            await group.commands("ola", words)
        return [one.text for one in await group.told("ola")]


async def _write_everywhere(group: WebDriver) -> None:
    await group.commands("ola", "runde")
    await group.submits("ola", own=PLANTED["question"], prompt="")
    if "Start likevel" in (await group.told("ola"))[-1].buttons:
        await group.presses("ola", "Start likevel")
    await group.until(date(2026, 4, 14))
    await group.answers("eva", PLANTED["named"], "named")
    await group.presses("eva", "Foreslå andre ord")
    await group.presses("eva", "Det er ikke slik ment")
    await group.answers("liv", PLANTED["unnamed"], "unnamed")
    await group.answers("per", PLANTED["private"], "private")
    await group.writes("kari", PLANTED["draft"])
    for person, name, reach in (("per", "own commitment", "only_me"), ("per", "shared commitment", "group")):
        await group.commands(person, "nytt")
        await group.submits(person, what=PLANTED[name], how=PLANTED[name], by="", reach=reach)
    await group.presses("per", "Ta det opp i rett organ")
    await group.submits("per", what=PLANTED["carried"], body="bystyret", when="")
    await _learn(group)
    for _ in range(2):
        await group.writes("kari", PLANTED["channel"], group="bord-1")


async def _learn(group: WebDriver) -> None:
    await group.commands("liv", "nytt")
    await group.submits("liv", what="Ringe Ola", by="", reach="group")
    await group.commands("liv", "mine")
    await group.presses("liv", "Åpne", commitment=await group.active_commitment("liv"))
    await group.presses("liv", "Ferdig")
    await group.presses("liv", "Skriv noen ord")
    await group.submits("liv", learned=PLANTED["learned"], shared="yes")


async def _be_host(group: WebDriver) -> None:
    for person in ("kari", "eva", "per", "liv"):
        nynorsk = person == "kari"
        yes = "Ja, det gjer eg" if nynorsk else "Ja, det gjør jeg"
        if any(yes in seen.buttons for seen in await group.told(person)):
            await group.presses(person, yes)
            await group.presses(person, "Skriv punkt" if nynorsk else "Skriv punkter")
            await group.submits(person, noticed="Vi la merke til stillheten.", wonder="", learned=POINT)
            return
    raise AssertionError("nobody was asked to be host")


def test_texts_stand_in_no_file_but_sealed(left: Left) -> None:
    assert any(file.name == "oppfolging.db" for file in left.files())
    for file in left.files():
        held = file.read_bytes()
        assert MARK.encode() not in held, file.name
        assert MARK.encode("utf-16-le") not in held, file.name


def test_no_row_says_what_the_guard_saw_and_none_of_its_rows_says_in_whom(left: Left) -> None:
    told = dict[str, int]()
    for table, row in left.cells():
        assert not any(INDICATOR.search(str(value)) for value in row.values()), (table, row)
        if table.startswith("guard_"):
            told[table] = told.get(table, 0) + 1
            assert not any(str(value) in MEMBERS for value in row.values()), (table, row)
    assert set(told) == {"guard_signals", "guard_notes", "guard_mutes"}


def test_a_signal_cannot_be_joined_to_a_text_by_its_time(left: Left) -> None:
    signals = [row for table, row in left.cells() if table == "guard_signals"]
    assert {frozenset(row) for row in signals} == {frozenset({"id", "tenant", "group_id", "at"})}
    assert len(signals) >= 3
    midnight = re.compile(r"2026-04-\d\d 22:00:00")  # of Norway's summer time, as the database has it
    assert all(midnight.match(str(row["at"])) for row in signals)


def test_what_waits_to_be_sent_is_ids_and_never_about_a_note(left: Left) -> None:
    waiting = [row for table, row in left.cells() if table == "outbox"]
    assert len(waiting) > 10
    assert not any("guard_note" in str(row.values()) for row in waiting)


def test_logs_at_their_loudest_hold_neither_text_nor_indicator(left: Left) -> None:
    assert "aiosqlite" in left.logged  # with what goes to the database
    assert MARK not in left.logged
    assert MARK.encode("unicode_escape").decode() not in left.logged
    assert not any(name in line for line in left.logged.splitlines() if INDICATOR.search(line) for name in MEMBERS)


def test_metrics_count_by_tenant_and_indicator_and_nothing_else(left: Left) -> None:
    noticed = [line for line in left.metrics.splitlines() if INDICATOR.search(line.replace('"', " "))]
    shape = re.compile(r'oppfolging_guard_notes_(?:total|created)\{indicator="[DP]\d+",tenant="bergen"\} [\d.e+]+')
    assert noticed
    assert all(shape.fullmatch(line) for line in noticed)
    assert MARK not in left.metrics
    assert not any(f'"{person}"' in left.metrics for person in MEMBERS)


def test_the_leader_reads_points_and_facts_and_nothing_of_signals(left: Left) -> None:
    told = "\n".join(left.leader)
    assert POINT in told
    private = ("named", "unnamed", "private", "draft", "shared commitment", "own commitment", "carried", "channel")
    assert not [name for name in private if PLANTED[name] in told]
    assert not INDICATOR.search(told)


def test_the_administrator_reads_points_and_facts_and_nothing_of_signals(left: Left) -> None:
    place = ["--config", str(EXAMPLES / "bergen.yaml"), "--tenant", "bergen"]
    database = {
        "OPPFOLGING_DATABASE_URL": f"sqlite:///{left.data / 'oppfolging.db'}",
        "OPPFOLGING_TEXT_KEYS": (left.data / KEY_FILE).read_text(encoding="ascii").strip(),
    }
    ran = [
        CliRunner().invoke(main, arguments, env=database)
        for arguments in (
            ["outbox", "--json"],
            ["digest", *place, "--group", "bord-1", "--week", "2026-W16"],
            ["digest", *place, "--group", "bord-1", "--week", "2026-W16", "--json"],
        )
    ]
    assert [one.exit_code for one in ran] == [0, 0, 0]
    told = "\n".join(one.output for one in ran)
    assert POINT in told
    assert not [name for name, text in PLANTED.items() if text in told and name not in {"question", "learned"}]
    assert not INDICATOR.search(told)
