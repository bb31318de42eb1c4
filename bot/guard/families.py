"""What each word is: its common spelling, and the families it belongs to."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from bot.domain.language import Language
from bot.guard.text import Word, fold

_SHORTEST_STEM = 2
_IDENTITY_NUMBER = 11


class Marked(NamedTuple):
    """A word with what it means to the guard. Numbers and symbols are told apart by kind, not by value."""

    common: str
    families: tuple[str, ...]
    keys: tuple[str, ...]
    """All that a place of a rule may ask for: the spelling, the families, and stems of the rules' own."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    whole: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    common: Mapping[Language, Mapping[str, str]]
    """By form of Norwegian: «me» is «vi» in nynorsk only."""
    forms: Mapping[Language, frozenset[str]]
    longest: int
    ending_lengths: tuple[int, ...]
    ready: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ready.update({word: self._keys(word) for word in self.whole})

    def keys(self, word: str) -> tuple[str, ...]:
        """Most words of a text are short and listed whole: those are looked up once, when the lexicon is made."""
        return self.ready.get(word) or self._keys(word)

    def _keys(self, word: str) -> tuple[str, ...]:
        found = (word, *self.whole.get(word, ()))
        for length in range(_SHORTEST_STEM, min(len(word), self.longest) + 1):
            found += self.beginnings.get(word[:length], ())
        for length in self.ending_lengths:
            found += self.endings.get(word[-length:], ())
        return found

    def form(self, words: Sequence[Word]) -> Language:
        """Bokmål unless the words speak more of nynorsk."""
        nynorsk, bokmal = self.forms[Language.NN], self.forms[Language.NB]
        leaning = sum([(word[0] in nynorsk) - (word[0] in bokmal) for word in words])
        return Language.NN if leaning > 0 else Language.NB

    def mark(self, sentence: Sequence[Word], form: Language) -> list[Marked]:
        common = self.common[form]
        marked: list[Marked] = []
        for word in sentence:
            if not word.folded[0].isalpha():
                kind = _kind(word.folded)
                marked.append(Marked(kind, (), (kind,), word.start, word.end))
                continue
            spelling = common.get(word.folded, word.folded)
            keys = self.keys(spelling)
            families = tuple([key for key in keys[1:] if key[0] == "<"]) if len(keys) > 1 else ()
            if word.capital:
                if marked:
                    families, keys = (*families, "<name>"), (*keys, "<name>")
                elif not families:
                    keys = (*keys, "<opening>")
            marked.append(Marked(spelling, families, keys, word.start, word.end))
        return marked


@cache
def lexicon(stems: frozenset[str] = frozenset()) -> Lexicon:
    """The families of families.toml; stems are places of rules (vedta*) that want a family of their own."""
    data = family_data()
    shelves: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {})
    entries = [(entry, f"<{family}>") for family, listed in data["families"].items() for entry in listed.split()]
    for entry, family in entries + [(stem, stem) for stem in sorted(stems)]:
        shelf, word = _place(entry)
        shelves[shelf][word] = (*shelves[shelf].get(word, ()), family)
    both = _spellings(data["canon"])
    return Lexicon(
        whole=shelves[0],
        beginnings=shelves[1],
        endings=shelves[2],
        common={Language.NB: both, Language.NN: both | _spellings(data["canon_nn"])},
        forms={Language(form): frozenset(map(fold, listed.split())) for form, listed in data["forms"].items()},
        longest=max(map(len, shelves[1])),
        ending_lengths=tuple(sorted(set(map(len, shelves[2])))),
    )


@cache
def family_data() -> dict[str, Any]:
    return tomllib.loads(files("bot.guard").joinpath("families.toml").read_text(encoding="utf-8"))


def _spellings(listed: Mapping[str, str]) -> dict[str, str]:
    return {fold(other): fold(main) for main, others in listed.items() for other in others.split()}


def _place(entry: str) -> tuple[int, str]:
    if entry.endswith("*"):
        return 1, fold(entry[:-1])
    if entry.startswith("*"):
        return 2, fold(entry[1:])
    return 0, fold(entry)


_BALLOTS = frozenset("👍👎✅❌❎❤💚💛💙🧡🔥✋🙋⭐🌟🌙➕➖🔴🟢🟡")
_PRINTED = frozenset("–—…«»“”„’")
_FIRST_SYMBOL = "\u2010"
_YEAR, _LAST_DAY, _LAST_MONTH = range(1900, 2100), 31, 12


def _kind(written: str) -> str:
    if not written[0].isdecimal():
        if written in _BALLOTS:
            return "#vote"
        return "#symbol" if written > _FIRST_SYMBOL and written not in _PRINTED else written
    if "/" in written:
        return _case_or_date(*written.split("/")[:2])
    if "-" in written:
        return "#score"
    if len(written) == _IDENTITY_NUMBER and written.isdecimal():
        return "#id"
    return "#year" if len(written) == 4 and written.isdecimal() and int(written) in _YEAR else "#num"  # noqa: PLR2004


def _case_or_date(first: str, second: str) -> str:
    """«24/12» is a day; «45/26» and «2026/1182» are cases."""
    small = len(first) <= 2 and len(second) <= 2 and first.isdecimal() and second.isdecimal()  # noqa: PLR2004
    return "#date" if small and int(first) <= _LAST_DAY and int(second) <= _LAST_MONTH else "#case"
