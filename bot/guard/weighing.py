"""The statistical reader: a linear weighing of what stands in a stretch of text, learnt from labelled sentences."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Any

from bot.domain.finding import Certainty, Indicator

KIND_FEATURES = frozenset("wfpr")
"""Naming the act needs whole words, families and rules; pieces of words would add noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """One linear question: how much does this text speak for it?"""

    bias: float
    weights: Mapping[str, float]

    def known(self, names: Iterable[str]) -> dict[str, float]:
        return {name: self.weights[name] for name in names if name in self.weights}

    def score(self, known: Mapping[str, float]) -> float:
        return sum(known.values()) / sqrt(max(1, len(known))) + self.bias


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    drift: Weighing
    kinds: Mapping[Indicator, Weighing]
    alarm: float
    """From here on the writer is told."""
    backed: float
    """From here on the writer is told if a sure rule says the same."""
    ask: float
    """From here on the writer is asked."""

    def certainty(self, score: float, *, plain: bool) -> Certainty | None:
        if score >= (self.backed if plain else self.alarm):
            return Certainty.SURE
        return Certainty.UNSURE if plain or score >= self.ask else None

    def kind(self, names: Iterable[str]) -> Indicator:
        telling = [name for name in names if name[0] in KIND_FEATURES]
        scores = {kind: weighing.score(weighing.known(telling)) for kind, weighing in self.kinds.items()}
        return max(scores, key=lambda kind: (scores[kind], kind))


@cache
def scales() -> Scales:
    return scales_of(json.loads(files("bot.guard").joinpath("weights.json").read_text(encoding="utf-8")))


def scales_of(data: dict[str, Any]) -> Scales:
    return Scales(
        drift=_weighing(data["drift"]),
        kinds={Indicator(kind): _weighing(weighing) for kind, weighing in data["kinds"].items()},
        alarm=data["alarm"],
        backed=data["backed"],
        ask=data["ask"],
    )


def _weighing(data: dict[str, Any]) -> Weighing:
    return Weighing(bias=data["bias"], weights=data["weights"])
