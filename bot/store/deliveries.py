"""The outbox across tenants: what the process that sends claims, starts and settles."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Row, and_, exists, func, literal_column, not_, or_, select, tuple_, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection
from typing_extensions import override

from bot.domain.ids import GroupId, TenantId
from bot.domain.message import Kind
from bot.ports import Backlog, Buried, Claimed, Deliveries, Life, Parked, State, Turned
from bot.store.delivery_statements import COLUMNS, ON_POSTGRESQL, ON_SQLITE, DueRow
from bot.store.engine import Database
from bot.store.leases import alive
from bot.store.outbox import target_of
from bot.store.tables.outbox import lease, outbox

UNSETTLED: Final = (State.PENDING, State.CLAIMED, State.STARTED, State.FAILED, State.UNCERTAIN)
"""Each has a partial index, which SQLite uses only where the state is said in so many letters."""
PARKED: Final = ("id", "tenant", "kind", "target", "recipient", "state", "attempts", "reason", "due_at")
SHOWN: Final = tuple(outbox.c[name] for name in PARKED)
NEVER: Final = (State.SKIPPED, State.CANCELLED)


class DeliveriesInStore(Deliveries):
    def __init__(self, database: Database) -> None:
        self._database = database
        self._say = ON_SQLITE if database.is_sqlite else ON_POSTGRESQL

    @override
    async def turn(
        self,
        owner: str,
        now: datetime,
        *,
        settle: Sequence[Life],
        start: Sequence[int],
        room: Mapping[TenantId, int],
    ) -> Turned | Buried:
        async with self._database.writing() as connection:
            if settle:
                values = {"owner": owner, "now": now, "settled": _settled(settle)}
                await connection.execute(self._say.settle, values)
            if not (start or room):
                return Turned(started=frozenset(), claimed=())
            if not await alive(connection, owner):
                return Buried.BURIED
            started = await self._start(connection, owner, start) if start else frozenset()
            claimed = await self._claim(connection, owner, now, room) if room else ()
        return Turned(started=started, claimed=claimed)

    async def _start(self, connection: AsyncConnection, owner: str, ids: Sequence[int]) -> frozenset[int]:
        values = {"owner": owner, "ids": json.dumps(ids)}
        if (await connection.execute(self._say.start, values)).rowcount == len(ids):
            return frozenset(ids)
        return frozenset((await connection.scalars(self._say.started, values)).all())

    async def _claim(
        self, connection: AsyncConnection, owner: str, now: datetime, room: Mapping[TenantId, int]
    ) -> Sequence[Claimed]:
        values = {"owner": owner, "now": now, "room": json.dumps(room)}
        if not self._database.is_sqlite:
            return await _claims(
                connection, [DueRow(*row) for row in await connection.execute(self._say.claim, values)]
            )
        found = await connection.scalar(self._say.claim, values | {"most": max(room.values())})
        rows = [_from_json(row) for row in json.loads(found)]
        if rows:
            ids = json.dumps([row.id for row in rows])
            await connection.execute(self._say.take, {"owner": owner, "ids": ids})
        return await _claims(connection, rows)

    @override
    async def adopt(self, owner: str) -> Sequence[Claimed]:
        mine = select(lease.c.tenant).where(lease.c.owner == owner)
        orphans = and_(outbox.c.state == State.STARTED, outbox.c.owner.is_(None), outbox.c.tenant.in_(mine))
        async with self._database.reading() as connection:
            if not (await connection.execute(select(outbox.c.id).where(orphans).limit(1))).first():
                return ()
        async with self._database.writing() as connection:
            if not await alive(connection, owner):
                return ()
            adopted = update(outbox).where(orphans).values(owner=owner).returning(*COLUMNS)
            return await _claims(connection, [DueRow(*row) for row in await connection.execute(adopted)])

    @override
    async def forget_all_but(self, owner: str, held: Sequence[int]) -> None:
        async with self._database.writing() as connection:
            await connection.execute(self._say.forget, {"owner": owner, "ids": json.dumps(held)})

    @override
    async def sweep(self, now: datetime) -> int:
        late = and_(outbox.c.state == State.PENDING, outbox.c.expires_at <= now)
        in_vain = and_(outbox.c.state == State.PENDING, or_(_lost("depends_on"), _lost("update_of")))
        async with self._database.reading() as connection:
            if not (await connection.execute(select(outbox.c.id).where(or_(late, in_vain)).limit(1))).first():
                return 0
        skipped = 0
        async with self._database.writing() as connection:
            for which, reason in ((late, "expired"), (in_vain, "parent_never_sent")):
                skip = update(outbox).where(which).values(state=State.SKIPPED, reason=reason, settled_at=now)
                skipped += (await connection.execute(skip)).rowcount
        return skipped

    @override
    async def backlog(self) -> Sequence[Backlog]:
        count, oldest = func.count().label("rows"), func.min(outbox.c.due_at).label("due")
        query = union_all(
            *(
                select(outbox.c.tenant, outbox.c.state, count, oldest)
                .where(outbox.c.state == literal_column(f"'{state}'"))
                .group_by(outbox.c.tenant, outbox.c.state)
                for state in UNSETTLED
            )
        )
        async with self._database.reading() as connection:
            return [
                Backlog(tenant=TenantId(row.tenant), state=State(row.state), rows=row.rows, oldest_due_at=row.due)
                for row in await connection.execute(query)
            ]

    @override
    async def parked(self) -> Sequence[Parked]:
        query = union_all(
            *(select(*SHOWN).where(outbox.c.state == literal_column(f"'{state}'")) for state in UNSETTLED)
        ).order_by("tenant", "id")
        async with self._database.reading() as connection:
            return [_parked(row) for row in await connection.execute(query)]

    @override
    async def look(self, row: int) -> Parked | None:
        async with self._database.reading() as connection:
            found = (await connection.execute(select(outbox).where(outbox.c.id == row))).first()
            return _parked(found) if found else None

    @override
    async def decide(self, seen: Parked, decided: Life) -> bool:
        changes: dict[str, Any] = {"state": decided.state, "attempts": decided.attempts, "reason": decided.reason}
        if decided.state is State.PENDING:
            changes |= {"expires_at": None, "settled_at": None}
        unchanged = and_(outbox.c.id == seen.id, outbox.c.state == seen.state, outbox.c.attempts == seen.attempts)
        async with self._database.writing() as connection:
            changed = await connection.execute(update(outbox).where(unchanged).values(owner=None, **changes))
            return changed.rowcount == 1


def _lost(column: str) -> Any:  # noqa: ANN401 - a condition, which SQLAlchemy types by its parts
    """Whether the message that this one waits for is gone, or will never be sent."""
    parent = outbox.alias("parent")
    same = and_(parent.c.tenant == outbox.c.tenant, parent.c.send_key == outbox.c[column])
    may_come = exists().where(same, parent.c.state.not_in(NEVER))
    return and_(outbox.c[column].is_not(None), not_(may_come))


def _settled(rows: Iterable[Life]) -> str:
    plain = [(row.id, row.state, row.attempts, row.reason, dict(row.ref) or None) for row in rows]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _from_json(values: list[Any]) -> DueRow:
    row = DueRow(*values)
    expires_at = _moment(row.expires_at) if row.expires_at else None
    return row._replace(due_at=_moment(row.due_at), expires_at=expires_at)


def _moment(stored: object) -> datetime:
    """As SQLite has it: UTC, and does not say so."""
    return datetime.fromisoformat(str(stored)).replace(tzinfo=UTC)


async def _claims(connection: AsyncConnection, rows: Sequence[DueRow]) -> Sequence[Claimed]:
    refs = await _refs(connection, {(row.tenant, key) for row in rows for key in (row.thread, row.update_of) if key})
    claims = [_claimed(row, refs) for row in rows]
    return sorted(claims, key=lambda claim: (claim.due_at, claim.id))


async def _refs(connection: AsyncConnection, keys: set[tuple[str, str]]) -> Mapping[tuple[str, str], Any]:
    if not keys:
        return {}
    known = tuple_(outbox.c.tenant, outbox.c.send_key).in_(sorted(keys))
    rows = await connection.execute(select(outbox.c.tenant, outbox.c.send_key, outbox.c.ref).where(known))
    return {(row.tenant, row.send_key): row.ref for row in rows}


def _claimed(row: DueRow, refs: Mapping[tuple[str, str], Any]) -> Claimed:
    return Claimed(
        id=row.id,
        tenant=TenantId(row.tenant),
        send_key=row.send_key,
        kind=Kind(row.kind),
        target=target_of(row.target, row.recipient, row.thread),
        refs=row.refs,
        due_at=row.due_at,
        expires_at=row.expires_at,
        attempts=row.attempts,
        thread_ref=refs.get((row.tenant, row.thread)) if row.thread else None,
        update_ref=refs.get((row.tenant, row.update_of)) if row.update_of else None,
    )


def _parked(row: Row[Any]) -> Parked:
    return Parked(
        id=row.id,
        tenant=TenantId(row.tenant),
        kind=Kind(row.kind),
        group=GroupId(row.recipient) if row.target == "group" else None,
        state=State(row.state),
        attempts=row.attempts,
        reason=row.reason,
        due_at=row.due_at,
    )
