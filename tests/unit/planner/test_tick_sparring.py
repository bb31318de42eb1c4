"""Finding a host for a meeting with another group: one at a time, by day, and an end to it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.configuration import SparringPlan
from bot.domain.ids import GroupId, PersonId, SparringId, TenantId
from bot.domain.message import Kind
from bot.domain.person import Answer, Pause, Preferences
from bot.domain.sparring import Party, Side, Sparring
from bot.store.store import DatabaseStore
from tests.unit.planner.house import House
from tests.unit.planner.town import EVA, GROUP, KARI, LIV, OLA, at, group, town

NETWORK = SparringPlan(network="fjordnett", dates=(date(2026, 9, 15),))
HERE, THERE = Party(TenantId("bergen"), GROUP), Party(TenantId("os"), GroupId("bord-9"))
MEETING = SparringId("fjordnett/2026-09-15/1")
NILS = PersonId("nils")


@pytest.fixture
async def paired(sqlite_store: DatabaseStore) -> House:
    """On a Tuesday morning Bergen and Os are to meet, and all of Bergen's have said yes to taking part."""
    house = House(store=sqlite_store, configuration=town(group(rounds=None, sparring=NETWORK)))
    await house.say_yes(KARI, OLA, EVA, LIV)
    meeting = Sparring(
        id=MEETING,
        network="fjordnett",
        occasion=date(2026, 9, 15),
        sides=(Side(party=HERE), Side(party=THERE)),
        created_at=at("2026-09-15 06:00"),
    )
    assert await sqlite_store.networks.add([meeting])
    await house.tick("2026-09-15 06:00")
    return house


async def seen(house: House, tenant: str = "bergen") -> Sparring:
    async with house.store.read(TenantId(tenant)) as work:
        return await work.sparrings.get(MEETING)


async def ours(house: House) -> Side:
    return (await seen(house)).side(HERE)


async def the_other_kommune(house: House, *, yes: bool) -> None:
    async with house.store.begin(THERE.tenant) as work:
        found = await work.sparrings.get(MEETING)
        asked = found.ask(THERE, NILS, at("2026-09-15 09:00"))
        after = asked.accept(THERE, NILS, at("2026-09-15 10:00")) if yes else found.drop_out(THERE)
        await work.sparrings.save(after)


async def we_say_yes(house: House, person: PersonId = KARI) -> None:
    async with house.store.begin(HERE.tenant) as work:
        found = await work.sparrings.get(MEETING)
        await work.sparrings.save(found.accept(HERE, person, at("2026-09-15 11:00")))


async def test_nobody_is_asked_before_the_hour_of_the_reminders(paired: House) -> None:
    await paired.tick("2026-09-15 08:00")
    assert await ours(paired) == Side(party=HERE)
    await paired.tick("2026-09-15 09:00")
    assert await paired.planned("sparring/") == [f"2026-09-15 09:00 sparring/{MEETING}/bord-1/kari"]


async def test_the_next_one_is_asked_after_three_working_days_and_a_leader_never(paired: House) -> None:
    await paired.walk("2026-09-15 08:00", "2026-10-02 15:00")
    assert (await ours(paired)).asked == (KARI, EVA, LIV)
    days = [row.split()[0] for row in await paired.planned("sparring/")]
    assert days == ["2026-09-15", "2026-09-18", "2026-09-23"]


async def test_who_is_away_is_not_asked(paired: House) -> None:
    await paired.prefer(Preferences(person=KARI, pause=Pause(since=at("2026-09-14 09:00"), back_on=date(2026, 10, 20))))
    await paired.tick("2026-09-15 09:00")
    assert (await ours(paired)).asked == (EVA,)


async def test_when_nobody_answers_the_group_drops_out_and_nobody_is_told_of_it(paired: House) -> None:
    await paired.walk("2026-09-15 08:00", "2026-10-02 15:00")
    side = await ours(paired)
    assert side.out
    assert side.told_at is not None
    assert (await seen(paired, "os")).is_off(at("2026-10-02 15:00"))
    assert len(await paired.rows("sparring/")) == 3


async def test_who_said_yes_is_told_when_all_have(paired: House) -> None:
    await paired.tick("2026-09-15 09:00")
    await we_say_yes(paired)
    await paired.tick("2026-09-15 12:00")
    assert (await ours(paired)).told_at is None
    await the_other_kommune(paired, yes=True)
    for now in ("2026-09-16 09:00", "2026-09-16 09:30"):
        await paired.tick(now)
    told = [row.message for row in await paired.rows("sparring/") if row.message.kind is not Kind.SPARRING_REQUEST]
    assert [one.kind for one in told] == [Kind.SPARRING_AGREED]
    assert (await ours(paired)).told_at == at("2026-09-16 09:00")


@pytest.mark.parametrize("answered", [True, False], ids=["nobody there", "no answer for a month"])
async def test_who_said_yes_is_told_when_it_comes_to_nothing(paired: House, *, answered: bool) -> None:
    await paired.tick("2026-09-15 09:00")
    await we_say_yes(paired)
    if answered:
        await the_other_kommune(paired, yes=False)
    await paired.tick("2026-09-16 09:00")
    await paired.tick("2026-10-16 09:00")
    (told,) = [row.message for row in await paired.rows("sparring/") if row.message.kind is Kind.SPARRING_OFF]
    assert told.due_at == at("2026-09-16 09:00" if answered else "2026-10-16 09:00")


async def test_a_host_who_leaves_before_all_have_said_yes_is_replaced(paired: House) -> None:
    await paired.tick("2026-09-15 09:00")
    await we_say_yes(paired)
    await paired.answer(KARI, Answer.DECLINED, "2026-09-15 12:00")
    await paired.tick("2026-09-15 12:30")
    assert await ours(paired) == Side(party=HERE, asked=(EVA,), asked_at=at("2026-09-15 12:30"))


async def test_who_has_hosted_before_is_asked_last(paired: House) -> None:
    await paired.tick("2026-09-15 09:00")
    await we_say_yes(paired)
    later = replace(await seen(paired), id=SparringId("fjordnett/2027-01-19/1"), version=0)
    again = replace(later, sides=(Side(party=HERE), Side(party=THERE)), created_at=at("2026-09-17 08:00"))
    assert isinstance(paired.store, DatabaseStore)
    assert await paired.store.networks.add([again])
    await paired.tick("2026-09-17 09:00")
    async with paired.store.read(HERE.tenant) as work:
        assert (await work.sparrings.get(again.id)).side(HERE).asked == (EVA,)


async def test_a_group_that_has_left_the_network_or_the_setup_drops_out(paired: House) -> None:
    for groups in ((group(rounds=None),), (group(id=GroupId("bord-8"), rounds=None, sparring=NETWORK),)):
        changed = replace(paired, configuration=town(*groups))
        await changed.tick("2026-09-15 09:00")
    await paired.tick("2026-09-15 09:30")
    assert (await ours(paired)).out
