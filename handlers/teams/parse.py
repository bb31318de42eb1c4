"""From what Teams sends to what somebody did. Everything in it is a claim, and may be nonsense."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from bot.cards.action import decode
from bot.usecases.incoming import Commanded, Deed, Pressed, Said
from handlers.teams.inputs import ACTION, FORM
from handlers.teams.render import REFRESH

LONGEST: Final = 40_000
_COMMAND: Final = ("oppfølging", "oppfolging")
_MENTION: Final = re.compile(r"<at[^>]*>.*?</at>(?:&nbsp;)*", re.IGNORECASE | re.DOTALL)
_NAMED: Final = re.compile(r"</?at\b[^>]*>", re.IGNORECASE)
_NBSP: Final = str.maketrans({"\u00a0": " ", "\x00": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An activity, read."""

    kind: str
    id: str
    organisation: str
    service_url: str
    conversation: str
    personal: bool
    user: str
    account: str
    """The person's object id in Microsoft 365: the same in every conversation."""
    bot: str
    name: str = ""
    action: str = ""
    event: str = ""
    text: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
    reply_to: str = ""
    mentioned: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def event_id(self) -> str:
        return f"{self.conversation}/{self.id}"

    @property
    def address(self) -> dict[str, str]:
        """What is needed to write to this person again: our own words, not the SDK's."""
        there = {"conversation": self.conversation} if self.personal else {}
        return {
            "organisation": self.organisation,
            "service_url": self.service_url,
            "user": self.user,
            "bot": self.bot,
            **there,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    deed: Pressed
    form: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraw:
    """A client shows an old card again and asks whether it is still true."""

    tenant: str
    send_key: str


def arrived(sent: Mapping[str, Any]) -> Arrived:
    conversation = _map(sent, "conversation")
    sender, recipient, data = _map(sent, "from"), _map(sent, "recipient"), _map(sent, "channelData")
    value = sent.get("value")
    return Arrived(
        kind=_text(sent, "type"),
        id=_text(sent, "id"),
        organisation=_text(_map(data, "tenant"), "id"),
        service_url=_text(sent, "serviceUrl"),
        conversation=_text(conversation, "id"),
        personal=_text(conversation, "conversationType") == "personal",
        user=_text(sender, "id"),
        account=_text(sender, "aadObjectId"),
        bot=_text(recipient, "id"),
        name=_text(sent, "name"),
        action=_text(sent, "action"),
        event=_text(data, "eventType"),
        text=_text(sent, "text")[:LONGEST],
        value=value if isinstance(value, Mapping) else {},
        reply_to=_text(sent, "replyToId"),
        mentioned=_mentions(sent),
        added=_ids(sent.get("membersAdded")),
        removed=_ids(sent.get("membersRemoved")),
    )


def said(activity: Arrived) -> Deed | None:
    """Read a message: a command or plain words. Among people a command is what stands behind the mention of us."""
    if not activity.personal and activity.bot not in activity.mentioned:
        text = cleaned(_NAMED.sub("", activity.text)).strip()
        return Said(text=text) if text else None
    text = cleaned(_MENTION.sub(" ", activity.text) if activity.mentioned else activity.text).strip()
    words = command_words(text)
    if not activity.personal:
        return Commanded(words=text if words is None else words)
    if words is not None:
        return Commanded(words=words)
    return Said(text=text) if text else None


def command_words(text: str) -> str | None:
    """Find the words behind «oppfølging», with and without slash; another slash is read as a word of it."""
    slash = text.startswith("/")
    first, *rest = text.lstrip("/").split(maxsplit=1) or [""]
    if get_close_matches(first.casefold(), _COMMAND, n=1, cutoff=0.8):
        return rest[0].strip() if rest else ""
    return text.lstrip("/").strip() if slash else None


def pressed(value: Mapping[str, Any]) -> Press | Redraw | None:
    """Read a button: of an invoke, or of a message from an old client. Forged ones raise NotFound, others are None."""
    inner = value.get("action")
    data: Mapping[str, Any] = _map(inner, "data") if isinstance(inner, Mapping) else value
    match data.get(REFRESH), data.get(ACTION):
        case {"tenant": str(tenant), "key": str(key)}, _:
            return Redraw(tenant=tenant, send_key=key)
        case _, str(action):
            return Press(deed=Pressed(action=decode(action), values=_values(data)), form=FORM in data)
        case _:
            return None


def cleaned(text: str) -> str:
    """Write å in one way only, and leave out what no database can hold."""
    whole = text.encode("utf-8", "replace").decode("utf-8").translate(_NBSP)
    return unicodedata.normalize("NFC", whole)


def _values(data: Mapping[str, Any]) -> dict[str, str]:
    ours = {ACTION, FORM}
    return {cleaned(name): cleaned(value[:LONGEST]) for name, value in data.items() if _is_value(name, value, ours)}


def _is_value(name: object, value: object, ours: set[str]) -> bool:
    return isinstance(name, str) and isinstance(value, str) and name not in ours and bool(value)


def _mentions(sent: Mapping[str, Any]) -> tuple[str, ...]:
    entities = sent.get("entities")
    found = [one for one in entities if isinstance(one, Mapping)] if isinstance(entities, Sequence) else []
    return tuple(_text(_map(one, "mentioned"), "id") for one in found if one.get("type") == "mention")


def _ids(members: object) -> tuple[str, ...]:
    if not isinstance(members, Sequence) or isinstance(members, str):
        return ()
    return tuple(_text(one, "id") for one in members if isinstance(one, Mapping))


def _map(node: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = node.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(node: Mapping[str, Any], name: str) -> str:
    found = node.get(name)
    return found if isinstance(found, str) else ""
