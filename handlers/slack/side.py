"""Slack put together. handlers.app makes one of it, beside or instead of Teams:

async with open_slack(SlackSettings(...), registry) as slack:
async with build(..., messengers={Platform.SLACK: slack.messenger},
directories={Platform.SLACK: slack.directory}) as product:
slack.move_in(House(take=product.take, store=product.store,
configurations=product.configurations.all, now=product.clock.now))
slack.add_routes(application)
async with slack.running():
yield application
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

import aiohttp
import structlog
from aiohttp import web
from prometheus_client import REGISTRY, CollectorRegistry
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Installations
from handlers.slack import connection
from handlers.slack.afterwards import Afterwards
from handlers.slack.app import bolt_app
from handlers.slack.changes import Changes
from handlers.slack.directory import SlackDirectory
from handlers.slack.front_door import FrontDoor, Refusals
from handlers.slack.house import House
from handlers.slack.installed import InstalledWorkspaces, Renew
from handlers.slack.listeners import Listeners
from handlers.slack.manifest import scopes_for
from handlers.slack.messenger import SlackMessenger
from handlers.slack.oauth import add_install_routes
from handlers.slack.people import People
from handlers.slack.roll_call import RollCall
from handlers.slack.settings import SlackSettings
from handlers.slack.taking import Taking
from handlers.slack.workspaces import OneWorkspace, Workspaces

log = structlog.get_logger()

EVENTS: Final = "/slack/events"


class SlackSide:
    def __init__(self, settings: SlackSettings, shared: aiohttp.ClientSession, registry: CollectorRegistry) -> None:
        self._settings = settings
        self._shared = shared
        self._house: House | None = None
        self._refusals = Refusals(registry)
        self._afterwards = Afterwards()
        self._workspaces = self._speaking()
        self._people = People(self.house)
        self.messenger = SlackMessenger(self._workspaces, self.house)
        self.directory = SlackDirectory(self._workspaces, self._people, self.house)
        self._roll_call = RollCall(self.house, self._workspaces, self._people)
        taking = Taking(self.house, self._workspaces, self._people)
        self._app = bolt_app(
            signing_secret=settings.signing_secret,
            client=self._connect("", ""),
            house=self.house,
            workspaces=self._workspaces,
            listeners=Listeners(taking, self.messenger, self._afterwards),
            changes=Changes(self.house, self._workspaces, self._people, taking),
            refused=self._refusals.count,
        )

    def house(self) -> House:
        if self._house is None:
            raise RuntimeError("Slack has not moved in yet")
        return self._house

    def move_in(self, house: House) -> None:
        """The product is there: from now on events can be taken."""
        self._house = house

    def add_routes(self, application: web.Application) -> None:
        """After `move_in`. Without a signing secret nobody could be told from Slack, so there is no door."""
        settings = self._settings
        if settings.signing_secret:
            door = FrontDoor(self._app, settings.signing_secret, self._refusals.count)
            application.router.add_post(EVENTS, door.events)
        if settings.client_id:
            add_install_routes(
                application,
                client=self._connect("", ""),
                client_id=settings.client_id,
                client_secret=settings.client_secret,
                scopes=scopes_for(*self.house().configurations()),
                installations=self._installations(),
                now=self.house().now,
            )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Find people, and in Socket Mode listen; leaving it shows what is still to be shown."""
        finding = asyncio.create_task(self._roll_call.run())
        socket = await self._listen() if self._settings.app_token else None
        try:
            yield
        finally:
            if socket is not None:
                await socket.close_async()  # type: ignore[no-untyped-call]
            finding.cancel()
            with suppress(asyncio.CancelledError):
                await finding
            await self._afterwards.finished()

    async def settled(self) -> None:
        """Wait until all that follows the answers is shown."""
        await self._afterwards.finished()

    async def find_people(self) -> None:
        await self._roll_call.once()

    async def _listen(self) -> AsyncSocketModeHandler:
        handler = AsyncSocketModeHandler(self._app, self._settings.app_token, web_client=self._connect("", ""))
        await handler.connect_async()  # type: ignore[no-untyped-call]
        return handler

    def _speaking(self) -> Workspaces:
        settings = self._settings
        if settings.bot_token or not settings.client_id:
            return OneWorkspace(settings.bot_token, self._connect)
        renew = Renew(
            client=self._connect("", ""),
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            now=lambda: self.house().now(),
        )
        return InstalledWorkspaces(self._installations, lambda: self.house().now(), self._connect, renew)

    def _installations(self) -> Installations:
        installations = self.house().installations
        if installations is None:
            raise RuntimeError("several workspaces need a place for their installations")
        return installations

    def _connect(self, token: str, team: str) -> AsyncWebClient:
        return connection.client(self._shared, self._settings.api_url, token or None, team)


@asynccontextmanager
async def open_slack(settings: SlackSettings, registry: CollectorRegistry = REGISTRY) -> AsyncIterator[SlackSide]:
    async with connection.session() as shared:
        yield SlackSide(settings, shared, registry)
