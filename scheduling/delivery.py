"""The loop that sends: settle what came back, start what may leave and claim what is next, in one transaction a turn.

Turns overlap with the writing: while one transaction commits, what the last one started is on its way.
"""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

import structlog

from bot.ports import Buried, Deliveries, State, Turned
from scheduling.desk import Desk
from scheduling.errands import Errands
from scheduling.handling import Handling
from scheduling.lane import Held
from scheduling.lifecycle import Start, after
from scheduling.tenancy import Tenancy
from scheduling.tuning import Surroundings
from scheduling.writers import Writers

log = structlog.get_logger()

COMPOSED_TOGETHER: Final = 25
SHORT: Final = 0.001
SPACING: Final = 0.015
"""Between turns, unless much has come back: a commit for each message costs everybody. The lead makes up for it."""
LINGER: Final = 0.01
TOGETHER: Final = 200
SWEEP: Final = 20


class Delivery:
    def __init__(
        self,
        deliveries: Deliveries,
        tenancy: Tenancy,
        desk: Desk,
        handling: Handling,
        errands: Errands,
        *,
        around: Surroundings,
    ) -> None:
        self._deliveries = deliveries
        self._tenancy = tenancy
        self._desk = desk
        self._handling = handling
        self._clock = around.clock
        self._monotonic = around.monotonic
        self._telemetry = around.telemetry
        self._tuning = around.tuning
        self._wake = asyncio.Event()
        self._errands = errands
        self._errands.back = self._wake_after
        self._writers = Writers(handling.carry, self._settle_soon, around)
        self._lingering: asyncio.TimerHandle | None = None
        self._unsure = False
        self._turning = False
        self._joined = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until asked to stop, then leave nothing claimed behind."""
        ending = asyncio.Event()
        tending = asyncio.create_task(self._tend(ending))
        stopping = asyncio.create_task(self._wake_at(stop))
        try:
            while not stop.is_set():
                self._turning = True
                worked = await self.turn()
                self._turning = False
                await self._pause(0.0 if worked else self._tuning.poll)
        finally:
            ending.set()
            stopping.cancel()
            await self._finish(tending)

    def wake(self) -> None:
        """There may be something new: look now."""
        for lane in self._desk.lanes.values():
            lane.ask_at = float("-inf")
        self._wake.set()

    async def drained(self) -> None:
        """Return when all that is due has been settled, or rests until later."""
        await self._joined.wait()
        await self._tenancy.tend()
        self.wake()
        while self._at_work:  # noqa: ASYNC110 - many things end it
            await asyncio.sleep(SHORT)

    @property
    def _at_work(self) -> bool:
        return (
            self._turning
            or self._writers.busy
            or self._errands.busy
            or bool(self._desk.settled)
            or any(self._desk.lane(tenant).busy(self._monotonic()) for tenant in self._tenancy.tenants)
        )

    async def turn(self) -> bool:
        """Return False when there was nothing to do, or it could not be done now."""
        now = self._monotonic()
        settle = self._desk.take_settled()
        leaving = list(self._leaving(now))
        room = self._desk.ask(self._tenancy.tenants, now, self._tuning.poll) if self._tenancy.held() else {}
        if not (settle or leaving or room):
            return False
        try:
            if self._unsure:
                await self._deliveries.forget_all_but(self._tenancy.owner, self._desk.holds)
                self._unsure = False
            turned = await self._deliveries.turn(
                self._tenancy.owner,
                self._clock.now(),
                settle=settle,
                start=[held.claimed.id for held in leaving],
                room=room,
            )
        except Exception as fault:  # noqa: BLE001 - the database will be back, and nothing on the desk is lost
            self._fault("turn", fault)
            self._unsure = True
            self._desk.settled[:0] = settle
            for held in leaving:
                self._desk.not_started(held, now, keep=True)
            return False
        if turned is Buried.BURIED:
            for held in leaving:
                self._desk.not_started(held, now, keep=False)
            self._lost()
            return False
        self._start(leaving, turned)
        got = self._desk.receive(turned.claimed)
        self._desk.asked(room, got)
        for rows in got.values():
            self._compose(rows)
        return bool(leaving or turned.claimed)

    def _leaving(self, now: float) -> Iterator[Held]:
        if not self._tenancy.held():
            return
        free = self._tuning.most_under_way - self._desk.under_way
        for lane in self._desk.lanes.values():
            if lane.look_at > now:
                continue
            for held in lane.leaving(now, self._tuning.lead, free):
                free -= 1
                yield held
            stale, lane.stale = lane.stale, []
            self._compose(stale)

    def _start(self, leaving: Sequence[Held], turned: Turned) -> None:
        """What did not start was cancelled meanwhile; what is no longer on the desk has been taken over."""
        now = self._monotonic()
        for held in leaving:
            if held.claimed.id in turned.started and self._desk.holds_still(held):
                held.life = after(held.life, Start())
                self._writers.take(held, held.leaves_at - now)
            else:
                self._desk.not_started(held, now, keep=False)

    def _compose(self, rows: Sequence[Held]) -> None:
        for held in rows:
            held.composing = True
        for start in range(0, len(rows), COMPOSED_TOGETHER):
            self._errands.run(self._handling.compose(rows[start : start + COMPOSED_TOGETHER]))

    def _wake_after(self, fault: BaseException | None) -> None:
        if fault is not None:
            self._fault("handling", fault)
        self._wake.set()

    def _settle_soon(self, fault: BaseException | None) -> None:
        """While more is under way, wait a moment for it to come back: a commit for each costs everybody."""
        if fault is not None:
            self._fault("handling", fault)
        if len(self._desk.settled) >= min(TOGETHER, self._desk.under_way):
            self._wake.set()
        elif self._lingering is None:
            self._lingering = asyncio.get_running_loop().call_later(LINGER, self._lingered)

    def _lingered(self) -> None:
        self._lingering = None
        self._wake.set()

    async def _tend(self, stop: asyncio.Event) -> None:
        """Keep the lease, and take over from those who have not."""
        rounds = count()
        while not stop.is_set():
            try:
                if not self._tenancy.owner or not await self._tenancy.tend():
                    self._lost()
                    await self._tenancy.join()
                    await self._tenancy.tend()
                    self._joined.set()
                for rows in self._desk.receive(
                    await self._deliveries.adopt(self._tenancy.owner), State.STARTED
                ).values():
                    for held in rows:
                        self._errands.run(self._handling.reconcile(held))
                if next(rounds) % SWEEP == SWEEP - 1:
                    self._desk.tidy(self._monotonic())
                    await self._deliveries.sweep(self._clock.now())
            except Exception as fault:  # noqa: BLE001 - the database will be back; until then held() grows false
                self._fault("tend", fault)
            self._wake.set()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), self._tuning.poll)

    def _lost(self) -> None:
        self._tenancy.lost()
        self._desk.forget()

    async def _pause(self, longest: float) -> None:
        """Until something has happened, or the next message may leave."""
        now = self._monotonic()
        moments = (at for lane in self._desk.lanes.values() for at in (lane.look_at, lane.ask_at) if at > now)
        soonest = min(moments, default=now + longest)
        timer = asyncio.get_running_loop().call_later(max(0.0, min(longest, soonest - now)), self._wake.set)
        await self._wake.wait()
        timer.cancel()
        if len(self._desk.settled) < TOGETHER:
            await asyncio.sleep(max(0.0, now + SPACING - self._monotonic()))
        self._wake.clear()

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._wake.set()

    async def _finish(self, tending: "asyncio.Task[None]") -> None:
        """Wait for what is in the air, write down what came of it, give everything else back."""
        grace = self._tuning.grace
        unwritten, _, _ = await asyncio.gather(
            self._writers.rest(grace), self._errands.rest(grace), asyncio.wait({tending}, timeout=grace)
        )
        tending.cancel()
        for held in unwritten:
            self._desk.release(held)
        try:
            settle = self._desk.take_settled()
            await self._deliveries.turn(self._tenancy.owner, self._clock.now(), settle=settle, start=[], room={})
            await self._tenancy.leave()
        except Exception as fault:  # noqa: BLE001 - others will take us for dead, and do the same
            self._fault("finish", fault)

    def _fault(self, where: str, fault: BaseException) -> None:
        self._telemetry.fault(where)
        log.error("delivery_fault", where=where, fault=type(fault).__name__)
