"""Yes, not now, who sees what, and goodbye."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.cards import giving
from bot.cards import welcome as cards
from bot.cards.card import Card
from bot.cards.welcome import Invitation
from bot.cards.who_sees import who_sees
from bot.domain.commitment import Commitment, Status
from bot.domain.configuration import WorkingGroup
from bot.domain.ids import GroupId, PersonId
from bot.domain.person import Answer
from bot.usecases import join as verbs
from bot.usecases.conversation.talk import Talk, readers_of
from bot.usecases.incoming import Pressed
from bot.usecases.notify import availability_of
from bot.usecases.open_round import next_question_day
from bot.usecases.reply import Reply, Show
from bot.usecases.scene import Scene

AGAIN_AFTER = timedelta(days=14)


def invitation(scene: Scene, group: WorkingGroup) -> Invitation:
    seminar = scene.configuration.seminar(group.seminar)
    return Invitation(
        group=group.id,
        name=group.name,
        seminar=seminar.title,
        seminar_on=seminar.date,
        readers=readers_of(scene, group),
        weeks=group.rounds.weeks if group.rounds else None,
        ends=group.ends,
    )


def invitations(scene: Scene, person: PersonId) -> tuple[Invitation, ...]:
    groups = scene.begun(scene.configuration.groups_of(person))
    return tuple(invitation(scene, group) for group in groups if not scene.is_over(group))


def welcome_card(talk: Talk, person: PersonId) -> Card:
    """A participant's welcome, or the leader's own for somebody who only leads."""
    scene = talk.scene
    groups = invitations(scene, person)
    name = scene.person(person).first_name
    led = [one for one in groups if person in scene.configuration.group(one.group).leaders]
    member = any(person in scene.configuration.group(one.group).members for one in groups)
    if led and not member:
        return cards.welcome_leader(talk.t, name=name, groups=led)
    return cards.welcome(talk.t, name=name, groups=groups, today=talk.today, leads=led)


async def join(talk: Talk, pressed: Pressed | None = None) -> Reply:
    """To the group of the button, or to all. The welcome stays while it asks about other groups too."""
    scene = talk.scene
    wanted = pressed.action.refs.get("group") if pressed else None
    proposed = await verbs.join(scene, GroupId(wanted) if wanted else None)
    living = _living(scene)
    groups = [group for group in living if await scene.takes_part_in(scene.me, group.id)]
    days = [day for group in groups if (day := await next_question_day(scene, group, talk.today))]
    following = datetime.combine(min(days), time(9), talk.zone) if days else None
    card = cards.joined_group(
        talk.t, groups=[group.name for group in groups], next_question=following, today=talk.today
    )
    whole = len(groups) == len(living)
    return (Show(card=card, replaces=whole), *waiting_for_a_yes(talk, proposed))


def waiting_for_a_yes(talk: Talk, owned: Sequence[Commitment]) -> Reply:
    """What others hope for of these, in one message; none when nothing waits."""
    proposed = [one for one in owned if one.status is Status.PROPOSED]
    return (Show(card=proposed_card(talk, proposed)),) if proposed else ()


def proposed_card(talk: Talk, proposed: Sequence[Commitment]) -> Card:
    return giving.proposed(talk.t, proposals=[_proposal(talk, one) for one in proposed], today=talk.today)


def _proposal(talk: Talk, one: Commitment) -> giving.Proposal:
    return giving.Proposal(
        commitment=one.id,
        what=one.content.what,
        due=one.content.due,
        seminar=talk.scene.configuration.seminar(one.seminar).title,
        giver=talk.scene.person(one.giver).name if one.giver else None,
        came_back=one.came_back,
    )


async def not_now(talk: Talk, pressed: Pressed) -> Reply:  # noqa: ARG001 - nothing in it
    """To who is in some of the groups already, it is a no to the others; nothing that was said yes to is undone."""
    scene = talk.scene
    if await scene.takes_part(scene.me):
        joined = [group.name for group in _living(scene) if await scene.takes_part_in(scene.me, group.id)]
        return (Show(card=cards.in_already(talk.t, groups=joined, all_of_them=len(joined) == len(_living(scene)))),)
    answer = await verbs.not_now(scene)
    again = await _asked_again_on(scene) if answer is Answer.LATER else None
    return (Show(card=cards.not_now(talk.t, again_on=again, today=talk.today), replaces=True),)


async def _asked_again_on(scene: Scene) -> date | None:
    """The first day that suits, two weeks from now: no day is named on which nothing comes."""
    availability = await availability_of(scene, scene.me)
    moment = availability.first_moment(scene.now + AGAIN_AFTER)
    return None if moment is None else availability.day_of(moment)


def _living(scene: Scene) -> list[WorkingGroup]:
    return [group for group in scene.my_groups() if not scene.is_over(group)]


async def show_who_sees(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - the same for all
    """For each group: their readers differ."""
    groups = _living(talk.scene) or talk.scene.my_groups()[:1]
    return tuple([Show(card=await _who_sees(talk, group)) for group in groups])


async def _who_sees(talk: Talk, group: WorkingGroup) -> Card:
    scene = talk.scene
    privacy = scene.configuration.privacy
    joined = await scene.takes_part_in(scene.me, group.id) or scene.is_over(group)
    return who_sees(
        talk.t,
        readers=readers_of(scene, group),
        min_unnamed=privacy.min_unnamed,
        private_days=privacy.keep_private_days,
        shared_days=privacy.keep_shared_days,
        undecided=None if joined else group.id,
    )


async def ask_to_leave(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - nothing in it
    return (Show(card=cards.leave(talk.t, groups=[group.name for group in talk.scene.my_groups()])),)


async def leave(talk: Talk, pressed: Pressed) -> Reply:  # noqa: ARG001 - nothing in it
    await verbs.leave(talk.scene)
    return (Show(card=cards.left(talk.t), replaces=True),)


async def stay(talk: Talk, pressed: Pressed) -> Reply:  # noqa: ARG001 - nothing in it
    return (Show(card=cards.stayed(talk.t), replaces=True),)
