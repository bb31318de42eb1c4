"""«Noe jeg tar opp selv»: a matter one person carries to a body or the line, in their own name. Nobody else sees it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.errors import Unacceptable, WrongStatus
from bot.domain.ids import BodyId, CarriedMatterId, PersonId

LONGEST_MATTER: Final = 500


class CarriedStatus(StrEnum):
    OPEN = "open"
    RAISED = "raised"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedMatter:
    id: CarriedMatterId
    person: PersonId
    what: str
    body: BodyId | None = None
    """None: the line, that is the person's own leader."""
    when: date | None = None
    status: CarriedStatus = CarriedStatus.OPEN
    created_at: datetime
    closed_at: datetime | None = None
    version: int = 0

    def edit(self, what: str, body: BodyId | None, when: date | None) -> "CarriedMatter":
        self._require_open()
        return replace(self, what=acceptable_matter(what), body=body, when=when)

    def raise_it(self, now: datetime) -> "CarriedMatter":
        self._require_open()
        return replace(self, status=CarriedStatus.RAISED, closed_at=now)

    def drop(self, now: datetime) -> "CarriedMatter":
        self._require_open()
        return replace(self, status=CarriedStatus.DROPPED, closed_at=now)

    def _require_open(self) -> None:
        if self.status is not CarriedStatus.OPEN:
            raise WrongStatus(f"carried matter is {self.status}")


def acceptable_matter(what: str) -> str:
    kept = what.strip()
    if not kept:
        raise Unacceptable("carried-empty")
    if len(kept) > LONGEST_MATTER:
        raise Unacceptable("carried-too-long")
    return kept
