"""What people do, whatever platform they do it on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.cards.action import Action
from bot.domain.ids import GroupId
from bot.domain.person import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happened: a private chat, or a group's channel."""

    platform: Platform
    group: GroupId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded:
    """`/oppfølging …`, with the words behind it."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A plain message: to Oppfølging in a private chat, or to the others in a group's channel."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button, or a form sent in with its values."""

    action: Action
    values: Mapping[str, str] = field(default_factory=dict)


Deed = Commanded | Said | Pressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    event: str
    """The platform's id of it; the same one twice is answered once."""
    place: Place
    deed: Deed
