"""What happens when many write at once: nothing is lost, and the second to change something is told."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import AlreadyOpen, Stale
from bot.domain.ids import GroupId, PersonId, PulseId, ReflectionId, RoundId
from bot.domain.person import Platform
from bot.domain.pulse import Dimension
from bot.store.store import DatabaseStore
from tests.contract.store.examples import (
    BERGEN,
    DAY,
    GROUP,
    NOW,
    OSLO,
    TODAY,
    a_commitment,
    a_matter,
    a_pulse,
    a_reflection,
    a_round,
    a_session,
)

WRITERS = 50


async def test_fifty_answers_to_a_pulse_are_all_counted(store: DatabaseStore) -> None:
    """Each reads, thinks for a moment and writes; whoever is too late begins again, as a use case does."""
    async with store.begin(BERGEN) as unit:
        await unit.pulses.add(replace(a_pulse(), counts={}))

    async def answer() -> None:
        while True:
            try:
                async with store.begin(BERGEN) as unit:
                    pulse = await unit.pulses.get(PulseId("p1"))
                    await asyncio.sleep(0)
                    await unit.pulses.save(pulse.add(dict.fromkeys(Dimension, 5), NOW))
            except Stale:
                continue
            else:
                return

    await asyncio.gather(*(answer() for _ in range(WRITERS)))

    async with store.read(BERGEN) as unit:
        pulse = await unit.pulses.get(PulseId("p1"))
    assert pulse.counts == dict.fromkeys(Dimension, (0, 0, 0, 0, WRITERS))


async def test_fifty_reflections_at_once_are_all_there(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())

    async def write(number: int) -> None:
        async with store.begin(BERGEN) as unit:
            await unit.reflections.add(a_reflection(f"f{number}", author=PersonId(f"p{number}")))

    await asyncio.gather(*map(write, range(WRITERS)))

    async with store.read(BERGEN) as unit:
        assert len(await unit.reflections.of_round(RoundId("r1"))) == WRITERS


async def test_only_one_of_many_opens_the_round(store: DatabaseStore) -> None:
    async def open_one(number: int) -> bool:
        try:
            async with store.begin(BERGEN) as unit:
                await unit.rounds.add(a_round(f"r{number}", occasion=TODAY + timedelta(days=number)))
        except AlreadyOpen:
            return False
        return True

    assert sum(await asyncio.gather(*map(open_one, range(WRITERS)))) == 1


async def test_only_one_of_many_takes_the_occasion(store: DatabaseStore) -> None:
    async def hold(number: int) -> bool:
        try:
            async with store.begin(BERGEN) as unit:
                await unit.rounds.add(a_round(f"r{number}").close(NOW))
        except AlreadyOpen:
            return False
        return True

    assert sum(await asyncio.gather(*map(hold, range(WRITERS)))) == 1


async def test_only_one_of_many_starts_the_session(store: DatabaseStore) -> None:
    async def start(number: int) -> bool:
        try:
            async with store.begin(BERGEN) as unit:
                await unit.sessions.add(a_session(f"s{number}"))
        except AlreadyOpen:
            return False
        return True

    assert sum(await asyncio.gather(*map(start, range(WRITERS)))) == 1


async def test_only_one_of_many_handles_the_event_and_answers_the_pulse(store: DatabaseStore) -> None:
    async def handle(_: int) -> tuple[bool, bool]:
        async with store.begin(BERGEN) as unit:
            new = await unit.inbox.first_time(Platform.SLACK, "Ev1", NOW)
            return new, await unit.pulse_participation.claim(PulseId("p1"), PersonId("kari"))

    handled = await asyncio.gather(*map(handle, range(WRITERS)))
    assert sum(new for new, _ in handled) == sum(claimed for _, claimed in handled) == 1


async def test_a_stale_version_is_refused_everywhere(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.reflections.add(a_reflection())
        await unit.commitments.add(a_commitment())
        await unit.carried.add(a_matter())
        await unit.sessions.add(a_session())
        await unit.pulses.add(a_pulse())

    async with store.begin(BERGEN) as unit:
        saves: Sequence[Callable[[], Awaitable[None]]] = (
            lambda: unit.rounds.save(a_round()),
            lambda: unit.reflections.save(a_reflection()),
            lambda: unit.commitments.save(a_commitment()),
            lambda: unit.carried.save(a_matter()),
            lambda: unit.sessions.save(a_session()),
            lambda: unit.pulses.save(a_pulse()),
        )
        for save in saves:
            await save()
            with pytest.raises(Stale):
                await save()


async def test_what_was_deleted_meanwhile_is_stale(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.reflections.add(a_reflection())
    async with store.begin(BERGEN) as unit:
        await unit.reflections.delete(ReflectionId("f1"))
        with pytest.raises(Stale):
            await unit.reflections.save(a_reflection())


async def test_the_second_process_to_change_a_mark_is_told(store: DatabaseStore) -> None:
    """As when two processes propose a configuration: both have read, one is first."""
    async with store.begin(BERGEN) as unit:
        await unit.marks.put("configuration", "1")

    async def propose(value: str) -> bool:
        try:
            async with store.begin(BERGEN) as unit:
                if await unit.marks.get("configuration") != "1":
                    return False
                await asyncio.sleep(0.01)
                await unit.marks.put("configuration", value)
        except Stale:
            return False
        return True

    assert sum(await asyncio.gather(*map(propose, "abcdefgh"))) == 1


async def test_a_reader_sees_one_moment_while_others_write(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
    async with store.read(BERGEN) as reading:
        before = await reading.rounds.all_open()
        async with store.begin(BERGEN) as unit:
            await unit.rounds.add(a_round("r2", group=GroupId("bord-2")))
        assert await reading.rounds.all_open() == before
        assert await reading.rounds.of_group(GroupId("bord-2")) == []


async def test_readers_do_not_wait_for_a_writer(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.marks.put("planned", "a")

        async def read() -> str | None:
            async with store.read(BERGEN) as other:
                return await other.marks.get("planned")

        assert await asyncio.wait_for(asyncio.gather(*(read() for _ in range(10))), timeout=5) == [None] * 10


async def test_a_reader_cannot_write(store: DatabaseStore) -> None:
    async def write() -> None:
        async with store.read(BERGEN) as unit:
            await unit.marks.put("planned", "a")

    with pytest.raises(Exception, match=r"readonly|read-only"):
        await write()


async def test_tenants_do_not_share_occasions(store: DatabaseStore) -> None:
    for tenant in (BERGEN, OSLO):
        async with store.begin(tenant) as unit:
            await unit.rounds.add(a_round())
            await unit.rounds.save(a_round().close(NOW + DAY))
    async with store.read(OSLO) as unit:
        assert [one.id for one in await unit.rounds.of_group(GROUP)] == ["r1"]
