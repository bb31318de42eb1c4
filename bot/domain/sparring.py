"""Sparring: groups meet two or three at a time, and nobody the same twice before all have met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId, PersonId, SparringId, TenantId


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A group of some kommune; tenants share nothing else."""

    tenant: TenantId
    group: GroupId


Meeting = frozenset[Party]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparring:
    """One planned meeting. Each host gets the guide and the other's contact only after all have said yes."""

    id: SparringId
    network: str
    parties: tuple[Party, ...]
    yes: tuple[tuple[Party, PersonId], ...] = ()
    created_at: datetime
    version: int = 0

    @property
    def agreed(self) -> bool:
        return {party for party, _ in self.yes} == set(self.parties)

    def accept(self, party: Party, host: PersonId) -> "Sparring":
        if party not in self.parties:
            raise NotAllowed
        others = tuple(one for one in self.yes if one[0] != party)
        return replace(self, yes=(*others, (party, host)))


def pair(parties: Sequence[Party], met: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Pair all parties, preferring those who have met least; an odd one out makes a triple.

    With n parties the rotation of the circle method lets all meet before anybody meets twice; what was met outside the
    rotation (the seminar's own tables) counts too, since the least-met rotation is chosen.
    """
    ordered = sorted(set(parties))
    if len(ordered) < 2:  # noqa: PLR2004 - a pair
        return ()
    counts: dict[Meeting, int] = {}
    for meeting in met:
        for couple in combinations(sorted(meeting), 2):
            counts[frozenset(couple)] = counts.get(frozenset(couple), 0) + 1
    rotations = [_rotation(ordered, turn) for turn in range(max(1, len(ordered) - 1 + len(ordered) % 2))]
    return min(rotations, key=lambda meetings: _repeats(meetings, counts))


def _repeats(meetings: Iterable[Meeting], counts: dict[Meeting, int]) -> int:
    return sum(counts.get(frozenset(couple), 0) for meeting in meetings for couple in combinations(sorted(meeting), 2))


def _rotation(ordered: Sequence[Party], turn: int) -> tuple[Meeting, ...]:
    """Round `turn` of the circle method; the party that would rest joins the first couple."""
    seats: list[Party | None] = [*ordered]
    if len(seats) % 2:
        seats.append(None)
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
