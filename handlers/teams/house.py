"""What Teams needs of the product: to take what people do, and to know people and kommuner."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.configuration import Configuration
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.person import Platform
from bot.ports import Store
from bot.usecases.incoming import Incoming
from bot.usecases.reply import Reply


class Take(Protocol):
    async def __call__(self, tenant: TenantId, person: PersonId | None, incoming: Incoming, /) -> Reply:
        """Answer what somebody did, in one transaction; None is somebody not known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The product as Teams sees it. `configurations` are those followed at the moment of asking."""

    take: Take
    store: Store
    configurations: Callable[[], Iterable[Configuration]]
    now: Callable[[], datetime]
    only: TenantId | None = None
    """The demo's one tenant, whatever organisation an activity names."""
    homes: Mapping[str, GroupId] = field(default_factory=dict)
    """The demo's groups by the Playground's channels; their own channels are in the web chat."""

    def of_organisation(self, organisation: str) -> tuple[Configuration, ...]:
        """Several kommuner may share an organisation in Microsoft 365."""
        if self.only is not None:
            return tuple(one for one in self.configurations() if one.tenant.id == self.only)
        return tuple(one for one in self.configurations() if organisation and one.teams_tenant == organisation)

    def reading_along(self, organisation: str, conversation: str) -> tuple[Configuration, ...]:
        """The kommuner that let the guard read what people write to each other here, in a group's home."""
        here = self.of_organisation(organisation)
        return tuple(one for one in here if one.guard.read_channel and self.group_of(one, conversation))

    def of(self, tenant: TenantId) -> Configuration | None:
        return next((one for one in self.configurations() if one.tenant.id == tenant), None)

    def group_of(self, configuration: Configuration, conversation: str) -> GroupId | None:
        """The group whose home this channel or chat is; a thread belongs to its channel."""
        home = conversation.partition(";")[0]
        for group in configuration.groups:
            if group.channel and group.channel.platform is Platform.TEAMS and group.channel.id == home:
                return group.id
        return self.homes.get(home)
