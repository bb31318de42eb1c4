"""Cards and forms as Slack takes them: a message, a modal, or the app's home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
    DateInput,
    Divider,
    Facts,
    Form,
    Heading,
    Input,
    Plain,
    Quote,
    Style,
    Table,
    Text,
    TextInput,
)
from bot.cards.limits import fit, fit_form
from bot.cards.text import plain
from bot.i18n.translator import Translator
from handlers.slack import blocks as drawn
from handlers.slack.blocks import Json
from handlers.slack.inputs import actions, asked, bare

LONGEST_TEXT: Final = 39_000
"""Slack cuts at 40,000."""
HOME_BLOCKS: Final = 100
MESSAGE: Final = "message"
HOME: Final = "home"
FORM: Final = "form"
CARD: Final = "card"
"""What a modal is, in its callback_id: filled in, or only read."""


def message(card: Card) -> Json:
    """The full text goes along for screen readers, lock screens, and wherever blocks are not shown."""
    fitted = fit(card)
    return {"text": literal(plain(fitted)), "blocks": _Drawing(MESSAGE).draw(fitted.blocks)}


def form_message(form: Form) -> Json:
    """Draw a form as a message: where nothing was pressed, Slack lets nobody open a modal."""
    send = Buttons((Button(label=form.submit, action=form.action, style=Style.PRIMARY),))
    return message(Card(language=form.language, summary=form.title, blocks=(Heading(form.title), *form.blocks, send)))


def modal(form: Form, *, origin: str = "") -> Json:
    """`origin` comes back with what is sent in: where the form was asked for."""
    fitted = fit_form(form)
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": drawn.plain_text(fitted.title),
        "submit": drawn.plain_text(fitted.submit),
        "close": drawn.plain_text(fitted.cancel),
        "private_metadata": "\n".join((origin, encode(form.action))),
        "blocks": _Drawing(FORM).draw(fitted.blocks),
    }


def card_modal(card: Card, *, origin: str = "") -> Json:
    """Show a card over the app's home, where there is no conversation to answer in."""
    t = Translator(card.language)
    return {
        "type": "modal",
        "callback_id": CARD,
        "title": drawn.plain_text(t.text("slack.app-name")),
        "close": drawn.plain_text(t.text("slack.close")),
        "private_metadata": f"{origin}\n",
        "blocks": _Drawing(CARD).draw(fit(card).blocks),
    }


def home(cards: Sequence[Card]) -> Json:
    """Put cards under each other."""
    together: list[Block] = []
    for card in cards:
        together += [*([Divider()] if together else []), *fit(card).blocks]
    return {"type": "home", "blocks": _Drawing(HOME).draw(together)[:HOME_BLOCKS]}


def literal(text: str) -> str:
    """Escape what Slack would read as a mention or a link."""
    return text[:LONGEST_TEXT].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(slots=True)
class _Drawing:
    """One message or view, block by block."""

    surface: str
    made: list[Json] = field(default_factory=list)

    def draw(self, blocks: Sequence[Block]) -> list[Json]:
        for number, block in enumerate(blocks):
            self.made += self._block(number, block)
        return self.made

    def _block(self, number: int, block: Block) -> Iterator[Json]:  # noqa: C901 - one case for each kind of block
        match block:
            case Heading(text):
                yield drawn.header(text)
            case Text(inline):
                yield drawn.paragraph(inline)
            case Bullets():
                yield drawn.bullets(block)
            case Quote():
                yield drawn.quote(block)
            case Facts():
                yield drawn.facts(block)
            case Table():
                yield from drawn.table(block) if self._takes(block) else drawn.written_table(block)
            case Chart():
                yield from self._chart(block)
            case Buttons(buttons):
                yield actions(number, buttons)
            case Divider():
                yield {"type": "divider"}
            case TextInput() | Choice() | DateInput():
                yield from self._input(number, block)
            case _:
                assert_never(block)

    def _takes(self, table: Table) -> bool:
        """Slack takes one table in a message, of a certain size, and none in a view; all others are written."""
        first = not any(one["type"] == "table" for one in self.made)
        return self.surface == MESSAGE and first and drawn.is_small(table)

    def _chart(self, chart: Chart) -> Iterator[Json]:
        """The same figures stand below as text, for those who do not see the chart or whose Slack draws none."""
        if self.surface == MESSAGE and drawn.can_be_drawn(chart):
            yield drawn.chart(chart)
        yield from drawn.written_table(chart.table())

    def _input(self, number: int, block: Input) -> Iterator[Json]:
        """Slack wants a button of its own under inputs in a modal; a card has its own buttons, so it gets bare ones."""
        if self.surface == CARD and not isinstance(block, TextInput):
            yield drawn.paragraph((Plain(block.label),))
            yield bare(number, block)
        else:
            yield asked(number, block)
