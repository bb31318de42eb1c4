"""Sparring: groups meet two or three at a time, and nobody the same twice before all have met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Final

from bot.domain.errors import NotAllowed, NotFound, WrongPhase
from bot.domain.ids import GroupId, PersonId, SparringId, TenantId

FEWEST: Final = 2
LIVES: Final = timedelta(days=30)
"""Where nobody has agreed by then, it came to nothing: another date comes."""


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A group of some kommune; tenants share nothing else."""

    tenant: TenantId
    group: GroupId


Meeting = frozenset[Party]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One group of a meeting, and how far it has come in finding its host."""

    party: Party
    asked: tuple[PersonId, ...] = ()
    asked_at: datetime | None = None
    """When the last one was asked; None while nobody's answer is waited for."""
    host: PersonId | None = None
    out: bool = False
    """Nobody said yes: the others may meet without this group."""
    told_at: datetime | None = None
    """When its host was told how it went. Then nothing more happens on this side."""

    def forget(self, person: PersonId) -> "Side":
        host = None if self.host == person else self.host
        return replace(self, asked=tuple(one for one in self.asked if one != person), host=host)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparring:
    """One meeting that is hoped for. Each host gets the guide and the others' contact only after all have said yes."""

    id: SparringId
    network: str
    occasion: date
    sides: tuple[Side, ...]
    created_at: datetime
    version: int = 0

    @property
    def meeting(self) -> Meeting:
        return frozenset(side.party for side in self.sides)

    @property
    def staying(self) -> tuple[Side, ...]:
        return tuple(side for side in self.sides if not side.out)

    @property
    def agreed(self) -> bool:
        return len(self.staying) >= FEWEST and all(side.host is not None for side in self.staying)

    def is_off(self, now: datetime) -> bool:
        return not self.agreed and (len(self.staying) < FEWEST or now >= self.created_at + LIVES)

    def side(self, party: Party) -> Side:
        for side in self.sides:
            if side.party == party:
                return side
        raise NotFound

    def ask(self, party: Party, person: PersonId, now: datetime) -> "Sparring":
        """Ask one at a time, each once."""
        side = self._waiting(party, now)
        if person in side.asked:
            raise WrongPhase
        return self._with(replace(side, asked=(*side.asked, person), asked_at=now))

    def accept(self, party: Party, person: PersonId, now: datetime) -> "Sparring":
        """A late yes still counts as long as nobody else has said yes."""
        side = self.side(party)
        if person not in side.asked:
            raise NotAllowed
        if side.host == person:
            return self
        return self._with(replace(self._waiting(party, now), host=person, asked_at=None))

    def decline(self, party: Party, person: PersonId) -> "Sparring":
        """The next one may be asked at once; who said yes may take it back until all have said yes."""
        side = self.side(party)
        if person not in side.asked:
            raise NotAllowed
        if self.agreed:
            raise WrongPhase
        host = None if side.host == person else side.host
        waiting = side.asked[-1] != person
        return self._with(replace(side, host=host, asked_at=side.asked_at if waiting else None))

    def drop_out(self, party: Party) -> "Sparring":
        return self._with(replace(self.side(party), out=True, host=None, asked_at=None))

    def tell(self, party: Party, now: datetime) -> "Sparring":
        return self._with(replace(self.side(party), told_at=now))

    def forget(self, tenant: TenantId, person: PersonId) -> "Sparring":
        sides = tuple(side.forget(person) if side.party.tenant == tenant else side for side in self.sides)
        return replace(self, sides=sides)

    def _waiting(self, party: Party, now: datetime) -> Side:
        side = self.side(party)
        if side.host is not None or side.out or side.told_at is not None or self.is_off(now):
            raise WrongPhase
        return side

    def _with(self, changed: Side) -> "Sparring":
        sides = tuple(changed if side.party == changed.party else side for side in self.sides)
        return replace(self, sides=sides)


def pair(parties: Sequence[Party], met: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Pair all parties, preferring those who have met least; an odd one out makes a triple.

    With n parties the rotation of the circle method lets all meet before anybody meets twice. The circle is seated so
    that those who met first, at the seminar's own tables, are one turn of it; `met` has the oldest first.
    """
    ordered = sorted(set(parties))
    if len(ordered) < FEWEST:
        return ()
    known = list(met)
    counts: dict[Meeting, int] = {}
    for meeting in known:
        for couple in combinations(sorted(meeting), 2):
            counts[frozenset(couple)] = counts.get(frozenset(couple), 0) + 1
    turns = range(max(1, len(ordered) - 1 + len(ordered) % 2))
    circles = (_seated(ordered, known), _seated(ordered, ()))
    rotations = [_rotation(circle, turn) for circle in circles for turn in turns]
    return min(rotations, key=lambda meetings: _repeats(meetings, counts))


def _repeats(meetings: Iterable[Meeting], counts: Mapping[Meeting, int]) -> int:
    return sum(counts.get(frozenset(couple), 0) for meeting in meetings for couple in combinations(sorted(meeting), 2))


def _seated(ordered: Sequence[Party], met: Iterable[Meeting]) -> Sequence[Party | None]:
    """Put those who met first opposite each other, then the others; with an odd number one seat is empty."""
    free: list[Party | None] = [*ordered, *[None] * (len(ordered) % 2)]
    left: list[Party | None] = []
    right: list[Party | None] = []
    for meeting in met:
        there = [one for one in sorted(meeting) if one in free]
        if len(there) >= FEWEST:
            left.append(there[0])
            right.append(there[1])
            free = [one for one in free if one not in there[:2]]
    half = len(free) // 2
    return [*left, *free[:half], *free[half:], *reversed(right)]


def _rotation(seats: Sequence[Party | None], turn: int) -> tuple[Meeting, ...]:
    """Turn `turn` of the circle method; the party that would rest joins another couple."""
    rest = seats[1:]
    shift = turn % len(rest)
    circle = [seats[0], *rest[shift:], *rest[:shift]]
    half = len(circle) // 2
    couples = [
        {one for one in couple if one is not None}
        for couple in zip(circle[:half], reversed(circle[half:]), strict=True)
    ]
    whole = [couple for couple in couples if len(couple) > 1]
    alone = [couple for couple in couples if len(couple) == 1]
    for index, couple in enumerate(alone):
        whole[(turn + index) % len(whole)] |= couple
    return tuple(frozenset(couple) for couple in whole)
