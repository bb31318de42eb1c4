from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.availability import Availability
from bot.domain.calendar import Calendar, local
from bot.domain.configuration import CalendarRules, Holidays, QuietPeriod, ReminderRules, RoundPlan, Weekday
from bot.domain.ids import BodyId
from bot.domain.person import Hours, Pause
from bot.domain.reminder import OLDER_ON, Reminding
from bot.domain.schedule import NearMeeting, Rhythm, _occurrences

DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))
ZONES = st.sampled_from(["Europe/Oslo", "America/New_York", "Pacific/Apia", "Asia/Kolkata", "Australia/Lord_Howe"])


@st.composite
def quiet_periods(draw: st.DrawFn) -> QuietPeriod:
    """Yearly or dated, a season at the most: what closes two years is refused elsewhere."""
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 90)))
    if draw(st.booleans()):
        return QuietPeriod(name="stille", start=first, end=last)
    return QuietPeriod(name="stille", start=(first.month, first.day), end=(last.month, last.day))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    rules = CalendarRules(
        holidays=draw(st.sampled_from(Holidays)), quiet=tuple(draw(st.lists(quiet_periods(), max_size=2)))
    )
    return Calendar(rules=rules, elections=draw(st.booleans()))


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    starts = draw(st.dates(date(1970, 1, 1), date(2099, 12, 31)))
    plan = RoundPlan(
        weeks=draw(st.integers(1, 6)),
        weekday=draw(st.sampled_from(Weekday)),
        at=draw(st.times(time(7), time(20))),
        think_days=draw(st.integers(1, 8)),
        share_days=draw(st.integers(1, 8)),
    )
    meetings = draw(st.lists(st.integers(0, 300), max_size=8))
    return Rhythm(
        starts=starts,
        ends=draw(st.none() | st.integers(30, 300).map(lambda days: starts + timedelta(days=days))),
        plan=plan,
        calendar=draw(calendars()),
        meetings=tuple(sorted(NearMeeting(starts + timedelta(days=days), BodyId("b")) for days in set(meetings))),
        avoid_days=draw(st.integers(0, 14)),
        zone=ZoneInfo(draw(ZONES)),
    )


@given(calendars(), DAYS)
def test_the_next_and_the_previous_open_day_are_open_and_the_nearest(days: Calendar, day: date) -> None:
    later, earlier = days.next_open(day), days.previous_open(day)
    assert days.is_open(later)
    assert days.is_open(earlier)
    assert earlier <= day <= later
    between = (day + timedelta(days=number) for number in range((later - day).days))
    assert not any(map(days.is_open, between))
    assert (earlier == day) == (later == day) == days.is_open(day)


@given(calendars(), DAYS, st.integers(0, 40))
def test_moving_keeps_the_order_of_days(days: Calendar, day: date, step: int) -> None:
    after = day + timedelta(days=step)
    assert days.next_open(day) <= days.next_open(after)
    assert days.previous_open(day) <= days.previous_open(after)


@given(calendars(), DAYS, st.integers(1, 12))
def test_working_days_are_counted_one_open_day_at_a_time(days: Calendar, day: date, count: int) -> None:
    reached = days.working_days_after(day, count)
    opened = sum(days.is_open(day + timedelta(days=number)) for number in range(1, (reached - day).days + 1))
    assert days.is_open(reached)
    assert opened == count
    assert days.working_days_after(day, count + 1) > reached


@given(DAYS, st.times(), ZONES, st.integers(0, 1))
def test_wall_clock_comes_back_but_for_the_hour_that_is_not_there(day: date, at: time, zone: str, fold: int) -> None:
    here = ZoneInfo(zone)
    moment = local(day, at.replace(fold=fold), here)
    back = moment.astimezone(here)
    if (back.date(), back.time()) != (day, at.replace(fold=0)):
        assert back.replace(tzinfo=None) > datetime.combine(day, at)
    assert local(back.date(), back.time(), here) <= moment


@settings(max_examples=200)
@given(rhythms())
def test_rounds_open_on_open_days_never_twice_and_in_order(rhythm: Rhythm) -> None:
    last = rhythm.ends or rhythm.starts + timedelta(days=300)
    found = _occurrences(rhythm, last)
    held = [one.times for one in found if one.times is not None]
    for times in held:
        assert rhythm.calendar.is_open(times.opens_at.astimezone(rhythm.zone).date())
        assert times.opens_at < times.share_at < times.share_ends_at < times.points_due_at
        assert rhythm.near_meeting(times) is None
        assert rhythm.ends is None or times.share_ends_at.astimezone(rhythm.zone).date() <= rhythm.ends
    for before, after in pairwise(held):
        assert before.points_due_at <= after.opens_at
    for one, following in pairwise(found):
        assert one.occasion < following.occasion
        assert one.at.astimezone(rhythm.zone).date() < following.occasion
    assert all(one.reasons for one in found if one.times is None or one.moved)


@given(calendars(), DAYS, st.integers(0, 30))
def test_reminders_come_on_open_days_in_order_and_later_dates_never_sooner(
    days: Calendar, due: date, step: int
) -> None:
    reminding = Reminding(rules=ReminderRules(), calendar=days)
    found = reminding.days(due)
    assert all(days.is_open(one.day) for one in found)
    assert all(before.day < after.day for before, after in pairwise(found))
    assert all(one.day <= due if one.after <= 0 else one.day > due for one in found)
    later = due + timedelta(days=step)
    assert reminding.before(due) <= reminding.before(later)
    assert reminding.after(due) <= reminding.after(later)


@given(calendars(), DAYS, st.integers(0, 20))
def test_the_dates_that_are_read_hold_every_one_to_be_reminded_of(days: Calendar, first: date, span: int) -> None:
    reminding = Reminding(rules=ReminderRules(), calendar=days)
    last = first + timedelta(days=span)
    ranges = list(reminding.dates(first, last))
    for due in (first + timedelta(days=number) for number in range(-130, 130)):
        if reminding.within(due, first, last):
            assert any(since <= due <= until for since, until in ranges)


@given(calendars(), DAYS, ZONES, st.integers(-30, 30), st.data())
def test_nobody_hears_anything_on_a_closed_day_in_a_pause_or_at_night(
    days: Calendar, day: date, zone: str, away: int, data: st.DataObject
) -> None:
    here = ZoneInfo(zone)
    start, end = sorted(data.draw(st.lists(st.times(), min_size=2, max_size=2, unique=True)))
    since = day + timedelta(days=away)
    pause = Pause(since=since, back_on=since + timedelta(days=data.draw(st.integers(1, 40))))
    person = Availability(calendar=days, zone=here, hours=Hours(start=start, end=end), pause=pause)
    now = local(day, data.draw(st.times()), here)
    moment = person.first_moment(now)
    assert moment is not None
    assert moment >= now
    assert person.open_on(person.day_of(moment))
    assert person.at(person.day_of(moment), start) <= moment <= person.at(person.day_of(moment), end)


def test_older_ones_have_a_weekday_of_their_own() -> None:
    assert OLDER_ON is Weekday.FRIDAY
