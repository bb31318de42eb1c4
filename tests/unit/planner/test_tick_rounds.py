from dataclasses import replace
from datetime import date, timedelta

from bot.domain.configuration import Weekday
from bot.domain.person import Pause, Preferences
from bot.domain.round import Phase, Round
from bot.ports import State
from tests.unit.planner.house import House
from tests.unit.planner.town import EVA, FELLESFERIE, GROUP, KARI, LIV, OLA, PROMPTS, at, group, here, rounds, town

EVERYBODY = (KARI, OLA, EVA, LIV)


async def round_of(house: House) -> Round:
    async with house.store.read(house.configuration.tenant.id) as work:
        return (await work.rounds.of_group(GROUP))[0]


async def test_round_goes_from_question_to_thread_to_points_without_anybody_doing_anything(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:00", "2026-05-15 13:00")
    assert await house.planned("round/") == [
        "2026-05-05 09:00 round/prompt/eva",
        "2026-05-05 09:00 round/prompt/kari",
        "2026-05-05 09:00 round/prompt/liv",
        "2026-05-05 09:00 round/prompt/ola",
        "2026-05-07 09:00 round/prompt_reminder/eva",
        "2026-05-07 09:00 round/prompt_reminder/kari",
        "2026-05-07 09:00 round/prompt_reminder/liv",
        "2026-05-07 09:00 round/prompt_reminder/ola",
        "2026-05-08 09:00 round/host/kari",
        "2026-05-08 09:00 round/share",
        "2026-05-11 09:00 round/host/eva",
        "2026-05-12 09:00 round/host/liv",
    ]
    assert (await round_of(house)).phase is Phase.CLOSED


async def test_question_goes_to_nobody_who_has_not_said_yes(house: House) -> None:
    await house.say_yes(KARI, LIV)
    await house.walk("2026-05-05 08:30", "2026-05-05 09:30")
    assert await house.planned("round/") == ["2026-05-05 09:00 round/prompt/kari", "2026-05-05 09:00 round/prompt/liv"]


async def test_round_waits_for_the_first_yes_of_the_day(house: House) -> None:
    await house.walk("2026-05-05 08:30", "2026-05-05 10:00")
    assert await house.planned("round/") == []
    await house.say_yes(KARI, when="2026-05-05 10:10")
    await house.tick("2026-05-05 10:30")
    assert await house.planned("round/") == ["2026-05-05 10:30 round/prompt/kari"]


async def test_second_tick_at_the_same_moment_does_nothing(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.tick("2026-05-05 08:59")
    first = await house.tick("2026-05-05 09:00")
    again = await house.tick("2026-05-05 09:00")
    assert first.done > 0
    assert again.done == 0


async def test_round_up_to_a_day_late_is_opened_with_the_times_that_were_planned(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.tick("2026-05-05 08:00")
    await house.tick("2026-05-06 08:55")
    assert (await house.planned("round/"))[0] == "2026-05-06 08:55 round/prompt/eva"
    assert here((await round_of(house)).phase_ends_at) == "2026-05-08 09:00"


async def test_round_more_than_a_day_late_falls_out_and_is_written_down_once(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.tick("2026-05-05 08:00")
    await house.walk("2026-05-06 09:01", "2026-05-07 12:00")
    assert await house.planned("round/") == []
    (skipped,) = await house.rows("occasion/")
    assert skipped.message.send_key == f"occasion/{GROUP}/2026-05-05"
    assert (skipped.state, skipped.reason) == (State.SKIPPED, "late")


async def test_downtime_of_weeks_opens_the_last_round_only_if_it_is_fresh(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.tick("2026-04-20 08:00")
    await house.tick("2026-05-26 12:00")
    assert [one.message.send_key for one in await house.rows("occasion/")] == [f"occasion/{GROUP}/2026-05-05"]
    assert len(await house.rows("round/")) == len(EVERYBODY)


async def test_round_that_falls_out_by_plan_is_written_down_with_its_reason(house: House) -> None:
    house.configuration = town(quiet=(FELLESFERIE,))
    await house.say_yes(*EVERYBODY)
    await house.tick("2026-07-07 08:00")
    await house.walk("2026-07-07 08:30", "2026-07-08 12:00")
    assert [(one.message.send_key, one.reason) for one in await house.rows("occasion/")] == [
        (f"occasion/{GROUP}/2026-07-07", "quiet")
    ]


async def test_round_still_open_a_day_after_the_next_is_due_holds_that_one_back(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:30", "2026-05-05 09:00")
    house.configuration = town(group(rounds(weeks=1), starts=date(2026, 5, 5)))
    await house.walk("2026-05-12 08:30", "2026-05-13 12:00", timedelta(hours=1))
    assert (
        len({one.message.refs["round"] for one in await house.rows("round/") if "/prompt/" in one.message.send_key})
        == 1
    )


async def test_thread_does_not_open_on_a_closed_day_after_downtime(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:30", "2026-05-05 09:00")
    await house.tick("2026-05-09 11:00")
    assert (await round_of(house)).phase is Phase.THINK
    await house.tick("2026-05-11 06:00")
    assert (await round_of(house)).phase is Phase.THINK
    await house.tick("2026-05-11 07:00")
    assert (await round_of(house)).phase is Phase.SHARE


async def test_who_answered_or_stood_over_is_not_reminded_of_the_question(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:30", "2026-05-05 09:00")
    opened = await round_of(house)
    async with house.store.begin(house.configuration.tenant.id) as work:
        await work.rounds.save(opened.stand_over(LIV).stand_over(EVA))
    await house.walk("2026-05-07 08:30", "2026-05-07 09:30")
    reminded = [line for line in await house.planned("round/") if "prompt_reminder" in line]
    assert reminded == ["2026-05-07 09:00 round/prompt_reminder/kari", "2026-05-07 09:00 round/prompt_reminder/ola"]


async def test_host_who_is_away_is_not_asked(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.prefer(Preferences(person=KARI, pause=Pause(since=date(2026, 5, 1), back_on=date(2026, 6, 1))))
    await house.walk("2026-05-05 08:30", "2026-05-08 10:00", timedelta(hours=1))
    assert [line for line in await house.planned("round/") if "/host/" in line] == ["2026-05-08 09:30 round/host/eva"]


async def test_host_is_reminded_when_the_thread_closes_and_the_points_are_not_written(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:00", "2026-05-08 10:00", timedelta(hours=1))
    opened = await round_of(house)
    async with house.store.begin(house.configuration.tenant.id) as work:
        await work.rounds.save(opened.accept_host(KARI))
    await house.walk("2026-05-15 08:00", "2026-05-15 13:00", timedelta(hours=1))
    assert "2026-05-15 09:00 round/points_reminder/kari" in await house.planned("round/")
    assert (await round_of(house)).phase is Phase.CLOSED


async def test_round_of_a_group_that_left_the_configuration_is_closed_in_silence(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:30", "2026-05-05 09:00")
    before = len(await house.rows())
    house.configuration = replace(house.configuration, groups=())
    await house.tick("2026-05-06 10:00")
    assert len(await house.rows()) == before
    async with house.store.read(house.configuration.tenant.id) as work:
        assert await work.rounds.all_open() == []


async def test_prompts_used_up_are_told_to_the_leader_once_for_each_occasion_that_falls_out(house: House) -> None:
    house.configuration = town(group(replace(rounds(), prompts=PROMPTS[:1])))
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-04-14 08:00", "2026-04-24 20:00", timedelta(hours=2))
    await house.walk("2026-05-05 08:00", "2026-05-06 20:00")
    assert [one.reason for one in await house.rows("occasion/")] == ["prompts_used_up"]
    assert len(await house.rows("prompts_used_up/")) == 1


async def test_weekday_moved_by_a_new_configuration_doubles_nothing(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:30", "2026-05-05 09:00")
    opened = await round_of(house)
    async with house.store.begin(house.configuration.tenant.id) as work:
        await work.rounds.save(opened.close(at("2026-05-05 12:00")))
    house.configuration = town(group(rounds(weekday=Weekday.THURSDAY)))
    await house.walk("2026-05-07 08:00", "2026-05-08 12:00")
    assert [line for line in await house.planned("round/") if line >= "2026-05-06"] == []


async def test_group_that_ends_is_thanked_and_its_round_closed(house: House) -> None:
    house.configuration = town(group(ends=date(2026, 5, 16)))
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:00", "2026-05-05 10:00")
    house.configuration = town(group(ends=date(2026, 5, 7)))
    await house.walk("2026-05-07 11:30", "2026-05-07 13:00")
    assert await house.planned("group/") == [f"2026-05-07 12:00 group/{GROUP}/ended/2026-05-07"]
    assert (await round_of(house)).phase is Phase.CLOSED
    await house.walk("2026-05-08 11:30", "2026-05-08 13:00")
    assert len(await house.rows("group/")) == 1


async def test_clock_set_back_an_hour_plans_nothing_anew(house: House) -> None:
    await house.say_yes(*EVERYBODY)
    await house.walk("2026-05-05 08:30", "2026-05-05 09:30")
    before = await house.planned()
    await house.walk("2026-05-05 08:30", "2026-05-05 09:30")
    assert await house.planned() == before
