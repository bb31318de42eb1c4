"""What comes by the calendar alone: the weekly digest, the reminder of the frame, a group's end, a look back."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.availability import Availability
from bot.domain.calendar import Calendar
from bot.domain.configuration import Configuration, DigestRules, Seminar, Weekday, WorkingGroup
from bot.domain.digest import digest_day, since_last_letter
from bot.domain.ids import PersonId
from bot.domain.message import Kind, Message, ToGroup, ToPerson
from bot.domain.week import Week
from scheduling.planner.dues import CloseRound, Due, Tell
from scheduling.planner.rounds import channel_hours
from scheduling.planner.snapshot import Snapshot, Window, running

LOOK_BACK_BEFORE: Final = timedelta(days=7)
FRAME_ON: Final = Weekday.WEDNESDAY
FRAME_AT: Final = time(10)
SETTLED_IN: Final = timedelta(days=28)
"""The welcome has told of the frame; the first reminder comes when that is some weeks old."""
GROUP_ENDS_AT: Final = time(12)
_WEEK: Final = timedelta(weeks=1)


def digest_weeks(rules: DigestRules, calendar: Calendar, first: date, last: date) -> Iterator[tuple[Week, date]]:
    """Yield the weeks whose digest comes in these days, and when."""
    week = Week.of(first - _WEEK)
    while week.monday <= last:
        day = digest_day(rules, calendar, week)
        if day is not None and first <= day <= last:
            yield week, day
        week = Week.of(week.monday + _WEEK)


def digests(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    leaders = dict.fromkeys(one for group in configuration.groups for one in group.leaders)
    for leader in snapshot.with_yes(leaders):
        availability = snapshot.availability(configuration, configuration.person(leader))
        week = _week_due(configuration, availability, snapshot.window)
        if week is None or availability.paused_on(availability.day_of(snapshot.now)):
            continue
        if any(since_last_letter(configuration, group, week) for group in configuration.led_by(leader)):
            yield Tell(_digest(leader, week, snapshot.now))
    for group in configuration.groups:
        channel = channel_hours(configuration, group)
        week = _week_due(configuration, channel, snapshot.window)
        if week is not None and group.channel is not None and lived(group, week):
            key = f"digest_short/{group.id}/{week}"
            yield Tell(post_to(group, Kind.DIGEST_SHORT, key, _open(channel, snapshot.now), {"week": str(week)}))


def _week_due(configuration: Configuration, availability: Availability, window: Window) -> Week | None:
    """After downtime only the last one counts: it is about what is new."""
    rules, calendar = configuration.digest, Calendar.of_tenant(configuration)
    about = digest_weeks(rules, calendar, availability.day_of(window.since), availability.day_of(window.now))
    return max((week for week, day in about if availability.at(day, rules.at) in window), default=None)


def lived(group: WorkingGroup, week: Week) -> bool:
    return running(group, week.monday) or running(group, week.sunday)


def _digest(leader: PersonId, week: Week, now: datetime) -> Message:
    return Message(
        send_key=f"digest/{leader}/{week}",
        kind=Kind.DIGEST,
        target=ToPerson(leader),
        refs={"leader": leader, "week": str(week)},
        due_at=now,
        expires_at=now + _WEEK,
    )


def frame_day(configuration: Configuration, group: WorkingGroup, month: date) -> date | None:
    """Return the day of this month to recall the frame; none in the first weeks or the last, nor for staff alone."""
    if not configuration.fully_guarded(group):
        return None
    first = month.replace(day=1)
    wanted = first + timedelta(days=(FRAME_ON.number - first.weekday()) % 7)
    day = Calendar.of_group(configuration, group).next_open(wanted)
    useful = day >= group.starts + SETTLED_IN and running(group, day + _WEEK)
    return day if useful and day.month == first.month else None


def frames(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    for group in configuration.groups:
        channel = channel_hours(configuration, group)
        day = frame_day(configuration, group, channel.day_of(snapshot.now))
        if day is None or channel.at(day, FRAME_AT) not in snapshot.window:
            continue
        key = f"frame/{group.id}/{day:%Y-%m}"
        yield Tell(post_to(group, Kind.FRAME_REMINDER, key, _open(channel, snapshot.now)))


def ends_at(configuration: Configuration, group: WorkingGroup) -> datetime | None:
    """Return when a group is thanked: its last day, or the next open one."""
    if group.ends is None:
        return None
    channel = channel_hours(configuration, group)
    return channel.at(channel.calendar.next_open(group.ends), GROUP_ENDS_AT)


def endings(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    for group in configuration.groups:
        at = ends_at(configuration, group)
        if at is None or at > snapshot.now:
            continue
        if (found := snapshot.open_round(group.id)) is not None:
            yield CloseRound(found.id)
        if at in snapshot.window:
            due_at = _open(channel_hours(configuration, group), snapshot.now)
            yield Tell(post_to(group, Kind.GROUP_ENDED, f"group/{group.id}/ended/{group.ends}", due_at))


def look_back_day(configuration: Configuration, seminar: Seminar) -> date:
    return Calendar.of_tenant(configuration).previous_open(seminar.date - LOOK_BACK_BEFORE)


def look_backs(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    for seminar in configuration.seminars:
        day = look_back_day(configuration, seminar)
        for person, group in looking_back(configuration, seminar).items():
            availability = snapshot.availability(configuration, configuration.person(person))
            if snapshot.takes_part(person) and availability.at(day, configuration.reminders.at) in snapshot.window:
                yield Tell(_look_back(seminar, person, group, snapshot.now))


def looking_back(configuration: Configuration, seminar: Seminar) -> dict[PersonId, WorkingGroup]:
    """Those who meet again at this seminar, each with the group whose points they know."""
    own = [group for group in configuration.groups if group.seminar == seminar.id]
    followed = {one for group in own for one in group.follows}
    earlier = [
        group
        for group in configuration.groups
        if group.seminar != seminar.id and (group.id in followed or running(group, seminar.date))
    ]
    before = [group for group in earlier if configuration.seminar(group.seminar).date < seminar.date]
    found: dict[PersonId, WorkingGroup] = {}
    for group in (*before, *(own if seminar.earlier else ())):
        found |= {person: group for person in group.people if person not in found}
    return found


def _look_back(seminar: Seminar, person: PersonId, group: WorkingGroup, now: datetime) -> Message:
    return Message(
        send_key=f"look_back/{seminar.id}/{person}",
        kind=Kind.LOOK_BACK,
        target=ToPerson(person),
        refs={"seminar": seminar.id, "group": group.id},
        due_at=now,
        expires_at=now + LOOK_BACK_BEFORE,
    )


def post_to(
    group: WorkingGroup, kind: Kind, key: str, due_at: datetime, refs: Mapping[str, str] | None = None
) -> Message:
    return Message(
        send_key=key, kind=kind, target=ToGroup(group.id), refs={"group": group.id, **(refs or {})}, due_at=due_at
    )


def _open(channel: Availability, now: datetime) -> datetime:
    """A channel has no pause, so there is always such a moment."""
    return channel.first_moment(now) or now
