"""Times that are not days: seasons, quarters, «snart», and months and years whose end may be asked for."""

from collections.abc import Callable
from datetime import date
from typing import Final

from bot.domain.when.calendar import Period, next_month, one_day, this_week, whole_month, whole_year
from bot.domain.when.reading import Line, Reading, Unsure
from bot.domain.when.words import (
    DEADLINE,
    ENDING,
    IN,
    MONTH,
    MONTH_ALONE,
    NEXT,
    ORDINALS,
    QUARTER,
    SEASON_LEADS,
    SEASONS,
    VAGUE,
    WEEK,
    YEAR,
)

_EARLY: Final = frozenset(
    {
        "begynnelsen",
        "byrjinga",
        "starten",
        "midten",
        "beginning",
        "middle",
        "mid",
        "early",
        "tidlig",
        "tidleg",
        "medio",
        "primo",
    }
)
_OF: Final = frozenset({"av", "of", "i", "in", "-"})
_MONTH_LEADS: Final = DEADLINE | IN | {"mot", "for", "hele", "heile", "all"}


def unclear(line: Line, at: int) -> Reading | None:
    end = line.phrase(at, VAGUE) or _season(line, at) or _quarter(line, at) or _early(line, at)
    return None if end is None else Reading(end, Unsure.UNCLEAR)


def _season(line: Line, at: int) -> int | None:
    before = line.without_article(at)
    led = len(line) == 1 or not {line.word(at - 1), line.word(before - 1)}.isdisjoint(SEASON_LEADS)
    return at + 1 if led and line.word(at) in SEASONS else None


def _quarter(line: Line, at: int) -> int | None:
    if line.word(at) in {"q", "h"} and line.glued(at + 1) and line.number(at + 1) in {1, 2, 3, 4}:
        return at + 2 + (line.year(at + 2) is not None)
    here = line.over(at + 1, {"."})
    counted = line.number(at) in {1, 2, 3, 4} or line.word(at) in ORDINALS or line.word(at) in NEXT
    return here + 1 if counted and line.word(here) in QUARTER else None


def _early(line: Line, at: int) -> int | None:
    here = line.over(line.over(at + 1, _OF), {"the"})
    if line.word(at) not in _EARLY or (line.word(here) not in MONTH_ALONE and line.word(here) not in SEASONS | MONTH):
        return None
    return here + 1


def long_time(line: Line, at: int, today: date) -> Reading | None:
    """A month, week or year by itself: only after «i», «innen», «slutten av» … is it a time at all."""
    before = line.without_article(at)
    ending = line.phrase_before(before, ENDING) is not None
    month = line.month(at) if line.word(at) in MONTH_ALONE else None
    if month is not None and (ending or line.word(before - 1) in _MONTH_LEADS or len(line) == 1):
        year = line.year(at + 1)
        return Reading(at + 1 + (year is not None), whole_month(today, month, year))
    if not ending:
        return None
    following = line.word(at) in NEXT
    period = _unit(line.word(at + following), today, following=following)
    return None if period is None else Reading(at + 1 + following, period)


def _unit(word: str, today: date, *, following: bool) -> Period | None:
    units: tuple[tuple[frozenset[str], Callable[[], Period]], ...] = (
        (WEEK, lambda: this_week(today)),
        (MONTH, lambda: next_month(today) if following else whole_month(today, today.month)),
        (YEAR, lambda: whole_year(today.year + following)),
        (frozenset({"dagen", "day"}), lambda: one_day(today)),
    )
    return next((period() for words, period in units if word in words), None)
