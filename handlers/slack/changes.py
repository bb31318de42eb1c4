"""What happens to accounts, channels and the app itself in a workspace."""

from collections.abc import Callable
from typing import Any

import structlog

from bot.domain.configuration import Configuration
from bot.i18n.translator import Translator
from handlers.slack.house import House
from handlers.slack.messenger import FAULTS
from handlers.slack.parse import Payload
from handlers.slack.people import People
from handlers.slack.taking import Taking, team_of
from handlers.slack.workspaces import Workspaces

log = structlog.get_logger()


class Changes:
    def __init__(self, house: Callable[[], House], workspaces: Workspaces, people: People, taking: Taking) -> None:
        self._house = house
        self._workspaces = workspaces
        self._people = people
        self._taking = taking

    async def account(self, body: dict[str, Any]) -> None:
        """Switched off, or on again: nothing is sent to an account that is off."""
        configuration = self._house().by_team(team_of(body))
        user: Payload = body["event"].get("user") or {}
        if configuration is not None and user.get("id"):
            active = not user.get("deleted")
            await self._people.reachable(configuration, str(user["id"]), reachable=active)

    async def joined_channel(self, body: dict[str, Any]) -> None:
        """Tell at once when somebody who is not of the group comes into its channel: the next share would stop."""
        configuration = self._house().by_team(team_of(body))
        if configuration is None:
            return
        actor = await self._taking.actor(body)
        group = actor.group_of(str(body["event"].get("channel", ""))) if actor else None
        if actor is None or group is None or await self._is_the_app(configuration, actor.user):
            return
        joined = configuration.group(group)
        if actor.person not in joined.people:
            advice = Translator(configuration.tenant.language).text("slack.stranger-in-channel", group=joined.name)
            log.warning("stranger_in_channel", tenant=configuration.tenant.id, group=group, advice=advice)

    async def app_removed(self, body: dict[str, Any]) -> None:
        """Uninstalled, or its bot token taken back: nothing is sent there until it is installed again."""
        event = body["event"]
        if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
            return
        team = team_of(body)
        await self._workspaces.gone(team)
        configuration = self._house().by_team(team)
        log.warning("slack_app_removed", tenant=configuration.tenant.id if configuration else "")

    async def _is_the_app(self, configuration: Configuration, user: str) -> bool:
        try:
            workspace = await self._workspaces.of(configuration.slack_team or "")
        except FAULTS:
            return False
        return workspace is not None and workspace.bot_user == user
