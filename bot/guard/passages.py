"""A text in passages: two neighbouring sentences at a time, so that one drifting clause in a long text stands out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.finding import Indicator
from bot.domain.language import Language
from bot.guard.families import Marked
from bot.guard.features import features
from bot.guard.rules import Match, rule_book
from bot.guard.text import sentences


class Sentence(NamedTuple):
    words: Sequence[Marked]
    acts: Sequence[Match]
    persons: Sequence[Match]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    sentences: Sequence[int]
    """Which sentences of the text it holds, by number."""
    names: frozenset[str]
    """Of all its features."""
    plain: tuple[Indicator, ...]
    """What its sure rules say, in the order of the text."""


def marked_sentences(text: str, language: Language | None) -> list[Sentence]:
    book = rule_book()
    written = list(sentences(text))
    form = book.words.form([word for sentence in written for word in sentence])
    if language in {Language.NB, Language.NN}:
        form = language
    marked = []
    for sentence in written:
        words = book.words.mark(sentence, form)
        matches = book.matches(words)
        persons = [match for match in matches if book.rules[match.rule].indicator is Indicator.PERSONAL_MATTER]
        marked.append(Sentence(words, [match for match in matches if match not in persons], persons))
    return marked


def passages(marked: Sequence[Sentence]) -> Iterator[Passage]:
    names = [frozenset(feature.name for feature in features(line.words, line.acts)) for line in marked]
    plain = [_plain(line) for line in marked]
    if len(names) == 1:
        yield Passage(sentences=(0,), names=names[0], plain=plain[0])
    for first in range(len(names) - 1):
        last = first + 1
        yield Passage(sentences=(first, last), names=names[first] | names[last], plain=plain[first] + plain[last])


def _plain(line: Sentence) -> tuple[Indicator, ...]:
    rules = rule_book()
    said = (rules.rules[match.rule].indicator for match in rules.plain(line.acts))
    return tuple(indicator for indicator in said if indicator is not None)
