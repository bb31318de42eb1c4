"""What one person carries to a body or the line, as rows that only that person's use cases ask for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, or_
from typing_extensions import override

from bot.domain.carried_matter import CarriedMatter, CarriedStatus
from bot.domain.errors import Stale
from bot.domain.ids import CarriedMatterId, PersonId
from bot.ports import CarriedMatters
from bot.store.rows import Found, Rows
from bot.store.statements import change, find, insert_once, remove
from bot.store.tables.commitments import STILL_CARRIED, carried_matters

_c: Final = carried_matters.c
_GET: Final = find(carried_matters, "id")
_OF_PERSON: Final = find(carried_matters, "person").order_by(_c.created_at, _c.id)
_OPEN: Final = find(carried_matters).where(STILL_CARRIED).order_by(_c.day.nulls_last(), _c.id)
_DATED: Final = (
    find(carried_matters)
    .where(STILL_CARRIED, _c.day >= bindparam("first"), _c.day <= bindparam("last"))
    .order_by(_c.day, _c.id)
)
_MADE_BEFORE: Final = (
    find(carried_matters)
    .where(_c.created_at < bindparam("before"), or_(_c.day.is_(None), _c.day < bindparam("before_day")))
    .order_by(_c.created_at, _c.id)
)
_ADD: Final = insert_once(carried_matters)
_CHANGE: Final = change(carried_matters)
_DELETE: Final = remove(carried_matters, "id")


class CarriedMattersOfTenant(CarriedMatters):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._what = rows.seal("carried_matters.what")

    @override
    async def add(self, new: CarriedMatter) -> None:
        if not await self._rows.add(_ADD, {**self._columns(new), "id": new.id, "version": new.version}):
            raise Stale

    @override
    async def get(self, matter: CarriedMatterId) -> CarriedMatter:
        return self._matter(await self._rows.get(_GET, at_id=matter))

    @override
    async def save(self, changed: CarriedMatter) -> None:
        await self._rows.change(_CHANGE, self._columns(changed), version=changed.version, at_id=changed.id)

    @override
    async def delete(self, matter: CarriedMatterId) -> None:
        await self._rows.remove(_DELETE, at_id=matter)

    @override
    async def of_person(self, person: PersonId) -> Sequence[CarriedMatter]:
        return [self._matter(row) for row in await self._rows.all(_OF_PERSON, at_person=person)]

    @override
    async def open_ones(self) -> Sequence[CarriedMatter]:
        return [self._matter(row) for row in await self._rows.all(_OPEN)]

    @override
    async def made_before(self, moment: datetime) -> Sequence[CarriedMatter]:
        found = await self._rows.all(_MADE_BEFORE, before=moment, before_day=moment.date())
        return [self._matter(row) for row in found]

    @override
    async def dated_between(self, first: date, last: date) -> Sequence[CarriedMatter]:
        return [self._matter(row) for row in await self._rows.all(_DATED, first=first, last=last)]

    def _matter(self, row: Found) -> CarriedMatter:
        return CarriedMatter(
            id=CarriedMatterId(row.id),
            person=PersonId(row.person),
            what=self._what.open(row.what),
            body=row.body,
            when=row.day,
            status=CarriedStatus(row.status),
            created_at=row.created_at,
            closed_at=row.closed_at,
            version=row.version,
        )

    def _columns(self, one: CarriedMatter) -> Mapping[str, object]:
        return {
            "person": one.person,
            "what": self._what.close(one.what),
            "body": one.body,
            "day": one.when,
            "status": one.status.value,
            "created_at": one.created_at,
            "closed_at": one.closed_at,
        }
