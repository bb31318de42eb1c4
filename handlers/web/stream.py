"""Live updates: an open page is told what changes, and one that lost the line gets what it missed."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

from handlers.web.chat_log import ChatLog
from handlers.web.door import HEADERS
from handlers.web.render import Json
from handlers.web.view import View

HEARTBEAT: Final = 15.0
TOGETHER: Final = 0.05
"""When the clock moves, many messages come at once: the page is told of them together."""
_LONGEST_NUMBER: Final = 15


async def tell(request: web.Request, log: ChatLog, look: Callable[[], Awaitable[View]]) -> web.StreamResponse:
    seen = _number(request.headers.get("Last-Event-ID") or request.query.get("after", ""))
    if seen > log.last:  # the demo was started over
        seen = 0
    stream = web.StreamResponse(headers={**HEADERS, "Cache-Control": "no-store", "Content-Type": "text/event-stream"})
    await stream.prepare(request)
    told: Json = {}
    try:
        while not log.closed:
            bell = log.bell
            news = (await look()).since(seen)
            await stream.write(b": still here\n\n" if news == told else _event(news))
            seen, told = int(str(news["number"])), {**news, "entries": []}
            await _heard(bell)
            await asyncio.sleep(TOGETHER)
    except ConnectionResetError:  # the page was closed, as pages are
        pass
    return stream


def _event(news: Json) -> bytes:
    return f"id: {news['number']}\ndata: {json.dumps(news)}\n\n".encode()


async def _heard(bell: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(bell.wait(), HEARTBEAT)
    except TimeoutError:
        return


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else 0
