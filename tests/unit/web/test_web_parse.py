"""What a browser sends is a claim, and may be nonsense."""

import unicodedata

import pytest

from handlers.web import parse
from handlers.web.trouble import Trouble

EVENT = "3f0c6d1e-5a5b-4f8e-9a51-0c1f2f3a4b5c"
WRITTEN = {"persona": "kari", "event": EVENT, "room": "@kari", "text": "Hei"}
PRESSED = {"persona": "kari", "event": EVENT, "room": "@kari", "action": "[]"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/oppfølging", ""),
        ("/oppfølging mine", "mine"),
        ("/OPPFØLGING  Mine ", "Mine"),
        ("/oppfolging ring Ola innen fredag", "ring Ola innen fredag"),
        ("/oppfølgning hjelp", "hjelp"),
        ("/oppfølging\nnytt", "nytt"),
        ("/mine", "mine"),
        ("/", ""),
        ("oppfølging mine", None),
        ("Vi møtes kl. 9/10", None),
    ],
)
def test_command_is_found_behind_the_slash(text: str, words: str | None) -> None:
    assert parse.command_words(text) == words


def test_letters_are_written_in_one_way() -> None:
    assert parse.cleaned(unicodedata.normalize("NFD", "blåbær på Røros")) == "blåbær på Røros"


def test_what_no_database_can_hold_is_left_out() -> None:
    assert parse.cleaned("a\x00b\ud800c") == "ab?c"


def test_text_stays_as_it_was_written_otherwise() -> None:
    text = " <script>*_~ <!channel> @everyone שלום 👩‍👩‍👧\n"
    assert parse.written({**WRITTEN, "text": text}).text == text


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_empty_text_is_asked_for(text: str) -> None:
    with pytest.raises(Trouble, match=r"web\.empty"):
        parse.written({**WRITTEN, "text": text})


def test_text_longer_than_a_message_is_refused() -> None:
    with pytest.raises(Trouble, match=r"web\.too-long"):
        parse.written({**WRITTEN, "text": "a" * 100_000})


@pytest.mark.parametrize(
    "wrong", [{"text": 1}, {"persona": None}, {"room": ["@kari"]}, {"event": "x"}, {"event": "a/b" * 9}]
)
def test_written_nonsense_is_not_understood(wrong: dict[str, object]) -> None:
    with pytest.raises(Trouble, match=r"web\.not-understood"):
        parse.written({**WRITTEN, **wrong})


@pytest.mark.parametrize("values", [[], "x", {"text": 1}, {"text": None}])
def test_values_that_are_no_texts_are_not_understood(values: object) -> None:
    with pytest.raises(Trouble, match=r"web\.not-understood"):
        parse.pressed({**PRESSED, "values": values})


def test_values_of_a_form_are_cleaned() -> None:
    assert parse.pressed({**PRESSED, "values": {"text": "a\x00"}}).values == {"text": "a"}


@pytest.mark.parametrize("number", ["1", None, True, 1.5])
def test_reading_up_to_nonsense_is_not_understood(number: object) -> None:
    with pytest.raises(Trouble, match=r"web\.not-understood"):
        parse.read({"persona": "kari", "room": "@kari", "number": number})


@pytest.mark.parametrize("date", ["", "2026-06-31", "i morgen", "2026-06-30T10:00"])
def test_date_that_does_not_exist_is_said_so(date: str) -> None:
    with pytest.raises(Trouble, match=r"web\.no-such-date"):
        parse.day({"date": date})
