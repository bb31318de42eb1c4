"""Inbox, audit and marks as rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, update
from typing_extensions import override

from bot.domain.errors import Stale
from bot.domain.person import Platform
from bot.ports import Audit, Audited, Inbox, Marks
from bot.store.rows import Rows
from bot.store.statements import at, find, insert_once, insert_or_replace, own
from bot.store.tables.bookkeeping import audit, inbox, marks

_FIRST: Final = insert_once(inbox)
_PURGE: Final = inbox.delete().where(own(inbox, inbox.c.at < bindparam("before")))

_ADD_AUDIT: Final = audit.insert().inline()
_AUDIT: Final = find(audit).order_by(audit.c.at, audit.c.id)

_MARK: Final = find(marks, "name")
_PUT: Final = insert_or_replace(marks, keys=("tenant", "name"))
_ADD_MARK: Final = insert_once(marks)
_CHANGE_MARK: Final = update(marks).where(at(marks, "name", "value"))


class InboxOfTenant(Inbox):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def first_time(self, platform: Platform, event: str, now: datetime) -> bool:
        return await self._rows.add(_FIRST, {"platform": platform.value, "event": event, "at": now})

    @override
    async def purge(self, before: datetime) -> int:
        return await self._rows.remove(_PURGE, before=before)


class AuditOfTenant(Audit):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def add(self, entry: Audited) -> None:
        values = {"at": entry.at, "actor": entry.actor, "act": entry.act, "subject": entry.subject}
        await self._rows.add(_ADD_AUDIT, values)

    @override
    async def all(self) -> Sequence[Audited]:
        rows = await self._rows.all(_AUDIT)
        return [Audited(at=row.at, actor=row.actor, act=row.act, subject=row.subject) for row in rows]


class MarksOfTenant(Marks):
    """What `get` returned is remembered for the transaction, so that `put` is a compare-and-swap."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._seen: dict[str, str | None] = {}

    @override
    async def get(self, name: str) -> str | None:
        row = await self._rows.first(_MARK, at_name=name)
        self._seen[name] = None if row is None else row.value
        return self._seen[name]

    @override
    async def put(self, name: str, value: str) -> None:
        if name not in self._seen:
            await self._rows.add(_PUT, {"name": name, "value": value})
        elif (seen := self._seen[name]) is None:
            if not await self._rows.add(_ADD_MARK, {"name": name, "value": value}):
                raise Stale
        else:
            await self._rows.change_where(_CHANGE_MARK, {"value": value}, at_name=name, at_value=seen)
        self._seen[name] = value
