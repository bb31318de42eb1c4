"""The YAML as a tree that remembers where everything stands; a scalar stays the text that was typed."""

from dataclasses import dataclass, field
from typing import Final, NoReturn, TypeAlias

import yaml

from bot.config.problem import Fault, Position
from bot.config.syntax import marked, syntax_fault

DEEPEST: Final = 20
MOST_NODES: Final = 200_000
"""Aliases counted as often as they are used, so that a few lines cannot become millions of values."""
MOST_ALIASES: Final = 200
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    quoted: bool
    at: Position

    @property
    def empty(self) -> bool:
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Mapping:
    at: Position
    entries: dict[str, tuple[Scalar, "Node"]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sequence:
    at: Position
    items: "list[Node]" = field(default_factory=list)


_NO_KEY: Final = Scalar("", quoted=True, at=Position())
"""In the place of a key that is no text, so that its value is not taken for the next key."""

Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Tree:
    root: Node | None
    faults: tuple[Fault, ...]


def compose(text: str) -> Tree:
    composer = _Composer()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            composer.take(event)
    except _Stop:
        return Tree(None, tuple(composer.faults))
    except yaml.YAMLError as error:
        return Tree(None, (*composer.faults, syntax_fault(error, text)))
    return Tree(composer.root, tuple(composer.faults))


class _Stop(Exception):  # noqa: N818 - reading ends here, the reason already lies among the faults
    pass


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being filled."""

    node: Mapping | Sequence
    anchor: str | None
    size: int = 1
    key: Scalar | None = None


class _Composer:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._open: list[_Open] = []
        self._anchors: dict[str | None, tuple[Node, int]] = {}
        self._aliases = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        at = marked(event.start_mark)
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop(at, "several_documents")
            case yaml.ScalarEvent():
                self._check_tag(event.tag, at)
                scalar = Scalar(event.value, bool(event.style), at)
                self._place(scalar, event.anchor, 1)
            case yaml.AliasEvent():
                self._alias(event.anchor, at)
            case yaml.MappingStartEvent():
                self._begin(Mapping(at), event, at)
            case yaml.SequenceStartEvent():
                self._begin(Sequence(at), event, at)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                done = self._open.pop()
                self._place(done.node, done.anchor, done.size)
            case _:
                """The stream's beginning and the ends of documents carry nothing."""

    def _begin(self, node: Mapping | Sequence, event: yaml.CollectionStartEvent, at: Position) -> None:
        self._check_tag(event.tag, at)
        if len(self._open) >= DEEPEST:
            self._stop(at, "too_deep", most=str(DEEPEST))
        self._open.append(_Open(node, event.anchor))

    def _alias(self, anchor: str | None, at: Position) -> None:
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            self._stop(at, "too_many_aliases", most=str(MOST_ALIASES))
        if any(one.anchor == anchor for one in self._open):
            self._stop(at, "alias_within_itself", alias=str(anchor))
        if anchor not in self._anchors:
            self._stop(at, "unknown_alias", alias=str(anchor))
        node, size = self._anchors[anchor]
        self._place(node, None, size)

    def _place(self, node: Node, anchor: str | None, size: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size)
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.size += size
        if parent.size > MOST_NODES:
            self._stop(node.at, "too_many_values", most=f"{MOST_NODES:_}".replace("_", " "))
        match parent.node:
            case Sequence(items=items):
                items.append(node)
            case Mapping() as mapping:
                self._enter(mapping, parent, node)

    def _enter(self, mapping: Mapping, parent: _Open, node: Node) -> None:
        if parent.key is None:
            if not isinstance(node, Scalar):
                self.faults.append(Fault(node.at, "key_not_text"))
                node = _NO_KEY
            parent.key = node
            return
        key, parent.key = parent.key, None
        if key is _NO_KEY:
            return
        if key.text in mapping.entries:
            first = mapping.entries[key.text][0].at
            self.faults.append(Fault(key.at, "duplicate_key", {"key": key.text, "line": str(first.line)}))
            return
        mapping.entries[key.text] = (key, node)

    def _check_tag(self, tag: str | None, at: Position) -> None:
        if tag is not None:
            self.faults.append(Fault(at, "tag", {"tag": tag.replace("tag:yaml.org,2002:", "!!")}))

    def _stop(self, at: Position, key: str, **params: str) -> NoReturn:
        self.faults.append(Fault(at, key, params))
        raise _Stop
