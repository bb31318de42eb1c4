"""Cards and forms as JSON for the page, which puts every word of it on the screen as text and never as HTML."""

from typing import Final, assert_never

from bot.cards.action import encode
from bot.cards.card import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Chart,
    Choice,
    Confirm,
    DateInput,
    Divider,
    Facts,
    Form,
    Heading,
    Inline,
    Input,
    Quote,
    Strong,
    Table,
    Text,
    TextInput,
)
from bot.domain.language import Language
from bot.i18n.numbers import capitalised, decimal

Json = dict[str, object]

_LINKS: Final = ("https://", "http://", "mailto:", "/")
"""What a link may begin with: never javascript: or data:."""


def card_json(card: Card) -> Json:
    return {
        "language": card.language.value,
        "summary": card.summary,
        "blocks": [_block(block, card.language) for block in card.blocks],
    }


def form_json(form: Form) -> Json:
    return {
        "language": form.language.value,
        "title": form.title,
        "blocks": [_block(block, form.language) for block in form.blocks],
        "submit": form.submit,
        "cancel": form.cancel,
        "action": encode(form.action),
    }


def _block(block: Block, language: Language) -> Json:  # noqa: C901, PLR0911 - one case for each kind of block
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Text(inline):
            return {"kind": "text", "inline": _inline(inline)}
        case Bullets(items):
            return {"kind": "bullets", "items": [_inline(item) for item in items]}
        case Quote(text, by):
            return {"kind": "quote", "text": text, "by": by}
        case Facts(pairs):
            return {"kind": "facts", "pairs": [list(pair) for pair in pairs]}
        case Table():
            return {"kind": "table", **_table(block)}
        case Chart():
            return _chart(block, language)
        case Buttons(buttons):
            return {"kind": "buttons", "buttons": [_button(button) for button in buttons]}
        case Divider():
            return {"kind": "divider"}
        case TextInput() | Choice() | DateInput():
            return _input(block)
        case _:
            assert_never(block)


def _inline(inline: Inline) -> list[Json]:
    return [{"text": part.text, "strong": isinstance(part, Strong)} for part in inline]


def _table(table: Table) -> Json:
    return {"caption": table.caption, "head": list(table.head), "rows": [list(row) for row in table.rows]}


def _chart(chart: Chart, language: Language) -> Json:
    whole = all(value == int(value) for one in chart.series for value in one.values)

    def said(value: float) -> str:
        return str(int(value)) if whole else decimal(language, value)

    series = [
        {"name": one.name, "values": list(one.values), "labels": [said(value) for value in one.values]}
        for one in chart.series
    ]
    rows = [
        (category, *(said(one.values[index]) for one in chart.series))
        for index, category in enumerate(chart.categories)
    ]
    return {
        "kind": "chart",
        "title": chart.title,
        "categories": list(chart.categories),
        "series": series,
        "alt": f"{chart.title}. " + "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in rows),
        "table": _table(Table(head=chart.table().head, rows=tuple(rows), caption=chart.title)),
    }


def _button(button: Button) -> Json:
    return {
        "label": button.label,
        "action": encode(button.action),
        "style": button.style.value,
        "confirm": None if button.confirm is None else _confirm(button.confirm),
        "url": button.url if button.url.startswith(_LINKS) else "",
    }


def _confirm(confirm: Confirm) -> Json:
    return {"title": confirm.title, "text": confirm.text, "yes": confirm.yes, "no": confirm.no}


def _input(block: Input) -> Json:
    base: Json = {
        "name": block.name,
        "label": block.label,
        "help": block.help,
        "initial": block.initial,
        "required": block.required,
    }
    match block:
        case TextInput():
            more: Json = {
                "kind": "text-input",
                "placeholder": block.placeholder,
                "multiline": block.multiline,
                "longest": block.longest,
            }
        case Choice():
            options = [{"value": one.value, "label": one.label, "help": capitalised(one.help)} for one in block.options]
            more = {"kind": "choice", "open": block.open, "options": options}
        case DateInput():
            more = {"kind": "date-input"}
        case _:
            assert_never(block)
    return {**base, **more}
