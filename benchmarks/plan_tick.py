"""A tick with nothing due, with a thousand commitments and with a million: it must cost the same.

    python benchmarks/plan_tick.py [--commitments 1000000] [--tenants 357] [--rounds 7] [--folder DIR]

Prints JSON: milliseconds for a tick of all tenants with each size (medians of interleaved rounds), and their ratio.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

from sqlalchemy import text

from bot.cards.welcome import TEXT_VERSION
from bot.domain.commitment import Commitment, Content, Event, Form, Reach, Status, What
from bot.domain.configuration import Channel, Configuration, RoundPlan, Seminar, Tenant, WorkingGroup
from bot.domain.ids import CommitmentId, GroupId, PersonId, SeminarId, TenantId
from bot.domain.library import PromptId
from bot.domain.person import Answer, Participation, Person, Platform, Role
from bot.store.cipher import SealingKeys, TextCipher
from bot.store.engine import Database, open_engine
from bot.store.migrating import upgrade
from bot.store.schema import metadata
from bot.store.store import DatabaseStore
from scheduling.tick import tick

KEY: Final = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
GROUPS: Final = 6
MEMBERS: Final = 5
FEW: Final = 1_000
REACH: Final = 1.5
SEMINAR: Final = SeminarId("samling")
QUIET_NOON: Final = datetime(2026, 5, 6, 11, 0, tzinfo=UTC)
"""A Wednesday: the morning's reminders are planned, and no round or digest is near."""


def kommune(number: int) -> Configuration:
    people = tuple(
        Person(
            id=PersonId(f"p{index:02}"),
            name=f"Person {index}",
            email=f"p{index}@k{number}.example",
            role=Role.ADMINISTRATION,
        )
        for index in range(GROUPS * MEMBERS)
    )
    groups = tuple(
        WorkingGroup(
            id=GroupId(f"bord-{index}"),
            name=f"Refleksjonsgruppe {index}",
            seminar=SEMINAR,
            members=tuple(one.id for one in people[index * MEMBERS : (index + 1) * MEMBERS]),
            leaders=(people[index * MEMBERS].id,),
            channel=Channel(platform=Platform.SLACK, id=f"C{index}"),
            starts=date(2026, 4, 13),
            ends=date(2027, 4, 8),
            rounds=RoundPlan(prompts=(PromptId("samspill-bystyre-byrad"),)),
        )
        for index in range(GROUPS)
    )
    return Configuration(
        tenant=Tenant(id=TenantId(f"k{number:03}"), name=f"Kommune {number}", contact="post@example.org"),
        people=people,
        seminars=(Seminar(id=SEMINAR, title="Samling", date=date(2026, 4, 8)),),
        groups=groups,
    )


async def fill(database: Database, kommuner: list[Configuration], commitments: int) -> None:
    """Let the store write one commitment, and copy its row: the sealing is not what is measured."""
    store = store_of(database)
    for one in kommuner:
        async with store.begin(one.tenant.id) as work:
            for person in one.people:
                yes = Participation(person=person.id).become(Answer.YES, text_version=TEXT_VERSION, now=QUIET_NOON)
                await work.participations.save(yes)
    async with store.begin(kommuner[0].tenant.id) as work:
        await work.commitments.add(model())
    table = metadata.tables["commitments"]
    async with database.writing() as connection:
        row = dict((await connection.execute(table.select())).mappings().one())
        await connection.execute(table.delete())
        for start in range(0, commitments, 20_000):
            rows = [copied(row, kommuner, number) for number in range(start, min(start + 20_000, commitments))]
            await connection.execute(table.insert(), rows)
        await connection.execute(text("ANALYZE"))


def store_of(database: Database) -> DatabaseStore:
    return DatabaseStore(database, TextCipher(SealingKeys([KEY]), fingerprint_key=b"a key of thirty-two bytes, fixed"))


def model() -> Commitment:
    return Commitment(
        id=CommitmentId("model"),
        seminar=SEMINAR,
        group=None,
        form=Form.ADMINISTRATION,
        owner=PersonId("p00"),
        content=Content(what="Spørre etatene hva de trenger fra oss", due=date(2026, 6, 12)),
        reach=Reach.GROUP,
        status=Status.OPEN,
        created_at=QUIET_NOON,
        history=(Event(what=What.CREATED, at=QUIET_NOON, by=PersonId("p00")),),
    )


def copied(row: dict[str, Any], kommuner: list[Configuration], number: int) -> dict[str, Any]:
    """Dates lie over two years, none of them reminded of at noon; one in five is done."""
    return row | {
        "tenant": kommuner[number % len(kommuner)].tenant.id,
        "id": f"c{number:07}",
        "owner": f"p{number % (GROUPS * MEMBERS):02}",
        "fingerprint": f"f{number:07}",
        "due": date(2025, 6, 1) + timedelta(days=number // len(kommuner) % 730),
        "status": "done" if number % 5 == 0 else "open",
    }


class Town:
    def __init__(self, database: Database, kommuner: list[Configuration]) -> None:
        self.database, self._kommuner = database, kommuner
        self._store = store_of(database)
        self._numbers = count()
        self._now = QUIET_NOON

    async def settle(self) -> None:
        """Plan up to noon, so that what follows has nothing to do."""
        await self._beat(self._now)

    async def measured(self) -> float:
        self._now += timedelta(seconds=20)
        began = time.perf_counter()
        done = await self._beat(self._now)
        if done:
            raise RuntimeError(f"{done} things were due at noon: this measures something else")
        return (time.perf_counter() - began) * 1000

    async def _beat(self, now: datetime) -> int:
        ticks = [await tick(self._store, one, now, self._new_id) for one in self._kommuner]
        return sum(one.done for one in ticks)

    @property
    def _new_id(self) -> Callable[[], str]:
        return lambda: f"id-{next(self._numbers)}"


async def opened(folder: Path, name: str, kommuner: list[Configuration], commitments: int) -> Town:
    url = f"sqlite:///{folder / name}"
    await upgrade(url)
    database = open_engine(url)
    await fill(database, kommuner, commitments)
    town = Town(database, kommuner)
    await town.settle()
    return town


async def measure(folder: Path, commitments: int, tenants: int, rounds: int) -> dict[str, Any]:
    kommuner = [kommune(number) for number in range(tenants)]
    few = await opened(folder, "few.db", kommuner, FEW)
    many = await opened(folder, "many.db", kommuner, commitments)
    await few.measured()
    await many.measured()
    pairs = [(await few.measured(), await many.measured()) for _ in range(rounds)]
    for town in (few, many):
        await town.database.close()
    with_few, with_many = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(many_ms / few_ms for few_ms, many_ms in pairs)
    return {
        "benchmark": "plan_tick",
        "tenants": tenants,
        "commitments": [FEW, commitments],
        "all_tenants_ms": [round(with_few, 1), round(with_many, 1)],
        "one_tenant_ms": [round(with_few / tenants, 3), round(with_many / tenants, 3)],
        "ratio": round(ratio, 3),
        "reach": REACH,
        "ok": ratio <= REACH,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commitments", type=int, default=1_000_000)
    parser.add_argument("--tenants", type=int, default=357)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="plan-tick-", dir=asked.folder) as folder:
        found = asyncio.run(measure(Path(folder), asked.commitments, asked.tenants, asked.rounds))
    print(json.dumps(found))
    return 0 if found["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
