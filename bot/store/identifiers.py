"""Identifiers that nobody guesses, and that say nothing of when they were made."""

import secrets
from typing import Final

from typing_extensions import override

from bot.ports import Ids

BYTES: Final = 12


class RandomIds(Ids):
    @override
    def new(self) -> str:
        return secrets.token_hex(BYTES)
