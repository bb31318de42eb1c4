from collections.abc import Collection
from datetime import date

from bot.domain.availability import Availability
from bot.domain.message import Slot
from bot.domain.person import Preferences
from bot.usecases.awaited import awaited
from bot.usecases.scene import Scene
from tests.unit.planner.house import House
from tests.unit.planner.town import EVA, KARI, LIV, OLA, at, group, rounds, town


async def of(house: House, slot: Slot, when: str) -> Collection[Slot]:
    """What Kari's day still brings after this moment."""
    person = house.configuration.person(KARI)
    availability = Availability.of(house.configuration, person, Preferences(person=KARI))
    async with house.store.read(house.configuration.tenant.id) as work:
        scene = Scene(configuration=house.configuration, work=work, now=at(when), new_id=house.new_id)
        return await awaited(scene, KARI, availability, at(when), slot)


async def test_request_leaves_room_for_the_question_and_the_reminders_of_the_day(house: House) -> None:
    house.configuration = town(group(rounds(hour=14)))
    await house.promise(KARI, date(2026, 5, 5))
    assert await of(house, Slot.REQUEST, "2026-05-05 08:00") == {Slot.PROMPT, Slot.REMINDERS}
    assert await of(house, Slot.DIGEST, "2026-05-05 13:00") == {Slot.PROMPT}
    assert await of(house, Slot.REMINDERS, "2026-05-05 08:00") == {Slot.PROMPT}
    assert await of(house, Slot.PROMPT, "2026-05-05 08:00") == set()


async def test_day_without_a_round_or_a_date_brings_nothing_more(house: House) -> None:
    await house.promise(KARI, date(2026, 5, 20))
    assert await of(house, Slot.REQUEST, "2026-05-06 08:00") == set()


async def test_question_that_has_come_is_not_waited_for(house: House) -> None:
    assert await of(house, Slot.REQUEST, "2026-05-05 09:00") == set()


async def test_reminder_of_the_question_is_waited_for_by_those_who_have_not_answered(house: House) -> None:
    await house.say_yes(KARI, OLA, EVA, LIV)
    await house.walk("2026-05-05 08:00", "2026-05-05 09:30")
    assert await of(house, Slot.REQUEST, "2026-05-07 08:00") == {Slot.PROMPT}
    assert await of(house, Slot.REQUEST, "2026-05-07 09:30") == set()
    assert await of(house, Slot.REQUEST, "2026-05-06 08:00") == set()
    (found,) = {one.message.refs["round"] for one in await house.rows("round/")}
    async with house.store.begin(house.configuration.tenant.id) as work:
        opened = next(one for one in await work.rounds.all_open() if one.id == found)
        await work.rounds.save(opened.stand_over(KARI))
    assert await of(house, Slot.REQUEST, "2026-05-07 08:00") == set()


async def test_leader_who_is_no_member_waits_for_no_question(house: House) -> None:
    house.configuration = town(group(members=(OLA, EVA, LIV), leaders=(KARI,)))
    assert await of(house, Slot.DIGEST, "2026-05-05 08:00") == set()
