"""The lines of a forecast."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import GroupId, PersonId, SeminarId
from bot.domain.library import PromptId
from bot.domain.message import Kind
from bot.domain.schedule import Reason
from bot.domain.week import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to be sent, or a round that falls out."""

    at: datetime
    """For a round that falls out: when it would have been."""
    kind: Kind
    group: GroupId | None = None
    seminar: SeminarId | None = None
    to: tuple[PersonId, ...] = ()
    """None of them: it goes to the group's channel."""
    prompt: PromptId | None = None
    week: Week | None = None
    wanted_at: datetime | None = None
    """Where it was moved from."""
    until: datetime | None = None
    """Until when one may answer, write in the thread, or send in points."""
    skipped: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class FewRounds:
    """More than half of a group's rounds fall out."""

    group: GroupId
    skipped: int
    planned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    entries: tuple[Entry, ...]
    warnings: tuple[FewRounds, ...]
