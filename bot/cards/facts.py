"""Facts about a group (M1–M9) in words, each with a way out. No text of anybody is read for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.cards.card import Inline
from bot.cards.writing import rich, rich_count
from bot.i18n.names import in_sentence
from bot.i18n.translator import Translator


class FactKind(StrEnum):
    """In the numbering of docs/refleksjonsvern.md, with the parameters each needs."""

    CREATED_BY_BODY = "M1"
    """body"""
    OVERLAP = "M2"
    """body, shared (how many), of (how many)"""
    WHOLE_BODY = "M3"
    """body"""
    ONLY_ELECTED = "M4"
    LONG_LIVED = "M5"
    """months"""
    LASTED = "M5-lasted"
    """months, day (of its end)"""
    NO_END = "M5-open"
    NEAR_MEETINGS = "M6"
    """body; the next round is near its meeting"""
    NEAR_BY_PACE = "M6-pace"
    """body, shared (how many rounds), of (how many)"""
    ALLOWANCE = "M7"
    NAME = "M8"
    """word"""
    PURPOSE = "M9"
    PURPOSE_OLD = "M9-old"
    """day (when it was last confirmed)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    kind: FactKind
    params: Mapping[str, str] = field(default_factory=dict)


_KEY = {
    FactKind.CREATED_BY_BODY: "facts.created-by-body",
    FactKind.OVERLAP: "facts.overlap",
    FactKind.WHOLE_BODY: "facts.whole-body",
    FactKind.ONLY_ELECTED: "facts.only-elected",
    FactKind.LONG_LIVED: "facts.long-lived",
    FactKind.LASTED: "facts.lasted",
    FactKind.NO_END: "facts.no-end",
    FactKind.NEAR_MEETINGS: "facts.near-meetings",
    FactKind.NEAR_BY_PACE: "facts.near-by-pace",
    FactKind.ALLOWANCE: "facts.allowance",
    FactKind.NAME: "facts.name",
    FactKind.PURPOSE: "facts.purpose",
    FactKind.PURPOSE_OLD: "facts.purpose-old",
}
_COUNTED = {FactKind.LONG_LIVED, FactKind.LASTED}


def told(t: Translator, fact: Fact) -> Inline:
    body = {"body": in_sentence(t, fact.params["body"])} if "body" in fact.params else {}
    params = {**fact.params, **body}
    if fact.kind in _COUNTED:
        return rich_count(t, _KEY[fact.kind], int(params["months"]), **params)
    return rich(t, _KEY[fact.kind], **params)
