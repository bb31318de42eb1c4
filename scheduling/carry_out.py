"""Do what the planner found due, one use case each."""

from dataclasses import replace
from typing import assert_never

from bot.cards.welcome import TEXT_VERSION
from bot.domain.commitment import Commitment
from bot.domain.ids import GroupId, RoundId
from bot.domain.message import Kind, Message, ToContact, ToGroup, ToPerson
from bot.usecases import spar
from bot.usecases.advance_round import advance_round, ask_next_host, close_round, keep_unanswered_private
from bot.usecases.answer_pulse import open_pulse
from bot.usecases.hand_over import take_back
from bot.usecases.live_session import beat
from bot.usecases.notify import notify
from bot.usecases.open_round import PROMPTS_USED_UP, open_round
from bot.usecases.scene import Scene
from scheduling.planner.dues import (
    AdvanceRound,
    Approach,
    AskForDate,
    AskHost,
    AskSparringHost,
    Beat,
    CloseRound,
    Due,
    KeepPrivate,
    OpenPulse,
    OpenRound,
    Skip,
    TakeBack,
    Tell,
    TellOfSparring,
)


async def carry_out(scene: Scene, one: Due) -> None:  # noqa: C901, PLR0912 - one line for each thing that may be due
    match one:
        case OpenRound():
            await _open(scene, one)
        case AdvanceRound(found):
            await advance_round(scene, found)
        case CloseRound(found):
            await _close(scene, found)
        case AskHost(found):
            await ask_next_host(scene, found)
        case KeepPrivate(reflection):
            await keep_unanswered_private(scene, reflection)
        case TakeBack(commitment):
            await take_back(scene, commitment)
        case AskForDate(commitment):
            await _ask_for_date(scene, commitment)
        case Approach():
            await _approach(scene, one)
        case OpenPulse(seminar=seminar, opens_at=opens_at):
            await open_pulse(scene, seminar, opens_at)
        case AskSparringHost(meeting, group):
            await spar.ask_next_host(scene, meeting, group)
        case TellOfSparring(meeting, group):
            await spar.tell_how_it_went(scene, meeting, group)
        case Beat(session):
            await beat(scene, session)
        case Tell(message):
            await _tell(scene, message)
        case Skip():
            await scene.work.outbox.skip([one.message], one.reason)
        case _:
            assert_never(one)


async def _open(scene: Scene, one: OpenRound) -> None:
    """With no prompt left the leaders are asked, once: the occasion falls out."""
    if await open_round(scene, one.group, one.occasion, one.times) is None:
        skip = Skip(group=one.group, occasion=one.occasion, wanted_at=scene.now, reason=PROMPTS_USED_UP)
        await scene.work.outbox.skip([skip.message], skip.reason)


async def _close(scene: Scene, round_id: RoundId) -> None:
    found = await scene.work.rounds.get(round_id)
    if not found.open:
        return
    if _is_known(scene, found.group):
        await close_round(scene, found)
    else:
        await scene.work.rounds.save(found.close(scene.now))


def _is_known(scene: Scene, group: GroupId) -> bool:
    return any(one.id == group for one in scene.configuration.groups)


async def _ask_for_date(scene: Scene, commitment: Commitment) -> None:
    await scene.work.commitments.save(replace(commitment, asked_for_date_at=scene.now))
    if commitment.owner is not None:
        key = f"commitment/{commitment.id}/ask_for_date"
        await notify(scene, commitment.owner, Kind.ASK_FOR_DATE, key, {"commitment": commitment.id})


async def _approach(scene: Scene, one: Approach) -> None:
    known = await scene.work.participations.get(one.person)
    await scene.work.participations.save(known.become(one.answer, text_version=TEXT_VERSION, now=scene.now))
    refs = {"person": one.person, "changed": "yes"} if one.changed else {"person": one.person}
    await notify(scene, one.person, one.kind, one.send_key, refs)


async def _tell(scene: Scene, message: Message) -> None:
    match message.target:
        case ToPerson(person):
            await notify(
                scene,
                person,
                message.kind,
                message.send_key,
                message.refs,
                not_before=message.due_at,
                expires_at=message.expires_at,
            )
        case ToGroup() | ToContact():
            await scene.work.outbox.plan([message])
