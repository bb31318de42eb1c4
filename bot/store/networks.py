"""Where groups of several kommuner stand together: which of them are to meet. Ids and nothing else."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import bindparam, exists, select
from typing_extensions import override

from bot.domain.ids import GroupId, TenantId
from bot.domain.sparring import Meeting, Party, Sparring
from bot.ports import Networks
from bot.store.engine import Database
from bot.store.statements import insert_once
from bot.store.tables.sparring import sparring_parties, sparrings

_side: Final = sparring_parties.c
_MET: Final = (
    select(_side.sparring, _side.tenant, _side.group_id)
    .join_from(sparrings, sparring_parties, _side.sparring == sparrings.c.id)
    .where(sparrings.c.network == bindparam("network"))
    .order_by(sparrings.c.occasion, sparrings.c.id, _side.place)
)
_IS_PAIRED: Final = select(
    exists().where(sparrings.c.network == bindparam("network"), sparrings.c.occasion == bindparam("occasion"))
)
_ADD: Final = insert_once(sparrings)
_ADD_SIDES: Final = sparring_parties.insert()


class DatabaseNetworks(Networks):
    def __init__(self, database: Database) -> None:
        self._database = database

    @override
    async def met(self, network: str) -> Sequence[Meeting]:
        together: dict[str, set[Party]] = defaultdict(set)
        async with self._database.reading() as connection:
            for row in await connection.execute(_MET, {"network": network}):
                together[row.sparring].add(Party(TenantId(row.tenant), GroupId(row.group_id)))
        return [frozenset(parties) for parties in together.values()]

    @override
    async def is_paired(self, network: str, occasion: date) -> bool:
        async with self._database.reading() as connection:
            return bool(await connection.scalar(_IS_PAIRED, {"network": network, "occasion": occasion}))

    @override
    async def add(self, meetings: Sequence[Sparring]) -> bool:
        """The ids name the occasion: of two processes that pair at once, one finds the first id taken."""
        async with self._database.writing() as connection:
            for one in meetings:
                added = await connection.execute(_ADD.on(connection.dialect.name), _columns(one))
                if added.rowcount != 1:
                    await connection.rollback()
                    return False
                await connection.execute(_ADD_SIDES, _columns_of_sides(one))
        return True


def _columns(one: Sparring) -> dict[str, object]:
    return {
        "id": one.id,
        "network": one.network,
        "occasion": one.occasion,
        "created_at": one.created_at,
        "version": one.version,
    }


def _columns_of_sides(one: Sparring) -> list[dict[str, object]]:
    return [
        {
            "sparring": one.id,
            "place": place,
            "tenant": side.party.tenant,
            "group_id": side.party.group,
            "asked": list(side.asked),
            "asked_at": side.asked_at,
            "host": side.host,
            "is_out": side.out,
            "told_at": side.told_at,
        }
        for place, side in enumerate(one.sides)
    ]
