"""Økt: people sit together and the bot keeps the time. A row, not a timer: it survives a restart."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import WrongPhase
from bot.domain.ids import GroupId, LiveSessionId, PersonId
from bot.domain.library import MethodId, Wording

TOO_LATE: Final = timedelta(minutes=2)


class Beat(StrEnum):
    """What the channel hears at a moment of the session."""

    PHASE = "phase"
    HALFWAY = "halfway"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPhase:
    name: Wording
    minutes: int
    halfway: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSession:
    id: LiveSessionId
    group: GroupId
    method: MethodId | None
    started_by: PersonId
    phases: tuple[SessionPhase, ...]
    phase: int = 0
    halfway_told: bool = False
    next_at: datetime | None
    """When the next beat falls; None while paused and when done."""
    phase_ends_at: datetime
    paused_remaining: timedelta | None = None
    done_at: datetime | None = None
    version: int = 0

    @property
    def running(self) -> bool:
        return self.done_at is None

    @property
    def paused(self) -> bool:
        return self.paused_remaining is not None

    def pause(self, now: datetime) -> "LiveSession":
        if not self.running or self.paused:
            raise WrongPhase
        return replace(self, next_at=None, paused_remaining=max(self.phase_ends_at - now, timedelta(0)))

    def resume(self, now: datetime) -> "LiveSession":
        if not self.running or self.paused_remaining is None:
            raise WrongPhase
        ends = now + self.paused_remaining
        return replace(
            self, phase_ends_at=ends, paused_remaining=None, next_at=self._next_beat(ends, self.halfway_told)
        )

    def stop(self, now: datetime) -> "LiveSession":
        if not self.running:
            raise WrongPhase
        return replace(self, next_at=None, paused_remaining=None, done_at=now)

    def step(self, now: datetime) -> "Step":
        """Go on to where the clock is; of several beats passed, only those not too late are told."""
        told: list[Told] = []
        session = self
        while session.next_at is not None and session.next_at <= now:
            at = session.next_at
            session, beat = session._advance(at)
            if now - at <= TOO_LATE or beat is Beat.DONE:
                told.append(Told(beat=beat, phase=session.phase, at=at))
        return Step(session=session, told=tuple(told))

    def _advance(self, at: datetime) -> tuple["LiveSession", Beat]:
        if at < self.phase_ends_at:
            return replace(self, halfway_told=True, next_at=self.phase_ends_at), Beat.HALFWAY
        if self.phase + 1 == len(self.phases):
            return replace(self, next_at=None, done_at=at), Beat.DONE
        return self._begin(self.phase + 1, at), Beat.PHASE

    def _begin(self, phase: int, at: datetime) -> "LiveSession":
        begun = replace(
            self, phase=phase, halfway_told=False, phase_ends_at=at + timedelta(minutes=self.phases[phase].minutes)
        )
        return begun.with_next_beat()

    def with_next_beat(self) -> "LiveSession":
        return replace(self, next_at=self._next_beat(self.phase_ends_at, self.halfway_told))

    def _next_beat(self, ends: datetime, halfway_told: bool) -> datetime:  # noqa: FBT001 - part of the state
        phase = self.phases[self.phase]
        if phase.halfway and not halfway_told:
            return ends - timedelta(minutes=phase.minutes) / 2
        return ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    beat: Beat
    phase: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    session: LiveSession
    told: tuple[Told, ...]


def begin_session(
    *,
    id: LiveSessionId,  # noqa: A002 - the field's name
    group: GroupId,
    method: MethodId | None,
    started_by: PersonId,
    phases: tuple[SessionPhase, ...],
    now: datetime,
) -> LiveSession:
    if not phases:
        raise WrongPhase
    first = LiveSession(
        id=id, group=group, method=method, started_by=started_by, phases=phases, next_at=now, phase_ends_at=now
    )
    return first._begin(0, now)  # noqa: SLF001 - same module
