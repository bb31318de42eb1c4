"""Ukesbrevet: what a leader should know of a group in thirty seconds; never who was late or silent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calendar import Calendar, local
from bot.domain.commitment import Commitment, Reach, Status, What
from bot.domain.configuration import Configuration, DigestRules, WorkingGroup
from bot.domain.group_facts import GroupFact
from bot.domain.ids import GroupId, PersonId, RoundId
from bot.domain.round import Phase, Round
from bot.domain.week import Week

_SOON: Final = timedelta(weeks=8)
_WEEK: Final = timedelta(weeks=1)
_LONGEST_SILENCE: Final = 26
"""Weeks without a letter that the next one looks back on."""


def digest_wanted(rules: DigestRules, week: Week) -> date:
    return week.monday + timedelta(days=rules.weekday.number)


def digest_day(rules: DigestRules, calendar: Calendar, week: Week) -> date | None:
    """Return the day it comes: a closed day moves it, not past the next one, which then tells the news."""
    wanted = digest_wanted(rules, week)
    day = calendar.next_open(wanted)
    return day if day < wanted + _WEEK else None


@dataclass(frozen=True, slots=True)
class Span:
    """From one letter to the next: nothing is told twice, and what happens after a letter is in the following one."""

    since: datetime
    until: datetime

    def __contains__(self, moment: datetime | None) -> bool:
        return moment is not None and self.since < moment <= self.until


def span_of(configuration: Configuration, week: Week) -> Span:
    """Return what a week's letter tells of, by the hours letters are meant for, whatever day they come."""
    rules, zone = configuration.digest, configuration.tenant.timezone
    calendar = Calendar.of_tenant(configuration)
    before = week.before
    for _ in range(_LONGEST_SILENCE):
        if digest_day(rules, calendar, before) is not None:
            break
        before = before.before
    since, until = (local(digest_wanted(rules, one), rules.at, zone) for one in (before, week))
    return Span(since, until)


def since_last_letter(configuration: Configuration, group: WorkingGroup, week: Week) -> bool:
    """Say whether a group has lived after the letter before this week's: it may have news that no letter has told."""
    if group.starts > week.sunday:
        return False
    last_letter = span_of(configuration, week).since.astimezone(configuration.tenant.timezone).date()
    return group.ends is None or group.ends >= min(week.monday, last_letter)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPoints:
    round: RoundId
    shared_on: date
    lines: tuple[str, ...]
    read: bool
    """By the leader this is written for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWeek:
    group: GroupId
    week: Week
    span: Span
    """What is new is from here; dates are counted by whole weeks."""
    points: tuple[SharedPoints, ...] = ()
    done_this_week: int = 0
    due_next_week: int = 0
    date_passed: int = 0
    lately_passed: int = 0
    """Of these, whose date passed the week before: what has been told once is no news."""
    new_commitments: int = 0
    by_status: Mapping[Status, int] = field(default_factory=dict)
    """Shared commitments, for the chart."""
    learned: tuple[str, ...] = ()
    """What owners chose to share of what they learned this week."""
    skipped_rounds: Mapping[date, str] = field(default_factory=dict)
    """Rounds that fell out, and why."""
    facts: tuple[GroupFact, ...] = ()
    next_prompt: date | None = None
    talk_until: date | None = None
    """While the thread of a round is open."""
    ends: date | None = None
    """When the group ends, within eight weeks."""
    points_may_come: bool = False
    """Of a round that has none yet: there may be one more letter about a group that ends this week."""

    @property
    def for_channel(self) -> bool:
        """Something that a group wants to read of itself."""
        counted = self.done_this_week + self.due_next_week + self.lately_passed
        return bool(self.points or counted)

    @property
    def quiet(self) -> bool:
        """What lasts (the facts, a date that has passed) is told with the news, and makes none by itself."""
        return not (self.for_channel or self.new_commitments or self.learned or self.skipped_rounds or self.last)

    @property
    def last(self) -> bool:
        """The group ends this week, and has nothing more to tell."""
        return self.ends is not None and self.ends <= self.week.sunday and not self.points_may_come

    @property
    def has_news(self) -> bool:
        return bool(self.points or self.done_this_week or self.new_commitments)


def group_week(
    *,
    group: GroupId,
    week: Week,
    span: Span,
    zone: ZoneInfo,
    reader: PersonId | None,
    rounds: Sequence[Round],
    commitments: Iterable[Commitment],
    facts: tuple[GroupFact, ...],
    skipped_rounds: Mapping[date, str],
    next_prompt: date | None = None,
    ends: date | None = None,
    points_may_come: bool = False,
) -> GroupWeek:
    """Count a week for a group out of what the group has shared, and out of nothing else."""
    shared = [one for one in commitments if one.reach is Reach.GROUP and one.status is not Status.PROPOSED]
    following = week.following
    return GroupWeek(
        group=group,
        week=week,
        span=span,
        points=_points(rounds, span, zone, reader),
        done_this_week=sum(one.status is Status.DONE and one.closed_at in span for one in shared),
        due_next_week=sum(one.status.active and _within(one.content.due, following) for one in shared),
        date_passed=sum(one.status.active and _passed(one.content.due, week) for one in shared),
        lately_passed=sum(one.status.active and _within(one.content.due, week.before) for one in shared),
        new_commitments=sum(_made_in(one, span) for one in shared),
        by_status={status: n for status in Status if (n := sum(one.status is status for one in shared))},
        skipped_rounds=skipped_rounds,
        facts=facts,
        next_prompt=next_prompt,
        talk_until=_talk_until(rounds, zone),
        points_may_come=points_may_come,
        ends=ends if ends is not None and ends <= week.sunday + _SOON else None,
        learned=tuple(one.learned for one in shared if one.learned_shared and one.closed_at in span),
    )


def _points(rounds: Sequence[Round], span: Span, zone: ZoneInfo, reader: PersonId | None) -> tuple[SharedPoints, ...]:
    return tuple(
        SharedPoints(
            round=one.id,
            shared_on=one.points_shared_at.astimezone(zone).date(),
            lines=one.points,
            read=reader in one.read_by,
        )
        for one in sorted(rounds, key=lambda one: one.opened_at)
        if one.points and one.points_shared_at is not None and one.points_shared_at in span
    )


def _talk_until(rounds: Sequence[Round], zone: ZoneInfo) -> date | None:
    ends = (one.share_ends_at for one in rounds if one.phase is Phase.SHARE)
    return max((moment.astimezone(zone).date() for moment in ends), default=None)


def _within(day: date | None, week: Week) -> bool:
    return day is not None and Week.of(day) == week


def _passed(day: date | None, week: Week) -> bool:
    return day is not None and day < week.monday


def _made_in(commitment: Commitment, span: Span) -> bool:
    """New to the group: made, taken over or shared since the last letter."""
    fresh = {What.CREATED, What.ACCEPTED, What.SHARED}
    return any(event.what in fresh and event.at in span for event in commitment.history)
