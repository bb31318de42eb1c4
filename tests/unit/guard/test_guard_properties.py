"""Whatever people type: no exception, words from the text itself, and time that grows with length alone."""

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guard import read
from bot.guard.rules import rule_book
from bot.guard.text import fold, sentences

TYPED = st.text(alphabet=st.sampled_from('vi vedtar røyster?!«»">\n 45/26👍ikke,sakå'), max_size=300)
ORDINARY = (
    "Takk for i går. Jeg har tenkt på det vi sa om tillit, og jeg tror vi lytter for dårlig når det blir krevende. "
    "Kommunestyret vedtok planen i fjor, og jeg sto alene med spørsmålene. Hva lærte dere av øvelsen? "
)
HOSTILE = [
    "a",
    "a. ",
    "«",
    '"?',
    "vi ikke ",
    "vi vedtar ikke ",
    "1/2/3-",
    "?",
    ">\n",
    "å\u0301",
    "gruppa saken ",
    "\n",
    "<&>",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), TYPED))
def test_any_text_is_read_and_words_stand_in_it(text: str) -> None:
    for finding in read(text).findings:
        assert finding.words
        assert 0 <= finding.start < finding.end <= len(text)
        assert all(words in text for words in finding.words)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    for sentence in sentences(text):
        for word in sentence:
            assert fold(text[word.start : word.end]) == word.folded


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_much_longer_than_an_ordinary_one(piece: str) -> None:
    hostile = (piece * 10_000)[:10_000]
    ordinary = (ORDINARY * 60)[:10_000]
    assert _fastest(lambda: read(hostile)) < 25 * _fastest(lambda: read(ordinary))


def test_time_grows_with_length_and_not_faster() -> None:
    short, long = (ORDINARY * 3)[:500], (ORDINARY * 60)[:10_000]
    assert _fastest(lambda: read(long)) < 2.5 * 20 * _fastest(lambda: read(short))


def test_each_rule_names_its_ground_and_uses_known_families() -> None:
    rules = rule_book().rules.values()
    assert {rule.indicator for rule in rules if rule.sure} >= {rule.indicator for rule in rules if rule.indicator}
    assert all(need in rule_book().rules for rule in rules for need in rule.unless)


def _fastest(work: Callable[[], object]) -> float:
    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(7))
