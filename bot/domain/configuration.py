"""What the administrator's YAML says, checked and resolved: the product follows this and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.domain.errors import NotFound
from bot.domain.ids import BodyId, GroupId, PersonId, SeminarId, TenantId
from bot.domain.language import Language
from bot.domain.library import PromptId
from bot.domain.person import Person, Platform, Role

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisor:
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    id: TenantId
    name: str
    parallel_names: tuple[str, ...] = ()
    language: Language = Language.NB
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Oslo"))
    contact: str
    advisor: Advisor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A real elected body: where matters belong, and when it meets."""

    id: BodyId
    name: str
    seats: int | None = None
    """How many sit in it; not all of them stand in the YAML."""
    meetings: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPoint:
    year: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    date: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCommitment:
    """A commitment written in YAML with the seminar; its owner's yes is asked at the welcome."""

    owner: PersonId
    what: str
    how: str = ""
    involve: tuple[PersonId, ...] = ()
    body: BodyId | None = None
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPulse:
    """Figures measured before Oppfølging, as the tenant has them; one per dimension, 1–5."""

    label: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PulsePlan:
    opens: tuple[date, ...] = ()
    days: int = 14
    earlier: tuple[EarlierPulse, ...] = ()


class SharePoints(StrEnum):
    GROUP = "group"
    SEMINAR = "seminar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seminar:
    id: SeminarId
    title: str
    date: date
    place: str = ""
    programme_year: int | None = None
    share_points: SharePoints = SharePoints.GROUP
    earlier: tuple[EarlierPoint, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    commitments: tuple[PlannedCommitment, ...] = ()
    pulse: PulsePlan = PulsePlan()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    platform: Platform
    id: str


class Weekday(StrEnum):
    """In the order of date.weekday()."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        return list(Weekday).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    weeks: int = 3
    weekday: Weekday = Weekday.TUESDAY
    at: time = time(9)
    prompts: tuple[PromptId, ...] = ()
    think_days: int = 3
    share_days: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SparringPlan:
    """Groups of one network meet two or three at a time; `table` is the first pairing, from the seminar."""

    network: str
    table: str = ""
    dates: tuple[date, ...] = ()
    """When those of the network with the same date are paired, and their hosts asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingGroup:
    id: GroupId
    name: str
    seminar: SeminarId
    purpose: str = ""
    purpose_confirmed: date | None = None
    created_by: str = ""
    members: tuple[PersonId, ...]
    leaders: tuple[PersonId, ...] = ()
    follows: tuple[GroupId, ...] = ()
    channel: Channel | None = None
    language: Language | None = None
    starts: date
    ends: date | None = None
    rounds: RoundPlan | None = None
    allowance: bool = False
    sparring: SparringPlan | None = None

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Members and leaders, each once, in the order of the YAML."""
        return tuple(dict.fromkeys((*self.members, *self.leaders)))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPeriod:
    """From and to, both closed. Without years it comes back every year."""

    name: str
    start: date | tuple[int, int]
    end: date | tuple[int, int]


class Holidays(StrEnum):
    NORWAY = "norway"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRules:
    holidays: Holidays = Holidays.NORWAY
    quiet: tuple[QuietPeriod, ...] = ()
    avoid_days_before_meetings: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRules:
    """Days before and after the date a person has set."""

    before: tuple[int, ...] = (7, 0)
    after: tuple[int, ...] = (7, 21)
    at: time = time(8, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRules:
    weekday: Weekday = Weekday.FRIDAY
    at: time = time(13)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRules:
    min_unnamed: int = 3
    pulse_min: int = 5
    keep_private_days: int = 180
    keep_shared_days: int = 730


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRules:
    """Thresholds of the facts about a group (M2, M5, M6, M9); proposals, for the tenant to judge."""

    overlap_percent: int = 50
    note_after_months: int = 9
    warn_after_months: int = 12
    rounds_near_meetings: int = 2
    confirm_purpose_every_months: int = 6
    read_channel: bool = False


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """One tenant. Ids are unique and every reference resolves: the loader has seen to that."""

    tenant: Tenant
    slack_team: str | None = None
    slack_guests: bool = False
    """Whether guests of the workspace may take part."""
    slack_connected: bool = False
    """Whether people of other workspaces (Slack Connect) may."""
    teams_tenant: str | None = None
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()
    seminars: tuple[Seminar, ...] = ()
    groups: tuple[WorkingGroup, ...] = ()
    calendar: CalendarRules = CalendarRules()
    reminders: ReminderRules = ReminderRules()
    digest: DigestRules = DigestRules()
    privacy: PrivacyRules = PrivacyRules()
    guard: GuardRules = GuardRules()

    @cached_property
    def _people(self) -> Mapping[PersonId, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _groups(self) -> Mapping[GroupId, WorkingGroup]:
        return {group.id: group for group in self.groups}

    @cached_property
    def _seminars(self) -> Mapping[SeminarId, Seminar]:
        return {seminar.id: seminar for seminar in self.seminars}

    @cached_property
    def _bodies(self) -> Mapping[BodyId, Body]:
        return {body.id: body for body in self.bodies}

    def person(self, person: PersonId) -> Person:
        return _found(self._people, person)

    def group(self, group: GroupId) -> WorkingGroup:
        return _found(self._groups, group)

    def seminar(self, seminar: SeminarId) -> Seminar:
        return _found(self._seminars, seminar)

    def body(self, body: BodyId) -> Body:
        return _found(self._bodies, body)

    def person_by_email(self, email: str) -> Person | None:
        wanted = email.casefold()
        return next((person for person in self.people if person.email.casefold() == wanted), None)

    def groups_of(self, person: PersonId) -> tuple[WorkingGroup, ...]:
        """Where this person is a member or a leader."""
        return tuple(group for group in self.groups if person in group.people)

    def led_by(self, person: PersonId) -> tuple[WorkingGroup, ...]:
        return tuple(group for group in self.groups if person in group.leaders)

    def members(self, group: WorkingGroup) -> Iterator[Person]:
        return (self.person(member) for member in group.members)

    def fully_guarded(self, group: WorkingGroup) -> bool:
        """A group with an elected or executive member is under the full guard; others only for matters of persons."""
        return any(self.person(one).role.political for one in group.people)

    def language_for(self, person: Person, own_choice: Language | None, group: WorkingGroup | None) -> Language:
        """A person's own choice wins over the group's, the group's over the tenant's."""
        return own_choice or person.language or (group.language if group else None) or self.tenant.language

    def timezone_for(self, person: Person, own_choice: ZoneInfo | None) -> ZoneInfo:
        return own_choice or person.timezone or self.tenant.timezone

    def roles(self) -> Mapping[PersonId, Role]:
        return {person.id: person.role for person in self.people}


def _found(items: Mapping[K, V], key: K) -> V:
    try:
        return items[key]
    except KeyError:
        raise NotFound from None
