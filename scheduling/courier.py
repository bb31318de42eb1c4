"""Carries one message: composes it, writes it while the lease holds, and finds out what came of it."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import structlog

from bot.domain.person import Platform
from bot.ports import (
    Claimed,
    Compose,
    Delivered,
    LookedUp,
    Messenger,
    Nothing,
    NotSent,
    Outcome,
    Outgoing,
    Unknown,
)
from scheduling.tenancy import Tenancy
from scheduling.tuning import Surroundings

log = structlog.get_logger()

LEASE_LOST = NotSent(reason="lease_lost")
LOOK_UPS: Final = 3
TOO_LONG: Final = "too_long"
"""Said when a write is cancelled because it takes longer than any may."""


class Courier:
    def __init__(
        self, compose: Compose, messengers: Mapping[Platform, Messenger], tenancy: Tenancy, around: Surroundings
    ) -> None:
        self._compose = compose
        self._messengers = messengers
        self._tenancy = tenancy
        self._telemetry = around.telemetry
        self._look_up_after = around.tuning.look_up_after
        self._longest_request = around.tuning.longest_request

    async def composed(self, claimed: Claimed) -> Outgoing | Nothing | NotSent:
        """What it raises is our own fault or the database's: nothing was sent, so it is tried again."""
        fence = self._tenancy.fence()
        try:
            outgoing = await self._compose(claimed)
        except Exception as fault:  # noqa: BLE001 - one message that cannot be composed must not stop the others
            self._fault("compose", claimed, fault)
            return NotSent(reason="compose_failed")
        if isinstance(outgoing, Nothing):
            return outgoing
        if outgoing.to.platform not in self._messengers:
            return NotSent(reason="no_messenger")
        return replace(outgoing, still_ours=fence)

    async def carry(self, claimed: Claimed, outgoing: Outgoing) -> Outcome:
        if not outgoing.still_ours():
            return LEASE_LOST
        try:
            return await self._messengers[outgoing.to.platform].send(outgoing)
        except asyncio.CancelledError as cut:
            return _too_long(cut)
        except TimeoutError:
            return Unknown(reason="time_out")
        except Exception as fault:  # noqa: BLE001 - an adapter's bug: whether it had written by then, nobody knows
            self._fault("send", claimed, fault)
            return Unknown(reason="fault")

    async def find_out(self, claimed: Claimed, outgoing: Outgoing) -> Delivered | LookedUp:
        """What broke the message off may break the question off too: ask more than once."""
        for _ in range(LOOK_UPS):
            found = await self._look_up(claimed, outgoing)
            if found is not LookedUp.NOT_NOW:
                return found
            await asyncio.sleep(self._look_up_after)
        return LookedUp.CANNOT_TELL

    async def _look_up(self, claimed: Claimed, outgoing: Outgoing) -> Delivered | LookedUp:
        try:
            async with asyncio.timeout(self._longest_request):
                return await self._messengers[outgoing.to.platform].look_up(outgoing)
        except TimeoutError:
            return LookedUp.NOT_NOW
        except Exception as fault:  # noqa: BLE001 - not knowing is an answer too
            self._fault("look_up", claimed, fault)
            return LookedUp.CANNOT_TELL

    def _fault(self, where: str, claimed: Claimed, fault: Exception) -> None:
        """Name the kind of fault only: its words may hold a person's."""
        self._telemetry.fault(where)
        what = {"tenant": claimed.tenant, "row": claimed.id, "kind": claimed.kind, "fault": type(fault).__name__}
        log.error("delivery_fault", where=where, **what)


def _too_long(cut: asyncio.CancelledError) -> Unknown:
    task = asyncio.current_task()
    if cut.args != (TOO_LONG,) or task is None:
        raise cut
    task.uncancel()
    return Unknown(reason="time_out")
