"""What is pressed and filled in, as Block Kit. An input's block_id ends in its name: that is how it is found again."""

from typing import Any, Final, assert_never

from bot.cards.action import encode
from bot.cards.card import Button, Choice, Confirm, DateInput, Input, Option, Style, TextInput
from handlers.slack.blocks import Json, plain_text

LONGEST_INPUT: Final = 3_000
LONGEST_PLACEHOLDER: Final = 150
LINK: Final = "link"
"""The action_id of a button that only leads somewhere begins with it: Slack tells us of those too."""

_STYLES: Final = {Style.PRIMARY: "primary", Style.CAREFUL: "danger"}
_LINKS: Final = ("https://", "http://")


def action_id(number: int, act: str) -> str:
    return f"{number}:{act}"


def block_id(number: int, name: str) -> str:
    return f"{number}:{name}"


def name_in(identifier: str) -> str:
    """Find the name again, without the number that makes it unique."""
    return identifier.partition(":")[2]


def actions(number: int, buttons: tuple[Button, ...]) -> Json:
    elements = [_button(place, one) for place, one in enumerate(buttons)]
    return {"type": "actions", "block_id": block_id(number, "buttons"), "elements": elements}


def _button(place: int, button: Button) -> Json:
    shown: Json = {"type": "button", "text": plain_text(button.label)}
    if button.url.startswith(_LINKS):
        return {**shown, "action_id": action_id(place, LINK), "url": button.url}
    shown |= {"action_id": action_id(place, button.action.act.value), "value": encode(button.action)}
    if button.style in _STYLES:
        shown["style"] = _STYLES[button.style]
    return {**shown, "confirm": _confirm(button.confirm)} if button.confirm else shown


def _confirm(confirm: Confirm) -> Json:
    return {
        "title": plain_text(confirm.title),
        "text": plain_text(confirm.text),
        "confirm": plain_text(confirm.yes),
        "deny": plain_text(confirm.no),
    }


def asked(number: int, block: Input) -> Json:
    drawn: Json = {
        "type": "input",
        "block_id": block_id(number, block.name),
        "label": plain_text(block.label),
        "element": {"action_id": block.name, **_element(block)},
        "optional": not block.required,
    }
    return {**drawn, "hint": plain_text(block.help)} if block.help else drawn


def bare(number: int, block: Choice | DateInput) -> Json:
    """Without label and help, and without anybody asking for a button under it."""
    element = {"action_id": block.name, **_element(block)}
    return {"type": "actions", "block_id": block_id(number, block.name), "elements": [element]}


def _element(block: Input) -> dict[str, Any]:
    match block:
        case TextInput():
            return _text(block)
        case Choice():
            return _choice(block)
        case DateInput():
            initial = {"initial_date": block.initial} if block.initial else {}
            return {"type": "datepicker", **initial}
        case _:
            assert_never(block)


def _text(block: TextInput) -> Json:
    longest = min(block.longest, LONGEST_INPUT)
    element: Json = {"type": "plain_text_input", "multiline": block.multiline, "max_length": longest}
    if block.initial:
        element["initial_value"] = block.initial[:longest]
    if block.placeholder:
        element["placeholder"] = plain_text(block.placeholder[:LONGEST_PLACEHOLDER])
    return element


def _choice(block: Choice) -> Json:
    options = [_option(one) for one in block.options]
    chosen = [option for option, one in zip(options, block.options, strict=True) if one.value == block.initial]
    element: Json = {"type": "radio_buttons" if block.open else "static_select", "options": options}
    return {**element, "initial_option": chosen[0]} if chosen else element


def _option(option: Option) -> Json:
    shown: Json = {"text": plain_text(option.label), "value": option.value}
    return {**shown, "description": plain_text(option.help)} if option.help else shown
