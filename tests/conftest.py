"""Fixtures that more than one kind of test needs."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine

from bot.domain.ids import TenantId
from bot.ports import Cipher
from bot.store.cipher import SealingKeys, TextCipher
from bot.store.engine import Database, address_of, open_engine
from bot.store.store import DatabaseStore
from tests.databases import PostgresServer, empty, migrate, start_postgresql

# A slow machine is no fault of the code: time is measured in benchmarks, as ratios.
settings.register_profile("oppfolging", deadline=None)
settings.load_profile("oppfolging")

KEY: Final = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
TENANT: Final = TenantId("bergen")

_server: Final[list[PostgresServer]] = []


def _the_server() -> PostgresServer:
    if not _server:
        _server.append(start_postgresql())
    return _server[0]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401 - xdist has no types
    """Runs in the xdist controller, once for each worker: one server, a database each."""
    node.workerinput["postgresql"] = _the_server().new_database(f"worker_{node.gateway.id}")


def pytest_unconfigure() -> None:
    for server in _server:
        server.stop()
    _server.clear()


@pytest.fixture(scope="session")
def postgresql_url(request: pytest.FixtureRequest) -> str:
    given = getattr(request.config, "workerinput", None)
    return str(given["postgresql"]) if given else _the_server().new_database("worker")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "migrated.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "a store.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgresql_broom(postgresql_url: str) -> Iterator[Engine]:
    """A connection that stays open to empty the tables through."""
    engine = create_engine(address_of(postgresql_url))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a migrated, empty database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    broom = request.getfixturevalue("postgresql_broom")
    yield request.getfixturevalue("postgresql_url")
    empty(broom)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = open_engine(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def cipher() -> Cipher:
    return TextCipher(SealingKeys([KEY]), fingerprint_key=b"a key of thirty-two bytes, fixed")


@pytest.fixture
def store(database: Database, cipher: Cipher) -> DatabaseStore:
    return DatabaseStore(database, cipher)
