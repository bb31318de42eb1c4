from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Roles, Status
from bot.domain.configuration import ReminderRules
from bot.domain.ids import CarriedMatterId
from bot.domain.message import Kind, ToPerson
from bot.domain.person import Answer, Hours, Pause, Preferences, Role
from tests.unit.planner.house import House
from tests.unit.planner.town import BYSTYRET, EVA, KARI, LIV, OLA, at, group, town

HOUR = timedelta(hours=1)


async def test_everybody_is_welcomed_on_the_first_morning_of_the_group(house: House) -> None:
    await house.walk("2026-04-10 07:00", "2026-04-13 10:00")
    assert [line[:16] for line in await house.planned("welcome/")] == ["2026-04-13 08:30"] * 4
    assert (await house.known(KARI)).answer is Answer.ASKED


async def test_who_does_not_answer_is_reminded_after_five_working_days_then_silence(house: House) -> None:
    await house.walk("2026-04-13 08:00", "2026-04-13 09:00")
    await house.say_yes(OLA, EVA, LIV)
    await house.walk("2026-04-14 08:30", "2026-05-20 08:30", timedelta(days=1))
    found = [line for line in await house.planned("welcome/") if "kari" in line]
    assert [line[:16] for line in found] == ["2026-04-13 08:30", "2026-04-20 08:30"]
    assert (await house.known(KARI)).answer is Answer.REMINDED


async def test_not_now_is_asked_once_more_after_two_weeks(house: House) -> None:
    await house.walk("2026-04-13 08:00", "2026-04-13 09:00")
    await house.answer(KARI, Answer.LATER, "2026-04-13 11:00")
    await house.walk("2026-04-14 12:00", "2026-05-20 12:00", timedelta(days=1))
    found = [line for line in await house.planned("welcome/") if "kari" in line]
    assert [line[:16] for line in found] == ["2026-04-13 08:30", "2026-04-27 12:00"]
    assert (await house.known(KARI)).answer is Answer.ASKED_AGAIN


async def test_who_declined_hears_nothing_more(house: House) -> None:
    await house.walk("2026-04-13 08:00", "2026-04-13 09:00")
    await house.answer(KARI, Answer.DECLINED, "2026-04-13 11:00")
    await house.walk("2026-04-14 12:00", "2026-05-20 12:00", timedelta(days=1))
    assert [line[:10] for line in await house.planned() if "kari" in line] == ["2026-04-13"]


async def test_material_change_of_the_welcome_asks_again_before_the_next_prompt(house: House) -> None:
    await house.say_yes(OLA, EVA, LIV)
    await house.say_yes(KARI, version="an older text")
    await house.walk("2026-05-05 08:00", "2026-05-05 10:00")
    assert next(line for line in await house.planned() if "kari" in line).startswith("2026-05-05 08:30 welcome/")
    assert not [line for line in await house.planned("round/") if "kari" in line]


async def test_nobody_is_asked_before_the_group_starts_or_after_it_ended(house: House) -> None:
    house.configuration = town(group(starts=date(2026, 5, 4), ends=date(2026, 5, 8)))
    await house.walk("2026-04-28 12:00", "2026-05-01 12:00", HOUR)
    await house.walk("2026-05-11 08:00", "2026-05-12 12:00", HOUR)
    assert await house.planned("welcome/") == []


async def test_all_of_a_persons_reminders_come_in_one_message_at_the_hour(house: House) -> None:
    await house.say_yes(KARI, OLA, EVA, LIV)
    await house.promise(KARI, date(2026, 5, 29))
    await house.promise(KARI, date(2026, 6, 5))
    await house.promise(KARI, date(2026, 5, 22))
    await house.walk("2026-05-29 07:00", "2026-05-29 12:00")
    (row,) = await house.rows("reminders/")
    assert await house.planned("reminders/") == ["2026-05-29 08:30 reminders/kari/2026-05-29"]
    assert row.message.refs == {"person": "kari", "since": "2026-05-29", "day": "2026-05-29"}


async def test_nothing_to_remind_of_is_no_message(house: House) -> None:
    await house.say_yes(KARI)
    await house.promise(KARI, date(2026, 5, 30))
    await house.promise(KARI, date(2026, 5, 29), status=Status.PROPOSED)
    await house.promise(KARI, None)
    await house.walk("2026-05-28 07:00", "2026-05-28 12:00")
    assert await house.rows("reminders/") == []


async def test_who_has_not_said_yes_is_not_reminded(house: House) -> None:
    await house.promise(KARI, date(2026, 5, 29))
    await house.walk("2026-05-29 07:00", "2026-05-29 12:00")
    assert await house.rows("reminders/") == []


async def test_commitment_made_after_the_hour_is_not_reminded_of_that_day(house: House) -> None:
    await house.say_yes(KARI)
    await house.tick("2026-05-29 08:00")
    await house.promise(KARI, date(2026, 5, 29), made="2026-05-29 08:31")
    await house.walk("2026-05-29 08:35", "2026-05-29 12:00")
    assert await house.rows("reminders/") == []


async def test_reminders_of_days_without_the_service_come_together_on_the_next_open_morning(house: House) -> None:
    await house.say_yes(KARI)
    await house.promise(KARI, date(2026, 5, 28))
    await house.promise(KARI, date(2026, 5, 29))
    await house.promise(KARI, date(2026, 6, 1))
    await house.tick("2026-05-27 12:00")
    await house.walk("2026-05-30 10:00", "2026-06-01 12:00")
    (row,) = await house.rows("reminders/")
    assert await house.planned("reminders/") == ["2026-06-01 08:30 reminders/kari/2026-06-01"]
    assert row.message.refs["since"] == "2026-05-28"


async def test_reminders_held_up_until_the_evening_come_the_next_morning(house: House) -> None:
    await house.say_yes(KARI)
    await house.promise(KARI, date(2026, 5, 28))
    await house.tick("2026-05-28 08:00")
    await house.tick("2026-05-28 22:00")
    assert await house.planned("reminders/") == ["2026-05-29 08:30 reminders/kari/2026-05-29"]


async def test_own_hours_and_own_zone_decide_when(house: House) -> None:
    await house.say_yes(KARI, LIV)
    await house.prefer(Preferences(person=KARI, hours=Hours(start=time(10), end=time(16))))
    await house.prefer(Preferences(person=LIV, timezone=ZoneInfo("America/New_York")))
    await house.promise(KARI, date(2026, 5, 29))
    await house.promise(LIV, date(2026, 5, 29))
    await house.walk("2026-05-29 06:00", "2026-05-29 18:00")
    assert await house.planned("reminders/") == [
        "2026-05-29 10:00 reminders/kari/2026-05-29",
        "2026-05-29 14:30 reminders/liv/2026-05-29",
    ]


async def test_after_a_pause_there_is_one_welcome_back_and_no_reminder_beside_it(house: House) -> None:
    house.configuration = town(replace(group(), rounds=None))
    await house.say_yes(KARI)
    await house.promise(KARI, date(2026, 5, 22))
    await house.promise(KARI, date(2026, 6, 1))
    await house.prefer(Preferences(person=KARI, pause=Pause(since=date(2026, 5, 18), back_on=date(2026, 5, 31))))
    await house.walk("2026-05-18 07:30", "2026-06-02 12:30", HOUR)
    assert await house.planned("reminders/") == []
    (row,) = await house.rows("welcome_back/")
    assert await house.planned("welcome_back/") == ["2026-06-01 08:30 welcome_back/kari/2026-05-31"]
    assert row.message.refs == {"person": "kari", "since": "2026-05-18", "day": "2026-06-01"}


async def test_what_somebody_carries_to_a_body_is_reminded_of_too(house: House) -> None:
    await house.say_yes(KARI)
    matter = CarriedMatter(
        id=CarriedMatterId("m1"),
        person=KARI,
        what="Åpenhet om målene",
        body=BYSTYRET,
        when=date(2026, 5, 27),
        created_at=at("2026-05-04 10:00"),
    )
    async with house.store.begin(house.configuration.tenant.id) as work:
        await work.carried.add(matter)
    await house.walk("2026-05-20 07:00", "2026-05-20 12:00")
    assert await house.planned("reminders/") == ["2026-05-20 08:30 reminders/kari/2026-05-20"]


async def test_tenant_that_wants_no_reminders_sends_none(house: House) -> None:
    house.configuration = replace(town(), reminders=ReminderRules(before=(), after=()))
    await house.say_yes(KARI)
    await house.promise(KARI, date(2026, 5, 29))
    await house.walk("2026-05-29 07:00", "2026-05-29 12:00")
    assert await house.rows("reminders/") == []


async def test_commitment_without_a_date_is_asked_for_one_after_thirty_days_and_once(house: House) -> None:
    await house.say_yes(KARI)
    await house.promise(KARI, None, made="2026-05-02 12:00")
    await house.walk("2026-05-29 08:00", "2026-06-11 20:00", timedelta(hours=4))
    assert await house.planned("commitment/") == ["2026-06-01 12:00 commitment/ask_for_date"]


async def test_several_without_a_date_are_asked_about_one_a_day(house: House) -> None:
    await house.say_yes(KARI)
    for _ in range(3):
        await house.promise(KARI, None, made="2026-05-01 12:00")
    await house.walk("2026-06-01 08:00", "2026-06-05 20:00", HOUR)
    assert [line[:10] for line in await house.planned("commitment/")] == ["2026-06-01", "2026-06-02", "2026-06-03"]


async def test_offer_goes_back_after_five_working_days(house: House) -> None:
    await house.say_yes(KARI, EVA)
    made = await house.promise(KARI, date(2026, 9, 1))
    async with house.store.begin(house.configuration.tenant.id) as work:
        found = await work.commitments.get(made)
        roles = Roles(of={KARI: Role.ELECTED, EVA: Role.ELECTED})
        await work.commitments.save(found.offer_to(KARI, EVA, roles, at("2026-05-07 15:00")))
    await house.walk("2026-05-12 10:00", "2026-05-15 14:00", HOUR)
    assert await house.rows("commitment/") == []
    await house.walk("2026-05-15 15:00", "2026-05-20 14:00", HOUR)
    assert [line[:16] for line in await house.planned("commitment/")] == ["2026-05-15 15:00"]


async def test_person_hears_at_most_two_things_a_day(house: House) -> None:
    """Friday 8 May: reminders in the morning, a host request at nine, a date to be asked for, and the digest at one."""
    house.configuration = town(group(leaders=(EVA,)))
    await house.say_yes(EVA, KARI)
    await house.walk("2026-05-05 08:00", "2026-05-05 09:00")
    await house.promise(EVA, date(2026, 5, 8))
    for _ in range(2):
        await house.promise(EVA, None, made="2026-04-01 10:00")
    await house.walk("2026-05-08 07:00", "2026-05-12 20:00")
    days: dict[date, list[Kind]] = {}
    for row in await house.rows():
        if row.message.slot_day and row.message.target == ToPerson(EVA):
            days.setdefault(row.message.slot_day, []).append(row.message.kind)
    assert Kind.REMINDERS in days[date(2026, 5, 8)]
    assert {kind for kinds in days.values() for kind in kinds} >= {Kind.REMINDERS, Kind.ASK_FOR_DATE, Kind.DIGEST}
    assert all(len(kinds) <= 2 for kinds in days.values())


@pytest.mark.parametrize("back_on", [None, date(2026, 6, 5)])
async def test_nobody_is_asked_for_a_date_in_a_pause(house: House, back_on: date | None) -> None:
    await house.say_yes(KARI)
    await house.prefer(Preferences(person=KARI, pause=Pause(since=date(2026, 5, 18), back_on=back_on)))
    await house.promise(KARI, None, made="2026-05-01 12:00")
    await house.walk("2026-06-01 08:00", "2026-06-04 20:00", HOUR)
    assert await house.rows("commitment/") == []
