"""A list as it came, from whatever kind of file, and what may be wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 50


class Unreadable(StrEnum):
    """A cell whose content nobody typed."""

    FORMULA = "formula"
    ERROR = "error"


Value = str | float | date | Unreadable
"""What a cell holds; empty is an empty text. A number may be a date that has lost its format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    name: str = ""
    """Empty where a file has only one."""
    rows: tuple[tuple[Value, ...], ...]
    """From the first; empty ones too, so that their numbers are those that people see."""


class Wrong(StrEnum):
    NO_HEADINGS = "no_headings"
    MISSING_COLUMN = "missing_column"
    COLUMN_TWICE = "column_twice"
    NO_ROWS = "no_rows"
    FORMULA = "formula"
    ERROR = "error"
    WHAT_EMPTY = "what_empty"
    TOO_LONG = "too_long"
    OWNER_EMPTY = "owner_empty"
    OWNER_UNKNOWN = "owner_unknown"
    OWNER_NAMESAKES = "owner_namesakes"
    OWNERS_SEVERAL = "owners_several"
    OWNER_ELSEWHERE = "owner_elsewhere"
    OWNER_NOT_FROM_GIVER = "owner_not_from_giver"
    DATE_VAGUE = "date_vague"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_UNREAD = "date_unread"
    BODY_UNKNOWN = "body_unknown"
    BODY_FOR_ADMINISTRATION = "body_for_administration"
    INVOLVE_FOR_ELECTED = "involve_for_elected"
    COLUMN_UNKNOWN = "column_unknown"
    SHEET_LEFT_OUT = "sheet_left_out"
    DATE_PASSED = "date_passed"


REMARKS: Final = {Wrong.COLUMN_UNKNOWN, Wrong.SHEET_LEFT_OUT, Wrong.DATE_PASSED}
"""Worth a thought, in the way of nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Never holds what stands in the cell but for the few words that name a time."""

    sheet: str
    row: int
    column: int
    """Both from 1."""
    wrong: Wrong
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def remark(self) -> bool:
        return self.wrong in REMARKS
