"""Numbers as a sentence has them: words up to twelve, decimals with the comma of the language."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from babel.numbers import format_decimal

from bot.domain.language import Language

_WORDS: Final = {
    Language.NB: ("null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    Language.NN: ("null", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    Language.EN: (
        *("no", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
}
_TENTH: Final = Decimal("0.1")


def in_words(language: Language, n: int) -> str:
    words = _WORDS[language]
    return words[n] if 0 <= n < len(words) else str(n)


def tenths(value: float) -> float:
    """Round as people do, half upwards: what a chart draws and a table writes is the same figure."""
    return float(_tenths(value))


def decimal(language: Language, value: float) -> str:
    """Write one decimal: «3,6»."""
    return format_decimal(_tenths(value), format="0.0", locale=language.value)


def _tenths(value: float) -> Decimal:
    return Decimal(str(value)).quantize(_TENTH, ROUND_HALF_UP)


def capitalised(words: str) -> str:
    """Write a number word that opens a sentence."""
    return words[:1].upper() + words[1:]
