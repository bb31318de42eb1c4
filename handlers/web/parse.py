"""From what a browser sends to what somebody did. Everything in it is a claim, and may be nonsense."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from aiohttp import web

from handlers.web.chat import PersonaId
from handlers.web.rooms import Room
from handlers.web.trouble import Trouble

MOST_BYTES: Final = 1_000_000
LONGEST_TEXT: Final = 40_000
"""As long as one message may be in Slack."""
_EVENT: Final = re.compile(r"[0-9a-zA-Z-]{8,64}")
_COMMAND: Final = ("oppfølging", "oppfolging")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    persona: PersonaId
    event: str
    room: Room
    text: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    persona: PersonaId
    event: str
    message: str
    room: Room
    action: str
    values: Mapping[str, str]
    form: bool = False
    """Sent in from a form, which stays open when it cannot be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    persona: PersonaId
    room: Room
    number: int


async def body(request: web.Request) -> Mapping[str, object]:
    """Read a JSON object of at most MOST_BYTES, whatever the application around us allows."""
    if request.content_type != "application/json":
        raise Trouble("web.not-understood", 415)
    received = bytearray()
    async for chunk in request.content.iter_chunked(65_536):
        received += chunk
        if len(received) > MOST_BYTES:
            raise Trouble("web.too-long", 413)
    try:
        found = json.loads(received)
    except (ValueError, RecursionError):
        raise Trouble("web.not-understood") from None
    if not isinstance(found, dict):
        raise Trouble("web.not-understood")
    return found


def written(sent: Mapping[str, object]) -> Written:
    text = cleaned(_string(sent, "text"))
    if not text.strip():
        raise Trouble("web.empty")
    return Written(
        persona=PersonaId(_string(sent, "persona")),
        event=_event(sent),
        room=Room(_string(sent, "room")),
        text=text,
        parent=_string(sent, "parent"),
    )


def pressed(sent: Mapping[str, object]) -> Pressed:
    values = sent.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise Trouble("web.not-understood")
    return Pressed(
        persona=PersonaId(_string(sent, "persona")),
        event=_event(sent),
        message=_string(sent, "message"),
        room=Room(_string(sent, "room")),
        action=_string(sent, "action"),
        values={cleaned(name): cleaned(value) for name, value in values.items()},
        form=sent.get("form") is True,
    )


def read(sent: Mapping[str, object]) -> Read:
    number = sent.get("number")
    if not isinstance(number, int) or isinstance(number, bool):
        raise Trouble("web.not-understood")
    return Read(persona=PersonaId(_string(sent, "persona")), room=Room(_string(sent, "room")), number=number)


def day(sent: Mapping[str, object]) -> date:
    try:
        return date.fromisoformat(_string(sent, "date"))
    except ValueError:
        raise Trouble("web.no-such-date") from None


def cleaned(text: str) -> str:
    """Write å in one way only, and leave out what no database or platform can hold."""
    if len(text) > LONGEST_TEXT:
        raise Trouble("web.too-long", 413)
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return unicodedata.normalize("NFC", whole)


def command_words(text: str) -> str | None:
    """Find the words behind `/oppfølging`. Any other slash is read as a word of it, so that `/mine` works too."""
    if not text.startswith("/"):
        return None
    first, *rest = text[1:].split(maxsplit=1) or [""]
    if get_close_matches(first.casefold(), _COMMAND, n=1, cutoff=0.8):
        return rest[0].strip() if rest else ""
    return text[1:].strip()


def _string(sent: Mapping[str, object], name: str) -> str:
    value = sent.get(name, "")
    if not isinstance(value, str):
        raise Trouble("web.not-understood")
    return value


def _event(sent: Mapping[str, object]) -> str:
    event = _string(sent, "event")
    if not _EVENT.fullmatch(event):
        raise Trouble("web.not-understood")
    return event
