"""Facts about a group (M1–M9), read from configuration alone: no text that a person wrote is looked at.

They say what may make a group look like an elected body. They never say that it is one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import relativedelta

from bot.domain.configuration import Body, Configuration, WorkingGroup
from bot.domain.ids import BodyId, GroupId


class FactId(StrEnum):
    CREATED_BY_BODY = "M1"
    OVERLAP = "M2"
    WHOLE_BODY = "M3"
    ONLY_ELECTED = "M4"
    LASTING = "M5"
    NEAR_MEETINGS = "M6"
    ALLOWANCE = "M7"
    NAME = "M8"
    PURPOSE = "M9"
    ELECTION = "election"
    """Not one of the nine: a group with elected members outlives the council it came from."""


class Weight(StrEnum):
    NOTE = "note"
    ASK = "ask"
    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFact:
    id: FactId
    group: GroupId
    weight: Weight
    why: str = ""
    """Which of the ways to this fact, where there are several: no-end, long, lasted, missing, unconfirmed."""
    body: BodyId | None = None
    words: str = ""
    count: int = 0
    of: int = 0
    day: date | None = None


DAYS_BEFORE_MEETING: Final = 7
_FEWEST_FOR_OVERLAP: Final = 3
"""Two of a body may always talk."""
_FEWEST_LISTED: Final = 5
"""Where `seats` is not set the body is those listed, and with fewer than this the list is hardly all of it."""
_OCTOBER_31: Final = (10, 31)
_ELECTION_EVERY: Final = 4
_WEEK: Final = timedelta(days=DAYS_BEFORE_MEETING)
_LONGEST_YEARS: Final = 10

_BODY_WORDS: Final = re.compile(
    r"\b(?:kommunestyret?|kommunestyra|bystyret?|heradsstyret?|fylkestinget?|formannskapet?|fylkesutvalet|"
    r"kommunerådet|byrådet|fylkesrådet|kommunedelsutval\w*|\w*utvalg(?:et|a|ene)?|\w*utval(?:et|a)?|"
    r"\w*komit[eé](?:en|ene)?|\w*nemnd(?:a|en|ene)?)\b",
    re.IGNORECASE,
)
_A_PERSON_OF: Final = re.compile(
    r"\w*(?:leder\w*|leiar\w*|sekretær\w*|direktør\w*|medlem\w*)\s+(?:av|i|for|til)\s+", re.IGNORECASE
)
_NAME_WORDS: Final = re.compile(r"\w*(?:utvalg|utval|komit|nemnd)\w*|\w*(?:styre|råd)\b", re.IGNORECASE)
_NAME_EXEMPT: Final = re.compile(r"\b(?:byråd|kommuneråd)\b", re.IGNORECASE)


def elected_body_named(created_by: str, bodies: Iterable[str]) -> str | None:
    """The elected body that `created_by` names, by the words of the law or by the tenant's own list."""
    if _A_PERSON_OF.match(created_by):
        return None
    for body in bodies:
        if re.search(rf"(?<!\w){re.escape(body)}(?!\w)", created_by, re.IGNORECASE):
            return body
    found = _BODY_WORDS.search(created_by)
    return found[0] if found else None


def facts(configuration: Configuration, group: WorkingGroup, today: date) -> tuple[GroupFact, ...]:
    found = [*_created_by(configuration, group)]
    if configuration.fully_guarded(group):
        found += [*_bodies(configuration, group), *_only_elected(configuration, group)]
    found += [*_lasting(configuration, group, today), *_near_meetings(configuration, group)]
    found += [*_allowance(group), *_name(group), *_purpose(configuration, group, today)]
    if configuration.fully_guarded(group):
        found += _election(group)
    return tuple(found)


def _created_by(configuration: Configuration, group: WorkingGroup) -> Iterator[GroupFact]:
    bodies = [word for body in configuration.bodies for word in (body.id, body.name)]
    if named := elected_body_named(group.created_by, bodies):
        yield GroupFact(id=FactId.CREATED_BY_BODY, group=group.id, weight=Weight.REFUSE, words=named)


def _bodies(configuration: Configuration, group: WorkingGroup) -> Iterator[GroupFact]:
    for body in configuration.bodies:
        listed = {person.id for person in configuration.people if body.id in person.bodies}
        here = len(listed & set(group.people))
        size = body.seats or len(listed)
        if here < _FEWEST_FOR_OVERLAP or (body.seats is None and size < _FEWEST_LISTED):
            continue
        if here >= size:
            yield GroupFact(id=FactId.WHOLE_BODY, group=group.id, weight=Weight.WARN, body=body.id, count=here, of=size)
        elif here * 100 >= configuration.guard.overlap_percent * size:
            yield GroupFact(id=FactId.OVERLAP, group=group.id, weight=Weight.WARN, body=body.id, count=here, of=size)


def _only_elected(configuration: Configuration, group: WorkingGroup) -> Iterator[GroupFact]:
    if all(configuration.person(one).role.political for one in group.people):
        yield GroupFact(id=FactId.ONLY_ELECTED, group=group.id, weight=Weight.NOTE)


def _lasting(configuration: Configuration, group: WorkingGroup, today: date) -> Iterator[GroupFact]:
    rules = configuration.guard
    if group.ends is None:
        yield GroupFact(id=FactId.LASTING, group=group.id, weight=Weight.WARN, why="no-end")
        return
    if group.ends > group.starts + relativedelta(months=rules.warn_after_months):
        yield GroupFact(
            id=FactId.LASTING,
            group=group.id,
            weight=Weight.WARN,
            why="long",
            count=_months(group.starts, group.ends),
            of=rules.warn_after_months,
        )
        return
    lasted = _months(group.starts, today)
    if lasted >= rules.note_after_months and today <= group.ends:
        yield GroupFact(
            id=FactId.LASTING, group=group.id, weight=Weight.NOTE, why="lasted", count=lasted, day=group.ends
        )


def _months(since: date, until: date) -> int:
    gone = relativedelta(until, since)
    return gone.years * 12 + gone.months


def _near_meetings(configuration: Configuration, group: WorkingGroup) -> Iterator[GroupFact]:
    rounds = nominal_rounds(group)
    for body in bodies_with_two(configuration, group):
        near = [day for day in rounds if any(timedelta() < meeting - day <= _WEEK for meeting in body.meetings)]
        if len(near) > configuration.guard.rounds_near_meetings:
            yield GroupFact(
                id=FactId.NEAR_MEETINGS,
                group=group.id,
                weight=Weight.WARN,
                body=body.id,
                count=len(near),
                of=len(rounds),
            )


def bodies_with_two(configuration: Configuration, group: WorkingGroup) -> tuple[Body, ...]:
    """The bodies in which at least two of the group sit: one person alone is no part of a meeting."""
    people = [configuration.person(one) for one in group.people]
    return tuple(body for body in configuration.bodies if sum(body.id in one.bodies for one in people) > 1)


def nominal_rounds(group: WorkingGroup) -> tuple[date, ...]:
    """The fixed pace as it was set up, before holidays and meetings move anything."""
    if group.rounds is None:
        return ()
    first = group.starts + timedelta(days=(group.rounds.weekday.number - group.starts.weekday()) % 7)
    last = group.ends or group.starts + relativedelta(years=_LONGEST_YEARS)
    step = 7 * group.rounds.weeks
    return tuple(first + timedelta(days=days) for days in range(0, (last - first).days + 1, step))


def _allowance(group: WorkingGroup) -> Iterator[GroupFact]:
    if group.allowance:
        yield GroupFact(id=FactId.ALLOWANCE, group=group.id, weight=Weight.WARN)


def _name(group: WorkingGroup) -> Iterator[GroupFact]:
    if found := _NAME_WORDS.search(_NAME_EXEMPT.sub("", group.name)):
        yield GroupFact(id=FactId.NAME, group=group.id, weight=Weight.ASK, words=found[0].lower())


def _purpose(configuration: Configuration, group: WorkingGroup, today: date) -> Iterator[GroupFact]:
    if not group.purpose:
        yield GroupFact(id=FactId.PURPOSE, group=group.id, weight=Weight.ASK, why="missing")
        return
    since = group.purpose_confirmed or group.starts
    months = configuration.guard.confirm_purpose_every_months
    over = group.ends is not None and today > group.ends
    if not over and today > since + relativedelta(months=months):
        yield GroupFact(id=FactId.PURPOSE, group=group.id, weight=Weight.ASK, why="unconfirmed", day=since, of=months)


def _election(group: WorkingGroup) -> Iterator[GroupFact]:
    """A new council constitutes itself by the end of October in the year of the election."""
    year = group.starts.year + (3 - group.starts.year) % _ELECTION_EVERY
    constituted = date(year, *_OCTOBER_31)
    if group.starts > constituted:
        constituted = date(year + _ELECTION_EVERY, *_OCTOBER_31)
    if group.ends is not None and group.ends > constituted:
        yield GroupFact(id=FactId.ELECTION, group=group.id, weight=Weight.WARN, day=constituted, count=constituted.year)
