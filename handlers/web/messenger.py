"""Delivery into the demo's chat."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from typing_extensions import override

from bot.ports import Clock, Delivered, LookedUp, Messenger, NotSent, Outcome, Outgoing, Rejected
from handlers.web.chat_log import ChatLog, Entry
from handlers.web.render import card_json
from handlers.web.rooms import Room


class WebMessenger(Messenger):
    def __init__(self, log: ChatLog, clock: Clock) -> None:
        self._log = log
        self._clock = clock

    @override
    async def send(self, outgoing: Outgoing) -> Outcome:
        """Put it into its room. What was sent before is not sent again; an update changes the message in place."""
        try:
            if outgoing.update_ref is not None:
                return self._change(outgoing, outgoing.update_ref)
            sent = self._log.with_key(_key(outgoing))
            return _delivered(sent or self._log.put(self._entry(outgoing)))
        except OSError as error:
            return NotSent(reason=type(error).__name__)

    @override
    async def look_up(self, outgoing: Outgoing) -> Delivered | LookedUp:
        sent = self._log.with_key(_key(outgoing))
        return LookedUp.NOT_THERE if sent is None else _delivered(sent)

    def _entry(self, outgoing: Outgoing) -> Entry:
        return Entry(
            id=uuid4().hex,
            room=Room(outgoing.to.external),
            at=self._clock.now(),
            card=card_json(outgoing.card),
            parent=(outgoing.thread_ref or {}).get("message", ""),
            send_key=_key(outgoing),
        )

    def _change(self, outgoing: Outgoing, ref: Mapping[str, str]) -> Outcome:
        there = self._log.get(ref.get("message", ""))
        if there is None:
            return Rejected(reason="message_not_found")
        if outgoing.removes:
            changed = replace(there, card=None, edited=True, removed=True)
        else:
            changed = replace(there, card=card_json(outgoing.card), edited=True)
        same = (there.card, there.removed) == (changed.card, changed.removed)
        return _delivered(there if same else self._log.put(changed))


def _key(outgoing: Outgoing) -> str:
    return f"{outgoing.tenant}/{outgoing.send_key}"


def _delivered(entry: Entry) -> Delivered:
    return Delivered(ref={"room": entry.room, "message": entry.id})
