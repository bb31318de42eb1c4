"""The host's answer to whether the group will meet another."""

from bot.cards import sparring as cards
from bot.cards.card import Card
from bot.domain.errors import NotFound
from bot.domain.ids import SparringId
from bot.domain.sparring import Party, Sparring
from bot.usecases import spar
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Reply, Show


async def yes(talk: Talk, pressed: Pressed) -> Reply:
    found = await spar.accept(talk.scene, _sparring(pressed))
    party = spar.my_party(talk.scene, found)
    if found.agreed:
        return (Show(card=agreed_card(talk, found, party), replaces=True),)
    return (Show(card=cards.waiting(talk.t, partners=partners_of(talk, found, party)), replaces=True),)


async def no(talk: Talk, pressed: Pressed) -> Reply:
    await spar.decline(talk.scene, _sparring(pressed))
    return (Show(card=cards.declined(talk.t), replaces=True),)


def agreed_card(talk: Talk, found: Sparring, party: Party) -> Card:
    configuration = talk.scene.configuration
    guarded = configuration.fully_guarded(configuration.group(party.group))
    return cards.agreed(talk.t, partners=partners_of(talk, found, party), guarded=guarded)


def partners_of(talk: Talk, found: Sparring, party: Party) -> list[cards.Partner]:
    neighbours = talk.scene.neighbours
    if neighbours is None:
        raise NotFound
    return list(neighbours.partners(found, party))


def _sparring(pressed: Pressed) -> SparringId:
    return SparringId(pressed.action.ref("sparring"))
