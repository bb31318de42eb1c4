"""Every card and form as plain text: for lock screens, screen readers and platforms without blocks."""

from collections.abc import Iterable
from typing import assert_never

from bot.cards.card import (
    Block,
    Bullets,
    Buttons,
    Card,
    Chart,
    Choice,
    DateInput,
    Divider,
    Facts,
    Form,
    Heading,
    Inline,
    Plain,
    Quote,
    Strong,
    Table,
    Text,
    TextInput,
)


def plain(card: Card) -> str:
    """Write the whole message: the summary first, since that is the line a lock screen shows."""
    lines = list(_all(card.blocks))
    return "\n".join(lines if lines[:1] == [card.summary] else [card.summary, *lines])


def plain_form(form: Form) -> str:
    return "\n".join([form.title, *_all(form.blocks), f"[{form.submit}] [{form.cancel}]"])


def unmarked(inline: Inline) -> str:
    return "".join(part.text for part in inline)


def _all(blocks: Iterable[Block]) -> Iterable[str]:
    return (line for block in blocks for line in lines_of(block))


def lines_of(block: Block) -> list[str]:  # noqa: C901, PLR0911 - one answer for each kind of block
    match block:
        case Heading(text):
            return [text]
        case Text(inline):
            return unmarked(_with_colon(inline)).splitlines()
        case Bullets(items):
            return [line for item in items for line in _bullet(unmarked(item))]
        case Quote(text, by):
            return [*([f"{by}:"] if by else []), *text.splitlines()]
        case Facts(pairs):
            return [f"{name}: {value}" for name, value in pairs]
        case Table():
            return _table(block)
        case Chart():
            return _table(block.table())
        case Buttons(buttons):
            return [" ".join(f"[{one.label}] {one.url}".rstrip() for one in buttons)]
        case Divider():
            return [""]
        case TextInput() | Choice() | DateInput():
            return _input(block)
        case _:
            assert_never(block)


def _with_colon(inline: Inline) -> Inline:
    """What stands strong before a sentence is its heading: without emphasis a colon says so."""
    match inline:
        case (Strong(head), Plain(said), *rest) if said[:1] == " " and not said[1:2].islower():
            return (Strong(f"{head}:"), Plain(said), *rest)
        case _:
            return inline


def _bullet(text: str) -> list[str]:
    first, *rest = text.splitlines() or [""]
    return [f"• {first}", *(f"  {line}" for line in rest)]


def _table(table: Table) -> list[str]:
    """Write columns under each other; no drawn lines, since a screen reader would read them aloud."""
    rows = [table.head, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [table.caption, *lines] if table.caption else lines


def _input(block: TextInput | Choice | DateInput) -> list[str]:
    lines = [block.label, *([block.help] if block.help else [])]
    if isinstance(block, Choice):
        for one in block.options:
            mark = "(x)" if one.value == block.initial else "( )"
            lines.append(f"{mark} {one.label} – {one.help}" if one.help else f"{mark} {one.label}")
    elif block.initial:
        lines += block.initial.splitlines()
    return lines
