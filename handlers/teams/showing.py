"""What a turn answers, shown in Teams: in place of what was pressed, below it, or in the private chat."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, assert_never

from bot.cards import refusal
from bot.cards.action import Action
from bot.cards.card import Form
from bot.i18n.translator import Translator
from bot.ports import Delivered, Outcome, RateLimited
from bot.usecases.reply import Hand, Noticed, Open, Reply, Show
from handlers.teams import files
from handlers.teams.blocks import Json
from handlers.teams.connector import Connector
from handlers.teams.messenger import TeamsMessenger, Where
from handlers.teams.outcome import outcome_of
from handlers.teams.parse import Arrived
from handlers.teams.people import Known
from handlers.teams.render import CONTENT_TYPE, adaptive, adaptive_form, form_message, message

MESSAGE_TYPE: Final = "application/vnd.microsoft.activity.message"
TRIES: Final = 3
LONGEST_WAIT: Final = 3.0
"""An answer may be late by so much; who waits longer presses again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where something was done, by whom, and the message whose button was pressed."""

    activity: Arrived
    known: Known
    t: Translator
    form: bool = False
    action: Action | None = None
    """What was pressed, if something was."""
    overheard: bool = False
    """Said to the others, not to us: nothing is answered where it was said."""


@dataclass(slots=True)
class Shown:
    """What came of showing: the card in place of the pressed one, and whether anything stands elsewhere."""

    card: Json | None = None
    below: bool = False
    in_private: bool = False
    unreachable: bool = False

    def answer(self, t: Translator) -> Json:
        """The body of an invoke's answer."""
        if self.unreachable:
            return told(t.text("teams.cannot-reach-you"))
        if self.card is not None:
            return {"statusCode": 200, "type": CONTENT_TYPE, "value": self.card}
        if self.in_private:
            return told(t.text("teams.answered-in-private"))
        return told(t.text("teams.answered-below") if self.below else t.text("teams.done"))


def told(sentence: str) -> Json:
    return {"statusCode": 200, "type": MESSAGE_TYPE, "value": sentence}


class Showing:
    def __init__(self, connector: Connector, messenger: TeamsMessenger) -> None:
        self._connector = connector
        self._messenger = messenger

    async def show(self, scene: Scene, reply: Reply) -> Shown:
        shown = Shown()
        for answer in reply:
            match answer:
                case Show():
                    await self._show(scene, answer, shown)
                case Open(form=form):
                    await self._open(scene, form, shown)
                case Hand():
                    await self._hand(scene, answer, shown)
                case Noticed():
                    pass  # for the metrics; nobody sees it
                case _:
                    assert_never(answer)
        if shown.in_private and scene.action is None and not scene.overheard:
            await self._post(scene, message(refusal.in_private(scene.t)))
        return shown

    async def _show(self, scene: Scene, show: Show, shown: Shown) -> None:
        in_place = show.replaces or (scene.form and not show.refused)
        here = scene.activity.personal or show.here
        if in_place and here and scene.activity.reply_to and shown.card is None:
            shown.card = adaptive(show.card)
            await self._change(scene, message(show.card))
        elif here:
            await self._post(scene, message(show.card))
            shown.below = True
        else:
            await self._privately(scene, message(show.card), shown)

    async def _open(self, scene: Scene, form: Form, shown: Shown) -> None:
        if not scene.activity.personal:
            await self._privately(scene, form_message(form), shown)
        elif scene.form and shown.card is None:
            shown.card = adaptive_form(form)
            await self._change(scene, form_message(form))
        else:
            await self._post(scene, form_message(form))
            shown.below = True

    async def _hand(self, scene: Scene, hand: Hand, shown: Shown) -> None:
        """Offer the file; it is made anew when the offer is taken, and kept nowhere until then."""
        await self._show(scene, Show(card=hand.card), shown)
        await self._privately(scene, files.offer(hand, scene.t, scene.action), shown)

    async def _privately(self, scene: Scene, body: Json, shown: Shown) -> None:
        if scene.activity.personal:
            await self._post(scene, body)
            shown.below = True
            return
        shown.in_private = True
        identity = scene.known.identity
        where: Where | Outcome | None = None
        if identity is not None:
            where = await self._messenger.private_chat(scene.known.configuration, identity)
        if not isinstance(where, Where):
            shown.unreachable = True
            return
        sent = await self._send(where.service_url, where.conversation, body)
        shown.unreachable = not isinstance(sent, Delivered)

    async def say(self, scene: Scene, sentence: str) -> None:
        await self._post(scene, {"type": "message", "text": sentence})

    async def _post(self, scene: Scene, body: Json) -> None:
        await self._send(scene.activity.service_url, scene.activity.conversation, body)

    async def _change(self, scene: Scene, body: Json) -> None:
        """Others, and the same person on another device, see the new card too."""
        activity = scene.activity

        async def once() -> Outcome:
            path = ("conversations", activity.conversation, "activities", activity.reply_to)
            said = await self._connector.put(activity.service_url, *path, body={**body, "id": activity.reply_to})
            return outcome_of(said, activity.conversation, activity=activity.reply_to)

        await _patiently(once)

    async def _send(self, service_url: str, conversation: str, body: Json) -> Outcome:
        async def once() -> Outcome:
            said = await self._connector.post(service_url, "conversations", conversation, "activities", body=body)
            return outcome_of(said, conversation)

        return await _patiently(once)


async def _patiently(once: Callable[[], Awaitable[Outcome]]) -> Outcome:
    """Wait when Teams asks for it, shortly; whatever may have arrived is not sent again."""
    outcome = await once()
    for _ in range(TRIES - 1):
        if not isinstance(outcome, RateLimited) or outcome.wait.total_seconds() > LONGEST_WAIT:
            break
        await asyncio.sleep(outcome.wait.total_seconds())
        outcome = await once()
    return outcome
