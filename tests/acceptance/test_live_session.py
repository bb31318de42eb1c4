"""An økt in the channel: two minutes for oneself, twenty in the group, five for what to share."""

import asyncio
from datetime import timedelta

from tests.acceptance.web_driver import WebDriver

CHANNEL = "bord-1"


async def _channel(group: WebDriver) -> list[str]:
    return [one.text for one in await group.channel(CHANNEL, reader="kari")]


async def _minutes(group: WebDriver, count: float) -> None:
    travel = group.demo.desk.travel
    await travel.go_to(travel.now() + timedelta(minutes=count))


async def _start(group: WebDriver, method: str = "refleksjonsoppgave", minutes: str = "") -> None:
    form = await group.commands("eva", "økt", group=CHANNEL)
    assert form is not None
    await group.submits("eva", method=method, minutes=minutes)


async def test_phases_and_a_note_halfway_are_told_in_the_channel(group: WebDriver) -> None:
    await _start(group)
    assert len(await _channel(group)) == 1
    await _minutes(group, 2)
    await _minutes(group, 10)
    await _minutes(group, 10)
    await _minutes(group, 5)
    told = await _channel(group)
    assert len(told) == 5
    assert "alv" in told[2]
    assert "ferdig" in told[-1].casefold()


async def test_one_session_at_a_time_in_a_channel(group: WebDriver) -> None:
    await _start(group)
    assert await group.commands("liv", "økt", group=CHANNEL) is None
    assert len(await _channel(group)) >= 1


async def test_pause_and_resume_keep_what_is_left(group: WebDriver) -> None:
    await _start(group, minutes="10, 20, 5")
    await group.presses("liv", "Ta pause i økta", group=CHANNEL)
    await _minutes(group, 60)
    paused = len(await _channel(group))
    await group.presses("liv", "Fortsett økta", group=CHANNEL)
    await _minutes(group, 9)
    still = len(await _channel(group))
    await _minutes(group, 2)
    assert still == paused + 1
    assert len(await _channel(group)) == still + 1


async def test_own_times_that_cannot_be_read_are_asked_for_again(group: WebDriver) -> None:
    await _start(group, minutes="en halvtime kanskje")
    assert await _channel(group) == []


async def test_anybody_in_the_group_may_stop_it(group: WebDriver) -> None:
    await _start(group)
    await group.presses("per", "Avslutt økta", group=CHANNEL)
    await _minutes(group, 60)
    assert len(await _channel(group)) == 2


async def test_two_who_start_at_once_get_one_session_and_the_truth(group: WebDriver) -> None:
    for person in ("eva", "liv"):
        assert await group.commands(person, "økt", group=CHANNEL) is not None
    await asyncio.gather(*(group.submits(person, method="refleksjonsoppgave", minutes="") for person in ("eva", "liv")))
    assert len(await _channel(group)) == 1
    told = [await group.words_to(person) for person in ("eva", "liv")]
    assert len(set(told)) == 2
