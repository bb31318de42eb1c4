"""A line of words to read from any place in it, and what a reading can come to."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cache
from typing import Final

from bot.domain.language import Language
from bot.domain.when.calendar import Period
from bot.domain.when.tokens import Token, slip, tokens
from bot.domain.when.words import (
    ARTICLE,
    DEADLINE,
    ENGLISH_SHORT_WEEKDAYS,
    MONTHS,
    ON,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Phrase,
)

_LONGEST_PHRASE: Final = 7
_SLIPPABLE_DAYS: Final = tuple(name for name in WEEKDAYS if name not in {"monday", "friday", "sunday"})
"""«Frida» is a name."""
_SLIPPABLE_MONTHS: Final = tuple(name for name in MONTHS if len(name) > len("april"))
_YEARS: Final = range(1900, 2200)


class Unsure(Enum):
    UNCLEAR = auto()
    """A time, but no day."""
    IMPOSSIBLE = auto()
    """A day that no calendar has: 31/6."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words from somewhere up to `end` mean."""

    end: int
    means: Period | Unsure


@dataclass(frozen=True, slots=True)
class Line:
    tokens: tuple[Token, ...]
    language: Language | None = None
    """Of the one who writes: «by fri» is Friday in English only."""

    @classmethod
    def of(cls, text: str, language: Language | None = None) -> "Line":
        return cls(tuple(tokens(text)), language)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def number(self, at: int) -> int:
        return self.tokens[at].number if 0 <= at < len(self.tokens) else -1

    def year(self, at: int) -> int | None:
        number = self.number(at)
        return number if number in _YEARS else None

    def glued(self, at: int) -> bool:
        """Say whether nothing stands between this word and the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def over(self, at: int, words: AbstractSet[str]) -> int:
        """Step over one of these words if it stands here."""
        return at + 1 if self.word(at) in words else at

    def phrase(self, at: int, phrases: frozenset[Phrase]) -> int | None:
        """Find the longest of these phrases from here, and where it ends."""
        if self.word(at) not in _first_words(phrases):
            return None
        for length in range(min(_LONGEST_PHRASE, len(self.tokens) - at), 0, -1):
            if tuple(token.folded for token in self.tokens[at : at + length]) in phrases:
                return at + length
        return None

    def phrase_before(self, at: int, phrases: frozenset[Phrase]) -> int | None:
        """Find the longest of these phrases that ends right before here, and where it begins."""
        if self.word(at - 1) not in _last_words(phrases):
            return None
        for length in range(min(_LONGEST_PHRASE, at), 0, -1):
            if tuple(token.folded for token in self.tokens[at - length : at]) in phrases:
                return at - length
        return None

    def without_article(self, at: int) -> int:
        """Step back over «den» or «the»."""
        return at - 1 if self.word(at - 1) in ARTICLE else at

    def weekday(self, at: int) -> int | None:
        word = self.word(at)
        short = self._short_weekday(at)
        if short is not None:
            return short
        if word.endswith("dagen"):
            word = word.removesuffix("en")
        if word in WEEKDAYS:
            return WEEKDAYS[word]
        return next((WEEKDAYS[name] for name in _SLIPPABLE_DAYS if slip(word, name)), None)

    def _short_weekday(self, at: int) -> int | None:
        if self.word(at - 1) not in DEADLINE | ON:
            return None
        english = ENGLISH_SHORT_WEEKDAYS if self.language is Language.EN else {}
        return (SHORT_WEEKDAYS | english).get(self.word(at))

    def month(self, at: int) -> int | None:
        word = self.word(at)
        if word in MONTHS:
            return MONTHS[word]
        return next((MONTHS[name] for name in _SLIPPABLE_MONTHS if slip(word, name)), None)


@cache
def _first_words(phrases: frozenset[Phrase]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


@cache
def _last_words(phrases: frozenset[Phrase]) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in phrases)


def sure(end: int, period: Period | None) -> Reading:
    return Reading(end, Unsure.IMPOSSIBLE if period is None else period)


def sure_day(end: int, day: date | None) -> Reading:
    return Reading(end, Unsure.IMPOSSIBLE if day is None else Period(first=day, last=day))
