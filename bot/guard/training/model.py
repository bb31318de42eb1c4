"""From labelled sentences to scales, and from scores to the two thresholds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import NamedTuple

from bot.domain.finding import Indicator
from bot.guard.passages import Passage, marked_sentences, passages
from bot.guard.reading import strongest
from bot.guard.training.labelled import Labelled
from bot.guard.training.learning import Example, learn
from bot.guard.weighing import KIND_FEATURES, Scales, Weighing

_SEED_LINE_COST = 0.4
_ALARM_PRECISION = 0.98
_BACKED_PRECISION = 0.975
_RULE_MOVES_AT_MOST = 0.8
_ROOM = 0.05
"""Added to the alarm limit: whoever has seen the sentences reads them better than new ones."""
_ASK_PRECISION = 2 / 3


class Limits(NamedTuple):
    alarm: float
    backed: float
    ask: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A labelled sentence, read once for all rounds of learning."""

    label: Labelled
    passages: Sequence[Passage]


def prepare(sentences: Iterable[Labelled]) -> list[Prepared]:
    return [Prepared(label=label, passages=list(passages(marked_sentences(label.text, None)))) for label in sentences]


def learn_drift(labelled: Sequence[Prepared], calm_lines: Sequence[Prepared]) -> Weighing:
    """Of a long drifting text only one passage drifts: learn first without those, then with their strongest one."""
    examples = [Example(names=passage.names, speaks_for=False) for text in labelled if not text.label.drift
                for passage in text.passages]  # fmt: skip
    examples += [Example(names=passage.names, speaks_for=False, cost=_SEED_LINE_COST) for text in calm_lines
                 for passage in text.passages]  # fmt: skip
    drifting = [text for text in labelled if text.label.drift]
    short = [Example(names=text.passages[0].names, speaks_for=True) for text in drifting if len(text.passages) == 1]
    long = [text for text in drifting if len(text.passages) > 1]
    first = learn(examples + short)
    chosen = [Example(names=strongest(text.passages, first)[0][1].names, speaks_for=True) for text in long]
    return learn(examples + short + chosen)


def learn_kinds(labelled: Sequence[Prepared], drift: Weighing) -> dict[Indicator, Weighing]:
    drifting = [text for text in labelled if text.label.drift]
    names = [frozenset(name for name in strongest(text.passages, drift)[0][1].names if name[0] in KIND_FEATURES)
             for text in drifting]  # fmt: skip
    kinds = [indicator for indicator in Indicator if indicator is not Indicator.PERSONAL_MATTER]
    return {
        kind: learn([Example(names=shown, speaks_for=text.label.indicator == kind)
                     for shown, text in zip(names, drifting, strict=True)])
        for kind in kinds
    }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """How strongly a reader that has not seen a text takes it for drift."""

    drift: bool
    score: float
    backed: float
    """The strongest passage that a sure rule backs, if any."""


def learn_scales(labelled: Sequence[Prepared], calm_lines: Sequence[Prepared], limits: Limits) -> Scales:
    drift = learn_drift(labelled, calm_lines)
    kinds = learn_kinds(labelled, drift)
    return Scales(drift=drift, kinds=kinds, alarm=limits.alarm, backed=limits.backed, ask=limits.ask)


def unseen_scores(
    hands: Sequence[Sequence[Prepared]], always: Sequence[Prepared], calm_lines: Sequence[Prepared]
) -> list[Unseen]:
    """Each hand's sentences scored by a reader that learnt from the other hands, and from what is always known.

    The developers' own are not scored: on those, limits looked better than they were.
    """
    scored = []
    for left_out in hands:
        others = chain(*(hand for hand in hands if hand is not left_out), always)
        drift = learn_drift(list(others), calm_lines)
        scored += [_score(text, drift) for text in left_out]
    return scored


def _score(text: Prepared, drift: Weighing) -> Unseen:
    ranked = strongest(text.passages, drift)
    backed = max((score for score, passage in ranked if passage.plain), default=-inf)
    return Unseen(drift=text.label.drift, score=ranked[0][0], backed=backed)


def limits(scored: Sequence[Unseen]) -> Limits:
    """Each limit as low as its share of right ones allows; a false alarm costs more than a miss."""
    alarm = _lowest([(one.score, one.drift) for one in scored], _ALARM_PRECISION) + _ROOM
    told = [one.drift for one in scored if one.score >= alarm]
    rest = [one for one in scored if one.score < alarm]
    backed = _lowest([(one.backed, one.drift) for one in rest if one.backed > -inf], _BACKED_PRECISION, told)
    backed = max(backed, alarm - _RULE_MOVES_AT_MOST)
    silent = [one for one in rest if one.backed < backed]
    ask = _lowest([(one.score, one.drift) for one in silent], _ASK_PRECISION)
    return Limits(alarm=round(alarm, 3), backed=round(min(backed, alarm), 3), ask=round(min(ask, alarm), 3))


def _lowest(ranked: Iterable[tuple[float, bool]], precision: float, told: Sequence[bool] = ()) -> float:
    """How low a limit may lie if these are told on top of what is told already."""
    right, lowest = sum(told), inf
    for count, (score, drift) in enumerate(sorted(ranked, reverse=True), start=len(told) + 1):
        right += drift
        if right / count >= precision:
            lowest = score
    return lowest
