"""Floors under what the guard finds, and the arithmetic of the figures in docs/refleksjonsvern.md."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.guard.training.__main__ import OTHER_HANDS
from bot.guard.training.labelled import Labelled, read_labelled, split
from bot.guard.training.measuring import Judged, judge, precision, recall, report, wilson
from bot.guard.training.plain import plainly_worded

DATA = Path(__file__).parents[2] / "data" / "guard"


@pytest.fixture(scope="module")
def tuning() -> list[Judged]:
    return judge(split(read_labelled(DATA / "sentences.tsv"))[0])


@pytest.fixture(scope="module")
def blind() -> list[Judged]:
    return judge(read_labelled(DATA / "blind.tsv"))


@pytest.fixture(scope="module")
def examples() -> list[Judged]:
    return judge(read_labelled(DATA / "examples.tsv"))


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_alarms_on_the_tuning_half_are_right_and_most_drift_is_found(tuning: list[Judged], form: str) -> None:
    written = [one for one in tuning if one.label.language == form]
    assert _share(precision(written)) >= 0.97
    assert _share(recall(written)) >= 0.9


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_sentences_never_learnt_from_keep_alarms_right_and_most_drift_found(blind: list[Judged], form: str) -> None:
    written = [one for one in blind if one.label.language == form]
    assert _share(precision(written)) >= 0.95
    assert _share(recall(written)) >= 0.7
    assert _share(recall([one for one in written if plainly_worded(one.label)])) >= 0.85


def test_everyday_texts_of_people_who_plan_their_own_work_give_no_alarm() -> None:
    everyday = judge(read_labelled(DATA / "everyday.tsv"))
    assert [one.label.text for one in everyday if one.reading.drift] == []


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_plain_words_are_found_and_the_same_words_in_calm_texts_give_no_alarm(form: str) -> None:
    written = [one for one in judge(read_labelled(DATA / "plain.tsv")) if one.label.language == form]
    assert _share(precision(written)) == 1.0
    assert _share(recall(written)) >= 0.85


def test_examples_of_the_rules_are_found_without_a_false_alarm(examples: list[Judged]) -> None:
    assert _share(precision(examples)) == 1.0
    assert _share(recall(examples)) >= 0.9


def test_found_drift_is_called_by_its_right_name(tuning: list[Judged]) -> None:
    found = [one for one in tuning if one.label.drift and one.reading.drift]
    named = [one for one in found if one.label.indicator in {finding.indicator for finding in one.reading.findings}]
    assert len(named) >= 0.9 * len(found)


def test_halves_share_nothing_and_are_alike(tuning: list[Judged]) -> None:
    sentences = read_labelled(DATA / "sentences.tsv")
    first, second = split(reversed(sentences))
    assert {one.text for one in first} == {one.label.text for one in tuning}
    assert {one.text for one in first}.isdisjoint(one.text for one in second)
    assert len(first) + len(second) == len(sentences)
    for form in ("nb", "nn"):
        assert abs(_drifting(first, form) - _drifting(second, form)) <= 1


def test_plain_wording_is_told_from_a_hint() -> None:
    plain = Labelled(text="Vi voterer over hallen", drift=True, indicator="D2", language="nb")
    hint = Labelled(text="Skriv 1 for hall, 2 for bane", drift=True, indicator="D2", language="nb")
    calm = Labelled(text="Kommunestyret voterte", drift=False, indicator="near:D2", language="nb")
    assert [plainly_worded(one) for one in (plain, hint, calm)] == [True, False, False]


def test_own_sentences_are_none_of_the_given_ones() -> None:
    given = {
        one.text
        for name in (*OTHER_HANDS, "sentences", "examples", "plain", "blind")
        for one in read_labelled(DATA / f"{name}.tsv")
    }
    own = read_labelled(DATA / "own.tsv")
    assert given.isdisjoint(one.text for one in own)
    assert len({one.text for one in own}) == len(own) >= 200


def test_wilson_interval_is_the_known_one() -> None:
    low, high = wilson(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert wilson(0, 0) == (0.0, 1.0)


def test_report_names_each_miss_and_each_false_alarm() -> None:
    calm = Labelled(text="Takk for i går", drift=True, indicator="D1", language="nb")
    alarming = Labelled(text="Da vedtar vi at hallen bygges.", drift=False, indicator="near:D1", language="nb")
    told = report([calm, alarming])
    assert "missed\tD1\tnb\t\tTakk for i går" in told
    assert "false alarm\tnear:D1\tnb\tD1\tDa vedtar vi at hallen bygges." in told
    assert "precision, all\t0 of 1\t0.0 %" in told


def _share(counts: tuple[int, int]) -> float:
    return counts[0] / counts[1]


def _drifting(half: Sequence[Labelled], form: str) -> int:
    return sum(one.drift for one in half if one.language == form)
