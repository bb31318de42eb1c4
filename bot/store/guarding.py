"""What the guard remembers, as rows: no text and no name, only fingerprints and the last day."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, func
from typing_extensions import override

from bot.domain.ids import GroupId, PersonId
from bot.ports import GuardMemory, Signals
from bot.store.rows import Rows
from bot.store.statements import find, insert_once, insert_or_replace, own, remove
from bot.store.tables.guarding import guard_mutes, guard_notes, guard_signals

_ADD_SIGNAL: Final = guard_signals.insert().inline()
_COUNT: Final = (
    find(guard_signals, "group_id").where(guard_signals.c.at >= bindparam("since")).with_only_columns(func.count())
)
_PURGE: Final = guard_signals.delete().where(own(guard_signals, guard_signals.c.at < bindparam("before")))

_NOTE: Final = find(guard_notes, "person", "day")
_TELL: Final = insert_or_replace(guard_notes, keys=("tenant", "person"))
_FORGET_NOTES: Final = remove(guard_notes, "person")
_MUTED: Final = find(guard_mutes, "person", "fingerprint")
_MUTE: Final = insert_once(guard_mutes)
_FORGET_MUTES: Final = remove(guard_mutes, "person")


class SignalsOfTenant(Signals):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def add(self, group: GroupId, at: datetime) -> None:
        await self._rows.add(_ADD_SIGNAL, {"group_id": group, "at": at})

    @override
    async def count(self, group: GroupId, since: datetime) -> int:
        counted: int = (await self._rows.get(_COUNT, at_group_id=group, since=since))[0]
        return counted

    @override
    async def purge(self, before: datetime) -> int:
        return await self._rows.remove(_PURGE, before=before)


class GuardMemoryOfTenant(GuardMemory):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def told_on(self, person: PersonId, day: date) -> bool:
        return await self._rows.first(_NOTE, at_person=self._who(person), at_day=day) is not None

    @override
    async def tell(self, person: PersonId, day: date) -> None:
        await self._rows.add(_TELL, {"person": self._who(person), "day": day})

    @override
    async def mute(self, person: PersonId, text: str) -> None:
        await self._rows.add(_MUTE, {"person": self._who(person), "fingerprint": self._fingerprint(text)})

    @override
    async def muted(self, person: PersonId, text: str) -> bool:
        found = await self._rows.first(_MUTED, at_person=self._who(person), at_fingerprint=self._fingerprint(text))
        return found is not None

    @override
    async def forget(self, person: PersonId) -> None:
        await self._rows.remove(_FORGET_NOTES, at_person=self._who(person))
        await self._rows.remove(_FORGET_MUTES, at_person=self._who(person))

    def _who(self, person: PersonId) -> str:
        """Who reads the database does not see whom the guard has spoken to."""
        return self._rows.fingerprint(f"told\x1f{person}")

    def _fingerprint(self, text: str) -> str:
        return self._rows.fingerprint(f"muted\x1f{text}")
