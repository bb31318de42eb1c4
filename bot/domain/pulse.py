"""Måling av relasjonell kapasitet: six statements, a histogram, and no way back to who said what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.errors import Unacceptable, WrongPhase
from bot.domain.ids import PulseId, SeminarId

SCALE: Final = (1, 2, 3, 4, 5)


class Dimension(StrEnum):
    """In the order of the Levanger table."""

    CONTRIBUTION = "samarbeid"
    KNOWLEDGE_SHARING = "kunnskapsdeling"
    ACQUAINTANCE = "kjennskap"
    PROBLEM_SOLVING = "problemlosning"
    INNOVATION = "innovasjon"
    RESPECT = "respekt"


PulseAnswer = Mapping[Dimension, int | None]
"""None is «vet ikke»."""

Histogram = tuple[int, int, int, int, int]
EMPTY: Final[Histogram] = (0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """One measurement of one seminar. Who answered is kept elsewhere and cannot be joined with this."""

    id: PulseId
    seminar: SeminarId
    opens_at: datetime
    closes_at: datetime
    counts: Mapping[Dimension, Histogram]
    version: int = 0

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.closes_at

    def add(self, answer: PulseAnswer, now: datetime) -> "Pulse":
        if not self.is_open(now):
            raise WrongPhase
        if set(answer) != set(Dimension) or any(value not in {*SCALE, None} for value in answer.values()):
            raise Unacceptable("pulse-answer")
        return replace(self, counts={one: _plus(self.counts.get(one, EMPTY), answer[one]) for one in Dimension})

    def figures(self, now: datetime, *, fewest: int) -> "Figures":
        """Only after closing; a statement with fewer answers than `fewest` is left out."""
        if now < self.closes_at:
            raise WrongPhase
        shown = {one: _mean(counts) for one in Dimension if sum(counts := self.counts.get(one, EMPTY)) >= fewest}
        return Figures(by_dimension=shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    by_dimension: Mapping[Dimension, float]

    @property
    def overall(self) -> float | None:
        """The mean of the six, only when all six are shown."""
        if set(self.by_dimension) != set(Dimension):
            return None
        return sum(self.by_dimension.values()) / len(Dimension)


def _plus(counts: Histogram, value: int | None) -> Histogram:
    one, two, three, four, five = (count + (value == step) for count, step in zip(counts, SCALE, strict=True))
    return (one, two, three, four, five)


def _mean(counts: Histogram) -> float:
    return sum(count * step for count, step in zip(counts, SCALE, strict=True)) / sum(counts)
