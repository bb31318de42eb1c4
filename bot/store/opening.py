"""Opens the store for a process, or says why not."""

from collections.abc import Sequence

from bot.store.cipher import SealingKeys
from bot.store.engine import open_engine
from bot.store.keyring import open_cipher
from bot.store.migrating import require_current
from bot.store.store import DatabaseStore


async def open_store(url: str, keys: Sequence[str]) -> DatabaseStore:
    """Raise UnknownDatabase, Unreachable, UnusableKey, SchemaTooNew, SchemaTooOld or CannotOpen."""
    sealing = SealingKeys(keys)
    database = open_engine(url)
    try:
        await database.reach()
        await require_current(database)
        cipher = await open_cipher(database, sealing)
    except BaseException:
        await database.close()
        raise
    return DatabaseStore(database, cipher)
