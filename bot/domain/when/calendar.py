"""Which day is meant, seen from today: what has passed this year means next year."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

FRIDAY: Final = 4
_DECEMBER: Final = 12
_CENTURY: Final = 100
_WEEKEND: Final = timedelta(days=2)
_FARTHEST: Final = timedelta(days=3_660)


class Unit(Enum):
    DAY = auto()
    AHEAD = auto()
    """A day named by how far off it is: «om to uker»."""
    WEEK = auto()
    MONTH = auto()
    """A month or a year: too long to be a date unless its end is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    first: date
    last: date
    unit: Unit = Unit.DAY
    until: bool = False
    """«3. til 12. august»: the last day is the day one is back."""

    @property
    def due(self) -> date:
        """The day something in this period is to be finished: the last week's Friday, a month's last weekday."""
        if self.unit is Unit.WEEK:
            return self.last - _WEEKEND
        if self.unit is Unit.MONTH:
            return self.last - timedelta(days=max(0, self.last.weekday() - FRIDAY))
        return self.last


def one_day(day: date, unit: Unit = Unit.DAY) -> Period:
    return Period(first=day, last=day, unit=unit)


def whole_week(monday: date, weeks: int = 1) -> Period:
    return Period(first=monday, last=monday + timedelta(days=7 * weeks - 1), unit=Unit.WEEK)


def coming_weekday(today: date, weekday: int) -> date:
    """Today counts only as «i dag»."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def monday_of(today: date, weeks_ahead: int = 0) -> date:
    return today + timedelta(days=7 * weeks_ahead - today.weekday())


def this_week(today: date) -> Period:
    """In the weekend the week that counts is the one that comes."""
    return whole_week(monday_of(today, 1 if today.weekday() > FRIDAY else 0))


def numbered_week(today: date, number: int, year: int | None = None, *, weekday: int = FRIDAY) -> date | None:
    """Find a day of ISO week `number`: this year's when it has not passed, else next year's."""
    return _first_to_come(
        lambda each: date.fromisocalendar(each, number, weekday + 1), today, today.isocalendar().year, year
    )


def day_of_year(today: date, day: int, month: int, year: int | None = None) -> date | None:
    return _first_to_come(lambda each: date(each, month, day), today, today.year, year)


def day_of_month(today: date, day: int) -> date | None:
    """Find the next «den 15.»."""
    for ahead in range(_DECEMBER):
        year, month = divmod(today.year * _DECEMBER + today.month - 1 + ahead, _DECEMBER)
        if day <= calendar.monthrange(year, month + 1)[1] and date(year, month + 1, day) >= today:
            return date(year, month + 1, day)
    return None


def whole_month(today: date, month: int, year: int | None = None) -> Period:
    if year is None:
        year = today.year if _month(today.year, month).due >= today else today.year + 1
    return _month(year, month)


def next_month(today: date) -> Period:
    return _month(today.year + today.month // _DECEMBER, today.month % _DECEMBER + 1)


def whole_year(year: int) -> Period:
    return Period(first=date(year, 1, 1), last=date(year, _DECEMBER, 31), unit=Unit.MONTH)


def later(today: date, *, days: int = 0, months: int = 0) -> date | None:
    """Go ahead in time; nobody plans more than ten years ahead."""
    year, month = divmod(today.year * _DECEMBER + today.month - 1 + months, _DECEMBER)
    if days > _FARTHEST.days or months > _FARTHEST.days // 30:
        return None
    day = min(today.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=days)


def full_year(written: int) -> int:
    """«27» is 2027."""
    return written + 2_000 if written < _CENTURY else written


def _month(year: int, month: int) -> Period:
    last = calendar.monthrange(year, month)[1]
    return Period(first=date(year, month, 1), last=date(year, month, last), unit=Unit.MONTH)


def _first_to_come(make: Callable[[int], date], today: date, this_year: int, year: int | None) -> date | None:
    """Try this year, then the next, unless the year was said; None when there is no such day."""
    for each in (this_year, this_year + 1) if year is None else (year,):
        try:
            found = make(each)
        except ValueError:
            continue
        if year is not None or found >= today:
            return found
    return None
