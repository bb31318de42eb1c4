"""What both platforms can carry: a card that is too long is split between words, or shortened with «…», by rule."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.cards.card import Block, Bullets, Buttons, Card, Chart, Divider, Form, Heading, Inline, Plain, Text
from bot.cards.graphemes import cost
from bot.cards.splitting import MORE, SECTION, shortened, small
from bot.cards.text import lines_of

BLOCKS: Final = 48
"""Slack takes 50; two are left for what a platform adds."""
FORM_BLOCKS: Final = 95
FORM_TITLE: Final = 24
CHARTS: Final = 2
SUMMARY: Final = 300
"""More than a lock screen shows; platforms take more."""
CARD_BYTES: Final = 20_000
"""Teams takes 28 KB with the frame around the words: here the words' bytes and a hundred for each block and button."""
FRAME_BYTES: Final = 100


def fit(card: Card) -> Card:
    """Make a card that both platforms take; one that is short enough comes back as it is."""
    blocks = _few_charts([one for block in card.blocks for one in small(block)])
    if len(blocks) > BLOCKS:
        blocks = _dense(blocks)
    return replace(card, summary=shortened(card.summary, SUMMARY), blocks=tuple(_first_that_fit(blocks)))


def fit_form(form: Form) -> Form:
    """Make a form that both platforms take. A title too long for its frame stands in full above the fields."""
    blocks = [one for block in form.blocks for one in small(block)]
    if cost(form.title) > FORM_TITLE:
        blocks = [*small(Heading(form.title)), *blocks]
    return replace(
        form,
        title=shortened(form.title, FORM_TITLE),
        submit=shortened(form.submit, FORM_TITLE),
        cancel=shortened(form.cancel, FORM_TITLE),
        blocks=tuple(blocks[:FORM_BLOCKS]),
    )


def _few_charts(blocks: list[Block]) -> list[Block]:
    """Draw two; further ones are written as the table they stand for."""
    drawn = 0
    kept: list[Block] = []
    for block in blocks:
        drawn += isinstance(block, Chart)
        kept.append(block.table() if isinstance(block, Chart) and drawn > CHARTS else block)
    return kept


def _dense(blocks: list[Block]) -> list[Block]:
    """Leave out the pauses, and put texts and lists that follow each other into one block."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Divider):
            continue
        lines = _lines(block)
        before = kept[-1] if kept else None
        if lines is None or not isinstance(before, Text) or _price(before) + _price(block) > SECTION:
            kept.append(block if lines is None else Text(lines))
        else:
            kept[-1] = Text((*before.inline, Plain("\n"), *lines))
    return kept


def _lines(block: Block) -> Inline | None:
    """What can stand in a text with others."""
    match block:
        case Text(inline):
            return inline
        case Bullets(items):
            return tuple(part for item in items for part in (Plain("\n"), Plain("• "), *item))[1:]
        case _:
            return None


def _price(block: Block) -> int:
    return sum(cost(line) + 3 for line in lines_of(block))


def _first_that_fit(blocks: list[Block]) -> Iterable[Block]:
    """Leave out the end when there is too much, but never the last buttons: they are what a reader can do."""
    if len(blocks) <= BLOCKS and sum(map(_bytes, blocks)) <= CARD_BYTES:
        return blocks
    last = [block for block in blocks[-1:] if isinstance(block, Buttons)]
    more: list[Block] = [Text((Plain(MORE),)), *last]
    room = CARD_BYTES - sum(map(_bytes, more))
    kept: list[Block] = []
    for block in blocks[: BLOCKS - len(more)]:
        room -= _bytes(block)
        if room < 0:
            break
        kept.append(block)
    return [*kept, *more]


def _bytes(block: Block) -> int:
    buttons = len(block.buttons) if isinstance(block, Buttons) else 0
    return sum(len(line.encode()) for line in lines_of(block)) + FRAME_BYTES * (1 + buttons)
