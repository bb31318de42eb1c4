"""«Add to Slack»: Bolt's install flow, with our own store behind it."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from logging import Logger, getLogger
from typing import Any, Final

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient
from typing_extensions import override

from bot.ports import Installations
from handlers.slack.installed import Kept
from handlers.slack.manifest import REDIRECT_PATH

INSTALL_PATH: Final = "/slack/install"
STATE_LIVES: Final = timedelta(minutes=10)


class States(AsyncOAuthStateStore):
    def __init__(self, installations: Installations, now: Callable[[], datetime]) -> None:
        self._installations = installations
        self._now = now

    @property
    @override
    def logger(self) -> Logger:
        return getLogger("slack_bolt")

    @override
    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        state = secrets.token_urlsafe(24)
        await self._installations.issue(state, self._now() + STATE_LIVES)
        return state

    @override
    async def async_consume(self, state: str) -> bool:
        return await self._installations.consume(state, self._now())


def add_install_routes(
    application: web.Application,
    *,
    client: AsyncWebClient,
    client_id: str,
    client_secret: str,
    scopes: Sequence[str],
    installations: Installations,
    now: Callable[[], datetime],
) -> None:
    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=list(scopes),
        install_path=INSTALL_PATH,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT_PATH,
        installation_store=Kept(installations, now),
        state_store=States(installations, now),
        state_expiration_seconds=int(STATE_LIVES.total_seconds()),
        logger=getLogger("slack_bolt"),
    )
    flow = AsyncOAuthFlow(client=client, logger=getLogger("slack_bolt"), settings=settings)

    async def install(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def redirected(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

    application.router.add_get(INSTALL_PATH, install)
    application.router.add_get(REDIRECT_PATH, redirected)
