"""Cards and forms as Teams takes them: an Adaptive Card 1.5, whole within 28 KB, readable without it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, assert_never

from bot.cards.action import Act, Action
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
    Plain,
    Quote,
    Style,
    Table,
    Text,
    TextInput,
)
from bot.cards.limits import SUMMARY, fit
from bot.cards.splitting import LABEL, MORE, shortened
from bot.cards.text import plain, plain_form
from bot.i18n.translator import Translator
from handlers.teams import blocks as drawn
from handlers.teams.blocks import Json
from handlers.teams.inputs import actions, asked, execute

CONTENT_TYPE: Final = "application/vnd.microsoft.card.adaptive"
MOST_BYTES: Final = 26_000
"""Teams takes 28 KB; what is left is for the frame around the card."""
LEAST_FALLBACK: Final = 1_500
SHORTEST: Final = 40
"""Characters of the text without a card that are left in any case."""
REFRESH: Final = "oppfolgingRefresh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """Which message it is, so that the card can be drawn anew when its reader comes back to it."""

    tenant: str
    send_key: str
    users: tuple[str, ...]


def message(card: Card, *, refresh: Refresh | None = None) -> Json:
    """The whole activity; `summary` is what a lock screen shows."""
    fitted = fit(card)
    return _activity(fitted.summary, adaptive(fitted, refresh=refresh))


def form_message(form: Form) -> Json:
    return _activity(shortened(form.title, SUMMARY), adaptive_form(form))


def adaptive(card: Card, *, refresh: Refresh | None = None) -> Json:
    fitted = fit(card)
    frame = _refreshing(refresh) if refresh else {}
    return _whole(fitted.blocks, Translator(card.language), plain(fitted), frame)


def adaptive_form(form: Form) -> Json:
    """A card with its inputs inline. Cancelling asks for nothing to be filled in."""
    t = Translator(form.language)
    send = Button(label=form.submit, action=form.action, style=Style.PRIMARY)
    stop = Button(label=form.cancel, action=Action(Act.CANCEL))
    submit, cancel = shortened(form.submit, LABEL), shortened(form.cancel, LABEL)
    buttons = [execute(send, submit, form=True), execute(stop, cancel, form=True, with_inputs=False)]
    end: list[Json] = [{"type": "ActionSet", "actions": buttons, "spacing": "Medium"}]
    return _whole((Heading(form.title), *form.blocks), t, plain_form(form), {}, end)


def as_bytes(body: object) -> bytes:
    """Write letters as letters: an escaped å takes three times the room."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _activity(summary: str, card: Json) -> Json:
    attachment = {"contentType": CONTENT_TYPE, "content": card}
    return {"type": "message", "summary": drawn.literal(summary), "attachments": [attachment]}


def _refreshing(refresh: Refresh) -> Json:
    data = {REFRESH: {"tenant": refresh.tenant, "key": refresh.send_key}}
    action = {"type": "Action.Execute", "verb": "refresh", "title": "", "data": data}
    return {"refresh": {"action": action, "userIds": list(refresh.users)}}


def _whole(blocks: Sequence[Block], t: Translator, text: str, frame: Json, end: Sequence[Json] = ()) -> Json:
    """Draw it; too large, with lines together, then without its end. The last buttons always stay."""
    room = MOST_BYTES - LEAST_FALLBACK
    body: list[Json] = []
    for kept in _shorter(blocks):
        for broken in (True, False):
            body = [*_drawn(kept, t, broken=broken), *end]
            if len(as_bytes(body)) <= room:
                return _framed(body, text, frame)
    return _framed(body, text, frame)


def _framed(body: list[Json], text: str, frame: Json) -> Json:
    card: Json = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        **frame,
        "body": body,
    }
    return {**card, "fallbackText": _cut(drawn.literal(text), MOST_BYTES - len(as_bytes(card)))}


def _cut(text: str, room: int) -> str:
    """As much of the text as there is room for, with its quotation marks and line breaks as JSON writes them."""
    while len(as_bytes(text)) > room and len(text) > SHORTEST:
        text = f"{text[: len(text) * 3 // 4].rstrip()} {MORE}"
    return text


def _shorter(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """All of it; then ever less from the end, with the last buttons and «…» before them."""
    yield blocks
    last = [block for block in blocks[-1:] if isinstance(block, Buttons)]
    for length in range(len(blocks) - len(last) - 1, 0, -1):
        yield [*blocks[:length], Text((Plain(MORE),)), *last]


def _drawn(blocks: Iterable[Block], t: Translator, *, broken: bool) -> list[Json]:
    made: list[Json] = []
    pause = False
    for number, block in enumerate(blocks):
        if isinstance(block, Divider):
            pause = bool(made)
            continue
        first, *rest = _block(number, block, t, broken=broken) or [None]
        if first is None:
            continue
        made += [{**first, "separator": True, "spacing": "Large"} if pause else first, *rest]
        pause = False
    return made


def _block(number: int, block: Block, t: Translator, *, broken: bool) -> list[Any]:  # noqa: PLR0911, C901 - one case for each kind
    match block:
        case Heading(text):
            return [drawn.heading(text)]
        case Text(inline):
            return drawn.paragraph(inline, broken=broken)
        case Bullets():
            return drawn.bullets(block, broken=broken)
        case Quote():
            return [drawn.quote(block, broken=broken)]
        case Facts():
            return drawn.facts(block, broken=broken)
        case Table():
            return drawn.table(block)
        case Chart():
            return _chart(number, block, t)
        case Buttons(buttons):
            return actions(number, buttons)
        case TextInput() | Choice() | DateInput():
            return asked(block, t)
        case Divider():
            return []
        case _:
            assert_never(block)


def _chart(number: int, block: Chart, t: Translator) -> list[Json]:
    """The figures themselves are one press away, for those who do not see the bars."""
    name = f"figures-{number}"
    toggle: Mapping[str, object] = {"type": "Action.ToggleVisibility", "targetElements": [name]}
    button = {"type": "ActionSet", "actions": [{**toggle, "title": t.text("teams.show-figures")}]}
    figures = {"type": "Container", "id": name, "isVisible": False, "items": drawn.table(block.table())}
    return [drawn.chart(block), button, figures]
