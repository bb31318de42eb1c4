"""APScheduler's only home. It is a clock and remembers nothing: what is due stands in our own tables."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduling.telemetry import Telemetry

log = structlog.get_logger()

Job = Callable[[], Awaitable[None]]

GRACE: Final = 9.0
"""Seconds that a job which runs has to end, once the process is asked to stop."""


class Clockwork:
    """Runs a few jobs again and again: one at a time each, missed times once, and none ever stops the others."""

    def __init__(self, telemetry: Telemetry) -> None:
        self._telemetry = telemetry
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._jobs: dict[str, Job] = {}
        self._running: set[asyncio.Task[None]] = set()

    def every(self, pause: timedelta, name: str, job: Job) -> None:
        self._jobs[name] = job
        self._scheduler.add_job(
            self._run_named,
            "interval",
            args=[name],
            id=name,
            next_run_time=datetime.now(UTC),  # At once, on the scheduler's own clock; the domain's is not asked here.
            seconds=pause.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Each job at once, then at its pace, until asked to stop."""
        self._scheduler.start()
        try:
            await stop.wait()
        finally:
            self._scheduler.pause()
            await self._end()
            self._scheduler.shutdown(wait=False)

    async def _run_named(self, name: str) -> None:
        task = asyncio.create_task(self._survived(name))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task})

    async def _survived(self, name: str) -> None:
        try:
            await self._jobs[name]()
        except Exception as fault:  # noqa: BLE001 - logged and counted; the next time may go better
            self._fault(name, fault)

    def _fault(self, name: str, fault: Exception) -> None:
        """Its kind only: a fault's words may hold a person's."""
        self._telemetry.fault(name)
        log.error("job_failed", job=name, fault=type(fault).__name__)

    async def _end(self) -> None:
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=GRACE)
        for task in late:
            task.cancel()
            log.warning("job_cut_off")
