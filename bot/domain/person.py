"""People: who they are by configuration, whether they said yes, and how they want to be reached."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.errors import WrongStatus
from bot.domain.ids import BodyId, GroupId, PersonId
from bot.domain.language import Language


class Role(StrEnum):
    """Coarse on purpose: party and union are never stored."""

    ELECTED = "elected"
    EXECUTIVE = "executive"
    ADMINISTRATION = "administration"
    OTHER = "other"

    @property
    def political(self) -> bool:
        """Whether this role brings a group under the full guard."""
        return self in {Role.ELECTED, Role.EXECUTIVE}


class Platform(StrEnum):
    SLACK = "slack"
    TEAMS = "teams"
    WEB = "web"
    """The demo's own chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: PersonId
    name: str
    email: str
    role: Role
    bodies: tuple[BodyId, ...] = ()
    language: Language | None = None
    timezone: ZoneInfo | None = None

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


class Answer(StrEnum):
    """How far a person has come with «Vil du være med?»."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    REMINDED = "reminded"
    LATER = "later"
    """«Ikke nå»: asked once more after two weeks."""
    ASKED_AGAIN = "asked_again"
    YES = "yes"
    DECLINED = "declined"
    """«Ikke nå» a second time, or left: silence until the person writes."""


_MAY_BECOME: Final = {
    Answer.NOT_ASKED: {Answer.ASKED, Answer.YES},
    Answer.ASKED: {Answer.REMINDED, Answer.LATER, Answer.YES, Answer.DECLINED},
    Answer.REMINDED: {Answer.LATER, Answer.YES, Answer.DECLINED},
    Answer.LATER: {Answer.ASKED_AGAIN, Answer.YES, Answer.DECLINED},
    Answer.ASKED_AGAIN: {Answer.YES, Answer.DECLINED},
    Answer.YES: {Answer.ASKED, Answer.DECLINED},
    Answer.DECLINED: {Answer.YES},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A person's yes (deltakelse, not consent in the GDPR sense), with the text it was given to and when."""

    person: PersonId
    answer: Answer = Answer.NOT_ASKED
    text_version: str = ""
    """Of the welcome text the answer was given to; a material change asks again."""
    changed_at: datetime | None = None
    groups: frozenset[GroupId] = frozenset()
    """Which groups the yes is for; empty: for all of them, also those to come."""
    version: int = 0

    @property
    def takes_part(self) -> bool:
        return self.answer is Answer.YES

    def takes_part_in(self, group: GroupId) -> bool:
        return self.takes_part and (not self.groups or group in self.groups)

    def become(self, answer: Answer, *, text_version: str, now: datetime) -> "Participation":
        if answer is self.answer and text_version == self.text_version:
            return self
        if answer is not self.answer and answer not in _MAY_BECOME[self.answer]:
            raise WrongStatus(f"{self.answer} cannot become {answer}")
        return replace(self, answer=answer, text_version=text_version, changed_at=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When a person may hear from the bot, local time."""

    start: time = time(7)
    end: time = time(21)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Away until, and back on, a day: «borte til 12. august» means back on the 12th."""

    since: date
    back_on: date | None = None
    """None: until the person says so."""

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.back_on is None or day < self.back_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """A person's own choices; they win over the group's and the tenant's."""

    person: PersonId
    language: Language | None = None
    timezone: ZoneInfo | None = None
    hours: Hours = Hours()
    pause: Pause | None = None
    platform: Platform | None = None
    """Where direct messages go: own choice, else where the person was last heard."""
    version: int = 0
