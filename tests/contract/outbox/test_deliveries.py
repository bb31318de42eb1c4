"""The outbox as the sender sees it: claims, leases and what becomes of a process that dies."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.ids import TenantId
from bot.ports import Buried, Claimed, Life, State, Turned
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import Database
from bot.store.leases import LeasesInStore
from tests.fakes.post_office import BERGEN, NOON, PostOffice, post
from tests.fakes.scripted_messenger import ScriptedMessenger

MANY = {BERGEN: 100}


@pytest.fixture
def office(database: Database) -> PostOffice:
    return PostOffice(database=database, messenger=ScriptedMessenger())


@pytest.fixture
def deliveries(database: Database) -> DeliveriesInStore:
    return DeliveriesInStore(database)


@pytest.fixture
def leases(database: Database) -> LeasesInStore:
    return LeasesInStore(database)


async def claim(
    deliveries: DeliveriesInStore, owner: str = "me", room: dict[TenantId, int] | None = None
) -> list[Claimed]:
    turned = await deliveries.turn(owner, NOON, settle=[], start=[], room=room or MANY)
    assert isinstance(turned, Turned)
    return list(turned.claimed)


async def settle(deliveries: DeliveriesInStore, *settled: Life, owner: str = "me") -> None:
    await deliveries.turn(owner, NOON, settle=settled, start=[], room={})


async def start(deliveries: DeliveriesInStore, *rows: Claimed, owner: str = "me") -> frozenset[int]:
    turned = await deliveries.turn(owner, NOON, settle=[], start=[row.id for row in rows], room={})
    assert isinstance(turned, Turned)
    return turned.started


async def test_what_is_due_is_claimed_oldest_first_and_what_is_not_is_left(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(
        post("later", due_at=NOON + timedelta(seconds=1)), post("b"), post("a", due_at=NOON - timedelta(days=1))
    )
    await leases.join("me")
    assert await leases.take("me", NOON) == {BERGEN}
    assert [row.send_key for row in await claim(deliveries)] == ["a", "b"]
    assert await claim(deliveries) == []


async def test_each_tenant_gets_its_room_and_no_more(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    for tenant in ("bergen", "levanger", "oslo"):
        await office.plan(*(post(f"p/{number}") for number in range(5)), tenant=tenant)
    await leases.join("me")
    await leases.take("me", NOON)
    room = {TenantId("bergen"): 2, TenantId("levanger"): 4}
    claimed = Counter(row.tenant for row in await claim(deliveries, room=room))
    assert claimed == room


async def test_no_two_claims_take_the_same_row(database: Database, office: PostOffice, leases: LeasesInStore) -> None:
    await office.plan(*(post(f"p/{number}") for number in range(60)))
    await leases.join("me")
    await leases.take("me", NOON)
    taken = await asyncio.gather(*(claim(DeliveriesInStore(database), room={BERGEN: 10}) for _ in range(8)))
    assert Counter(row.id for rows in taken for row in rows).most_common(1)[0][1] == 1
    assert sum(map(len, taken)) == 60


async def test_nothing_is_claimed_without_the_lease(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a"))
    await leases.join("me")
    await leases.join("other")
    await leases.take("other", NOON)
    assert await claim(deliveries) == []
    assert [row.send_key for row in await claim(deliveries, "other")] == ["a"]


async def test_free_tenants_are_shared_between_processes(office: PostOffice, leases: LeasesInStore) -> None:
    for tenant in "abcdef":
        await office.plan(post("a"), tenant=tenant)
    for owner in ("one", "two", "three"):
        await leases.join(owner)
    shares = [await leases.take(owner, NOON) for owner in ("one", "two", "three")]
    assert len(frozenset().union(*shares)) == sum(map(len, shares))
    assert min(map(len, shares)) >= 1


async def test_a_reply_waits_until_its_parent_is_sent_and_learns_where_that_is(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("child", depends_on="parent"), post("change", update_of="parent"), post("parent"))
    await leases.join("me")
    await leases.take("me", NOON)
    [parent] = await claim(deliveries)
    assert parent.send_key == "parent"
    await start(deliveries, parent)
    await settle(deliveries, Life(id=parent.id, state=State.SENT, attempts=1, ref={"ts": "42"}))
    rows = {row.send_key: row for row in await claim(deliveries)}
    assert rows.keys() == {"child", "change"}
    assert rows["change"].update_ref == {"ts": "42"}


async def test_what_waits_for_a_message_that_will_never_be_sent_is_skipped(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("child", depends_on="parent"), post("grandchild", depends_on="child"), post("parent"))
    await leases.join("me")
    await leases.take("me", NOON)
    [parent] = await claim(deliveries)
    await settle(deliveries, Life(id=parent.id, state=State.SKIPPED, attempts=0, reason="nothing_shared"))
    while await deliveries.sweep(NOON):
        pass
    assert ((await office.find("child")).reason, await office.state("grandchild")) == (
        "parent_never_sent",
        State.SKIPPED,
    )


async def test_a_reply_to_what_failed_waits_for_the_administrator(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("child", depends_on="parent"), post("parent"))
    await leases.join("me")
    await leases.take("me", NOON)
    [parent] = await claim(deliveries)
    await settle(deliveries, Life(id=parent.id, state=State.FAILED, attempts=1, reason="500"))
    assert await deliveries.sweep(NOON) == 0
    assert await office.state("child") is State.PENDING


async def test_what_waited_too_long_is_neither_claimed_nor_forgotten(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a", expires_at=NOON))
    await leases.join("me")
    await leases.take("me", NOON)
    assert await claim(deliveries) == []
    assert await deliveries.sweep(NOON) == 1
    assert ((await office.find("a")).state, (await office.find("a")).reason) == (State.SKIPPED, "expired")


async def test_a_claimed_message_can_still_be_cancelled_and_then_does_not_start(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a"), post("b"))
    await leases.join("me")
    await leases.take("me", NOON)
    a, b = await claim(deliveries)
    await settle(deliveries, Life(id=a.id, state=State.CANCELLED, attempts=0, reason="closed"))
    assert await start(deliveries, a, b) == {b.id}


async def test_starting_twice_is_starting_once(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a"))
    await leases.join("me")
    await leases.take("me", NOON)
    rows = await claim(deliveries)
    assert await start(deliveries, *rows) == await start(deliveries, *rows) == {rows[0].id}
    [parked] = await deliveries.parked()
    assert (parked.state, parked.attempts) == (State.STARTED, 1)


async def test_the_dead_give_back_what_they_claimed_and_leave_what_they_started_to_be_looked_up(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a"), post("b"))
    await leases.join("me")
    await leases.take("me", NOON)
    a, _ = await claim(deliveries)
    await start(deliveries, a)
    await leases.join("heir")
    assert await leases.bury("me", 0)
    assert await deliveries.turn("me", NOON, settle=[], start=[a.id], room={}) is Buried.BURIED
    assert await leases.take("heir", NOON) == {BERGEN}
    assert [row.send_key for row in await deliveries.adopt("heir")] == ["a"]
    assert [row.send_key for row in await claim(deliveries, "heir")] == ["b"]


async def test_who_has_moved_since_is_not_buried(leases: LeasesInStore) -> None:
    await leases.join("me")
    assert await leases.beat("me")
    assert not await leases.bury("me", 0)
    assert await leases.bury("me", 1)
    assert not await leases.beat("me")


async def test_a_buried_process_may_still_tell_that_a_message_arrived_and_nothing_else(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a"), post("b"))
    await leases.join("me")
    await leases.take("me", NOON)
    a, b = await claim(deliveries)
    await start(deliveries, a, b)
    await leases.bury("me", 0)
    told = Life(id=a.id, state=State.SENT, attempts=1), Life(id=b.id, state=State.FAILED, attempts=1)
    await settle(deliveries, *told)
    assert (await office.state("a"), await office.state("b")) == (State.SENT, State.STARTED)


async def test_rows_claimed_in_a_transaction_without_an_answer_are_let_go(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a"), post("b"))
    await leases.join("me")
    await leases.take("me", NOON)
    a, _ = await claim(deliveries)
    await deliveries.forget_all_but("me", [a.id])
    assert [row.send_key for row in await claim(deliveries)] == ["b"]


async def test_a_decision_is_not_written_over_a_row_that_has_changed(
    office: PostOffice, deliveries: DeliveriesInStore, leases: LeasesInStore
) -> None:
    await office.plan(post("a"))
    [seen] = await deliveries.parked()
    await leases.join("me")
    await leases.take("me", NOON)
    await claim(deliveries)
    assert not await deliveries.decide(seen, Life(id=seen.id, state=State.CANCELLED, attempts=0))


async def test_the_queue_is_counted_by_tenant_and_state(office: PostOffice, deliveries: DeliveriesInStore) -> None:
    await office.plan(post("a"), post("b", due_at=NOON - timedelta(hours=1)))
    [backlog] = await deliveries.backlog()
    assert (backlog.tenant, backlog.state, backlog.rows) == (BERGEN, State.PENDING, 2)
    assert backlog.oldest_due_at == NOON - timedelta(hours=1)


async def test_asking_what_is_due_does_not_read_what_was_sent(
    office: PostOffice, database: Database, deliveries: DeliveriesInStore
) -> None:
    await office.plan(*(post(f"p/{number}") for number in range(2000)))
    async with database.writing() as connection:
        await connection.execute(text("UPDATE outbox SET state = 'sent' WHERE id % 500 <> 0"))
        await connection.execute(text("ANALYZE"))
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    due = "SELECT id FROM outbox WHERE tenant = 'bergen' AND state = 'pending' ORDER BY due_at, id LIMIT 10"
    async with database.reading() as connection:
        plan = str((await connection.execute(text(explain + due))).all())
    assert "ix_outbox_due" in plan
