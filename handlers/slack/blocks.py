"""What is read, as Block Kit. Every word is literal: no block here is one in which Slack looks for markup."""

from typing import Any, Final

from bot.cards.card import Bullets, Chart, Facts, Inline, Plain, Quote, Strong, Table
from bot.cards.text import lines_of

Json = dict[str, Any]

MOST_SERIES: Final = 6
LARGEST_TABLE: Final = 10_000
MOST_ROWS: Final = 100
MOST_COLUMNS: Final = 20
NOTHING_HERE: Final = "\u00a0"
"""An empty cell: Slack refuses one without any sign."""


def plain_text(text: str) -> Json:
    """Written as it is: «:tada:» stays seven letters."""
    return {"type": "plain_text", "text": text, "emoji": False}


def header(text: str) -> Json:
    return {"type": "header", "text": plain_text(text)}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def paragraph(inline: Inline) -> Json:
    return rich(_section(inline))


def bullets(block: Bullets) -> Json:
    items = [_section(item) for item in block.items]
    return rich({"type": "rich_text_list", "style": "bullet", "elements": items})


def quote(block: Quote) -> Json:
    quoted: Json = {"type": "rich_text_quote", "elements": _words((Plain(block.text),))}
    return rich(_section((Strong(f"{block.by}:"),)), quoted) if block.by else rich(quoted)


def facts(block: Facts) -> Json:
    lines: list[Plain | Strong] = []
    for name, value in block.pairs:
        lines += [Plain("\n"), Strong(f"{name}: "), Plain(value)]
    return rich(_section(tuple(lines[1:])))


def table(block: Table) -> list[Json]:
    caption = [paragraph((Strong(block.caption),))] if block.caption else []
    rows = [[{"type": "raw_text", "text": cell or NOTHING_HERE} for cell in row] for row in (block.head, *block.rows)]
    return [*caption, {"type": "table", "rows": rows}]


def is_small(block: Table) -> bool:
    cells = sum(len(cell or NOTHING_HERE) for row in (block.head, *block.rows) for cell in row)
    return cells <= LARGEST_TABLE and len(block.rows) < MOST_ROWS and 0 < len(block.head) <= MOST_COLUMNS


def written_table(block: Table) -> list[Json]:
    """Where Slack draws no table: columns under each other, in letters of one width."""
    lines = "\n".join(line or NOTHING_HERE for line in lines_of(block))
    return [rich({"type": "rich_text_preformatted", "elements": _words((Plain(lines),))})]


def can_be_drawn(chart: Chart) -> bool:
    names, categories = [one.name for one in chart.series], chart.categories
    return (
        0 < len(names) <= MOST_SERIES
        and len(set(names)) == len(names)
        and bool(categories)
        and len(set(categories)) == len(categories)
    )


def chart(block: Chart) -> Json:
    series = [{"name": one.name, "data": _points(block.categories, one.values)} for one in block.series]
    axis = {"categories": list(block.categories)}
    drawn = {"type": "bar", "series": series, "axis_config": axis}
    return {"type": "data_visualization", "title": block.title, "chart": drawn}


def _points(categories: tuple[str, ...], values: tuple[float, ...]) -> list[Json]:
    return [{"label": label, "value": value} for label, value in zip(categories, values, strict=True)]


def _section(inline: Inline) -> Json:
    return {"type": "rich_text_section", "elements": _words(inline)}


def _words(inline: Inline) -> list[Json]:
    return [_word(part) for part in inline if part.text]


def _word(part: Plain | Strong) -> Json:
    word: Json = {"type": "text", "text": part.text}
    return {**word, "style": {"bold": True}} if isinstance(part, Strong) else word
