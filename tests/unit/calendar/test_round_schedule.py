from dataclasses import replace
from datetime import date, time

from bot.domain.calendar import Closed, Why
from bot.domain.configuration import CalendarRules, Configuration, QuietPeriod, RoundPlan, Weekday
from bot.domain.person import Role
from bot.domain.schedule import (
    GroupEnds,
    NearMeeting,
    Rhythm,
    StillOpen,
    meeting_near,
    next_prompt_day,
    occurrences,
    times_of_round,
)
from tests.unit.planner.town import BYSTYRET, EVA, FELLESFERIE, KARI, LIV, OLA, at, group, here, person, rounds, town


def opened(configuration: Configuration, *, until: date = date(2027, 12, 31)) -> list[str]:
    return [
        f"{one.occasion} {here(one.times.opens_at) if one.times else 'falls out'}"
        for one in occurrences(configuration, configuration.groups[0], until)
    ]


def test_round_comes_every_third_tuesday_from_the_start() -> None:
    assert opened(town(group(ends=date(2026, 6, 30)))) == [
        "2026-04-14 2026-04-14 09:00",
        "2026-05-05 2026-05-05 09:00",
        "2026-05-26 2026-05-26 09:00",
        "2026-06-16 2026-06-16 09:00",
    ]


def test_phases_end_as_the_messages_promise() -> None:
    configuration = town()
    times = times_of_round(configuration, configuration.groups[0], at("2026-05-05 09:00"))
    assert here(times.share_at) == "2026-05-08 09:00"
    assert here(times.share_ends_at) == "2026-05-15 09:00"
    assert here(times.points_due_at) == "2026-05-15 12:00"


def test_points_are_due_three_hours_after_a_thread_that_closes_in_the_afternoon() -> None:
    configuration = town(group(rounds(hour=14)))
    times = times_of_round(configuration, configuration.groups[0], at("2026-05-05 14:00"))
    assert here(times.points_due_at) == "2026-05-15 17:00"


def test_round_started_by_hand_opens_at_once_and_ends_its_phases_at_the_groups_hour() -> None:
    configuration = town()
    times = times_of_round(configuration, configuration.groups[0], at("2026-05-06 14:12"))
    assert here(times.opens_at) == "2026-05-06 14:12"
    assert here(times.share_at) == "2026-05-11 09:00"


def test_group_keeps_its_hour_when_clocks_change() -> None:
    found = opened(town(group(starts=date(2026, 10, 6), ends=date(2026, 12, 20))))
    assert [line.split()[-1] for line in found] == ["09:00"] * 4


def test_round_moves_to_monday_when_friday_is_a_holiday() -> None:
    configuration = town(group(rounds(weekday=Weekday.FRIDAY), starts=date(2026, 5, 1), ends=date(2026, 5, 20)))
    (one,) = occurrences(configuration, configuration.groups[0], date(2026, 5, 20))
    assert here(one.at) == "2026-05-04 09:00"
    assert one.moved
    assert one.reasons[0] == Closed(Why.HOLIDAY, "labor-day")


def test_round_pushed_past_the_next_one_falls_out() -> None:
    configuration = town(group(rounds(weeks=2), starts=date(2026, 6, 23)), quiet=(FELLESFERIE,))
    _, pushed_out, *_ = occurrences(configuration, configuration.groups[0], date(2026, 12, 31))
    assert pushed_out.occasion == date(2026, 7, 7)
    assert pushed_out.times is None
    assert pushed_out.reasons == (Closed(Why.QUIET, "Fellesferie"),)


def test_round_waits_for_the_one_before_it() -> None:
    configuration = town(group(rounds(weeks=1), starts=date(2026, 5, 18), ends=date(2026, 6, 30)))
    first, second, third, *_ = occurrences(configuration, configuration.groups[0], date(2026, 6, 30))
    assert here(first.times.points_due_at if first.times else None) == "2026-05-29 12:00"
    assert here(second.at) == "2026-06-01 09:00"
    assert StillOpen(at("2026-05-29 12:00")) in second.reasons
    assert third.times is None
    assert third.reasons == (StillOpen(at("2026-06-10 12:00")), Closed(Why.WEEKEND))


def test_round_that_could_not_be_shared_before_the_group_ends_falls_out() -> None:
    configuration = town(group(ends=date(2026, 5, 12)))
    *_, last = occurrences(configuration, configuration.groups[0], date(2026, 12, 31))
    assert last.times is None
    assert last.reasons == (GroupEnds(date(2026, 5, 12)),)


def test_share_phase_stays_out_of_the_week_before_a_meeting_where_two_of_the_group_sit() -> None:
    configuration = town(meetings=(date(2026, 4, 22),))
    first = occurrences(configuration, configuration.groups[0], date(2026, 12, 31))[0]
    assert first.times is not None
    assert first.reasons[0] == NearMeeting(date(2026, 4, 22), BYSTYRET)
    assert here(first.times.share_at) == "2026-04-23 09:00"


def test_share_phase_may_end_the_day_before_the_quiet_week() -> None:
    calm = town(meetings=(date(2026, 5, 23),))
    close = town(meetings=(date(2026, 5, 22),))
    assert meeting_near(calm, calm.groups[0], at("2026-05-05 09:00")) is None
    assert meeting_near(close, close.groups[0], at("2026-05-05 09:00")) == NearMeeting(date(2026, 5, 22), BYSTYRET)


def test_meeting_of_a_body_where_one_of_the_group_sits_moves_nothing() -> None:
    alone = town(group(members=(KARI, OLA, LIV)), meetings=(date(2026, 4, 22),))
    assert opened(alone)[0] == "2026-04-14 2026-04-14 09:00"


def test_tenant_may_turn_the_distance_to_meetings_off() -> None:
    configuration = replace(town(meetings=(date(2026, 4, 22),)), calendar=CalendarRules(avoid_days_before_meetings=0))
    assert opened(configuration)[0] == "2026-04-14 2026-04-14 09:00"


def test_round_between_meetings_every_week_falls_out() -> None:
    weekly = tuple(date(2026, 4, day) for day in (15, 22, 29)) + tuple(date(2026, 5, day) for day in (6, 13))
    first = occurrences(town(meetings=weekly), town(meetings=weekly).groups[0], date(2026, 12, 31))[0]
    assert first.times is None
    assert NearMeeting(date(2026, 4, 22), BYSTYRET) in first.reasons


def test_elected_members_hear_nothing_before_an_election_and_staff_do() -> None:
    mixed = group(starts=date(2027, 8, 2), ends=date(2027, 10, 1))
    staff = group(starts=date(2027, 8, 2), ends=date(2027, 10, 1), members=(OLA, LIV))
    assert opened(town(mixed)) == [
        "2027-08-03 falls out",
        "2027-08-24 falls out",
        "2027-09-14 2027-09-14 09:00",
    ]
    assert opened(town(staff))[0] == "2027-08-03 2027-08-03 09:00"


def test_group_without_rounds_has_none() -> None:
    configuration = town(replace(group(), rounds=None))
    assert opened(configuration) == []
    assert next_prompt_day(configuration, configuration.groups[0], date(2026, 4, 14)) is None


def test_group_without_an_end_is_planned_to_the_end_of_the_year_asked_for() -> None:
    configuration = town(group(ends=None))
    assert opened(configuration, until=date(2028, 3, 1))[-1].startswith("2028-12")


def test_next_prompt_is_the_first_after_today() -> None:
    configuration = town()
    assert next_prompt_day(configuration, configuration.groups[0], date(2026, 5, 5)) == date(2026, 5, 26)
    assert next_prompt_day(configuration, configuration.groups[0], date(2026, 5, 4)) == date(2026, 5, 5)
    assert next_prompt_day(configuration, configuration.groups[0], date(2027, 4, 8)) is None


def test_question_is_reminded_of_on_the_last_working_day_of_thinking() -> None:
    configuration = town()
    rhythm = Rhythm.of(configuration, configuration.groups[0])
    assert here(rhythm.prompt_reminder_at(at("2026-05-05 09:00"), at("2026-05-08 09:00"))) == "2026-05-07 09:00"
    assert here(rhythm.prompt_reminder_at(at("2026-05-12 09:00"), at("2026-05-18 09:00"))) == "2026-05-15 09:00"


def test_question_of_one_day_is_not_reminded_of() -> None:
    configuration = town(group(rounds(think=1)))
    rhythm = Rhythm.of(configuration, configuration.groups[0])
    assert rhythm.prompt_reminder_at(at("2026-05-05 09:00"), at("2026-05-06 09:00")) is None


def test_equal_rhythms_give_one_plan_however_often_it_is_asked_for() -> None:
    configuration = town()
    again = town(replace(group(), name="Et annet navn"))
    assert occurrences(configuration, configuration.groups[0], date(2026, 5, 1)) is occurrences(
        again, again.groups[0], date(2026, 11, 1)
    )


def test_plan_follows_the_number_of_weeks() -> None:
    plan = RoundPlan(weeks=4, weekday=Weekday.WEDNESDAY, at=time(10))
    assert opened(town(group(plan, ends=date(2026, 7, 1))))[1] == "2026-05-13 2026-05-13 10:00"


def test_leader_from_the_body_counts_as_one_who_sits_there() -> None:
    configuration = town(group(members=(OLA, LIV, EVA), leaders=(KARI,)), meetings=(date(2026, 4, 22),))
    assert configuration.person(configuration.groups[0].leaders[0]) == person(
        configuration.groups[0].leaders[0], Role.ELECTED, BYSTYRET
    )
    assert opened(configuration)[0] == "2026-04-14 2026-04-20 09:00"


def test_dated_quiet_weeks_move_the_round() -> None:
    budget = QuietPeriod(name="Budsjett", start=date(2026, 4, 13), end=date(2026, 4, 17))
    assert opened(town(quiet=(budget,)))[0] == "2026-04-14 2026-04-20 09:00"
