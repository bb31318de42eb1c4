"""A small real messenger: one POST to the recording platform for each message, written only while it is ours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
from typing_extensions import override

from bot.ports import Delivered, LookedUp, Messenger, NotSent, Outcome, Outgoing, RateLimited, Unknown
from handlers.fence import FencedRequest, NotOursError, only_while


def body_of(outgoing: Outgoing) -> dict[str, Any]:
    """What a platform would be sent: about as long as a prompt."""
    return {
        "send_id": outgoing.send_key,
        "tenant": outgoing.tenant,
        "channel": outgoing.to.external,
        "text": outgoing.card.summary,
        "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": outgoing.card.summary}} for _ in range(4)],
        "thread": dict(outgoing.thread_ref or {}),
    }


class HttpMessenger(Messenger):
    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self._url = url

    @override
    async def send(self, outgoing: Outgoing) -> Outcome:
        only_while(outgoing.still_ours)
        try:
            async with self.session.post(f"{self._url}/post", json=body_of(outgoing)) as answer:
                return await _outcome(answer)
        except (aiohttp.ClientConnectorError, NotOursError) as never_written:
            return NotSent(reason=type(never_written).__name__)
        except aiohttp.ClientError as cut:
            return Unknown(reason=type(cut).__name__)

    @override
    async def look_up(self, outgoing: Outgoing) -> Delivered | LookedUp:
        async with self.session.get(f"{self._url}/look", params={"send_id": outgoing.send_key}) as answer:
            if answer.status != 200:
                return LookedUp.CANNOT_TELL
            found = (await answer.json())["found"]
        return Delivered(ref={"ts": "found"}) if found else LookedUp.NOT_THERE


async def _outcome(answer: aiohttp.ClientResponse) -> Outcome:
    match answer.status:
        case 200:
            return Delivered(ref=await answer.json())
        case 429:
            return RateLimited(wait=timedelta(seconds=float(answer.headers["Retry-After"])))
        case status:
            return NotSent(reason=str(status))


@asynccontextmanager
async def messenger_to(url: str, *, connections: int = 0) -> AsyncIterator[HttpMessenger]:
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections), request_class=FencedRequest
    ) as session:
        yield HttpMessenger(session, url)
