from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar import AlwaysClosed, Calendar, Closed, Why, election_day, local
from bot.domain.configuration import CalendarRules, Holidays, QuietPeriod
from tests.unit.planner.town import FELLESFERIE, LIV, OLA, group, town

OSLO = ZoneInfo("Europe/Oslo")


def calendar(*quiet: QuietPeriod, holidays: Holidays = Holidays.NORWAY, elections: bool = False) -> Calendar:
    return Calendar(rules=CalendarRules(holidays=holidays, quiet=quiet), elections=elections)


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 5, 1), Closed(Why.HOLIDAY, "labor-day")),
        (date(2026, 5, 14), Closed(Why.HOLIDAY, "ascension-day")),
        (date(2027, 5, 17), Closed(Why.HOLIDAY, "constitution-day")),
        (date(2026, 3, 30), Closed(Why.EASTER_WEEK)),
        (date(2026, 4, 1), Closed(Why.EASTER_WEEK)),
        (date(2026, 4, 2), Closed(Why.HOLIDAY, "maundy-thursday")),
        (date(2026, 4, 6), Closed(Why.HOLIDAY, "easter-monday")),
        (date(2026, 12, 24), Closed(Why.ROMJUL)),
        (date(2026, 12, 25), Closed(Why.HOLIDAY, "christmas-day")),
        (date(2026, 12, 31), Closed(Why.ROMJUL)),
        (date(2027, 1, 1), Closed(Why.HOLIDAY, "new-years-day")),
        (date(2026, 5, 9), Closed(Why.WEEKEND)),
        (date(2026, 4, 7), None),
        (date(2026, 12, 23), None),
        (date(2026, 7, 3), None),
        (date(2026, 7, 6), Closed(Why.FELLESFERIE)),
        (date(2026, 7, 24), Closed(Why.FELLESFERIE)),
        (date(2026, 7, 27), None),
    ],
)
def test_day_is_closed_with_the_reason_people_would_give(day: date, closed: Closed | None) -> None:
    assert calendar().closed(day) == closed


def test_without_norwegian_holidays_only_weekends_and_own_quiet_periods_are_closed() -> None:
    bare = calendar(FELLESFERIE, holidays=Holidays.NONE)
    assert bare.is_open(date(2026, 5, 1))
    assert bare.is_open(date(2026, 12, 28))
    assert not bare.is_open(date(2026, 7, 14))
    assert not bare.is_open(date(2026, 5, 2))


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_yearly_quiet_period_comes_back_every_year_with_both_ends_closed(year: int) -> None:
    days = calendar(FELLESFERIE)
    assert days.closed(date(year, 7, 6)) == Closed(Why.QUIET, "Fellesferie")
    assert days.closed(date(year, 8, 2)) == Closed(Why.QUIET, "Fellesferie")
    assert days.closed(date(year, 7, 5)) != Closed(Why.QUIET, "Fellesferie")
    assert days.closed(date(year, 8, 3)) != Closed(Why.QUIET, "Fellesferie")


def test_yearly_quiet_period_may_cross_new_year() -> None:
    winter = calendar(QuietPeriod(name="Vinter", start=(12, 20), end=(1, 6)))
    assert winter.closed(date(2026, 12, 20)) == Closed(Why.QUIET, "Vinter")
    assert winter.closed(date(2027, 1, 6)) == Closed(Why.QUIET, "Vinter")
    assert winter.is_open(date(2027, 1, 7))
    assert winter.is_open(date(2026, 12, 18))


def test_dated_quiet_period_closes_that_year_only() -> None:
    budget = calendar(QuietPeriod(name="Budsjett", start=date(2026, 11, 9), end=date(2026, 11, 20)))
    assert not budget.is_open(date(2026, 11, 16))
    assert budget.is_open(date(2027, 11, 16))


def test_quiet_period_on_leap_day_does_no_harm_in_other_years() -> None:
    leap = calendar(QuietPeriod(name="Skuddårsdag", start=(2, 29), end=(2, 29)))
    assert not leap.is_open(date(2028, 2, 29))
    assert leap.is_open(date(2027, 3, 1))


@pytest.mark.parametrize(
    ("year", "day"),
    [(2019, date(2019, 9, 9)), (2023, date(2023, 9, 11)), (2027, date(2027, 9, 13)), (2031, date(2031, 9, 8))],
)
def test_kommunevalg_is_the_second_monday_of_september_every_fourth_year(year: int, day: date) -> None:
    assert election_day(year) == day
    assert election_day(year + 1) is None
    assert election_day(year + 2) is None


def test_groups_with_elected_members_are_quiet_from_august_to_election_day() -> None:
    mixed, staff = group(), group(members=(OLA, LIV), leaders=())
    configuration = town(mixed)
    assert Calendar.of_group(configuration, mixed).closed(date(2027, 8, 2)) == Closed(Why.ELECTION)
    assert Calendar.of_group(configuration, mixed).closed(date(2027, 9, 13)) == Closed(Why.ELECTION)
    assert Calendar.of_group(configuration, mixed).is_open(date(2027, 9, 14))
    assert Calendar.of_group(configuration, mixed).is_open(date(2026, 8, 4))
    assert Calendar.of_group(configuration, staff).is_open(date(2027, 8, 2))
    assert Calendar.of_tenant(configuration).is_open(date(2027, 8, 2))


def test_working_days_pass_over_ascension_day_as_the_share_post_promises() -> None:
    assert calendar().working_days_after(date(2026, 5, 5), 3) == date(2026, 5, 8)
    assert calendar().working_days_after(date(2026, 5, 8), 4) == date(2026, 5, 15)


def test_no_working_days_after_a_closed_day_is_the_next_open_one() -> None:
    assert calendar().working_days_after(date(2026, 5, 9), 0) == date(2026, 5, 11)
    assert calendar().working_days_after(date(2026, 5, 8), 0) == date(2026, 5, 8)


def test_calendar_without_an_open_day_says_so_instead_of_searching_for_ever() -> None:
    with pytest.raises(AlwaysClosed):
        calendar(QuietPeriod(name="Alltid", start=(1, 1), end=(12, 31))).next_open(date(2026, 1, 1))


def test_quiet_period_with_a_year_at_one_end_is_refused() -> None:
    odd = calendar(QuietPeriod(name="Skjev", start=date(2026, 11, 9), end=(11, 20)))
    with pytest.raises(ValueError, match="Skjev"):
        odd.is_open(date(2026, 11, 10))


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        (date(2026, 5, 5), time(9), "2026-05-05T07:00:00+00:00"),
        (date(2026, 1, 5), time(9), "2026-01-05T08:00:00+00:00"),
        (date(2026, 3, 29), time(2, 30), "2026-03-29T01:30:00+00:00"),
        (date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00"),
    ],
    ids=["summer", "winter", "the hour that is not there", "the hour that comes twice"],
)
def test_local_time_has_one_answer_also_when_clocks_change(day: date, clock: time, utc: str) -> None:
    assert local(day, clock, OSLO).isoformat() == utc
    assert local(day, clock.replace(fold=1), OSLO).isoformat() == utc


def test_local_time_is_of_the_zone_it_is_asked_for() -> None:
    assert local(date(2026, 5, 5), time(9), ZoneInfo("America/New_York")) == datetime(2026, 5, 5, 13, tzinfo=UTC)
