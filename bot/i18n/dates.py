"""Dates as people write them: «tirsdag 14. april kl. 09.00», «Tuesday 14 April at 09:00».

The names of days and months are CLDR's; its patterns are not (it writes 09:00 in Norwegian).
"""

from datetime import date, datetime, time
from functools import cache
from typing import assert_never

from babel import Locale

from bot.domain.language import Language


def day(language: Language, value: date, today: date | None = None) -> str:
    """Say which day: «8. mai», with the year when it is another than today's."""
    month = _locale(language).months["format"]["wide"][value.month]
    text = f"{value.day} {month}" if language is Language.EN else f"{value.day}. {month}"
    return text if today is None or today.year == value.year else day_and_year(language, value)


def day_and_year(language: Language, value: date) -> str:
    return f"{day(language, value)} {value.year}"


def weekday(language: Language, value: date) -> str:
    return str(_locale(language).days["format"]["wide"][value.weekday()])


def weekday_and_day(language: Language, value: date, today: date | None = None) -> str:
    """Say which day and which day of the week: «fredag 8. mai»."""
    return f"{weekday(language, value)} {day(language, value, today)}"


def hour(language: Language, value: time | datetime) -> str:
    """Say when on the day: «kl. 09.00», «09:00»."""
    match language:
        case Language.NB | Language.NN:
            return f"kl. {value.hour:02}.{value.minute:02}"
        case Language.EN:
            return f"{value.hour:02}:{value.minute:02}"
        case _:
            assert_never(language)


def moment(language: Language, value: datetime, today: date | None = None) -> str:
    """Say exactly when: «fredag 8. mai kl. 09.00»."""
    between = " at " if language is Language.EN else " "
    return weekday_and_day(language, value.date(), today) + between + hour(language, value)


def week(language: Language, number: int) -> str:
    match language:
        case Language.NB:
            return f"uke {number}"
        case Language.NN:
            return f"veke {number}"
        case Language.EN:
            return f"week {number}"
        case _:
            assert_never(language)


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.value)
