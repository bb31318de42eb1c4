"""The story of a group in Slack, through signed HTTP: from the welcome to the weekly digest."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from tests.fakes.slack.sender import buttons
from tests.fakes.slack.town import ANNE, CHANNEL, KARI, NILS, OLA, Town, a_town
from tests.fakes.slack.world import Message


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    async with a_town(sqlite_url) as opened:
        yield opened
        assert opened.world.faults == []


def last(town: Town, user: str) -> Message:
    return town.world.in_direct(user)[-1]


async def press(town: Town, user: str, label: str) -> None:
    message = next(one for one in reversed(town.world.in_direct(user)) if label in buttons(one.blocks))
    answer = await town.sender.press(user, message, label)
    assert answer.status == 200
    await town.slack.settled()


async def test_group_talks_from_the_welcome_to_the_digest(town: Town) -> None:
    await town.until(date(2026, 4, 13))
    for user in (KARI, NILS, ANNE, OLA):
        assert "Vil du være med?" in last(town, user).text
        await press(town, user, "Jeg er med")

    await town.until(date(2026, 4, 14))
    for user, words in (
        (KARI, "Vi spør for sjelden."),
        (NILS, "Mer tid sammen."),
        (ANNE, "Ringe <før> & etter *møtet*."),
    ):
        await press(town, user, "Skriv refleksjon")
        answer = await town.sender.submit(user, text=words, visibility="named")
        assert answer.status == 200
        assert "errors" not in answer.body
        await town.slack.settled()

    await town.until(date(2026, 4, 20))
    posts = town.world.seen_by(OLA, CHANNEL)
    assert not posts[0].thread
    replies = [one for one in posts[1:] if one.thread == posts[0].ts]
    assert len(replies) == 3
    assert any("Ringe &lt;før&gt; &amp; etter *møtet*." in one.text for one in replies)

    host = next(user for user in (KARI, NILS, ANNE) if "samtalevert" in last(town, user).text)
    await press(town, host, "Ja, det gjør jeg")
    await town.until(date(2026, 4, 23), 8)
    await press(town, host, "Skriv punkter")
    view = town.world.standing(host)
    assert view is not None
    names = [one["element"]["action_id"] for one in view["blocks"] if one["type"] == "input"]
    lines = dict(zip(names, ("Vi la merke til at vi spør for sjelden.", "Vi lurer på hvorfor."), strict=False))
    await town.sender.submit(host, **lines)
    await town.slack.settled()

    await town.until(date(2026, 4, 27))
    digest = next(one for one in reversed(town.world.in_direct(OLA)) if "Ukesbrev" in one.text)
    assert "Vi la merke til at vi spør for sjelden." in digest.text
    await press(town, OLA, "Jeg har lest")
    await town.until(date(2026, 4, 28))
    assert any("Ola Nordmann har lest punktene" in one.text for one in town.world.seen_by(KARI, CHANNEL))
