"""A free sentence («ring Ola innen fredag») as the draft of something to do: shown, never saved by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from bot.domain.language import Language
from bot.domain.when import Day, Nothing, Vague, When, meant, named
from bot.domain.when.mention import Lead, Mention, mentions
from bot.domain.when.tokens import Token, composed, tokens
from bot.domain.when.words import ARTICLE
from bot.usecases.understanding.sentence_words import (
    BODIES,
    BODY_ENDINGS,
    BODY_KINDS,
    FIRST_WORDS,
    KEPT_AFTER,
    LONGEST_FIRST_WORDS,
    QUESTIONS,
    TAKE,
    TAKEN_UP,
    TO_A_BODY,
    UP,
    WHERE,
)

_TAKING_UP: Final = re.compile(r"^(?:ta|take|bring)\s+(?:opp|up)\s+(?=\S)", re.IGNORECASE)
_NEAR: Final = 12
"""How many words may stand between «ta» and «opp»."""
_LOOSE: Final = " \t\r\n,;:–—-"
_CLOSING: Final = tuple(",.;:!?)»”")
_JOINING: Final = frozenset({"eller", "og", "or", "and", "-", "–", "/"})
_UP_TO: Final = ("til ", "until ", "to ")
_MOST_BEGINNINGS: Final = 4


class Kind(Enum):
    COMMITMENT = auto()
    CARRY = auto()
    """Something to take up oneself, in a body or in the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    kind: Kind
    what: str
    """The sentence without its date; a time that is no day («før sommeren») stays, since nothing else keeps it."""
    when: When
    body_words: str = ""
    """Where, as it was written («temadagen», «utvalg for oppvekst»): to be compared with the bodies we know."""

    @property
    def matter(self) -> str:
        """What is taken up, for a form that already says «Hva vil du ta opp?» and «Hvor?»."""
        place = re.escape(self.body_words)
        without_body = re.sub(rf"\s+\w+\s+{place}$", "", self.what, flags=re.IGNORECASE) if place else self.what
        return _capital(_TAKING_UP.sub("", without_body)) or self.what

    @property
    def due(self) -> date | None:
        return self.when.date if isinstance(self.when, Day) else None

    @property
    def vague(self) -> bool:
        """A time was said, but no day: ask for one."""
        return isinstance(self.when, Vague)


def draft(text: str, today: date, language: Language | None = None) -> Draft:
    kept = composed(text).strip()
    found = mentions(kept, today, language)
    chosen = meant(found)
    when = Nothing() if chosen is None else named(kept, chosen)
    alone = chosen is not None and isinstance(when, Day) and not _one_of_several(kept, chosen, found)
    rest = _without(kept, chosen) if chosen is not None and alone else kept
    what = _capital(_without_beginning(rest)) or _capital(kept)
    words = tokens(what)
    body = _where(what, words)
    return Draft(kind=_kind(words, body), what=what, when=when, body_words=body)


def _one_of_several(text: str, chosen: Mention, found: Sequence[Mention]) -> bool:
    """«Mandag eller tirsdag», «fra mandag til onsdag»: without one of them the other makes no sense."""
    gaps = [text[one.end : chosen.start] for one in found] + [text[chosen.end : one.start] for one in found]
    ranged = text[chosen.start : chosen.end].casefold().startswith(_UP_TO) and any(
        one.end + 1 == chosen.start for one in found
    )
    return ranged or any(gap.strip().casefold() in _JOINING for gap in gaps if gap)


def _without(text: str, mention: Mention) -> str:
    """Take the date out and close the gap; «for fredag» belongs to the matter and stays."""
    if mention.lead is Lead.FOR:
        return text
    before, after = text[: mention.start].rstrip(), text[mention.end :].lstrip()
    gap = text[len(before) : mention.start] + text[mention.end : len(text) - len(after)]
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    if not before.strip(_LOOSE):
        return after.lstrip(_LOOSE)
    if not after.strip(_LOOSE):
        return before.rstrip(_LOOSE)
    if after.startswith(_CLOSING):
        return before.rstrip(_LOOSE) + after
    return ("\n" if "\n" in gap else " ").join((before, after))


def _without_beginning(text: str) -> str:
    """Drop «jeg vil», «husk å», «remind me to» …, but not when nothing would be left."""
    for _ in range(_MOST_BEGINNINGS):
        words = [token for token in tokens(text[:200]) if token.folded.isalnum()]
        shorter = _one_less(text, words)
        if not shorter:
            break
        text = shorter
    return text


def _one_less(text: str, words: list[Token]) -> str:
    for length in range(min(LONGEST_FIRST_WORDS, len(words) - 1), 0, -1):
        phrase = tuple(token.folded for token in words[:length])
        if phrase in FIRST_WORDS and words[length].folded not in KEPT_AFTER:
            return text[words[length - 1].end :].lstrip(_LOOSE + "!.")
    return ""


def _capital(text: str) -> str:
    """Begin with a capital, but leave «iPad» and «ß» alone."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 and not text[1:2].isupper() else text


def _kind(words: list[Token], body: str) -> Kind:
    folded = [token.folded for token in words]
    asks = not QUESTIONS.isdisjoint(folded)
    if (asks and body) or any(_takes_up(folded, at) for at, word in enumerate(folded) if word in TAKE):
        return Kind.CARRY
    return Kind.CARRY if body and not TO_A_BODY.isdisjoint(folded) else Kind.COMMITMENT


def _takes_up(folded: list[str], at: int) -> bool:
    """«Ta det opp», «ta opp trafikken», «bring it up», in one sentence; not «ta opp lån»."""
    following = folded[at + 1 : at + 1 + _NEAR]
    stop = next((here for here, word in enumerate(following) if word in {".", "!", "?"}), len(following))
    up = next((here for here, word in enumerate(following[:stop]) if word in UP), None)
    return up is not None and TAKEN_UP.isdisjoint(following[up + 1 : up + 2])


def _where(text: str, words: list[Token]) -> str:
    """Find the last body named after «i», «på», «til» …"""
    for at in range(len(words) - 1, 0, -1):
        first = at
        while first > 1 and words[first - 1].folded in BODY_KINDS:
            first -= 1
        before = first - 2 if words[first - 1].folded in ARTICLE else first - 1
        if before >= 0 and words[before].folded in WHERE and _is_body(words[at].folded):
            return text[words[first].start : words[_end_of_body(words, at)].end]
    return ""


def _is_body(word: str) -> bool:
    return word in BODIES or (word.endswith(BODY_ENDINGS) and word not in BODY_ENDINGS)


def _end_of_body(words: list[Token], at: int) -> int:
    """«Utvalg for oppvekst og kultur» is one name; «formannskapet» is another."""
    if not words[at].folded.startswith(("utval", "hovedutval", "hovudutval", "komite", "nemnd", "committee")):
        return at
    if at + 2 >= len(words) or words[at + 1].folded not in {"for", "on"} or not words[at + 2].is_word:
        return at
    joined = at + 4 < len(words) and words[at + 3].folded in {"og", "and"} and words[at + 4].is_word
    return at + 4 if joined else at + 2
