"""What runs beside the requests: the sender, and the beat of the clock."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from handlers.app.oppfolging import Oppfolging

LARGEST_BODY: Final = 1024 * 1024


@asynccontextmanager
async def sending(product: Oppfolging) -> AsyncIterator[None]:
    """Send for as long as the block lasts; leaving it gives back what was claimed."""
    stop = asyncio.Event()
    sender = asyncio.create_task(product.delivery.run(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(sender, return_exceptions=True)


@asynccontextmanager
async def beating(product: Oppfolging, *, every: float) -> AsyncIterator[None]:
    stop = asyncio.Event()
    beats = asyncio.create_task(_beat(product, stop, every))
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(beats, return_exceptions=True)


async def _beat(product: Oppfolging, stop: asyncio.Event, every: float) -> None:
    while not stop.is_set():
        await product.tick()
        try:
            await asyncio.wait_for(stop.wait(), every)
        except TimeoutError:
            continue
