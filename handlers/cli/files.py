"""Files that a command reads or writes: whole or not at all, and a sentence for each thing that can be wrong."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from handlers.cli.stops import Stopped, WrongUse


def read(path: Path, *, most: int) -> bytes:
    """Refuse what is larger than `most` bytes before it is read."""
    try:
        if path.is_dir():
            raise WrongUse(f"{path} er en mappe. Jeg trenger en fil.")
        if not path.exists():
            raise WrongUse(f"{path} finnes ikke.")
        if path.stat().st_size > most:
            raise Stopped(f"{path} er for stor. Det største jeg leser, er {most // 1_000_000} MB.")
        return path.read_bytes()
    except (OSError, ValueError):
        raise WrongUse(f"{path} kan ikke leses.") from None


def may_write(path: Path) -> None:
    """Find out before the work is done."""
    try:
        if path.is_dir():
            raise WrongUse(f"{path} er en mappe. Skriv også hva fila skal hete.")
        if not path.parent.is_dir():
            raise WrongUse(f"Mappa {path.parent} finnes ikke.")
    except (OSError, ValueError):
        raise WrongUse(f"Jeg får ikke skrive {path}.") from None


def write(path: Path, content: bytes, *, secret: bool = False) -> None:
    """Replace the file in one step, so that half a file never stands in the place of a whole one.

    A secret one is for its owner alone, whatever others are.
    """
    may_write(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".oppfolging-")
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(content)
            new_file = Path(name)
            if not secret:
                new_file.chmod(0o666 & ~_umask())
            new_file.replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except (OSError, ValueError):
        raise WrongUse(f"Jeg får ikke skrive {path}.") from None


def _umask() -> int:
    """There is no way to ask but to set it."""
    known = os.umask(0o077)
    os.umask(known)
    return known
