"""The outbox as use cases see it: inside one transaction of one tenant."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from typing_extensions import override

from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.message import SLOTS, Kind, Message, Slot, Target, ToContact, ToGroup, ToPerson
from bot.ports import Outbox, Planned, State
from bot.store.tables.outbox import outbox

WAITING: Final = (State.PENDING, State.CLAIMED)
"""Nothing has left the house yet: it can be taken back. The sender notices before it writes."""
UNDER_WAY: Final = (*WAITING, State.STARTED)
MOVABLE: Final = or_(outbox.c.state == State.PENDING, outbox.c.state == State.CANCELLED)
PIECE: Final = 500
"""Both databases allow only so many parameters in one statement."""

_Where = tuple[PersonId | None, date | None, Slot | None]


class OutboxOfTenant(Outbox):
    def __init__(self, connection: AsyncConnection, tenant: TenantId) -> None:
        self._connection = connection
        self._tenant = tenant
        self._insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert

    @override
    async def plan(self, messages: Sequence[Message]) -> Sequence[str]:
        found_taken = []
        writable = {}
        taken = await self._taken(messages)
        for message in messages:
            place = _place(message)
            if None not in place and taken.setdefault(place, message.send_key) != message.send_key:
                found_taken.append(message.send_key)
            else:
                writable[message.send_key] = message
        if writable:
            await self._write(list(writable.values()))
        return found_taken

    async def _taken(self, messages: Sequence[Message]) -> dict[_Where, str]:
        """Which send key has each place of the day, for the people these messages are for."""
        people = sorted({message.target.person for message in messages if isinstance(message.target, ToPerson)})
        taken: dict[_Where, str] = {}
        for piece in _pieces(people, PIECE):
            rows = await self._connection.execute(
                select(outbox.c.recipient, outbox.c.local_date, outbox.c.slot, outbox.c.send_key).where(
                    outbox.c.tenant == self._tenant,
                    outbox.c.recipient.in_(piece),
                    outbox.c.local_date.in_({message.slot_day for message in messages if message.slot_day}),
                    *_counting(),
                )
            )
            taken |= {(PersonId(row.recipient), row.local_date, Slot(row.slot)): row.send_key for row in rows}
        return taken

    async def _write(self, messages: Sequence[Message]) -> None:
        """Write anew, or move what waits; an occasion that has begun or ended is left as it is."""
        rows = [self._columns(message) for message in messages]
        new = self._insert(outbox)
        moved = {name: new.excluded[name] for name in rows[0] if name not in {"tenant", "send_key"}}
        upsert = new.on_conflict_do_update(
            index_elements=[outbox.c.tenant, outbox.c.send_key],
            set_=moved | {"state": State.PENDING, "reason": "", "settled_at": None},
            where=MOVABLE,
        )
        await self._connection.execute(upsert, rows)

    def _columns(self, message: Message) -> dict[str, Any]:
        target, recipient, thread = _target_columns(message.target)
        _, local_date, slot = _place(message)
        return {
            "tenant": self._tenant,
            "send_key": message.send_key,
            "kind": message.kind,
            "target": target,
            "recipient": recipient,
            "thread": thread,
            "refs": dict(message.refs),
            "due_at": message.due_at,
            "expires_at": message.expires_at,
            "local_date": local_date,
            "slot": slot,
            "depends_on": message.depends_on or thread,
            "update_of": message.update_of,
        }

    @override
    async def skip(self, messages: Sequence[Message], reason: str) -> None:
        skipped = {"state": State.SKIPPED, "reason": reason}
        rows = [self._columns(message) | skipped | {"settled_at": message.due_at} for message in messages]
        if rows:
            await self._connection.execute(self._insert(outbox).on_conflict_do_nothing(), rows)

    @override
    async def cancel(self, send_keys: Sequence[str], reason: str) -> None:
        for piece in _pieces(send_keys, PIECE):
            await self._connection.execute(
                update(outbox)
                .where(outbox.c.tenant == self._tenant, outbox.c.send_key.in_(piece), outbox.c.state.in_(WAITING))
                .values(state=State.CANCELLED, reason=reason, owner=None)
            )

    @override
    async def find(self, send_key: str) -> Planned | None:
        rows = await self._read(_all().where(outbox.c.send_key == send_key))
        return rows[0] if rows else None

    @override
    async def with_prefix(self, prefix: str) -> Sequence[Planned]:
        last = prefix + chr(0x10FFFF)
        return await self._read(_all().where(outbox.c.send_key >= prefix, outbox.c.send_key < last))

    @override
    async def waiting_for(self, person: PersonId) -> Sequence[Planned]:
        return await self._read(_all().where(_to(person), outbox.c.state.in_(WAITING)))

    @override
    async def to(self, person: PersonId) -> Sequence[Planned]:
        return await self._read(_all().where(_to(person)))

    @override
    async def slots_taken(self, person: PersonId, day: date) -> Collection[Slot]:
        rows = await self._connection.scalars(
            select(outbox.c.slot).where(
                outbox.c.tenant == self._tenant,
                outbox.c.recipient == person,
                outbox.c.local_date == day,
                *_counting(),
            )
        )
        return {Slot(slot) for slot in rows}

    @override
    async def purge(self, *, to_people: datetime, to_groups: datetime) -> int:
        done_at = func.coalesce(outbox.c.settled_at, outbox.c.due_at)
        old = or_(
            and_(outbox.c.target == "person", done_at < to_people),
            and_(outbox.c.target != "person", done_at < to_groups),
        )
        return await self._delete(old)

    @override
    async def forget(self, person: PersonId) -> None:
        await self._delete(_to(person))

    async def _delete(self, which: ColumnElement[bool]) -> int:
        done = delete(outbox).where(outbox.c.tenant == self._tenant, outbox.c.state.not_in(UNDER_WAY), which)
        return (await self._connection.execute(done)).rowcount

    async def _read(self, query: Select[Any]) -> list[Planned]:
        ordered = query.where(outbox.c.tenant == self._tenant).order_by(outbox.c.due_at, outbox.c.id)
        return [planned(row) for row in await self._connection.execute(ordered)]


def planned(row: Row[Any]) -> Planned:
    message = Message(
        send_key=row.send_key,
        kind=Kind(row.kind),
        target=target_of(row.target, row.recipient, row.thread),
        refs=row.refs,
        due_at=row.due_at,
        expires_at=row.expires_at,
        slot_day=row.local_date,
        depends_on=row.depends_on,
        update_of=row.update_of,
    )
    return Planned(
        id=row.id,
        message=message,
        state=State(row.state),
        reason=row.reason,
        ref=row.ref or {},
        settled_at=row.settled_at,
    )


def target_of(target: str, recipient: str | None, thread: str | None) -> Target:
    match target:
        case "person":
            return ToPerson(PersonId(recipient or ""))
        case "group":
            return ToGroup(GroupId(recipient or ""), thread)
        case _:
            return ToContact()


def _target_columns(target: Target) -> tuple[str, str | None, str | None]:
    match target:
        case ToPerson(person):
            return "person", person, None
        case ToGroup(group, thread):
            return "group", group, thread
        case ToContact():
            return "contact", None, None


def _place(message: Message) -> _Where:
    """Where this stands in the person's day, if its kind has a slot at all."""
    slot = SLOTS.get(message.kind)
    if slot is None or message.slot_day is None or not isinstance(message.target, ToPerson):
        return None, None, None
    return message.target.person, message.slot_day, slot


def _counting() -> tuple[Any, ...]:
    """What takes a slot: said as the index says it, or SQLite does not use the index."""
    return outbox.c.slot.is_not(None), outbox.c.state != "cancelled", outbox.c.state != "skipped"


def _to(person: PersonId) -> ColumnElement[bool]:
    return and_(outbox.c.target == "person", outbox.c.recipient == person)


def _all() -> Select[Any]:
    return select(outbox)


def _pieces(things: Sequence[Any], size: int) -> Iterable[Sequence[Any]]:
    return (things[start : start + size] for start in range(0, len(things), size))
