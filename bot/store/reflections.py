"""Reflections as rows, each text sealed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam
from typing_extensions import override

from bot.domain.errors import Stale
from bot.domain.ids import PersonId, ReflectionId, RoundId
from bot.domain.round import Reflection, Visibility
from bot.ports import Reflections
from bot.store.rows import Found, Rows
from bot.store.statements import change, find, insert_once, remove
from bot.store.tables.rounds import CHOICE_AWAITED, reflections

_IN_ORDER: Final = (reflections.c.written_at, reflections.c.id)
_GET: Final = find(reflections, "id")
_OF_ROUND: Final = find(reflections, "round").order_by(*_IN_ORDER)
_BY: Final = find(reflections, "round", "author")
_OF_AUTHOR: Final = find(reflections, "author").order_by(*_IN_ORDER)
_BEFORE: Final = find(reflections).where(reflections.c.written_at < bindparam("before")).order_by(*_IN_ORDER)
_ASKED: Final = (
    find(reflections)
    .where(CHOICE_AWAITED, reflections.c.asked_again_at <= bindparam("by"))
    .order_by(reflections.c.asked_again_at, reflections.c.id)
)
_ADD: Final = insert_once(reflections)
_CHANGE: Final = change(reflections)
_DELETE: Final = remove(reflections, "id")


class ReflectionsOfTenant(Reflections):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._text = rows.seal("reflections.text")

    @override
    async def add(self, new: Reflection) -> None:
        if not await self._rows.add(_ADD, {**self._columns(new), "id": new.id, "version": new.version}):
            raise Stale

    @override
    async def get(self, reflection: ReflectionId) -> Reflection:
        return self._reflection(await self._rows.get(_GET, at_id=reflection))

    @override
    async def save(self, changed: Reflection) -> None:
        await self._rows.change(_CHANGE, self._columns(changed), version=changed.version, at_id=changed.id)

    @override
    async def delete(self, reflection: ReflectionId) -> None:
        await self._rows.remove(_DELETE, at_id=reflection)

    @override
    async def of_round(self, round_id: RoundId) -> Sequence[Reflection]:
        return [self._reflection(row) for row in await self._rows.all(_OF_ROUND, at_round=round_id)]

    @override
    async def by(self, round_id: RoundId, author: PersonId) -> Reflection | None:
        row = await self._rows.first(_BY, at_round=round_id, at_author=author)
        return None if row is None else self._reflection(row)

    @override
    async def of_author(self, author: PersonId) -> Sequence[Reflection]:
        return [self._reflection(row) for row in await self._rows.all(_OF_AUTHOR, at_author=author)]

    @override
    async def written_before(self, day: datetime) -> Sequence[Reflection]:
        return [self._reflection(row) for row in await self._rows.all(_BEFORE, before=day)]

    @override
    async def asked_before(self, moment: datetime) -> Sequence[Reflection]:
        return [self._reflection(row) for row in await self._rows.all(_ASKED, by=moment)]

    def _reflection(self, row: Found) -> Reflection:
        return Reflection(
            id=ReflectionId(row.id),
            round=RoundId(row.round),
            author=row.author,
            text=self._text.open(row.text),
            visibility=Visibility(row.visibility),
            written_at=row.written_at,
            edited_at=row.edited_at,
            shared_at=row.shared_at,
            asked_again_at=row.asked_again_at,
            position=row.position,
            version=row.version,
        )

    def _columns(self, one: Reflection) -> Mapping[str, object]:
        return {
            "round": one.round,
            "author": one.author,
            "text": self._text.close(one.text),
            "visibility": one.visibility.value,
            "written_at": one.written_at,
            "edited_at": one.edited_at,
            "shared_at": one.shared_at,
            "asked_again_at": one.asked_again_at,
            "position": one.position,
        }
