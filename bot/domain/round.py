"""A refleksjonsrunde: think first, then share, then at least two points, then closed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import NotAllowed, Unacceptable, WrongPhase
from bot.domain.ids import GroupId, PersonId, ReflectionId, RoundId
from bot.domain.library import PromptId

LONGEST_REFLECTION: Final = 3_000
LONGEST_POINT: Final = 500
FEWEST_POINTS: Final = 2
MOST_POINTS: Final = 5
EDITING_TIME: Final = timedelta(hours=1)
MOST_HOSTS_ASKED: Final = 3


class Phase(StrEnum):
    THINK = "think"
    SHARE = "share"
    POINTS = "points"
    """The thread has closed, or the points are written; they may be edited for an hour."""
    CLOSED = "closed"


class Visibility(StrEnum):
    NAMED = "named"
    UNNAMED = "unnamed"
    """The group does not see who wrote it; the system knows. Never called anonymous."""
    PRIVATE = "private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a round asks: a prompt of the library, or a leader's own words."""

    prompt: PromptId | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if (self.prompt is None) == (not self.text):
            raise Unacceptable("question-needs-prompt-or-text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    id: RoundId
    group: GroupId
    question: Question
    occasion: date
    """The day it was meant for by the plan; the send keys name it, whatever day it moved to."""
    opened_at: datetime
    phase: Phase = Phase.THINK
    phase_ends_at: datetime
    """Stored when the phase opens, so that a later change of configuration touches only what has not begun."""
    share_ends_at: datetime
    points_due_at: datetime
    seed: int
    """Of the order in which answers are shown: a retry shows the same order."""
    host: PersonId | None = None
    hosts_asked: tuple[PersonId, ...] = ()
    host_asked_at: datetime | None = None
    stood_over: frozenset[PersonId] = frozenset()
    points: tuple[str, ...] = ()
    points_shared_at: datetime | None = None
    points_final_at: datetime | None = None
    read_by: tuple[PersonId, ...] = ()
    closed_at: datetime | None = None
    version: int = 0

    @property
    def open(self) -> bool:
        return self.phase is not Phase.CLOSED

    def stand_over(self, person: PersonId) -> "Round":
        self._require(Phase.THINK, Phase.SHARE)
        return replace(self, stood_over=self.stood_over | {person})

    def undo_stand_over(self, person: PersonId) -> "Round":
        self._require(Phase.THINK, Phase.SHARE)
        return replace(self, stood_over=self.stood_over - {person})

    def open_share(self) -> "Round":
        self._require(Phase.THINK)
        return replace(self, phase=Phase.SHARE, phase_ends_at=self.share_ends_at)

    def ask_host(self, person: PersonId, now: datetime) -> "Round":
        """Ask one at a time, each once, at most three."""
        self._require(Phase.SHARE)
        if self.host is not None or person in self.hosts_asked or len(self.hosts_asked) >= MOST_HOSTS_ASKED:
            raise WrongPhase
        return replace(self, hosts_asked=(*self.hosts_asked, person), host_asked_at=now)

    def accept_host(self, person: PersonId) -> "Round":
        """A late yes still counts as long as nobody else has said yes."""
        self._require(Phase.SHARE, Phase.POINTS)
        if person not in self.hosts_asked:
            raise NotAllowed
        if self.host not in {None, person}:
            raise WrongPhase
        return replace(self, host=person, host_asked_at=None)

    def decline_host(self, person: PersonId) -> "Round":
        """The next one may be asked at once; a host who cannot after all gives the task back."""
        self._require(Phase.SHARE, Phase.POINTS)
        if person not in self.hosts_asked:
            raise NotAllowed
        host = None if self.host == person else self.host
        waiting = self.hosts_asked[-1] != person
        return replace(self, host=host, host_asked_at=self.host_asked_at if waiting else None)

    def end_share(self) -> "Round":
        """The thread closes; a host has until `points_due_at` to write, without a host it is closed."""
        self._require(Phase.SHARE)
        return replace(self, phase=Phase.POINTS, phase_ends_at=self.points_due_at)

    def write_points(self, person: PersonId, lines: Sequence[str], now: datetime) -> "Round":
        """Late points are better than none: a host who is slow may still write them after the thread has closed."""
        first = self.points_shared_at is None
        self._require(Phase.SHARE, Phase.POINTS, *((Phase.CLOSED,) if first else ()))
        if person != self.host:
            raise NotAllowed
        if not first and self.points_final_at is not None and now >= self.points_final_at:
            raise WrongPhase
        return replace(
            self,
            phase=Phase.POINTS,
            points=acceptable_points(lines),
            points_shared_at=now if first else self.points_shared_at,
            points_final_at=now + EDITING_TIME if first else self.points_final_at,
            phase_ends_at=now + EDITING_TIME if first else self.phase_ends_at,
            closed_at=None,
        )

    def take_out(self, person: PersonId, line: int) -> "Round":
        """Anyone may ask for their own thought to be taken out; the host does it, also after the hour."""
        if person != self.host:
            raise NotAllowed
        if not 0 <= line < len(self.points):
            raise WrongPhase
        return replace(self, points=self.points[:line] + self.points[line + 1 :])

    def close(self, now: datetime) -> "Round":
        """From any open phase: the end of a group closes what is under way."""
        self._require(Phase.THINK, Phase.SHARE, Phase.POINTS)
        return replace(self, phase=Phase.CLOSED, closed_at=now, phase_ends_at=now, host_asked_at=None)

    def mark_read(self, leader: PersonId) -> "Round":
        if not self.points:
            raise WrongPhase
        return self if leader in self.read_by else replace(self, read_by=(*self.read_by, leader))

    def forget(self, person: PersonId) -> "Round":
        """Erase who hosted, was asked, stood over or has read, as far as it is this person."""
        return replace(
            self,
            host=None if self.host == person else self.host,
            hosts_asked=tuple(one for one in self.hosts_asked if one != person),
            stood_over=self.stood_over - {person},
            read_by=tuple(one for one in self.read_by if one != person),
        )

    def _require(self, *phases: Phase) -> None:
        if self.phase not in phases:
            raise WrongPhase(f"round is in {self.phase}")


def acceptable_points(lines: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(line.strip() for line in lines if line.strip())
    if len(kept) < FEWEST_POINTS:
        raise Unacceptable("points-too-few")
    if len(kept) > MOST_POINTS:
        raise Unacceptable("points-too-many")
    if any(len(line) > LONGEST_POINT for line in kept):
        raise Unacceptable("point-too-long")
    return kept


def next_host(
    candidates: Sequence[PersonId], earlier: Sequence[PersonId], asked: Sequence[PersonId]
) -> PersonId | None:
    """A new one each round: whose turn was longest ago, or never, in the order of the list; nobody twice in a round.

    To be asked is a turn too: who says no is not asked first every time.
    """
    if len(asked) >= MOST_HOSTS_ASKED:
        return None
    last = {person: position for position, person in enumerate(earlier)}
    free = [person for person in candidates if person not in asked]
    return min(free, key=lambda person: last.get(person, -1), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """One person's answer in one round. Its text is a political opinion: sealed at rest, never logged."""

    id: ReflectionId
    round: RoundId
    author: PersonId | None
    """None once the author has been erased: «Tidligere deltaker»."""
    text: str
    visibility: Visibility
    written_at: datetime
    edited_at: datetime | None = None
    shared_at: datetime | None = None
    """When it was put in the thread; None while it waits, is private or was withdrawn."""
    asked_again_at: datetime | None = None
    """When a writer without enough company (or alone) was asked to choose again."""
    position: int = 0
    """The order in the thread, drawn from the round's seed."""
    version: int = 0

    def edit(self, text: str, visibility: Visibility, now: datetime) -> "Reflection":
        """A shared text without name may be taken back, but not get a name: that would thin the others."""
        if self.shared_at is not None and self.visibility is Visibility.UNNAMED and visibility is Visibility.NAMED:
            raise WrongPhase
        withdrawn = visibility is Visibility.PRIVATE
        return replace(
            self,
            text=acceptable_reflection(text),
            visibility=visibility,
            edited_at=now,
            shared_at=None if withdrawn else self.shared_at,
        )

    def share(self, position: int, now: datetime) -> "Reflection":
        if self.visibility is Visibility.PRIVATE:
            raise NotAllowed
        return self if self.shared_at else replace(self, shared_at=now, position=position)

    def ask_again(self, now: datetime) -> "Reflection":
        return replace(self, asked_again_at=now)

    def keep_private(self) -> "Reflection":
        return replace(self, visibility=Visibility.PRIVATE, shared_at=None)

    def forget_author(self) -> "Reflection":
        return replace(self, author=None)


def acceptable_reflection(text: str) -> str:
    kept = text.strip()
    if not kept:
        raise Unacceptable("reflection-empty")
    if len(kept) > LONGEST_REFLECTION:
        raise Unacceptable("reflection-too-long")
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What may be put in the thread now, what waits for company, and who is asked first."""

    show: tuple[Reflection, ...]
    ask_again: tuple[Reflection, ...]


def shareable(reflections: Sequence[Reflection], *, min_unnamed: int, seed: int, first: bool) -> Sharing:
    """Decide what to show, in random but repeatable order.

    Answers without name appear only in batches of at least `min_unnamed`, so that none of them stands alone; late ones
    wait for as many late ones. An only answer is never shown before its writer has been asked.
    """
    waiting = [one for one in reflections if one.shared_at is None and one.visibility is not Visibility.PRIVATE]
    named = [one for one in waiting if one.visibility is Visibility.NAMED]
    unnamed = [one for one in waiting if one.visibility is Visibility.UNNAMED]
    show = named + unnamed if len(unnamed) >= min_unnamed else named
    ask = [] if len(unnamed) >= min_unnamed else unnamed
    already_shared = any(one.shared_at is not None for one in reflections)
    if first and not already_shared and len(show) == 1 and show[0].asked_again_at is None:
        ask = [*ask, *show]
        show = []
    random.Random(seed).shuffle(show := sorted(show, key=lambda one: one.id))  # noqa: S311 - an order, not a secret
    return Sharing(show=tuple(show), ask_again=tuple(one for one in ask if one.asked_again_at is None))
