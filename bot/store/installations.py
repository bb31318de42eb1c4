"""Installations as rows: the tokens are sealed as texts are, and rotated with the same keys."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select
from typing_extensions import override

from bot.domain.ids import TenantId
from bot.ports import Cipher, Installation, Installations
from bot.store.engine import Database
from bot.store.rows import Found
from bot.store.sealing import Seal
from bot.store.statements import insert_once, insert_or_replace
from bot.store.tables.installations import installations, installing

_OF_NO_TENANT: Final = TenantId("")
_HERE: Final = (
    installations.c.enterprise == bindparam("at_enterprise"),
    installations.c.team == bindparam("at_team"),
)
_FIND: Final = select(installations).where(*_HERE)
_OF_TEAM: Final = select(installations).where(installations.c.team == bindparam("at_team"))
_ORG_WIDE: Final = select(installations).where(installations.c.team == "").order_by(installations.c.enterprise)
_SAVE: Final = insert_or_replace(installations, keys=("enterprise", "team"))
_DELETE: Final = delete(installations).where(*_HERE)
_DELETE_TEAM: Final = delete(installations).where(installations.c.team == bindparam("at_team"))
_ISSUE: Final = insert_once(installing)
_CONSUME: Final = delete(installing).where(
    installing.c.state == bindparam("at_state"), installing.c.expires_at > bindparam("now")
)
_PURGE: Final = delete(installing).where(installing.c.expires_at <= bindparam("now"))


class DatabaseInstallations(Installations):
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._seal = Seal(cipher, _OF_NO_TENANT, "installations.secret")

    @override
    async def save(self, installation: Installation, now: datetime) -> None:
        values = {
            "enterprise": installation.enterprise,
            "team": installation.team,
            "secret": self._seal.close(installation.secret),
            "installed_at": now,
        }
        async with self._database.writing() as connection:
            await connection.execute(_SAVE.on(connection.dialect.name), values)

    @override
    async def find(self, *, team: str, enterprise: str = "") -> Installation | None:
        async with self._database.reading() as connection:
            if team:
                row = (await connection.execute(_OF_TEAM, {"at_team": team})).first()
            else:
                row = (await connection.execute(_FIND, {"at_enterprise": enterprise, "at_team": ""})).first()
        return None if row is None else self._installation(row)

    @override
    async def org_wide(self) -> Sequence[Installation]:
        async with self._database.reading() as connection:
            return [self._installation(row) for row in await connection.execute(_ORG_WIDE)]

    @override
    async def delete(self, *, team: str, enterprise: str = "") -> None:
        async with self._database.writing() as connection:
            if team:
                await connection.execute(_DELETE_TEAM, {"at_team": team})
            else:
                await connection.execute(_DELETE, {"at_enterprise": enterprise, "at_team": ""})

    @override
    async def issue(self, state: str, expires_at: datetime) -> None:
        async with self._database.writing() as connection:
            values = {"state": _fingerprint(state), "expires_at": expires_at}
            await connection.execute(_ISSUE.on(connection.dialect.name), values)

    @override
    async def consume(self, state: str, now: datetime) -> bool:
        async with self._database.writing() as connection:
            found = await connection.execute(_CONSUME, {"at_state": _fingerprint(state), "now": now})
            await connection.execute(_PURGE, {"now": now})
        return found.rowcount == 1

    def _installation(self, row: Found) -> Installation:
        return Installation(team=row.team, enterprise=row.enterprise, secret=self._seal.open(row.secret))


def _fingerprint(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
