"""The schema of this release comes about on both databases, and a newer one is left alone."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from bot.store.engine import Database, UnknownDatabase, Unreachable, open_engine, opened, url_beside
from bot.store.migrating import (
    SchemaState,
    SchemaTooNew,
    SchemaTooOld,
    require_current,
    schema_of,
    status,
    upgrade,
)
from bot.store.schema import metadata


def differences(connection: Connection) -> list[object]:
    """Defaults are compared on PostgreSQL only: SQLite gives an empty one back in other words."""
    defaults = connection.dialect.name == "postgresql"
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": defaults})
    return list(compare_metadata(context, metadata))


async def test_the_migrations_make_the_very_tables_of_the_code(database: Database) -> None:
    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_partial_indexes_have_the_same_condition_in_migrations_and_code(sqlite_url: str, tmp_path: Path) -> None:
    """Alembic does not compare conditions, so the words that SQLite kept are compared."""
    fresh = f"sqlite:///{tmp_path / 'fresh.db'}"
    async with opened(fresh) as database, database.writing() as connection:
        await connection.run_sync(metadata.create_all)

    async def indexes(url: str) -> set[tuple[str, str]]:
        kept = text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        async with opened(url) as database, database.reading() as connection:
            return {(row.name, row.sql) for row in await connection.execute(kept)}

    assert await indexes(fresh) == await indexes(sqlite_url)


async def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    first = await status(database_url)
    assert first.state is SchemaState.CURRENT
    assert await upgrade(database_url) == await upgrade(database_url) == first


async def test_two_processes_may_upgrade_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    upgraded = await asyncio.gather(upgrade(url), upgrade(url))
    assert {schema.state for schema in upgraded} == {SchemaState.CURRENT}


async def test_looking_at_a_database_that_is_not_there_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "nothing.db"
    assert (await status(f"sqlite:///{path}")).state is SchemaState.EMPTY
    assert not path.exists()


async def test_an_empty_database_asks_for_the_upgrade(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'empty.db'}") as database:
        with pytest.raises(SchemaTooOld):
            await require_current(database)


async def test_a_newer_schema_is_named_and_never_touched(database_url: str) -> None:
    engine = create_engine(str(database_url).replace("postgresql:", "postgresql+psycopg:"))
    before = (await status(database_url)).head
    set_version = text("UPDATE alembic_version SET version_num = :version")
    with engine.begin() as connection:
        connection.execute(set_version, {"version": "9999"})
    try:
        found = await status(database_url)
        assert (found.state, found.found) == (SchemaState.NEWER, "9999")
        with pytest.raises(SchemaTooNew, match="9999"):
            await upgrade(database_url)
        async with opened(database_url) as database:
            with pytest.raises(SchemaTooNew):
                await require_current(database)
            assert (await schema_of(database)).found == "9999"
    finally:
        with engine.begin() as connection:
            connection.execute(set_version, {"version": before})
        engine.dispose()


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///:memory:", "mysql://x/y", "not an address"])
def test_other_databases_are_refused_by_name(url: str) -> None:
    with pytest.raises(UnknownDatabase):
        open_engine(url)


async def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("this is a letter, and no database at all" * 100, encoding="utf-8")
    for url in (
        f"sqlite:///{tmp_path}/letter.txt",
        f"sqlite:///{tmp_path}/no/such/folder/x.db",
        f"postgresql:///x?host={tmp_path}",
    ):
        with pytest.raises(Unreachable):
            await upgrade(url)


def test_the_default_database_lies_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "bergen.yaml").touch()
    beside = f"sqlite:///{tmp_path.resolve() / 'oppfolging.db'}"
    assert url_beside(tmp_path / "bergen.yaml") == url_beside(tmp_path) == beside
