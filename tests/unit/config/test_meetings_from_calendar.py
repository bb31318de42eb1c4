"""The days a body meets, as its calendar program exported them."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import load
from bot.config.meetings import MOST_MEETINGS, meetings_in, read_meetings

OSLO = ZoneInfo("Europe/Oslo")
BERGEN = (Path(__file__).parents[3] / "examples" / "bergen.yaml").read_text(encoding="utf-8")


def _calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fjordvik//NO"]
    for event in events:
        lines += ["BEGIN:VEVENT", "UID:1@fjordvik.example", "DTSTAMP:20260101T000000Z", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def test_single_meetings_with_and_without_a_time() -> None:
    data = _calendar("DTSTART;VALUE=DATE:20260422", "DTSTART;TZID=Europe/Oslo:20260527T170000")
    assert meetings_in(data, OSLO) == (date(2026, 4, 22), date(2026, 5, 27))


def test_time_in_utc_is_the_day_at_home() -> None:
    assert meetings_in(_calendar("DTSTART:20260526T223000Z"), OSLO) == (date(2026, 5, 27),)


def test_repeated_meeting_with_one_left_out() -> None:
    data = _calendar(
        "DTSTART;TZID=Europe/Oslo:20260304T170000|RRULE:FREQ=MONTHLY;BYDAY=1WE;COUNT=4"
        "|EXDATE;TZID=Europe/Oslo:20260401T170000|RDATE;TZID=Europe/Oslo:20260415T170000"
    )
    expected = (date(2026, 3, 4), date(2026, 4, 15), date(2026, 5, 6), date(2026, 6, 3))
    assert meetings_in(data, OSLO) == expected


def test_last_day_of_a_series_counts() -> None:
    data = _calendar("DTSTART;TZID=Europe/Oslo:20260304T170000|RRULE:FREQ=WEEKLY;UNTIL=20260318T160000Z")
    assert meetings_in(data, OSLO) == (date(2026, 3, 4), date(2026, 3, 11), date(2026, 3, 18))


def test_whole_days_repeat_too() -> None:
    data = _calendar("DTSTART;VALUE=DATE:20260304|RRULE:FREQ=WEEKLY;COUNT=2")
    assert meetings_in(data, OSLO) == (date(2026, 3, 4), date(2026, 3, 11))


def test_moved_and_cancelled_meetings_of_a_series() -> None:
    data = _calendar(
        "DTSTART;TZID=Europe/Oslo:20260304T170000|RRULE:FREQ=WEEKLY;COUNT=3",
        "RECURRENCE-ID;TZID=Europe/Oslo:20260311T170000|DTSTART;TZID=Europe/Oslo:20260312T170000",
        "RECURRENCE-ID;TZID=Europe/Oslo:20260318T170000|DTSTART;TZID=Europe/Oslo:20260318T170000|STATUS:CANCELLED",
    )
    assert meetings_in(data, OSLO) == (date(2026, 3, 4), date(2026, 3, 12))


def test_series_without_end_is_followed_for_ten_years() -> None:
    days = meetings_in(_calendar("DTSTART;VALUE=DATE:20260304|RRULE:FREQ=MONTHLY"), OSLO)
    assert isinstance(days, tuple)
    assert days[-1].year == 2036


def test_daily_series_without_end_is_bounded() -> None:
    days = meetings_in(_calendar("DTSTART;VALUE=DATE:20260304|RRULE:FREQ=DAILY"), OSLO)
    assert len(days) == MOST_MEETINGS


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "calendar_without_meetings"),
        (_calendar(), "calendar_without_meetings"),
        (b"tenant: {}", "calendar_unreadable"),
        (_calendar("SUMMARY:Uten dato"), "calendar_unreadable"),
        (_calendar("DTSTART:20260304T170000Z|RRULE:FREQ=SECONDLY"), "calendar_unreadable"),
    ],
)
def test_file_that_is_no_calendar_of_meetings(data: bytes, key: str) -> None:
    assert meetings_in(data, OSLO) == key


def test_calendar_file_stands_beside_the_configuration_and_together_with_days(tmp_path: Path) -> None:
    (tmp_path / "bystyret.ics").write_bytes(_calendar("DTSTART;VALUE=DATE:20260617"))
    file = tmp_path / "bergen.yaml"
    file.write_text(BERGEN.replace("2026-05-27]", "2026-05-27], meetings_file: bystyret.ics"), encoding="utf-8")
    (configuration,) = load(file).configurations
    assert configuration.bodies[0].meetings == (date(2026, 4, 22), date(2026, 5, 27), date(2026, 6, 17))


def test_calendar_that_is_not_there_or_far_too_large(tmp_path: Path) -> None:
    large = tmp_path / "stor.ics"
    large.write_bytes(b"x" * 5_000_001)
    assert read_meetings(large, OSLO) == "calendar_too_large"
    assert read_meetings(tmp_path / "ingen.ics", OSLO) == "calendar_missing"
