"""From labelled sentences to scales, and from scores to the two thresholds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from bot.domain.finding import Indicator
from bot.guard.passages import Passage, marked_sentences, passages
from bot.guard.reading import strongest
from bot.guard.training.labelled import Labelled
from bot.guard.training.learning import Example, learn
from bot.guard.weighing import Scales, Weighing

_FOLDS = 10
_SEED_LINE_COST = 0.08
_KIND_FEATURES = frozenset("wfpr")
_ALARM_PRECISION = 0.97
_ASK_PRECISION = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A labelled sentence, read once for all rounds of learning."""

    label: Labelled
    passages: Sequence[Passage]


def prepare(sentences: Iterable[Labelled]) -> list[Prepared]:
    prepared = []
    for label in sentences:
        prepared.append(Prepared(label=label, passages=list(passages(marked_sentences(label.text, None)))))
    return prepared


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
    names = [frozenset(name for name in strongest(text.passages, drift)[0][1].names if name[0] in _KIND_FEATURES)
             for text in drifting]  # fmt: skip
    kinds = [indicator for indicator in Indicator if indicator is not Indicator.PERSONAL_MATTER]
    return {
        kind: learn([Example(names=shown, speaks_for=text.label.indicator == kind)
                     for shown, text in zip(names, drifting, strict=True)])
        for kind in kinds
    }  # fmt: skip


def learn_scales(labelled: Sequence[Prepared], calm_lines: Sequence[Prepared], alarm: float, ask: float) -> Scales:
    drift = learn_drift(labelled, calm_lines)
    return Scales(drift=drift, kinds=learn_kinds(labelled, drift), alarm=alarm, ask=ask)


def unseen_scores(
    tuning: Sequence[Prepared], always: Sequence[Prepared], calm_lines: Sequence[Prepared],
    told: Callable[[str], None],
) -> list[float]:  # fmt: skip
    """Each tuning sentence scored by a reader that has not seen it."""
    order = list(range(len(tuning)))
    Random(0).shuffle(order)  # noqa: S311
    scores = [0.0] * len(tuning)
    for fold in range(_FOLDS):
        left_out = set(order[fold::_FOLDS])
        drift = learn_drift([*(tuning[i] for i in order if i not in left_out), *always], calm_lines)
        for i in left_out:
            scores[i] = strongest(tuning[i].passages, drift)[0][0]
        told(f"fold {fold + 1} of {_FOLDS}")
    return scores


def thresholds(tuning: Sequence[Prepared], scores: Sequence[float]) -> tuple[float, float]:
    """Alarm from where at least 97 of 100 above are right; ask from where as many are right as wrong below that."""
    ranked = sorted(zip(scores, (text.label.drift for text in tuning), strict=True), reverse=True)
    right, alarm, sure = 0, ranked[0][0], 1
    for count, (score, drift) in enumerate(ranked, start=1):
        right += drift
        if right / count >= _ALARM_PRECISION:
            alarm, sure = score, count
    right, ask = 0, alarm
    for count, (score, drift) in enumerate(ranked[sure:], start=1):
        right += drift
        if right / count >= _ASK_PRECISION:
            ask = score
    return round(alarm, 3), round(ask, 3)
