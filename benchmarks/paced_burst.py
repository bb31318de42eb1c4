"""A morning's burst over fifty tenants against platforms that count: how close to the ideal, and was anybody told off?

Half of the tenants write in Slack (5 a second), half in Teams (30 a second). A tenth of the messages go to one channel,
which has limits of its own. The ideal is the time that the slowest tenant's limits allow for its messages.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import CollectorRegistry

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.cards.card import Card
from bot.domain.ids import GroupId, TenantId
from bot.domain.language import Language
from bot.domain.message import Kind, Message, ToGroup
from bot.domain.person import Platform
from bot.ports import Address, Claimed, Outgoing
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import open_engine
from bot.store.leases import LeasesInStore
from bot.store.outbox import OutboxOfTenant
from handlers.app.memory import look_seldom
from scheduling.pacing import LIMITS
from scheduling.rate_limit import Window
from scheduling.sending import sending
from scheduling.telemetry import Telemetry
from scheduling.tuning import Surroundings
from tests.databases import migrate
from tests.fakes.http_messenger import messenger_to
from tests.fakes.running_platform import RunningPlatform, running_platform

TENANTS = 50
SECONDS = 20
"""So many seconds' worth of messages for each tenant."""
REACH = 1.05
CARD = Card(language=Language.NB, summary="Et spørsmål å tenke over. " * 12, blocks=())
PLATFORMS = (Platform.SLACK, Platform.TEAMS)


def platform_of(tenant: str) -> Platform:
    return PLATFORMS[int(tenant.removeprefix("tenant-")) % 2]


def messages_of(tenant: str) -> int:
    window = LIMITS[platform_of(tenant)].tenant[0]
    return int(window.messages / window.seconds * SECONDS)


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


async def compose(claimed: Claimed) -> Outgoing:
    to = Address(platform=platform_of(claimed.tenant), external=claimed.refs["channel"])
    return Outgoing(tenant=claimed.tenant, send_key=claimed.send_key, card=CARD, to=to)


def planned(tenant: str) -> list[Message]:
    """Every tenth to the group's channel, the others to a person each."""
    return [
        Message(
            send_key=f"{tenant}/{number}",
            kind=Kind.SHARE_POST,
            target=ToGroup(GroupId("g")),
            refs={"channel": f"person-{number}" if number % 10 else "channel"},
            due_at=datetime.now(UTC),
        )
        for number in range(messages_of(tenant))
    ]


def shortest(messages: int, windows: tuple[Window, ...]) -> float:
    """How long so many messages take when each leaves as early as the limits allow."""
    left: list[float] = []
    for _ in range(messages):
        opens = (left[-window.messages] + window.seconds for window in windows if len(left) >= window.messages)
        left.append(max(opens, default=0.0))
    return left[-1]


def ideal(tenant: str) -> float:
    limits, messages = LIMITS[platform_of(tenant)], messages_of(tenant)
    return max(shortest(messages, limits.tenant), shortest(-(-messages // 10), limits.conversation))


def strict(platform: Platform, counting: RunningPlatform) -> None:
    limits = LIMITS[platform]
    windows = {"tenant_windows": limits.tenant, "channel_windows": limits.conversation}
    counting.behave(**{name: [(one.messages, one.seconds) for one in of] for name, of in windows.items()})


async def drained(slack: RunningPlatform, teams: RunningPlatform, tenants: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/burst.db"
        await asyncio.to_thread(migrate, url)
        database = open_engine(url)
        async with database.writing() as connection:
            for tenant in tenants:
                await OutboxOfTenant(connection, TenantId(tenant)).plan(planned(tenant))
        async with messenger_to(slack.url) as to_slack, messenger_to(teams.url) as to_teams:
            deliveries = DeliveriesInStore(database)
            delivery = sending(
                deliveries=deliveries,
                leases=LeasesInStore(database),
                messengers={Platform.SLACK: to_slack, Platform.TEAMS: to_teams},
                compose=compose,
                around=Surroundings(clock=SystemClock(), telemetry=Telemetry(CollectorRegistry())),
            )
            stop, began = asyncio.Event(), time.perf_counter()
            running = asyncio.create_task(delivery.run(stop))
            while await deliveries.backlog():  # noqa: ASYNC110 - by looking
                await asyncio.sleep(0.05)
            took = time.perf_counter() - began
            stop.set()
            await running
        await database.close()
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tenants", type=int, default=TENANTS)
    tenants = [f"tenant-{number}" for number in range(parser.parse_args().tenants)]
    look_seldom()  # As `serve` does.
    with running_platform() as slack, running_platform() as teams:
        strict(Platform.SLACK, slack)
        strict(Platform.TEAMS, teams)
        took = asyncio.run(drained(slack, teams, tenants))
        refused = sum(slack.refused.values()) + sum(teams.refused.values())
        arrived = len(slack.taken) + len(teams.taken)
    best = max(map(ideal, tenants))
    result = {
        "benchmark": "paced_burst",
        "tenants": len(tenants),
        "messages": arrived,
        "seconds": round(took, 2),
        "ideal_seconds": round(best, 2),
        "ratio": round(took / best, 3),
        "told_off": refused,
        "reach": REACH,
    }
    print(json.dumps(result, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
