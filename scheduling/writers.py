"""So many hands that write: each takes the next message when it is free, so that none waits for a commit."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from scheduling.lane import Held


class Writers:
    def __init__(
        self, carry: Callable[[Held], Awaitable[None]], back: Callable[[BaseException | None], None], *, most: int
    ) -> None:
        self._carry = carry
        self._back = back
        self._most = most
        self._waiting: deque[Held] = deque()
        self._early: dict[int, tuple[asyncio.TimerHandle, Held]] = {}
        self._writing: set[asyncio.Task[None]] = set()

    def take(self, held: Held, wait: float) -> None:
        """Write it as soon as its moment has come and a hand is free."""
        if wait > 0:
            timer = asyncio.get_running_loop().call_later(wait, self._next, held)
            self._early[held.claimed.id] = timer, held
        else:
            self._next(held)

    def _next(self, held: Held) -> None:
        self._early.pop(held.claimed.id, None)
        self._waiting.append(held)
        if len(self._writing) < self._most:
            task = asyncio.create_task(self._write())
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    async def _write(self) -> None:
        while self._waiting:
            held = self._waiting.popleft()
            fault: BaseException | None = None
            try:
                await self._carry(held)
            except Exception as broken:  # noqa: BLE001 - one message must not take a hand away from the others
                fault = broken
            self._back(fault)

    async def rest(self, grace: float) -> Sequence[Held]:
        """Begin nothing new, wait for what is being written, and break off what takes too long.

        Return what was started and certainly not written.
        """
        unwritten = [*self._waiting, *(held for _, held in self._early.values())]
        for timer, _ in self._early.values():
            timer.cancel()
        self._early.clear()
        self._waiting.clear()
        if self._writing:
            await asyncio.wait(self._writing, timeout=grace)
        for task in self._writing:
            task.cancel()
        return unwritten

    @property
    def busy(self) -> bool:
        return bool(self._writing or self._waiting or self._early)
