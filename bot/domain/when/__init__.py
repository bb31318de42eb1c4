"""Dates as people type them, in bokmål, nynorsk and English: «innen fredag», «uke 23», «om ei veke», «før sommeren»."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.language import Language
from bot.domain.when.mention import Lead, Mention, mentions
from bot.domain.when.reading import Unsure
from bot.domain.when.tokens import composed


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    words: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time without a day («før sommeren», «Q3», «snart»): ask for a date."""

    words: str


class Why(StrEnum):
    NO_TIME = "no_time"
    NO_SUCH_DAY = "no_such_day"
    """31/6, uke 99."""


@dataclass(frozen=True, slots=True)
class Nothing:
    why: Why = Why.NO_TIME
    words: str = ""


When = Day | Vague | Nothing


def read_when(text: str, today: date, language: Language | None = None) -> When:
    """Find the day that is meant. A past day without a year is next year's; one with a year may have passed."""
    kept = composed(text)
    found = mentions(kept, today, language)
    chosen = meant(found) or next((one for one in found if not one.silent), None)
    return Nothing() if chosen is None else named(kept, chosen)


def meant(found: Sequence[Mention]) -> Mention | None:
    """Choose the mention that says when: the last after «innen», «til» or «før», else the first that is a day."""
    heard = [one for one in found if not one.silent and one.lead is not Lead.ABOUT]
    exact = [one for one in heard if one.means is not Unsure.UNCLEAR and (one.day or one.means is Unsure.IMPOSSIBLE)]
    deadlines = [one for one in exact if one.lead in {Lead.DEADLINE, Lead.THROUGH} or one.ending]
    if deadlines:
        return deadlines[-1]
    days = [one for one in exact if one.day]
    return next(iter([*days, *(one for one in heard if one.means is not Unsure.IMPOSSIBLE), *heard]), None)


def named(text: str, mention: Mention) -> When:
    words = text[mention.start : mention.end]
    if mention.means is Unsure.IMPOSSIBLE:
        return Nothing(Why.NO_SUCH_DAY, words)
    return Vague(words) if mention.day is None else Day(mention.day, words)
