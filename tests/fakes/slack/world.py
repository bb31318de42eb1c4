"""A workspace as Slack keeps it: accounts, conversations, messages, views, files; and how it misbehaves when told."""

import itertools
import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

TRIGGER_LIVES = 3.0


class SlackError(Exception):
    """What the Web API answers with `ok: false`."""


@dataclass(slots=True, kw_only=True)
class User:
    id: str
    email: str
    name: str = "Kari Nordmann"
    tz: str = "Europe/Oslo"
    locale: str = "nb-NO"
    flags: Json = field(default_factory=dict)
    """is_restricted, deleted, is_bot …"""

    def shown(self, team: str) -> Json:
        profile = {"email": self.email, "real_name": self.name}
        return {"id": self.id, "team_id": team, "tz": self.tz, "locale": self.locale, "profile": profile, **self.flags}


@dataclass(slots=True, kw_only=True)
class Channel:
    id: str
    members: list[str]
    flags: Json = field(default_factory=lambda: {"is_private": True})

    @property
    def direct(self) -> bool:
        return self.id.startswith("D")


@dataclass(slots=True, kw_only=True)
class Message:
    channel: str
    ts: str
    text: str
    blocks: list[Json]
    thread: str = ""
    only: str = ""
    metadata: Json = field(default_factory=dict)
    changed: bool = False


@dataclass(slots=True)
class World:
    team: str = "T0000001"
    enterprise: str = ""
    token: str = "xoxb-fake"
    bot_user: str = "UBOT00001"
    scopes: str = ""
    refresh: str = ""
    codes: set[str] = field(default_factory=set)
    """What somebody who said yes to the app comes back with."""
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    views: dict[str, Json] = field(default_factory=dict)
    stacks: dict[str, list[str]] = field(default_factory=dict)
    """The modals that stand open before somebody, the uppermost last."""
    homes: dict[str, Json] = field(default_factory=dict)
    files: dict[str, Json] = field(default_factory=dict)
    triggers: dict[str, tuple[str, float]] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """What the block checks found in anything that was ever sent."""
    ways: dict[str, deque[str]] = field(default_factory=dict)
    """By method, what to do with the next calls: an error's word, 429, 500, drop, cut, hang."""
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def number(self) -> int:
        return next(self.numbers)

    def stamp(self) -> str:
        return f"17000000{self.number():02d}.{self.number():06d}"

    def misbehave(self, method: str, *ways: str) -> None:
        self.ways.setdefault(method, deque()).extend(ways)

    def trigger(self, user: str) -> str:
        made = f"{self.number()}.{self.number()}.abcdef"
        self.triggers[made] = (user, time.monotonic())
        return made

    def use(self, trigger: str) -> str:
        """Say whose it is; it lives for three seconds and is used once."""
        if trigger not in self.triggers:
            raise SlackError("invalid_trigger_id")
        user, given = self.triggers.pop(trigger)
        if time.monotonic() - given > TRIGGER_LIVES:
            raise SlackError("expired_trigger_id")
        return user

    def direct(self, user: str) -> Channel:
        if user not in self.users:
            raise SlackError("user_not_found")
        return self.channels.setdefault(f"D{user[1:]}", Channel(id=f"D{user[1:]}", members=[user, self.bot_user]))

    def channel(self, channel: str) -> Channel:
        if channel in self.users:
            return self.direct(channel)
        if channel not in self.channels:
            raise SlackError("channel_not_found")
        return self.channels[channel]

    def find(self, channel: str, ts: str) -> Message:
        for one in self.messages:
            if one.channel == channel and one.ts == ts and not one.only:
                return one
        raise SlackError("message_not_found")

    def seen_by(self, user: str, channel: str) -> list[Message]:
        return [one for one in self.messages if one.channel == channel and one.only in {"", user}]

    def in_direct(self, user: str) -> list[Message]:
        return self.seen_by(user, self.direct(user).id)

    def stand(self, user: str, view: Mapping[str, Any], *, above: bool = False) -> Json:
        """Put a modal before somebody."""
        made = {**view, "id": f"V{self.number()}", "hash": f"h{self.number()}"}
        self.views[made["id"]] = made
        stack = self.stacks.setdefault(user, [])
        if not above:
            stack.clear()
        stack.append(made["id"])
        return made

    def standing(self, user: str) -> Json | None:
        stack = self.stacks.get(user) or []
        return self.views[stack[-1]] if stack else None
