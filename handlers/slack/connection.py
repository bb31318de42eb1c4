"""One session for everything that goes to Slack, which asks once more before the first byte leaves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.fence import FencedRequest

TIMEOUT: Final = aiohttp.ClientTimeout(total=10, connect=5)
CONNECTIONS: Final = 100


@asynccontextmanager
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    async with aiohttp.ClientSession(connector=connector, request_class=FencedRequest, timeout=TIMEOUT) as opened:
        yield opened


def client(shared: aiohttp.ClientSession, api_url: str, token: str | None = None, team: str = "") -> AsyncWebClient:
    """No retry handlers: the default one posts twice when an answer is lost. `team` is for a token of a whole org."""
    made = AsyncWebClient(token=token, base_url=api_url, session=shared, retry_handlers=[])
    if team:
        made.default_params["team_id"] = team
    return made
