"""What the planner sees of one tenant at one moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.availability import Availability
from bot.domain.commitment import Commitment
from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.ids import GroupId, LiveSessionId, PersonId, RoundId
from bot.domain.person import Participation, Person, Preferences
from bot.domain.pulse import Pulse
from bot.domain.round import Reflection, Round
from bot.domain.sparring import Sparring


@dataclass(frozen=True, slots=True)
class Window:
    """From how far it is planned, to now."""

    since: datetime
    now: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.since < moment <= self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A commitment, or a matter that somebody carries, with its date."""

    person: PersonId
    due: date
    dated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    window: Window
    first: bool = False
    """Nothing has been planned for this tenant before."""
    participations: Mapping[PersonId, Participation] = field(default_factory=dict)
    preferences: Mapping[PersonId, Preferences] = field(default_factory=dict)
    open_rounds: tuple[Round, ...] = ()
    occasions: Mapping[GroupId, tuple[date, ...]] = field(default_factory=dict)
    """Rounds that were held, of the groups that have an occasion about now."""
    skipped: Mapping[GroupId, frozenset[date]] = field(default_factory=dict)
    """Occasions of the same groups that have been reported to fall out."""
    unanswered: Mapping[RoundId, tuple[PersonId, ...]] = field(default_factory=dict)
    """Who got the question and neither answered nor stood over, of the rounds to be reminded of now."""
    dated: tuple[Dated, ...] = ()
    told_until: Mapping[PersonId, date] = field(default_factory=dict)
    """The last morning that a message of reminders covers, of those who have something dated here."""
    undated: tuple[Commitment, ...] = ()
    offered: tuple[Commitment, ...] = ()
    undecided: tuple[Reflection, ...] = ()
    sessions: tuple[LiveSessionId, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    sparrings: tuple[Sparring, ...] = ()
    """Meetings with other groups that are not settled on our side."""

    @property
    def now(self) -> datetime:
        return self.window.now

    def open_round(self, group: GroupId) -> Round | None:
        return next((one for one in self.open_rounds if one.group == group), None)

    def takes_part(self, person: PersonId) -> bool:
        found = self.participations.get(person)
        return found is not None and found.takes_part

    def with_yes(self, people: Iterable[PersonId], group: GroupId | None = None) -> tuple[PersonId, ...]:
        """Those who said yes, to this group where one is named."""
        known = {one: found for one in people if (found := self.participations.get(one)) is not None}
        joined = {one for one, found in known.items() if group is None or found.takes_part_in(group)}
        return tuple(one for one in known if one in joined and known[one].takes_part)

    def availability(self, configuration: Configuration, person: Person) -> Availability:
        own = self.preferences.get(person.id) or Preferences(person=person.id)
        return Availability.of(configuration, person, own)


def running(group: WorkingGroup, day: date) -> bool:
    return group.starts <= day and (group.ends is None or day <= group.ends)
