"""Seals everything again with the newest text key, in batches, while the service runs."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Column, Row, Select, Table, bindparam, select, tuple_, update

from bot.store.cipher import SealingKeys
from bot.store.engine import Database
from bot.store.schema import metadata
from bot.store.tables import Sealed

BATCH: Final = 500


def sealed_columns() -> Sequence[Column[Any]]:
    return [column for table in metadata.sorted_tables for column in table.c if isinstance(column.type, Sealed)]


async def rotate(database: Database, keys: SealingKeys, *, batch: int = BATCH) -> int:
    """Say how many were sealed again. Doing it twice changes nothing; an interrupted one goes on where it was."""
    return sum([await _rotate(database, keys, column, batch) for column in sealed_columns()])


async def _rotate(database: Database, keys: SealingKeys, column: Column[Any], batch: int) -> int:
    changed = 0
    last: Row[Any] | None = None
    while True:
        async with database.reading() as connection:
            rows = (await connection.execute(_after(column, last).limit(batch))).all()
        if not rows:
            return changed
        last = rows[-1]
        old = [row for row in rows if not keys.sealed_by_newest(row.sealed)]
        if old:
            again = [_parameters(column.table, row, keys) for row in old]
            async with database.writing() as connection:
                await connection.execute(_unless_changed(column), again)
            changed += len(old)


def _after(column: Column[Any], last: Row[Any] | None) -> Select[Any]:
    key = list(column.table.primary_key)
    query = select(*key, column.label("sealed")).where(column.is_not(None)).order_by(*key)
    return query if last is None else query.where(tuple_(*key) > tuple_(*last[:-1]))


def _unless_changed(column: Column[Any]) -> Any:  # noqa: ANN401 - an update that SQLAlchemy gives no better type
    """What was written anew meanwhile has the newest key already, and must not be overwritten."""
    table: Table = column.table
    found = [one == bindparam(f"key_{one.name}") for one in table.primary_key]
    return update(table).where(*found, column == bindparam("old")).values({column: bindparam("new")})


def _parameters(table: Table, row: Row[Any], keys: SealingKeys) -> dict[str, object]:
    names = (f"key_{one.name}" for one in table.primary_key)
    found: dict[str, object] = dict(zip(names, row[:-1], strict=True))
    return found | {"old": row.sealed, "new": keys.seal(keys.open(row.sealed))}
