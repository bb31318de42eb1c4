"""Which process sends for which tenant: hearts that beat by counting, and leases that end with their owner."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection
from typing_extensions import override

from bot.domain.ids import TenantId
from bot.ports import Leases, State
from bot.store.engine import Database
from bot.store.tables import Aware
from bot.store.tables.outbox import lease, outbox, sender

# From tenant to tenant by the index: a long queue is not read to find out whose it is.
_WITHOUT_SENDER: Final = (
    text("""
    WITH RECURSIVE waiting(tenant) AS (
        SELECT min(tenant) FROM outbox WHERE state = 'pending'
        UNION ALL
        SELECT (SELECT min(o.tenant) FROM outbox AS o WHERE o.state = 'pending' AND o.tenant > waiting.tenant)
        FROM waiting WHERE waiting.tenant IS NOT NULL
    )
    SELECT tenant FROM waiting WHERE tenant IS NOT NULL
        AND EXISTS (SELECT 1 FROM outbox AS o
            WHERE o.tenant = waiting.tenant AND o.state = 'pending' AND o.due_at <= :now)
        AND NOT EXISTS (SELECT 1 FROM lease WHERE lease.tenant = waiting.tenant)
    UNION
    SELECT tenant FROM outbox WHERE state = 'started' AND owner IS NULL
        AND NOT EXISTS (SELECT 1 FROM lease WHERE lease.tenant = outbox.tenant)
    """)
    .bindparams(bindparam("now", type_=Aware()))
    .columns(lease.c.tenant)
)
_TAKE: Final = text("INSERT INTO lease (tenant, owner) VALUES (:tenant, :owner) ON CONFLICT (tenant) DO NOTHING")


class LeasesInStore(Leases):
    def __init__(self, database: Database) -> None:
        self._database = database

    @override
    async def join(self, owner: str) -> None:
        async with self._database.writing() as connection:
            await connection.execute(insert(sender).values(owner=owner, beat=0))

    @override
    async def beat(self, owner: str) -> bool:
        async with self._database.writing() as connection:
            counted = update(sender).where(sender.c.owner == owner).values(beat=sender.c.beat + 1)
            return (await connection.execute(counted)).rowcount == 1

    @override
    async def beats(self) -> Mapping[str, int]:
        async with self._database.reading() as connection:
            rows = await connection.execute(select(sender.c.owner, sender.c.beat))
            return {row.owner: row.beat for row in rows}

    @override
    async def bury(self, owner: str, beat: int) -> bool:
        async with self._database.writing() as connection:
            still = delete(sender).where(sender.c.owner == owner, sender.c.beat == beat)
            if (await connection.execute(still)).rowcount == 0:
                return False
            await _give_up(connection, owner)
            return True

    @override
    async def take(self, owner: str, now: datetime) -> frozenset[TenantId]:
        async with self._database.reading() as connection:
            free = sorted(row.tenant for row in await connection.execute(_WITHOUT_SENDER, {"now": now}))
            processes = len((await connection.execute(select(sender.c.owner))).all())
            if not free:
                return await _of(connection, owner)
        share = free[: -(-len(free) // max(1, processes))]
        async with self._database.writing() as connection:
            if not await alive(connection, owner):
                return frozenset()
            await connection.execute(_TAKE, [{"tenant": tenant, "owner": owner} for tenant in share])
            return await _of(connection, owner)

    @override
    async def leave(self, owner: str) -> None:
        async with self._database.writing() as connection:
            await connection.execute(delete(sender).where(sender.c.owner == owner))
            await _give_up(connection, owner)


async def alive(connection: AsyncConnection, owner: str) -> bool:
    """Whoever wants to bury this process waits until its transaction is over."""
    here = select(sender.c.owner).where(sender.c.owner == owner).with_for_update(read=True)
    return (await connection.execute(here)).first() is not None


async def _of(connection: AsyncConnection, owner: str) -> frozenset[TenantId]:
    rows = await connection.scalars(select(lease.c.tenant).where(lease.c.owner == owner))
    return frozenset(TenantId(tenant) for tenant in rows)


async def _give_up(connection: AsyncConnection, owner: str) -> None:
    """What was only claimed waits again. What was started may have been sent: it stays so, with no owner."""
    await connection.execute(delete(lease).where(lease.c.owner == owner))
    claimed = update(outbox).where(outbox.c.owner == owner, outbox.c.state == State.CLAIMED)
    await connection.execute(claimed.values(state=State.PENDING, owner=None))
    started = update(outbox).where(outbox.c.owner == owner, outbox.c.state == State.STARTED)
    await connection.execute(started.values(owner=None))
