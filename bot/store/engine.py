"""Opens the database: one way to read and one way to write, the same on SQLite and PostgreSQL."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

DEFAULT_FILE: Final = "oppfolging.db"
SQLITE_READERS: Final = 4
POSTGRESQL_CONNECTIONS: Final = 10
WAIT_FOR_A_CONNECTION: Final = 30
PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "secure_delete=FAST",
)


class UnknownDatabase(Exception):  # noqa: N818 - a setting that cannot be used, said to the person who set it
    """The database address is not one of SQLite on disk or PostgreSQL."""


class Unreachable(Exception):  # noqa: N818 - a state to explain, not a bug
    """The database does not answer, or its file cannot be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Read through `reader`, write through `writer`: a reader cannot write, and a writer loses no update."""

    reader: AsyncEngine
    writer: AsyncEngine

    @property
    def is_sqlite(self) -> bool:
        return self.writer.dialect.name == "sqlite"

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        async with self.reader.connect() as connection, connection.begin():
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        async with self.writer.begin() as connection:
            yield connection

    async def reach(self) -> None:
        """Raise Unreachable when nobody answers: asked once, at the start."""
        try:
            if self.is_sqlite:
                await asyncio.to_thread(_look_into, self.writer.url.database or "")
            else:
                async with self.reading():
                    pass
        except (OperationalError, sqlite3.Error) as failed:
            raise Unreachable(str(failed.orig if isinstance(failed, OperationalError) else failed)) from failed

    async def close(self) -> None:
        await self.writer.dispose()
        await self.reader.dispose()


def open_engine(url: str) -> Database:
    """Take `sqlite:///file` and `postgresql://…`; the drivers are ours to choose."""
    address = address_of(url)
    if address.get_backend_name() == "sqlite":
        return _open_sqlite(address)
    engine = create_async_engine(
        address,
        pool_size=POSTGRESQL_CONNECTIONS,
        max_overflow=0,
        pool_timeout=WAIT_FOR_A_CONNECTION,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    snapshot = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(reader=snapshot, writer=engine)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """For a command that comes and goes."""
    database = open_engine(url)
    try:
        await database.reach()
        yield database
    finally:
        await database.close()


def address_of(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as unreadable:
        raise UnknownDatabase("the database address cannot be read") from unreadable
    match address.get_backend_name():
        case "sqlite" if address.database and address.database != ":memory:":
            return address.set(drivername="sqlite+aiosqlite")
        case "postgresql" | "postgres":
            return address.set(drivername="postgresql+psycopg")
        case other:
            raise UnknownDatabase(f"{other}: write sqlite:///path/to/file or postgresql://user@host/name")


def _open_sqlite(address: URL) -> Database:
    """One writing connection: waiting for it is fair, while SQLite's own busy waiting is not."""
    reader, writer = (
        create_async_engine(
            address, pool_size=size, max_overflow=0, pool_timeout=WAIT_FOR_A_CONNECTION, hide_parameters=True
        )
        for size in (SQLITE_READERS, 1)
    )
    _prepare(reader, begin="BEGIN", pragmas=(*PRAGMAS, "query_only=ON"))
    _prepare(writer, begin="BEGIN IMMEDIATE", pragmas=PRAGMAS)
    return Database(reader=reader, writer=writer)


def _prepare(engine: AsyncEngine, *, begin: str, pragmas: tuple[str, ...]) -> None:
    def connect(dbapi: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        dbapi.isolation_level = None  # The driver's own BEGIN comes too late; we say it ourselves.
        cursor = dbapi.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", connect)
    event.listen(engine.sync_engine, "begin", start)


def _look_into(path: str) -> None:
    """Without aiosqlite, whose thread outlives a file that cannot be opened and complains when the loop is gone."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA schema_version")


def url_beside(config: Path) -> str:
    """Where the rows lie when nobody has said otherwise: in an SQLite file beside the configuration."""
    folder = config if config.is_dir() else config.parent
    return URL.create("sqlite", database=str(folder.resolve() / DEFAULT_FILE)).render_as_string()
