"""What Slack needs of the product: to take what people do, and to know people and kommuner."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId, TenantId
from bot.ports import Installations, Store
from bot.usecases.incoming import Incoming
from bot.usecases.reply import Reply


class Take(Protocol):
    async def __call__(self, tenant: TenantId, person: PersonId | None, incoming: Incoming, /) -> Reply:
        """Answer what somebody did, in one transaction; None is somebody not known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The product as Slack sees it. `configurations` are those followed at the moment of asking."""

    take: Take
    store: Store
    configurations: Callable[[], Iterable[Configuration]]
    now: Callable[[], datetime]
    installations: Installations | None = None
    """Needed only where several workspaces install the app themselves."""

    def by_team(self, team: str) -> Configuration | None:
        return next((one for one in self.configurations() if team and one.slack_team == team), None)

    def of(self, tenant: TenantId) -> Configuration | None:
        return next((one for one in self.configurations() if one.tenant.id == tenant), None)
