"""Statements are made once, when a module is loaded; each names its tenant as a parameter that the Rows fill in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Delete, Insert, Select, Table, TextClause, Update, and_, bindparam
from sqlalchemy import delete as sql_delete
from sqlalchemy import select as sql_select
from sqlalchemy import update as sql_update
from sqlalchemy.dialects import postgresql, sqlite

Condition = ColumnElement[bool] | TextClause


@dataclass(frozen=True, slots=True, kw_only=True)
class PerDialect:
    """The same words of both databases, in SQLAlchemy two statements."""

    sqlite: Insert
    postgresql: Insert

    def on(self, dialect: str) -> Insert:
        return self.sqlite if dialect == "sqlite" else self.postgresql


def own(table: Table, *conditions: Condition) -> ColumnElement[bool]:
    return and_(table.c.tenant == bindparam("at_tenant"), *conditions)


def at(table: Table, *columns: str) -> ColumnElement[bool]:
    """The tenant's rows where these columns have the values given as `at_<column>`."""
    return own(table, *(table.c[name] == bindparam(f"at_{name}") for name in columns))


def find(table: Table, *columns: str) -> Select[tuple[object, ...]]:
    return sql_select(table).where(at(table, *columns))


def remove(table: Table, *columns: str) -> Delete:
    return sql_delete(table).where(at(table, *columns))


def change(table: Table, key: str = "id") -> Update:
    """Change the one that is still as it was loaded; what is set follows from the parameters."""
    return sql_update(table).where(at(table, key, "version"))


def insert_once(table: Table) -> PerDialect:
    """Insert, or do nothing when any unique constraint stands against it."""
    return PerDialect(
        sqlite=_counted(sqlite.insert(table).on_conflict_do_nothing()),
        postgresql=_counted(postgresql.insert(table).on_conflict_do_nothing()),
    )


def insert_or_replace(table: Table, *, keys: Sequence[str]) -> PerDialect:
    others = [column.name for column in table.c if column.name not in keys]
    lite, post = sqlite.insert(table), postgresql.insert(table)
    return PerDialect(
        sqlite=lite.on_conflict_do_update(index_elements=keys, set_={name: lite.excluded[name] for name in others}),
        postgresql=post.on_conflict_do_update(index_elements=keys, set_={name: post.excluded[name] for name in others}),
    )


def _counted(insert: Insert) -> Insert:
    """Without being asked, SQLAlchemy forgets how many rows an INSERT wrote."""
    return insert.execution_options(preserve_rowcount=True)
