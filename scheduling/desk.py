"""All that this process holds, and what it has yet to write down about it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import structlog

from bot.domain.ids import TenantId
from bot.ports import Claimed, Life, Rejected, State
from scheduling.lane import Held, Lane
from scheduling.lifecycle import Deliver, Event, Release, Rest, after
from scheduling.pacing import Pacing
from scheduling.retry import Retry
from scheduling.telemetry import Telemetry

log = structlog.get_logger()

REFUSED: tuple[float, ...] = (60.0, 300.0, 900.0, 3600.0)
"""Seconds to leave a tenant alone whose token is refused: it mends itself only when somebody acts."""


class Desk:
    def __init__(self, pacing: Pacing, telemetry: Telemetry, *, most: int) -> None:
        self._pacing = pacing
        self._telemetry = telemetry
        self._most = most
        self.lanes: dict[TenantId, Lane] = {}
        self.settled: list[Life] = []

    def lane(self, tenant: TenantId) -> Lane:
        known = self.lanes.get(tenant)
        if known is None:
            known = self.lanes[tenant] = Lane(tenant=tenant, pacing=self._pacing, most=self._most)
        return known

    @property
    def under_way(self) -> int:
        return sum(lane.under_way for lane in self.lanes.values())

    @property
    def holds(self) -> list[int]:
        return [row for lane in self.lanes.values() for row in lane.rows]

    def receive(self, claims: Sequence[Claimed], state: State = State.CLAIMED) -> dict[TenantId, list[Held]]:
        received: dict[TenantId, list[Held]] = {}
        for claimed in claims:
            held = Held(claimed=claimed, life=Life(id=claimed.id, state=state, attempts=claimed.attempts))
            lane = self.lane(claimed.tenant)
            lane.rows[claimed.id] = held
            lane.under_way += held.under_way
            received.setdefault(claimed.tenant, []).append(held)
        return received

    def ask(self, tenants: Collection[TenantId], now: float, poll: float) -> dict[TenantId, int]:
        """How many more rows each has room for. Who has just been asked is asked again when there is news, or later."""
        rooms = {tenant: room for tenant in tenants if (room := self.lane(tenant).room(now))}
        for tenant in rooms:
            self.lane(tenant).ask_at = now + poll
        return rooms

    def asked(self, room: Mapping[TenantId, int], got: Mapping[TenantId, list[Held]]) -> None:
        """Who gave as much as there was room for may have more."""
        for tenant, rows in got.items():
            if len(rows) >= room[tenant]:
                self.lane(tenant).ask_at = float("-inf")

    def settle(self, held: Held, event: Event, now: datetime) -> None:
        """It leaves the desk, with what came of it."""
        lane = self.lane(held.claimed.tenant)
        self._write(lane, held, event)
        lane.rows.pop(held.claimed.id, None)
        if isinstance(event, Deliver):
            lane.refusals = 0
            lane.ask_at = float("-inf")
            self._telemetry.sent_late_by((now - held.claimed.due_at).total_seconds())
        self._telemetry.came_of(lane.tenant, held.claimed.kind, held.life.state)

    def rest(self, held: Held, retry: Retry) -> None:
        """It stays on the desk until its time comes, and is composed anew then."""
        held.not_before = retry.at
        held.composed_at = float("-inf")
        self._write(self.lane(held.claimed.tenant), held, Rest(retry.reason, counts=retry.counts))

    def release(self, held: Held) -> None:
        """Let go of what was certainly not written."""
        lane = self.lane(held.claimed.tenant)
        self._write(lane, held, Release())
        lane.rows.pop(held.claimed.id, None)

    def refuse(self, held: Held, rejected: Rejected, at: float) -> None:
        """Nothing of this tenant gets through: let go of all of it, and try again later with one message."""
        lane = self.lane(held.claimed.tenant)
        lane.closed_until = at + REFUSED[min(lane.refusals, len(REFUSED) - 1)]
        lane.refusals += 1
        log.warning("tenant_refused", tenant=lane.tenant, reason=rejected.reason, advice=rejected.advice)
        self._telemetry.came_of(lane.tenant, held.claimed.kind, "refused")
        for other in [held, *(row for row in lane.rows.values() if not row.under_way)]:
            self._write(lane, other, Release(rejected.reason))
            lane.rows.pop(other.claimed.id, None)

    def take_settled(self) -> list[Life]:
        settled, self.settled = self.settled, []
        return settled

    def holds_still(self, held: Held) -> bool:
        return self.lane(held.claimed.tenant).rows.get(held.claimed.id) is held

    def not_started(self, held: Held, now: float, *, keep: bool) -> None:
        """It was meant to leave, and did not."""
        lane = self.lane(held.claimed.tenant)
        if held.outgoing is not None:
            self._pacing.arrived(lane.tenant, held.outgoing.to, now)
        if self.holds_still(held):
            lane.under_way -= 1
            lane.look_at = float("-inf")
            if not keep:
                del lane.rows[held.claimed.id]

    def tidy(self, now: float) -> None:
        """Let go of conversations that nobody has written in for long."""
        self._pacing.forget_idle(now)

    def forget(self) -> None:
        """Others have taken over. What is in the air may still tell that it arrived."""
        self.lanes.clear()

    def _write(self, lane: Lane, held: Held, event: Event) -> None:
        if lane.rows.get(held.claimed.id) is held:
            lane.under_way -= held.under_way
        lane.look_at = float("-inf")
        held.life = after(held.life, event)
        self.settled.append(held.life)
