"""What Teams refuses in a card: by the Adaptive Cards 1.5 schema, and by the rules that it does not know."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft6Validator

Json = Mapping[str, Any]

SCHEMAS: Final = Path(__file__).parents[2] / "schemas"
MOST_BYTES: Final = 28_000
MOST_BUTTONS: Final = 6
MOST_READERS: Final = 60
CHARTS: Final = {"Chart.VerticalBar", "Chart.VerticalBar.Grouped"}


@cache
def _validator() -> Draft6Validator:
    return Draft6Validator(json.loads((SCHEMAS / "adaptive-card-1.5.0.json").read_text(encoding="utf-8")))


def activity_faults(activity: Json) -> list[str]:
    """List everything that is wrong with a message and its card."""
    (attachment,) = activity["attachments"]
    return [
        *([] if attachment["contentType"] == "application/vnd.microsoft.card.adaptive" else ["content type"]),
        *([] if activity["summary"].strip() else ["no summary"]),
        *size_faults(activity),
        *card_faults(attachment["content"]),
    ]


def size_faults(activity: Json) -> list[str]:
    """Say only whether it is too large, which is soon said."""
    size = len(json.dumps(activity, ensure_ascii=False).encode())
    return [] if size <= MOST_BYTES else [f"{size} bytes"]


def card_faults(card: Json) -> list[str]:
    known = {name: value for name, value in _without_charts(card).items() if name != "msteams"}
    nodes = list(every(card))
    identifiers = [node["id"] for node in every(card, fallbacks=False) if "id" in node]
    toggled = {target for node in nodes for target in node.get("targetElements", ())}
    return [
        *(f"{error.json_path}: {error.message[:200]}" for error in _validator().iter_errors(known)),
        *([] if card["version"] == "1.5" else ["version"]),
        *([] if card["fallbackText"].strip() else ["no fallbackText"]),
        *([] if card["body"] else ["no body"]),
        *([] if len(set(identifiers)) == len(identifiers) else ["an id twice"]),
        *([] if toggled <= set(identifiers) else ["toggles what is not there"]),
        *([] if len(card.get("refresh", {}).get("userIds", ())) <= MOST_READERS else ["refreshes for too many"]),
        *(fault for node in nodes for fault in _node(node)),
    ]


def every(node: object, *, fallbacks: bool = True) -> Iterator[dict[str, Any]]:
    """Go through every object of a card; a fallback stands beside what it replaces and may repeat its ids."""
    if isinstance(node, Mapping):
        yield dict(node)
        for name, value in node.items():
            if fallbacks or name != "fallback":
                yield from every(value, fallbacks=fallbacks)
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for one in node:
            yield from every(one, fallbacks=fallbacks)


def _without_charts(node: Any) -> Any:  # noqa: ANN401 - any part of a card
    if isinstance(node, Mapping):
        if node.get("type") in CHARTS:
            return _without_charts(node["fallback"])
        return {name: _without_charts(value) for name, value in node.items()}
    if isinstance(node, list):
        return [_without_charts(one) for one in node]
    return node


def _node(node: Json) -> Iterator[str]:
    match node.get("type"):
        case "ActionSet":
            if not 1 <= len(node["actions"]) <= MOST_BUTTONS:
                yield f"{len(node['actions'])} buttons in a row"
        case "Action.Execute" if node.get("verb") != "refresh":
            yield from _execute(node)
        case "RichTextBlock":
            if not node["inlines"] or not all(node["inlines"]):
                yield "an empty line"
        case str(kind) if kind.startswith("Chart."):
            yield from _chart(node)
        case str(kind) if kind.startswith("Input."):
            yield from _input(node)
        case "Table":
            if any(len(row["cells"]) != len(node["columns"]) for row in node["rows"]):
                yield "table shape"
        case _:
            pass


def _execute(node: Json) -> Iterator[str]:
    fallback = node.get("fallback")
    if not isinstance(fallback, Mapping) or fallback.get("type") != "Action.Submit" or fallback["data"] != node["data"]:
        yield "Action.Execute without its Submit"
    if not str(node.get("title", "")).strip():
        yield "a button without words"


def _input(node: Json) -> Iterator[str]:
    if not node.get("label", "").strip():
        yield "an input without a label"
    if node.get("isRequired") and not node.get("errorMessage"):
        yield "a required input that does not say so"
    choices = [one["value"] for one in node.get("choices", ())]
    if len(set(choices)) < len(choices) or (choices and node.get("value", choices[0]) not in choices):
        yield "choices"


def _chart(node: Json) -> Iterator[str]:
    if node["type"] not in CHARTS:
        yield f"no such chart: {node['type']}"
    if node.get("fallback", {}).get("type") != "Container":
        yield "a chart without its table"
    if not node["title"].strip():
        yield "a chart without a title"
    rows = [one["values"] for one in node["data"]] if node["type"].endswith("Grouped") else [node["data"]]
    if not rows or any([point["x"] for point in row] != [point["x"] for point in rows[0]] for row in rows):
        yield "the bars have different categories"
    if not all(isinstance(point["y"], int | float) for row in rows for point in row):
        yield "a bar without a number"
