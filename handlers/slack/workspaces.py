"""Which token speaks in which workspace."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient
from typing_extensions import override

Connect = Callable[[str, str], AsyncWebClient]
"""From a token, and the workspace when the token is of a whole organisation, to a client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    team: str
    client: AsyncWebClient
    bot_user: str = ""
    bot: str = ""

    @property
    def token(self) -> str:
        return self.client.token or ""


class Workspaces(Protocol):
    async def of(self, team: str) -> Workspace | None:
        """Find what speaks there; None where the app is not installed. Raise what the network does."""
        ...

    async def token_for(self, team: str) -> str | None:
        """Tell the token without asking Slack."""
        ...

    async def gone(self, team: str) -> None:
        """The app was removed there, or its tokens were revoked."""
        ...


class OneWorkspace(Workspaces):
    """A single token from the environment. Slack is asked once whose it is, before anything is sent with it."""

    def __init__(self, token: str, connect: Connect) -> None:
        self._token = token
        self._connect = connect
        self._found: Workspace | None = None

    @override
    async def of(self, team: str) -> Workspace | None:
        if self._found is None:
            client = self._connect(self._token, "")
            told = await client.auth_test()
            self._found = Workspace(
                team=str(told.get("team_id", "")),
                client=client,
                bot_user=str(told.get("user_id", "")),
                bot=str(told.get("bot_id", "")),
            )
        return self._found if self._found.team == team else None

    @override
    async def token_for(self, team: str) -> str | None:
        if self._found is not None and self._found.team != team:
            return None
        return self._token

    @override
    async def gone(self, team: str) -> None:
        if self._found is not None and self._found.team == team:
            self._found = None
