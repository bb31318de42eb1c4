"""Keeps the fingerprint key: made once, sealed under the text keys, carried along when they are rotated."""

import secrets
from typing import Final

from sqlalchemy import select

from bot.store.cipher import KEY_BYTES, SealingKeys, TextCipher
from bot.store.engine import Database
from bot.store.statements import insert_once
from bot.store.tables.bookkeeping import keyring

FINGERPRINTS: Final = "fingerprints"
_KEY: Final = select(keyring.c.key).where(keyring.c.name == FINGERPRINTS)
_ADD: Final = insert_once(keyring)


async def open_cipher(database: Database, keys: SealingKeys) -> TextCipher:
    """Raise CannotOpen when the text keys are not those of this database: better now than at the first text."""
    async with database.reading() as connection:
        sealed = await connection.scalar(_KEY)
    if sealed is None:
        async with database.writing() as connection:
            made = keys.seal(secrets.token_hex(KEY_BYTES))
            await connection.execute(_ADD.on(connection.dialect.name), {"name": FINGERPRINTS, "key": made})
            sealed = (await connection.execute(_KEY)).scalar_one()
    return TextCipher(keys, fingerprint_key=bytes.fromhex(keys.open(sealed)))
