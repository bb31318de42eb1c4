"""The door to the database: a transaction of one tenant, with everything a use case may ask for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection
from typing_extensions import override

from bot.domain.ids import TenantId
from bot.ports import Cipher, Store, UnitOfWork
from bot.store.bookkeeping import AuditOfTenant, InboxOfTenant, MarksOfTenant
from bot.store.carried_matters import CarriedMattersOfTenant
from bot.store.commitments import CommitmentsOfTenant
from bot.store.drafts import DraftsOfTenant
from bot.store.engine import Database
from bot.store.guarding import GuardMemoryOfTenant, SignalsOfTenant
from bot.store.installations import DatabaseInstallations
from bot.store.live_sessions import LiveSessionsOfTenant
from bot.store.networks import DatabaseNetworks
from bot.store.outbox import OutboxOfTenant
from bot.store.people import IdentitiesOfTenant, ParticipationsOfTenant, PreferencesOfTenant
from bot.store.pulses import Apart, PulseParticipationOfTenant, PulsesOfTenant
from bot.store.reflections import ReflectionsOfTenant
from bot.store.rounds import RoundsOfTenant
from bot.store.rows import Rows
from bot.store.sparrings import SparringsOfTenant


class TenantsTransaction:
    """Keeps the UnitOfWork port; a class with plain attributes, since one is made for every event."""

    def __init__(self, connection: AsyncConnection, tenant: TenantId, cipher: Cipher) -> None:
        rows = Rows(connection, tenant, cipher)
        apart = Apart()
        self.tenant = tenant
        self.participations = ParticipationsOfTenant(rows)
        self.preferences = PreferencesOfTenant(rows)
        self.rounds = RoundsOfTenant(rows)
        self.reflections = ReflectionsOfTenant(rows)
        self.commitments = CommitmentsOfTenant(rows)
        self.carried = CarriedMattersOfTenant(rows)
        self.pulses = PulsesOfTenant(rows, apart)
        self.pulse_participation = PulseParticipationOfTenant(rows, apart)
        self.sessions = LiveSessionsOfTenant(rows)
        self.sparrings = SparringsOfTenant(rows)
        self.drafts = DraftsOfTenant(rows)
        self.identities = IdentitiesOfTenant(rows)
        self.signals = SignalsOfTenant(rows)
        self.guard_memory = GuardMemoryOfTenant(rows)
        self.inbox = InboxOfTenant(rows)
        self.audit = AuditOfTenant(rows)
        self.marks = MarksOfTenant(rows)
        self.outbox = OutboxOfTenant(connection, tenant)


class DatabaseStore(Store):
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self.database = database
        self.networks = DatabaseNetworks(database)
        self.installations = DatabaseInstallations(database, cipher)
        self._cipher = cipher

    @override
    @asynccontextmanager
    async def begin(self, tenant: TenantId) -> AsyncIterator[UnitOfWork]:
        async with self.database.writing() as connection:
            yield TenantsTransaction(connection, tenant, self._cipher)

    @override
    @asynccontextmanager
    async def read(self, tenant: TenantId) -> AsyncIterator[UnitOfWork]:
        async with self.database.reading() as connection:
            yield TenantsTransaction(connection, tenant, self._cipher)

    async def close(self) -> None:
        await self.database.close()
