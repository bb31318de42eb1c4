"""Which rounds open now, fall out now, or have come to the end of a phase."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.availability import Availability
from bot.domain.calendar import Calendar, Closed, local
from bot.domain.configuration import Configuration, RoundPlan, WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.message import Kind, Message, ToPerson
from bot.domain.person import Hours
from bot.domain.round import Phase, Round, next_host
from bot.domain.schedule import (
    GroupEnds,
    NearMeeting,
    Occurrence,
    Reason,
    Rhythm,
    StillOpen,
    occurrences,
)
from scheduling.planner.dues import AdvanceRound, AskHost, CloseRound, Due, KeepPrivate, OpenRound, Skip, Tell
from scheduling.planner.snapshot import Snapshot, Window

LATEST: Final = timedelta(hours=24)
"""After downtime a round up to this late is opened, an older one falls out and is reported."""
SAME_OCCASION: Final = timedelta(days=7)
"""An occasion this near to a round that was held is the same one, moved by a change of configuration."""
CHANNEL_HOURS: Final = Hours()


def occasions_about(configuration: Configuration, group: WorkingGroup, window: Window) -> tuple[Occurrence, ...]:
    """Those that came up since the last plan, or so lately that they may still be opened."""
    until = window.now.astimezone(configuration.tenant.timezone).date()
    if group.rounds is None or group.starts > until:
        return ()
    planned = occurrences(configuration, group, until)
    return tuple(one for one in planned if window.since - LATEST < one.at <= window.now)


def opening(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    for group in configuration.groups:
        for occurrence in occasions_about(configuration, group, snapshot.window):
            if _is_settled(snapshot, group, occurrence.occasion):
                continue
            if occurrence.times is None:
                if occurrence.at in snapshot.window:
                    yield skip(group, occurrence, _name(occurrence.reasons[0]))
            elif occurrence.at > snapshot.now - LATEST:
                if snapshot.open_round(group.id) is None and snapshot.with_yes(group.members, group.id):
                    yield OpenRound(group=group.id, occasion=occurrence.occasion, times=occurrence.times)
            else:
                yield skip(group, occurrence, "still_open" if snapshot.open_round(group.id) else "late")


def _is_settled(snapshot: Snapshot, group: WorkingGroup, occasion: date) -> bool:
    if occasion in snapshot.skipped.get(group.id, ()):
        return True
    return was_held(occasion, group.rounds or RoundPlan(), snapshot.occasions.get(group.id, ()))


def was_held(occasion: date, plan: RoundPlan, held: tuple[date, ...]) -> bool:
    near = min(SAME_OCCASION, timedelta(weeks=plan.weeks) / 2)
    return any(abs(occasion - one) < near for one in held)


def skip(group: WorkingGroup, occurrence: Occurrence, reason: str) -> Skip:
    return Skip(group=group.id, occasion=occurrence.occasion, wanted_at=occurrence.wanted_at, reason=reason)


def occasion_key(group: WorkingGroup) -> str:
    return f"occasion/{group.id}/"


def _name(reason: Reason) -> str:
    match reason:
        case Closed(why, _):
            return why.value
        case NearMeeting():
            return "near_meeting"
        case StillOpen():
            return "still_open"
        case GroupEnds():
            return "group_ends"


def under_way(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    groups = {group.id: group for group in configuration.groups}
    for found in snapshot.open_rounds:
        group = groups.get(found.group)
        if group is None:
            yield CloseRound(found.id)
        elif channel_is_open(configuration, group, snapshot.now):
            yield from _life(configuration, snapshot, found, group)
    zone = configuration.tenant.timezone
    calendar = Calendar.of_tenant(configuration)
    for reflection in snapshot.undecided:
        asked = reflection.asked_again_at
        if asked is not None and working_days_later(calendar, asked, 1, zone) <= snapshot.now:
            yield KeepPrivate(reflection)


def _life(configuration: Configuration, snapshot: Snapshot, found: Round, group: WorkingGroup) -> Iterator[Due]:
    now = snapshot.now
    if found.phase_ends_at <= now:
        yield AdvanceRound(found.id)
        if found.phase is Phase.SHARE and found.host and found.points_shared_at is None:
            yield Tell(_points_reminder(found, found.host, now))
    elif found.phase is Phase.SHARE and found.host is None and _may_ask(configuration, snapshot, found, group):
        yield AskHost(found.id)
    elif found.phase is Phase.THINK:
        for person in snapshot.unanswered.get(found.id, ()):
            yield Tell(_prompt_reminder(found, person, now))


def channel_is_open(configuration: Configuration, group: WorkingGroup, now: datetime) -> bool:
    """After downtime too, nothing is posted in a channel at night or on a closed day."""
    channel = channel_hours(configuration, group)
    return channel.first_moment(now) == now


def channel_hours(configuration: Configuration, group: WorkingGroup) -> Availability:
    zone = configuration.tenant.timezone
    return Availability(calendar=Calendar.of_group(configuration, group), zone=zone, hours=CHANNEL_HOURS, pause=None)


def _may_ask(configuration: Configuration, snapshot: Snapshot, found: Round, group: WorkingGroup) -> bool:
    """A working day without an answer, or nobody being asked; and somebody is left to ask."""
    zone = configuration.tenant.timezone
    calendar = Calendar.of_group(configuration, group)
    asked = found.host_asked_at
    if asked is not None and working_days_later(calendar, asked, 1, zone) > snapshot.now:
        return False
    here = [
        person
        for person in snapshot.with_yes(group.members, group.id)
        if person not in group.leaders and not _paused(configuration, snapshot, person)
    ]
    return next_host(here, (), found.hosts_asked) is not None


def _paused(configuration: Configuration, snapshot: Snapshot, person: PersonId) -> bool:
    availability = snapshot.availability(configuration, configuration.person(person))
    return availability.paused_on(snapshot.now.astimezone(configuration.tenant.timezone).date())


def remind_at(configuration: Configuration, found: Round, group: WorkingGroup) -> datetime | None:
    return Rhythm.of(configuration, group).prompt_reminder_at(found.opened_at, found.phase_ends_at)


def _prompt_reminder(found: Round, person: PersonId, now: datetime) -> Message:
    return Message(
        send_key=f"round/{found.id}/prompt_reminder/{person}",
        kind=Kind.PROMPT_REMINDER,
        target=ToPerson(person),
        refs={"round": found.id, "group": found.group},
        due_at=now,
        expires_at=found.phase_ends_at,
    )


def _points_reminder(found: Round, host: PersonId, now: datetime) -> Message:
    return Message(
        send_key=f"round/{found.id}/points_reminder/{host}",
        kind=Kind.POINTS_REMINDER,
        target=ToPerson(host),
        refs={"round": found.id, "group": found.group},
        due_at=now,
        expires_at=found.points_due_at,
    )


def working_days_later(calendar: Calendar, moment: datetime, count: int, zone: ZoneInfo) -> datetime:
    here = moment.astimezone(zone)
    return local(calendar.working_days_after(here.date(), count), here.time(), zone)
