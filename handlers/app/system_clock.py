"""The one module that reads the machine's clock."""

from datetime import UTC, datetime

from typing_extensions import override

from bot.ports import Clock


class SystemClock(Clock):
    @override
    def now(self) -> datetime:
        return datetime.now(UTC)
