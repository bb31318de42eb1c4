"""What a group's channel is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot import library
from bot.cards import digest as digest_cards
from bot.cards import group as group_cards
from bot.cards import points, session, share
from bot.cards.card import Card
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import NotFound
from bot.domain.ids import GroupId, LiveSessionId, ReflectionId, RoundId
from bot.domain.live_session import LiveSession
from bot.domain.round import Round, Visibility
from bot.domain.week import Week
from bot.ports import Nothing
from bot.usecases.conversation.digest import short_card
from bot.usecases.conversation.talk import Talk
from bot.usecases.read_digest import week_of

Refs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The earlier message goes; this stands there where a platform keeps what it has."""

    instead: Card


async def _round(talk: Talk, refs: Refs) -> Round:
    return await talk.scene.work.rounds.get(RoundId(refs["round"]))


def _group(talk: Talk, refs: Refs) -> WorkingGroup:
    return talk.scene.configuration.group(GroupId(refs["group"]))


async def share_post(talk: Talk, refs: Refs) -> Card:
    found = await _round(talk, refs)
    reflections = await talk.scene.work.reflections.of_round(found.id)
    return share.share_post(
        talk.t,
        round_id=found.id,
        question=talk.question(found),
        anything_shared=any(one.shared_at for one in reflections),
        host=talk.scene.person(found.host).first_name if found.host else None,
        open_until=talk.local(found.share_ends_at).date(),
        guarded=talk.scene.configuration.fully_guarded(_group(talk, refs)),
        today=talk.today,
    )


async def shared_reflection(talk: Talk, refs: Refs) -> Card | TakenBack | Nothing:
    """A reply in the thread. Withdrawn or deleted, it is taken away from where it stands, and never put there."""
    taken_back = TakenBack(share.withdrawn_reflection(talk.t))
    if "withdrawn" in refs:
        return taken_back
    change = "change" in refs
    try:
        reflection = await talk.scene.work.reflections.get(ReflectionId(refs["reflection"]))
    except NotFound:
        return taken_back if change else Nothing(reason="deleted")
    if reflection.shared_at is None or reflection.visibility is Visibility.PRIVATE:
        return taken_back if change else Nothing(reason="withdrawn")
    named = reflection.visibility is Visibility.NAMED
    name = talk.scene.person(reflection.author).name if named and reflection.author else None
    return share.shared_reflection(talk.t, text=reflection.text, name=name, former=named and reflection.author is None)


async def points_post(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _round(talk, refs)
    if not found.points:
        return Nothing(reason="no-points")
    guarded = talk.scene.configuration.fully_guarded(_group(talk, refs))
    return points.points_post(
        talk.t, round_id=found.id, question=talk.question(found), points=found.points, guarded=guarded
    )


async def points_seminar(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _round(talk, refs)
    if not found.points:
        return Nothing(reason="no-points")
    sender = talk.scene.configuration.group(GroupId(refs["from"]))
    return points.points_for_seminar(talk.t, group=sender.name, question=talk.question(found), points=found.points)


async def group_ended(talk: Talk, refs: Refs) -> Card:
    return group_cards.ended(talk.t, name=_group(talk, refs).name)


async def digest_short(talk: Talk, refs: Refs) -> Card | Nothing:
    week = Week.parse(refs["week"])
    if week is None:
        return Nothing(reason="no-such-week")
    group = _group(talk, refs)
    if talk.scene.is_over(group) or not (await week_of(talk.scene, group, week, reader=None)).for_channel:
        return Nothing(reason="quiet-week")
    return await short_card(talk, group.id, week)


async def leaders_have_read(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _round(talk, refs)
    if not found.read_by or found.points_shared_at is None:
        return Nothing(reason="nobody-has-read")
    leaders = _group(talk, refs).leaders
    everybody = len(leaders) > 1 and set(leaders) <= set(found.read_by)
    return digest_cards.leaders_have_read(
        talk.t,
        names=[talk.scene.person(one).name for one in found.read_by],
        all_of_several=everybody,
        on=talk.local(found.points_shared_at).date(),
        today=talk.today,
    )


async def session_beat(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await talk.scene.work.sessions.get(LiveSessionId(refs["session"]))
    match refs["beat"]:
        case "halfway":
            return session.halfway(talk.t)
        case "done":
            return session.done(talk.t)
        case "stop":
            return session.stopped(talk.t)
        case "pause":
            return session.paused(talk.t, session=found)
        case "resume":
            return session.resumed(talk.t, session=found, ends_at=talk.local(found.phase_ends_at))
        case _:
            return _phase(talk, found, int(refs["phase"]))


def _phase(talk: Talk, found: LiveSession, phase: int) -> Card | Nothing:
    if phase != found.phase:
        return Nothing(reason="another-phase-runs")
    method = library.methods().get(found.method) if found.method else None
    guide = method.phases[phase].guide[talk.language] if method else ""
    build = session.started if phase == 0 else session.phase
    return build(talk.t, session=found, guide=guide, ends_at=talk.local(found.phase_ends_at))


async def frame_reminder(talk: Talk, refs: Refs) -> Card:
    group = _group(talk, refs)
    guarded = talk.scene.configuration.fully_guarded(group)
    return group_cards.frame_reminder(talk.t, purpose=group.purpose, guarded=guarded)


async def channel_reading(talk: Talk, refs: Refs) -> Card | Nothing:
    configuration = talk.scene.configuration
    if not configuration.guard.read_channel:
        return Nothing(reason="not-read")
    return group_cards.new_channel_reading(talk.t, guarded=configuration.fully_guarded(_group(talk, refs)))
