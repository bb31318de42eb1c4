"""Pulses, live sessions, the guard's memory, bookkeeping and sparring, on both databases."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.errors import AlreadyOpen, NotFound, Stale
from bot.domain.ids import GroupId, LiveSessionId, PulseId, SeminarId, SparringId
from bot.domain.person import Platform
from bot.domain.pulse import Dimension
from bot.domain.sparring import Side
from bot.ports import Audited
from bot.store.store import DatabaseStore
from tests.contract.store.examples import (
    BERGEN,
    DAY,
    GROUP,
    KARI,
    LEADERS,
    NILS,
    NOW,
    OLA,
    OSLO,
    SEMINAR,
    TABLE_1,
    TABLE_2,
    TODAY,
    a_pulse,
    a_session,
    a_sparring,
)


async def test_a_pulse_counts_and_comes_back(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.pulses.add(a_pulse())
        with pytest.raises(Stale):
            await unit.pulses.add(a_pulse())
    async with store.begin(BERGEN) as unit:
        kept = await unit.pulses.get(PulseId("p1"))
        assert kept == a_pulse()
        await unit.pulses.save(kept.add(dict.fromkeys(Dimension, 5), NOW))

    async with store.read(BERGEN) as unit:
        (kept,) = await unit.pulses.of_seminar(SEMINAR)
        assert kept.counts[Dimension.RESPECT] == (0, 1, 2, 3, 5)
        assert await unit.pulses.of_seminar(SeminarId("en-annen")) == []


async def test_a_person_answers_a_pulse_once(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        assert await unit.pulse_participation.claim(PulseId("p1"), KARI)
        assert await unit.pulse_participation.claim(PulseId("p1"), OLA)
    async with store.begin(BERGEN) as unit:
        assert not await unit.pulse_participation.claim(PulseId("p1"), KARI)
        assert await unit.pulse_participation.claim(PulseId("p2"), KARI)


async def test_who_and_what_are_never_written_together(store: DatabaseStore) -> None:
    async def together() -> None:
        async with store.begin(BERGEN) as unit:
            await unit.pulse_participation.claim(PulseId("p1"), KARI)
            await unit.pulses.add(a_pulse())

    with pytest.raises(RuntimeError):
        await together()

    async with store.begin(BERGEN) as unit:
        assert await unit.pulse_participation.claim(PulseId("p1"), KARI)


async def test_a_live_session_comes_back_as_it_was_saved(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.sessions.add(a_session())
    async with store.begin(BERGEN) as unit:
        kept = await unit.sessions.get(LiveSessionId("s1"))
        assert kept == a_session()
        await unit.sessions.save(kept.stop(NOW))

    async with store.read(BERGEN) as unit:
        assert await unit.sessions.get(LiveSessionId("s1")) == replace(a_session().stop(NOW), version=1)


async def test_one_session_runs_in_a_group_at_a_time(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.sessions.add(a_session())
        with pytest.raises(AlreadyOpen):
            await unit.sessions.add(a_session("s2"))
        assert await unit.sessions.running_in(GROUP) == a_session()
        await unit.sessions.save(a_session().stop(NOW))
        assert await unit.sessions.running_in(GROUP) is None
        await unit.sessions.add(a_session("s2"))


async def test_sessions_are_due_when_their_beat_has_come(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        for name, minutes in (("b", 1), ("a", 1), ("first", 0), ("late", 3)):
            at = NOW + timedelta(minutes=minutes)
            await unit.sessions.add(replace(a_session(name, group=GroupId(name)), next_at=at))
        await unit.sessions.add(replace(a_session("paused", group=GroupId("paused")), next_at=None))

    async with store.read(BERGEN) as unit:
        found = await unit.sessions.due(NOW + timedelta(minutes=1))
        assert [one.id for one in found] == ["first", "a", "b"]


async def test_signals_are_counted_by_group_and_time(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        for days in (0, 1, 1):
            await unit.signals.add(GROUP, NOW + days * DAY)
        await unit.signals.add(GroupId("bord-2"), NOW)

    async with store.begin(BERGEN) as unit:
        assert await unit.signals.count(GROUP, NOW) == 3
        assert await unit.signals.count(GROUP, NOW + DAY) == 2
        assert await unit.signals.purge(NOW + DAY) == 2
        assert await unit.signals.count(GROUP, NOW) == 2


async def test_the_guard_remembers_the_last_day_and_what_was_muted(store: DatabaseStore) -> None:
    today, tomorrow = date(2026, 4, 14), date(2026, 4, 15)
    async with store.begin(BERGEN) as unit:
        memory = unit.guard_memory
        assert not await memory.told_on(KARI, today)
        await memory.tell(KARI, today)
        await memory.tell(KARI, today)
        assert await memory.told_on(KARI, today)
        await memory.tell(KARI, tomorrow)
        assert await memory.told_on(KARI, tomorrow)
        assert not await memory.told_on(OLA, tomorrow)
        await memory.mute(KARI, "Gruppa anbefaler")
        await memory.mute(KARI, "Gruppa anbefaler")
        assert await memory.muted(KARI, "Gruppa anbefaler")
        assert not await memory.muted(OLA, "Gruppa anbefaler")
        await memory.forget(KARI)
        assert not await memory.told_on(KARI, tomorrow)
        assert not await memory.muted(KARI, "Gruppa anbefaler")


async def test_an_event_is_new_once(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        assert await unit.inbox.first_time(Platform.SLACK, "Ev1", NOW)
        assert await unit.inbox.first_time(Platform.TEAMS, "Ev1", NOW)
    async with store.begin(BERGEN) as unit:
        assert not await unit.inbox.first_time(Platform.SLACK, "Ev1", NOW + DAY)
        assert await unit.inbox.purge(NOW + DAY) == 2
        assert await unit.inbox.first_time(Platform.SLACK, "Ev1", NOW + DAY)


async def test_the_audit_is_read_in_order(store: DatabaseStore) -> None:
    late, early = Audited(at=NOW, actor="ola", act="erase", subject="kari"), Audited(at=NOW - DAY, actor="x", act="y")
    async with store.begin(BERGEN) as unit:
        await unit.audit.add(late)
        await unit.audit.add(early)
        await unit.audit.add(replace(late, act="export"))

    async with store.read(BERGEN) as unit:
        assert await unit.audit.all() == [early, late, replace(late, act="export")]


async def test_a_mark_is_put_over_the_one_before(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        assert await unit.marks.get("planned") is None
        await unit.marks.put("planned", "a")
        await unit.marks.put("planned", "b")
    async with store.begin(BERGEN) as unit:
        await unit.marks.put("planned", "c")
    async with store.begin(BERGEN) as unit:
        assert await unit.marks.get("planned") == "c"
        await unit.marks.put("planned", "d")
        assert await unit.marks.get("planned") == "d"


async def test_nothing_is_left_of_a_transaction_that_fails(store: DatabaseStore) -> None:
    async def interrupted() -> None:
        async with store.begin(BERGEN) as unit:
            await unit.marks.put("planned", "a")
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await interrupted()

    async with store.read(BERGEN) as unit:
        assert await unit.marks.get("planned") is None


async def test_a_side_of_a_sparring_is_kept_for_its_own_kommune_alone(store: DatabaseStore) -> None:
    asked = a_sparring()
    assert await store.networks.add([asked])
    async with store.begin(BERGEN) as unit:
        (kept,) = await unit.sparrings.open()
        assert kept == asked
        bergen = kept.ask(TABLE_1, KARI, NOW).ask(TABLE_1, NILS, NOW).accept(TABLE_1, NILS, NOW).drop_out(TABLE_2)
        await unit.sparrings.save(bergen)

    async with store.begin(OSLO) as unit:
        seen = await unit.sparrings.get(asked.id)
        assert seen.side(TABLE_1) == Side(party=TABLE_1, host=NILS)  # whom else they asked is their own
        assert seen.side(TABLE_2).out
        overwriting = seen.forget(BERGEN, NILS).tell(TABLE_1, NOW).ask(LEADERS, KARI, NOW)
        await unit.sparrings.save(overwriting)

    async with store.begin(BERGEN) as unit:
        found = await unit.sparrings.get(asked.id)
        assert found.side(TABLE_1) == bergen.side(TABLE_1)
        assert found.side(LEADERS) == Side(party=LEADERS)
        with pytest.raises(Stale):
            await unit.sparrings.save(kept)
        with pytest.raises(NotFound):
            await unit.sparrings.get(SparringId("x2"))


async def test_a_sparring_is_open_until_each_side_of_ours_knows_how_it_went(store: DatabaseStore) -> None:
    await store.networks.add([a_sparring()])
    for tenant, side in ((OSLO, LEADERS), (BERGEN, TABLE_1), (BERGEN, TABLE_2)):
        async with store.begin(tenant) as unit:
            (found,) = await unit.sparrings.open()
            await unit.sparrings.save(found.tell(side, NOW))
    for tenant in (OSLO, BERGEN):
        async with store.read(tenant) as unit:
            assert await unit.sparrings.open() == []
            assert len(await unit.sparrings.all()) == 1


async def test_an_occasion_is_paired_once_whoever_does_it(store: DatabaseStore) -> None:
    first, second = a_sparring("ks/1"), a_sparring("ks/2", (LEADERS, TABLE_1))
    assert not await store.networks.is_paired("ks", TODAY)
    assert await store.networks.add([first])
    assert not await store.networks.add([replace(second, id=SparringId("ks/0")), first])
    assert await store.networks.is_paired("ks", TODAY)
    assert not await store.networks.is_paired("another", TODAY)
    assert not await store.networks.is_paired("ks", TODAY + DAY)

    assert await store.networks.add([replace(second, occasion=TODAY + DAY)])
    assert await store.networks.met("ks") == [first.meeting, second.meeting]
    assert await store.networks.met("another") == []
