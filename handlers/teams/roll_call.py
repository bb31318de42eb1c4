"""Finding everybody in the groups' channels and chats in Teams, so that the first message can reach them."""

import asyncio
from collections.abc import Callable

import structlog

from bot.domain.configuration import Configuration
from bot.domain.person import Platform
from handlers.teams.house import House
from handlers.teams.people import People

log = structlog.get_logger()


class RollCall:
    def __init__(self, house: Callable[[], House], people: People) -> None:
        self._house = house
        self._people = people

    async def run(self, every: float) -> None:
        while True:
            try:
                await self.once()
            except Exception as fault:  # noqa: BLE001 - the next call tries again
                log.warning("teams_people_not_found", fault=type(fault).__name__)
            await asyncio.sleep(every)

    async def once(self) -> None:
        for configuration in self._house().configurations():
            if configuration.teams_tenant is not None and await self._somebody_is_unknown(configuration):
                await self._call(configuration)

    async def _call(self, configuration: Configuration) -> None:
        service_url = await self._people.service_url(configuration)
        organisation = configuration.teams_tenant or ""
        for group in configuration.groups:
            if group.channel is None or group.channel.platform is not Platform.TEAMS:
                continue
            roster = await self._people.roster(service_url, group.channel.id, organisation)
            if roster is None:
                log.warning("teams_roster_unreadable", tenant=configuration.tenant.id, group=group.id)
                continue
            address = {"organisation": organisation, "service_url": service_url}
            await self._people.meet(configuration, roster, address)

    async def _somebody_is_unknown(self, configuration: Configuration) -> bool:
        async with self._house().store.read(configuration.tenant.id) as work:
            known = {one.person for one in await work.identities.all() if one.platform is Platform.TEAMS}
        return any(
            person not in known
            for group in configuration.groups
            if group.channel and group.channel.platform is Platform.TEAMS
            for person in group.people
        )
