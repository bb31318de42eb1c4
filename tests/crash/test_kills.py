"""Real processes, killed. Short here; `make crash` kills a hundred of each and prints its table."""

import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import pytest

from bot.ports import State
from tests.crash.arena import HEADING, Account, Arena, arena
from tests.databases import PostgresServer, start_postgresql

pytestmark = pytest.mark.crash

LONG = os.environ.get("OPPFOLGING_CRASH") == "long"
KILLS = 100 if LONG else 5
REPEATS = 5
STATES = (State.STARTED, State.CLAIMED, State.PENDING, State.SENT)

PAUSE = 2.5
"""Longer than a worker's lease."""


def killed(fight: Arena, _: PostgresServer) -> None:
    for state in islice(cycle(STATES), KILLS):
        fight.fill(80)
        fight.kill(state)


def killed_without_memory(fight: Arena, _: PostgresServer) -> None:
    """The platform cannot be asked: what was in flight stays in doubt, or is sent again where that was promised."""
    fight.platform.behave(forgets=True)
    for _number in range(KILLS // 4 + 1):
        fight.fill(80)
        fight.kill(State.STARTED)


def stopped_beyond_the_lease(fight: Arena, _: PostgresServer) -> None:
    """Others take over; when it wakes up it must not write what it still had in its hands."""
    for _number in range(REPEATS):
        fight.fill(200)
        fight.until(lambda: fight.states()[State.STARTED] > 0, within=20)
        sleeper = fight.chance.choice(fight.workers)
        sleeper.send_signal(signal.SIGSTOP)
        fight.account.kills["stopped"] += 1
        time.sleep(PAUSE)
        sleeper.send_signal(signal.SIGCONT)


def storms(fight: Arena, _: PostgresServer) -> None:
    """Every second message: 429, 500, cut after it was taken, dropped before, or no answer at all."""
    for _number in range(REPEATS):
        fight.platform.behave(ways=["429", "500", "cut", "drop", "hang"], share=0.5)
        fight.fill(120)
        time.sleep(PAUSE)
    fight.platform.behave(share=0.0)


def clock_set_back(fight: Arena, _: PostgresServer) -> None:
    for _number in range(REPEATS):
        fight.fill(80)
        fight.set_clock(-3600)
        fight.fill(80)
        time.sleep(0.5)
        fight.set_clock(0)


def disk_full(fight: Arena, _: PostgresServer) -> None:
    """No file of the process may grow: every commit fails, until there is room again."""
    for _number in range(REPEATS):
        fight.fill(120)
        fight.until(lambda: fight.states()[State.STARTED] > 0, within=20)
        for limit in (4096, resource.RLIM_INFINITY):
            for worker in fight.workers:
                resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            time.sleep(PAUSE)


def database_restarted(fight: Arena, server: PostgresServer) -> None:
    for _number in range(REPEATS):
        fight.fill(200)
        fight.until(lambda: fight.states()[State.STARTED] > 0, within=20)
        server.handle.stop()
        time.sleep(PAUSE)
        server.handle.ensure_postgres_running()
        fight.account.kills["database"] += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    run: Callable[[Arena, PostgresServer], None]
    processes: int
    remembers: bool = True
    short: bool = False

    @property
    def name(self) -> str:
        where = "SQLite, one process" if self.processes == 1 else f"PostgreSQL, {self.processes} processes"
        return f"{self.run.__name__.replace('_', ' ')}: {where}"


SCENARIOS = [
    Scenario(run=killed, processes=1, short=True),
    Scenario(run=killed, processes=3, short=True),
    Scenario(run=killed_without_memory, processes=1, remembers=False),
    Scenario(run=killed_without_memory, processes=3, remembers=False),
    Scenario(run=stopped_beyond_the_lease, processes=3),
    Scenario(run=storms, processes=1),
    Scenario(run=storms, processes=3),
    Scenario(run=clock_set_back, processes=1),
    Scenario(run=clock_set_back, processes=3),
    Scenario(run=disk_full, processes=1),
    Scenario(run=database_restarted, processes=3),
]


@pytest.fixture(scope="module")
def accounts() -> Iterator[list[Account]]:
    made: list[Account] = []
    yield made
    sys.stdout.write("\n".join(("", HEADING, *(account.line() for account in made), "")))


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """Durable: one that forgets what it promised would make every figure here worthless."""
    started = start_postgresql(durable=True)
    yield started
    started.stop()


@pytest.mark.parametrize("scenario", [one for one in SCENARIOS if LONG or one.short], ids=lambda one: one.name)
def test_nothing_is_lost_and_nothing_is_doubled_that_was_promised_once(
    scenario: Scenario, server: PostgresServer, sqlite_url: str, tmp_path: Path, accounts: list[Account]
) -> None:
    url = sqlite_url if scenario.processes == 1 else server.new_database(f"crash_{SCENARIOS.index(scenario)}")
    with arena(scenario.name, url, tmp_path, processes=scenario.processes) as fight:
        scenario.run(fight, server)
        fight.settled()
        account = fight.judge()
    accounts.append(account)
    assert account.planned > 0
    assert (account.lost, account.doubled_against_promise) == (0, 0)
    if scenario.remembers:
        assert (account.doubled, account.uncertain) == (0, 0)
    else:
        assert account.doubled + account.uncertain <= account.in_flight
