"""The whole product in one process: turns in, ticks by the clock, deliveries out."""

import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Final

import structlog
from structlog.contextvars import bound_contextvars
from typing_extensions import override

from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.person import Platform
from bot.ports import Claimed, Clock, Compose, Deliveries, Directory, Messenger, Nothing, Outgoing
from bot.store.deliveries import DeliveriesInStore
from bot.store.identifiers import RandomIds
from bot.store.leases import LeasesInStore
from bot.store.opening import open_store
from bot.store.store import DatabaseStore
from bot.usecases.advance_round import who_may_host
from bot.usecases.apply_configuration import apply_configuration
from bot.usecases.compose import Composer
from bot.usecases.incoming import Incoming
from bot.usecases.neighbours import NeighboursHere
from bot.usecases.pair_groups import pair_groups
from bot.usecases.reply import Noticed, Reply
from bot.usecases.scene import Scene
from bot.usecases.turn import Turns
from scheduling.delivery import Delivery
from scheduling.sending import sending
from scheduling.telemetry import Telemetry
from scheduling.tick import Ticked, tick
from scheduling.tuning import Surroundings, Tuning

log = structlog.get_logger()

EVERY_TENANT: Final = TenantId("*")
"""What a fault is told under that is no single tenant's."""


class Directories(Directory):
    """Each group's channel is asked about on its own platform."""

    def __init__(self, by_platform: Mapping[Platform, Directory], configurations: "Configurations") -> None:
        self._by_platform = by_platform
        self._configurations = configurations

    @override
    async def members_of(self, tenant: TenantId, group: GroupId) -> Sequence[PersonId | None] | None:
        configuration = self._configurations.of(tenant)
        channel = configuration.group(group).channel if configuration else None
        directory = self._by_platform.get(channel.platform) if channel else None
        return await directory.members_of(tenant, group) if directory else None


class Configurations:
    """What is followed now. It is replaced whole when a changed file is taken in."""

    def __init__(self, configurations: Iterable[Configuration]) -> None:
        self._by_tenant: Mapping[TenantId, Configuration] = {}
        self.replace(configurations)

    def replace(self, configurations: Iterable[Configuration]) -> None:
        self._by_tenant = {one.tenant.id: one for one in configurations}

    def of(self, tenant: TenantId) -> Configuration | None:
        return self._by_tenant.get(tenant)

    def all(self) -> tuple[Configuration, ...]:
        return tuple(self._by_tenant.values())


class Oppfolging:
    def __init__(
        self,
        *,
        store: DatabaseStore,
        configurations: Configurations,
        clock: Clock,
        turns: Turns,
        delivery: Delivery,
        deliveries: Deliveries,
        telemetry: Telemetry,
    ) -> None:
        self.store = store
        self.configurations = configurations
        self.clock = clock
        self.delivery = delivery
        self.deliveries = deliveries
        self.telemetry = telemetry
        self._turns = turns
        self._new_id = RandomIds().new
        self._planned_at: dict[TenantId, float] = {}
        self.ticked_at: float | None = None
        """On the monotonic clock: how old the last beat is, `readyz` asks."""

    async def take(self, tenant: TenantId, person: PersonId | None, incoming: Incoming) -> Reply:
        """Answer what somebody did, and let what came of it leave at once."""
        configuration = self.configurations.of(tenant)
        if configuration is None:
            return ()
        began = time.monotonic()
        with bound_contextvars(correlation=self._new_id(), tenant=tenant):
            reply = await self._turns.take(configuration, person, incoming)
            log.info("turn_taken", platform=incoming.place.platform, answers=len(reply))
        self.telemetry.acknowledged(incoming.place.platform, time.monotonic() - began)
        for answer in reply:
            if isinstance(answer, Noticed):
                self.telemetry.noticed(tenant, answer.indicator)
        self.delivery.wake()
        return reply

    async def tick(self) -> None:
        """One beat for every tenant. One that fails is told by its kind, never its words, and holds up no other."""
        await self._pair()
        for configuration in self.configurations.all():
            with bound_contextvars(correlation=self._new_id()):
                await self._beat(configuration)
        self.ticked_at = time.monotonic()
        self.delivery.wake()

    async def _pair(self) -> None:
        """The only thing that is done for several tenants at once: see which of their groups are to meet."""
        try:
            await pair_groups(self.store.networks, self.configurations.all(), self.clock.now(), self._has_a_host)
        except Exception as fault:  # noqa: BLE001 - the next beat tries again
            self._fault(EVERY_TENANT, fault)

    async def _has_a_host(self, configuration: Configuration, group: WorkingGroup) -> bool:
        async with self.store.read(configuration.tenant.id) as work:
            scene = Scene(configuration=configuration, work=work, now=self.clock.now(), new_id=self._new_id)
            return bool(await who_may_host(scene, group))

    async def _beat(self, configuration: Configuration) -> None:
        tenant = configuration.tenant.id
        try:
            ticked = await tick(self.store, configuration, self.clock.now(), self._new_id)
        except Exception as fault:  # noqa: BLE001 - the next beat tries again
            self._fault(tenant, fault)
        else:
            self._planned_at[tenant] = time.monotonic()
            self._tell(tenant, ticked)

    async def measure(self) -> None:
        """Bring the gauges up to date: the queue, and how far behind each tenant is planned."""
        self.telemetry.backlog(await self.deliveries.backlog(), self.clock.now())
        now = time.monotonic()
        for tenant, planned_at in self._planned_at.items():
            self.telemetry.planner_lag(tenant, now - planned_at)

    async def apply(self, configurations: Iterable[Configuration]) -> None:
        """Take checked configurations into use, whole."""
        taken = tuple(configurations)
        for configuration in taken:
            async with self.store.begin(configuration.tenant.id) as work:
                now = self.clock.now()
                await apply_configuration(Scene(configuration=configuration, work=work, now=now, new_id=self._new_id))
        self.configurations.replace(taken)

    def _fault(self, tenant: TenantId, fault: Exception) -> None:
        self.telemetry.fault("tick")
        log.error("tick_failed", tenant=tenant, fault=type(fault).__name__)

    @staticmethod
    def _tell(tenant: TenantId, ticked: Ticked) -> None:
        for refused in ticked.refused:
            log.warning("tick_refused", tenant=tenant, what=refused)


@asynccontextmanager
async def build(
    configurations: Iterable[Configuration],
    *,
    database_url: str,
    text_keys: Sequence[str],
    clock: Clock,
    messengers: Mapping[Platform, Messenger],
    directories: Mapping[Platform, Directory],
    tuning: Tuning | None = None,
    telemetry: Telemetry | None = None,
) -> AsyncIterator[Oppfolging]:
    """Open the database and put the parts together; raise what a person can mend by its own name."""
    store = await open_store(database_url, text_keys)
    try:
        followed = Configurations(())
        told = telemetry or Telemetry()
        # A lock on the SQLite file says that nobody else is there, so what a dead process held is taken at once.
        alone = Tuning(sole=store.database.is_sqlite)
        around = Surroundings(clock=clock, telemetry=told, tuning=tuning or alone)
        composer = Composer(Directories(directories, followed))
        deliveries = DeliveriesInStore(store.database)
        delivery = sending(
            deliveries=deliveries,
            leases=LeasesInStore(store.database),
            messengers=messengers,
            compose=_composing(composer, store, followed, clock),
            around=around,
        )
        product = Oppfolging(
            store=store,
            configurations=followed,
            clock=clock,
            turns=Turns(store, clock.now, RandomIds().new, NeighboursHere(followed.all)),
            delivery=delivery,
            deliveries=deliveries,
            telemetry=told,
        )
        await product.apply(configurations)
        yield product
    finally:
        await store.close()


def _composing(composer: Composer, store: DatabaseStore, followed: Configurations, clock: Clock) -> Compose:
    async def compose(claimed: Claimed) -> Outgoing | Nothing:
        """In one read transaction: what is true at this moment."""
        configuration = followed.of(claimed.tenant)
        if configuration is None:
            return Nothing(reason="tenant-gone")
        async with store.read(claimed.tenant) as work:
            neighbours = NeighboursHere(followed.all)
            scene = Scene(
                configuration=configuration,
                work=work,
                now=clock.now(),
                new_id=RandomIds().new,
                neighbours=neighbours,
            )
            return await composer.compose(scene, claimed)

    return compose
