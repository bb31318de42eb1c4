"""The outbox as use cases see it, the same on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.message import Kind, Message, Slot, ToGroup, ToPerson
from bot.ports import State
from bot.store.engine import Database
from bot.store.outbox import OutboxOfTenant
from tests.fakes.post_office import BERGEN, NOON, PostOffice, post, prompt
from tests.fakes.scripted_messenger import ScriptedMessenger


@pytest.fixture
def office(database: Database) -> PostOffice:
    return PostOffice(database=database, messenger=ScriptedMessenger())


async def refused(office: PostOffice, *messages: Message) -> list[str]:
    async with office.database.writing() as connection:
        return list(await OutboxOfTenant(connection, BERGEN).plan(messages))


async def test_an_occasion_is_written_once_however_often_it_is_planned(office: PostOffice) -> None:
    for _ in range(3):
        await office.plan(prompt("round/1/prompt/kari", "kari"))
    async with office.database.reading() as connection:
        found = await OutboxOfTenant(connection, BERGEN).with_prefix("round/1/")
    assert [(row.message.send_key, row.state) for row in found] == [("round/1/prompt/kari", State.PENDING)]


async def test_everything_said_of_a_message_comes_back(office: PostOffice) -> None:
    whole = Message(
        send_key="thread/1/answer",
        kind=Kind.SHARED_REFLECTION,
        target=ToGroup(GroupId("bord-1"), thread="thread/1"),
        refs={"reflection": "r1", "å": "ø"},
        due_at=NOON,
        expires_at=NOON + timedelta(days=1),
        depends_on="thread/1",
        update_of="thread/0",
    )
    await office.plan(whole, prompt("p", "kari"))
    assert (await office.find("thread/1/answer")).message == whole
    assert (await office.find("p")).message == prompt("p", "kari")


async def test_what_was_done_with_long_ago_is_purged_and_what_waits_is_not(office: PostOffice) -> None:
    await office.plan(post("a"), prompt("p", "kari"), prompt("q", "ola"))
    async with office.open() as delivery:
        await delivery.drained()
    later = NOON + timedelta(days=1)
    await office.plan(prompt("skipped", "eva"), prompt("waits", "kari", slot_day=NOON.date() + timedelta(days=1)))
    async with office.database.writing() as connection:
        await OutboxOfTenant(connection, BERGEN).cancel(["skipped"], "moved")
        await OutboxOfTenant(connection, TenantId("oslo")).purge(to_people=later, to_groups=later)
    assert await keys_left(office) == {"a", "p", "q", "skipped", "waits"}
    async with office.database.writing() as connection:
        before = NOON - timedelta(days=1)
        assert await OutboxOfTenant(connection, BERGEN).purge(to_people=later, to_groups=before) == 3
    assert await keys_left(office) == {"a", "waits"}
    async with office.database.writing() as connection:
        assert await OutboxOfTenant(connection, BERGEN).purge(to_people=later, to_groups=later) == 1
    assert await keys_left(office) == {"waits"}


async def test_forgotten_person_leaves_nothing_that_was_sent(office: PostOffice) -> None:
    await office.plan(post("a"), prompt("p", "kari"), prompt("q", "ola"))
    async with office.open() as delivery:
        await delivery.drained()
    await office.plan(prompt("waits", "kari", slot_day=NOON.date() + timedelta(days=1)))
    async with office.database.writing() as connection:
        known = await OutboxOfTenant(connection, BERGEN).to(PersonId("kari"))
        assert [(one.message.send_key, one.state) for one in known] == [("p", State.SENT), ("waits", State.PENDING)]
        await OutboxOfTenant(connection, BERGEN).forget(PersonId("kari"))
    assert await keys_left(office) == {"a", "q", "waits"}


async def keys_left(office: PostOffice) -> set[str]:
    async with office.database.reading() as connection:
        return {row.message.send_key for row in await OutboxOfTenant(connection, BERGEN).with_prefix("")}


async def test_what_waits_moves_to_its_new_time(office: PostOffice) -> None:
    await office.plan(post("a"))
    await office.plan(post("a", due_at=NOON + timedelta(hours=1)))
    assert (await office.find("a")).message.due_at == NOON + timedelta(hours=1)


async def test_what_was_cancelled_is_revived_by_planning_it_again(office: PostOffice) -> None:
    await office.plan(post("a"))
    async with office.database.writing() as connection:
        await OutboxOfTenant(connection, BERGEN).cancel(["a"], "moved")
    assert (await office.find("a")).reason == "moved"
    await office.plan(post("a"))
    assert (await office.find("a")).state is State.PENDING


async def test_what_was_sent_is_left_alone(office: PostOffice) -> None:
    await office.plan(post("a"))
    async with office.open() as delivery:
        await delivery.drained()
    await office.plan(post("a", due_at=NOON + timedelta(hours=1)))
    found = await office.find("a")
    assert (found.state, found.message.due_at) == (State.SENT, NOON)


async def test_a_slot_of_the_day_holds_one_message_and_says_which_found_it_taken(office: PostOffice) -> None:
    assert await refused(office, prompt("one", "kari"), prompt("two", "kari"), prompt("three", "ola")) == ["two"]
    assert await refused(office, prompt("two", "kari")) == ["two"]
    assert await refused(office, prompt("two", "kari", slot_day=NOON.date() + timedelta(days=1))) == []


async def test_a_cancelled_message_gives_its_slot_back(office: PostOffice) -> None:
    await office.plan(prompt("one", "kari"))
    async with office.database.writing() as connection:
        outbox = OutboxOfTenant(connection, BERGEN)
        assert await outbox.slots_taken(PersonId("kari"), NOON.date()) == {Slot.PROMPT}
        await outbox.cancel(["one"], "closed")
        assert await outbox.slots_taken(PersonId("kari"), NOON.date()) == set()
    assert await refused(office, prompt("two", "kari")) == []


async def test_what_is_skipped_is_written_down_once_and_never_over_what_is_there(office: PostOffice) -> None:
    await office.plan(post("a"))
    async with office.database.writing() as connection:
        await OutboxOfTenant(connection, BERGEN).skip([post("a"), post("b")], "too_late")
    assert await office.state("a") is State.PENDING
    assert ((await office.find("b")).state, (await office.find("b")).reason) == (State.SKIPPED, "too_late")
    await office.plan(post("b"))
    assert await office.state("b") is State.SKIPPED


async def test_a_prefix_is_letters_and_nothing_else(office: PostOffice) -> None:
    keys = ["round/A/x", "round/a/x", "round/a_x", "round/a/å", "round/a/", "round/b/x"]
    await office.plan(*(post(key) for key in keys))
    async with office.database.reading() as connection:
        found = await OutboxOfTenant(connection, BERGEN).with_prefix("round/a/")
    assert {row.message.send_key for row in found} == {"round/a/x", "round/a/å", "round/a/"}


async def test_another_tenant_sees_nothing_of_it(office: PostOffice) -> None:
    await office.plan(prompt("a", "kari"))
    async with office.database.writing() as connection:
        other = OutboxOfTenant(connection, TenantId("levanger"))
        assert await other.find("a") is None
        assert list(await other.waiting_for(PersonId("kari"))) == []
        await other.cancel(["a"], "not mine")
        await other.plan([prompt("a", "kari")])
    assert await office.state("a") is State.PENDING
    assert await office.state("a", "levanger") is State.PENDING


async def test_what_waits_for_a_person_is_found(office: PostOffice) -> None:
    to_nobody = replace(post("c"), target=ToPerson(PersonId("ola")))
    await office.plan(prompt("a", "kari"), post("b"), to_nobody)
    async with office.database.reading() as connection:
        found = await OutboxOfTenant(connection, BERGEN).waiting_for(PersonId("kari"))
    assert [row.message.send_key for row in found] == ["a"]
