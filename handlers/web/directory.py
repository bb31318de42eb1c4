"""Who is in the demo's channels: exactly those the configuration names, as on a well-kept platform."""

from collections.abc import Callable, Sequence

from typing_extensions import override

from bot.domain.configuration import Configuration
from bot.domain.errors import NotFound
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.ports import Directory


class WebDirectory(Directory):
    def __init__(self, configuration_of: Callable[[TenantId], Configuration]) -> None:
        self._configuration_of = configuration_of

    @override
    async def members_of(self, tenant: TenantId, group: GroupId) -> Sequence[PersonId | None] | None:
        try:
            return self._configuration_of(tenant).group(group).people
        except NotFound:
            return None
