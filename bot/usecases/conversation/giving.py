"""Somebody is asked to take an oppfølgingspunkt: the question, the yes and the no."""

from bot.cards import commitment_form as forms
from bot.cards import giving
from bot.cards.card import Card
from bot.domain.commitment import Commitment, Status
from bot.domain.ids import PersonId
from bot.usecases import hand_over, keep_commitment
from bot.usecases.conversation.commitment_view import ask_to_take, commitment_in, confirmed
from bot.usecases.conversation.talk import Talk
from bot.usecases.conversation.welcome import proposed_card
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Open, Reply, Show


async def ask_whom(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    people = tuple((one.id, one.name) for one in await hand_over.may_take(talk.scene))
    if not people:
        return (Show(card=giving.nobody_to_ask(talk.t)),)
    return (Open(form=forms.hand_over_form(talk.t, commitment=found.id, what=found.content.what, people=people)),)


async def save_hand_over(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return await ask_to_take(talk, found, PersonId(pressed.values.get(forms.TO, "")))


async def accept_proposed(talk: Talk, pressed: Pressed) -> Reply:
    taken = await keep_commitment.accept_proposed(talk.scene, commitment_in(pressed))
    return await _and_the_rest(talk, pressed, confirmed(talk, taken))


async def decline_proposed(talk: Talk, pressed: Pressed) -> Reply:
    declined = await keep_commitment.decline_proposed(talk.scene, commitment_in(pressed))
    back = declined.giver is not None and await talk.scene.takes_part(declined.giver)
    giver = talk.name_of(declined.giver) if back else None
    return await _and_the_rest(talk, pressed, giving.declined(talk.t, giver=giver))


async def _and_the_rest(talk: Talk, pressed: Pressed, receipt: Card) -> Reply:
    """One of several is answered: the others are still asked about, where the question stood."""
    rest = [one for one in await keep_commitment.mine(talk.scene) if one.status is Status.PROPOSED]
    if "commitment" in pressed.action.refs or not rest:
        return (Show(card=receipt, replaces=True),)
    return (Show(card=proposed_card(talk, rest), replaces=True), Show(card=receipt))


def offered_card(talk: Talk, one: Commitment) -> Card:
    return giving.offered(
        talk.t,
        commitment=one.id,
        giver=talk.name_of(one.owner),
        what=one.content.what,
        due=one.content.due,
        today=talk.today,
    )


async def accept_offer(talk: Talk, pressed: Pressed) -> Reply:
    handed = await hand_over.accept_offer(talk.scene, commitment_in(pressed))
    return (Show(card=confirmed(talk, handed.taken), replaces=True),)


async def decline_offer(talk: Talk, pressed: Pressed) -> Reply:
    declined = await hand_over.decline_offer(talk.scene, commitment_in(pressed))
    return (Show(card=giving.declined(talk.t, giver=talk.name_of(declined.owner)), replaces=True),)
