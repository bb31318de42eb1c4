"""Dates stand as year-month-day; what people write instead is understood well enough to say what would be right."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LOOSE_ISO: Final = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_NORWEGIAN: Final = re.compile(r"(\d{1,2})[-./] ?(\d{1,2})[-./] ?(\d{4})")
_WITHOUT_YEAR: Final = re.compile(r"(\d{1,2})[./] ?(\d{1,2})\.?")
_DECEMBER: Final = 12
_LEAP_YEAR: Final = 2000
EARLIEST: Final = date(1990, 1, 1)
LATEST: Final = date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Meant:
    key: str
    better: str = ""


def as_date(written: str) -> date | None:
    found = _ISO.fullmatch(written)
    if found is None:
        return None
    day = _day(int(found[1]), int(found[2]), int(found[3]))
    return day if day and EARLIEST <= day <= LATEST else None


def meant_date(written: str) -> Meant:
    """Why this is no date, with the nearest one that is."""
    written = written.strip()
    if found := _LOOSE_ISO.fullmatch(written):
        return _judge(int(found[1]), int(found[2]), int(found[3]))
    if found := _NORWEGIAN.fullmatch(written):
        return _judge(int(found[3]), int(found[2]), int(found[1]))
    if found := _WITHOUT_YEAR.fullmatch(written):
        day_of_month, month = int(found[1]), int(found[2])
        if _day(_LEAP_YEAR, month, day_of_month):
            return Meant("date_without_year", f"{month:02}-{day_of_month:02}")
        last = _last_of(_LEAP_YEAR, month)
        return replace(last, key="no_such_day_without_year", better=last.better[5:]) if last.better else last
    return Meant("not_a_date")


def _judge(year: int, month: int, day_of_month: int) -> Meant:
    day = _day(year, month, day_of_month)
    if day is None:
        return _last_of(year, month)
    if not EARLIEST <= day <= LATEST:
        return Meant("date_out_of_reach")
    return Meant("date_other_way", day.isoformat())


def _last_of(year: int, month: int) -> Meant:
    if not (1 <= month <= _DECEMBER and EARLIEST.year <= year <= LATEST.year):
        return Meant("not_a_date")
    return Meant("no_such_day", date(year, month, calendar.monthrange(year, month)[1]).isoformat())


def _day(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
