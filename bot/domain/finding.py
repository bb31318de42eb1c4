"""What the guard saw in a text: which act of an elected body, in which words, and how sure it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Indicator(StrEnum):
    """Kinds of drift (D) and matters about persons (P), as docs/refleksjonsvern.md lists them."""

    DECISION = "D1"
    VOTE = "D2"
    RECOMMENDATION = "D3"
    PENDING_CASE = "D4"
    CASE_PREPARATION = "D5"
    FORMALITIES = "D6"
    APPOINTMENT = "D7"
    PROPOSAL = "D8"
    STATEMENT = "D9"
    INSTRUCTION = "D10"
    PRE_AGREEMENT = "D11"
    PERSONAL_MATTER = "P1"


WORK_OF_THE_LINE: Final = frozenset({Indicator.CASE_PREPARATION, Indicator.INSTRUCTION})
"""What the administration does by law, and may well say that it will do."""


class Certainty(StrEnum):
    """Sure findings are told; unsure ones are asked, at most once a day."""

    SURE = "sure"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    indicator: Indicator
    certainty: Certainty
    words: tuple[str, ...]
    """As the writer wrote them, so that the note can quote them."""
    start: int
    end: int
    """The clause, as offsets into the text: an edited text is read again only where it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All findings in one text, the most serious first."""

    findings: tuple[Finding, ...] = ()

    @property
    def drift(self) -> bool:
        """A matter about persons is told too, but it is not drift."""
        return any(finding.certainty is Certainty.SURE for finding in self._drifting())

    @property
    def uncertain(self) -> bool:
        return not self.drift and any(finding.certainty is Certainty.UNSURE for finding in self.findings)

    def _drifting(self) -> Iterator[Finding]:
        return (finding for finding in self.findings if finding.indicator is not Indicator.PERSONAL_MATTER)
