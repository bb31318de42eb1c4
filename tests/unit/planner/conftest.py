from collections.abc import AsyncIterator

import pytest

from bot.ports import Cipher, Store
from bot.store.engine import open_engine
from bot.store.store import DatabaseStore
from tests.unit.planner.house import House
from tests.unit.planner.town import town


@pytest.fixture
async def sqlite_store(sqlite_url: str, cipher: Cipher) -> AsyncIterator[Store]:
    database = open_engine(sqlite_url)
    yield DatabaseStore(database, cipher)
    await database.close()


@pytest.fixture
def house(sqlite_store: Store) -> House:
    return House(store=sqlite_store, configuration=town())
