"""What the acceptance stories can do and see, whatever platform carries it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One message as its reader has it: the words, and the buttons under them."""

    text: str
    buttons: tuple[str, ...] = ()
    in_thread: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form that stands open before somebody."""

    title: str
    text: str
    fields: tuple[str, ...]
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Driver(Protocol):
    """People by their ids in the YAML, groups by theirs. Every act is one turn of the real product."""

    async def writes(self, person: str, text: str) -> None:
        """Write in the private chat with Oppfølging."""
        ...

    async def commands(self, person: str, words: str = "", *, group: str | None = None) -> Filled | None:
        """`/oppfølging …`, in a group's channel or in the private chat."""
        ...

    async def presses(self, person: str, button: str, *, group: str | None = None, **values: str) -> Filled | None:
        """Press the newest button with this label that this person sees; return the form that opens."""
        ...

    async def submits(self, person: str, **values: str) -> Filled | None:
        """Send the form in that stands open before this person."""
        ...

    async def told(self, person: str) -> Sequence[Seen]:
        """The private chat, the oldest first."""
        ...

    async def channel(self, group: str, *, reader: str) -> Sequence[Seen]:
        """The group's channel, the oldest first."""
        ...

    async def until(self, day: date, hour: int = 12) -> None:
        """Live through everything that is due up to this hour, local time."""
        ...

    async def today(self) -> date: ...
