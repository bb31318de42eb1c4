"""What is wrong in a file, and where: a key and its values, turned into a sentence only when somebody reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from bot.config.messages import sentence
from bot.domain.language import Language
from bot.i18n import dates


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """As editors count: both from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of the file that is being read."""

    at: Position
    key: str
    params: Mapping[str, str | date] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def within(self, file: Path) -> "Problem":
        return Problem(
            file=file,
            line=self.at.line,
            column=self.at.column,
            severity=self.severity,
            key=self.key,
            params=self.params,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    file: Path
    line: int
    column: int
    severity: Severity
    key: str
    params: Mapping[str, str | date]
    """A date here is said as people write it; one that was read in the file is a word of it."""

    def sentence(self, language: Language) -> str:
        """What is wrong, and what would be right. Nynorsk readers get bokmål here, as the command line does."""
        params = {
            name: dates.day_and_year(language, value) if isinstance(value, date) else value
            for name, value in self.params.items()
        }
        return sentence(self.key, params, english=language is Language.EN)

    def line_of_report(self, language: Language) -> str:
        word = ""
        if self.severity is Severity.WARNING:
            word = "warning: " if language is Language.EN else "merk: "
        return f"{self.file}:{self.line}:{self.column}: {word}{self.sentence(language)}"
