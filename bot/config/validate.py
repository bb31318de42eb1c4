"""The tree against the models: every error of pydantic gets the place where it stands and a sentence of ours."""

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config.keys import MEANT_KEYS, NEVER_KEYS
from bot.config.nearest import nearest
from bot.config.problem import Fault, Position
from bot.config.scalars import Plain
from bot.config.schema import TenantFile
from bot.config.tree import Mapping, Node, Scalar, Sequence

_EXPECTED = {
    "model_type": "expects_mapping",
    "dict_type": "expects_mapping",
    "tuple_type": "expects_list",
}
_LIMITS = {
    "greater_than_equal": ("number_too_small", "ge"),
    "less_than_equal": ("number_too_large", "le"),
    "string_too_long": ("text_too_long", "max_length"),
    "too_long": ("list_too_long", "max_length"),
    "too_short": ("list_too_short", "min_length"),
}


def validate(root: Mapping) -> TenantFile | tuple[Fault, ...]:
    try:
        return TenantFile.model_validate(plain(root), by_alias=True)
    except ValidationError as error:
        return tuple(_fault(root, detail) for detail in error.errors(include_url=False))


def plain(node: Node) -> Any:  # noqa: ANN401 - any shape of YAML
    """For pydantic: text that was quoted is str, the rest is Plain; a key without a value is a key not written."""
    match node:
        case Scalar():
            if node.empty:
                return None
            return node.text if node.quoted else Plain(node.text)
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, (_, value) in node.entries.items() if not _is_empty(value)}


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def _fault(root: Mapping, error: ErrorDetails) -> Fault:
    where, kind, context = error["loc"], error["type"], error.get("ctx", {})
    name = str(where[-1]) if where else ""
    if kind == "extra_forbidden":
        return _unknown_key(root, where, name)
    if kind == "missing":
        return Fault(_place(root, where), "missing", {"key": name})
    at = _place(root, where)
    if kind == "ours":
        params = {key: str(value) for key, value in context.items()}
        return Fault(at, params.pop("key"), params)
    if kind in _EXPECTED:
        return Fault(at, _EXPECTED[kind], {"key": _last_name(where)})
    key, limit = _LIMITS[kind]
    return Fault(at, key, {"key": _last_name(where), "limit": f"{context[limit]:g}"})


def _unknown_key(root: Mapping, where: tuple[int | str, ...], name: str) -> Fault:
    at = _key_position(root, where)
    if name == "<<":
        return Fault(at, "merge_key")
    if name.casefold() in NEVER_KEYS:
        return Fault(at, "never_key", {"key": name})
    known = _keys_at(where[:-1])
    meant = MEANT_KEYS.get(name.casefold())
    if better := meant if meant in known else nearest(name, known):
        return Fault(at, "unknown_key_but", {"key": name, "better": better})
    return Fault(at, "unknown_key", {"key": name, "known": ", ".join(known)})


def _last_name(where: tuple[int | str, ...]) -> str:
    return next((part for part in reversed(where) if isinstance(part, str)), "")


def _keys_at(where: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = TenantFile
    for part in where:
        if isinstance(part, str):
            model = _model_in(model, part)
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The model a setting holds: bare, in a tuple, or beside None."""
    annotation = model.model_fields[name].annotation
    candidates = [annotation, *getattr(annotation, "__args__", ())]
    return next(one for one in candidates if isinstance(one, type) and issubclass(one, BaseModel))


def _place(root: Mapping, where: tuple[int | str, ...]) -> Position:
    """As far as the tree goes; a missing key is shown at its mapping, or where the key stands without a value."""
    node: Node = root
    at = root.at
    for part in where:
        match node, part:
            case Mapping(entries=entries), str() if part in entries:
                key, node = entries[part]
                at = key.at if _is_empty(node) else node.at
            case Sequence(items=items), int():
                node = items[part]
                at = node.at
            case _:
                break
    return at


def _key_position(root: Mapping, where: tuple[int | str, ...]) -> Position:
    node: Node = root
    for part in where[:-1]:
        match node, part:
            case Mapping(entries=entries), str():
                node = entries[part][1]
            case Sequence(items=items), int():
                node = items[part]
            case _:  # pragma: no cover - pydantic only walks where the tree goes
                return node.at
    return node.entries[str(where[-1])][0].at if isinstance(node, Mapping) else node.at
