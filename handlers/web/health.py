"""Alive, ready, and how it goes: for the one who runs the service. No names, no texts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold for the service to take requests."""

    name: str
    holds: bool
    detail: str = ""


Conditions = Callable[[], Awaitable[tuple[Condition, ...]]]


def add_health(
    application: web.Application,
    conditions: Conditions,
    registry: CollectorRegistry,
    refresh: Callable[[], Awaitable[None]],
) -> None:
    """`refresh` brings the gauges up to date when somebody asks for the metrics."""

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def ready(_: web.Request) -> web.Response:
        found = await conditions()
        good = all(one.holds for one in found)
        checks = {one.name: {"ok": one.holds, **({"detail": one.detail} if one.detail else {})} for one in found}
        status = 200 if good else 503
        return web.json_response({"status": "ok" if good else "not ready", "checks": checks}, status=status)

    async def metrics(_: web.Request) -> web.Response:
        await refresh()
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application.router.add_get("/healthz", alive)
    application.router.add_get("/readyz", ready)
    application.router.add_get("/metrics", metrics)
