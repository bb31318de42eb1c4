"""The demo's clock goes forward only, and goes on after a restart."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typing_extensions import override

from bot.ports import Clock
from handlers.web.clock import MovableClock

REAL = datetime(2026, 1, 5, 12, tzinfo=UTC)
LATER = datetime(2026, 4, 14, 7, tzinfo=UTC)


class Real(Clock):
    def __init__(self) -> None:
        self.time = REAL

    @override
    def now(self) -> datetime:
        return self.time


def test_clock_that_nobody_moved_is_the_real_one(tmp_path: Path) -> None:
    assert MovableClock(tmp_path / "clock.json", Real()).now() == REAL


def test_moved_clock_goes_on_with_the_real_one(tmp_path: Path) -> None:
    real = Real()
    clock = MovableClock(tmp_path / "clock.json", real)
    clock.move_to(LATER)
    real.time += timedelta(minutes=5)
    assert clock.now() == LATER + timedelta(minutes=5)


def test_clock_never_goes_back(tmp_path: Path) -> None:
    clock = MovableClock(tmp_path / "clock.json", Real())
    clock.move_to(LATER)
    clock.move_to(REAL)
    assert clock.now() == LATER


def test_clock_is_where_it_was_after_a_restart(tmp_path: Path) -> None:
    MovableClock(tmp_path / "clock.json", Real()).move_to(LATER)
    assert MovableClock(tmp_path / "clock.json", Real()).now() == LATER


def test_clock_begins_where_it_is_told_the_first_time_only(tmp_path: Path) -> None:
    clock = MovableClock(tmp_path / "clock.json", Real(), REAL - timedelta(days=30))
    assert clock.now() == REAL - timedelta(days=30)
    clock.move_to(LATER)
    assert MovableClock(tmp_path / "clock.json", Real(), REAL).now() == LATER


def test_unreadable_offset_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "clock.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="start over with --fresh"):
        MovableClock(tmp_path / "clock.json", Real())
