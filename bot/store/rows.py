"""One transaction of one tenant, seen as rows: the only way from a repository to the database."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Delete, Insert, Row, Select, Update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningDelete

from bot.domain.errors import NotFound, Stale
from bot.domain.ids import TenantId
from bot.ports import Cipher
from bot.store.sealing import Seal
from bot.store.statements import PerDialect

Found = Row[Any]


class Rows:
    """Every statement gets the tenant here, whatever a repository forgets."""

    def __init__(self, connection: AsyncConnection, tenant: TenantId, cipher: Cipher) -> None:
        self.connection = connection
        self.tenant = tenant
        self._cipher = cipher
        self._dialect = connection.dialect.name

    def seal(self, place: str) -> Seal:
        return Seal(self._cipher, self.tenant, place)

    def fingerprint(self, text: str) -> str:
        return self._cipher.fingerprint(self.tenant, text)

    async def all(self, query: Select[Any], **values: object) -> Sequence[Found]:
        found: Sequence[Found] = (await self.connection.execute(query, {"at_tenant": self.tenant, **values})).all()
        return found

    async def first(self, query: Select[Any] | ReturningDelete[Any], **values: object) -> Found | None:
        found: Found | None = (await self.connection.execute(query, {"at_tenant": self.tenant, **values})).first()
        return found

    async def get(self, query: Select[Any], **values: object) -> Found:
        found = await self.first(query, **values)
        if found is None:
            raise NotFound
        return found

    async def remove(self, statement: Delete, **values: object) -> int:
        return (await self.connection.execute(statement, {"at_tenant": self.tenant, **values})).rowcount

    async def add(self, statement: PerDialect | Insert, values: Mapping[str, object]) -> bool:
        """Return False when a unique constraint kept it out."""
        plain = statement.on(self._dialect) if isinstance(statement, PerDialect) else statement
        return (await self.connection.execute(plain, {"tenant": self.tenant, **values})).rowcount == 1

    async def add_all(self, statement: PerDialect, many: Sequence[Mapping[str, object]]) -> None:
        if many:
            rows = [{"tenant": self.tenant, **values} for values in many]
            await self.connection.execute(statement.on(self._dialect), rows)

    async def change(self, statement: Update, values: Mapping[str, object], *, version: int, **key: object) -> None:
        await self.change_where(statement, {**values, "version": version + 1}, at_version=version, **key)

    async def change_where(self, statement: Update, values: Mapping[str, object], **where: object) -> None:
        """Raise Stale when what it was is not what it is."""
        changed = await self.connection.execute(statement, {**values, "at_tenant": self.tenant, **where})
        if changed.rowcount != 1:
            raise Stale
