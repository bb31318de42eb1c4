"""What the page needs of the product, and nothing more: who one can be, what one can do, and how time passes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol

from bot.domain.ids import GroupId
from bot.domain.language import Language
from bot.usecases.reply import Reply

PersonaId = NewType("PersonaId", str)


class Standing(StrEnum):
    """How a persona is introduced in the list; `web.standing-…` says it."""

    ELECTED = "elected"
    EXECUTIVE = "executive"
    ADMINISTRATION = "administration"
    LEADER = "leader"
    OUTSIDER = "outsider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    group: GroupId
    name: str
    people: tuple[str, ...] = ()
    """Who is in it, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Somebody the visitor can be. An outsider is in no channel."""

    id: PersonaId
    name: str
    standing: Standing
    language: Language
    channels: tuple[Channel, ...] = ()


class Chat(Protocol):
    """Each call is one turn. `event` is the page's id of it: the same one twice is answered once."""

    async def personas(self) -> Sequence[Persona]:
        """List them in the order of the page, each with the language and the channels of this moment."""
        ...

    async def say(self, persona: PersonaId, text: str, group: GroupId | None, *, event: str) -> Reply:
        """Take a plain message: to Oppfølging in the private chat, or to the others in a group's channel."""
        ...

    async def command(self, persona: PersonaId, words: str, group: GroupId | None, *, event: str) -> Reply:
        """Take `/oppfølging` with these words, in a group's channel or in the private chat."""
        ...

    async def press(
        self,
        persona: PersonaId,
        action: str,
        values: Mapping[str, str],
        message: str,
        group: GroupId | None,
        *,
        event: str,
    ) -> Reply:
        """Take a button or a form: the action is encoded as a platform would send it back, so it is only a claim."""
        ...


class Travel(Protocol):
    """The demo's time. Going forward lives through everything that is due on the way; nothing goes back."""

    def now(self) -> datetime: ...

    async def go_to(self, moment: datetime) -> None: ...

    async def go_to_next(self) -> bool:
        """Go to the next moment at which something happens; False when nothing is planned."""
        ...
