"""A platform in a process of its own: it remembers every message it took, and misbehaves as it is told.

`python tests/fakes/recording_platform.py` prints the port it listens on.
"""

import asyncio
import random
import sys
import time
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import web

Windows = list[tuple[int, float]]


@dataclass(slots=True)
class Recording:
    taken: Counter[str] = field(default_factory=Counter)
    """How often each send_id was accepted: twice is a double."""
    refused: Counter[str] = field(default_factory=Counter)
    ways: list[str] = field(default_factory=list)
    """What to do besides answering well: 429, 500, cut, drop, hang."""
    share: float = 0.0
    latency: float = 0.0
    forgets: bool = False
    tenant_windows: Windows = field(default_factory=list)
    channel_windows: Windows = field(default_factory=list)
    arrivals: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=2000)))
    number: Any = field(default_factory=count)
    chance: random.Random = field(default_factory=lambda: random.Random(7))


RECORDING = web.AppKey("recording", Recording)


def application() -> web.Application:
    app = web.Application()
    app[RECORDING] = Recording()
    app.router.add_post("/post", post)
    app.router.add_get("/look", look)
    app.router.add_post("/behave", behave)
    app.router.add_get("/record", record)
    return app


async def post(request: web.Request) -> web.StreamResponse:
    recording = request.app[RECORDING]
    message = await request.json()
    if wait := _too_much(recording, message["tenant"], message["channel"]):
        recording.refused["limit"] += 1
        return web.Response(status=429, headers={"Retry-After": str(wait)})
    way = recording.chance.choice(recording.ways) if recording.chance.random() < recording.share else "well"
    if way in {"429", "500"}:
        recording.refused[way] += 1
        return web.Response(status=int(way), headers={"Retry-After": "0.2"})
    if way == "drop" and request.transport:
        request.transport.abort()
        return web.Response()
    recording.taken[message["send_id"]] += 1
    if recording.latency:
        await asyncio.sleep(recording.latency)
    if way == "cut" and request.transport:
        request.transport.abort()
    elif way == "hang":
        await asyncio.sleep(60)
    return web.json_response({"ts": str(next(recording.number))})


def _too_much(recording: Recording, tenant: str, channel: str) -> float:
    """Count in sliding windows, as platforms do; what is refused does not count."""
    now = time.monotonic()
    of = [(f"{tenant}", recording.tenant_windows), (f"{tenant}/{channel}", recording.channel_windows)]
    for key, windows in of:
        for messages, seconds in windows:
            if sum(1 for at in recording.arrivals[key] if at > now - seconds) >= messages:
                return seconds
    for key, windows in of:
        if windows:
            recording.arrivals[key].append(now)
    return 0.0


async def look(request: web.Request) -> web.Response:
    recording = request.app[RECORDING]
    if recording.forgets:
        return web.Response(status=403)
    return web.json_response({"found": request.query["send_id"] in recording.taken})


async def behave(request: web.Request) -> web.Response:
    for name, value in (await request.json()).items():
        setattr(request.app[RECORDING], name, value)
    return web.Response()


async def record(request: web.Request) -> web.Response:
    recording = request.app[RECORDING]
    return web.json_response({"taken": recording.taken, "refused": recording.refused})


async def main() -> None:
    runner = web.AppRunner(application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
