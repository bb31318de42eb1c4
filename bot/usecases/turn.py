"""One turn: what somebody did goes in, what they are told comes out, in one transaction, once for each event."""

from collections.abc import Callable
from datetime import datetime

from bot.cards import pulse as pulse_cards
from bot.cards import refusal
from bot.cards.action import Act
from bot.domain.configuration import Configuration
from bot.domain.errors import Refused, Stale, Unacceptable, WrongPhase, WrongStatus
from bot.domain.ids import PersonId, PulseId
from bot.i18n.translator import Translator
from bot.ports import Neighbours, Store
from bot.usecases import answer_pulse
from bot.usecases.conversation import me, pulse
from bot.usecases.conversation.commands import commanded, said
from bot.usecases.conversation.dispatch import HANDLERS, MAY_AN_UNDECIDED_PERSON
from bot.usecases.conversation.hearing import heard
from bot.usecases.conversation.talk import Talk, talk
from bot.usecases.incoming import Commanded, Deed, Incoming, Pressed, Said
from bot.usecases.reply import Reply, Show
from bot.usecases.scene import Scene


class Turns:
    """What every platform calls. It holds the dependencies of a turn and nothing of its own."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        neighbours: Neighbours | None = None,
    ) -> None:
        self._store = store
        self._neighbours = neighbours
        self._now = clock
        self._new_id = new_id

    async def take(self, configuration: Configuration, person: PersonId | None, incoming: Incoming) -> Reply:
        """Answer; an event that was answered before is answered with nothing."""
        if person is None or not configuration.groups_of(person):
            return () if _among_people(incoming) else (outsider(configuration),)
        try:
            return await self._answer(configuration, person, incoming)
        except Stale:
            return await self._explain(configuration, person, incoming, None)
        except Refused as refused:
            return await self._explain(configuration, person, incoming, refused)

    async def _answer(self, configuration: Configuration, person: PersonId, incoming: Incoming) -> Reply:
        match incoming.deed:
            case Pressed(action=action) as pressed if action.act is Act.SAVE_PULSE:
                return await self._save_pulse(configuration, person, incoming, pressed)
            case deed:
                async with self._store.begin(configuration.tenant.id) as work:
                    scene = Scene(
                        configuration=configuration,
                        work=work,
                        now=self._now(),
                        new_id=self._new_id,
                        actor=person,
                        neighbours=self._neighbours,
                    )
                    if not await work.inbox.first_time(incoming.place.platform, incoming.event, scene.now):
                        return ()
                    return await _do(await talk(scene, incoming.place), deed)

    async def _save_pulse(
        self, configuration: Configuration, person: PersonId, incoming: Incoming, pressed: Pressed
    ) -> Reply:
        """Two transactions: that this person has answered, and what was answered. Nothing joins them."""
        pulse_id = PulseId(pressed.action.ref("pulse"))
        answer = pulse.answer_in(pressed)
        tenant = configuration.tenant.id
        async with self._store.begin(tenant) as work:
            scene = Scene(configuration=configuration, work=work, now=self._now(), new_id=self._new_id, actor=person)
            first = await answer_pulse.claim_answer(scene, pulse_id)
            t = (await talk(scene, incoming.place)).t
        if not first:
            return (Show(card=pulse_cards.answered_already(t)),)
        async with self._store.begin(tenant) as work:
            nobody = Scene(configuration=configuration, work=work, now=self._now(), new_id=self._new_id)
            await answer_pulse.count_answer(nobody, pulse_id, answer)
        return (Show(card=pulse_cards.thanks(t)),)

    async def _explain(
        self, configuration: Configuration, person: PersonId, incoming: Incoming, refused: Refused | None
    ) -> Reply:
        """Nothing was changed: say why, and what to do instead."""
        if _among_people(incoming):
            return ()
        async with self._store.read(configuration.tenant.id) as work:
            scene = Scene(configuration=configuration, work=work, now=self._now(), new_id=self._new_id, actor=person)
            t = (await talk(scene, incoming.place)).t
        if refused is None:
            return (Show(card=refusal.somebody_was_first(t), refused="stale"),)
        if isinstance(incoming.deed, Pressed) and isinstance(refused, WrongPhase | WrongStatus):
            return (Show(card=refusal.stale_button(t), refused=type(refused).__name__),)
        reason = refused.reason if isinstance(refused, Unacceptable) else type(refused).__name__
        return (Show(card=refusal.refused(t, refused), refused=reason),)


async def _do(turn: Talk, deed: Deed) -> Reply:
    match deed:
        case Commanded(words=words):
            return await commanded(turn, words)
        case Said(text=text) if turn.place.group is not None:
            return await heard(turn, turn.place.group, text)
        case Said(text=text):
            return await said(turn, text)
        case Pressed(action=action) as pressed:
            if action.act not in MAY_AN_UNDECIDED_PERSON and not await turn.scene.takes_part(turn.scene.me):
                return await me.overview(turn)
            return await HANDLERS[action.act](turn, pressed)


def _among_people(incoming: Incoming) -> bool:
    """Said in a channel, to each other: Oppfølging does not answer there."""
    return isinstance(incoming.deed, Said) and incoming.place.group is not None


def outsider(configuration: Configuration) -> Show:
    """A kind no. Nothing of what was written is kept."""
    t = Translator(configuration.tenant.language)
    return Show(card=refusal.outsider(t, contact=configuration.tenant.contact))
