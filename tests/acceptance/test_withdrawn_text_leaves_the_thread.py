"""Who shared a text under their name may take it back: nothing is left in the thread. The same in all three."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.domain.round import Visibility
from bot.ports import State
from bot.usecases.advance_round import share_answers
from bot.usecases.reflect import open_question, reflect
from bot.usecases.scene import Scene
from tests.acceptance.driver import Driver
from tests.acceptance.slack_driver import in_slack
from tests.acceptance.teams_driver import in_teams
from tests.acceptance.web_driver import WebDriver, in_the_web

Platform: TypeAlias = Callable[[Configuration, Path], AbstractAsyncContextManager[Driver]]
ASKED = date(2026, 4, 20)
NEXT_DAY = date(2026, 4, 24)


@pytest.fixture(params=[in_the_web, in_slack, in_teams], ids=["web", "slack", "teams"])
async def anywhere(request: pytest.FixtureRequest, one_group: Configuration, tmp_path: Path) -> AsyncIterator[Driver]:
    platform: Platform = request.param
    async with platform(one_group, tmp_path) as driver:
        yield driver


async def thread(driver: Driver) -> set[str]:
    return {one.text for one in await driver.channel("bord-1", reader="ola") if one.in_thread}


async def share(driver: Driver) -> None:
    """Eva and Liv write, and both texts stand in the thread."""
    await driver.until(ASKED)
    for person, text in (("eva", "Første utkast"), ("liv", "Blir stående")):
        await driver.presses(person, "Skriv refleksjon")
        await driver.submits(person, text=text, visibility="named")
    await driver.until(NEXT_DAY)
    assert await thread(driver) == {"Eva Dahl: Første utkast", "Liv Strand: Blir stående"}


async def test_a_text_is_withdrawn_shared_anew_and_deleted(anywhere: Driver) -> None:
    for person in ("eva", "per", "liv"):
        await anywhere.presses(person, "Jeg er med")
    await share(anywhere)
    posts = len(await anywhere.channel("bord-1", reader="ola"))

    await anywhere.presses("eva", "Endre")
    await anywhere.submits("eva", text="Første utkast", visibility="private")
    assert await thread(anywhere) == {"Liv Strand: Blir stående"}
    assert len(await anywhere.channel("bord-1", reader="ola")) == posts - 1

    await anywhere.presses("eva", "Endre")
    await anywhere.submits("eva", text="Andre utkast", visibility="named")
    assert await thread(anywhere) == {"Eva Dahl: Andre utkast", "Liv Strand: Blir stående"}

    for person in ("eva", "liv"):
        await anywhere.presses(person, "Slett")
    assert await thread(anywhere) == set()


async def test_a_text_shared_anew_before_the_earlier_one_is_gone_stands_there_once(group: WebDriver) -> None:
    await share(group)
    async with group.demo.product.store.begin(group.demo.configuration.tenant.id) as work:
        scene = Scene(
            configuration=group.demo.configuration,
            work=work,
            now=group.demo.product.clock.now(),
            new_id=lambda: "unused",
            actor=PersonId("eva"),
        )
        question = await open_question(scene)
        assert question is not None
        for number, visibility in enumerate((Visibility.NAMED, Visibility.PRIVATE) * 2 + (Visibility.NAMED,)):
            await reflect(scene, question.id, f"Utkast {number}", visibility)
            await share_answers(scene, question.id)
    await group.until(date(2026, 4, 25))
    assert await thread(group) == {"Eva Dahl: Utkast 4", "Liv Strand: Blir stående"}
    left = await group.demo.product.deliveries.parked()
    assert State.FAILED not in {one.state for one in left}
