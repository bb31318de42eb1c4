"""Who can read a group's channel in Slack."""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Final

from typing_extensions import override

from bot.domain.configuration import Configuration
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.person import Platform
from bot.ports import Directory
from handlers.slack.house import House
from handlers.slack.messenger import FAULTS
from handlers.slack.people import Admission, People
from handlers.slack.workspaces import Workspace, Workspaces

PAGE: Final = 200


class SlackDirectory(Directory):
    def __init__(self, workspaces: Workspaces, people: People, house: Callable[[], House]) -> None:
        self._workspaces = workspaces
        self._people = people
        self._house = house

    @override
    async def members_of(self, tenant: TenantId, group: GroupId) -> Sequence[PersonId | None] | None:
        """In a channel that others may enter by themselves there is always somebody not known."""
        configuration = self._house().of(tenant)
        if configuration is None or configuration.slack_team is None:
            return None
        channel = configuration.group(group).channel
        if channel is None or channel.platform is not Platform.SLACK:
            return None
        try:
            workspace = await self._workspaces.of(configuration.slack_team)
            return await self._readers(configuration, workspace, channel.id) if workspace else None
        except FAULTS:
            return None

    async def _readers(
        self, configuration: Configuration, workspace: Workspace, channel: str
    ) -> Sequence[PersonId | None]:
        open_to_others = [None] if await is_open(workspace, channel, Admission.of(configuration)) else []
        known = await self._accounts(configuration)
        there = [
            known[user] if user in known else await self._people.who_is(configuration, workspace, user)
            async for user in members(workspace, channel)
            if user != workspace.bot_user
        ]
        return [*there, *open_to_others]

    async def _accounts(self, configuration: Configuration) -> dict[str, PersonId]:
        async with self._house().store.read(configuration.tenant.id) as work:
            return {one.external: one.person for one in await work.identities.all() if one.platform is Platform.SLACK}


async def is_open(workspace: Workspace, channel: str, admission: Admission) -> bool:
    """Not private, or shared with another organisation where its people are not to take part."""
    told = await workspace.client.conversations_info(channel=channel)
    found = told.get("channel") or {}
    elsewhere = found.get("is_ext_shared") and not admission.connected
    shared = elsewhere or found.get("is_org_shared") or found.get("is_pending_ext_shared")
    return not found.get("is_private") or bool(shared)


async def members(workspace: Workspace, channel: str) -> AsyncIterator[str]:
    cursor = ""
    while True:
        told = await workspace.client.conversations_members(channel=channel, limit=PAGE, cursor=cursor)
        found: list[str] = told.get("members") or []
        for user in found:
            yield user
        cursor = str((told.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return
