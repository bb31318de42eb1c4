"""A reply that waits for «Skal jeg lagre?», as a sealed row."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam
from typing_extensions import override

from bot.domain.ids import PersonId
from bot.ports import Draft, Drafts
from bot.store.rows import Rows
from bot.store.statements import find, insert_or_replace, own, remove
from bot.store.tables.people import drafts

_PUT: Final = insert_or_replace(drafts, keys=("tenant", "person"))
_TAKE: Final = remove(drafts, "id", "person").returning(*drafts.c)
_OF: Final = find(drafts, "person")
_FORGET: Final = remove(drafts, "person")
_PURGE: Final = drafts.delete().where(own(drafts, drafts.c.made_at < bindparam("before")))


class DraftsOfTenant(Drafts):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._text = rows.seal("drafts.text")

    @override
    async def put(self, draft: Draft) -> None:
        text = self._text.close(draft.text)
        values = {"id": draft.id, "person": draft.person, "text": text, "made_at": draft.made_at}
        await self._rows.add(_PUT, values)

    @override
    async def take(self, draft: str, person: PersonId) -> Draft | None:
        return self._draft(await self._rows.first(_TAKE, at_id=draft, at_person=person))

    @override
    async def of(self, person: PersonId) -> Draft | None:
        return self._draft(await self._rows.first(_OF, at_person=person))

    def _draft(self, row: Row[Any] | None) -> Draft | None:
        if row is None:
            return None
        return Draft(id=row.id, person=PersonId(row.person), text=self._text.open(row.text), made_at=row.made_at)

    @override
    async def purge(self, before: datetime) -> int:
        return await self._rows.remove(_PURGE, before=before)

    @override
    async def forget(self, person: PersonId) -> None:
        await self._rows.remove(_FORGET, at_person=person)
