"""Values as people write them: «3 weeks», "09:00", 2026-04-08. Nothing is guessed; what is meant is suggested."""

import re
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Final, NoReturn, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic_core import PydanticCustomError

from bot.config.dates import as_date, meant_date
from bot.config.nearest import nearest

E = TypeVar("E", bound=StrEnum)

_LOOKS_LIKE_A_VALUE: Final = re.compile(r"[-+]?[\d_]*\.?\d+(?:[eE][-+]?\d+)?|true|false|null|~", re.IGNORECASE)
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_LONGEST_ID: Final = 64
_EMAIL: Final = re.compile(r"[^@\s,;<>\"]{1,64}@(?:[^@\s,;<>\".]+\.)+[^@\s,;<>\".]{2,}")
_WHOLE: Final = re.compile(r"[-+]?\d{1,9}")
_NUMBER: Final = re.compile(r"[-+]?\d{1,9}(?:\.\d{1,6})?")
_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_LOOSE_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
_WEEKS: Final = re.compile(r"(\d{1,3}) ?(?:weeks?|uker?|veke|veker)")
_DAYS: Final = re.compile(r"(\d{1,3}) ?(?:days?|dag|dager|dagar)")
_FOR_EVERY_YEAR: Final = {
    "not_a_date": "not_a_day_of_year",
    "date_without_year": "day_of_year_other_way",
    "no_such_day_without_year": "no_such_day",
}
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "_": "-", " ": "-", ".": "-"})


class Plain(str):
    """A scalar without quotes: what YAML itself might read as a number, a date or a yes."""

    __slots__ = ()


def refuse(key: str, **params: str) -> NoReturn:
    raise PydanticCustomError("ours", key, {"key": key, **params})


def scalar(value: object) -> str:
    if not isinstance(value, str):
        refuse("expects_one_value", kind=_kind(value))
    return value


def _kind(value: object) -> str:
    return "list" if isinstance(value, list) else "mapping" if isinstance(value, dict) else "empty"


def text(value: object) -> str:
    written = scalar(value)
    if isinstance(value, Plain) and _LOOKS_LIKE_A_VALUE.fullmatch(written):
        refuse("text_needs_quotes", given=written)
    if not written.strip():
        refuse("text_is_empty")
    return str(written).strip()


def name(value: object) -> str:
    """One line, as it stands in headings."""
    return " ".join(text(value).split())


def identifier(value: object) -> str:
    written = text(value)
    if _ID.fullmatch(written):
        return written
    better = re.sub(r"[^a-z0-9-]", "", written.lower().translate(_LETTERS)).strip("-")
    if better and len(written) <= _LONGEST_ID:
        refuse("not_an_id_but", given=written, better=better)
    refuse("not_an_id", given=written)


def matching(pattern: str, key: str) -> Callable[[object], str]:
    compiled = re.compile(pattern)

    def check(value: object) -> str:
        written = text(value)
        if not compiled.fullmatch(written):
            refuse(key, given=written)
        return written

    return check


def email(value: object) -> str:
    written = text(value)
    if not _EMAIL.fullmatch(written):
        refuse("not_an_email", given=written)
    return written


def whole(value: object) -> int:
    written = scalar(value)
    if not isinstance(value, Plain):
        refuse("number_in_quotes", given=written)
    if not _WHOLE.fullmatch(written):
        refuse("not_a_whole_number", given=written)
    return int(written)


def number(value: object) -> float:
    written = scalar(value)
    if not isinstance(value, Plain):
        refuse("number_in_quotes", given=written)
    if not _NUMBER.fullmatch(written):
        better = written.replace(",", ".")
        if _NUMBER.fullmatch(better):
            refuse("decimal_comma", given=written, better=better)
        refuse("not_a_number", given=written)
    return float(written)


def truth(value: object) -> bool:
    written = scalar(value)
    if isinstance(value, Plain) and written in {"true", "false"}:
        return written == "true"
    refuse("not_true_or_false", given=written)


def clock(value: object) -> time:
    written = scalar(value)
    loose = _LOOSE_TIME.fullmatch(written.strip())
    if isinstance(value, Plain):
        if loose is None:
            refuse("not_a_time", given=written)
        hours, minutes = int(loose[1]), int(loose[2])
        better = f"{hours:02}:{minutes:02}"
        if not _TIME.fullmatch(better):
            refuse("not_a_time", given=written)
        refuse("time_needs_quotes", given=written, better=better)
    found = _TIME.fullmatch(written)
    if found is None:
        refuse("not_a_time", given=written)
    return time(int(found[1]), int(found[2]))


def day(value: object) -> date:
    written = scalar(value)
    found = as_date(written)
    if found is None:
        meant = meant_date(written)
        refuse(meant.key, given=written, better=meant.better)
    return found


def day_of_year(value: object) -> date | tuple[int, int]:
    """A date, or month and day for what comes back every year."""
    written = scalar(value)
    if found := re.fullmatch(r"(\d{2})-(\d{2})", written):
        month, day_of_month = int(found[1]), int(found[2])
        try:
            date(2001, month, day_of_month)
        except ValueError:
            refuse("not_a_day_of_year", given=written)
        return month, day_of_month
    if (whole_date := as_date(written)) is not None:
        return whole_date
    meant = meant_date(written)
    key = _FOR_EVERY_YEAR.get(meant.key, meant.key)
    refuse(key, given=written, better=meant.better)


def weeks(value: object) -> int:
    return _amount(value, _WEEKS, "not_weeks", smallest=1, largest=26, usual="3")


def days(value: object) -> int:
    return _amount(value, _DAYS, "not_days", smallest=0, largest=365, usual="7")


def _amount(value: object, pattern: re.Pattern[str], key: str, *, smallest: int, largest: int, usual: str) -> int:
    written = scalar(value)
    found = pattern.fullmatch(written.strip().lower())
    if found is None:
        refuse(key, given=written, better=written.strip() if written.strip().isdecimal() else usual)
    if not smallest <= int(found[1]) <= largest:
        refuse(f"{key}_range", given=written, least=str(smallest), most=str(largest))
    return int(found[1])


def zone(value: object) -> ZoneInfo:
    written = text(value)
    if written not in zones():
        refuse("not_a_zone", given=written, better=nearest(written, zones()) or "Europe/Oslo")
    return ZoneInfo(written)


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    return frozenset(available_timezones())


def choice(kind: type[E], meant: dict[str, str]) -> Callable[[object], E]:
    """One of the words of `kind`; `meant` knows what people write instead."""
    words = [one.value for one in kind]

    def check(value: object) -> E:
        written = scalar(value)
        if written in words:
            return kind(written)
        choices = ", ".join(words)
        better = meant.get(written.casefold()) or nearest(written, words)
        if better:
            refuse("not_a_choice_but", given=written, choices=choices, better=better)
        refuse("not_a_choice", given=written, choices=choices)

    return check
