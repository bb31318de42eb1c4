"""What a persona sees, as JSON: conversations, messages with their dates in words, and the clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.i18n import dates
from bot.i18n.catalogue import Entry as Text
from bot.i18n.catalogue import area
from bot.i18n.translator import Translator
from handlers.web.chat import Persona, Standing
from handlers.web.chat_log import ChatLog, Entry
from handlers.web.render import Json
from handlers.web.rooms import channel_room, private_room, rooms_of

_ANOTHER_YEAR: Final = date.min
"""The clock always says its year: it is moved over New Year with one press."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The chat as one persona sees it, at one moment."""

    persona: Persona
    personas: Sequence[Persona]
    log: ChatLog
    now: datetime
    zone: ZoneInfo

    @property
    def text(self) -> Translator:
        return Translator(self.persona.language)

    def whole(self) -> Json:
        return {**self.since(0), "texts": texts(self.text)}

    def since(self, number: int) -> Json:
        """Everything that may have changed; of messages only those that did."""
        entries = self.log.seen_by(self.persona.id, rooms_of(self.persona), number)
        return {
            "number": self.log.last,
            "language": self.persona.language.value,
            "personas": [self._persona(one) for one in self.personas],
            "rooms": self._rooms(),
            "clock": self.clock(),
            "entries": [self._entry(entry) for entry in entries],
        }

    def _persona(self, one: Persona) -> Json:
        unread = sum(self.log.unread(one.id, room) for room in rooms_of(one))
        standing = self.text.text(f"web.standing-{one.standing}")
        return {
            "id": one.id,
            "name": one.name,
            "standing": standing,
            "unread": unread,
            "outside": one.standing is Standing.OUTSIDER,
        }

    def _rooms(self) -> list[Json]:
        who = self.persona
        private: Json = {"id": private_room(who.id), "name": "Oppfølging", "about": self.text.text("web.private-about")}
        channels: list[Json] = [
            {"id": channel_room(one.group), "name": one.name, "about": ", ".join(one.people)} for one in who.channels
        ]
        rooms = zip((private, *channels), rooms_of(who), strict=True)
        return [
            {**shown, "unread": self.log.unread(who.id, room), "read": self.log.read_by(who.id, room)}
            for shown, room in rooms
        ]

    def clock(self) -> Json:
        local = self.now.astimezone(self.zone)
        return {
            "text": dates.moment(self.persona.language, local, _ANOTHER_YEAR),
            "at": local.isoformat(timespec="minutes"),
            "tomorrow": (local.date() + timedelta(days=1)).isoformat(),
        }

    def _entry(self, entry: Entry) -> Json:
        local = entry.at.astimezone(self.zone)
        today = self.now.astimezone(self.zone).date()
        language = self.persona.language
        return {
            "id": entry.id,
            "room": entry.room,
            "author": self._author(entry),
            "mine": entry.author == self.persona.id,
            "day": dates.weekday_and_day(language, local.date(), today),
            "time": dates.hour(language, local),
            "at": local.isoformat(timespec="minutes"),
            "text": entry.text,
            "card": entry.card,
            "parent": entry.parent,
            "private": bool(entry.only),
            "edited": entry.edited,
            "removed": entry.removed,
            "file": entry.file,
            "born": entry.born,
        }

    def _author(self, entry: Entry) -> str:
        return next((one.name for one in self.personas if one.id == entry.author), "")


def texts(t: Translator) -> dict[str, Text]:
    """Return every text of the page by its short name."""
    return {key.partition(".")[2]: text for key, text in area(t.language, "web").items()}
