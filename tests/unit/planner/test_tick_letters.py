from dataclasses import replace
from datetime import date, timedelta

from bot.domain.configuration import EarlierPoint, PulsePlan, Seminar
from bot.domain.ids import GroupId, SeminarId
from bot.domain.person import Pause, Preferences
from tests.unit.planner.house import House
from tests.unit.planner.town import EVA, FELLESFERIE, GROUP, KARI, LIV, OLA, group, town

HOUR = timedelta(hours=1)


async def test_leader_gets_the_digest_on_friday_at_one(house: House) -> None:
    await house.say_yes(KARI, OLA)
    await house.walk("2026-05-22 12:00", "2026-05-22 15:00")
    assert await house.planned("digest") == [
        "2026-05-22 13:00 digest/ola/2026-W21",
        f"2026-05-22 13:00 digest_short/{GROUP}/2026-W21",
    ]


async def test_digest_of_a_closed_friday_comes_on_the_next_open_day_named_for_its_week(house: House) -> None:
    await house.say_yes(OLA)
    await house.walk("2026-05-01 08:00", "2026-05-05 08:00", HOUR)
    assert await house.planned("digest/") == ["2026-05-04 13:00 digest/ola/2026-W18"]


async def test_digests_of_a_quiet_month_are_one(house: House) -> None:
    house.configuration = town(quiet=(FELLESFERIE,))
    await house.say_yes(OLA)
    await house.walk("2026-07-06 13:00", "2026-08-04 13:00", timedelta(hours=12))
    assert await house.planned("digest/") == ["2026-08-03 13:00 digest/ola/2026-W31"]


async def test_after_downtime_only_the_last_digest_is_sent(house: House) -> None:
    await house.say_yes(OLA)
    await house.tick("2026-05-15 12:00")
    await house.tick("2026-05-26 12:00")
    assert await house.planned("digest/") == ["2026-05-26 12:00 digest/ola/2026-W21"]


async def test_leader_on_a_pause_or_without_a_yes_gets_no_digest(house: House) -> None:
    await house.walk("2026-05-22 12:00", "2026-05-22 15:00")
    assert await house.planned("digest/") == []
    await house.say_yes(OLA, when="2026-05-25 12:00")
    await house.prefer(Preferences(person=OLA, pause=Pause(since=date(2026, 5, 26), back_on=date(2026, 6, 8))))
    await house.walk("2026-05-29 12:00", "2026-05-29 15:00")
    assert await house.planned("digest/") == []


async def test_group_that_has_not_started_or_is_over_has_no_digest(house: House) -> None:
    await house.say_yes(OLA)
    house.configuration = town(group(starts=date(2026, 6, 1)))
    await house.walk("2026-05-22 12:00", "2026-05-22 15:00")
    house.configuration = town(group(ends=date(2026, 5, 21)))
    await house.walk("2026-05-29 12:00", "2026-05-29 15:00")
    assert await house.planned("digest") == []


async def test_group_that_ended_after_its_letter_may_have_one_more_for_its_leader(house: House) -> None:
    await house.say_yes(OLA)
    house.configuration = town(group(ends=date(2026, 5, 24)))
    await house.walk("2026-05-29 12:00", "2026-05-29 15:00")
    assert await house.planned("digest") == ["2026-05-29 13:00 digest/ola/2026-W22"]


async def test_frame_is_recalled_monthly_in_groups_with_elected_members(house: House) -> None:
    await house.walk("2026-04-13 10:00", "2026-07-31 10:00", timedelta(hours=12))
    assert [line[:10] for line in await house.planned("frame/")] == ["2026-06-03", "2026-07-01"]


async def test_group_of_staff_alone_hears_nothing_of_the_frame(house: House) -> None:
    house.configuration = town(group(members=(OLA, LIV)))
    await house.walk("2026-05-25 10:00", "2026-07-31 10:00", timedelta(hours=12))
    assert await house.planned("frame/") == []


async def test_measurement_opens_once_and_its_result_comes_when_it_has_closed(house: House) -> None:
    seminar = replace(house.configuration.seminars[0], pulse=PulsePlan(opens=(date(2026, 5, 16),), days=10))
    house.configuration = replace(house.configuration, seminars=(seminar,))
    await house.say_yes(KARI, OLA)
    await house.walk("2026-05-15 08:30", "2026-06-02 20:30", timedelta(hours=6))
    assert await house.planned("pulse/") == [
        "2026-05-18 08:30 pulse/visjonaert-2026-2026-05-18/kari",
        "2026-05-18 08:30 pulse/visjonaert-2026-2026-05-18/ola",
        "2026-05-28 08:30 pulse/visjonaert-2026-2026-05-18/result/kari",
        "2026-05-28 08:30 pulse/visjonaert-2026-2026-05-18/result/ola",
    ]


async def test_measurement_moved_while_it_is_open_is_not_opened_again(house: House) -> None:
    seminar = replace(house.configuration.seminars[0], pulse=PulsePlan(opens=(date(2026, 5, 18),)))
    house.configuration = replace(house.configuration, seminars=(seminar,))
    await house.say_yes(KARI)
    await house.walk("2026-05-18 08:00", "2026-05-18 12:00")
    moved = replace(seminar, pulse=PulsePlan(opens=(date(2026, 5, 20),)))
    house.configuration = replace(house.configuration, seminars=(moved,))
    await house.walk("2026-05-19 08:00", "2026-05-21 12:00", HOUR)
    assert len(await house.rows("pulse/")) == 1


async def test_those_who_meet_again_look_back_a_week_before_the_next_seminar(house: House) -> None:
    following = Seminar(id=SeminarId("neste-2027"), title="Neste samling", date=date(2027, 3, 10))
    house.configuration = replace(house.configuration, seminars=(*house.configuration.seminars, following))
    await house.say_yes(KARI, OLA)
    await house.walk("2027-03-02 08:00", "2027-03-04 12:00")
    assert await house.planned("look_back/") == [
        "2027-03-03 08:30 look_back/neste-2027/kari",
        "2027-03-03 08:30 look_back/neste-2027/ola",
    ]


async def test_new_group_looks_back_at_what_the_configuration_remembers(house: House) -> None:
    seminar = replace(
        house.configuration.seminars[0],
        date=date(2026, 6, 10),
        earlier=(EarlierPoint(year=2025, text="Uformell dialog er viktig"),),
    )
    house.configuration = replace(house.configuration, seminars=(seminar,))
    await house.say_yes(EVA)
    await house.walk("2026-06-03 08:00", "2026-06-03 12:00")
    (row,) = await house.rows("look_back/")
    assert row.message.refs == {"seminar": "visjonaert-2026", "group": GROUP}


async def test_group_that_follows_another_brings_its_points_along(house: House) -> None:
    old = group(id=GroupId("bord-0"), members=(KARI,), leaders=(), ends=date(2026, 12, 31))
    new = group(
        id=GroupId("bord-9"), seminar=SeminarId("neste-2027"), follows=(GroupId("bord-0"),), starts=date(2027, 3, 15)
    )
    following = Seminar(id=SeminarId("neste-2027"), title="Neste samling", date=date(2027, 3, 10))
    configuration = town(old, replace(new, ends=date(2027, 12, 31)))
    house.configuration = replace(configuration, seminars=(*configuration.seminars, following))
    await house.say_yes(KARI)
    await house.walk("2027-03-03 08:00", "2027-03-03 12:00")
    (row,) = await house.rows("look_back/")
    assert row.message.refs["group"] == "bord-0"
