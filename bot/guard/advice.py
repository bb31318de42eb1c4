"""What to tell the writer about a finding, and words to swap in."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.domain.finding import Finding, Indicator
from bot.domain.language import Language


class Target(StrEnum):
    """Where the matter belongs: an elected body, or the line of the administration."""

    BODY = "body"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    name: str
    """Of the indicator, for documents; always in bokmål."""
    ground: str
    reason: str
    suggestion: str
    rewording: str
    target: Target


def advice(indicator: Indicator, language: Language) -> Advice:
    return _book()[indicator, language]


def reword(text: str, finding: Finding, language: Language) -> str:
    """The same text with other words where the finding stands; the rest is the writer's own, untouched."""
    before, after = text[: finding.start], text[finding.end :]
    return before + advice(finding.indicator, language).rewording + after


@cache
def _book() -> dict[tuple[Indicator, Language], Advice]:
    data = tomllib.loads(files("bot.guard").joinpath("advice.toml").read_text(encoding="utf-8"))
    return {
        (indicator, language): Advice(
            name=data[indicator]["name"],
            ground=data[indicator]["ground"],
            reason=data[indicator]["reason"][language],
            suggestion=data[indicator]["suggestion"][language],
            rewording=data[indicator]["rewording"][language],
            target=Target(data[indicator]["target"]),
        )
        for indicator in Indicator
        for language in Language
    }
