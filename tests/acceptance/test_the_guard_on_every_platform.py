"""One drifting sentence: its note, other words, and the matter taken up in the own name. The same in all three."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.domain.configuration import Configuration
from tests.acceptance.driver import Driver
from tests.acceptance.slack_driver import in_slack
from tests.acceptance.teams_driver import in_teams
from tests.acceptance.web_driver import in_the_web

Platform: TypeAlias = Callable[[Configuration, Path], AbstractAsyncContextManager[Driver]]
DRIFTS = "Dette var nyttig. Da vedtar vi at hallen bygges."
REWORDED = "Dette var nyttig. Jeg tar med meg det jeg har hørt, og tenker videre på hva det betyr for rollen min."


@pytest.fixture(params=[in_the_web, in_slack, in_teams], ids=["web", "slack", "teams"])
async def anywhere(request: pytest.FixtureRequest, one_group: Configuration, tmp_path: Path) -> AsyncIterator[Driver]:
    platform: Platform = request.param
    async with platform(one_group, tmp_path) as driver:
        yield driver


async def test_a_drifting_sentence_is_told_reworded_and_carried(anywhere: Driver) -> None:
    for person in ("eva", "per", "liv"):
        await anywhere.presses(person, "Jeg er med")
    await anywhere.until(date(2026, 4, 20))
    for person, text in (("liv", "Jeg lurer på rollene."), ("eva", DRIFTS)):
        await anywhere.presses(person, "Skriv refleksjon")
        await anywhere.submits(person, text=text, visibility="named")
    note = (await anywhere.told("eva"))[-1]
    assert "Det kan leses som at gruppa bestemmer noe." in note.text
    assert "Bare du ser dette, og jeg kan ta feil." in note.text
    assert note.buttons == ("Foreslå andre ord", "Ta det opp i rett organ", "Det er ikke slik ment")

    form = await anywhere.presses("eva", "Ta det opp i rett organ")
    assert form is not None
    await anywhere.submits("eva", what="Jeg lurer på det med hallen", body="bystyret", when="2026-05-27")
    assert any("i bystyret 27. mai, i eget navn. Bare du ser dette." in one.text for one in await anywhere.told("eva"))

    await anywhere.presses("eva", "Foreslå andre ord")
    await anywhere.presses("eva", "Bytt ut")
    await anywhere.until(date(2026, 4, 24))
    shared = [one.text for one in await anywhere.channel("bord-1", reader="liv") if one.in_thread]
    assert f"Eva Dahl: {REWORDED}" in shared
    others = [one.text for person in ("ola", "per", "liv") for one in await anywhere.told(person)]
    assert not any("hallen" in text for text in (*others, *shared))
