"""One beat of the clock for one tenant: see what is due, and do it. Twice, or late, it doubles and loses nothing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.configuration import Configuration
from bot.domain.errors import Refused, Stale
from bot.ports import Store, UnitOfWork
from bot.usecases.retain import retain
from bot.usecases.scene import Scene
from scheduling.carry_out import carry_out
from scheduling.planner import PLANNED_UNTIL, Snapshot, due, read_snapshot
from scheduling.planner.dues import Due

NOTED_AT_LEAST_EVERY: Final = timedelta(minutes=10)
"""A tick with nothing due only reads; how far it is planned is noted now and then all the same."""

KEPT_AT: Final = "kept_at"
"""The hour in which what is too old was last looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    done: int = 0
    refused: tuple[str, ...] = ()
    """Names of what the domain said no to. The rest was done."""


async def tick(store: Store, configuration: Configuration, now: datetime, new_id: Callable[[], str]) -> Ticked:
    async with store.read(configuration.tenant.id) as work:
        snapshot = await read_snapshot(work, configuration, now)
        kept_at = await work.marks.get(KEPT_AT)
    if kept_at is None or kept_at < _hour(now):
        await _keep(store, configuration, now, new_id)
    if not due(configuration, snapshot) and not _worth_noting(snapshot):
        return Ticked()
    try:
        return await _together(store, configuration, now, new_id)
    except Refused:
        return await _one_by_one(store, configuration, now, new_id)


async def _keep(store: Store, configuration: Configuration, now: datetime, new_id: Callable[[], str]) -> None:
    """Once an hour; of two processes the first one does it."""
    with suppress(Stale):
        async with store.begin(configuration.tenant.id) as work:
            seen = await work.marks.get(KEPT_AT)
            if seen is None or seen < _hour(now):
                await retain(Scene(configuration=configuration, work=work, now=now, new_id=new_id))
                await work.marks.put(KEPT_AT, _hour(now))


def _hour(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H")


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
