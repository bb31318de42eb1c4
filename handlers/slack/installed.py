"""Workspaces that install the app themselves: their tokens, kept sealed and renewed before they run out."""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from logging import Logger, getLogger
from typing import Any, Final

from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.web.async_client import AsyncWebClient
from typing_extensions import override

from bot.ports import Installation, Installations
from handlers.slack.workspaces import Connect, Workspace, Workspaces

RENEW_BEFORE: Final = 2 * 60 * 60
REMEMBERED_FOR: Final = 60.0
"""Seconds: another process may have renewed a token, or somebody installed the app again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What Slack gave when the app was installed. Never printed."""

    token: str
    bot_user: str = ""
    bot: str = ""
    refresh: str = ""
    expires_at: int = 0
    """Seconds since 1970; 0: it does not run out."""

    def written(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, installation: Installation) -> "Grant":
        return cls(**json.loads(installation.secret))


class Kept(AsyncInstallationStore):
    """What Bolt's install flow saves, in our own store."""

    def __init__(self, installations: Installations, now: Callable[[], datetime]) -> None:
        self._installations = installations
        self._now = now

    @property
    @override
    def logger(self) -> Logger:
        return getLogger("slack_bolt")

    @override
    async def async_save(self, installation: SlackInstallation) -> None:
        grant = Grant(
            token=installation.bot_token or "",
            bot_user=installation.bot_user_id or "",
            bot=installation.bot_id or "",
            refresh=installation.bot_refresh_token or "",
            expires_at=int(installation.bot_token_expires_at or 0),
        )
        team = "" if installation.is_enterprise_install else installation.team_id or ""
        kept = Installation(team=team, enterprise=installation.enterprise_id or "", secret=grant.written())
        await self._installations.save(kept, self._now())

    @override
    async def async_save_bot(self, bot: Bot) -> None:
        """The whole installation is saved; nothing of it is left for here."""


class InstalledWorkspaces(Workspaces):
    def __init__(
        self, installations: Callable[[], Installations], now: Callable[[], datetime], connect: Connect, renew: "Renew"
    ) -> None:
        self._installations = installations
        self._now = now
        self._connect = connect
        self._renew = renew
        self._found: dict[str, tuple[float, Workspace]] = {}
        self._one_at_a_time: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @override
    async def of(self, team: str) -> Workspace | None:
        at, workspace = self._found.get(team, (float("-inf"), None))
        if workspace is not None and time.monotonic() - at < REMEMBERED_FOR:
            return workspace
        async with self._one_at_a_time[team]:
            installation = await self._installation(team)
            if installation is None:
                return None
            grant = await self._valid(installation)
            everywhere = not installation.team
            client = self._connect(grant.token, team if everywhere else "")
            workspace = Workspace(team=team, client=client, bot_user=grant.bot_user, bot=grant.bot)
            self._found[team] = (time.monotonic(), workspace)
        return workspace

    @override
    async def token_for(self, team: str) -> str | None:
        workspace = await self.of(team)
        return workspace.token if workspace else None

    @override
    async def gone(self, team: str) -> None:
        """For a whole organisation Slack says so once for each workspace; only what is of this one goes."""
        self._found.pop(team, None)
        await self._installations().delete(team=team)

    async def _installation(self, team: str) -> Installation | None:
        own = await self._installations().find(team=team)
        if own is not None:
            return own
        for everywhere in await self._installations().org_wide():
            client = self._connect(Grant.of(everywhere).token, "")
            told = await client.auth_teams_list(limit=1000)
            teams: list[dict[str, Any]] = told.get("teams") or []
            if any(one.get("id") == team for one in teams):
                return everywhere
        return None

    async def _valid(self, installation: Installation) -> Grant:
        """Renew a token in good time. A refresh token is good for once, so the new one is saved at once."""
        grant = Grant.of(installation)
        if not grant.expires_at or grant.expires_at - self._now().timestamp() > RENEW_BEFORE:
            return grant
        renewed = await self._renew(grant)
        await self._installations().save(replace(installation, secret=renewed.written()), self._now())
        return renewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Renew:
    client: AsyncWebClient
    client_id: str
    client_secret: str
    now: Callable[[], datetime]

    async def __call__(self, grant: Grant) -> Grant:
        told = await self.client.oauth_v2_access(
            client_id=self.client_id,
            client_secret=self.client_secret,
            grant_type="refresh_token",
            refresh_token=grant.refresh,
        )
        return replace(
            grant,
            token=str(told["access_token"]),
            refresh=str(told["refresh_token"]),
            expires_at=int(self.now().timestamp()) + int(told["expires_in"]),
        )
