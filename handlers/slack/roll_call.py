"""Finding everybody of the configuration in Slack, so that the first message can reach them."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.domain.person import Platform
from bot.ports import Identity, RateLimited
from handlers.slack.house import House
from handlers.slack.messenger import FAULTS
from handlers.slack.outcome import outcome_of
from handlers.slack.people import Admission, NotAdmitted, People
from handlers.slack.workspaces import Workspace, Workspaces

log = structlog.get_logger()

LOOK_EVERY: Final = 60.0
ASK_AGAIN_AFTER: Final = 60
"""Looks: somebody who is not in Slack today may be tomorrow."""


class RollCall:
    def __init__(self, house: Callable[[], House], workspaces: Workspaces, people: People) -> None:
        self._house = house
        self._workspaces = workspaces
        self._people = people
        self._absent: dict[tuple[str, PersonId, str, Admission], int] = {}

    async def run(self) -> None:
        """Look once a minute for who is new in the configuration; ask again for who was not found now and then."""
        while True:
            await self.once()
            await asyncio.sleep(LOOK_EVERY)

    async def once(self) -> None:
        for configuration in self._house().configurations():
            if configuration.slack_team is None:
                continue
            try:
                await self._call(configuration, configuration.slack_team)
            except FAULTS as fault:
                log.warning("slack_people_not_found", tenant=configuration.tenant.id, fault=type(fault).__name__)

    async def _call(self, configuration: Configuration, team: str) -> None:
        wanted = await self._unknown(configuration)
        workspace = await self._workspaces.of(team) if wanted else None
        if workspace is None:
            return
        for person in wanted:
            key = (configuration.tenant.id, person, configuration.person(person).email, Admission.of(configuration))
            if self._absent.get(key, 0) > 0:
                self._absent[key] -= 1
                continue
            found = await self._find(configuration, workspace, person)
            if isinstance(found, NotAdmitted):
                self._absent[key] = ASK_AGAIN_AFTER
                log.warning("person_not_in_slack", tenant=configuration.tenant.id, person=person, why=found.value)

    async def _unknown(self, configuration: Configuration) -> list[PersonId]:
        """Those of a group who have no account pinned yet."""
        async with self._house().store.read(configuration.tenant.id) as work:
            known = {one.person for one in await work.identities.all() if one.platform is Platform.SLACK}
        wanted = {person: None for group in configuration.groups for person in group.people}
        return [person for person in wanted if person not in known]

    async def _find(
        self, configuration: Configuration, workspace: Workspace, person: PersonId
    ) -> Identity | NotAdmitted:
        while True:
            try:
                return await self._people.find(configuration, workspace, configuration.person(person))
            except FAULTS as fault:
                match outcome_of(fault):
                    case RateLimited(wait=wait):
                        await asyncio.sleep(wait.total_seconds())
                    case _:
                        raise
