"""SQLite is for one process: a second `serve` on the same file is refused with a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from filelock import FileLock, Timeout

_SQLITE: Final = "sqlite"


class AlreadyServed(Exception):  # noqa: N818 - a state to explain, not a bug
    """Another process has this database file."""


@contextmanager
def only_one(database_url: str) -> Iterator[None]:
    """Hold the file for as long as the block lasts. PostgreSQL may have as many processes as you like."""
    file = _file_of(database_url)
    if file is None:
        yield
        return
    lock = FileLock(f"{file}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise AlreadyServed from None
    try:
        yield
    finally:
        lock.release()


def _file_of(database_url: str) -> Path | None:
    parts = urlsplit(database_url)
    if parts.scheme.split("+")[0] != _SQLITE:
        return None
    return Path(unquote(parts.path.removeprefix("/")))
