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
    names: frozenset[str]
    """Of all its features."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    sentences: Sequence[int]
    """Which sentences of the text it holds, by number."""
    parts: tuple[frozenset[str], ...]
    """The names of all features, sentence by sentence."""
    plain: tuple[Indicator, ...]
    """What its sure rules say, in the order of the text."""

    @property
    def names(self) -> frozenset[str]:
        return frozenset().union(*self.parts)


def written_in(text: str) -> Language:
    """The form of Norwegian a text leans to, bokmål in doubt."""
    return rule_book().words.form([word for sentence in sentences(text) for word in sentence])


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
        acts = [match for match in matches if match not in persons] if persons else matches
        marked.append(Sentence(words, acts, persons, frozenset([name for name, _, _ in features(words, acts)])))
    return marked


def passages(marked: Sequence[Sentence]) -> Iterator[Passage]:
    names = [line.names for line in marked]
    plain = [_plain(line) for line in marked]
    if len(names) == 1:
        yield Passage(sentences=(0,), parts=(names[0],), plain=plain[0])
    for first in range(len(names) - 1):
        last = first + 1
        yield Passage(sentences=(first, last), parts=(names[first], names[last]), plain=plain[first] + plain[last])


def _plain(line: Sentence) -> tuple[Indicator, ...]:
    rules = rule_book()
    said = (rules.rules[match.rule].indicator for match in rules.plain(line.acts))
    return tuple(indicator for indicator in said if indicator is not None)
