"""The rows of one tenant that this process holds, in the order in which they are due."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isinf
from typing import Final

from bot.domain.ids import TenantId
from bot.ports import Address, Claimed, Life, Outgoing, State
from scheduling.pacing import Pacing
from scheduling.rate_limit import ON_ITS_WAY

AHEAD: Final = 2.0
"""Seconds of work to hold: enough to keep the pace, few enough to be composed at the last moment."""
FEWEST: Final = 4
UNKNOWN: Final = 16
"""Of a tenant whose platform is not yet known."""
FRESH: Final = 5.0
"""Seconds that a composed message is taken for true."""
RESTING: Final = 200
"""Rows may wait here for a second attempt without keeping the others from their first; so many, and no more."""


@dataclass(slots=True, kw_only=True)
class Held:
    """One row on its way. What it is waits for `outgoing`; when it may leave, for `not_before` and the buckets."""

    claimed: Claimed
    life: Life
    outgoing: Outgoing | None = None
    composed_at: float = 0.0
    composing: bool = False
    faults: int = 0
    """How often composing it has failed."""
    not_before: float = float("-inf")
    leaves_at: float = 0.0

    @property
    def under_way(self) -> bool:
        return self.life.state is State.STARTED


@dataclass(slots=True, kw_only=True)
class Lane:
    tenant: TenantId
    pacing: Pacing
    most: int
    """In flight and, twice, held: where the platform knows no limits."""
    rows: dict[int, Held] = field(default_factory=dict)
    under_way: int = 0
    closed_until: float = float("-inf")
    """The whole tenant is refused (a revoked token): nothing of it is tried before."""
    refusals: int = 0
    ask_at: float = float("-inf")
    """When to ask the store for more."""
    look_at: float = float("-inf")
    """Before this, no row can leave."""
    stale: list[Held] = field(default_factory=list)
    """Could leave, but was composed too long ago, or not at all."""

    def room(self, now: float) -> int:
        """How many more rows to claim now; not one by one."""
        if now < max(self.ask_at, self.closed_until):
            return 0
        resting = sum(1 for held in self.rows.values() if held.not_before > now)
        fill = self._fill()
        room = fill - (len(self.rows) - resting)
        return room if resting <= RESTING and room >= max(1, fill // 4) else 0

    def _fill(self) -> int:
        rate = self.pacing.rate(self.tenant)
        if rate is None:
            return min(UNKNOWN, 2 * self.most)
        return 2 * self.most if isinf(rate) else min(2 * self.most, max(FEWEST, int(AHEAD * rate)))

    def busy(self, now: float) -> bool:
        """Whether something can be done now, or may be there to be claimed."""
        waits_to_be_asked = max(self.ask_at, self.closed_until) <= now
        return waits_to_be_asked or any(held.not_before <= now for held in self.rows.values())

    def leaving(self, now: float, lead: float, free: int) -> Iterator[Held]:
        """Take tokens for what may leave within `lead` seconds."""
        self.look_at = float("inf")
        if now < self.closed_until:
            self.look_at = self.closed_until
            return
        for held in self.rows.values():
            if free <= 0:
                self.look_at = now
                return
            if held.outgoing is None:
                self._compose_again(held, now, lead)
                continue
            if held.under_way:
                continue
            to = held.outgoing.to
            if self.under_way >= self.pacing.most_in_flight(self.tenant, to.platform):
                return
            whole, one = self.pacing.free_at(self.tenant, to)
            at = max(now, whole, one, held.not_before)
            if at <= now + lead and held.composed_at < now - FRESH:
                held.outgoing = None
                self._compose_again(held, now, lead)
                continue
            if at <= now + lead:
                free -= 1
                yield self._take(held, to, at)
                continue
            self.look_at = min(self.look_at, at - lead)
            # Of what is in the air nobody knows yet when it makes room.
            held.not_before = max(held.not_before, now if one == ON_ITS_WAY else one)
            if whole > now + lead:
                return

    def _compose_again(self, held: Held, now: float, lead: float) -> None:
        if held.composing or held.under_way:
            return
        if held.not_before <= now + lead:
            self.stale.append(held)
        else:
            self.look_at = min(self.look_at, held.not_before - lead)

    def _take(self, held: Held, to: Address, at: float) -> Held:
        self.pacing.take(self.tenant, to)
        held.leaves_at = at
        self.under_way += 1
        return held
