"""Which tenants this process sends for, and whether it still may.

Nobody compares clocks: each process counts, and each observer judges by its own monotonic clock how long a count has
stood still. A process stops writing well before anybody can take it for dead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import structlog

from bot.domain.ids import TenantId
from bot.ports import Leases
from scheduling.tuning import Surroundings

log = structlog.get_logger()

BEATS: Final = 6
"""In the time of a lease: one that comes late is no death."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A count, and since when it has been seen to stand there."""

    beat: int
    since: float


def observe(seen: Mapping[str, Seen], beats: Mapping[str, int], now: float) -> dict[str, Seen]:
    return {
        owner: seen[owner] if owner in seen and seen[owner].beat == beat else Seen(beat, now)
        for owner, beat in beats.items()
    }


def dead(seen: Mapping[str, Seen], now: float, lease: float) -> dict[str, int]:
    return {owner: at.beat for owner, at in seen.items() if now - at.since > lease}


class Tenancy:
    def __init__(self, leases: Leases, around: Surroundings) -> None:
        self._leases = leases
        self._clock = around.clock
        self._monotonic = around.monotonic
        self._new_owner = around.new_owner
        self._lease = around.tuning.lease
        self._sole = around.tuning.sole
        # What was begun in time has ended when others may first ask the platform about it.
        self._trust = around.tuning.lease - around.tuning.longest_request
        self._beat_at = float("-inf")
        self._seen: dict[str, Seen] = {}
        self.owner = ""
        self.tenants: frozenset[TenantId] = frozenset()

    def held(self) -> bool:
        """Whether a message may be written now."""
        return self._monotonic() - self._beat_at < self._trust

    def fence(self) -> Callable[[], bool]:
        """The same for what is held under today's name, to be asked right before the write."""
        owner = self.owner
        return lambda: self.owner == owner and self.held()

    async def join(self) -> None:
        """Start anew under a name never used before; what an earlier self held is gone."""
        asked_at = self._monotonic()
        owner = self._new_owner()
        await self._leases.join(owner)
        self.owner, self.tenants, self._beat_at = owner, frozenset(), asked_at
        if self._sole:
            await self._bury_predecessors()

    async def tend(self) -> bool:
        """Beat, bury the dead, take what has no sender. Return False when this process was itself buried."""
        asked_at = self._monotonic()
        if asked_at - self._beat_at >= self._lease / BEATS:
            if not await self._leases.beat(self.owner):
                self.lost()
                return False
            self._beat_at = asked_at
            await self._bury_the_dead()
        self.tenants = await self._leases.take(self.owner, self._clock.now())
        return True

    def lost(self) -> None:
        self._beat_at = float("-inf")
        self.tenants = frozenset()

    async def _bury_the_dead(self) -> None:
        beats = await self._leases.beats()
        now = self._monotonic()
        self._seen = observe(self._seen, {owner: beat for owner, beat in beats.items() if owner != self.owner}, now)
        for owner, beat in dead(self._seen, now, self._lease).items():
            if await self._leases.bury(owner, beat):
                log.warning("sender_buried", owner=owner)

    async def _bury_predecessors(self) -> None:
        """Nobody needs to be waited for."""
        for owner, beat in (await self._leases.beats()).items():
            if owner != self.owner:
                await self._leases.bury(owner, beat)

    async def leave(self) -> None:
        await self._leases.leave(self.owner)
        self.lost()
