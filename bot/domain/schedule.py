"""When rounds open, when their phases end, and why one moved or fell out: the plan of a group, from configuration."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calendar import Calendar, Closed, local
from bot.domain.configuration import Configuration, RoundPlan, WorkingGroup
from bot.domain.group_facts import bodies_with_two
from bot.domain.ids import BodyId

_DAY: Final = timedelta(days=1)
_NOON: Final = time(12)
_SHORTEST_FOR_POINTS: Final = timedelta(hours=3)
"""From the thread closes until points are due, for groups that meet their question later in the day than nine."""


@dataclass(frozen=True, slots=True, order=True)
class NearMeeting:
    """The talk would fall in the days before, or on, a meeting of a body where several of the group sit."""

    meeting: date
    body: BodyId


@dataclass(frozen=True, slots=True)
class StillOpen:
    """The round before lasts until then: finish that first."""

    until: datetime


@dataclass(frozen=True, slots=True)
class GroupEnds:
    """There is no time left to share and talk."""

    day: date


Reason = Closed | NearMeeting | StillOpen | GroupEnds


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTimes:
    """Of one round: the question goes out, sharing begins, the thread closes, points are due."""

    opens_at: datetime
    share_at: datetime
    share_ends_at: datetime
    points_due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One round of the plan. Its occasion is the day by the rhythm, whatever day it moved to."""

    occasion: date
    wanted_at: datetime
    """By the rhythm, before anything moved it."""
    times: RoundTimes | None
    """None: it falls out."""
    reasons: tuple[Reason, ...] = ()
    """Why it moved, or why it falls out."""

    @property
    def at(self) -> datetime:
        """When it opens, or would have opened had it not fallen out."""
        return self.times.opens_at if self.times else self.wanted_at

    @property
    def moved(self) -> bool:
        return self.at != self.wanted_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What decides the rounds of one group, and nothing else: equal rhythms give equal plans."""

    starts: date
    ends: date | None
    plan: RoundPlan
    calendar: Calendar
    meetings: tuple[NearMeeting, ...]
    """Of the bodies where several of the group sit."""
    avoid_days: int
    zone: ZoneInfo

    @classmethod
    def of(cls, configuration: Configuration, group: WorkingGroup) -> "Rhythm":
        bodies = bodies_with_two(configuration, group)
        return cls(
            starts=group.starts,
            ends=group.ends,
            plan=group.rounds or RoundPlan(),
            calendar=Calendar.of_group(configuration, group),
            meetings=tuple(sorted(NearMeeting(day, body.id) for body in bodies for day in body.meetings)),
            avoid_days=configuration.calendar.avoid_days_before_meetings,
            zone=configuration.tenant.timezone,
        )

    def hour_on(self, day: date) -> datetime:
        return local(day, self.plan.at, self.zone)

    def times(self, opens_at: datetime) -> RoundTimes:
        """Phases last working days and end at the group's hour; points are due at noon the day the thread closes."""
        opens_on = opens_at.astimezone(self.zone).date()
        share_on = self.calendar.working_days_after(opens_on, self.plan.think_days)
        ends_on = self.calendar.working_days_after(share_on, self.plan.share_days)
        share_ends_at = self.hour_on(ends_on)
        return RoundTimes(
            opens_at=opens_at,
            share_at=self.hour_on(share_on),
            share_ends_at=share_ends_at,
            points_due_at=max(local(ends_on, _NOON, self.zone), share_ends_at + _SHORTEST_FOR_POINTS),
        )

    def prompt_reminder_at(self, opened_at: datetime, share_at: datetime) -> datetime | None:
        """Once, on the last working day of thinking; never on the day the question came."""
        day = self.calendar.previous_open(share_at.astimezone(self.zone).date() - _DAY)
        return self.hour_on(day) if day > opened_at.astimezone(self.zone).date() else None

    def near_meeting(self, times: RoundTimes) -> NearMeeting | None:
        """Return the first meeting that the talk would come close to."""
        first = times.share_at.astimezone(self.zone).date()
        last = times.share_ends_at.astimezone(self.zone).date()
        if self.avoid_days == 0:
            return None
        before = timedelta(days=self.avoid_days)
        return next((near for near in self.meetings if first <= near.meeting and near.meeting - before <= last), None)


def occurrences(configuration: Configuration, group: WorkingGroup, until: date) -> tuple[Occurrence, ...]:
    """Every round of the group whose occasion is no later than `until` (whole years, for a group without an end)."""
    if group.rounds is None:
        return ()
    last = group.ends or date(until.year, 12, 31)
    return _occurrences(Rhythm.of(configuration, group), last)


@lru_cache(maxsize=8192)
def _occurrences(rhythm: Rhythm, last: date) -> tuple[Occurrence, ...]:
    return tuple(_in_order(rhythm, last))


def _in_order(rhythm: Rhythm, last: date) -> Iterator[Occurrence]:
    busy_until: datetime | None = None
    for occasion in _occasions(rhythm, last):
        found = _place(rhythm, occasion, busy_until)
        if found.times is not None:
            busy_until = found.times.points_due_at
        yield found


def _occasions(rhythm: Rhythm, last: date) -> Iterator[date]:
    day = rhythm.starts + timedelta(days=(rhythm.plan.weekday.number - rhythm.starts.weekday()) % 7)
    while day <= last:
        yield day
        day += timedelta(weeks=rhythm.plan.weeks)


def _place(rhythm: Rhythm, occasion: date, busy_until: datetime | None) -> Occurrence:
    """Take the first day that suits, before the next occasion."""
    day, following = occasion, occasion + timedelta(weeks=rhythm.plan.weeks)
    wanted_at = rhythm.hour_on(occasion)
    reasons: list[Reason] = []
    while day < following:
        times = rhythm.times(rhythm.hour_on(day))
        obstacle = _obstacle(rhythm, day, times, busy_until)
        if obstacle is None:
            return Occurrence(occasion=occasion, wanted_at=wanted_at, times=times, reasons=tuple(reasons))
        if obstacle not in reasons:
            reasons.append(obstacle)
        if isinstance(obstacle, GroupEnds):
            break
        day += _DAY
    return Occurrence(occasion=occasion, wanted_at=wanted_at, times=None, reasons=tuple(reasons))


def _obstacle(rhythm: Rhythm, day: date, times: RoundTimes, busy_until: datetime | None) -> Reason | None:
    if rhythm.ends is not None and times.share_ends_at.astimezone(rhythm.zone).date() > rhythm.ends:
        return GroupEnds(rhythm.ends)
    if closed := rhythm.calendar.closed(day):
        return closed
    if busy_until is not None and times.opens_at < busy_until:
        return StillOpen(busy_until)
    return rhythm.near_meeting(times)


def times_of_round(configuration: Configuration, group: WorkingGroup, opened_at: datetime) -> RoundTimes:
    """For a round that somebody starts by hand."""
    return Rhythm.of(configuration, group).times(opened_at)


def meeting_near(configuration: Configuration, group: WorkingGroup, opened_at: datetime) -> NearMeeting | None:
    """Tell whether a round started by hand would be shared right before a meeting: [Vent] or [Start likevel]."""
    return Rhythm.of(configuration, group).near_meeting(times_of_round(configuration, group, opened_at))


def next_prompt_day(configuration: Configuration, group: WorkingGroup, today: date) -> date | None:
    zone = configuration.tenant.timezone
    until = today.replace(month=1, day=1) + timedelta(days=366)
    for one in occurrences(configuration, group, until):
        if one.times is not None and (day := one.at.astimezone(zone).date()) > today:
            return day
    return None
