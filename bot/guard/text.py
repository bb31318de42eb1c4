"""A text as the guard reads it: words folded to one spelling, in sentences, without what is only quoted."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PIECE = re.compile(r"\d+(?:[./-]\d+)*|\w+|[^\w\s]")
_END = frozenset(".!?\n")
_OPENING = {"«": "»", "“": "”", "„": "“", '"': '"'}  # noqa: RUF100
_LONGEST_QUOTE = 400
# Folding away the ring and the stroke would make these words the same as others: before/for, our/was, go/gave …
_KEPT_APART = {
    "før": "foer", "foer": "foer", "vår": "vaar", "vaar": "vaar", "våre": "vaare", "vaare": "vaare", "vårt": "vaart",
    "vaart": "vaart", "så": "saa", "saa": "saa", "gå": "gaa", "gaa": "gaa", "får": "faar", "faar": "faar",
    "bør": "boer", "boer": "boer", "lå": "laa", "øye": "oeye", "rør": "roer",
}  # fmt: skip
_SPELT_OUT = str.maketrans({"å": "a", "ø": "o", "æ": "e", "ö": "o", "ä": "e", "é": "e", "è": "e", "ê": "e", "ò": "o",
                            "ó": "o", "ô": "o", "á": "a", "à": "a", "ü": "u"})  # fmt: skip


class Word(NamedTuple):
    folded: str
    start: int
    end: int
    capital: bool


def fold(word: str) -> str:
    """One spelling for «møte», «moete», «MØTE» and «mote»."""
    lower = word.lower()
    kept = _KEPT_APART.get(lower)
    if kept is not None:
        return kept
    folded = lower.translate(_SPELT_OUT)
    if "aa" in folded or "oe" in folded or "ae" in folded:
        folded = folded.replace("aa", "a").replace("oe", "o").replace("ae", "e")
    return folded


def sentences(text: str) -> Iterator[list[Word]]:
    """Sentences end at . ! ? and line breaks; lines that quote («> …») and quoted questions are left out."""
    silent = list(_silent(text))
    words: list[Word] = []
    here = 0
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if words and "\n" in text[here:start]:
            yield words
            words = []
        here = end
        if any(first <= start < last for first, last in silent):
            continue
        shown = piece.group()
        words.append(Word(fold(shown), start, end, shown[0].isupper()))
        if shown in _END and not text[end : end + 1].isalnum():
            yield words
            words = []
    if words:
        yield words


def _silent(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith(">"):
            yield offset, offset + len(line)
        offset += len(line)
    yield from _quoted_questions(text)


def _quoted_questions(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for mark in _QUOTE.finditer(text):
        if mark.start() < position:
            continue
        close = text.find(_OPENING[mark.group()], mark.end(), mark.end() + _LONGEST_QUOTE)
        if close > 0:
            position = close + 1
            if text[close - 1] == "?":
                yield mark.start(), close + 1


_QUOTE = re.compile('[«“„"]')
