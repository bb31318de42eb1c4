"""Buckets: never faster than the platform allows, and no slower than they must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.rate_limit import (
    MARGIN,
    SLACK_CHANNEL,
    SLACK_WORKSPACE,
    SLOWEST,
    TEAMS_CONVERSATION,
    TEAMS_TENANT,
    Bucket,
    Window,
)

ALL = [SLACK_WORKSPACE, SLACK_CHANNEL, TEAMS_TENANT, TEAMS_CONVERSATION]


def drained(bucket: Bucket, messages: int, *, start: float = 0.0) -> list[float]:
    """When messages leave that are sent as early as the bucket lets them."""
    left: list[float] = []
    now = start
    for _ in range(messages):
        now = max(now, bucket.free_at())
        left.append(now)
        bucket = bucket.take().answered(now)
    return left


@given(st.sampled_from(ALL), st.lists(st.floats(0, 5), min_size=1, max_size=200))
def test_no_window_ever_holds_more_than_the_platform_allows(windows: tuple[Window, ...], pauses: list[float]) -> None:
    bucket, now, left = Bucket(windows=windows), 0.0, []
    for pause in pauses:
        now = max(now + pause, bucket.free_at())
        bucket = bucket.take().answered(now)
        left.append(now)
    for window in windows:
        for at in left:
            assert sum(1 for other in left if at <= other < at + window.seconds) <= window.messages


# In a Teams conversation the sixtieth leaves after 14 s, eight every two seconds, and the others 30 s after those.
@pytest.mark.parametrize(
    ("windows", "messages", "ideal"),
    [(SLACK_WORKSPACE, 50, 9.0), (SLACK_CHANNEL, 20, 19.0), (TEAMS_TENANT, 300, 9.0), (TEAMS_CONVERSATION, 120, 44.0)],
)
def test_a_burst_drains_almost_as_fast_as_the_limits_allow(
    windows: tuple[Window, ...], messages: int, ideal: float
) -> None:
    last = drained(Bucket(windows=windows), messages)[-1]
    assert ideal <= last <= ideal * MARGIN * 1.001


def test_after_a_complaint_it_waits_and_goes_slower_and_recovers() -> None:
    bucket = Bucket(windows=SLACK_WORKSPACE).braked(until=30.0)
    assert bucket.free_at() == 30.0
    assert bucket.rate < Bucket(windows=SLACK_WORKSPACE).rate
    for _ in range(100):
        bucket = bucket.eased()
    assert bucket.rate == Bucket(windows=SLACK_WORKSPACE).rate


def test_however_often_a_platform_complains_a_tenth_of_the_speed_is_kept() -> None:
    bucket = Bucket(windows=SLACK_WORKSPACE)
    for moment in range(100):
        bucket = bucket.braked(until=float(moment))
    assert bucket.speed == SLOWEST


def test_the_window_is_counted_from_the_answer_since_nobody_knows_when_a_message_arrived() -> None:
    bucket = Bucket(windows=SLACK_CHANNEL).take()
    assert bucket.free_at() == float("inf")
    assert bucket.answered(10.5).free_at() == 10.5 + MARGIN


def test_answers_that_come_in_another_order_count_all_the_same() -> None:
    bucket = Bucket(windows=(Window(2, 1),)).take().take().answered(2.0).answered(1.0)
    assert bucket.free_at() == 1.0 + MARGIN


def test_without_windows_there_is_no_limit() -> None:
    assert drained(Bucket(windows=()), 1000) == [0.0] * 1000
