"""Learns the weights: a linear support vector machine by coordinate descent, in plain Python and with a fixed seed."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import sqrt
from random import Random

from bot.guard.weighing import Weighing

_ROUNDS = 60
_STILL = 1e-3
_SEEN_IN = 3
_SMALLEST = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    names: AbstractSet[str]
    speaks_for: bool
    cost: float = 1.5
    """What it costs to get this one wrong."""


def learn(examples: Sequence[Example]) -> Weighing:
    """Squared hinge loss. A feature seen in fewer than three examples teaches nothing that carries over."""
    seen = Counter(name for example in examples for name in example.names)
    index = {name: number for number, name in enumerate(sorted(name for name in seen if seen[name] >= _SEEN_IN))}
    rows = [[index[name] for name in sorted(example.names) if name in index] for example in examples]
    weights = _descend(rows, examples, len(index))
    kept = {name: round(weights[number], 3) for name, number in index.items() if abs(weights[number]) >= _SMALLEST}
    return Weighing(bias=round(weights[-1], 4), weights=kept)


def _descend(rows: Sequence[Sequence[int]], examples: Sequence[Example], size: int) -> list[float]:
    """The dual, one example at a time; the last weight is the bias."""
    weights = [0.0] * (size + 1)
    dual = [0.0] * len(rows)
    order = list(range(len(rows)))
    random = Random(0)  # noqa: S311
    for _ in range(_ROUNDS):
        random.shuffle(order)
        largest = 0.0
        for number in order:
            row, example = rows[number], examples[number]
            side = 1.0 if example.speaks_for else -1.0
            share = 1.0 / sqrt(max(1, len(row)))
            soft = 0.5 / example.cost
            margin = side * (share * sum([weights[name] for name in row]) + weights[-1])
            slope = margin - 1.0 + soft * dual[number]
            moved = max(dual[number] - slope / ((1.0 if row else 0.0) + 1.0 + soft), 0.0) - dual[number]
            if moved:
                largest = max(largest, abs(moved))
                dual[number] += moved
                step = moved * side
                for name in row:
                    weights[name] += step * share
                weights[-1] += step
        if largest < _STILL:
            break
    return weights
