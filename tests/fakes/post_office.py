"""Delivery with everything real but the platform: a database, the loop, and times a thousand times shorter."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from prometheus_client import CollectorRegistry

from bot.cards.card import Card
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.language import Language
from bot.domain.message import Kind, Message, ToGroup, ToPerson
from bot.domain.person import Platform
from bot.ports import Address, Claimed, Compose, Deliveries, Leases, Messenger, Nothing, Outgoing, Planned, State
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import Database
from bot.store.leases import LeasesInStore
from bot.store.outbox import OutboxOfTenant
from scheduling.delivery import Delivery
from scheduling.pacing import Limits
from scheduling.sending import sending
from scheduling.telemetry import Telemetry
from scheduling.tuning import Surroundings, Tuning

NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)
BERGEN = TenantId("bergen")
NO_LIMITS: Mapping[Platform, Limits] = dict.fromkeys(Platform, Limits())
SOON = tuple(timedelta(milliseconds=milliseconds) for milliseconds in (5, 10, 20))
QUICK = Tuning(poll=0.01, lease=0.6, longest_request=0.2, look_up_after=0.01, grace=1.0, back_off=SOON)
CARD = Card(language=Language.NB, summary="Et spørsmål å tenke over", blocks=())


@dataclass(slots=True)
class Noon:
    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


def post(send_key: str, *, kind: Kind = Kind.SHARE_POST, **more: Any) -> Message:  # noqa: ANN401 - any field of it
    """To a group's channel: at most once."""
    message = Message(send_key=send_key, kind=kind, target=ToGroup(GroupId("bord-1")), due_at=NOON)
    return replace(message, **more)


def prompt(send_key: str, person: str, **more: Any) -> Message:  # noqa: ANN401 - any field of it
    """To a person, with a place in their day: at most once."""
    target = ToPerson(PersonId(person))
    message = Message(send_key=send_key, kind=Kind.PROMPT, target=target, due_at=NOON, slot_day=NOON.date())
    return replace(message, **more)


async def compose(claimed: Claimed) -> Outgoing | Nothing:
    to = Address(platform=Platform.SLACK, external=claimed.refs.get("channel", claimed.send_key))
    return Outgoing(
        tenant=claimed.tenant,
        send_key=claimed.send_key,
        card=CARD,
        to=to,
        thread_ref=claimed.thread_ref,
        update_ref=claimed.update_ref,
    )


@dataclass(slots=True)
class PostOffice:
    database: Database
    messenger: Messenger
    clock: Noon = field(default_factory=Noon)
    compose: Compose = compose
    tuning: Tuning = QUICK
    limits: Mapping[Platform, Limits] = field(default_factory=lambda: NO_LIMITS)
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    async def plan(self, *messages: Message, tenant: str = BERGEN) -> None:
        async with self.database.writing() as connection:
            await OutboxOfTenant(connection, TenantId(tenant)).plan(messages)

    async def find(self, send_key: str, tenant: str = BERGEN) -> Planned:
        async with self.database.reading() as connection:
            found = await OutboxOfTenant(connection, TenantId(tenant)).find(send_key)
        if found is None:
            raise LookupError(send_key)
        return found

    async def state(self, send_key: str, tenant: str = BERGEN) -> State:
        return (await self.find(send_key, tenant)).state

    def delivery(self, deliveries: Deliveries | None = None, leases: Leases | None = None) -> Delivery:
        return sending(
            deliveries=deliveries or DeliveriesInStore(self.database),
            leases=leases or LeasesInStore(self.database),
            messengers={Platform.SLACK: self.messenger},
            compose=self.compose,
            around=Surroundings(
                clock=self.clock, jitter=lambda: 0.0, telemetry=Telemetry(CollectorRegistry()), tuning=self.tuning
            ),
            limits=self.limits,
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Delivery]:
        delivery, stop = self.delivery(), asyncio.Event()
        running = asyncio.create_task(delivery.run(stop))
        try:
            yield delivery
        finally:
            stop.set()
            await asyncio.wait_for(running, 10)

    async def until(self, happened: Callable[[], bool], within: float = 5.0) -> None:
        async with asyncio.timeout(within):
            while not happened():  # noqa: ASYNC110 - the test looks at what it can see
                await asyncio.sleep(0.005)
