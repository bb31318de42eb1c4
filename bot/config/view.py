"""A forgiving look at the tree, so that one mistake never hides another: what is not there is empty."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.config.dates import as_date
from bot.config.problem import Position
from bot.config.tree import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Word:
    """A value and where it stands."""

    text: str
    at: Position


@dataclass(frozen=True, slots=True)
class View:
    node: Node | None

    @property
    def at(self) -> Position:
        return self.node.at if self.node else Position()

    def __getitem__(self, key: str) -> "View":
        if isinstance(self.node, Mapping) and key in self.node.entries:
            return View(self.node.entries[key][1])
        return View(None)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.node, Mapping) and key in self.node.entries and not self[key].is_empty

    @property
    def is_empty(self) -> bool:
        return self.node is None or (isinstance(self.node, Scalar) and self.node.empty)

    def items(self) -> "Iterator[View]":
        if isinstance(self.node, Sequence):
            yield from (View(item) for item in self.node.items)

    @property
    def word(self) -> Word | None:
        if isinstance(self.node, Scalar) and not self.node.empty and self.node.text.strip():
            return Word(self.node.text.strip(), self.node.at)
        return None

    @property
    def text(self) -> str:
        return self.word.text if self.word else ""

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(item.word for item in self.items() if item.word)

    @property
    def day(self) -> date | None:
        return as_date(self.text)
