"""An adversary inside the group tries to find out who wrote without a name, who kept a text, who stayed silent.

Two worlds are lived that differ only in who did which of these. Whatever a leader who is also a member can read in them
(the channel, the thread and its order, own messages, digest, status, points, note) must be the same, letter by letter:
then nothing in it can be better than a guess among all who said yes.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.configuration import Configuration
from tests.acceptance.web_driver import WebDriver, in_the_web

HIDDEN = ("kari", "eva", "per", "liv")
ADVERSARY = "ola"


@dataclass(frozen=True, slots=True)
class Does:
    """What somebody does with the question; texts are told apart by their number."""

    visibility: str
    number: int


deeds = st.lists(st.sampled_from(["unnamed", "private", "stood_over", "silent"]), min_size=4, max_size=4)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=deeds, order=st.permutations(HIDDEN), other=st.permutations(HIDDEN), late=st.booleans())
def test_no_reader_can_tell_who_did_what(
    one_group: Configuration, kinds: list[str], order: list[str], other: list[str], late: bool
) -> None:
    everything = [Does(kind, number) for number, kind in enumerate(kinds)]
    one = asyncio.run(_view(one_group, list(zip(order, everything, strict=True)), late=late))
    two = asyncio.run(_view(one_group, list(zip(other, everything, strict=True)), late=late))
    assert one == two
    private = [f"Tanke nummer {deed.number}" for deed in everything if deed.visibility == "private"]
    assert not any(text in seen for text in private for seen in one)


async def _view(configuration: Configuration, world: list[tuple[str, Does]], *, late: bool) -> list[str]:
    """Live a round, and collect all that the adversary can read in it and after it."""
    with TemporaryDirectory() as folder, patch("bot.store.identifiers.RandomIds.new", _in_a_row()):
        async with in_the_web(configuration, Path(folder)) as group:
            await group.everybody_says_yes()
            await group.until(date(2026, 4, 20))
            await group.answers(ADVERSARY, "Lederens egen tanke", "named")
            for person, deed in world[: 3 if late else 4]:
                await _do(group, person, deed)
            await group.until(date(2026, 4, 24), 10)
            for person, deed in world[3:] if late else ():
                await _do(group, person, deed)
            await group.until(date(2026, 5, 4), 14)
            return await _everything_seen(group)


async def _do(group: WebDriver, person: str, deed: Does) -> None:
    match deed.visibility:
        case "silent":
            return
        case "stood_over":
            await group.commands(person, "oversikt")
            button = "Stå over denne gongen" if person == "kari" else "Stå over denne gangen"
            if any(button in seen.buttons for seen in await group.told(person)):
                await group.presses(person, button)
        case visibility:
            await group.answers(person, f"Tanke nummer {deed.number}", visibility)


async def _everything_seen(group: WebDriver) -> list[str]:
    for words in ("status", "punkter", "ukesbrev", "tilbakeblikk", "notat", "oversikt"):
        await group.commands(ADVERSARY, words)
    channel = [one.text for one in await group.channel("bord-1", reader=ADVERSARY)]
    return [*channel, *(one.text for one in await group.told(ADVERSARY))]


def _in_a_row() -> object:
    """Ids in the order they are made, so that chance makes no difference between the worlds."""
    numbers: Iterator[int] = count(1)

    def new(_self: object) -> str:
        return f"{next(numbers):024}"

    return new
