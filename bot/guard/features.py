"""What the statistical reader counts in a stretch of text: words, pieces of words, families, and who stands by what."""

from collections.abc import Iterator, Sequence

from bot.guard.families import Marked
from bot.guard.rules import Match

_PIECE = 5
_REACH = 6

Feature = tuple[str, int, int]
"""Its name, and the first and last word it was read from, so that a finding can show them."""


def features(words: Sequence[Marked], matches: Sequence[Match]) -> Iterator[Feature]:
    """Beginnings and ends of words carry over to words never seen: Norwegian compounds and inflects."""
    kind_before = "^"
    lately: list[tuple[int, tuple[str, ...]]] = []
    for here, (common, families, *_) in enumerate(words):
        kind = families[0] if families else common
        yield "w:" + common, here, here
        yield "k:" + kind_before + " " + kind, here - 1, here
        if len(common) > _PIECE:
            yield "c:" + common[:_PIECE], here, here
            yield "c:-" + common[-_PIECE:], here, here
        kind_before = kind
        if families:
            lately = [standing for standing in lately if standing[0] >= here - _REACH]
            yield from _company(here, families, lately)
            lately.append((here, families))
    if words:
        yield "k:" + kind_before + " $", len(words) - 1, len(words) - 1
    for match in matches:
        yield "r:" + match.rule, match.first, match.last


def _company(here: int, families: Sequence[str], lately: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Feature]:
    """Each family, and each with those that stand shortly before it: who, does what, to what, when."""
    for family in families:
        yield "f:" + family, here, here
        for there, standing in lately:
            for earlier in standing:
                yield "p:" + earlier + " " + family, there, here
