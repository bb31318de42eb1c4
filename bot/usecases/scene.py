"""One turn: who acts, by which configuration, at which moment, in which transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId, PersonId
from bot.domain.language import Language
from bot.domain.person import Person
from bot.ports import Neighbours, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    configuration: Configuration
    work: UnitOfWork
    now: datetime
    new_id: Callable[[], str]
    actor: PersonId | None = None
    """None: the clock acts, or an administrator on the command line."""
    neighbours: Neighbours | None = None
    """The other kommuner of this process, as far as one may know of another; None where nothing is asked of them."""

    @property
    def me(self) -> PersonId:
        """The person who acts; an outsider may do nothing here."""
        if self.actor is None:
            raise NotAllowed
        return self.actor

    def person(self, person: PersonId) -> Person:
        return self.configuration.person(person)

    async def language_of(self, person: PersonId, group: WorkingGroup | None = None) -> Language:
        own = (await self.work.preferences.get(person)).language
        return self.configuration.language_for(self.person(person), own, group or self._only_group(person))

    async def zone_of(self, person: PersonId) -> ZoneInfo:
        own = (await self.work.preferences.get(person)).timezone
        return self.configuration.timezone_for(self.person(person), own)

    async def today_of(self, person: PersonId) -> date:
        return self.now.astimezone(await self.zone_of(person)).date()

    async def takes_part(self, person: PersonId) -> bool:
        return (await self.work.participations.get(person)).takes_part

    async def takes_part_in(self, person: PersonId, group: GroupId) -> bool:
        return (await self.work.participations.get(person)).takes_part_in(group)

    async def with_yes(self, group: WorkingGroup) -> tuple[PersonId, ...]:
        """Members and leaders who said yes, in the order of the YAML: nothing goes to anybody else."""
        known = await self.work.participations.all()
        said_yes = {one.person for one in known if one.takes_part_in(group.id)}
        return tuple(person for person in group.people if person in said_yes)

    def my_group(self, group: GroupId) -> WorkingGroup:
        """A group this person belongs to, as member or leader."""
        found = self.configuration.group(group)
        if self.me not in found.people:
            raise NotAllowed
        return found

    def led_group(self, group: GroupId) -> WorkingGroup:
        found = self.configuration.group(group)
        if self.me not in found.leaders:
            raise NotAllowed
        return found

    def my_groups(self) -> tuple[WorkingGroup, ...]:
        return self.begun(self.configuration.groups_of(self.me))

    async def groups_i_answer_in(self) -> tuple[WorkingGroup, ...]:
        """Where this person is a member and has said yes."""
        member_of = [one for one in self.my_groups() if self.me in one.members]
        return tuple([one for one in member_of if await self.takes_part_in(self.me, one.id)])

    def begun(self, groups: Sequence[WorkingGroup]) -> tuple[WorkingGroup, ...]:
        """Next year's group is nothing to choose yet, unless there is no other."""
        today = self.now.astimezone(self.configuration.tenant.timezone).date()
        return tuple(one for one in groups if one.starts <= today) or tuple(groups)

    def is_over(self, group: WorkingGroup) -> bool:
        today = self.now.astimezone(self.configuration.tenant.timezone).date()
        return group.ends is not None and today > group.ends

    def _only_group(self, person: PersonId) -> WorkingGroup | None:
        groups = self.configuration.groups_of(person)
        return groups[0] if len(groups) == 1 else None
