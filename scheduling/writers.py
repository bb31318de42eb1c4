"""So many hands that write: each takes the next message when it is free, so that none waits for a commit."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from scheduling.courier import TOO_LONG
from scheduling.lane import Held
from scheduling.tuning import Surroundings

LOOKS: Final = 10
"""In the time of the longest request: it is cut off between nine and ten tenths of it."""


class Writers:
    def __init__(
        self,
        carry: Callable[[Held], Awaitable[None]],
        back: Callable[[BaseException | None], None],
        around: Surroundings,
    ) -> None:
        self._carry = carry
        self._back = back
        self._monotonic = around.monotonic
        self._most = around.tuning.connections
        self._look_every = around.tuning.longest_request / LOOKS
        self._longest = around.tuning.longest_request - self._look_every
        self._since: dict[asyncio.Task[None], float] = {}
        self._watch: asyncio.TimerHandle | None = None
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
            self._keep_watch()

    async def _write(self) -> None:
        hand = asyncio.current_task()
        while self._waiting and hand is not None:
            held = self._waiting.popleft()
            fault: BaseException | None = None
            self._since[hand] = self._monotonic()
            try:
                await self._carry(held)
            except Exception as broken:  # noqa: BLE001 - one message must not take a hand away from the others
                fault = broken
            finally:
                del self._since[hand]
            self._back(fault)

    def _cut_off(self) -> None:
        """One look at all hands costs less than a timer for each message."""
        self._watch = None
        now = self._monotonic()
        for hand, since in self._since.items():
            if now - since > self._longest:
                hand.cancel(TOO_LONG)
        self._keep_watch()

    def _keep_watch(self) -> None:
        if self._writing and self._watch is None:
            self._watch = asyncio.get_running_loop().call_later(self._look_every, self._cut_off)

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
