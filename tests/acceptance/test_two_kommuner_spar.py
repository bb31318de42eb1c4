"""Sparring: two groups of two kommuner are put together, and each hears of the other what it needs, and no more."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from bot.cards.action import Act
from bot.domain.configuration import Configuration, SparringPlan
from bot.domain.ids import PersonId, TenantId
from bot.usecases.my_data import Asked, erase, gather
from bot.usecases.scene import Scene
from handlers.app.oppfolging import Oppfolging
from tests.acceptance.driver import Seen
from tests.acceptance.two_kommuner import living_together, neighbour_of
from tests.acceptance.web_driver import WebDriver

DAY = date(2026, 4, 21)
MEETING = "nabonett/2026-04-21/1"
YES, NO = "Ja, vi blir med", "Ikke denne gangen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    product: Oppfolging
    bergen: WebDriver
    os: WebDriver

    async def ask(self) -> None:
        """One clock goes for both."""
        await self.bergen.until(DAY)

    def people(self, driver: WebDriver) -> list[PersonId]:
        return [one.id for one in driver.demo.configuration.people]

    async def asked(self, driver: WebDriver) -> list[PersonId]:
        return [one for one in self.people(driver) if any(YES in seen.buttons for seen in await driver.told(one))]

    async def everything_told(self, driver: WebDriver) -> str:
        return "\n".join([seen.text for one in self.people(driver) for seen in await driver.told(one)])


@pytest.fixture
async def town(one_group: Configuration, tmp_path: Path) -> AsyncIterator[Town]:
    """Both groups take part in one network, and everybody has said yes to taking part."""
    plan = SparringPlan(network="nabonett", dates=(DAY,))
    (group,) = one_group.groups
    people = tuple(replace(one, language=None) for one in one_group.people)
    bergen = replace(one_group, people=people, groups=(replace(group, rounds=None, sparring=plan),))
    async with living_together(bergen, neighbour_of(bergen), data=tmp_path) as (product, (here, there)):
        await here.everybody_says_yes()
        await there.everybody_says_yes()
        yield Town(product=product, bergen=here, os=there)


async def last(driver: WebDriver, person: str) -> Seen:
    return (await driver.told(person))[-1]


async def test_hosts_are_asked_and_told_of_each_other_when_both_have_said_yes(town: Town) -> None:
    await town.ask()
    (ours,), (theirs,) = await town.asked(town.bergen), await town.asked(town.os)
    question = await last(town.bergen, ours)
    assert "kan treffe Bord 9 i Os kommune til sparring" in question.text
    assert question.buttons == (YES, NO)
    assert "@" not in question.text

    await town.bergen.presses(ours, YES)
    assert "når Bord 9 i Os kommune også har sagt ja" in (await last(town.bergen, ours)).text
    assert "Os kommune: " not in await town.everything_told(town.bergen)
    assert "Bergen kommune: " not in await town.everything_told(town.os)

    await town.os.presses(theirs, YES)
    at_once = await last(town.os, theirs)
    await town.bergen.until(date(2026, 4, 22))
    later = await last(town.bergen, ours)
    here, there = town.bergen.demo.configuration, town.os.demo.configuration
    assert f"{here.person(ours).name}, Refleksjonsgruppe 1 i Bergen kommune: {here.person(ours).email}" in at_once.text
    assert f"{there.person(theirs).name}, Bord 9 i Os kommune: {there.person(theirs).email}" in later.text
    for told in (at_once, later):
        assert "10 minutter til hver gruppe" in told.text
        assert "rundt 20 minutter" in told.text
        assert "ikke om personer eller saker som skal opp" in told.text


async def test_nothing_else_of_the_other_kommune_is_told(town: Town) -> None:
    await town.ask()
    (ours,), (theirs,) = await town.asked(town.bergen), await town.asked(town.os)
    await town.bergen.presses(ours, YES)
    await town.os.presses(theirs, YES)
    await town.bergen.until(date(2026, 4, 23))
    told, there = await town.everything_told(town.bergen), town.os.demo.configuration
    names = [one.name for one in there.people if one.name in told]
    assert names == [there.person(theirs).name]
    for one in town.people(town.bergen):
        others = [seen for seen in await town.bergen.told(one) if "Os kommune" in seen.text]
        assert bool(others) is (one == ours)
    assert not any("Os kommune" in seen.text for seen in await town.bergen.channel("bord-1", reader=ours))


async def test_who_says_no_is_not_named_and_the_next_one_is_asked(town: Town) -> None:
    await town.ask()
    (ours,) = await town.asked(town.bergen)
    await town.bergen.presses(ours, NO)
    assert (await last(town.bergen, ours)).text == "Greit, ikke denne gangen."
    await town.bergen.until(date(2026, 4, 22))
    (following,) = [one for one in await town.asked(town.bergen) if one != ours]
    assert following not in town.bergen.demo.configuration.groups[0].leaders


async def test_silence_comes_to_nothing_and_who_said_yes_is_thanked(town: Town) -> None:
    await town.ask()
    (ours,) = await town.asked(town.bergen)
    await town.bergen.presses(ours, YES)
    await town.bergen.until(date(2026, 5, 8))
    told = (await last(town.bergen, ours)).text
    assert "Det ble ikke noe av at Refleksjonsgruppe 1 skulle treffe en annen gruppe" in told
    assert "Os" not in told
    assert "ikke noe av" not in await town.everything_told(town.os)
    for person in await town.asked(town.os):
        await town.os.presses(person, YES)
        assert "@" not in (await last(town.os, person)).text


async def test_nobody_answers_for_another_and_the_other_kommune_not_at_all(town: Town) -> None:
    await town.ask()
    (ours,), (theirs,) = await town.asked(town.bergen), await town.asked(town.os)
    uninvited = [one for one in town.people(town.bergen) if one != ours]
    for person in uninvited:
        await town.bergen.forges(person, Act.SPARRING_YES, {"sparring": MEETING})
        assert "Os kommune" not in (await last(town.bergen, person)).text
    await town.os.presses(theirs, YES)
    assert "også har sagt ja" in (await last(town.os, theirs)).text


async def test_pairing_that_fails_holds_up_nothing_and_is_tried_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> bool:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(town.product.store.networks, "is_paired", broken)
        await town.ask()
        assert town.product.ticked_at is not None
        assert await town.asked(town.bergen) == []
    await town.bergen.until(DAY, hour=13)
    assert len(await town.asked(town.bergen)) == 1


async def test_who_is_erased_in_between_is_not_handed_on(town: Town) -> None:
    await town.ask()
    (ours,), (theirs,) = await town.asked(town.bergen), await town.asked(town.os)
    await town.os.presses(theirs, YES)
    async with town.product.store.begin(TenantId("os")) as work:
        there, now = town.os.demo.configuration, town.product.clock.now()
        scene = Scene(configuration=there, work=work, now=now, new_id=lambda: "id")
        assert (await gather(scene, theirs)).sparrings == (Asked(network="nabonett", occasion=DAY, host=True),)
        await erase(scene, theirs, "admin")
        assert (await gather(scene, theirs)).sparrings == ()
    await town.bergen.presses(ours, YES)
    await town.bergen.until(date(2026, 4, 22))
    assert town.os.demo.configuration.person(theirs).email not in await town.everything_told(town.bergen)
