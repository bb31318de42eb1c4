"""How time is said in words: «i morgen», «fredag i neste uke», «uke 23», «om to uker»."""

from datetime import date, timedelta
from typing import Final

from bot.domain.when import dates
from bot.domain.when.calendar import (
    FRIDAY,
    Period,
    Unit,
    coming_weekday,
    later,
    monday_of,
    numbered_week,
    one_day,
    this_week,
    whole_week,
)
from bot.domain.when.reading import Line, Reading, Unsure, sure
from bot.domain.when.words import (
    A_FEW,
    ARTICLE,
    COMING,
    DAYS,
    ENDING,
    GONE,
    IN,
    MONTH_UNITS,
    NEXT,
    NUMBERS,
    ON,
    PART_OF_DAY,
    RELATIVE,
    THIS,
    WEEK,
    WEEKS,
    YEARS,
)

_WITHIN: Final = frozenset({"om", "in", "innen", "innan", "within"})
_FROM_NOW: Final = frozenset({("from", "now"), ("fra", "na"), ("fra", "i", "dag"), ("fra", "no"), ("from", "today")})
_BETWEEN_WEEKS: Final = frozenset({"-", "/", "–", "til", "og", "to", "and", "+", "&"})
_RELATIVE: Final = frozenset(RELATIVE)
_ROUGHLY: Final = frozenset({"ca", "cirka", "omtrent", "rundt", "about"})
_DAY_AND_MONTH: Final = 3
_LAST_WEEK: Final = 99
_MONTHS_A_YEAR: Final = 12


def relative(line: Line, at: int, today: date) -> Reading | None:
    end = line.phrase(at, _RELATIVE)
    if end is None:
        return None
    days = RELATIVE[tuple(line.word(here) for here in range(at, end))]
    return Reading(_over_part_of_day(line, end), one_day(today + timedelta(days=days)))


def weekday(line: Line, at: int, today: date) -> Reading | None:
    here = line.over(at, NEXT | COMING)
    day = line.weekday(here)
    if day is None or line.word(at - 1) in GONE:
        return None
    end = here + 1
    exact = _with_date(line, end, day, today) or _of_week(line, end, day, today)
    if exact is not None:
        return exact
    following = line.word(at) in NEXT
    meant = monday_of(today, 1) + timedelta(days=day) if following else coming_weekday(today, day)
    return Reading(_over_part_of_day(line, end), one_day(meant))


def _with_date(line: Line, at: int, day: int, today: date) -> Reading | None:
    """«Fredag 3. mars»: the date is more exact than the day. «Fredag 10.05» is a time, unless that is a Friday."""
    here = line.over(line.over(at, {",", "."}), ARTICLE)
    figures = dates.in_figures(line, here, today)
    if figures is not None and isinstance(figures.means, Period):
        dotted = line.word(here + 1) == "." and figures.end == here + _DAY_AND_MONTH
        figures = None if dotted and figures.means.first.weekday() != day else figures
    return dates.in_words(line, here, today) or figures or dates.day_alone(line, here, today)


def _of_week(line: Line, at: int, day: int, today: date) -> Reading | None:
    """«Fredag i neste uke», «fredag uke 23», «fredag om to uker»."""
    here = line.over(at, {","})
    found = week(line, line.over(here, IN), today) or ahead(line, here, today)
    if found is None or not isinstance(found.means, Period):
        return found
    return Reading(found.end, one_day(monday_of(found.means.first) + timedelta(days=day)))


def week(line: Line, at: int, today: date) -> Reading | None:
    found = _named_week(line, at, today) or _numbered_week(line, at, today)
    if found is None or not isinstance(found.means, Period):
        return found
    here = line.over(line.over(found.end, {","}), ON)
    day = line.weekday(here)
    if day is None:
        return found
    return Reading(_over_part_of_day(line, here + 1), one_day(found.means.first + timedelta(days=day)))


def _named_week(line: Line, at: int, today: date) -> Reading | None:
    if line.word(at) == "til" and line.word(at + 1) in {"uka", "veka"} and line.number(at + 2) < 0:
        return Reading(at + 2, whole_week(monday_of(today, 1)))
    if line.word(at + 1) not in WEEK:
        return None
    if line.word(at) in NEXT | COMING - THIS:
        return Reading(at + 2, whole_week(monday_of(today, 1)))
    return Reading(at + 2, this_week(today)) if line.word(at) in THIS else None


def _numbered_week(line: Line, at: int, today: date) -> Reading | None:
    here = _after_week_word(line, at)
    number = line.number(here)
    if here == at or not 0 <= number <= _LAST_WEEK:
        return None
    here += 1
    last = number
    if line.word(here) in _BETWEEN_WEEKS:
        again = _after_week_word(line, here + 1)
        if number < line.number(again) <= _LAST_WEEK:
            last, here = line.number(again), again + 1
    year_at = line.over(here, {"/", "i", "in", ","})
    year = line.year(year_at)
    here = here if year is None else year_at + 1
    friday = numbered_week(today, number, year)
    if friday is None:
        return Reading(here, Unsure.IMPOSSIBLE)
    return Reading(here, whole_week(friday - timedelta(days=FRIDAY), last - number + 1))


def _after_week_word(line: Line, at: int) -> int:
    if line.word(at) == "u" and line.glued(at + 1):
        return at + 1
    return line.over(line.over(at + 1, {"nr"}), {"."}) if line.word(at) in WEEK else at


def ahead(line: Line, at: int, today: date) -> Reading | None:
    """«Om to uker», «innen 14 dager», «i løpet av tre dager», «two weeks from now»."""
    led = line.word(at) in _WITHIN
    found = how_long(line, line.over(line.over(at + led, _ROUGHLY), {"."}), today)
    if found is None:
        return None
    from_now = line.phrase(found.end, _FROM_NOW)
    if not led and from_now is None and line.phrase_before(line.without_article(at), ENDING) is None:
        return None
    return Reading(from_now or found.end, found.means)


def how_long(line: Line, at: int, today: date) -> Reading | None:
    """Read a length of time as the day it is over."""
    unit_after_few = line.phrase(at, A_FEW)
    if unit_after_few is not None:
        return Reading(unit_after_few + 1, Unsure.UNCLEAR) if _unit(line.word(unit_after_few)) else None
    many = line.number(at) if line.number(at) > 0 else NUMBERS.get(line.word(at), 0)
    half = line.word(at + 1) in {"halvt", "half"}
    unit = _unit(line.word(at + 1 + half))
    if many <= 0 or unit is None or (half and unit != (0, _MONTHS_A_YEAR)):
        return None
    days, months = unit
    day = later(today, days=many * days, months=many * months // (1 + half))
    end = line.over(at + 2 + half, {"tid"})
    return sure(end, None if day is None else one_day(day, Unit.AHEAD))


def _unit(word: str) -> tuple[int, int] | None:
    """In days and months."""
    if word in DAYS:
        return 1, 0
    if word in WEEKS:
        return 7, 0
    if word in MONTH_UNITS:
        return 0, 1
    return (0, _MONTHS_A_YEAR) if word in YEARS else None


def _over_part_of_day(line: Line, at: int) -> int:
    return line.over(line.over(at, PART_OF_DAY), PART_OF_DAY)
