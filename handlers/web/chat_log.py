"""What stands in the demo's chat, one JSON line for each change, so that a restart forgets nothing.

The demo plays the platform here: as in Slack and Teams, what was written in the chat stays in the chat.
"""

import asyncio
import json
import os
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from handlers.web.chat import PersonaId
from handlers.web.rooms import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A message. Without an author it is from Oppfølging."""

    id: str
    room: Room
    at: datetime
    author: str = ""
    text: str = ""
    card: Mapping[str, object] | None = None
    parent: str = ""
    """The message whose thread this stands in."""
    only: str = ""
    """The one persona who sees it; empty: everybody in the room."""
    send_key: str = ""
    file: str = ""
    edited: bool = False
    removed: bool = False
    """Only told to who may have it on the screen."""
    born: int = 0
    changed: int = 0
    """Numbers of the log: a page that has seen up to N asks for what changed after N."""


class ChatLog:
    def __init__(self, path: Path) -> None:
        self._entries: dict[str, Entry] = {}
        self._rooms: defaultdict[Room, dict[str, Entry]] = defaultdict(dict)
        self._by_key: dict[str, str] = {}
        self._read: dict[tuple[str, str], int] = {}
        self.last = 0
        self.closed = False
        self.bell = asyncio.Event()
        """Rings at the next change. Take it before you look, so that no change falls in between."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._load()

    def put(self, entry: Entry) -> Entry:
        """Write it down, on disk before anybody sees it; one with the same id takes the earlier one's place."""
        number = self.last + 1
        before = self._entries.get(entry.id)
        placed = replace(entry, born=before.born if before else number, changed=number)
        self._append({"entry": {**asdict(placed), "at": placed.at.isoformat()}})
        self._remember(placed)
        self.ring()
        return placed

    def get(self, entry: str) -> Entry | None:
        return self._entries.get(entry)

    def with_key(self, send_key: str) -> Entry | None:
        found = self._by_key.get(send_key)
        return self._entries[found] if found else None

    def seen_by(self, persona: PersonaId, rooms: Collection[Room], after: int = 0) -> Sequence[Entry]:
        """List what this persona may see and has not got yet, the oldest change first."""
        found = (
            one
            for room in rooms
            for one in self._rooms[room].values()
            if one.changed > after and one.only in {"", persona} and (not one.removed or one.born <= after)
        )
        return sorted(found, key=lambda one: one.changed)

    def read_up_to(self, persona: PersonaId, room: Room, number: int) -> None:
        if number > self.read_by(persona, room):
            self._append({"read": [persona, room, min(number, self.last)]})
            self._read[persona, room] = min(number, self.last)
            self.ring()

    def read_by(self, persona: PersonaId, room: Room) -> int:
        return self._read.get((persona, room), 0)

    def unread(self, persona: PersonaId, room: Room) -> int:
        read = self.read_by(persona, room)
        return sum(one.born > read and one.author != persona for one in self.seen_by(persona, {room}, read))

    def ring(self) -> None:
        """Wake everybody who waits for a change."""
        self.bell.set()
        self.bell = asyncio.Event()

    def hang_up(self) -> None:
        """End the live updates; what is still delivered is written down all the same."""
        self.closed = True
        self.ring()

    def _append(self, record: Mapping[str, object]) -> None:
        """Write one line to the disk; a line that did not get there whole is taken back."""
        with self._path.open("ab") as file:
            start = file.tell()
            try:
                file.write(json.dumps(record, separators=(",", ":")).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(start)
                raise

    def _load(self) -> None:
        whole = 0
        with self._path.open("a+b") as file:
            file.seek(0)
            for line in file:
                if not line.endswith(b"\n"):  # the power went while it was written
                    break
                whole += len(line)
                self._replay(json.loads(line))
            file.truncate(whole)

    def _replay(self, record: Mapping[str, object]) -> None:
        match record:
            case {"entry": dict(stored)}:
                self._remember(Entry(**{**stored, "at": datetime.fromisoformat(stored["at"])}))
            case {"read": [str(persona), str(room), int(number)]}:
                self._read[persona, room] = number
            case _:
                raise ValueError("The chat's file holds a line of another version; start over with --fresh")

    def _remember(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._rooms[entry.room][entry.id] = entry
        self.last = max(self.last, entry.changed)
        if entry.send_key:
            self._by_key[entry.send_key] = entry.id
