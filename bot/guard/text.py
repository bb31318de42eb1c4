"""A text as the guard reads it: words folded to one spelling, in sentences, without what is only quoted."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PIECE = re.compile(r"\d+(?:[./-]\d+)*|\w+|[^\w\s]")
_END = frozenset(".!?\n")
_QUOTE = re.compile('[«“„"]')
_CLOSING = {"«": "»", "“": "”", "„": "“", '"': '"'}
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
    """Sentences end at . ! ? and line breaks; lines that quote («> …») and quoted questions are left out.

    Marks without a word before them («?!», «…») belong to the sentence that follows.
    """
    heard = _without_quotes(text)
    words: list[Word] = []
    here = 0
    spoken = False
    for piece in _PIECE.finditer(heard):
        start, end = piece.span()
        if spoken and start > here and "\n" in heard[here:start]:
            yield words
            words, spoken = [], False
        here = end
        shown = piece.group()
        words.append(Word(fold(shown), start, end, shown[0].isupper()))
        if shown[0].isalnum():
            spoken = True
        elif spoken and shown in _END and not heard[end : end + 1].isalnum() and not _ordinal(heard, start, end):
            yield words
            words, spoken = [], False
    if words:
        yield words


def _ordinal(heard: str, start: int, end: int) -> bool:
    """«12. mars» is a day within a sentence."""
    return heard[start] == "." and heard[start - 1].isdecimal() and heard[end + 1 : end + 2].islower()


def _without_quotes(text: str) -> str:
    """The same length, so that places in it are places in the text."""
    if "?" in text:
        text = _without_quoted_questions(text)
    if ">" in text:
        lines = text.split("\n")
        text = "\n".join(" " * len(line) if line.lstrip().startswith(">") else line for line in lines)
    return text


def _without_quoted_questions(text: str) -> str:
    kept: list[str] = []
    done = 0
    for mark in _QUOTE.finditer(text):
        if mark.start() < done:
            continue
        close = text.find(_CLOSING[mark.group()], mark.end(), mark.end() + _LONGEST_QUOTE)
        if close > 0 and text[close - 1] == "?":
            kept += (text[done : mark.start()], " " * (close + 1 - mark.start()))
            done = close + 1
    return "".join((*kept, text[done:]))
