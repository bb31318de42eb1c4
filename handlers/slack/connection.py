"""One session for everything that goes to Slack, which asks once more before the first byte leaves."""

import contextvars
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp
from aiohttp.connector import Connection
from slack_sdk.web.async_client import AsyncWebClient
from typing_extensions import override

TIMEOUT: Final = aiohttp.ClientTimeout(total=10, connect=5)
CONNECTIONS: Final = 100


class NotOursError(Exception):
    """The right to send ended while we waited for a connection."""


_still_ours: contextvars.ContextVar[Callable[[], bool]] = contextvars.ContextVar("still_ours", default=lambda: True)


def only_while(still_ours: Callable[[], bool]) -> None:
    """For what this task sends from now on."""
    _still_ours.set(still_ours)


class FencedConnector(aiohttp.TCPConnector):
    """Waiting for a connection may take long: who sends for a kommune may have changed meanwhile."""

    @override
    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Any], timeout: aiohttp.ClientTimeout
    ) -> Connection:
        connection = await super().connect(req, traces, timeout)
        if not _still_ours.get()():
            connection.release()
            raise NotOursError
        return connection


@asynccontextmanager
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=FencedConnector(limit=CONNECTIONS), timeout=TIMEOUT) as opened:
        yield opened


def client(shared: aiohttp.ClientSession, api_url: str, token: str | None = None, team: str = "") -> AsyncWebClient:
    """No retry handlers: the default one posts twice when an answer is lost. `team` is for a token of a whole org."""
    made = AsyncWebClient(token=token, base_url=api_url, session=shared, retry_handlers=[])
    if team:
        made.default_params["team_id"] = team
    return made
