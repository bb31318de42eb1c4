"""«Borte til 12. august» is back on the 12th; seen from Tuesday 12 May 2026."""

from datetime import date

import pytest

from bot.domain.when import Nothing, Vague, Why
from bot.domain.when.away import Away, begins, read_away

TUESDAY = date(2026, 5, 12)
AUGUST_12 = date(2026, 8, 12)


@pytest.mark.parametrize(
    ("text", "back_on"),
    [
        ("borte til 12. august", AUGUST_12),
        ("borte fram til 12. august", AUGUST_12),
        ("away until 12 August", AUGUST_12),
        ("tilbake 12. august", AUGUST_12),
        ("heime att 12. august", AUGUST_12),
        ("12. august", AUGUST_12),
        ("til og med 11. august", AUGUST_12),
        ("t.o.m. 11. august", AUGUST_12),
        ("ut fredag", date(2026, 5, 16)),
        ("til uke 30", date(2026, 7, 20)),
        ("til august", date(2026, 8, 1)),
        ("ut uka", date(2026, 5, 18)),
        ("resten av uka", date(2026, 5, 18)),
        ("denne uka", date(2026, 5, 18)),
        ("ut uke 30", date(2026, 7, 27)),
        ("to uker", date(2026, 5, 26)),
        ("i 14 dager", date(2026, 5, 26)),
        ("ei veke", date(2026, 5, 19)),
        ("for two weeks", date(2026, 5, 26)),
        ("tilbake om to uker", date(2026, 5, 26)),
        ("i dag", date(2026, 5, 13)),
    ],
)
def test_away_from_now_until_a_day_back(text: str, back_on: date) -> None:
    assert read_away(text, TUESDAY) == Away(TUESDAY, back_on)


@pytest.mark.parametrize(
    ("text", "since", "back_on"),
    [
        ("ferie i uke 28", date(2026, 7, 6), date(2026, 7, 13)),
        ("ferie uke 28–30", date(2026, 7, 6), date(2026, 7, 27)),
        ("ferie i uke 28 og 29", date(2026, 7, 6), date(2026, 7, 20)),
        ("ferie fra uke 28 til uke 31", date(2026, 7, 6), date(2026, 8, 3)),
        ("i juli", date(2026, 7, 1), date(2026, 8, 1)),
        ("neste uke", date(2026, 5, 18), date(2026, 5, 25)),
        ("fri på fredag", date(2026, 5, 15), date(2026, 5, 16)),
        ("3.–12. august", date(2026, 8, 3), date(2026, 8, 13)),
        ("fra 3. til 12. august", date(2026, 8, 3), AUGUST_12),
        ("fra 3. august til 12. august", date(2026, 8, 3), AUGUST_12),
        ("fra mandag til onsdag", date(2026, 5, 18), date(2026, 5, 20)),
        ("to uker fra mandag", date(2026, 5, 18), date(2026, 6, 1)),
        ("fra 20. desember til 5. januar", date(2026, 12, 20), date(2027, 1, 5)),
    ],
)
def test_a_holiday_to_come_begins_when_it_begins(text: str, since: date, back_on: date) -> None:
    assert read_away(text, TUESDAY) == Away(since, back_on)


@pytest.mark.parametrize(
    "text", ["i sommer", "i påsken", "til over sommeren", "noen dager", "fra fredag", "om to uker", "til 3. mars 2020"]
)
def test_away_without_a_day_back_asks_for_one(text: str) -> None:
    assert read_away(text, TUESDAY) == Vague(text)


def test_nothing_said_is_nothing() -> None:
    assert read_away("borte", TUESDAY) == Nothing()
    assert read_away("", TUESDAY) == Nothing()


def test_a_day_that_no_calendar_has_is_no_day_back() -> None:
    assert read_away("til 31/6", TUESDAY) == Nothing(Why.NO_SUCH_DAY)


@pytest.mark.parametrize(
    "text", ["tilbake på jobb 12. august", "er tilbake til arbeid 12. august", "attende i arbeid 12. august"]
)
def test_back_at_work_is_back(text: str) -> None:
    assert read_away(text, date(2026, 7, 1)) == Away(date(2026, 7, 1), date(2026, 8, 12))


def test_a_beginning_without_an_end_is_a_beginning() -> None:
    assert begins("borte fra 1. mai", date(2026, 4, 13)) == date(2026, 5, 1)
    assert begins("pause", date(2026, 4, 13)) is None
