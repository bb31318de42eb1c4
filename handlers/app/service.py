"""The service: one aiohttp server with the doors of the platforms, the sender, the clock and health."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

import structlog
from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.config.reload import Kept, Taken, watch
from bot.config.secrets import Secrets
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from bot.ports import Clock
from bot.store.migrating import SchemaState, schema_of
from handlers.app.oppfolging import Oppfolging, build
from handlers.app.platforms import open_platforms
from handlers.app.running import LARGEST_BODY, beating, sending
from handlers.app.system_clock import SystemClock
from handlers.web.health import Condition, add_health
from scheduling.telemetry import Telemetry

log = structlog.get_logger()

TICK_EVERY: Final = timedelta(seconds=15)
TICK_TOO_OLD: Final = 120.0


@asynccontextmanager
async def service(
    configurations: tuple[Configuration, ...],
    path: Path,
    *,
    database_url: str,
    secrets: Secrets,
    clock: Clock | None = None,
) -> AsyncIterator[web.Application]:
    """Run everything for as long as the block lasts; leaving it gives back what was claimed."""
    registry = CollectorRegistry()
    async with open_platforms(secrets, registry) as sides, AsyncExitStack() as running:
        product = await running.enter_async_context(
            build(
                configurations,
                database_url=database_url,
                text_keys=tuple(key.get_secret_value() for key in secrets.text_keys),
                clock=clock or SystemClock(),
                messengers={side.platform: side.messenger for side in sides},
                directories={side.platform: side.directory for side in sides},
                telemetry=Telemetry(registry),
            )
        )
        application = web.Application(client_max_size=LARGEST_BODY)
        add_health(application, lambda: _conditions(product), registry, product.measure)
        for side in sides:
            side.move_in(product)
            side.add_routes(application)
            await running.enter_async_context(side.running())
        await running.enter_async_context(sending(product))
        await running.enter_async_context(beating(product, every=TICK_EVERY))
        await running.enter_async_context(_following(product, path))
        yield application


async def _conditions(product: Oppfolging) -> tuple[Condition, ...]:
    age = None if product.ticked_at is None else time.monotonic() - product.ticked_at
    ticked = Condition(name="tick", holds=age is not None and age < TICK_TOO_OLD, detail=f"{age or 0:.0f} s")
    try:
        schema = await schema_of(product.store.database)
    except Exception as fault:  # noqa: BLE001 - whatever is wrong with the database, we are not ready
        return (Condition(name="database", holds=False, detail=type(fault).__name__), ticked)
    current = Condition(name="schema", holds=schema.state is SchemaState.CURRENT, detail=str(schema.found))
    return (Condition(name="database", holds=True), current, ticked)


@asynccontextmanager
async def _following(product: Oppfolging, path: Path) -> AsyncIterator[None]:
    following = asyncio.create_task(_follow(product, path))
    try:
        yield
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def _follow(product: Oppfolging, path: Path) -> None:
    """Take a changed file in, whole or not at all, and say in words what changed."""
    async for result in watch(path, product.configurations.all()):
        match result:
            case Taken(configurations=configurations, changes=changes):
                await product.apply(configurations)
                for change in changes:
                    log.info("configuration_changed", what=change.sentence(Language.NB))
            case Kept(problems=problems):
                for problem in problems:
                    log.error("configuration_kept", problem=problem.line_of_report(Language.NB))
