"""What is read, as Adaptive Card elements. Every word is literal: Teams reads markdown in a TextBlock, not in a run."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from bot.cards.card import Bullets, Chart, Facts, Inline, Plain, Quote, Strong, Table

Json = dict[str, Any]

_FUNCTION: Final = re.compile(r"\{\{(?=\s*(?:DATE|TIME)\s*\()", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"([\\*_\[\]<>`~])|^(?=(?:[#>+-]|\d+\.)\s)", re.MULTILINE)
_INVISIBLE: Final = "\u2060"
"""A word joiner: it takes no place, and breaks what a client would otherwise calculate."""
NOTHING_HERE: Final = "\u00a0"


def literal(text: str) -> str:
    """Leave nothing that a client replaces: `{{DATE(…)}}` becomes a date in every text element."""
    return _FUNCTION.sub(f"{{{_INVISIBLE}{{", text)


def unmarked_down(text: str) -> str:
    """Escape what a TextBlock would read as markdown; the few elements without runs need it."""
    return literal(_MARKDOWN.sub(lambda found: f"\\{found[1]}" if found[1] else _INVISIBLE, text))


def heading(text: str) -> Json:
    """A TextBlock, since only that can tell a screen reader that it is a heading."""
    shown = unmarked_down(" ".join(text.split()))
    return {"type": "TextBlock", "style": "heading", "size": "Large", "weight": "Bolder", "text": shown, "wrap": True}


def paragraph(inline: Inline, *, broken: bool = True) -> list[Json]:
    """Each line as an element of its own: clients differ in what a line break inside a run becomes."""
    lines = list(_lines(inline)) if broken else [inline]
    shown = [{"type": "RichTextBlock", "inlines": [_run(part) for part in line]} for line in lines if line]
    return [one if index == 0 else {**one, "spacing": "Small"} for index, one in enumerate(shown)]


def bullets(block: Bullets, *, broken: bool = True) -> list[Json]:
    shown = [line for item in block.items for line in paragraph((Plain("•  "), *item), broken=broken)]
    return [one if index == 0 else {**one, "spacing": "Small"} for index, one in enumerate(shown)]


def quote(block: Quote, *, broken: bool = True) -> Json:
    by = paragraph((Strong(f"{block.by}:"),)) if block.by else []
    items = [*by, *paragraph((Plain(block.text),), broken=broken)]
    return {"type": "Container", "style": "emphasis", "items": items}


def facts(block: Facts, *, broken: bool = True) -> list[Json]:
    """Not a FactSet: it reads markdown in names and values."""
    lines = [line for name, value in block.pairs for line in paragraph(_fact(name, value), broken=broken)]
    return [one if index == 0 else {**one, "spacing": "Small"} for index, one in enumerate(lines)]


def _fact(name: str, value: str) -> Inline:
    return (Strong(f"{name}: "), Plain(value))


def table(block: Table) -> list[Json]:
    caption = paragraph((Strong(block.caption),)) if block.caption else []
    head = _row(tuple(map(Strong, block.head)))
    rows = [_row(tuple(map(Plain, row))) for row in block.rows]
    columns = [{"type": "TableColumnDefinition", "width": 1 if place else 2} for place, _ in enumerate(block.head)]
    return [*caption, {"type": "Table", "firstRowAsHeader": True, "columns": columns, "rows": [head, *rows]}]


def _row(cells: Inline) -> Json:
    full = (replace(cell, text=cell.text or NOTHING_HERE) for cell in cells)
    return {"type": "TableRow", "cells": [{"type": "TableCell", "items": paragraph((cell,))} for cell in full]}


def chart(block: Chart) -> Json:
    """Where a client knows no charts, the table stands in its place."""
    drawn = _single(block) if len(block.series) == 1 else _grouped(block)
    return {**drawn, "title": block.title, "fallback": {"type": "Container", "items": table(block.table())}}


def _single(block: Chart) -> Json:
    (only,) = block.series
    return {"type": "Chart.VerticalBar", "showBarValues": True, "data": _points(block.categories, only.values)}


def _grouped(block: Chart) -> Json:
    data = [{"legend": one.name, "values": _points(block.categories, one.values)} for one in block.series]
    return {"type": "Chart.VerticalBar.Grouped", "showBarValues": True, "data": data}


def _points(categories: tuple[str, ...], values: tuple[float, ...]) -> list[Json]:
    return [{"x": category, "y": value} for category, value in zip(categories, values, strict=True)]


def _run(part: Plain | Strong) -> str | Json:
    """A plain string is a run too, and the shortest one."""
    text = literal(part.text)
    return {"type": "TextRun", "text": text, "weight": "Bolder"} if isinstance(part, Strong) else text


def _lines(inline: Inline) -> Iterator[Inline]:
    line: list[Plain | Strong] = []
    for part in inline:
        kind = type(part)
        first, *rest = part.text.split("\n")
        line += [kind(first)] if first else []
        for text in rest:
            if line:
                yield tuple(line)
            line = [kind(text)] if text else []
    if line:
        yield tuple(line)
