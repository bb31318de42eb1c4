"""«Borte til 12. august», «ferie i uke 28», «to uker»: since when somebody is away, and the day they are back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.domain.when import Nothing, Vague, Why
from bot.domain.when.calendar import Period, Unit
from bot.domain.when.grammar import how_long
from bot.domain.when.mention import Lead, Mention, mentions
from bot.domain.when.reading import Line, Unsure
from bot.domain.when.tokens import composed, tokens
from bot.domain.when.words import AT_WORK, BACK

_A_DAY: Final = timedelta(days=1)
_A_WEEK: Final = timedelta(days=7)
_LONGEST: Final = timedelta(days=400)
"""Longer is more likely misread than meant: ask."""
_LAST: Final = frozenset({"ut", "tom"})
"""«Ut fredag», «tom fredag»: that day too."""


@dataclass(frozen=True, slots=True)
class Away:
    since: date
    """Today, unless the words name a time to come."""
    back_on: date
    """The first day back: «til 12. august» is the 12th, «i uke 28» is Monday of the next week."""


def read_away(text: str, today: date) -> Away | Vague | Nothing:
    kept = composed(text)
    found = [one for one in mentions(kept, today) if not one.silent]
    if any(one.means is Unsure.IMPOSSIBLE for one in found):
        return Nothing(Why.NO_SUCH_DAY)
    if any(one.means is Unsure.UNCLEAR for one in found):
        return Vague(kept.strip())
    away = _read(kept, found, today)
    if isinstance(away, Away) and away.back_on <= away.since:
        again = _read(kept, mentions(kept, away.since), away.since)
        away = Away(away.since, again.back_on) if isinstance(again, Away) else None
    if away is not None and timedelta() < away.back_on - away.since < _LONGEST:
        return away
    return Vague(kept.strip()) if found or _length(kept, today) is not None else Nothing()


def _read(text: str, found: Sequence[Mention], today: date) -> Away | None:
    return (
        _day_back(text, found, today)
        or _until_said(text, found, today)
        or _for_so_long(text, found, today)
        or _those_days(found, today)
    )


def _day_back(text: str, found: Sequence[Mention], today: date) -> Away | None:
    """«12. august» and nothing else answers when one is back."""
    if len(found) != 1 or text[found[0].start : found[0].end] != text.strip(" ."):
        return None
    means = found[0].means
    if not isinstance(means, Period) or means.unit is not Unit.DAY or found[0].lead is not Lead.NONE:
        return None
    return Away(today, means.first) if today < means.first == means.last else None


def _until_said(text: str, found: Sequence[Mention], today: date) -> Away | None:
    """«Til», «til og med», «tilbake»: the end is named, and perhaps the beginning before it."""
    for at, one in enumerate(found):
        if not isinstance(one.means, Period):
            continue
        since = _beginning(found[:at], today)
        if one.lead is Lead.THROUGH or one.word_before in _LAST or (one.ending and one.means.unit is not Unit.DAY):
            return Away(since, one.means.last + _A_DAY)
        if one.means.until:
            return Away(max(one.means.first, today), one.means.last)
        if one.lead is Lead.DEADLINE or _is_back(text, one):
            return Away(since, one.means.first)
    return None


def _is_back(text: str, one: Mention) -> bool:
    """«Tilbake mandag», «tilbake på jobb mandag»."""
    before = [token.folded for token in tokens(text[: one.start]) if token.folded.isalnum()]
    while before and before[-1] in AT_WORK:
        before.pop()
    return one.word_before in BACK or bool(before and before[-1] in BACK)


def begins(text: str, today: date) -> date | None:
    """«Borte fra 1. mai»: when, for somebody who does not say till when."""
    said = [one for one in mentions(composed(text), today) if not one.silent and isinstance(one.means, Period)]
    days = [one.means.first for one in said if isinstance(one.means, Period) and _says_no_end(one)]
    return min((day for day in days if day > today), default=None)


def _for_so_long(text: str, found: Sequence[Mention], today: date) -> Away | None:
    """«To uker», «i 14 dager fra mandag»; «om to uker» alone says nothing of how long."""
    since = _beginning(found, today)
    end = _length(text, since)
    return Away(since, end.last) if isinstance(end, Period) else None


def _length(text: str, since: date) -> Period | Unsure | None:
    line = Line.of(text)
    lengths = (how_long(line, at, since) for at in range(len(line)) if line.word(at - 1) not in {"om", "in"})
    return next((one.means for one in lengths if one is not None), None)


def _those_days(found: Sequence[Mention], today: date) -> Away | None:
    """«Fredag», «uke 28 og 29», «i juli»: away on those days."""
    periods = [one.means for one in found if isinstance(one.means, Period)]
    if not periods or any(_says_no_end(one) for one in found):
        return None
    first = min(one.first for one in periods)
    return Away(max(first, today), max(one.last for one in periods) + _A_DAY)


def _says_no_end(one: Mention) -> bool:
    """«Fra fredag», «om to uker» say when it begins; «fra uke 28 til 30» says both."""
    means = one.means
    if not isinstance(means, Period):
        return False
    several = means.last - means.first > (_A_WEEK - _A_DAY if means.unit is Unit.WEEK else timedelta())
    return means.unit is Unit.AHEAD or (one.lead is Lead.ABOUT and not several)


def _beginning(found: Sequence[Mention], today: date) -> date:
    firsts = [one.means.first for one in found if isinstance(one.means, Period)]
    return max(today, min(firsts)) if firsts else today
