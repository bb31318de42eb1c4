"""Where what a persona does comes in, and what Oppfølging answers is put into the chat."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Final, assert_never
from uuid import uuid4

from bot.cards.text import plain
from bot.usecases.reply import Hand, Noticed, Open, Reply, Show
from handlers.web.chat import Chat, Persona, PersonaId, Travel
from handlers.web.chat_log import ChatLog, Entry
from handlers.web.parse import Pressed, Written, command_words
from handlers.web.render import Json, card_json, form_json
from handlers.web.rooms import Room, group_of, private_room, rooms_of
from handlers.web.trouble import Trouble

_REMEMBERED: Final = 1_000


@dataclass(frozen=True, slots=True)
class File:
    """Somebody's own data, kept until the demo stops: it is theirs to take, not ours to keep."""

    owner: PersonaId
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came of a turn that does not show in the chat: a form to fill in, and where the answer stands."""

    form: Json | None = None
    room: Room | None = None
    refused: str = ""
    """Why the form that was sent in stays open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    chat: Chat
    travel: Travel
    log: ChatLog
    files: dict[str, File] = field(default_factory=dict)
    _answered: OrderedDict[str, Turn] = field(default_factory=OrderedDict)

    async def persona(self, persona: PersonaId) -> Persona:
        for one in await self.chat.personas():
            if one.id == persona:
                return one
        raise Trouble("web.no-such-persona", 404)

    async def write(self, did: Written) -> Turn:
        who = await self._in_room(did.persona, did.room)
        return await self._once(did.event, lambda: self._write(who, did))

    async def press(self, did: Pressed) -> Turn:
        who = await self._in_room(did.persona, did.room)
        return await self._once(did.event, lambda: self._press(who, did))

    def file(self, persona: PersonaId, token: str) -> File:
        found = self.files.get(token)
        if found is None or found.owner != persona:
            raise Trouble("web.file-gone", 404)
        return found

    async def _once(self, event: str, act: Callable[[], Awaitable[Turn]]) -> Turn:
        """Do what was asked once: a second press of the same button, or a retry of the browser, changes nothing."""
        if (before := self._answered.get(event)) is not None:
            return before
        self._answered[event] = Turn()
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        try:
            turn = await act()
        except BaseException:
            self._answered.pop(event, None)
            raise
        self._answered[event] = turn
        return turn

    async def _write(self, who: Persona, did: Written) -> Turn:
        group = group_of(did.room)
        words = command_words(did.text)
        if group is None or words is None:
            self._say(who, did)
        if words is not None:
            reply = await self.chat.command(who.id, words, group, event=did.event)
        else:
            reply = await self.chat.say(who.id, did.text, group, event=did.event)
        return self._answer(who, did.room, reply)

    async def _press(self, who: Persona, did: Pressed) -> Turn:
        pressed = self.log.get(did.message)
        if pressed is not None and (pressed.room != did.room or pressed.only not in {"", who.id}):
            raise Trouble("web.no-such-message", 404)
        reply = await self.chat.press(who.id, did.action, did.values, did.message, group_of(did.room), event=did.event)
        if did.form and (why := _refused(reply)):
            return Turn(refused=why)
        return self._answer(who, did.room, reply, pressed)

    async def _in_room(self, persona: PersonaId, room: Room) -> Persona:
        who = await self.persona(persona)
        if room not in rooms_of(who):
            raise Trouble("web.no-such-room", 404)
        return who

    def _say(self, who: Persona, did: Written) -> None:
        parent = self.log.get(did.parent) if did.parent else None
        if did.parent and (parent is None or parent.room != did.room):
            raise Trouble("web.no-such-message", 404)
        said = Entry(
            id=uuid4().hex, room=did.room, at=self.travel.now(), author=who.id, text=did.text, parent=did.parent
        )
        self.log.put(said)

    def _answer(self, who: Persona, room: Room, reply: Reply, pressed: Entry | None = None) -> Turn:
        turn = Turn()
        for answer in reply:
            match answer:
                case Open(form=form):
                    turn = replace(turn, form=form_json(form))
                case Show():
                    self._show(who, room, answer, pressed)
                    turn = replace(turn, room=room)
                case Hand():
                    turn = replace(turn, room=self._hand(who, answer))
                case Noticed():
                    pass  # for the metrics; the page shows it to nobody
                case _:
                    assert_never(answer)
        return turn

    def _show(self, who: Persona, room: Room, show: Show, pressed: Entry | None) -> None:
        card = card_json(show.card)
        channel = group_of(room) is not None
        if show.replaces and pressed is not None and (pressed.only == who.id or not channel):
            self.log.put(replace(pressed, card=card, edited=True))
            return
        only = who.id if channel and not show.here else ""
        self.log.put(Entry(id=uuid4().hex, room=room, at=self.travel.now(), card=card, only=only))

    def _hand(self, who: Persona, hand: Hand) -> Room:
        token = uuid4().hex
        self.files[token] = File(who.id, hand.name, hand.content)
        room = private_room(who.id)
        card = card_json(hand.card)
        self.log.put(Entry(id=uuid4().hex, room=room, at=self.travel.now(), card=card, file=token))
        return room


def _refused(reply: Reply) -> str:
    """The sentence, without the buttons of its card: the way out is the form itself."""
    refused = next((one for one in reply if isinstance(one, Show) and one.refused), None)
    return plain(refused.card).partition("\n[")[0] if refused else ""
