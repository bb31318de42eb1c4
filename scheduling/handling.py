"""One message from hand to hand: composed, carried, and what came of it written on the desk."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, assert_never

import structlog

from bot.domain.message import Promise, promise_of
from bot.ports import (
    Claimed,
    Delivered,
    Nothing,
    NotSent,
    Outcome,
    Outgoing,
    RateLimited,
    Rejected,
    Unknown,
)
from scheduling.courier import Courier
from scheduling.desk import Desk
from scheduling.lane import Held
from scheduling.lifecycle import Deliver, Doubt, Event, Fail, Skip
from scheduling.pacing import Pacing
from scheduling.retry import Found, GiveUp, Park, Retry, after_doubt, after_failure
from scheduling.tuning import Surroundings

log = structlog.get_logger()

Work = Callable[[Coroutine[Any, Any, None]], None]
"""Runs something beside the rest."""


class Handling:
    def __init__(self, desk: Desk, courier: Courier, pacing: Pacing, around: Surroundings, doubt: Work) -> None:
        self._desk = desk
        self._courier = courier
        self._pacing = pacing
        self._doubt = doubt
        self._clock = around.clock
        self._monotonic = around.monotonic
        self._jitter = around.jitter
        self._telemetry = around.telemetry
        self._tuning = around.tuning

    async def compose(self, rows: Sequence[Held]) -> None:
        for held in rows:
            await self._compose(held)
            held.composing = False
            self._desk.lane(held.claimed.tenant).look_at = float("-inf")

    async def _compose(self, held: Held) -> None:
        if self._expired(held.claimed):
            self._settle(held, Skip("expired"))
            return
        composed = await self._courier.composed(held.claimed)
        if not self._desk.holds_still(held):
            return
        match composed:
            case Outgoing() as outgoing:
                held.outgoing, held.composed_at, held.faults = outgoing, self._monotonic(), 0
            case Nothing(reason=reason, advice=""):
                self._settle(held, Skip(reason))
            case Nothing(reason=reason, advice=advice):
                what = {"tenant": held.claimed.tenant, "row": held.claimed.id, "kind": held.claimed.kind}
                log.warning("not_sent", reason=reason, advice=advice, **what)
                self._settle(held, Fail(reason))
            case NotSent() as fault:
                held.faults += 1
                self._decide(held, self._after_failure(fault, held.faults))

    async def carry(self, held: Held) -> None:
        """Write, and note what came of it. What nobody can tell is found out later, in a task of its own."""
        if held.outgoing is None:
            raise ValueError("only what is composed can be carried")
        outgoing, left_at = held.outgoing, self._monotonic()
        try:
            outcome = await self._courier.carry(held.claimed, outgoing)
        finally:
            answered_at = self._monotonic()
            self._pacing.arrived(outgoing.tenant, outgoing.to, answered_at)
            self._desk.lane(outgoing.tenant).look_at = float("-inf")
        took = answered_at - left_at
        self._telemetry.took(outgoing.to.platform, took)
        self._pacing.answered(outgoing.tenant, outgoing.to.platform, took, eased=isinstance(outcome, Delivered))
        self._came_of(held, outgoing, outcome)

    def _came_of(self, held: Held, outgoing: Outgoing, outcome: Outcome) -> None:
        match outcome:
            case Delivered(ref=ref):
                self._settle(held, Deliver(ref))
            case Unknown(reason=reason):
                self._doubt(self._find_out(held, outgoing, reason))
            case Rejected(whole_tenant=True):
                self._desk.refuse(held, outcome, self._monotonic())
            case RateLimited(wait=wait):
                self._pacing.braked(outgoing.tenant, outgoing.to.platform, self._monotonic(), wait)
                self._decide(held, self._after_failure(outcome, held.life.attempts))
            case NotSent() | Rejected():
                self._decide(held, self._after_failure(outcome, held.life.attempts))
            case _:
                assert_never(outcome)

    async def reconcile(self, held: Held) -> None:
        """A process died after it had started this one: was it sent?"""
        match await self._courier.composed(held.claimed):
            case Outgoing() as outgoing:
                held.outgoing = outgoing
                await self._find_out(held, outgoing, "process_died")
            case Nothing(reason=reason) | NotSent(reason=reason):
                # There is nothing to look for any more; what was promised decides alone.
                careful = self._promise(held.claimed) is Promise.AT_MOST_ONCE
                self._settle(held, Doubt("process_died") if careful else Skip(reason))

    async def _find_out(self, held: Held, outgoing: Outgoing, reason: str) -> None:
        await asyncio.sleep(self._tuning.look_up_after)
        looked_up = await self._courier.find_out(held.claimed, outgoing)
        decision = after_doubt(
            looked_up,
            promise=self._promise(held.claimed),
            reason=reason,
            attempts=held.life.attempts,
            now=self._monotonic(),
            jitter=self._jitter,
            back_off=self._tuning.back_off,
        )
        self._decide(held, decision)

    def _after_failure(self, outcome: RateLimited | Rejected | NotSent, attempts: int) -> Retry | GiveUp:
        return after_failure(
            outcome,
            attempts=attempts,
            now=self._monotonic(),
            jitter=self._jitter,
            back_off=self._tuning.back_off,
        )

    def _decide(self, held: Held, decision: Retry | GiveUp | Park | Found) -> None:
        match decision:
            case Retry():
                self._desk.rest(held, decision)
            case GiveUp(reason):
                self._settle(held, Fail(reason))
            case Park(reason):
                self._settle(held, Doubt(reason))
            case Found(delivered):
                self._settle(held, Deliver(delivered.ref))
            case _:
                assert_never(decision)

    def _settle(self, held: Held, event: Event) -> None:
        self._desk.settle(held, event, self._clock.now())

    def _expired(self, claimed: Claimed) -> bool:
        return claimed.expires_at is not None and claimed.expires_at <= self._clock.now()

    @staticmethod
    def _promise(claimed: Claimed) -> Promise:
        return promise_of(claimed.kind, update=claimed.update_ref is not None)
