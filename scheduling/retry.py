"""What follows when a message did not get through: decisions as values, made without a clock or a network."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, assert_never

from bot.domain.message import Promise
from bot.ports import Delivered, LookedUp, NotSent, RateLimited, Rejected

BACK_OFF: Final = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800))
"""Three quarters of an hour in all: longer, and somebody should look."""

Jitter = Callable[[], float]
"""A number from 0 up to 1."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Not before `at`, on the clock that `now` was read from."""

    at: float
    reason: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class GiveUp:
    reason: str


@dataclass(frozen=True, slots=True)
class Park:
    """It may have been sent: left to the administrator."""

    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """It had been sent after all."""

    delivered: Delivered


def after_failure(
    outcome: RateLimited | Rejected | NotSent,
    *,
    attempts: int,
    now: float,
    jitter: Jitter,
    back_off: tuple[timedelta, ...] = BACK_OFF,
) -> Retry | GiveUp:
    """It certainly was not sent. Waiting when asked to is no failure, so only an expiry ends that."""
    match outcome:
        case RateLimited(wait=wait):
            seconds = wait.total_seconds()
            return Retry(now + seconds + min(1.0, 0.1 * seconds) * jitter(), "rate_limited", counts=False)
        case Rejected(reason=reason, whole_tenant=True):
            return Retry(now, reason, counts=False)
        case Rejected(reason=reason):
            return GiveUp(reason)
        case NotSent(reason=reason):
            return _again(reason, attempts=attempts, now=now, jitter=jitter, back_off=back_off)
        case _:
            assert_never(outcome)


def after_doubt(
    looked_up: Delivered | LookedUp,
    *,
    promise: Promise,
    reason: str,
    attempts: int,
    now: float,
    jitter: Jitter,
    back_off: tuple[timedelta, ...] = BACK_OFF,
) -> Retry | GiveUp | Park | Found:
    """It may have been sent: what the platform remembers decides, else what was promised."""
    if isinstance(looked_up, Delivered):
        return Found(looked_up)
    if looked_up is LookedUp.CANNOT_TELL and promise is Promise.AT_MOST_ONCE:
        return Park(reason)
    return _again(reason, attempts=attempts, now=now, jitter=jitter, back_off=back_off)


def _again(
    reason: str, *, attempts: int, now: float, jitter: Jitter, back_off: tuple[timedelta, ...]
) -> Retry | GiveUp:
    """Up to half as long again, so that what failed together does not come back together."""
    if attempts > len(back_off):
        return GiveUp(reason)
    wait = back_off[max(attempts, 1) - 1].total_seconds()
    return Retry(now + wait * (1 + jitter() / 2), reason)
