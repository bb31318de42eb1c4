"""Questions, methods and norms from the seminars, each read once from the YAML file beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from bot.domain.library import (
    Audience,
    Document,
    Method,
    MethodId,
    Norm,
    NormId,
    Phase,
    Prompt,
    PromptId,
    Setting,
    Source,
    Wording,
)

__all__ = ["methods", "norms", "prompts"]

Entry = dict[str, Any]


@cache
def prompts() -> Mapping[PromptId, Prompt]:
    return MappingProxyType({prompt.id: prompt for prompt in map(_prompt, _entries("prompts.yaml"))})


@cache
def methods() -> Mapping[MethodId, Method]:
    return MappingProxyType({method.id: method for method in map(_method, _entries("methods.yaml"))})


@cache
def norms() -> Mapping[NormId, Norm]:
    return MappingProxyType({norm.id: norm for norm in map(_norm, _entries("norms.yaml"))})


def _entries(file: str) -> list[Entry]:
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    # The C parser is several times faster, but not every platform's wheel brings it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: list[Entry] = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    return entries


def _prompt(entry: Entry) -> Prompt:
    words = entry.get("replaceable")
    return Prompt(
        id=PromptId(entry["id"]),
        text=Wording(**entry["text"]),
        audience=Audience(entry["audience"]),
        setting=Setting(entry["setting"]),
        sources=_sources(entry, entry["text"]["nb"]),
        replaceable=Wording(**words) if words else None,
    )


def _method(entry: Entry) -> Method:
    return Method(
        id=MethodId(entry["id"]),
        code=entry["code"],
        name=Wording(**entry["name"]),
        guide=Wording(**entry["guide"]),
        audience=Audience(entry["audience"]),
        setting=Setting(entry["setting"]),
        phases=tuple(map(_phase, entry.get("phases", ()))),
        sources=_sources(entry, entry["name"]["nb"]),
    )


def _phase(entry: Entry) -> Phase:
    return Phase(
        name=Wording(**entry["name"]),
        guide=Wording(**entry["guide"]),
        minutes=entry["minutes"],
        note_halfway=entry.get("halfway", False),
    )


def _norm(entry: Entry) -> Norm:
    return Norm(
        id=NormId(entry["id"]),
        text=Wording(**entry["text"]),
        audience=Audience(entry["audience"]),
        setting=Setting(entry["setting"]),
        sources=_sources(entry, entry["text"]["nb"]),
    )


def _sources(entry: Entry, bokmal: str) -> tuple[Source, ...]:
    """Where the file gives no verbatim text, our bokmål is it."""
    return tuple(
        Source(
            document=Document(source["document"]),
            verbatim=source.get("verbatim", bokmal),
            context=tuple(source.get("context", ())),
            note=source.get("note"),
        )
        for source in entry["sources"]
    )
