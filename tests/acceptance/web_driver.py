"""The stories in the demo's own chat: real store, real clock's work, real delivery; only the window is missing."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path

from typing_extensions import override

from bot.cards.action import Act, Action, encode
from bot.domain.calendar import local
from bot.domain.commitment import Content, Status
from bot.domain.configuration import Configuration, PlannedCommitment
from bot.domain.ids import PersonId
from bot.ports import Clock
from bot.usecases.make_commitment import propose
from bot.usecases.scene import Scene
from handlers.app.demo import Demo, assembled
from handlers.web.chat import PersonaId
from handlers.web.chat_log import Entry
from handlers.web.parse import Pressed, Written
from handlers.web.render import Json
from handlers.web.rooms import Room
from tests.acceptance.driver import Driver, Filled, Seen


class StillClock(Clock):
    """Stands still, so that a story takes the time it says it takes."""

    @override
    def now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC)


class WebDriver(Driver):
    def __init__(self, demo: Demo, configuration: Configuration) -> None:
        self._demo = demo
        self._desk = demo.desk
        self._configuration = configuration
        self._events = count()
        self._forms: dict[str, Json] = {}

    @override
    async def writes(self, person: str, text: str, *, group: str | None = None) -> None:
        """Also to the others in a group's channel."""
        await self._write(person, text, Room(f"#{group}") if group else _private(person))

    @override
    async def commands(self, person: str, words: str = "", *, group: str | None = None) -> Filled | None:
        room = Room(f"#{group}") if group else _private(person)
        return await self._write(person, f"/oppfølging {words}", room)

    async def _write(self, person: str, text: str, room: Room) -> Filled | None:
        did = Written(persona=PersonaId(person), event=self._event(), room=room, text=text, parent="")
        turn = await self._desk.write(did)
        await self._demo.product.delivery.drained()
        return self._opened(person, turn.form)

    @override
    async def presses(self, person: str, button: str, *, group: str | None = None, **values: str) -> Filled | None:
        room = Room(f"#{group}") if group else None
        entry, action = self._button(person, button, room)
        return await self._press(person, entry.room, entry.id, action, values)

    def _button(self, person: str, label: str, room: Room | None) -> tuple[Entry, str]:
        labels: list[str] = []
        for entry in reversed(self._entries(person, room)):
            for button in _buttons(entry):
                labels.append(str(button["label"]))
                if button["label"] == label:
                    return entry, str(button["action"])
        raise AssertionError(f"{person} sees no button «{label}», only {labels[:12]}")

    @override
    async def submits(self, person: str, **values: str) -> Filled | None:
        form = self._forms.pop(person)
        return await self._press(person, _private(person), "", str(form["action"]), values)

    async def _press(
        self, person: str, room: Room, message: str, action: str, values: Mapping[str, str]
    ) -> Filled | None:
        did = Pressed(
            persona=PersonaId(person), event=self._event(), message=message, room=room, action=action, values=values
        )
        turn = await self._desk.press(did)
        await self._demo.product.delivery.drained()
        return self._opened(person, turn.form)

    def _opened(self, person: str, form: Json | None) -> Filled | None:
        if form is None:
            return None
        self._forms[person] = form
        blocks = [block for block in _list(form["blocks"]) if "name" in block]
        return Filled(
            title=str(form["title"]),
            text=_words(_list(form["blocks"])),
            fields=tuple(str(block["name"]) for block in blocks),
            options={
                str(block["name"]): [str(option["value"]) for option in _list(block["options"])]
                for block in blocks
                if "options" in block
            },
        )

    async def tries(self, person: str, **values: str) -> str:
        """Send the open form in as the page does, and return why it stays open."""
        did = Pressed(
            persona=PersonaId(person),
            event=self._event(),
            message="",
            room=_private(person),
            action=str(self._forms[person]["action"]),
            values=values,
            form=True,
        )
        return (await self._desk.press(did)).refused

    @override
    async def told(self, person: str) -> Sequence[Seen]:
        return [_seen(entry) for entry in self._entries(person, _private(person)) if entry.card]

    @override
    async def channel(self, group: str, *, reader: str) -> Sequence[Seen]:
        return [_seen(entry) for entry in self._entries(reader, Room(f"#{group}")) if entry.card]

    def _entries(self, person: str, room: Room | None) -> Sequence[Entry]:
        groups = self._configuration.groups_of(PersonId(person))
        rooms = [room] if room else [_private(person), *(Room(f"#{one.id}") for one in groups)]
        return sorted(self._desk.log.seen_by(PersonaId(person), rooms), key=lambda entry: entry.changed)

    @override
    async def until(self, day: date, hour: int = 12) -> None:
        await self._desk.travel.go_to(local(day, time(hour), self._configuration.tenant.timezone))

    @override
    async def today(self) -> date:
        return self._desk.travel.now().astimezone(self._configuration.tenant.timezone).date()

    async def everybody_says_yes(self) -> None:
        for person in self._configuration.people:
            for button in ("Jeg er med", "Eg er med"):
                if any(button in seen.buttons for seen in await self.told(person.id)):
                    await self.presses(person.id, button)

    async def answers(self, person: str, text: str, visibility: str) -> None:
        """Write a reflection, whatever language its button speaks."""
        await self.presses(person, "Skriv refleksjon")
        await self.submits(person, text=text, visibility=visibility)

    async def forges(self, person: str, act: Act, refs: Mapping[str, str], **values: str) -> Filled | None:
        """Send an action that no card of this person's has."""
        return await self._press(person, _private(person), "", encode(Action(act, refs)), values)

    async def active_commitment(self, person: str) -> str:
        """Its id, as the selector in the list of own ones has it."""
        tenant = self._configuration.tenant.id
        async with self._demo.product.store.read(tenant) as work:
            return next(one.id for one in await work.commitments.of_owner(PersonId(person)) if one.status.active)

    async def proposed_commitment(self, person: str, words: str) -> str:
        """Its id, as the selector beside the question has it."""
        async with self._demo.product.store.read(self._configuration.tenant.id) as work:
            owned = await work.commitments.of_owner(PersonId(person))
        return next(one.id for one in owned if one.status is Status.PROPOSED and one.content.what.startswith(words))

    async def takes_in(self, *planned: PlannedCommitment) -> None:
        """A list that the administrator takes in while the groups run."""
        (seminar,) = self._configuration.seminars
        async with self._demo.product.store.begin(self._configuration.tenant.id) as work:
            scene = Scene(
                configuration=self._demo.configuration,
                work=work,
                now=self._desk.travel.now(),
                new_id=lambda: f"taken-in-{next(self._events):08}",
            )
            for one in planned:
                await propose(scene, seminar.id, one.owner, Content(what=one.what))

    async def words_to(self, person: str) -> str:
        """What this person was told last."""
        return (await self.told(person))[-1].text

    @property
    def demo(self) -> Demo:
        return self._demo

    def _event(self) -> str:
        return f"event-{next(self._events):08}"


def _private(person: str) -> Room:
    return Room(f"@{person}")


def _seen(entry: Entry) -> Seen:
    blocks = _list((entry.card or {}).get("blocks", []))
    return Seen(
        text=_words(blocks),
        buttons=tuple(str(button["label"]) for button in _buttons(entry)),
        in_thread=bool(entry.parent),
        changed=entry.edited,
    )


def _buttons(entry: Entry) -> list[Json]:
    blocks = _list((entry.card or {}).get("blocks", []))
    return [button for block in blocks if block["kind"] == "buttons" for button in _list(block["buttons"])]


def _list(value: object) -> list[Json]:
    assert isinstance(value, list)
    return value


def _words(blocks: list[Json]) -> str:
    return "\n".join(filter(None, (_block(block) for block in blocks)))


def _block(block: Json) -> str:
    match block["kind"]:
        case "text":
            return _inline(block["inline"])
        case "bullets":
            items = block["items"]
            assert isinstance(items, list)
            return "\n".join(f"• {_inline(item)}" for item in items)
        case "heading":
            return str(block["text"])
        case "quote":
            return f"{block['by']}: {block['text']}" if block["by"] else str(block["text"])
        case "buttons" | "divider":
            return ""
        case _:
            return json.dumps(block, ensure_ascii=False)


def _inline(parts: object) -> str:
    return "".join(str(part["text"]) for part in _list(parts))


@asynccontextmanager
async def in_the_web(configuration: Configuration, data: Path) -> AsyncIterator[WebDriver]:
    async with assembled(configuration, data, StillClock(), configuration.people) as demo:
        driver = WebDriver(demo, configuration)
        await demo.product.tick()
        await demo.product.delivery.drained()
        yield driver
