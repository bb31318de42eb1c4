"""Meetings as one tenant sees them: its own sides whole, of the others' only which group, and whether it has a host."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, bindparam, select, update
from typing_extensions import override

from bot.domain.errors import NotFound
from bot.domain.ids import GroupId, PersonId, SparringId, TenantId
from bot.domain.sparring import Party, Side, Sparring
from bot.ports import Sparrings
from bot.store.rows import Found, Rows
from bot.store.statements import own
from bot.store.tables.sparring import sparring_parties, sparrings

_side: Final = sparring_parties.c
_OURS: Final = select(_side.sparring).where(own(sparring_parties))


def _whole(chosen: Select[Any]) -> Select[Any]:
    """Meetings with all their sides, one row for each."""
    return (
        select(sparrings, *(column for column in _side if column is not _side.sparring))
        .join_from(sparrings, sparring_parties, _side.sparring == sparrings.c.id)
        .where(sparrings.c.id.in_(chosen))
        .order_by(sparrings.c.created_at, sparrings.c.id, _side.place)
    )


_ALL: Final = _whole(_OURS)
_GET: Final = _whole(_OURS.where(_side.sparring == bindparam("at_id")))
_OPEN: Final = _whole(_OURS.where(_side.told_at.is_(None)))
_CHANGE: Final = (
    update(sparrings)
    .where(sparrings.c.id == bindparam("at_id"), sparrings.c.version == bindparam("at_version"))
    .where(sparrings.c.id.in_(_OURS))
)
_CHANGE_SIDE: Final = update(sparring_parties).where(
    own(sparring_parties, _side.sparring == bindparam("at_id"), _side.place == bindparam("at_place"))
)


class SparringsOfTenant(Sparrings):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def get(self, sparring: SparringId) -> Sparring:
        for found in await self._found(_GET, at_id=sparring):
            return found
        raise NotFound

    @override
    async def all(self) -> Sequence[Sparring]:
        return await self._found(_ALL)

    @override
    async def open(self) -> Sequence[Sparring]:
        return await self._found(_OPEN)

    @override
    async def save(self, changed: Sparring) -> None:
        await self._rows.change(_CHANGE, {}, version=changed.version, at_id=changed.id)
        for place, side in enumerate(changed.sides):
            if side.party.tenant == self._rows.tenant:
                await self._rows.change_where(_CHANGE_SIDE, _columns(side), at_id=changed.id, at_place=place)

    async def _found(self, query: Select[Any], **values: object) -> Sequence[Sparring]:
        together: dict[str, list[Found]] = defaultdict(list)
        for row in await self._rows.all(query, **values):
            together[row.id].append(row)
        return [self._sparring(sides) for sides in together.values()]

    def _sparring(self, rows: Sequence[Found]) -> Sparring:
        first = rows[0]
        return Sparring(
            id=SparringId(first.id),
            network=first.network,
            occasion=first.occasion,
            sides=tuple(self._side(row) for row in rows),
            created_at=first.created_at,
            version=first.version,
        )

    def _side(self, row: Found) -> Side:
        host = None if row.host is None else PersonId(row.host)
        side = Side(party=Party(TenantId(row.tenant), GroupId(row.group_id)), host=host, out=row.is_out)
        if row.tenant != self._rows.tenant:
            return side
        asked = tuple(map(PersonId, row.asked))
        return Side(
            party=side.party, asked=asked, asked_at=row.asked_at, host=host, out=row.is_out, told_at=row.told_at
        )


def _columns(side: Side) -> Mapping[str, object]:
    return {
        "asked": list(side.asked),
        "asked_at": side.asked_at,
        "host": side.host,
        "is_out": side.out,
        "told_at": side.told_at,
    }
