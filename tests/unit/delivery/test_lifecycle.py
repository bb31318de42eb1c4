"""The life of a row: every step that is possible, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Life, State
from scheduling.lifecycle import (
    FINAL,
    Cancel,
    Claim,
    Deliver,
    Doubt,
    Event,
    Fail,
    Impossible,
    Release,
    Rest,
    Retry,
    Skip,
    Start,
    after,
    possible,
)

EVENTS: list[Event] = [
    Claim(),
    Release(),
    Start(),
    Rest("later"),
    Rest("wait", counts=False),
    Deliver({"ts": "1"}),
    Fail("no"),
    Doubt("who knows"),
    Skip("nothing"),
    Cancel("by hand"),
    Retry(),
]


def lived(*events: Event) -> Life:
    life = Life(id=1)
    for event in events:
        life = after(life, event)
    return life


def test_a_message_is_claimed_started_and_sent() -> None:
    life = lived(Claim(), Start(), Deliver({"ts": "1"}))
    assert (life.state, life.attempts, life.ref) == (State.SENT, 1, {"ts": "1"})


def test_what_was_only_claimed_goes_back_without_a_trace() -> None:
    assert lived(Claim(), Release()) == Life(id=1)


def test_being_asked_to_wait_is_no_attempt() -> None:
    assert lived(Claim(), Start(), Rest("rate_limited", counts=False)).attempts == 0


def test_a_failure_that_is_tried_again_is_an_attempt() -> None:
    assert lived(Claim(), Start(), Rest("500")).attempts == 1


def test_only_a_started_message_becomes_uncertain() -> None:
    with pytest.raises(Impossible):
        lived(Claim(), Doubt("who knows"))


def test_what_was_uncertain_may_turn_out_to_be_sent() -> None:
    assert lived(Claim(), Start(), Doubt("who knows"), Deliver({})).state is State.SENT


def test_the_administrator_sends_a_failed_message_again_from_the_beginning() -> None:
    life = lived(Claim(), Start(), Fail("no"), Retry())
    assert (life.state, life.attempts, life.reason) == (State.PENDING, 0, "")


@given(st.lists(st.sampled_from(EVENTS), max_size=40))
def test_nothing_follows_what_is_final_and_nothing_is_sent_without_a_start(events: list[Event]) -> None:
    life, started = Life(id=1), False
    for event in events:
        if not possible(life, event):
            with pytest.raises(Impossible):
                after(life, event)
            continue
        assert life.state not in FINAL
        life = after(life, event)
        started = started or life.state is State.STARTED
        assert life.attempts >= 0
        assert started or life.state not in {State.SENT, State.UNCERTAIN}
