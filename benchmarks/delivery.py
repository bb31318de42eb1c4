"""How much of raw aiohttp's speed is left when every message is claimed, started, sent and settled in a database.

Every round stands between two of raw aiohttp and is compared with their mean: raw, SQLite, raw, PostgreSQL, raw, and so
on. The figure is the median of the ratios. Options: `--messages 4000 --rounds 5 --latency 0 80`.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from prometheus_client import CollectorRegistry
from sqlalchemy import delete

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.cards.card import Card
from bot.domain.ids import GroupId, TenantId
from bot.domain.language import Language
from bot.domain.message import Kind, Message, ToGroup
from bot.domain.person import Platform
from bot.ports import Address, Claimed, Outgoing
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import Database, open_engine
from bot.store.leases import LeasesInStore
from bot.store.outbox import OutboxOfTenant
from bot.store.tables.outbox import outbox
from handlers.app.memory import look_seldom
from scheduling.pacing import Limits
from scheduling.sending import sending
from scheduling.telemetry import Telemetry
from scheduling.tuning import Surroundings, Tuning
from tests.databases import migrate, start_postgresql
from tests.fakes.http_messenger import body_of, messenger_to
from tests.fakes.running_platform import RunningPlatform, running_platform

CONNECTIONS = 100
UNDER_WAY = 5 * CONNECTIONS  # While one part is written down, the others are on their way.
TENANT = TenantId("bergen")
NO_LIMITS = dict.fromkeys(Platform, Limits())
CARD = Card(language=Language.NB, summary="Et spørsmål å tenke over. " * 12, blocks=())
REACH = {("sqlite", 0): 0.55, ("postgresql", 0): 0.5, ("sqlite", 80): 0.95, ("postgresql", 80): 0.95}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Messages a second; raw is the mean of the runs before and after, since machines have moods."""

    ours: float
    raw: float


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


async def compose(claimed: Claimed) -> Outgoing:
    return outgoing(claimed.tenant, claimed.send_key)


def outgoing(tenant: TenantId, send_key: str) -> Outgoing:
    to = Address(platform=Platform.WEB, external=send_key)
    return Outgoing(tenant=tenant, send_key=send_key, card=CARD, to=to)


async def raw(platform: RunningPlatform, messages: int, mark: str) -> float:
    """The same bodies by the same function, over as many connections; no database."""
    numbers = iter(range(messages))

    async def send(session: aiohttp.ClientSession) -> None:
        for number in numbers:
            body = body_of(outgoing(TENANT, f"{mark}/{number}"))
            async with session.post(f"{platform.url}/post", json=body) as answer:
                await answer.json()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS)) as session:
        began = time.perf_counter()
        await asyncio.gather(*(send(session) for _ in range(CONNECTIONS)))
        return messages / (time.perf_counter() - began)


async def delivered(database: Database, platform: RunningPlatform, messages: int, mark: str) -> float:
    async with database.writing() as connection:
        await OutboxOfTenant(connection, TENANT).plan(
            [
                Message(
                    send_key=f"{mark}/{n}", kind=Kind.SHARE_POST, target=ToGroup(GroupId("g")), due_at=datetime.now(UTC)
                )
                for n in range(messages)
            ]
        )
    deliveries = DeliveriesInStore(database)
    around = Surroundings(
        clock=SystemClock(),
        telemetry=Telemetry(CollectorRegistry()),
        tuning=Tuning(most_under_way=UNDER_WAY, connections=CONNECTIONS),
    )
    async with messenger_to(platform.url, connections=CONNECTIONS) as messenger:
        delivery = sending(
            deliveries=deliveries,
            leases=LeasesInStore(database),
            messengers={Platform.WEB: messenger},
            compose=compose,
            around=around,
            limits=NO_LIMITS,
        )
        stop = asyncio.Event()
        began = time.perf_counter()
        running = asyncio.create_task(delivery.run(stop))
        await delivery.drained()
        took = time.perf_counter() - began
        stop.set()
        await running
    if await deliveries.backlog():
        raise RuntimeError("something was not sent")
    return messages / took


@asynccontextmanager
async def databases(folder: str) -> AsyncIterator[dict[str, Database]]:
    """Both durable: SQLite with synchronous=FULL, PostgreSQL with fsync."""
    server = start_postgresql(durable=True)
    urls = {"sqlite": f"sqlite:///{folder}/delivery.db", "postgresql": server.new_database("bench")}
    migrate(urls["sqlite"])
    opened = {name: open_engine(url) for name, url in urls.items()}
    try:
        yield opened
    finally:
        for database in opened.values():
            await database.close()
        server.stop()


async def measure(latency: int, messages: int, rounds: int) -> list[dict[str, object]]:
    figures: dict[str, list[Pair]] = {"sqlite": [], "postgresql": []}
    with running_platform() as platform, tempfile.TemporaryDirectory() as folder:
        platform.behave(latency=latency / 1000)
        async with databases(folder) as opened:
            before = await raw(platform, messages, "warm")
            for number in range(rounds):
                for name, database in opened.items():
                    ours = await delivered(database, platform, messages, f"{name}/{number}")
                    await cleared(database)
                    after = await raw(platform, messages, f"raw/{name}/{number}")
                    figures[name].append(Pair(ours=ours, raw=(before + after) / 2))
                    before = after
        doubled = [key for key, times in platform.taken.items() if times > 1]
    if doubled:
        raise RuntimeError(f"{len(doubled)} messages were sent twice")
    return [result(name, latency, pairs) for name, pairs in figures.items()]


async def cleared(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(delete(outbox))


def result(name: str, latency: int, pairs: list[Pair]) -> dict[str, object]:
    ratios = [pair.ours / pair.raw for pair in pairs]
    return {
        "benchmark": "delivery",
        "database": name,
        "latency_ms": latency,
        "messages_per_second": round(statistics.median(pair.ours for pair in pairs)),
        "raw_per_second": round(statistics.median(pair.raw for pair in pairs)),
        "ratio": round(statistics.median(ratios), 3),
        "ratios": [round(ratio, 3) for ratio in ratios],
        "reach": REACH.get((name, latency)),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--latency", type=int, nargs="*", default=[0, 80])
    asked = parser.parse_args()
    look_seldom()  # As `serve` does; raw aiohttp in this process has the same of it.
    results = [one for latency in asked.latency for one in asyncio.run(measure(latency, asked.messages, asked.rounds))]
    print(json.dumps(results, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
