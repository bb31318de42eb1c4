"""One block too large becomes several that are not. Texts of people are split; only labels and cells are shortened."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, repeat
from typing import Final, TypeVar, assert_never

from bot.cards.action import encode
from bot.cards.card import (
    Block,
    Bullets,
    Button,
    Buttons,
    Chart,
    Choice,
    Confirm,
    DateInput,
    Divider,
    Facts,
    Heading,
    Inline,
    Option,
    Plain,
    Quote,
    Strong,
    Table,
    Text,
    TextInput,
)
from bot.cards.graphemes import between_signs, cost, cut
from bot.cards.text import unmarked

T = TypeVar("T")

SECTION: Final = 2_900
"""Slack's 3,000, less what a platform's own marks for emphasis take."""
HEADER: Final = 150
LABEL: Final = 75
"""Buttons, options and their help."""
INPUT_LABEL: Final = 1_900
CONFIRM_TITLE: Final = 100
CONFIRM_TEXT: Final = 300
CONFIRM_BUTTON: Final = 30
BUTTON_VALUE: Final = 2_000
BUTTONS_IN_A_ROW: Final = 25
OPEN_OPTIONS: Final = 10
OPTIONS: Final = 100
ROWS: Final = 99
CELL: Final = 500
FACTS: Final = 10
FACT: Final = 900
CHART_TITLE: Final = 50
MORE: Final = "…"


def shortened(text: str, most: int) -> str:
    """Leave out the end, with «…» in its place."""
    return text if cost(text) <= most else f"{cut(text, most - len(MORE) - 1)[0]} {MORE}"


def small(block: Block) -> tuple[Block, ...]:  # noqa: C901, PLR0911 - one answer for each kind of block
    """Split or shorten one block; a block with nothing to read in it is left out."""
    match block:
        case Heading(text):
            fits = cost(text) <= HEADER and bool(text.strip())
            return (block,) if fits else tuple(map(Text, _inlines((Strong(text),))))
        case Text(inline):
            return tuple(map(Text, _inlines(inline)))
        case Bullets(items):
            return tuple(_bullets(items))
        case Quote(text, by):
            names = chain((shortened(by, HEADER),), repeat(""))
            return tuple(Quote(piece, by=name) for piece, name in zip(_pieces(text), names, strict=False))
        case Facts(pairs):
            return tuple(_facts(pairs))
        case Table():
            return tuple(_tables(block))
        case Chart():
            return (replace(block, title=shortened(block.title, CHART_TITLE)),)
        case Buttons(buttons):
            return tuple(Buttons(tuple(map(_button, row))) for row in _rows(buttons, BUTTONS_IN_A_ROW))
        case Choice():
            return tuple(_choice(block))
        case TextInput() | DateInput():
            label, said = shortened(block.label, INPUT_LABEL), shortened(block.help, INPUT_LABEL)
            return (replace(block, label=label, help=said),)
        case Divider():
            return (block,)
        case _:
            assert_never(block)


def _pieces(text: str) -> Iterator[str]:
    """Split where a paragraph ends if one ends in the second half, else between words."""
    while cost(text) > SECTION:
        first, rest = cut(text, SECTION)
        paragraph = first.rfind("\n", len(first) // 2)
        if paragraph > 0 and between_signs(text, paragraph + 1):
            first, rest = text[:paragraph], text[paragraph + 1 :]
        if first.strip():
            yield first
        text = rest
    if text.strip():
        yield text


def _inlines(inline: Inline) -> Iterator[Inline]:
    """Split a sentence with emphasis, so that no piece is too long and what is strong stays strong."""
    if cost(unmarked(inline)) <= SECTION:
        if unmarked(inline).strip():
            yield inline
        return
    line: list[Plain | Strong] = []
    room = SECTION
    for part in inline:
        for index, piece in enumerate(_pieces(part.text)):
            if line and (index or cost(piece) > room):
                yield tuple(line)
                line, room = [], SECTION
            line.append(replace(part, text=piece))
            room -= cost(piece)
    if line:
        yield tuple(line)


def _bullets(items: Iterable[Inline]) -> Iterator[Block]:
    """As many items in a block as fit; an item too long for one goes on as text."""
    kept: list[Inline] = []
    room = SECTION
    for item in items:
        first, *rest = list(_inlines(item)) or [()]
        if not first:
            continue
        price = cost(unmarked(first)) + 3
        if kept and price > room:
            yield Bullets(tuple(kept))
            kept, room = [], SECTION
        kept.append(first)
        room -= price
        if rest:
            yield Bullets(tuple(kept))
            yield from map(Text, rest)
            kept, room = [], SECTION
    if kept:
        yield Bullets(tuple(kept))


def _facts(pairs: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    """A value too long to stand beside its name stands under it."""
    for row in _rows(pairs, FACTS):
        beside = tuple((shortened(name, LABEL), value) for name, value in row if cost(value) <= FACT)
        if beside:
            yield Facts(beside)
        for name, value in row:
            if cost(value) > FACT:
                yield from small(Text((Strong(shortened(name, LABEL)),)))
                yield from small(Quote(value))


def _tables(table: Table) -> Iterator[Block]:
    head = tuple(shortened(cell, LABEL) for cell in table.head)
    caption = shortened(table.caption, HEADER)
    for rows in _rows(table.rows, ROWS) or [()]:
        cells = tuple(tuple(shortened(cell, CELL) for cell in row) for row in rows)
        yield Table(head=head, rows=cells, caption=caption)


def _button(button: Button) -> Button:
    if cost(encode(button.action)) > BUTTON_VALUE:
        raise ValueError(f"the button {button.action.act} carries more than ids")
    return replace(
        button, label=shortened(button.label, LABEL), confirm=_confirm(button.confirm) if button.confirm else None
    )


def _confirm(confirm: Confirm) -> Confirm:
    return Confirm(
        title=shortened(confirm.title, CONFIRM_TITLE),
        text=shortened(confirm.text, CONFIRM_TEXT),
        yes=shortened(confirm.yes, CONFIRM_BUTTON),
        no=shortened(confirm.no, CONFIRM_BUTTON),
    )


def _choice(choice: Choice) -> Iterator[Block]:
    """Help too long to stand with its option stands in full above the choice, where it is read first."""
    options = choice.options[:OPTIONS]
    if any(cost(one.help) > LABEL for one in options):
        told = tuple((Strong(one.label), Plain(f" – {one.help}")) for one in options)
        yield from _bullets(told)
        options = tuple(replace(one, help="") for one in options)
    yield replace(
        choice,
        label=shortened(choice.label, INPUT_LABEL),
        help=shortened(choice.help, INPUT_LABEL),
        options=tuple(_option(one) for one in options),
        open=choice.open and len(options) <= OPEN_OPTIONS,
    )


def _option(option: Option) -> Option:
    return replace(option, label=shortened(option.label, LABEL))


def _rows(items: tuple[T, ...], most: int) -> list[tuple[T, ...]]:
    return [items[start : start + most] for start in range(0, len(items), most)]
