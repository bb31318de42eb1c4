"""Brings a database to the schema of this release, and says where it is."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text

from bot.store.engine import Database, address_of, opened

LOCK: Final = 7_263_411_801
"""Any number, as long as it is always this one: two processes that upgrade at once wait for each other."""


class SchemaTooNew(Exception):  # noqa: N818 - a state to explain, not a bug
    """A newer release has upgraded this database; the older one does not understand it and keeps away."""

    def __init__(self, found: str, newest_known: str) -> None:
        super().__init__(f"the database has schema {found}, this release knows up to {newest_known}")
        self.found = found
        self.newest_known = newest_known


class SchemaTooOld(Exception):  # noqa: N818 - a state to explain, not a bug
    """The database waits for `oppfolging db upgrade`."""

    def __init__(self, found: str | None, wanted: str) -> None:
        super().__init__(f"the database has schema {found or 'none'}, this release needs {wanted}")
        self.found = found
        self.wanted = wanted


class SchemaState(StrEnum):
    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    found: str | None
    head: str
    state: SchemaState


async def status(url: str) -> Schema:
    """Look without touching: an SQLite file that is not there is not made."""
    if not _is_there(address_of(url)):
        return _schema(None)
    async with opened(url) as database:
        return await schema_of(database)


async def schema_of(database: Database) -> Schema:
    async with database.reading() as connection:
        return await connection.run_sync(_status)


async def upgrade(url: str) -> Schema:
    """Raise SchemaTooNew instead of touching what a newer release has made."""
    async with opened(url) as database, database.writing() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        return await connection.run_sync(_upgrade)


async def require_current(database: Database) -> None:
    """Raise SchemaTooNew or SchemaTooOld, with a sentence for the person who started us."""
    schema = await schema_of(database)
    match schema.state:
        case SchemaState.NEWER:
            raise SchemaTooNew(str(schema.found), schema.head)
        case SchemaState.OLDER | SchemaState.EMPTY:
            raise SchemaTooOld(schema.found, schema.head)
        case SchemaState.CURRENT:
            return


def _is_there(address: URL) -> bool:
    return address.get_backend_name() != "sqlite" or Path(address.database or "").exists()


def _status(connection: Connection) -> Schema:
    return _schema(MigrationContext.configure(connection).get_current_revision())


def _schema(found: str | None) -> Schema:
    scripts = ScriptDirectory.from_config(_config())
    head = scripts.get_current_head() or ""
    known = {revision.revision for revision in scripts.walk_revisions()}
    if found is None:
        return Schema(found=None, head=head, state=SchemaState.EMPTY)
    if found not in known:
        return Schema(found=found, head=head, state=SchemaState.NEWER)
    state = SchemaState.CURRENT if found == head else SchemaState.OLDER
    return Schema(found=found, head=head, state=state)


def _upgrade(connection: Connection) -> Schema:
    before = _status(connection)
    if before.state is SchemaState.NEWER:
        raise SchemaTooNew(str(before.found), before.head)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return _status(connection)


def _config() -> Config:
    """Percent signs are Alembic's own; a path may have some."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
