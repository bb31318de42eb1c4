"""Meetings between groups as rows. They belong to no tenant, so each call is a transaction of its own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from typing_extensions import override

from bot.domain.errors import NotFound, Stale
from bot.domain.ids import GroupId, PersonId, SparringId, TenantId
from bot.domain.sparring import Meeting, Party, Sparring
from bot.ports import Sparrings
from bot.store.engine import Database
from bot.store.rows import Found
from bot.store.tables.sparring import sparring_parties, sparrings

_party: Final = sparring_parties.c
_ALL: Final = (
    select(
        sparrings,
        *(column for column in _party if column is not _party.sparring),
    )
    .join_from(sparrings, sparring_parties, _party.sparring == sparrings.c.id)
    .order_by(sparrings.c.created_at, sparrings.c.id, _party.place)
)
_GET: Final = _ALL.where(sparrings.c.id == bindparam("at_id"))
_OF: Final = _ALL.where(
    sparrings.c.id.in_(
        select(_party.sparring).where(_party.tenant == bindparam("tenant"), _party.group_id == bindparam("group"))
    )
)
_IN_NETWORK: Final = _ALL.where(sparrings.c.network == bindparam("network"))
_ADD: Final = sparrings.insert()
_ADD_PARTIES: Final = sparring_parties.insert()
_CHANGE: Final = update(sparrings).where(
    sparrings.c.id == bindparam("at_id"), sparrings.c.version == bindparam("at_version")
)
_CHANGE_PARTIES: Final = update(sparring_parties).where(
    _party.sparring == bindparam("at_id"), _party.place == bindparam("at_place")
)


class DatabaseSparrings(Sparrings):
    def __init__(self, database: Database) -> None:
        self._database = database

    @override
    async def add(self, new: Sparring) -> None:
        async with self._database.writing() as connection:
            values = {"id": new.id, "network": new.network, "created_at": new.created_at, "version": new.version}
            await connection.execute(_ADD, values)
            await connection.execute(_ADD_PARTIES, _columns_of_parties(new))

    @override
    async def get(self, sparring: SparringId) -> Sparring:
        for found in await self._all(_GET, at_id=sparring):
            return found
        raise NotFound

    @override
    async def save(self, changed: Sparring) -> None:
        async with self._database.writing() as connection:
            await _next_version(connection, changed)
            parties = [
                {"host": party["host"], "said_yes_as": party["said_yes_as"], "at_id": changed.id, "at_place": place}
                for place, party in enumerate(_columns_of_parties(changed))
            ]
            await connection.execute(_CHANGE_PARTIES, parties)

    @override
    async def of(self, party: Party) -> Sequence[Sparring]:
        return await self._all(_OF, tenant=party.tenant, group=party.group)

    @override
    async def met(self, network: str) -> Sequence[Meeting]:
        return [frozenset(one.parties) for one in await self._all(_IN_NETWORK, network=network)]

    async def _all(self, query: Select[Any], **values: str) -> Sequence[Sparring]:
        async with self._database.reading() as connection:
            rows = (await connection.execute(query, values)).all()
        together: dict[str, list[Found]] = defaultdict(list)
        for row in rows:
            together[row.id].append(row)
        return [_sparring(parties) for parties in together.values()]


async def _next_version(connection: AsyncConnection, changed: Sparring) -> None:
    values = {"version": changed.version + 1, "at_id": changed.id, "at_version": changed.version}
    if (await connection.execute(_CHANGE, values)).rowcount != 1:
        raise Stale


def _sparring(rows: Sequence[Found]) -> Sparring:
    first = rows[0]
    yes = sorted((row.said_yes_as, _the_party(row), PersonId(row.host)) for row in rows if row.host is not None)
    return Sparring(
        id=SparringId(first.id),
        network=first.network,
        parties=tuple(_the_party(row) for row in rows),
        yes=tuple((party, host) for _, party, host in yes),
        created_at=first.created_at,
        version=first.version,
    )


def _the_party(row: Found) -> Party:
    return Party(tenant=TenantId(row.tenant), group=GroupId(row.group_id))


def _columns_of_parties(one: Sparring) -> Sequence[Mapping[str, object]]:
    yes = {party: (turn, host) for turn, (party, host) in enumerate(one.yes)}
    return [
        {
            "sparring": one.id,
            "place": place,
            "tenant": party.tenant,
            "group_id": party.group,
            "said_yes_as": yes[party][0] if party in yes else None,
            "host": yes[party][1] if party in yes else None,
        }
        for place, party in enumerate(one.parties)
    ]
