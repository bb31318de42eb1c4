"""What Slack refuses in blocks: by @slack/types, by slack_sdk's models, and by the rules that neither of them knows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft7Validator
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

Json = Mapping[str, Any]

SCHEMAS: Final = Path(__file__).parents[2] / "schemas"
MOST_BLOCKS: Final = {"message": 50, "modal": 100, "home": 100}
LONGEST: Final = {"action_id": 255, "block_id": 255, "value": 2_000, "private_metadata": 3_000, "callback_id": 255}
MOST_TEXT: Final = 40_000
ONLY_IN_MESSAGES: Final = {"table", "data_visualization"}


@cache
def _validator(name: str, definition: str) -> Draft7Validator:
    schema = json.loads((SCHEMAS / f"slack-{name}.json").read_text(encoding="utf-8"))
    return Draft7Validator({**schema, "$ref": f"#/definitions/{definition}"} if definition else schema)


def message_faults(message: Json) -> list[str]:
    """List everything that is wrong with `text` and `blocks`."""
    known = [block for block in message["blocks"] if block["type"] != "data_visualization"]
    shown = {"text": message["text"], "blocks": known}
    return [
        *_schema("message", shown),
        *_blocks(message["blocks"], "message"),
        *(["no text"] if not message["text"].strip() else []),
        *(["text too long"] if len(message["text"]) > MOST_TEXT else []),
    ]


def view_faults(view: Json) -> list[str]:
    titles = [view[name]["text"] for name in ("title", "submit", "close") if name in view]
    return [
        *_schema("view", view),
        *_blocks(view["blocks"], view["type"]),
        *(f"title too long: {one}" for one in titles if len(one) > 24 or not one.strip()),
        *_submit(view),
    ]


def _submit(view: Json) -> Iterator[str]:
    if view["type"] == "modal" and "submit" not in view and any(one["type"] == "input" for one in view["blocks"]):
        yield "inputs without submit"


def _schema(name: str, shown: Json) -> list[str]:
    """Each block against its own definition: the union of all would be tried one after the other."""
    frame = {**shown, "blocks": []}
    faults = list(_validator(name, "").iter_errors(frame))
    for block in shown["blocks"]:
        words = block["type"].split("_")
        definition = "".join(word.capitalize() for word in words) + "Block"
        faults += _validator(name, definition).iter_errors(block)
    return [f"schema: {fault.json_path}: {fault.message[:200]}" for fault in faults]


def _blocks(blocks: Sequence[Json], surface: str) -> Iterator[str]:
    if not blocks:
        yield "no blocks"
    if len(blocks) > MOST_BLOCKS[surface]:
        yield f"{len(blocks)} blocks"
    named = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(named)) < len(named):
        yield "duplicate block_id"
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "only_one_table_allowed"
    if sum(block["type"] == "data_visualization" for block in blocks) > 2:
        yield "more than two charts"
    for block in blocks:
        if surface != "message" and block["type"] in ONLY_IN_MESSAGES:
            yield f"{block['type']} in a {surface}"
        yield from _block(block)


def _block(block: Json) -> Iterator[str]:
    yield from _lengths(block)
    match block["type"]:
        case "data_visualization":
            yield from _chart(block)
            return
        case "table":
            yield from _table(block)
        case "header":
            yield from _text(block["text"], 150, "header")
        case "actions":
            yield from _actions(block)
        case "input":
            yield from _input(block)
        case "rich_text":
            yield from _rich(block)
        case _:
            pass
    yield from _model(block)


def _model(block: Json) -> Iterator[str]:
    try:
        parsed = Block.parse(dict(block))
        if parsed is None:
            yield f"slack_sdk does not know {block['type']}"
        else:
            parsed.to_dict()
    except SlackObjectFormationError as wrong:
        yield f"slack_sdk: {wrong}"


def _lengths(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if isinstance(value, str) and len(value) > LONGEST.get(key, 10**9):
                yield f"{key} too long"
            yield from _lengths(value)
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for one in node:
            yield from _lengths(one)


def _text(element: Json, most: int, what: str) -> Iterator[str]:
    if not element["text"].strip():
        yield f"empty {what}"
    if len(element["text"]) > most:
        yield f"{what} too long"


def _actions(block: Json) -> Iterator[str]:
    elements = block["elements"]
    if not 1 <= len(elements) <= 25:
        yield f"{len(elements)} elements in actions"
    if len({one["action_id"] for one in elements}) < len(elements):
        yield "duplicate action_id"
    for one in elements:
        if one["type"] != "button":
            continue
        yield from _text(one["text"], 75, "button")
        if confirm := one.get("confirm"):
            yield from _text(confirm["title"], 100, "confirm title")
            yield from _text(confirm["text"], 300, "confirm text")
            yield from _text(confirm["confirm"], 30, "confirm yes")
            yield from _text(confirm["deny"], 30, "confirm no")


def _input(block: Json) -> Iterator[str]:
    element = block["element"]
    yield from _text(block["label"], 2_000, "label")
    if "hint" in block:
        yield from _text(block["hint"], 2_000, "hint")
    if element["type"] == "plain_text_input":
        if not 1 <= element["max_length"] <= 3_000:
            yield "max_length"
        if len(element.get("initial_value", "")) > element["max_length"]:
            yield "initial_value too long"
    if element["type"] in {"radio_buttons", "static_select"}:
        yield from _options(element)


def _options(element: Json) -> Iterator[str]:
    options = element["options"]
    if not 1 <= len(options) <= (10 if element["type"] == "radio_buttons" else 100):
        yield f"{len(options)} options in {element['type']}"
    if len({one["value"] for one in options}) < len(options):
        yield "duplicate option value"
    for one in options:
        yield from _text(one["text"], 75, "option")
        if len(one["value"]) > 150:
            yield "option value too long"
        if "description" in one:
            yield from _text(one["description"], 75, "description")
    if element.get("initial_option", options[0]) not in options:
        yield "initial_option is not an option"


def _table(block: Json) -> Iterator[str]:
    rows = block["rows"]
    if not 1 <= len(rows) <= 100 or len({len(row) for row in rows}) > 1 or len(rows[0]) > 20:
        yield "table shape"
    cells = [cell["text"] for row in rows for cell in row]
    if not all(cells):
        yield "empty cell"
    if sum(map(len, cells)) > 10_000:
        yield "table too long"


def _rich(block: Json) -> Iterator[str]:
    texts = list(_rich_texts(block))
    if not "".join(texts).strip():
        yield "empty rich_text"
    if not all(texts):
        yield "empty text in rich_text"


def _rich_texts(node: Json) -> Iterator[str]:
    if node["type"] == "text":
        yield node["text"]
    for one in node.get("elements", ()):
        yield from _rich_texts(one)


def _chart(block: Json) -> Iterator[str]:
    chart = block["chart"]
    categories = chart["axis_config"]["categories"]
    names = [one["name"] for one in chart["series"]]
    if not 1 <= len(block["title"]) <= 50:
        yield "chart title"
    if chart["type"] not in {"bar", "line", "area", "pie"} or not 1 <= len(names) <= 6 or len(set(names)) < len(names):
        yield "chart series"
    if any([point["label"] for point in one["data"]] != categories for one in chart["series"]):
        yield "labels are not the categories"
