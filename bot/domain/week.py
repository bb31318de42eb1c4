"""Weeks by ISO 8601, as Norwegians count them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from typing_extensions import override


@dataclass(frozen=True, slots=True, order=True)
class Week:
    year: int
    number: int

    @staticmethod
    def of(day: date) -> "Week":
        year, number, _ = day.isocalendar()
        return Week(year, number)

    @staticmethod
    def parse(written: str) -> "Week | None":
        """Read `2026-W17`; None when there is no such week."""
        found = re.fullmatch(r"(\d{4})-W(\d{2})", written)
        if found is None:
            return None
        try:
            return Week.of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        except ValueError:
            return None

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def following(self) -> "Week":
        return Week.of(self.monday + timedelta(days=7))

    @property
    def before(self) -> "Week":
        return Week.of(self.monday - timedelta(days=7))

    @override
    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"
