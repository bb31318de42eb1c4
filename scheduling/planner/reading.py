"""Read a snapshot from one unit of work: only what may be due between the last plan and now."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.commitment import Commitment
from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.ids import PersonId, RoundId
from bot.domain.pulse import Pulse
from bot.domain.reminder import dated_at
from bot.domain.round import Phase, Round
from bot.domain.sparring import Sparring
from bot.ports import State, UnitOfWork
from scheduling.planner.people import ASKED_FOR_DATE_AFTER, SHORTEST_FIVE_WORKING_DAYS
from scheduling.planner.pulses import seminars_to_read
from scheduling.planner.reminders import dates_to_read, mornings, reminders_key
from scheduling.planner.rounds import occasion_key, occasions_about, remind_at
from scheduling.planner.snapshot import Dated, Snapshot, Window

PLANNED_UNTIL: Final = "planned_until"
NEVER_SENT: Final = {State.SKIPPED, State.CANCELLED}
_A_DAY: Final = timedelta(days=1)


async def read_snapshot(work: UnitOfWork, configuration: Configuration, now: datetime) -> Snapshot:
    written = await work.marks.get(PLANNED_UNTIL)
    since = datetime.fromisoformat(written) if written else now
    snapshot = Snapshot(
        window=Window(min(since, now), now),
        first=written is None,
        participations={one.person: one for one in await work.participations.all()},
        preferences={one.person: one for one in await work.preferences.all()},
        open_rounds=tuple(await work.rounds.all_open()),
        undated=tuple(await work.commitments.undated_before(now - ASKED_FOR_DATE_AFTER)),
        offered=tuple(await work.commitments.offered_before(now - SHORTEST_FIVE_WORKING_DAYS)),
        undecided=tuple(await work.reflections.asked_before(now - _A_DAY)),
        sessions=tuple(one.id for one in await work.sessions.due(now)),
        pulses=await _pulses(work, configuration, now),
        sparrings=await _sparrings(work, configuration),
    )
    dated = await _dated(work, configuration, snapshot)
    about = [group for group in configuration.groups if occasions_about(configuration, group, snapshot.window)]
    return replace(
        snapshot,
        dated=dated,
        told_until=await _told_until(work, {one.person for one in dated}),
        occasions={group.id: await _held(work, group) for group in about},
        skipped={group.id: await _skipped(work, group) for group in about},
        unanswered=await _unanswered(work, configuration, snapshot),
    )


async def _pulses(work: UnitOfWork, configuration: Configuration, now: datetime) -> tuple[Pulse, ...]:
    found: list[Pulse] = []
    for seminar in seminars_to_read(configuration, now):
        found += await work.pulses.of_seminar(seminar.id)
    return tuple(found)


async def _sparrings(work: UnitOfWork, configuration: Configuration) -> tuple[Sparring, ...]:
    """Most kommuner are in no network, and ask for nothing."""
    wanted = any(group.sparring is not None for group in configuration.groups)
    return tuple(await work.sparrings.open()) if wanted else ()


async def _dated(work: UnitOfWork, configuration: Configuration, snapshot: Snapshot) -> tuple[Dated, ...]:
    found: dict[str, Dated] = {}
    for first, last in dates_to_read(configuration, mornings(configuration, snapshot)):
        for one in await work.commitments.dated_between(first, last):
            if (dated := _of_commitment(one)) is not None:
                found[f"commitment/{one.id}"] = dated
        for matter in await work.carried.dated_between(first, last):
            if matter.when is not None:
                found[f"carried/{matter.id}"] = Dated(person=matter.person, due=matter.when, dated_at=matter.created_at)
    return tuple(found.values())


async def _told_until(work: UnitOfWork, people: Iterable[PersonId]) -> Mapping[PersonId, date]:
    found: dict[PersonId, date] = {}
    for person in people:
        prefix = reminders_key(person)
        rows = [one for one in await work.outbox.with_prefix(prefix) if one.state not in NEVER_SENT]
        if rows:
            found[person] = max(date.fromisoformat(one.message.send_key.removeprefix(prefix)) for one in rows)
    return found


def _of_commitment(one: Commitment) -> Dated | None:
    if one.owner is None or one.content.due is None:
        return None
    return Dated(person=one.owner, due=one.content.due, dated_at=dated_at(one))


async def _held(work: UnitOfWork, group: WorkingGroup) -> tuple[date, ...]:
    return tuple(one.occasion for one in await work.rounds.of_group(group.id))


async def _skipped(work: UnitOfWork, group: WorkingGroup) -> frozenset[date]:
    prefix = occasion_key(group)
    planned = await work.outbox.with_prefix(prefix)
    return frozenset(date.fromisoformat(one.message.send_key.removeprefix(prefix)) for one in planned)


async def _unanswered(
    work: UnitOfWork, configuration: Configuration, snapshot: Snapshot
) -> Mapping[RoundId, tuple[PersonId, ...]]:
    groups = {group.id: group for group in configuration.groups}
    found: dict[RoundId, tuple[PersonId, ...]] = {}
    for one in snapshot.open_rounds:
        group = groups.get(one.group)
        if group is None or one.phase is not Phase.THINK:
            continue
        at = remind_at(configuration, one, group)
        if at is not None and at in snapshot.window:
            found[one.id] = await _silent(work, one, snapshot)
    return found


async def _silent(work: UnitOfWork, found: Round, snapshot: Snapshot) -> tuple[PersonId, ...]:
    prefix = f"round/{found.id}/prompt/"
    prompts = await work.outbox.with_prefix(prefix)
    answered = {one.author for one in await work.reflections.of_round(found.id)}
    asked = [PersonId(one.message.send_key.removeprefix(prefix)) for one in prompts]
    return tuple(one for one in snapshot.with_yes(asked) if one not in answered and one not in found.stood_over)
