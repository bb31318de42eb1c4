"""What runs beside the requests: the sender, and the jobs of the clock."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

from handlers.app.oppfolging import Oppfolging
from scheduling.clockwork import Clockwork

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
async def beating(product: Oppfolging, *, every: timedelta) -> AsyncIterator[None]:
    """Beat the clock for as long as the block lasts; what runs when it ends may finish."""
    stop = asyncio.Event()
    clockwork = Clockwork(product.telemetry)
    clockwork.every(every, "tick", product.tick)
    jobs = asyncio.create_task(clockwork.run(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(jobs, return_exceptions=True)
