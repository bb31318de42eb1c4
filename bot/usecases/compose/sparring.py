"""What a host is told of a meeting with another group, if it still is so."""

from collections.abc import Mapping

from bot.cards import sparring as cards
from bot.cards.card import Card
from bot.domain.ids import GroupId, SparringId
from bot.domain.sparring import Side, Sparring
from bot.ports import Nothing
from bot.usecases.conversation.sparring import agreed_card, partners_of
from bot.usecases.conversation.talk import Talk
from bot.usecases.spar import party_of

Refs = Mapping[str, str]
OVER = Nothing(reason="over")


async def _side(talk: Talk, refs: Refs) -> tuple[Sparring, Side]:
    found = await talk.scene.work.sparrings.get(SparringId(refs["sparring"]))
    return found, found.side(party_of(talk.scene, GroupId(refs["group"])))


async def request(talk: Talk, refs: Refs) -> Card | Nothing:
    found, side = await _side(talk, refs)
    if side.host is not None or side.out or found.is_off(talk.scene.now):
        return OVER
    group = talk.scene.configuration.group(side.party.group)
    partners = partners_of(talk, found, side.party)
    return cards.request(talk.t, sparring=found.id, group=group.name, partners=partners)


async def agreed(talk: Talk, refs: Refs) -> Card | Nothing:
    found, side = await _side(talk, refs)
    if not found.agreed or side.host != talk.scene.me:
        return OVER
    return agreed_card(talk, found, side.party)


async def off(talk: Talk, refs: Refs) -> Card | Nothing:
    found, side = await _side(talk, refs)
    if found.agreed or side.host != talk.scene.me:
        return OVER
    group = talk.scene.configuration.group(side.party.group)
    return cards.called_off(talk.t, group=group.name)
