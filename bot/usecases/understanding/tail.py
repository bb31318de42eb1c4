"""What stands behind a word: does it belong to it («status Refleksjonsgruppe 1»), or make the whole a sentence?"""

from datetime import date
from typing import Final, assert_never

from bot.domain.when import Nothing
from bot.domain.when.away import read_away
from bot.domain.when.mention import Lead, mentions
from bot.domain.when.tokens import tokens
from bot.usecases.understanding.table import GROUPS, PREPOSITIONS, SMALL, Command, Meaning, Tail

LONGEST_NAME: Final = 4
_FOR: Final = "for"
_LONGEST_SMALL_NAME: Final = 3
_LONGEST_MATTER: Final = 8
SOME_DAY: Final = date(2026, 1, 1)
"""Only whether words name a time matters here, not which."""


def belongs(meaning: Meaning, rest: str) -> bool:
    words = [token.folded for token in tokens(rest) if token.folded.isalnum()]
    if all(word in SMALL or word.isdecimal() for word in words):
        return True
    match meaning.tail:
        case Tail.NOTHING:
            return False
        case Tail.NAME:
            lone = meaning.command is Command.STATUS and _is_lone_name(words)
            return lone or (words[0] not in PREPOSITIONS and _is_name(rest, words))
        case Tail.TIME:
            return _is_time(meaning.command, rest)
        case Tail.MATTER:
            return len(words) <= _LONGEST_MATTER and not _has_deadline(rest)
        case Tail.ALL:
            return True
        case _:
            assert_never(meaning.tail)


def _is_name(rest: str, words: list[str]) -> bool:
    """«Refleksjonsgruppe 1», «for gruppa», «uke 20»; not «er god»."""
    if _has_deadline(rest) or len(words) > LONGEST_NAME:
        return False
    small = any(word.endswith(GROUPS) for word in words) or bool(mentions(rest, SOME_DAY))
    return rest[0].isupper() or rest[0].isdecimal() or (small and len(words) <= _LONGEST_SMALL_NAME)


def _is_lone_name(words: list[str]) -> bool:
    """«Lederforum», «for lederforum», «bordd 3»: nobody gives themselves «status» of anything so short."""
    name = words[1:] if words[0] == _FOR else words
    return bool(name) and name[0] not in PREPOSITIONS | SMALL and all(word.isdecimal() for word in name[1:])


def _is_time(command: Command, rest: str) -> bool:
    if command is Command.FLYTT:
        found = mentions(rest, SOME_DAY)
        return bool(found) and found[0].start == 0
    return not isinstance(read_away(rest, SOME_DAY), Nothing)


def _has_deadline(rest: str) -> bool:
    return any(one.lead is Lead.DEADLINE for one in mentions(rest, SOME_DAY))
