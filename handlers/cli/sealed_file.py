"""A file that only a passphrase opens.

The first line names the format, the second is JSON that says how the key was made (scrypt, RFC 7914), the rest is one
Fernet token: AES-128 in CBC mode with HMAC-SHA256, as https://github.com/fernet/spec describes.
"""

import base64
import json
import os
import unicodedata
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC: Final = b"OPPFOLGING-PERSON 1"
_COST: Final = {"n": 2**16, "r": 8, "p": 1}
"""64 MB and a quarter of a second for each guess."""
_MOST: Final = {"n": 2**20, "r": 16, "p": 4}
_SALT_BYTES: Final = 16


class NotSealed(Exception):  # noqa: N818 - what the file is, not a bug
    """This is not such a file, or it is damaged."""


class WrongPassphrase(Exception):  # noqa: N818 - a lock that stays closed
    """The passphrase does not open it, or somebody has changed it."""


def seal(content: bytes, passphrase: str) -> bytes:
    salt = os.urandom(_SALT_BYTES)
    how = {"kdf": "scrypt", **_COST, "salt": base64.b64encode(salt).decode()}
    return b"\n".join((MAGIC, json.dumps(how).encode(), _lock(passphrase, salt, _COST).encrypt(content), b""))


def open_sealed(sealed: bytes, passphrase: str) -> bytes:
    magic, _, rest = sealed.partition(b"\n")
    how, _, token = rest.partition(b"\n")
    if magic.strip() != MAGIC:
        raise NotSealed
    try:
        said = json.loads(how)
        cost = {name: int(said[name]) for name in _COST}
        salt = base64.b64decode(said["salt"], validate=True)
        if any(not 1 <= cost[name] <= most for name, most in _MOST.items()):
            raise NotSealed
        lock = _lock(passphrase, salt, cost)
    except (ValueError, KeyError, TypeError):
        raise NotSealed from None
    try:
        return lock.decrypt(token.strip())
    except InvalidToken:
        raise WrongPassphrase from None


def _lock(passphrase: str, salt: bytes, cost: dict[str, int]) -> Fernet:
    """The same words are the same passphrase on every keyboard."""
    typed = unicodedata.normalize("NFC", passphrase).encode()
    key = Scrypt(salt=salt, length=32, n=cost["n"], r=cost["r"], p=cost["p"]).derive(typed)
    return Fernet(base64.urlsafe_b64encode(key))
