"""An økt keeps time over pauses and restarts, and is silent about what is long past."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import WrongPhase
from bot.domain.ids import GroupId, LiveSessionId, PersonId
from bot.domain.library import Wording
from bot.domain.live_session import Beat, LiveSession, SessionPhase, begin_session

NOW = datetime(2026, 5, 5, 9, tzinfo=UTC)


def minutes(count: float) -> datetime:
    return NOW + timedelta(minutes=count)


def phase(length: int, *, halfway: bool = False) -> SessionPhase:
    return SessionPhase(name=Wording(nb="a", nn="a", en="a"), minutes=length, halfway=halfway)


def begun(*phases: SessionPhase) -> LiveSession:
    return begin_session(
        id=LiveSessionId("s"),
        group=GroupId("g"),
        method=None,
        started_by=PersonId("kari"),
        phases=phases or (phase(2), phase(20, halfway=True), phase(5)),
        now=NOW,
    )


def beats(session: LiveSession, at: datetime) -> tuple[LiveSession, list[Beat]]:
    step = session.step(at)
    return step.session, [told.beat for told in step.told]


def test_phases_follow_each_other_with_a_word_halfway() -> None:
    session, told = beats(begun(), minutes(2))
    assert told == [Beat.PHASE]
    session, told = beats(session, minutes(12))
    assert told == [Beat.HALFWAY]
    session, told = beats(session, minutes(22))
    assert told == [Beat.PHASE]
    session, told = beats(session, minutes(27))
    assert told == [Beat.DONE]
    assert not session.running


def test_nothing_is_told_before_its_time() -> None:
    session, told = beats(begun(), minutes(1.9))
    assert told == []
    assert session == begun()


def test_after_a_restart_what_is_long_past_is_dropped_and_the_end_is_told() -> None:
    session, told = beats(begun(), minutes(90))
    assert told == [Beat.DONE]
    assert not session.running


def test_note_two_minutes_late_is_still_told() -> None:
    assert beats(begun(), minutes(4))[1] == [Beat.PHASE]
    assert beats(begun(), minutes(4.1))[1] == []


def test_pause_keeps_what_is_left_of_the_phase() -> None:
    paused = begun().pause(minutes(0.5))
    assert paused.paused
    assert beats(paused, minutes(60))[1] == []
    resumed = paused.resume(minutes(60))
    assert resumed.phase_ends_at == minutes(61.5)
    assert beats(resumed, minutes(61.5))[1] == [Beat.PHASE]


def test_halfway_is_not_told_twice_over_a_pause() -> None:
    session, _ = beats(begun(phase(20, halfway=True)), minutes(10))
    resumed = session.pause(minutes(11)).resume(minutes(30))
    assert beats(resumed, minutes(38))[1] == []
    assert beats(resumed, minutes(39))[1] == [Beat.DONE]


def test_impossible_steers_are_refused() -> None:
    stopped = begun().stop(minutes(1))
    verbs: tuple[Callable[[], LiveSession], ...] = (
        lambda: begun().resume(NOW),
        lambda: begun().pause(NOW).pause(NOW),
        lambda: stopped.pause(NOW),
        lambda: stopped.resume(NOW),
        lambda: stopped.stop(NOW),
        lambda: begin_session(
            id=LiveSessionId("s"), group=GroupId("g"), method=None, started_by=PersonId("k"), phases=(), now=NOW
        ),
    )
    for verb in verbs:
        with pytest.raises(WrongPhase):
            verb()
