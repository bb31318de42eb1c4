"""`/oppfølging status`: facts about a leader's groups. Never who answered, said yes or is away."""

from collections.abc import Sequence

from bot.cards import status as cards
from bot.cards.card import Card
from bot.cards.refusal import leaders_only
from bot.domain.configuration import WorkingGroup
from bot.domain.group_facts import facts
from bot.domain.ids import GroupId
from bot.i18n.names import leaders
from bot.usecases.conversation.facts_in_words import fact_in_words
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.open_round import next_question_day, unused
from bot.usecases.reply import Reply, Show
from bot.usecases.understanding.group_name import named_among, nearest_group


async def show(talk: Talk, pressed: Pressed | None = None, *, words: str = "") -> Reply:
    """Of all one's groups, or of the one that is named."""
    led = talk.scene.configuration.led_by(talk.scene.me)
    if not led:
        return (Show(card=leaders_only(talk.t, leaders=leaders_around(talk))),)
    asked = pressed.action.refs.get("group") if pressed else None
    named = [talk.scene.led_group(GroupId(asked))] if asked else named_among(led, words)
    if not named:
        return (Show(card=_unknown(talk, led, words)),)
    groups = [await _status(talk, group) for group in named]
    return (Show(card=cards.status(talk.t, groups=groups, today=talk.today)),)


def _unknown(talk: Talk, led: Sequence[WorkingGroup], words: str) -> Card:
    near = nearest_group(led, words)
    return cards.unknown_group(
        talk.t, led=[(one.id, one.name) for one in led], near=(near.id, near.name) if near else None
    )


def leaders_around(talk: Talk) -> str:
    named = dict.fromkeys(one for group in talk.scene.my_groups() for one in group.leaders)
    return leaders(talk.t, [talk.scene.person(one).name for one in named])


async def _status(talk: Talk, group: WorkingGroup) -> cards.GroupStatus:
    scene = talk.scene
    going = await scene.work.rounds.open_in(group.id)
    reachable = {one.person for one in await scene.work.identities.all() if one.reachable}
    shared = await scene.work.commitments.shared_in(group.id)
    found = facts(scene.configuration, group, talk.today)
    return cards.GroupStatus(
        name=group.name,
        members=len(group.members),
        unreachable=sum(person not in reachable for person in group.people),
        phase=going.phase if going else None,
        phase_ends=talk.local(going.phase_ends_at).date() if going else None,
        next_question=await next_question_day(scene, group, talk.today),
        questions_left=len(unused(group, tuple(await scene.work.rounds.of_group(group.id)))),
        shared_commitments=sum(one.status.active for one in shared),
        ends=group.ends,
        facts=tuple(fact for one in found if (fact := fact_in_words(talk, one)) is not None),
    )
