"""A measurement shows figures and hides people."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import Unacceptable, WrongPhase
from bot.domain.ids import PulseId, SeminarId
from bot.domain.pulse import Dimension, Figures, Pulse, PulseAnswer

NOW = datetime(2026, 5, 5, 9, tzinfo=UTC)
CLOSES = NOW + timedelta(days=14)


def opened() -> Pulse:
    return Pulse(id=PulseId("p"), seminar=SeminarId("s"), opens_at=NOW, closes_at=CLOSES, counts={})


def answer(value: int | None) -> PulseAnswer:
    return dict.fromkeys(Dimension, value)


def after(values: list[int | None]) -> Figures:
    pulse = opened()
    for value in values:
        pulse = pulse.add(answer(value), NOW)
    return pulse.figures(CLOSES, fewest=5)


def test_levanger_table_comes_out_exactly() -> None:
    april = Figures(by_dimension=dict(zip(Dimension, (4.0, 3.9, 3.5, 3.5, 3.0, 3.9), strict=True)))
    november = Figures(by_dimension=dict(zip(Dimension, (4.4, 4.0, 4.0, 3.8, 3.8, 4.2), strict=True)))
    assert f"{april.overall:.1f}" == "3.6"
    assert f"{november.overall:.1f}" == "4.0"


def test_five_answers_are_shown_and_four_are_not() -> None:
    assert after([4, 4, 4, 4, 5]).overall == pytest.approx(4.2)
    assert after([4, 4, 4, 4]).by_dimension == {}


def test_do_not_know_is_no_answer() -> None:
    assert after([4, 4, 4, 4, None]).by_dimension == {}


def test_no_overall_figure_when_one_statement_is_left_out() -> None:
    pulse = opened()
    for _ in range(5):
        pulse = pulse.add({**answer(3), Dimension.RESPECT: None}, NOW)
    figures = pulse.figures(CLOSES, fewest=5)
    assert Dimension.RESPECT not in figures.by_dimension
    assert figures.overall is None


def test_nothing_is_shown_before_it_has_closed() -> None:
    with pytest.raises(WrongPhase):
        opened().figures(CLOSES - timedelta(seconds=1), fewest=5)


def test_no_answers_before_it_opens_or_after_it_has_closed() -> None:
    for moment in (NOW - timedelta(seconds=1), CLOSES):
        with pytest.raises(WrongPhase):
            opened().add(answer(3), moment)


def test_half_and_impossible_answers_are_refused() -> None:
    for bad in ({Dimension.RESPECT: 3}, answer(6), answer(0)):
        with pytest.raises(Unacceptable):
            opened().add(bad, NOW)
