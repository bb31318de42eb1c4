"""Open and closed days, and what a local time means on the two days when clocks change."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.easter import easter
from holidays.countries.norway import Norway

from bot.domain.configuration import CalendarRules, Configuration, Holidays, QuietPeriod, WorkingGroup

_DAY: Final = timedelta(days=1)
_FURTHEST: Final = 750
"""Days to look for an open one; a calendar closed for two years is a mistake, not a rule."""
_KOMMUNEVALG: Final = 2023
_YEARS_BETWEEN_ELECTIONS: Final = 4
_SATURDAY: Final = 5
_FELLESFERIE: Final = ((28, 1), (30, 7))
"""Week and day, first and last. A kommune that is away for longer says so in its quiet periods."""


class Why(StrEnum):
    """What closes a day; the more particular reason is told before the more general."""

    QUIET = "quiet"
    HOLIDAY = "holiday"
    EASTER_WEEK = "easter_week"
    ROMJUL = "romjul"
    FELLESFERIE = "fellesferie"
    ELECTION = "election"
    WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class Closed:
    why: Why
    name: str = ""
    """Of a holiday: its name in the catalogues (`maundy-thursday`). Of a quiet period: as the tenant wrote it."""


class AlwaysClosed(ValueError):  # noqa: N818 - a sentence about the calendar
    """The quiet periods leave no open day for two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    rules: CalendarRules
    elections: bool = False
    """Whether the weeks before a kommunevalg are closed: for groups where elected members sit."""

    @classmethod
    def of_tenant(cls, configuration: Configuration) -> "Calendar":
        """For what goes to a person about their own: an election closes the groups' talk, not one's own plans."""
        return cls(rules=configuration.calendar)

    @classmethod
    def of_group(cls, configuration: Configuration, group: WorkingGroup) -> "Calendar":
        return cls(rules=configuration.calendar, elections=configuration.fully_guarded(group))

    def closed(self, day: date) -> Closed | None:
        """Say why nothing is sent on this day; None when it is open."""
        for period in self.rules.quiet:
            if _covers(period, day):
                return Closed(Why.QUIET, period.name)
        if self.rules.holidays is Holidays.NORWAY and day in (year := _norwegian_year(day.year)):
            return year[day]
        if self.elections and _before_election(day):
            return Closed(Why.ELECTION)
        return Closed(Why.WEEKEND) if day.weekday() >= _SATURDAY else None

    def is_open(self, day: date) -> bool:
        return self.closed(day) is None

    def next_open(self, day: date) -> date:
        """Return the day itself when it is open."""
        return self._first_open(day, _DAY)

    def previous_open(self, day: date) -> date:
        """Return the day itself when it is open."""
        return self._first_open(day, -_DAY)

    def working_days_after(self, day: date, count: int) -> date:
        """Return the open day that is the `count`th after this one; none after is the day itself or the next open."""
        if count == 0:
            return self.next_open(day)
        for _ in range(count):
            day = self.next_open(day + _DAY)
        return day

    def _first_open(self, day: date, step: timedelta) -> date:
        for _ in range(_FURTHEST):
            if self.is_open(day):
                return day
            day += step
        raise AlwaysClosed


def election_day(year: int) -> date | None:
    """Kommunevalg: the second Monday of September every fourth year."""
    if (year - _KOMMUNEVALG) % _YEARS_BETWEEN_ELECTIONS:
        return None
    first = date(year, 9, 1)
    return first + timedelta(days=-first.weekday() % 7 + 7)


def local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the moment in UTC, with one answer on the days when clocks change.

    A time that does not exist comes as much later as the clocks jumped; of a time that exists twice, the first counts.
    """
    return datetime.combine(day, at.replace(tzinfo=None, fold=0), zone).astimezone(UTC)


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _covers(period: QuietPeriod, day: date) -> bool:
    match period.start, period.end:
        case date() as start, date() as end:
            return start <= day <= end
        case tuple() as start, tuple() as end:
            here = (day.month, day.day)
            return start <= here <= end if start <= end else here >= start or here <= end
        case _:
            raise ValueError(f"quiet period {period.name} has a year at one end only")


def _before_election(day: date) -> bool:
    election = election_day(day.year)
    return election is not None and date(day.year, 8, 1) <= day <= election


@lru_cache(maxsize=256)
def _norwegian_year(year: int) -> Mapping[date, Closed]:
    """Return public holidays, and the days in summer, before Easter and at Christmas when nobody is at work."""
    palm_monday = easter(year) - timedelta(days=6)
    closed = {day: Closed(Why.ROMJUL) for day in days(date(year, 12, 24), date(year, 12, 31))}
    closed |= {
        day: Closed(Why.FELLESFERIE)
        for day in days(*(date.fromisocalendar(year, week, on) for week, on in _FELLESFERIE))
    }
    closed |= {day: Closed(Why.EASTER_WEEK) for day in days(palm_monday, palm_monday + timedelta(days=2))}
    public = Norway(years=year, language="en_US", expand=False)
    closed |= {day: Closed(Why.HOLIDAY, _slug(name)) for day, name in public.items()}
    return MappingProxyType(closed)


def _slug(name: str) -> str:
    """Two holidays may fall on one day; the first stands for both."""
    return re.sub(r"[^a-z]+", "-", name.split(";", maxsplit=1)[0].lower().replace("'", "")).strip("-")
