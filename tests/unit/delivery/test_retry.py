"""What follows when a message did not get through."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.message import Promise
from bot.ports import Delivered, LookedUp, NotSent, RateLimited, Rejected
from scheduling.retry import BACK_OFF, Found, GiveUp, Park, Retry, after_doubt, after_failure

NOW = 1000.0


def no_jitter() -> float:
    return 0.0


def doubt(looked_up: Delivered | LookedUp, promise: Promise) -> Retry | GiveUp | Park | Found:
    return after_doubt(looked_up, promise=promise, reason="time_out", attempts=1, now=NOW, jitter=no_jitter)


def test_a_platform_that_asks_us_to_wait_is_obeyed_and_it_is_no_attempt() -> None:
    asked = RateLimited(wait=timedelta(seconds=30))
    assert after_failure(asked, attempts=99, now=NOW, jitter=no_jitter) == Retry(NOW + 30, "rate_limited", counts=False)


def test_each_failure_is_answered_with_a_longer_wait_and_the_last_with_giving_up() -> None:
    decisions = [
        after_failure(NotSent(reason="500"), attempts=attempt, now=NOW, jitter=no_jitter)
        for attempt in range(1, len(BACK_OFF) + 2)
    ]
    assert decisions[:-1] == [Retry(NOW + wait.total_seconds(), "500") for wait in BACK_OFF]
    assert decisions[-1] == GiveUp("500")


def test_a_no_that_will_stay_a_no_is_not_tried_again() -> None:
    refused = Rejected(reason="channel_not_found")
    assert after_failure(refused, attempts=1, now=NOW, jitter=no_jitter) == GiveUp("channel_not_found")


@given(st.floats(0, 1, exclude_max=True), st.integers(1, len(BACK_OFF)))
def test_jitter_only_ever_makes_the_wait_longer_and_at_most_by_half(chance: float, attempts: int) -> None:
    decision = after_failure(NotSent(reason="500"), attempts=attempts, now=0.0, jitter=lambda: chance)
    wait = BACK_OFF[attempts - 1].total_seconds()
    assert isinstance(decision, Retry)
    assert wait <= decision.at <= wait * 1.5


@pytest.mark.parametrize("promise", list(Promise))
def test_what_the_platform_remembers_is_not_sent_again(promise: Promise) -> None:
    found = Delivered(ref={"ts": "1"})
    assert doubt(found, promise) == Found(found)


@pytest.mark.parametrize("promise", list(Promise))
def test_what_the_platform_knows_it_never_got_is_sent_again(promise: Promise) -> None:
    assert isinstance(doubt(LookedUp.NOT_THERE, promise), Retry)


def test_at_most_once_is_parked_when_nobody_can_tell() -> None:
    assert doubt(LookedUp.CANNOT_TELL, Promise.AT_MOST_ONCE) == Park("time_out")


@pytest.mark.parametrize("promise", [Promise.AT_LEAST_ONCE, Promise.REPEATABLE])
def test_at_least_once_and_updates_are_sent_again_when_nobody_can_tell(promise: Promise) -> None:
    assert isinstance(doubt(LookedUp.CANNOT_TELL, promise), Retry)
