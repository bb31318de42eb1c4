from datetime import date, time
from zoneinfo import ZoneInfo

from bot.domain.availability import Availability
from bot.domain.calendar import Calendar
from bot.domain.configuration import CalendarRules
from bot.domain.person import Hours, Pause, Preferences
from tests.unit.planner.town import FELLESFERIE, KARI, OSLO, at, here, person, town


def available(hours: Hours | None = None, pause: Pause | None = None) -> Availability:
    calendar = Calendar(rules=CalendarRules(quiet=(FELLESFERIE,)))
    return Availability(calendar=calendar, zone=OSLO, hours=hours or Hours(), pause=pause)


def test_moment_in_own_hours_on_an_open_day_suits_as_it_is() -> None:
    assert available().first_moment(at("2026-05-05 10:17")) == at("2026-05-05 10:17")


def test_early_morning_waits_for_the_hours_to_begin() -> None:
    assert here(available().first_moment(at("2026-05-05 05:00"))) == "2026-05-05 07:00"


def test_late_evening_waits_for_the_next_open_morning() -> None:
    assert here(available().first_moment(at("2026-05-08 22:00"))) == "2026-05-11 07:00"


def test_last_minute_of_the_hours_still_counts() -> None:
    assert here(available().first_moment(at("2026-05-05 21:00"))) == "2026-05-05 21:00"


def test_pause_lasts_to_the_day_one_is_back() -> None:
    away = available(pause=Pause(since=date(2026, 5, 4), back_on=date(2026, 8, 12)))
    assert here(away.first_moment(at("2026-05-05 10:00"))) == "2026-08-12 07:00"
    assert not away.open_on(date(2026, 8, 11))
    assert away.open_on(date(2026, 8, 12))


def test_back_on_a_closed_day_is_the_next_open_one() -> None:
    away = available(pause=Pause(since=date(2026, 5, 4), back_on=date(2026, 7, 10)))
    assert here(away.first_moment(at("2026-05-05 10:00"))) == "2026-08-03 07:00"


def test_weekend_that_leads_into_a_pause_waits_for_its_end() -> None:
    away = available(pause=Pause(since=date(2026, 5, 11), back_on=date(2026, 5, 20)))
    assert here(away.first_moment(at("2026-05-09 10:00"))) == "2026-05-20 07:00"


def test_pause_without_an_end_has_no_moment() -> None:
    away = available(pause=Pause(since=date(2026, 5, 4)))
    assert away.first_moment(at("2026-05-05 10:00")) is None
    assert here(away.first_moment(at("2026-04-30 10:00"))) == "2026-04-30 10:00"


def test_wanted_hour_is_moved_into_own_hours() -> None:
    late_riser = available(Hours(start=time(10), end=time(16)))
    assert here(late_riser.at(date(2026, 5, 5), time(8, 30))) == "2026-05-05 10:00"
    assert here(late_riser.at(date(2026, 5, 5), time(18))) == "2026-05-05 16:00"
    assert here(late_riser.at(date(2026, 5, 5), time(12))) == "2026-05-05 12:00"


def test_own_time_zone_wins_over_the_kommune() -> None:
    own = Preferences(person=KARI, timezone=ZoneInfo("Asia/Tokyo"))
    abroad = Availability.of(town(), person(KARI), own)
    assert here(abroad.at(date(2026, 5, 5), time(8, 30))) == "2026-05-05 01:30"
    assert abroad.day_of(at("2026-05-05 20:00")) == date(2026, 5, 6)
