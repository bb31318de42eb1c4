"""Days of a month in words and figures: «3. mars», «March 3rd», «3/3», «03.03.2027», «den 15.»."""

from datetime import date
from typing import Final

from bot.domain.when.calendar import Period, day_of_month, day_of_year, full_year
from bot.domain.when.reading import Line, Reading, Unsure, sure_day
from bot.domain.when.words import (
    ABBREVIATED,
    ABOUT,
    ARTICLE,
    CLOCK,
    DEADLINE,
    ENGLISH_MONTHS,
    FRACTION_OF,
    NOT_A_DATE_AFTER,
    ON,
    ORDINAL_ENDINGS,
    ORDINALS,
)

_SIGNS: Final = frozenset("./-:,")
_BETWEEN_DAYS: Final = frozenset({"-", "–", "til", "og", "to", "and"})
_UNTIL: Final = frozenset({"til", "to"})
_LAST_DAY: Final = 31
_LAST_MONTH: Final = 12
_LAST_SHORT: Final = 99
_AROUND_THE_CLOCK: Final = (24, 7)
_LEADS: Final = DEADLINE | ON | ARTICLE | ABOUT


def in_words(line: Line, at: int, today: date) -> Reading | None:
    return _month_first(line, at, today) or _day_first(line, at, today)


def _day_first(line: Line, at: int, today: date) -> Reading | None:
    begin = None if _goes_on_before(line, at) else _day(line, at)
    if begin is None:
        return None
    first, here = begin
    separator = line.word(here)
    until = _day(line, here + 1) if separator in _BETWEEN_DAYS else None
    last, here = until or begin
    here = line.over(here, {"of"})
    month = line.month(here)
    if month is None:
        return None
    abbreviated = line.word(here) in ABBREVIATED and line.glued(here + 1)
    here = line.over(here + 1, {"."} if abbreviated else set())
    year = line.year(here)
    here += year is not None
    end_day = day_of_year(today, last, month, year)
    if until is None or end_day is None or not 0 < first <= last:
        return sure_day(here, end_day)
    span = Period(first=end_day.replace(day=first), last=end_day, until=separator in _UNTIL)
    return Reading(here, span)


def _month_first(line: Line, at: int, today: date) -> Reading | None:
    month = line.month(at)
    number = line.number(at + 1)
    if month is None or not 0 < number <= _LAST_DAY:
        return None
    ordinal = line.glued(at + 2) and line.word(at + 2) in ORDINAL_ENDINGS
    if not ordinal and line.word(at) not in ENGLISH_MONTHS:
        return None
    here = at + 3 if ordinal else at + 2
    year = line.year(line.over(here, {","}))
    here = here if year is None else line.over(here, {","}) + 1
    return sure_day(here, day_of_year(today, number, month, year))


def _day(line: Line, at: int) -> tuple[int, int] | None:
    """Read «3.», «3rd» or «tredje», and where it ends."""
    number = line.number(at)
    if number < 0:
        spelt = ORDINALS.get(line.word(at))
        return None if spelt is None else (spelt, at + 1)
    if number > _LAST_SHORT:
        return None
    here = line.over(at + 1, {"."})
    return number, here + 1 if line.glued(here) and line.word(here) in ORDINAL_ENDINGS else here


def in_figures(line: Line, at: int, today: date) -> Reading | None:
    first = line.number(at)
    if first < 0 or _goes_on_before(line, at) or _is_a_reference(line, at):
        return None
    found = _with_year(line, at) or _without_year(line, at, today)
    if found is None or _goes_on_after(line, found.end):
        return None
    return found


def _with_year(line: Line, at: int) -> Reading | None:
    parts = [line.number(at), line.number(at + 2), line.number(at + 4)]
    signs = line.word(at + 1) + line.word(at + 3)
    if min(parts) < 0 or len(line.word(at + 4)) == 1 or not all(line.glued(at + step) for step in range(1, 5)):
        return None
    match signs:
        case "--" if line.year(at):
            year, month, day = parts
        case "--" if line.year(at + 4) is None:
            return None
        case "--" | "//" | ".." | "/-":
            day, month, year = parts
        case _:
            return None
    try:
        return sure_day(at + 5, date(full_year(year), month, day))
    except ValueError:
        return Reading(at + 5, Unsure.IMPOSSIBLE)


def _without_year(line: Line, at: int, today: date) -> Reading | None:
    day, sign, month = line.number(at), line.word(at + 1), line.number(at + 2)
    if not (line.glued(at + 1) and line.glued(at + 2) and 0 < day <= _LAST_DAY and 0 < month <= _LAST_MONTH):
        return None
    end = at + 3
    if sign == "/" and (day, month) != _AROUND_THE_CLOCK and line.word(end) not in FRACTION_OF:
        return sure_day(end, day_of_year(today, day, month))
    if sign != ".":
        return None
    dotted = line.word(end) == "." and line.glued(end)
    led = line.word(at - 1) in _LEADS or line.weekday(at - 1) is not None
    alone = at == 0 and end + dotted == len(line)
    if not (dotted or led or alone):
        return None
    return sure_day(end + dotted, day_of_year(today, day, month))


def day_alone(line: Line, at: int, today: date) -> Reading | None:
    """Read «den 15.» and «torsdag 4.», but not «den 15. gruppa»."""
    number = line.number(at)
    led = line.word(at - 1) in ARTICLE or line.weekday(at - 1) is not None
    if not (led and 0 < number <= _LAST_DAY):
        return None
    end = at + 2
    if not (line.glued(at + 1) and line.word(at + 1) in ORDINAL_ENDINGS | {"."}):
        return None
    following = line.word(end)
    if following and following[0].isalnum() and following not in CLOCK:
        return None
    return sure_day(end, day_of_month(today, number))


def _is_a_reference(line: Line, at: int) -> bool:
    """«Sak 45/26», «§ 3.3», «kl. 9.30»."""
    before = at - 1
    if line.word(before) in {".", ":"}:
        before -= 1
    return line.word(before) in NOT_A_DATE_AFTER or line.word(before) in {"§", "#"}


def _goes_on_before(line: Line, at: int) -> bool:
    return line.glued(at) and (line.word(at - 1) in _SIGNS or line.word(at - 1)[0].isalnum())


def _goes_on_after(line: Line, end: int) -> bool:
    if not line.glued(end):
        return False
    following = line.word(end)
    signs = following in _SIGNS | {"%"} and line.glued(end + 1) and line.number(end + 1) >= 0
    return following[0].isalnum() or following == "%" or signs
