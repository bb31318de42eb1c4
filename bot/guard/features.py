"""What the statistical reader counts in a stretch of text: words, pieces of words, families, and who stands by what."""

from collections.abc import Iterator, Sequence

from bot.guard.families import Marked
from bot.guard.rules import Match

_PIECE = 4
_REACH = 6
_DENIES = 3
_PAUSES = frozenset(",.;:!?")


Feature = tuple[str, int, int]
"""Its name, and the first and last word it was read from, so that a finding can show them."""


def features(words: Sequence[Marked], matches: Sequence[Match]) -> Iterator[Feature]:
    kind_before = "^"
    for here, (common, families, *_) in enumerate(words):
        kind = families[0] if families else common
        yield ("w:" + common, here, here)
        yield ("k:" + kind_before + " " + kind, here - 1, here)
        if len(common) > _PIECE:
            framed = "<" + common + ">"
            for start in range(len(framed) - _PIECE + 1):
                yield ("c:" + framed[start : start + _PIECE], here, here)
        kind_before = kind
    if words:
        yield ("k:" + kind_before + " $", len(words) - 1, len(words) - 1)
    yield from _families(words)
    for match in matches:
        yield ("r:" + match.rule, match.first, match.last)


def _families(words: Sequence[Marked]) -> Iterator[Feature]:
    """Families, alone, denied, and each with those that stand shortly before it."""
    denied_until = -1
    lately: list[tuple[int, tuple[str, ...]]] = []
    for here, (common, families, *_) in enumerate(words):
        if common in _PAUSES:
            denied_until = -1
        if not families:
            continue
        lately = [earlier for earlier in lately if earlier[0] >= here - _REACH]
        for family in families:
            yield ("f:" + family, here, here)
            if here <= denied_until:
                yield ("n:" + family, here, here)
            for there, standing in lately:
                for earlier in standing:
                    yield ("p:" + earlier + " " + family, there, here)
        lately.append((here, families))
        if "<negation>" in families:
            denied_until = here + _DENIES
