"""What is done once Slack has its answer: nothing that must survive a crash, and all of it awaited before we stop."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

log = structlog.get_logger()


class Afterwards:
    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._watched(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finished(self) -> None:
        while self._tasks:
            await asyncio.gather(*self._tasks)

    @staticmethod
    async def _watched(work: Coroutine[Any, Any, None]) -> None:
        """A failure is told by its kind: its words may hold a person's."""
        try:
            await work
        except Exception as fault:  # noqa: BLE001 - the turn itself is done; only its showing failed
            log.warning("slack_answer_not_shown", fault=type(fault).__name__)
