"""Binds each sealed text to its tenant and column, so that none can be read out of another place."""

from bot.domain.ids import TenantId
from bot.ports import Cipher
from bot.store.cipher import CannotOpen


class Seal:
    """Fernet authenticates no context, so the place stands first inside what is sealed and is checked on opening."""

    def __init__(self, cipher: Cipher, tenant: TenantId, place: str) -> None:
        self._cipher = cipher
        self._place = f"{tenant}\x1f{place}\x1f"

    def close(self, text: str) -> bytes:
        return self._cipher.seal(self._place + text)

    def open(self, sealed: bytes) -> str:
        opened = self._cipher.open(sealed)
        if not opened.startswith(self._place):
            raise CannotOpen("this was sealed for another place")
        return opened[len(self._place) :]
