"""One beat of the clock for one tenant: see what is due, and do it. Twice, or late, it doubles and loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.configuration import Configuration
from bot.domain.errors import Refused
from bot.ports import Store, UnitOfWork
from bot.usecases.scene import Scene
from scheduling.carry_out import carry_out
from scheduling.planner import PLANNED_UNTIL, Snapshot, due, read_snapshot
from scheduling.planner.dues import Due

NOTED_AT_LEAST_EVERY: Final = timedelta(minutes=10)
"""A tick with nothing due only reads; how far it is planned is noted now and then all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    done: int = 0
    refused: tuple[str, ...] = ()
    """Names of what the domain said no to. The rest was done."""


async def tick(store: Store, configuration: Configuration, now: datetime, new_id: Callable[[], str]) -> Ticked:
    async with store.read(configuration.tenant.id) as work:
        snapshot = await read_snapshot(work, configuration, now)
    if not due(configuration, snapshot) and not _worth_noting(snapshot):
        return Ticked()
    try:
        return await _together(store, configuration, now, new_id)
    except Refused:
        return await _one_by_one(store, configuration, now, new_id)


def _worth_noting(snapshot: Snapshot) -> bool:
    return snapshot.first or snapshot.now - snapshot.window.since >= NOTED_AT_LEAST_EVERY


async def _together(store: Store, configuration: Configuration, now: datetime, new_id: Callable[[], str]) -> Ticked:
    async with store.begin(configuration.tenant.id) as work:
        snapshot = await read_snapshot(work, configuration, now)
        found = due(configuration, snapshot)
        scene = Scene(configuration=configuration, work=work, now=now, new_id=new_id)
        for one in found:
            await carry_out(scene, one)
        await _note(work, snapshot)
    return Ticked(done=len(found))


async def _one_by_one(store: Store, configuration: Configuration, now: datetime, new_id: Callable[[], str]) -> Ticked:
    """One thing that cannot be done must not hold up the rest: each gets a transaction of its own."""
    async with store.read(configuration.tenant.id) as work:
        snapshot = await read_snapshot(work, configuration, now)
    refused: list[str] = []
    found = due(configuration, snapshot)
    for one in found:
        try:
            async with store.begin(configuration.tenant.id) as work:
                await carry_out(Scene(configuration=configuration, work=work, now=now, new_id=new_id), one)
        except Refused as no:
            refused.append(_name(one, no))
    async with store.begin(configuration.tenant.id) as work:
        await _note(work, snapshot)
    return Ticked(done=len(found) - len(refused), refused=tuple(refused))


def _name(one: Due, no: Refused) -> str:
    return f"{type(one).__name__}: {type(no).__name__}"


async def _note(work: UnitOfWork, snapshot: Snapshot) -> None:
    """Never back in time, whatever the machine's clock does."""
    if snapshot.first or snapshot.now > snapshot.window.since:
        await work.marks.put(PLANNED_UNTIL, snapshot.now.isoformat())
