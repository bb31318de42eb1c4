"""What is done beside the loop: composing, and finding out what came of a message."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Errands:
    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self.back: Callable[[BaseException | None], None] = lambda _: None

    def run(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(errand)
        self._running.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        self.back(None if task.cancelled() else task.exception())

    async def rest(self, grace: float) -> None:
        """Wait for what is running, and break off what takes too long."""
        if self._running:
            await asyncio.wait(self._running, timeout=grace)
        for task in self._running:
            task.cancel()

    @property
    def busy(self) -> bool:
        return bool(self._running)
