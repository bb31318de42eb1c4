"""From what Slack sends to what somebody did. Everything in it is a claim, and may be nonsense."""

import html
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.cards.action import Action, decode
from bot.domain.errors import NotFound
from handlers.slack.inputs import name_in

Payload = Mapping[str, Any]

_MARKED: Final = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something was pressed: a message in a conversation, or a view with neither."""

    channel: str = ""
    message: str = ""
    thread: str = ""
    ephemeral: bool = False
    response_url: str = ""
    """Given with a press, for a message that only one person sees; it is not written down."""

    @property
    def direct(self) -> bool:
        return self.channel.startswith("D")

    def written(self) -> str:
        return json.dumps([self.channel, self.message, self.thread, self.ephemeral], separators=(",", ":"))

    @classmethod
    def read(cls, written: str) -> "Origin":
        match _json(written):
            case [str(channel), str(message), str(thread), bool(ephemeral)]:
                return cls(channel=channel, message=message, thread=thread, ephemeral=ephemeral)
            case _:
                return cls()


def said(text: str) -> str:
    """Undo Slack's own marks, so that a text is kept as it was typed, with å written in one way only."""
    return cleaned(html.unescape(_MARKED.sub(_unmarked, text)))


def cleaned(text: str) -> str:
    """Write å in one way only, and leave out what no database can hold."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return unicodedata.normalize("NFC", whole)


def _unmarked(found: re.Match[str]) -> str:
    kind, target, label = found.groups()
    match kind:
        case "@" | "#":
            return f"{kind}{label or target}"
        case "!":
            return label or f"@{target}"
        case _:
            return label or target


def pressed(payload: Payload) -> Action | None:
    """Read the button that was pressed; None for a link, or a choice in a list, which does nothing by itself."""
    match payload.get("actions"):
        case [{"type": "button", "value": str(value)}, *_]:
            return decode(value)
        case _:
            return None


def origin_of(payload: Payload) -> Origin:
    container = payload.get("container") or {}
    if container.get("type") != "message":
        view = payload.get("view") or {}
        return Origin.read(str(view.get("private_metadata", "")).partition("\n")[0])
    return Origin(
        channel=str(container.get("channel_id", "")),
        message=str(container.get("message_ts", "")),
        thread=str(container.get("thread_ts", "")),
        ephemeral=bool(container.get("is_ephemeral")),
        response_url=str(payload.get("response_url", "")),
    )


def submitted(view: Payload) -> tuple[Origin, Action]:
    origin, _, action = str(view.get("private_metadata", "")).partition("\n")
    return Origin.read(origin), decode(action)


def values(state: Payload | None) -> Mapping[str, str]:
    """Read what was filled in, by the names of the inputs; what was left empty is not there."""
    found: dict[str, str] = {}
    for identifier, elements in ((state or {}).get("values") or {}).items():
        for element in elements.values():
            value = _value(element)
            if value is not None:
                found[name_in(identifier)] = cleaned(value)
    return found


def _value(element: Payload) -> str | None:
    match element:
        case {"type": "plain_text_input", "value": str(value)}:
            return value
        case {"type": "radio_buttons" | "static_select", "selected_option": {"value": str(value)}}:
            return value
        case {"type": "datepicker", "selected_date": str(value)}:
            return value
        case _:
            return None


def is_plain_message(event: Payload) -> bool:
    """Somebody wrote something: no bot, no edit, no deletion, no notice of Slack's own."""
    return (
        event.get("channel_type") in {"im", "group"}
        and event.get("subtype") in {None, "file_share"}
        and not event.get("bot_id")
        and bool(event.get("user"))
        and bool(str(event.get("text", "")).strip())
    )


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def command_words(text: str) -> str:
    return said(text).strip()


def action_or_none(payload: Payload) -> Action | None:
    """Read a press; a forged or truncated one is none."""
    try:
        return pressed(payload)
    except NotFound:
        return None
