"""The clock goes on, whatever its jobs do."""

import asyncio
from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry

from scheduling import clockwork
from scheduling.clockwork import Clockwork
from scheduling.telemetry import Telemetry

OFTEN = timedelta(milliseconds=20)


async def test_a_job_that_fails_is_counted_and_runs_again_and_stops_no_other() -> None:
    registry, done = CollectorRegistry(), asyncio.Event()
    clock, stop, runs = Clockwork(Telemetry(registry)), asyncio.Event(), []

    async def fails() -> None:
        raise RuntimeError("a secret text")

    async def works() -> None:
        runs.append(1)
        if len(runs) == 3:
            done.set()

    clock.every(OFTEN, "fails", fails)
    clock.every(OFTEN, "works", works)
    running = asyncio.create_task(clock.run(stop))
    await asyncio.wait_for(done.wait(), 5)
    stop.set()
    await asyncio.wait_for(running, 5)
    assert (registry.get_sample_value("oppfolging_faults_total", {"where": "fails"}) or 0) >= 2


async def test_a_slow_job_never_runs_twice_at_once() -> None:
    clock, stop, at_once, most = Clockwork(Telemetry(CollectorRegistry())), asyncio.Event(), 0, 0

    async def slow() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.1)
        at_once -= 1

    clock.every(OFTEN, "slow", slow)
    running = asyncio.create_task(clock.run(stop))
    await asyncio.sleep(0.35)
    stop.set()
    await asyncio.wait_for(running, 5)
    assert (most, at_once) == (1, 0)


async def test_a_job_that_does_not_end_is_cut_off_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clockwork, "GRACE", 0.1)
    clock, stop, cut = Clockwork(Telemetry(CollectorRegistry())), asyncio.Event(), asyncio.Event()

    async def endless() -> None:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            cut.set()
            raise

    clock.every(timedelta(hours=1), "endless", endless)
    running = asyncio.create_task(clock.run(stop))
    await asyncio.sleep(0.05)
    stop.set()
    await asyncio.wait_for(running, 2)
    assert cut.is_set()
