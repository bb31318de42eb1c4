"""The days a body meets, from its calendar file: repeated, moved and cancelled meetings included."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

LARGEST_CALENDAR: Final = 5_000_000
MOST_MEETINGS: Final = 1_000
_MANY_TIMES_A_DAY: Final = re.compile("FREQ=(?:SECOND|MINUTE|HOUR)LY", re.IGNORECASE)
_REACH: Final = timedelta(days=3_660)
"""A meeting without an end to its repetition is followed for ten years."""


def read_meetings(file: Path, timezone: ZoneInfo) -> tuple[date, ...] | str:
    """The days, or the key of what is wrong with the file."""
    try:
        if file.stat().st_size > LARGEST_CALENDAR:
            return "calendar_too_large"
        data = file.read_bytes()
    except (OSError, ValueError):
        return "calendar_missing"
    return meetings_in(data, timezone)


def meetings_in(data: bytes, timezone: ZoneInfo) -> tuple[date, ...] | str:
    try:
        events = [one for calendar in Calendar.from_ical(data, multiple=True) for one in calendar.walk("VEVENT")]
        days = _days(events, timezone)
    except Exception:  # noqa: BLE001 - a parser of strangers' files raises what it likes; all of it means the same
        return "calendar_unreadable"
    if not events:
        return "calendar_without_meetings"
    return days


def _days(events: list[Any], timezone: ZoneInfo) -> tuple[date, ...]:
    single = {(str(one.get("UID")), _key(one["RECURRENCE-ID"].dt)): one for one in events if "RECURRENCE-ID" in one}
    days = set[date]()
    for event in events:
        if _cancelled(event):
            continue
        for start in _starts(event):
            if "RECURRENCE-ID" not in event and (str(event.get("UID")), _key(start)) in single:
                continue
            days.add(_local_day(start, timezone))
            if len(days) >= MOST_MEETINGS:
                return tuple(sorted(days))
    return tuple(sorted(days))


def _cancelled(event: Any) -> bool:  # noqa: ANN401 - the library's events have no types
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _starts(event: Any) -> Iterator[date]:  # noqa: ANN401
    start: date = event["DTSTART"].dt
    without = {_key(one) for one in _listed(event, "EXDATE")}
    if "RRULE" not in event:
        yield start
    else:
        yield from _repeated(event["RRULE"].to_ical().decode(), start, without)
    for one in _listed(event, "RDATE"):
        if _key(one) not in without:
            yield one


def _repeated(rule: str, start: date, without: set[str]) -> Iterator[date]:
    """Wall-clock times are repeated without their zone, so that summer time moves nothing."""
    if _MANY_TIMES_A_DAY.search(rule):
        raise ValueError(rule)
    naive = _naive(start)
    zone = start.tzinfo if isinstance(start, datetime) else None
    without_zone = ";".join(_until_as_written(part) for part in rule.split(";"))
    for count, one in enumerate(rrulestr(without_zone, dtstart=naive)):
        if count >= MOST_MEETINGS or one - naive > _REACH:
            return
        when = one.replace(tzinfo=zone) if isinstance(start, datetime) else one.date()
        if _key(when) not in without:
            yield when


def _until_as_written(part: str) -> str:
    """An UNTIL is closed and to the day here: bodies do not meet twice a day."""
    name, _, value = part.partition("=")
    return f"UNTIL={value[:8]}T235959" if name.upper() == "UNTIL" else part


def _listed(event: Any, name: str) -> Iterator[date]:  # noqa: ANN401
    found = event.get(name)
    if found is None:
        return
    for block in found if isinstance(found, list) else [found]:
        yield from (one.dt for one in block.dts)


def _naive(when: date) -> datetime:
    if isinstance(when, datetime):
        return when.replace(tzinfo=None)
    return datetime(when.year, when.month, when.day)  # noqa: DTZ001 - a day has no zone


def _key(when: date) -> str:
    """The day is enough to tell one meeting of a series from the next."""
    return when.strftime("%Y%m%d")


def _local_day(when: date, timezone: ZoneInfo) -> date:
    if isinstance(when, datetime):
        return (when.astimezone(timezone) if when.tzinfo else when).date()
    return when
