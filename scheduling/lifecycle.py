"""The life of a row of the outbox, as a pure function: what may follow what, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, assert_never

from bot.ports import Life, State


class Impossible(Exception):  # noqa: N818 - a step that the life of a message does not have
    """This cannot happen to a row in this state."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A process takes it."""


@dataclass(frozen=True, slots=True)
class Release:
    """The process lets go of it: it certainly was not sent, and that is no attempt."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """From here on it may be on its way."""


@dataclass(frozen=True, slots=True)
class Rest:
    """It certainly was not sent; the process keeps it and tries again. Being asked to wait is no attempt."""

    reason: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Deliver:
    ref: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fail:
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Nobody can tell whether it was sent, and twice would be worse than not at all."""

    reason: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Composed to nothing, or too late."""

    reason: str


@dataclass(frozen=True, slots=True)
class Cancel:
    reason: str


@dataclass(frozen=True, slots=True)
class Retry:
    """The administrator has looked, and wants it sent."""


Event = Claim | Release | Start | Rest | Deliver | Fail | Doubt | Skip | Cancel | Retry

_FROM: Final[Mapping[type[Event], frozenset[State]]] = {
    Claim: frozenset({State.PENDING}),
    Release: frozenset({State.CLAIMED, State.STARTED}),
    Start: frozenset({State.CLAIMED}),
    Rest: frozenset({State.CLAIMED, State.STARTED}),
    Deliver: frozenset({State.STARTED, State.UNCERTAIN}),
    Fail: frozenset({State.CLAIMED, State.STARTED}),
    Doubt: frozenset({State.STARTED}),
    Skip: frozenset({State.PENDING, State.CLAIMED, State.STARTED}),
    Cancel: frozenset({State.PENDING, State.CLAIMED, State.FAILED, State.UNCERTAIN}),
    Retry: frozenset({State.FAILED, State.UNCERTAIN}),
}

FINAL: Final = frozenset({State.SENT, State.SKIPPED})
"""Nothing follows. A cancelled occasion may be planned again, a failed or uncertain one is the administrator's."""


def possible(life: Life, event: Event) -> bool:
    return life.state in _FROM[type(event)]


def after(life: Life, event: Event) -> Life:  # noqa: C901, PLR0911 - one line for each event
    if not possible(life, event):
        raise Impossible(f"{type(event).__name__} of a row that is {life.state}")
    match event:
        case Claim():
            return replace(life, state=State.CLAIMED)
        case Release(reason):
            return replace(_at_rest(life, reason, counts=False), state=State.PENDING)
        case Start():
            return Life(id=life.id, state=State.STARTED, attempts=life.attempts + 1, reason=life.reason, ref=life.ref)
        case Rest(reason, counts):
            return _at_rest(life, reason, counts=counts)
        case Deliver(ref):
            return Life(id=life.id, state=State.SENT, attempts=life.attempts, ref=ref)
        case Fail(reason):
            return replace(life, state=State.FAILED, reason=reason)
        case Doubt(reason):
            return replace(life, state=State.UNCERTAIN, reason=reason)
        case Skip(reason):
            return replace(life, state=State.SKIPPED, reason=reason)
        case Cancel(reason):
            return replace(life, state=State.CANCELLED, reason=reason)
        case Retry():
            return replace(life, state=State.PENDING, attempts=0, reason="")
        case _:
            assert_never(event)


def _at_rest(life: Life, reason: str, *, counts: bool) -> Life:
    attempts = life.attempts if counts or life.state is not State.STARTED else life.attempts - 1
    return replace(life, state=State.CLAIMED, attempts=attempts, reason=reason)
