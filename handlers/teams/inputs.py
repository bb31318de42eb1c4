"""What is pressed and filled in, as Adaptive Card elements. An input's id is its name: that is how it comes back."""

from typing import Final, assert_never

from bot.cards.action import encode
from bot.cards.card import Button, Choice, Confirm, DateInput, Inline, Input, Plain, Style, TextInput
from bot.cards.splitting import shortened
from bot.i18n.translator import Translator
from handlers.teams.blocks import Json, paragraph, unmarked_down

ACTION: Final = "oppfolging"
"""Where our action stands among the inputs that come back with it."""
FORM: Final = "oppfolgingForm"
"""Says that the card was a form: what follows takes its place."""
LONGEST_LABEL: Final = 600
ROW: Final = 5
"""Teams draws six buttons in a row and hides the rest."""

_STYLES: Final = {Style.NORMAL: "default", Style.PRIMARY: "positive", Style.CAREFUL: "destructive"}
_LINKS: Final = ("https://", "http://")


def actions(number: int, buttons: tuple[Button, ...]) -> list[Json]:
    """Draw buttons in rows; what asks a second time opens its question under them."""
    rows = [buttons[start : start + ROW] for start in range(0, len(buttons), ROW)]
    drawn: list[Json] = []
    for row_number, row in enumerate(rows):
        name = f"sure-{number}-{row_number}"
        asks = [(f"{name}-{place}", one) for place, one in enumerate(row) if one.confirm]
        shown = [_button(one, f"{name}-{place}") for place, one in enumerate(row)]
        drawn.append({"type": "ActionSet", "actions": shown})
        drawn += [_question(identifier, one, one.confirm) for identifier, one in asks if one.confirm]
    return drawn


def _button(button: Button, question: str) -> Json:
    if button.url.startswith(_LINKS):
        return {"type": "Action.OpenUrl", "title": button.label, "url": button.url}
    if button.confirm:
        shown = {"type": "Action.ToggleVisibility", "title": button.label, "targetElements": [question]}
        return {**shown, "style": _STYLES[button.style]}
    return execute(button, button.label)


def execute(button: Button, title: str, *, form: bool = False, with_inputs: bool = True) -> Json:
    """A press comes back as an invoke that can change the card; old clients send a message instead."""
    data = {ACTION: encode(button.action), **({FORM: "yes"} if form else {})}
    shown: Json = {"title": title, "data": data, "style": _STYLES[button.style]}
    if not with_inputs:
        shown["associatedInputs"] = "none"
    verb = button.action.act.value
    return {"type": "Action.Execute", "verb": verb, **shown, "fallback": {"type": "Action.Submit", **shown}}


def _question(identifier: str, button: Button, confirm: Confirm) -> Json:
    no = {"type": "Action.ToggleVisibility", "title": confirm.no, "targetElements": [identifier]}
    title = {"type": "TextBlock", "weight": "Bolder", "text": unmarked_down(confirm.title), "wrap": True}
    answers = {"type": "ActionSet", "actions": [execute(button, confirm.yes), no]}
    items = [title, *paragraph(_plain(confirm.text)), answers]
    return {"type": "Container", "id": identifier, "isVisible": False, "style": "emphasis", "items": items}


def asked(block: Input, t: Translator) -> list[Json]:
    """Help stands above what it helps with, so that it is read first."""
    help_above = [{**line, "spacing": "Medium"} for line in paragraph(_plain(block.help))] if block.help else []
    element: Json = {"id": block.name, "label": shortened(block.label, LONGEST_LABEL), **_element(block)}
    if block.required:
        element |= {"isRequired": True, "errorMessage": t.text("teams.needed")}
    return [*help_above, element]


def _element(block: Input) -> Json:
    match block:
        case TextInput():
            return _text(block)
        case Choice():
            return _choice(block)
        case DateInput():
            return {"type": "Input.Date", **({"value": block.initial} if block.initial else {})}
        case _:
            assert_never(block)


def _text(block: TextInput) -> Json:
    element: Json = {"type": "Input.Text", "isMultiline": block.multiline, "maxLength": block.longest}
    if block.initial:
        element["value"] = block.initial[: block.longest]
    if block.placeholder:
        element["placeholder"] = shortened(block.placeholder, LONGEST_LABEL)
    return element


def _choice(block: Choice) -> Json:
    titles = [f"{one.label} – {one.help}" if one.help else one.label for one in block.options]
    choices = [
        {"title": shortened(title, LONGEST_LABEL), "value": one.value}
        for title, one in zip(titles, block.options, strict=True)
    ]
    style = "expanded" if block.open else "compact"
    element: Json = {"type": "Input.ChoiceSet", "style": style, "choices": choices, "wrap": True}
    known = any(one.value == block.initial for one in block.options)
    return {**element, "value": block.initial} if known else element


def _plain(text: str) -> Inline:
    return (Plain(text),)
