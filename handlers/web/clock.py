"""The demo's clock: the real one, and how far somebody has moved it forward."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from typing_extensions import override

from bot.ports import Clock


class MovableClock(Clock):
    """Goes as fast as the real one, ahead of it by an offset that survives a restart."""

    def __init__(self, file: Path, real: Clock, begins: datetime | None = None) -> None:
        """Start at `begins`, the first time; after that it goes on from where it was."""
        self._file = file
        self._real = real
        if begins is not None and not file.exists():
            _write(file, begins - real.now())
        self._ahead = _read(file)

    @override
    def now(self) -> datetime:
        return self._real.now() + self._ahead

    def move_to(self, moment: datetime) -> None:
        """Go forward to a moment; one that has passed changes nothing."""
        ahead = moment - self._real.now()
        if ahead > self._ahead:
            _write(self._file, ahead)
            self._ahead = ahead


def _read(file: Path) -> timedelta:
    try:
        return timedelta(seconds=float(json.loads(file.read_text(encoding="utf-8"))["seconds_ahead"]))
    except FileNotFoundError:
        return timedelta()
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file}: how far the clock is ahead cannot be read; start over with --fresh") from error


def _write(file: Path, ahead: timedelta) -> None:
    """Replace the file whole: a clock that went back after a crash would live a day twice."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    with new.open("w", encoding="utf-8") as written:
        json.dump({"seconds_ahead": ahead.total_seconds()}, written)
        written.flush()
        os.fsync(written.fileno())
    new.replace(file)
