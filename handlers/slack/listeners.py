"""What people do in Slack. A listener reads, takes its turn and answers; it decides nothing.

The turn is taken before Slack has its answer, so what somebody did is in the database by then. A form is opened before
it too: Slack gives three seconds for that. Everything else is shown afterwards.
"""

from typing import Any, Final
from uuid import uuid4

import structlog
from slack_bolt.async_app import AsyncAck

from bot.cards import refusal
from bot.cards.action import Action
from bot.i18n.translator import Translator
from bot.usecases.incoming import Commanded, Pressed, Said
from bot.usecases.reply import Reply, Show
from handlers.slack.afterwards import Afterwards
from handlers.slack.beside import beside
from handlers.slack.messenger import FAULTS, SlackMessenger
from handlers.slack.parse import Origin, action_or_none, command_words, origin_of, said, submitted, values
from handlers.slack.render import FORM, card_modal, home, message, modal
from handlers.slack.showing import Screen, forms, hands, shows, together
from handlers.slack.taking import Actor, Taking

log = structlog.get_logger()

Body = dict[str, Any]

SAVES: Final = "save_"
"""Acts that send a form in begin so."""


class Listeners:
    def __init__(self, taking: Taking, messenger: SlackMessenger, afterwards: Afterwards) -> None:
        self._taking = taking
        self._messenger = messenger
        self._afterwards = afterwards

    async def command(self, ack: AsyncAck, body: Body) -> None:
        """The answer stands in the response itself, for one pair of eyes; only økt and hjelp are seen by the others."""
        actor = await self._taking.actor(body)
        if actor is None:
            await ack()
            return
        origin = Origin(channel=str(body.get("channel_id", "")))
        deed = Commanded(words=command_words(str(body.get("text", ""))))
        reply = await self._taking.take(actor, deed, event=_event(body), channel=origin.channel)
        screen = self._screen(actor, origin)
        if screen is not None and await self._with_the_bot(actor, origin):
            await self._open(screen, reply, body)
            await ack()
            self._afterwards.do(screen.show(shows(reply)))
        else:
            if screen is not None:
                await self._open(screen, reply, body)
            await ack(**_response(shows(reply)))
        self._hand(screen, reply)

    async def action(self, ack: AsyncAck, body: Body) -> None:
        actor, action = await self._taking.actor(body), action_or_none(body)
        if actor is None or action is None:
            await ack()
            return
        origin = origin_of(body)
        deed = Pressed(action=action, values=values(body.get("state") or (body.get("view") or {}).get("state")))
        reply = await self._taking.take(actor, deed, event=_event(body), channel=origin.channel)
        screen = self._screen(actor, origin)
        if screen is None:
            await ack()
            return
        view = body.get("view") or {}
        if view:
            await self._over(screen, view, reply, body)
        else:
            await self._open(screen, reply, body)
        await ack()
        if view:
            self._afterwards.do(self._home(actor))
        else:
            self._afterwards.do(screen.show(shows(reply), form_sent_in=_sends_in(action)))
        self._hand(screen, reply)

    async def view(self, ack: AsyncAck, body: Body) -> None:
        """A form was sent in. What cannot be taken is said beside its input."""
        actor = await self._taking.actor(body)
        if actor is None:
            await ack()
            return
        view = body["view"]
        origin, action = submitted(view)
        deed = Pressed(action=action, values=values(view.get("state")))
        reply = await self._taking.take(actor, deed, event=_event(body), channel=origin.channel)
        screen = self._screen(actor, origin)
        refused = next((one for one in shows(reply) if one.refused), None)
        errors = beside(view, refused) if refused else None
        following, card = forms(reply), together(shows(reply))
        if errors:
            await ack(response_action="errors", errors=errors)
        elif following:
            await ack(response_action="update", view=modal(following[0], origin=origin.written()))
        elif card is not None and (refused or not origin.channel or screen is None):
            await ack(response_action="update", view=card_modal(card, origin=origin.written()))
            self._afterwards.do(self._home(actor))
        else:
            await ack()
            if screen is not None:
                self._afterwards.do(screen.show(shows(reply)))
        self._hand(screen, reply)

    async def message(self, body: Body) -> None:
        """Written to the bot; or to each other, where a kommune has told its groups that the guard reads along."""
        event = body["event"]
        actor = await self._taking.actor(body)
        if actor is None or actor.workspace is None:
            return
        origin = Origin(channel=str(event["channel"]), thread=str(event.get("thread_ts") or ""))
        if not origin.direct and not (actor.configuration.guard.read_channel and actor.group_of(origin.channel)):
            return
        deed = Said(text=said(str(event["text"])))
        reply = await self._taking.take(actor, deed, event=str(body.get("event_id")), channel=origin.channel)
        screen = self._screen(actor, origin)
        if screen is None:
            return
        self._afterwards.do(screen.show(shows(reply)))
        for form in forms(reply):
            self._afterwards.do(screen.ask(form))
        self._hand(screen, reply)

    async def home_opened(self, body: Body) -> None:
        actor = await self._taking.actor(body)
        if actor is not None and body["event"].get("tab") == "home":
            self._afterwards.do(self._home(actor))

    async def _home(self, actor: Actor) -> None:
        """The overview and what the person has said to do, as `/oppfølging` shows them."""
        if actor.workspace is None:
            return
        cards = []
        for words in ("", "mine"):
            reply = await self._taking.take(actor, Commanded(words=words), event=f"home/{uuid4().hex}")
            cards += [show.card for show in shows(reply) if show.card not in cards]
        await actor.workspace.client.views_publish(user_id=actor.user, view=home(cards))

    async def _over(self, screen: Screen, view: Body, reply: Reply, body: Body) -> None:
        """Pressed on the app's home, or on a card that is shown over it."""
        at_home = view.get("type") == "home"
        await self._open(screen, reply, body, above=not at_home)
        card = together(shows(reply))
        if card is None:
            return
        if at_home:
            await screen.over_home(card, str(body.get("trigger_id", "")))
        elif view.get("callback_id") != FORM:
            await screen.in_view(card, str(view["id"]))
        else:
            await screen.say(card)

    async def _open(self, screen: Screen, reply: Reply, body: Body, *, above: bool = False) -> None:
        """Slack opens a form for three seconds only; when that fails, the person is told to press again."""
        for form in forms(reply):
            try:
                await screen.open(form, str(body.get("trigger_id", "")), above=above)
            except FAULTS as fault:
                log.warning("slack_form_not_opened", fault=type(fault).__name__)
                self._afterwards.do(screen.say(refusal.fault(Translator(form.language))))

    def _hand(self, screen: Screen | None, reply: Reply) -> None:
        if screen is not None:
            for hand in hands(reply):
                self._afterwards.do(screen.hand(hand))

    def _screen(self, actor: Actor, origin: Origin) -> Screen | None:
        if actor.workspace is None:
            return None
        return Screen(workspace=actor.workspace, messenger=self._messenger, user=actor.user, origin=origin)

    async def _with_the_bot(self, actor: Actor, origin: Origin) -> bool:
        """A chat between two people looks the same but for its id."""
        if actor.workspace is None or not origin.direct:
            return False
        return await self._messenger.direct_channel(actor.workspace, actor.user) == origin.channel


def _response(shown: list[Show]) -> Body:
    card = together(shown)
    if card is None:
        return {}
    seen = "in_channel" if all(one.here for one in shown) else "ephemeral"
    return {"response_type": seen, **message(card)}


def _sends_in(action: Action) -> bool:
    return action.act.value.startswith(SAVES)


def _event(body: Body) -> str:
    """A press and a command have no id of their own; their trigger is given once."""
    return f"{body.get('type', 'command')}/{body.get('trigger_id') or uuid4().hex}"
