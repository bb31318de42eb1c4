"""Teams put together. handlers.app makes one of it, beside or instead of Slack:

async with open_teams(settings, registry) as teams:
async with build(..., messengers={Platform.TEAMS: teams.messenger},
directories={Platform.TEAMS: teams.directory}) as product:
teams.move_in(House(take=product.take, store=product.store,
configurations=product.configurations.all, now=product.clock.now))
teams.add_routes(application)
async with teams.running():
yield application

`settings_of(secrets)` says what the environment has: settings, nothing, or a sentence to stop with.
The demo opens it with `open_teams(None, registry)`: no tokens, and this machine only.
"""

import asyncio
import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

import aiohttp
from aiohttp import web
from prometheus_client import REGISTRY, CollectorRegistry

from handlers.teams import connector, keys
from handlers.teams.bot import Bot
from handlers.teams.connector import Connector
from handlers.teams.directory import TeamsDirectory
from handlers.teams.front_door import MESSAGES, FrontDoor, Refusals, Welcome
from handlers.teams.house import House
from handlers.teams.messenger import TeamsMessenger
from handlers.teams.people import People
from handlers.teams.refreshing import Refreshing
from handlers.teams.roll_call import RollCall
from handlers.teams.settings import TeamsSettings
from handlers.teams.showing import Showing
from handlers.teams.tokens import NoTokens, Tokens, tokens_of

ROLL_CALL_EVERY: Final = 3_600.0


class TeamsSide:
    def __init__(
        self,
        settings: TeamsSettings | None,
        session: aiohttp.ClientSession,
        registry: CollectorRegistry,
        *,
        tokens: Tokens | None = None,
        loopback: bool = False,
    ) -> None:
        self._house: House | None = None
        self._open_here_only = settings is None
        self.tokens = tokens or (tokens_of(settings) if settings else NoTokens())
        self._connector = Connector(session, self.tokens, loopback=loopback or settings is None)
        bot_id = f"28:{settings.app_id}" if settings else ""
        self.people = People(self.house, self._connector)
        self.messenger = TeamsMessenger(self._connector, self.people, self.house, bot=bot_id)
        self.directory = TeamsDirectory(self.people, self.tokens, self.house)
        self._roll_call = RollCall(self.house, self.people)
        showing = Showing(self._connector, self.messenger)
        bot = Bot(self.house, self.people, showing, Refreshing(self.house, self.directory), session)
        welcome = Welcome(trusts=self._connector.trusts, knows=self._knows)
        self._door = FrontDoor(settings, welcome, bot.handle, Refusals(registry).count)

    def house(self) -> House:
        if self._house is None:
            raise RuntimeError("Teams has not moved in yet")
        return self._house

    def move_in(self, house: House) -> None:
        """The product is there: from now on activities can be taken."""
        self._house = house

    def add_routes(self, application: web.Application) -> None:
        application.router.add_post(MESSAGES, self._messages)

    async def _messages(self, request: web.Request) -> web.Response:
        if self._open_here_only and not _is_loopback(request.remote or ""):
            return web.Response(status=403)
        return await self._door.messages(request)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Find people in the groups' channels and chats, now and every hour."""
        finding = asyncio.create_task(self._roll_call.run(ROLL_CALL_EVERY))
        try:
            yield
        finally:
            finding.cancel()
            with suppress(asyncio.CancelledError):
                await finding

    async def find_people(self) -> None:
        await self._roll_call.once()

    def _knows(self, organisation: str) -> bool:
        return bool(self.house().of_organisation(organisation))


@asynccontextmanager
async def open_teams(
    settings: TeamsSettings | None, registry: CollectorRegistry = REGISTRY, *, tokens: Tokens | None = None
) -> AsyncIterator[TeamsSide]:
    async with connector.session() as session:
        keys.watch_over(session)
        yield TeamsSide(settings, session, registry, tokens=tokens)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
