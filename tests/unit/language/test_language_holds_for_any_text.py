"""Whatever people paste: nothing is raised, nothing is slow, nothing is made up."""

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.when import Day, read_when
from bot.domain.when.away import Away, read_away
from bot.domain.when.words import MONTHS, RELATIVE, SEASONS, WEEKDAYS
from bot.usecases.understanding.sentence import draft
from bot.usecases.understanding.table import MEANINGS
from bot.usecases.understanding.words import read_command

_SMALL = "innen til før på i om den the fra slutten av uke veke neste 3 31 6 23 99 2027 3/3 31/6 Q . , - – : ( ) « »"
_PHRASES = (" ".join(phrase) for phrase in (*RELATIVE, *MEANINGS))
_WORDS = sorted({*WEEKDAYS, *MONTHS, *SEASONS, *_PHRASES, *_SMALL.split(), "\n"})
DATES = st.dates(date(2000, 1, 1), date(2100, 12, 31))
TEXTS = st.one_of(
    st.text(max_size=5_000),
    st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(_WORDS), max_size=60).map("".join),
)


def letters(text: str) -> list[str]:
    return [letter for letter in unicodedata.normalize("NFC", text).casefold() if not letter.isspace()]


def is_within(some: list[str], all_of_it: list[str]) -> bool:
    """Say whether `some` comes out of the whole by leaving things out."""
    rest = iter(all_of_it)
    return all(letter in rest for letter in some)


@settings(deadline=None)
@given(text=TEXTS, today=DATES)
def test_any_text_can_be_read(text: str, today: date) -> None:
    read_command(text)
    found = read_when(text, today)
    assert not isinstance(found, Day) or found.words in unicodedata.normalize("NFC", text)
    away = read_away(text, today)
    assert not isinstance(away, Away) or today <= away.since < away.back_on


@settings(deadline=None)
@given(text=TEXTS, today=DATES)
def test_a_draft_leaves_things_out_and_adds_nothing(text: str, today: date) -> None:
    what = draft(text, today).what
    assert bool(what) == bool(text.strip())
    assert is_within(letters(what), letters(text))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000,
        "9" * 5_000,
        "1/" * 2_500,
        "3. " * 1_600,
        "innen " * 800,
        "fredag " * 700,
        "til og med " * 450,
        "«" * 5_000,
        '"' * 5_000,
        "husk å " * 700,
        "@" * 5_000,
        "<at>" * 1_250,
        "i slutten av " * 380,
        "å\u030a" * 2_500,
        " " * 5_000,
        "3.-" * 1_600,
        "ta i bystyret " * 350,
    ],
)
def test_five_thousand_characters_are_read_in_a_moment(text: str) -> None:
    begun = time.process_time()
    draft(text, date(2026, 5, 12))
    read_away(text, date(2026, 5, 12))
    read_command(text)
    assert time.process_time() - begun < 5
