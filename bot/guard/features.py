"""What the statistical reader counts in a stretch of text: words, pieces of words, families, and who stands by what."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.guard.families import Marked
from bot.guard.rules import Match

_PIECE = 4
_REACH = 6
_DENIES = 3
_PAUSES = frozenset(",.;:!?")


class Feature(NamedTuple):
    name: str
    first: int
    last: int


def features(words: Sequence[Marked], matches: Sequence[Match]) -> Iterator[Feature]:
    """Every feature with the words it was read from, so that a finding can show them."""
    denied_until = -1
    lately: list[tuple[int, tuple[str, ...]]] = []
    kind_before = "^"
    for here, (common, every, _, _) in enumerate(words):
        families = tuple(family for family in every if "*" not in family)
        kind = families[0] if families else common
        yield Feature("w:" + common, here, here)
        yield Feature("k:" + kind_before + " " + kind, here - 1, here)
        if len(common) > _PIECE:
            yield from _pieces(common, here)
        lately = [(there, families_there) for there, families_there in lately if there >= here - _REACH]
        for family in families:
            yield Feature("f:" + family, here, here)
            if here <= denied_until:
                yield Feature("n:" + family, here, here)
            for there, families_there in lately:
                for earlier in families_there:
                    yield Feature("p:" + earlier + " " + family, there, here)
        if families:
            lately.append((here, families))
            if "negation" in families:
                denied_until = here + _DENIES
        if common in _PAUSES:
            denied_until = -1
        kind_before = kind
    if words:
        yield Feature("k:" + kind_before + " $", len(words) - 1, len(words) - 1)
    for match in matches:
        yield Feature("r:" + match.rule, match.first, match.last)


def _pieces(word: str, here: int) -> Iterator[Feature]:
    framed = "<" + word + ">"
    for start in range(len(framed) - _PIECE + 1):
        yield Feature("c:" + framed[start : start + _PIECE], here, here)
