"""Seals texts with Fernet: several keys open, the newest seals. Fingerprints have a key of their own."""

import base64
import hmac
import unicodedata
from collections.abc import Sequence
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from typing_extensions import override

from bot.domain.ids import TenantId
from bot.ports import Cipher

KEY_BYTES: Final = 32


class UnusableKey(ValueError):  # noqa: N818 - a setting that cannot be used, said to the person who set it
    """No text key, or one that is not 32 bytes in URL-safe base64. The message never holds the key."""


class CannotOpen(Exception):  # noqa: N818 - a lock, not a bug
    """None of the text keys opens this, or it was sealed for another place."""


def new_key() -> str:
    return Fernet.generate_key().decode()


class SealingKeys:
    """The text keys, the newest first."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise UnusableKey("at least one text key is needed")
        try:
            fernets = [Fernet(key.strip()) for key in keys]
        except ValueError:
            raise UnusableKey("a text key is 32 bytes in URL-safe base64: make one with `new_key`") from None
        self._newest = fernets[0]
        self._all = MultiFernet(fernets)

    def seal(self, text: str) -> bytes:
        """Fernet's time stamp stays empty: the row says what may be known of when."""
        return base64.urlsafe_b64decode(self._all.encrypt_at_time(text.encode(), current_time=0))

    def open(self, sealed: bytes) -> str:
        try:
            return self._all.decrypt(base64.urlsafe_b64encode(sealed)).decode()
        except InvalidToken:
            raise CannotOpen("no text key opens this") from None

    def sealed_by_newest(self, sealed: bytes) -> bool:
        try:
            self._newest.decrypt(base64.urlsafe_b64encode(sealed))
        except InvalidToken:
            return False
        return True


class TextCipher(Cipher):
    """`fingerprint_key` stays the same when text keys change, or equal texts would no longer be recognised."""

    def __init__(self, keys: SealingKeys, *, fingerprint_key: bytes) -> None:
        self._keys = keys
        self._fingerprint_key = fingerprint_key
        self._of_tenants: dict[TenantId, bytes] = {}

    @override
    def seal(self, text: str) -> bytes:
        return self._keys.seal(text)

    @override
    def open(self, sealed: bytes) -> str:
        return self._keys.open(sealed)

    @override
    def fingerprint(self, tenant: TenantId, text: str) -> str:
        """Texts are compared as Unicode sees them: å is the same typed in one piece or in two."""
        key = self._of_tenants.get(tenant)
        if key is None:
            derive = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"fingerprint of {tenant}".encode())
            key = self._of_tenants[tenant] = derive.derive(self._fingerprint_key)
        return hmac.digest(key, unicodedata.normalize("NFC", text).encode(), "sha256").hex()
