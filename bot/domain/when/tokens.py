"""What people type, as words: one spelling for «på», «paa», «pa» and «PÅ», and where each word stands."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

_PIECE: Final = re.compile(r"\d+|[^\W\d_]+|\S")
_PLAIN: Final = str.maketrans({"å": "a", "ø": "o", "æ": "a", "ö": "o", "ä": "a", "é": "e", "è": "e", "ò": "o", "ó": "o",
                               "ô": "o", "ê": "e", "ü": "u"})  # fmt: skip
_LONGEST_NUMBER: Final = 4
_BEFORE: Final = frozenset({"før", "foer"})
"""Without its stroke it would be the same word as «for»."""
_BEFORE_FOLDED: Final = "before"
_QUOTES: Final = {"«": "»", "“": "”", "„": "“", '"': '"'}
_LONGEST_QUOTE: Final = 400
_SLIP_FROM: Final = 5
"""One slip in a shorter word makes it another word too often."""


@dataclass(frozen=True, slots=True)
class Token:
    folded: str
    start: int
    end: int

    @property
    def number(self) -> int:
        """Its value, or -1 when it is a word or longer than any day, week or year."""
        return int(self.folded) if self.folded.isdecimal() and len(self.folded) <= _LONGEST_NUMBER else -1

    @property
    def is_word(self) -> bool:
        return self.folded[0].isalpha()


def composed(text: str) -> str:
    """«å» typed as a and a ring is the same letter."""
    return unicodedata.normalize("NFC", text)


def fold(word: str) -> str:
    lower = word.lower()
    if lower in _BEFORE:
        return _BEFORE_FOLDED
    return lower.translate(_PLAIN).replace("aa", "a").replace("oe", "o").replace("ae", "a")


def tokens(text: str) -> list[Token]:
    """Split a composed text into words, numbers and signs."""
    return [Token(fold(piece.group()), piece.start(), piece.end()) for piece in _PIECE.finditer(text)]


def slip(written: str, meant: str) -> bool:
    """Say whether one letter is missing, too many or has changed places; another letter («mandat») is another word."""
    if min(len(written), len(meant)) < _SLIP_FROM or written.endswith("s") or OSA.distance(written, meant) != 1:
        return False
    return len(written) != len(meant) or sorted(written) == sorted(meant)


def quoted(text: str) -> list[tuple[int, int]]:
    """Find what stands in quotation marks, and addresses: their words are somebody else's."""
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        mark = text[position]
        close = text.find(_QUOTES[mark], position + 1, position + _LONGEST_QUOTE) if mark in _QUOTES else -1
        if close > 0:
            found.append((position, close + 1))
            position = close
        position += 1
    chunks = re.finditer(r"\S+", text)
    return [*found, *(chunk.span() for chunk in chunks if "://" in chunk.group() or "@" in chunk.group()[1:])]
