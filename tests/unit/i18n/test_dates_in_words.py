"""Dates, weeks and numbers as people write them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.language import Language
from bot.i18n import dates
from bot.i18n.numbers import capitalised, decimal, in_words, tenths

WHEN = datetime(2026, 4, 14, 9, tzinfo=ZoneInfo("Europe/Oslo"))
NB, NN, EN = Language


def test_a_moment_is_said_as_people_write_it() -> None:
    assert dates.moment(NB, WHEN) == "tirsdag 14. april kl. 09.00"
    assert dates.moment(NN, WHEN) == "tysdag 14. april kl. 09.00"
    assert dates.moment(EN, WHEN) == "Tuesday 14 April at 09:00"


def test_nynorsk_names_the_days_its_own_way() -> None:
    week = [dates.weekday(NN, date(2026, 4, 13 + day)) for day in range(7)]
    assert week == ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"]


def test_the_year_is_said_when_it_is_another() -> None:
    assert dates.day(NB, date(2027, 4, 8), date(2026, 4, 13)) == "8. april 2027"
    assert dates.day(NB, date(2026, 4, 8), date(2026, 4, 13)) == "8. april"
    assert dates.weekday_and_day(EN, date(2027, 4, 8), date(2026, 4, 13)) == "Thursday 8 April 2027"
    assert dates.day_and_year(NN, date(2026, 12, 31)) == "31. desember 2026"


def test_an_hour_alone() -> None:
    assert [dates.hour(language, time(8, 5)) for language in Language] == ["kl. 08.05", "kl. 08.05", "08:05"]


def test_weeks() -> None:
    assert [dates.week(language, 20) for language in Language] == ["uke 20", "veke 20", "week 20"]


@given(st.datetimes())
def test_norwegian_never_writes_a_colon_in_a_time(when: datetime) -> None:
    said = dates.moment(NB, when.replace(tzinfo=ZoneInfo("Europe/Oslo")))
    assert ":" not in said
    assert said.endswith(f"kl. {when.hour:02}.{when.minute:02}")


@pytest.mark.parametrize(("n", "said"), [(0, "null"), (1, "én"), (7, "sju"), (12, "tolv"), (13, "13"), (-1, "-1")])
def test_small_numbers_are_words(n: int, said: str) -> None:
    assert in_words(NB, n) == said


def test_a_word_that_opens_a_sentence() -> None:
    assert capitalised("én") == "Én"
    assert capitalised("") == ""


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [(3.6333333, "3,6", "3.6"), (4.0333333, "4,0", "4.0"), (3.25, "3,3", "3.3")],
)
def test_one_decimal_with_the_mark_of_the_language(value: float, nb: str, en: str) -> None:
    assert decimal(NB, value) == decimal(NN, value) == nb
    assert decimal(EN, value) == en
    assert tenths(value) == float(en)
