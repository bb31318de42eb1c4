from dataclasses import replace
from datetime import date, timedelta

from bot.domain.configuration import PulsePlan, SparringPlan, Weekday
from bot.domain.message import Kind
from scheduling.planner import Entry, forecast
from scheduling.planner.forecast_values import FewRounds
from tests.unit.planner.town import FELLESFERIE, GROUP, KARI, OLA, PROMPTS, group, here, rounds, town


def of(kind: Kind, entries: tuple[Entry, ...]) -> list[Entry]:
    return [one for one in entries if one.kind is kind]


def test_forecast_holds_only_the_days_asked_for() -> None:
    found = forecast(town(), date(2026, 5, 4), 28).entries
    assert all("2026-05-04" <= here(one.at)[:10] <= "2026-05-31" for one in found)
    assert [here(one.at) for one in of(Kind.PROMPT, found)] == ["2026-05-05 09:00", "2026-05-26 09:00"]


def test_prompts_follow_the_list_and_the_leaders_are_asked_when_it_is_used_up() -> None:
    found = forecast(town(), date(2026, 4, 13), 366).entries
    assert tuple(one.prompt for one in of(Kind.PROMPT, found) if not one.skipped) == PROMPTS
    (asked,) = of(Kind.PROMPTS_USED_UP, found)
    assert (here(asked.at), asked.to) == ("2026-06-16 09:00", (OLA,))


def test_moved_round_says_from_when_and_why() -> None:
    found = forecast(town(meetings=(date(2026, 4, 22),)), date(2026, 4, 13), 14).entries
    (prompt,) = of(Kind.PROMPT, found)
    assert (here(prompt.at), here(prompt.wanted_at)) == ("2026-04-20 09:00", "2026-04-14 09:00")
    assert prompt.reasons


def test_round_that_falls_out_stands_where_it_would_have_been() -> None:
    found = forecast(town(group(starts=date(2026, 7, 1)), quiet=(FELLESFERIE,)), date(2026, 7, 1), 14).entries
    (prompt,) = of(Kind.PROMPT, found)
    assert prompt.skipped
    assert here(prompt.at) == "2026-07-07 09:00"


def test_warns_when_more_than_half_of_a_groups_rounds_fall_out() -> None:
    weekly = tuple(date(2026, 4, 15) + timedelta(weeks=number) for number in range(30))
    (few,) = forecast(town(meetings=weekly), date(2026, 4, 13), 7).warnings
    assert few == FewRounds(GROUP, 10, 18)
    assert forecast(town(), date(2026, 4, 13), 7).warnings == ()


def test_half_of_the_rounds_is_not_more_than_half() -> None:
    short = town(group(ends=date(2026, 5, 13)))
    assert forecast(short, date(2026, 4, 13), 7).warnings == ()
    assert forecast(town(group(ends=date(2026, 4, 20))), date(2026, 4, 13), 7).warnings == (FewRounds(GROUP, 1, 1),)


def test_digest_of_a_closed_friday_is_foreseen_on_monday_for_its_own_week() -> None:
    found = of(Kind.DIGEST, forecast(town(), date(2026, 4, 27), 14).entries)
    assert [(here(one.at), str(one.week), here(one.wanted_at)) for one in found] == [
        ("2026-05-04 13:00", "2026-W18", "2026-05-01 13:00"),
        ("2026-05-08 13:00", "2026-W19", "never"),
    ]


def test_measurement_and_its_result_are_foreseen() -> None:
    one = town()
    seminar = replace(one.seminars[0], pulse=PulsePlan(opens=(date(2026, 5, 17),), days=14))
    found = forecast(replace(one, seminars=(seminar,)), date(2026, 5, 1), 60).entries
    assert [here(entry.at) for entry in (*of(Kind.PULSE, found), *of(Kind.PULSE_RESULT, found))] == [
        "2026-05-18 08:30",
        "2026-06-01 08:30",
    ]
    assert of(Kind.PULSE, found)[0].to[:2] == (KARI, OLA)


def test_sparring_is_foreseen_on_an_open_day_while_the_group_runs() -> None:
    dates = (date(2026, 5, 17), date(2027, 4, 9))
    found = forecast(town(group(sparring=SparringPlan(network="fjordnett", dates=dates))), date(2026, 4, 13), 366)
    (asked,) = of(Kind.SPARRING_REQUEST, found.entries)
    assert (here(asked.at), asked.group) == ("2026-05-18 08:30", GROUP)


def test_year_is_in_the_order_of_the_clock() -> None:
    found = forecast(town(group(rounds(weekday=Weekday.FRIDAY))), date(2026, 4, 13), 366).entries
    assert [one.at for one in found] == sorted(one.at for one in found)
