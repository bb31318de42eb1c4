"""Dates as people type them are read as they are meant, seen from Tuesday 12 May 2026."""

import unicodedata
from datetime import date

import pytest

from bot.domain.when import Day, Nothing, Vague, Why, read_when

TUESDAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fredag", date(2026, 5, 15)),
        ("på fredag", date(2026, 5, 15)),
        ("innen fredag", date(2026, 5, 15)),
        ("innan fredag", date(2026, 5, 15)),
        ("førstkommende fredag", date(2026, 5, 15)),
        ("neste fredag", date(2026, 5, 22)),
        ("fredag i neste uke", date(2026, 5, 22)),
        ("fredag neste veke", date(2026, 5, 22)),
        ("fredag om to uker", date(2026, 5, 29)),
        ("tysdag", date(2026, 5, 19)),
        ("laurdag", date(2026, 5, 16)),
        ("måndag", date(2026, 5, 18)),
        ("by Friday", date(2026, 5, 15)),
        ("next Friday", date(2026, 5, 22)),
        ("i dag", date(2026, 5, 12)),
        ("i kveld", date(2026, 5, 12)),
        ("i morgen", date(2026, 5, 13)),
        ("i morgon tidleg", date(2026, 5, 13)),
        ("tomorrow", date(2026, 5, 13)),
        ("i overmorgen", date(2026, 5, 14)),
        ("om to uker", date(2026, 5, 26)),
        ("om 14 dager", date(2026, 5, 26)),
        ("om ei veke", date(2026, 5, 19)),
        ("in three days", date(2026, 5, 15)),
        ("two weeks from now", date(2026, 5, 26)),
        ("innen 14 dager", date(2026, 5, 26)),
        ("i løpet av to uker", date(2026, 5, 26)),
        ("om en måned", date(2026, 6, 12)),
        ("om eit halvt år", date(2026, 11, 12)),
        ("12. august", date(2026, 8, 12)),
        ("12 aug", date(2026, 8, 12)),
        ("1.juni", date(2026, 6, 1)),
        ("1. juni kl 9", date(2026, 6, 1)),
        ("den tredje juni", date(2026, 6, 3)),
        ("June 3rd", date(2026, 6, 3)),
        ("the 3rd of June", date(2026, 6, 3)),
        ("June 3, 2027", date(2027, 6, 3)),
        ("fredag 12. juni", date(2026, 6, 12)),
        ("3.–5. juni", date(2026, 6, 5)),
        ("den 15.", date(2026, 5, 15)),
        ("den 3.", date(2026, 6, 3)),
        ("12/8", date(2026, 8, 12)),
        ("12.8.", date(2026, 8, 12)),
        ("innen 12.8", date(2026, 8, 12)),
        ("03.03.2027", date(2027, 3, 3)),
        ("3/3-27", date(2027, 3, 3)),
        ("3-3-2027", date(2027, 3, 3)),
        ("2027-03-03", date(2027, 3, 3)),
        ("3. mars 2027", date(2027, 3, 3)),
        ("uke 23", date(2026, 6, 5)),
        ("veke 23", date(2026, 6, 5)),
        ("week 23", date(2026, 6, 5)),
        ("u23", date(2026, 6, 5)),
        ("uke 23 2027", date(2027, 6, 11)),
        ("onsdag i uke 23", date(2026, 6, 3)),
        ("uke 23, på onsdag", date(2026, 6, 3)),
        ("neste uke", date(2026, 5, 22)),
        ("til veka", date(2026, 5, 22)),
        ("denne uka", date(2026, 5, 15)),
        ("innan utgangen av veka", date(2026, 5, 15)),
        ("i slutten av neste uke", date(2026, 5, 22)),
        ("i slutten av mai", date(2026, 5, 29)),
        ("innen utgangen av juni", date(2026, 6, 30)),
        ("by the end of May", date(2026, 5, 29)),
        ("end of next month", date(2026, 6, 30)),
        ("i løpet av året", date(2026, 12, 31)),
        ("uke 22 til 23", date(2026, 6, 5)),
        ("tidlig neste uke", date(2026, 5, 22)),
        ("torsdag den 4.", date(2026, 6, 4)),
        ("søndag 17.05", date(2026, 5, 17)),
        ("om en ukes tid", date(2026, 5, 19)),
        ("om ca. to veker", date(2026, 5, 26)),
        ("fredga", date(2026, 5, 15)),
        ("tordag", date(2026, 5, 14)),
        ("i morgn", date(2026, 5, 13)),
        ("3. septmber", date(2026, 9, 3)),
        ("PÅ FREDAG!", date(2026, 5, 15)),
        ("pa loerdag", date(2026, 5, 16)),
        (unicodedata.normalize("NFD", "på lørdag"), date(2026, 5, 16)),
    ],
)
def test_a_day_is_found(text: str, day: date) -> None:
    found = read_when(text, TUESDAY)
    assert isinstance(found, Day), found
    assert found.date == day


def test_a_weekday_is_the_coming_one_even_when_today_is_that_day() -> None:
    assert read_when("tirsdag", TUESDAY) == Day(date(2026, 5, 19), "tirsdag")


def test_next_friday_said_on_a_sunday_is_in_the_week_that_comes() -> None:
    assert read_when("neste fredag", date(2026, 5, 17)) == Day(date(2026, 5, 22), "neste fredag")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3. mars", date(2027, 3, 3)),
        ("3/3", date(2027, 3, 3)),
        ("uke 10", date(2027, 3, 12)),
        ("i slutten av april", date(2027, 4, 30)),
        ("12. mai", date(2026, 5, 12)),
        ("uke 20", date(2026, 5, 15)),
    ],
)
def test_what_has_passed_this_year_means_next_year(text: str, day: date) -> None:
    found = read_when(text, TUESDAY)
    assert isinstance(found, Day)
    assert found.date == day


def test_a_year_that_was_said_is_believed_even_when_it_has_passed() -> None:
    assert read_when("3. mars 2025", TUESDAY) == Day(date(2025, 3, 3), "3. mars 2025")


def test_a_week_that_begins_in_the_old_year_belongs_to_the_new_one() -> None:
    assert read_when("uke 1", date(2026, 12, 28)) == Day(date(2027, 1, 8), "uke 1")
    assert read_when("uke 53", date(2026, 12, 28)) == Day(date(2027, 1, 1), "uke 53")


@pytest.mark.parametrize(
    "text",
    [
        "før sommeren",
        "før sommaren",
        "foer sommeren",
        "fortløpende",
        "Q3",
        "3. kvartal",
        "andre halvår",
        "snart",
        "etter jul",
        "til våren",
        "over helga",
        "månedsskiftet",
        "i midten av juni",
        "i mai",
        "innen mai",
        "om noen uker",
        "etter fredag",
        "hver fredag",
        "annenhver uke",
        "before the summer",
        "later",
        "neste år",
    ],
)
def test_a_time_without_a_day_asks_for_one(text: str) -> None:
    assert read_when(text, TUESDAY) == Vague(text)


@pytest.mark.parametrize("text", ["31/6", "31.06.2026", "32. mars", "29. februar 2027", "uke 99", "innen 31/6", "30/2"])
def test_a_day_that_no_calendar_has_is_said_to_be_so(text: str) -> None:
    assert read_when(text, TUESDAY) == Nothing(Why.NO_SUCH_DAY, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ring Ola",
        "mandat",
        "Frida",
        "Mai-Britt",
        "sak 45/26",
        "se 45/26",
        "§ 3.3",
        "kl. 9.30",
        "2/3 av budsjettet",
        "24/7",
        "versjon 1.2.3",
        "levere 1.2.3",
        "ring 99 88 77 66",
        "Q3-rapporten",
        "fredag-møtet",
        "forrige fredag",
        "99999999999999999999",
        "3.5 prosent",
        "ola@fredag.example",
        "https://kommune.example/2026/06/03",
        "den 15. gruppa",
        "fri",
        "🙂",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read_when(text, TUESDAY) == Nothing()


def test_the_last_day_after_innen_til_or_foer_wins() -> None:
    found = read_when("ring Ola på mandag om møtet 3. juni, senest 5. juni", TUESDAY)
    assert found == Day(date(2026, 6, 5), "senest 5. juni")


def test_without_such_a_word_the_first_day_wins() -> None:
    assert read_when("ring Ola i morgen om temadagen 3. juni", TUESDAY) == Day(date(2026, 5, 13), "i morgen")


def test_a_time_of_day_is_not_taken_for_a_date() -> None:
    assert read_when("fredag 10.05", TUESDAY) == Day(date(2026, 5, 15), "fredag")


def test_the_same_day_said_twice_is_one() -> None:
    assert read_when("i morgen, onsdag", TUESDAY) == Day(date(2026, 5, 13), "i morgen, onsdag")
