"""What was asked for with `/oppfølging`: a word of ours, forgiving about how it is spelt, or a sentence."""

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.when import Day, Nothing, read_when
from bot.domain.when.tokens import Token, composed, slip, tokens
from bot.usecases.understanding.guess import nearest_phrase
from bot.usecases.understanding.table import (
    HARMLESS,
    LEAD_INS,
    LONGEST_PHRASE,
    MEANINGS,
    MINUTES,
    POLL,
    SENTENCES,
    SMALL,
    Command,
    Phrase,
    Tail,
)
from bot.usecases.understanding.tail import LONGEST_NAME, SOME_DAY, belongs

__all__ = ["Command", "DidYouMean", "Empty", "Poll", "Reading", "Sentence", "Word", "read_command"]

_ADDRESS: Final = re.compile(
    r"(?:<@[^>\s]{1,80}>|<at>[^<]{0,80}</at>|[/@]\s?oppf(?:ø|oe|o|ö)lging(?:en)?\b|/)[\s,:!]*", re.IGNORECASE
)
_NAME: Final = re.compile(r"oppf(?:ø|oe|o|ö)lging\b[\s,:!]*", re.IGNORECASE)
_MOST_ADDRESSES: Final = 3
_BETWEEN: Final = ":,;.!?–—- \t\r\n"


@dataclass(frozen=True, slots=True)
class Word:
    command: Command
    rest: str = ""
    sure: bool = True
    """False: nearly the word, and one that harms nobody."""
    asked_for_minutes: bool = False
    """«Referat»: say that it is a note from reflection."""


@dataclass(frozen=True, slots=True)
class DidYouMean:
    command: Command
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str


@dataclass(frozen=True, slots=True)
class Poll:
    """Asked for a vote, which this product does not have."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing but the call itself."""


Reading = Word | DidYouMean | Sentence | Poll | Empty


def read_command(text: str) -> Reading:
    kept = _without_address(composed(text).strip())
    named = _NAME.match(kept)
    if named is None:
        return _read(kept)
    reading = _read(kept[named.end() :])
    return Sentence(kept) if isinstance(reading, Sentence) else reading


def _without_address(kept: str) -> str:
    for _ in range(_MOST_ADDRESSES):
        address = _ADDRESS.match(kept)
        if address is None:
            break
        kept = kept[address.end() :]
    return kept


def _read(kept: str) -> Reading:
    words = [token for token in tokens(kept) if token.folded.isalnum()]
    if not words:
        return Word(Command.HJELP) if "?" in kept else Empty()
    return _exact(kept, words) or _led_in(kept, words) or _guess(kept, words) or Sentence(kept)


def _exact(kept: str, words: list[Token]) -> Word | Poll | Sentence | None:
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        phrase = _phrase(words[:length])
        rest = kept[words[length - 1].end :].lstrip(_BETWEEN).rstrip()
        if phrase in SENTENCES:
            return Sentence(kept)
        if phrase in POLL and not isinstance(read_when(rest, SOME_DAY), Day):
            return Poll()
        if phrase in MEANINGS and belongs(MEANINGS[phrase], rest):
            return _word(MEANINGS[phrase].command, phrase, rest, kept)
    return None


def _word(command: Command, phrase: Phrase, rest: str, kept: str) -> Word:
    comes_back_later = command is Command.TILBAKE and rest and not _is_today(rest)
    away = command is Command.PAUSE and rest and phrase != ("pause",)
    if comes_back_later or away:
        return Word(Command.PAUSE, kept)
    return Word(
        command,
        rest if command is Command.NYTT else rest.rstrip("?! "),
        asked_for_minutes=not MINUTES.isdisjoint(phrase),
    )


def _is_today(rest: str) -> bool:
    found = read_when(rest, SOME_DAY)
    return isinstance(found, Nothing) or (isinstance(found, Day) and found.date == SOME_DAY)


def _led_in(kept: str, words: list[Token]) -> Word | Poll | None:
    """«Vis mine», «jeg vil slutte», «hei, status»."""
    for length in range(min(LONGEST_PHRASE, len(words) - 1), 0, -1):
        if _phrase(words[:length]) in LEAD_INS:
            found = _exact(kept, words[length:])
            return found if isinstance(found, Poll) or (isinstance(found, Word) and _short(found)) else None
    return None


def _short(found: Word) -> bool:
    return found.command is not Command.NYTT and all(token.folded in SMALL for token in tokens(found.rest))


def _guess(kept: str, words: list[Token]) -> Word | DidYouMean | Poll | None:
    """One slip in a word, or two in a long one; behind it at most the name of a group."""
    whole = " ".join(_phrase(words)) if len(words) <= LONGEST_PHRASE else ""
    nearest = nearest_phrase(whole, MEANINGS.keys() | POLL)
    rest = ""
    if nearest is None:
        rest = kept[words[0].end :].strip()
        named = len(words) - 1 <= LONGEST_NAME and (rest[:1].isupper() or rest[:1].isdecimal())
        nearest = nearest_phrase(words[0].folded, MEANINGS.keys()) if named else None
        if nearest is None or MEANINGS[nearest].tail is not Tail.NAME:
            return None
    if nearest in POLL:
        return Poll()
    command = MEANINGS[nearest].command
    written = whole if not rest else words[0].folded
    if command in HARMLESS and slip(written, " ".join(nearest)):
        return Word(command, rest, sure=False)
    return DidYouMean(command, rest)


def _phrase(words: list[Token]) -> Phrase:
    return tuple(token.folded for token in words)
