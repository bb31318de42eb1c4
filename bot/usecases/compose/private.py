"""What one person is told in private, if it still is so."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.cards import giving, group, host, mine, points, start_round
from bot.cards import my_data as data_cards
from bot.cards import pulse as pulse_cards
from bot.cards import round as cards
from bot.cards import welcome as welcome_cards
from bot.cards.card import Card
from bot.cards.round import ChooseAgain
from bot.domain.calendar import Calendar
from bot.domain.commitment import Commitment, Status
from bot.domain.configuration import WorkingGroup
from bot.domain.ids import CommitmentId, GroupId, PersonId, PulseId, ReflectionId, RoundId, SeminarId
from bot.domain.person import Answer
from bot.domain.round import Phase, Round, Visibility
from bot.domain.week import Week
from bot.ports import Nothing
from bot.usecases import keep_commitment
from bot.usecases.compose.mornings import reminders, welcome_back
from bot.usecases.conversation import memory
from bot.usecases.conversation.digest import digest_card
from bot.usecases.conversation.giving import offered_card
from bot.usecases.conversation.pulse import measured
from bot.usecases.conversation.talk import Talk, readers_of
from bot.usecases.conversation.welcome import invitations, proposed_card, welcome_card
from bot.usecases.look_back import look_back as remembered
from bot.usecases.read_digest import weeks_for_leader

__all__ = ["reminders", "welcome_back"]

Refs = Mapping[str, str]
OVER = Nothing(reason="over")


def _group(talk: Talk, refs: Refs) -> WorkingGroup:
    return talk.scene.configuration.group(GroupId(refs["group"]))


async def _round(talk: Talk, refs: Refs) -> Round:
    return await talk.scene.work.rounds.get(RoundId(refs["round"]))


async def _commitment(talk: Talk, refs: Refs) -> Commitment:
    return await talk.scene.work.commitments.get(CommitmentId(refs["commitment"]))


async def welcome(talk: Talk, refs: Refs) -> Card | Nothing:
    me = talk.scene.me
    groups = invitations(talk.scene, me)
    match (await talk.scene.work.participations.get(me)).answer:
        case Answer.ASKED_AGAIN if groups:
            return welcome_cards.asked_again(talk.t, groups=groups)
        case Answer.ASKED | Answer.REMINDED if groups:
            card = welcome_card(talk, me)
            return welcome_cards.changed(talk.t, card) if "changed" in refs else card
        case _:
            return Nothing(reason="answered")


async def welcome_reminder(talk: Talk, refs: Refs) -> Card | Nothing:  # noqa: ARG001 - all groups in one message
    groups = invitations(talk.scene, talk.scene.me)
    if (await talk.scene.work.participations.get(talk.scene.me)).answer is not Answer.REMINDED or not groups:
        return Nothing(reason="answered")
    return welcome_cards.reminder(talk.t, groups=groups)


async def prompt(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _round(talk, refs)
    if found.phase is not Phase.THINK:
        return OVER
    return cards.prompt(
        talk.t,
        round_id=found.id,
        question=talk.question(found),
        readers=readers_of(talk.scene, _group(talk, refs)),
        share_at=talk.local(found.phase_ends_at),
        today=talk.today,
    )


async def prompt_reminder(talk: Talk, refs: Refs) -> Card | Nothing:
    """Only to those who neither answered nor stood over."""
    found = await _round(talk, refs)
    if found.phase is not Phase.THINK or talk.scene.me in found.stood_over:
        return OVER
    if await talk.scene.work.reflections.by(found.id, talk.scene.me) is not None:
        return Nothing(reason="answered")
    return cards.prompt_reminder(
        talk.t,
        round_id=found.id,
        asked_on=talk.local(found.opened_at).date(),
        share_at=talk.local(found.phase_ends_at),
        today=talk.today,
    )


async def choose_again(talk: Talk, refs: Refs) -> Card | Nothing:
    reflection = await talk.scene.work.reflections.get(ReflectionId(refs["reflection"]))
    if reflection.shared_at is not None or reflection.visibility is Visibility.PRIVATE:
        return Nothing(reason="decided")
    found = await _round(talk, refs)
    home = talk.scene.configuration.group(found.group)
    named = reflection.visibility is Visibility.NAMED
    return cards.choose_again(
        talk.t,
        reflection=reflection.id,
        why=ChooseAgain.ONLY_ANSWER if named else ChooseAgain.TOO_FEW_UNNAMED,
        visibility=reflection.visibility,
        readers=readers_of(talk.scene, home),
        until=_until(talk, found),
        today=talk.today,
    )


def _until(talk: Talk, found: Round) -> datetime:
    """A working day to think, but not longer than the thread is open."""
    day = Calendar.of_tenant(talk.scene.configuration).working_days_after(talk.today, 1)
    closes = talk.local(found.share_ends_at)
    thought = talk.now.replace(year=day.year, month=day.month, day=day.day)
    return min(thought, closes) if closes > talk.now else thought


async def host_request(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _round(talk, refs)
    if found.phase is not Phase.SHARE or found.host is not None:
        return OVER
    readers = readers_of(talk.scene, _group(talk, refs))
    due = talk.local(found.points_due_at)
    return host.host_request(talk.t, round_id=found.id, points_due=due, readers=readers, today=talk.today)


async def points_reminder(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _round(talk, refs)
    if found.points or not found.open or found.host != talk.scene.me:
        return OVER
    return host.points_reminder(talk.t, round_id=found.id, points_due=talk.local(found.points_due_at), today=talk.today)


async def take_out_request(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _round(talk, refs)
    line = int(refs["line"])
    if line >= len(found.points):
        return OVER
    return points.take_out_request(talk.t, round_id=found.id, line=line, point=found.points[line])


async def prompts_used_up(talk: Talk, refs: Refs) -> Card:
    home = _group(talk, refs)
    return start_round.prompts_used_up(talk.t, group=home.id, name=home.name)


async def proposed_commitment(talk: Talk, refs: Refs) -> Card | Nothing:  # noqa: ARG001 - all of them in one message
    waiting = [one for one in await keep_commitment.mine(talk.scene) if one.status is Status.PROPOSED]
    return proposed_card(talk, waiting) if waiting else Nothing(reason="answered")


async def offered_commitment(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _commitment(talk, refs)
    if found.offer is None or found.offer.to != talk.scene.me or found.owner is None:
        return Nothing(reason="answered")
    return offered_card(talk, found)


async def offer_taken(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _commitment(talk, refs)
    by = PersonId(refs["by"])
    if found.owner != talk.scene.me or not await talk.scene.takes_part(by):
        return OVER
    return giving.taken(talk.t, by=talk.name_of(by), what=found.content.what)


async def offer_came_back(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _commitment(talk, refs)
    if found.owner != talk.scene.me or not found.status.active or found.offer is not None:
        return OVER
    asked = PersonId(refs["to"]) if "to" in refs else None
    there = asked is not None and await talk.scene.takes_part(asked)
    to = talk.scene.person(asked).name if asked is not None and there else None
    return giving.came_back(talk.t, commitment=found.id, what=found.content.what, to=to)


async def ask_for_date(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await _commitment(talk, refs)
    if found.owner != talk.scene.me or not found.status.active or found.content.due is not None:
        return OVER
    return mine.ask_for_date(talk.t, commitment=found.id, what=found.content.what)


async def digest(talk: Talk, refs: Refs) -> Card | Nothing:
    week = Week.parse(refs["week"])
    if week is None or not await weeks_for_leader(talk.scene, talk.scene.me, week):
        return OVER
    return await digest_card(talk, talk.scene.me, week)


async def host_frame_suggestion(talk: Talk, refs: Refs) -> Card:
    return group.host_frame_suggestion(talk.t, group=_group(talk, refs).name)


async def pulse(talk: Talk, refs: Refs) -> Card | Nothing:
    found = await talk.scene.work.pulses.get(PulseId(refs["pulse"]))
    if not found.is_open(talk.scene.now):
        return OVER
    configuration = talk.scene.configuration
    return pulse_cards.invitation(
        talk.t,
        pulse=found.id,
        seminar=configuration.seminar(found.seminar).title,
        closes=talk.local(found.closes_at),
        fewest=configuration.privacy.pulse_min,
        today=talk.today,
    )


async def pulse_result(talk: Talk, refs: Refs) -> Card:
    configuration = talk.scene.configuration
    seminar = configuration.seminar(SeminarId(refs["seminar"]))
    return pulse_cards.result(
        talk.t,
        seminar=seminar.title,
        measured=await measured(talk, seminar.id),
        fewest=configuration.privacy.pulse_min,
    )


async def look_back(talk: Talk, refs: Refs) -> Card | Nothing:
    home = _group(talk, refs)
    found = await remembered(talk.scene, home.id)
    if not found:
        return Nothing(reason="nothing-to-remember")
    return memory.look_back_card(talk, home, found)


async def retention_notice(talk: Talk, refs: Refs) -> Card:
    return data_cards.retention_notice(
        talk.t,
        private=int(refs["private"]),
        shared=int(refs["shared"]),
        on=date.fromisoformat(refs["on"]),
        today=talk.today,
    )
