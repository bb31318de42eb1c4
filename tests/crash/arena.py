"""Where processes are killed: workers, a platform that records, a database, and the account at the end."""

import asyncio
import itertools
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from bot.domain.ids import GroupId, TenantId
from bot.domain.message import Kind, Message, ToGroup
from bot.ports import State
from bot.store.engine import address_of, open_engine
from bot.store.outbox import OutboxOfTenant
from tests.fakes.running_platform import RunningPlatform, running_platform

WORKER = Path(__file__).with_name("worker.py")
TENANTS = ("bergen", "levanger", "oslo", "fjordvik")
KINDS = (Kind.SHARE_POST, Kind.REMINDERS)
"""At most once, at least once."""
OPEN = frozenset({State.PENDING, State.CLAIMED, State.STARTED})


@dataclass(slots=True, kw_only=True)
class Account:
    """What a run came to."""

    name: str
    kills: Counter[str] = field(default_factory=Counter)
    """By the state that some row was in at that moment."""
    planned: int = 0
    lost: int = 0
    doubled: int = 0
    doubled_against_promise: int = 0
    uncertain: int = 0
    in_flight: int = 0
    """Rows that were started when a process was killed, added up: what may at most be in doubt."""

    def line(self) -> str:
        by_state = ", ".join(f"{state} {times}" for state, times in sorted(self.kills.items()))
        numbers = (self.planned, self.kills.total(), self.lost, self.doubled, self.uncertain, self.in_flight)
        return f"| {self.name:44} | {' | '.join(f'{number:>7}' for number in numbers)} | {by_state} |"


HEADING = (
    f"| {'scenario':44} | planned |   kills |    lost | doubled | unsure  | started | kills by state |\n"
    f"|{'-' * 46}|" + "--------:|" * 6 + "---|"
)


class Arena:
    def __init__(self, name: str, url: str, platform: RunningPlatform, folder: Path, *, processes: int) -> None:
        self.account = Account(name=name)
        self.platform = platform
        self.chance = random.Random(11)
        self.workers: list[subprocess.Popen[bytes]] = []
        self._url = url
        self._processes = processes
        self._clock = folder / "clock"
        self._clock.write_text("0", encoding="utf-8")
        address = address_of(url)
        self._engine: Engine = create_engine(
            address.set(drivername="sqlite") if address.get_backend_name() == "sqlite" else address
        )
        self._number = itertools.count()
        self._kinds: dict[str, Kind] = {}
        self._sent = 0

    def start(self) -> subprocess.Popen[bytes]:
        sole = "sole" if self._processes == 1 else "one-of-several"
        command = [sys.executable, str(WORKER), self._url, self.platform.url, str(self._clock), sole]
        worker = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.workers.append(worker)
        return worker

    def fill(self, messages: int) -> None:
        """Plan so many more, spread over tenants and promises."""
        asyncio.run(self._plan(messages))

    async def _plan(self, messages: int) -> None:
        database = open_engine(self._url)
        for tenant in TENANTS:
            keys = [f"{tenant}/{next(self._number)}" for _ in range(messages // len(TENANTS))]
            kinds = {key: KINDS[number % 2] for number, key in enumerate(keys)}
            self._kinds |= kinds
            async with database.writing() as connection:
                await OutboxOfTenant(connection, TenantId(tenant)).plan(
                    [
                        Message(send_key=key, kind=kind, target=ToGroup(GroupId("g")), due_at=datetime.now(UTC))
                        for key, kind in kinds.items()
                    ]
                )
        await database.close()

    def set_clock(self, seconds: float) -> None:
        self._clock.write_text(str(seconds), encoding="utf-8")

    def states(self) -> Counter[str]:
        with self._engine.connect() as connection:
            rows = connection.execute(text("SELECT state, count(*) AS rows FROM outbox GROUP BY state"))
            return Counter({str(row.state): int(row.rows) for row in rows})

    def kill(self, state: State) -> None:
        """Kill a process while some row is in this state, and start another. Each first gets on with its work."""
        self.until(lambda: self._gets_on(state), within=30)
        victim = self.chance.choice(self.workers)
        time.sleep(self.chance.random() * 0.05)
        victim.kill()
        victim.wait()
        self.workers.remove(victim)
        left = self.states()
        self._sent = left[State.SENT]
        self.account.kills[state if left[state] else "(passed by)"] += 1
        self.account.in_flight += left[State.STARTED]
        self.start()

    def _gets_on(self, state: State) -> bool:
        states = self.states()
        return states[State.SENT] > self._sent and states[state] > 0

    def _open(self) -> int:
        states = self.states()
        return sum(states[state] for state in OPEN)

    def settled(self, within: float = 60) -> None:
        self.until(lambda: not self._open(), within=within)

    def until(self, happened: Callable[[], bool], *, within: float) -> None:
        end = time.monotonic() + within
        while True:
            try:
                if happened():
                    return
            except OperationalError:
                pass
            if time.monotonic() > end:
                raise TimeoutError(f"{self.account.name}: {self._last_look()}")
            time.sleep(0.005)

    def _last_look(self) -> str:
        try:
            return str(dict(self.states()))
        except OperationalError:
            return "the database does not answer"

    def judge(self) -> Account:
        """Lost is what neither arrived nor is shown to anybody; doubled is what arrived twice."""
        taken = self.platform.taken
        with self._engine.connect() as connection:
            rows = connection.execute(text("SELECT send_key, state FROM outbox"))
            states = {str(row.send_key): State(row.state) for row in rows}
        shown = {State.UNCERTAIN, State.FAILED}
        account = self.account
        account.planned = len(self._kinds)
        account.lost = sum(1 for key in self._kinds if not taken.get(key) and states.get(key) not in shown)
        doubled = [key for key, times in taken.items() if times > 1]
        account.doubled = sum(taken[key] - 1 for key in doubled)
        account.doubled_against_promise = sum(1 for key in doubled if self._kinds[key] is Kind.SHARE_POST)
        account.uncertain = sum(1 for state in states.values() if state is State.UNCERTAIN)
        return account

    def close(self) -> None:
        for worker in self.workers:
            worker.send_signal(signal.SIGCONT)
            worker.kill()
            worker.wait()
        self._engine.dispose()


@contextmanager
def arena(name: str, url: str, folder: Path, *, processes: int = 1) -> Iterator[Arena]:
    with running_platform() as platform:
        # A platform slow enough for rows to be seen under way.
        platform.behave(latency=0.03)
        opened = Arena(name, url, platform, folder, processes=processes)
        try:
            for _ in range(processes):
                opened.start()
            yield opened
        finally:
            opened.close()
