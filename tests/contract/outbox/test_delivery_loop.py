"""The loop that sends, over both databases: whatever a platform does, nobody waits for somebody else's trouble."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from bot.domain.ids import GroupId
from bot.domain.message import Kind, ToGroup
from bot.domain.person import Platform
from bot.ports import Claimed, Life, Nothing, NotSent, Outcome, Outgoing, RateLimited, Rejected, State, Unknown
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import Database
from scheduling.lifecycle import Retry, after
from scheduling.pacing import Limits
from scheduling.rate_limit import Window
from tests.fakes import post_office
from tests.fakes.post_office import NOON, PostOffice, post
from tests.fakes.scripted_messenger import ScriptedMessenger


@pytest.fixture
def messenger() -> ScriptedMessenger:
    return ScriptedMessenger()


@pytest.fixture
def office(database: Database, messenger: ScriptedMessenger) -> PostOffice:
    return PostOffice(database=database, messenger=messenger)


async def drained(office: PostOffice) -> None:
    async with office.open() as delivery:
        await delivery.drained()


async def settled(office: PostOffice) -> None:
    """Also what rests until a second attempt."""
    deliveries = DeliveriesInStore(office.database)
    waiting = {State.PENDING, State.CLAIMED, State.STARTED}
    async with office.open(), asyncio.timeout(5):
        while any(backlog.state in waiting for backlog in await deliveries.backlog()):  # noqa: ASYNC110 - by looking
            await asyncio.sleep(0.01)


async def test_everything_due_is_sent_once(office: PostOffice, messenger: ScriptedMessenger) -> None:
    keys = [f"p/{number}" for number in range(300)]
    await office.plan(*map(post, keys))
    await drained(office)
    assert messenger.arrived == dict.fromkeys(keys, 1)
    assert (await office.find("p/7")).ref == {"ts": "p/7"}


async def test_a_reply_is_sent_after_its_parent_and_into_its_thread(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    reply = post("reply", target=ToGroup(GroupId("bord-1"), thread="parent"), due_at=NOON - timedelta(days=1))
    await office.plan(reply, post("parent"))
    await drained(office)
    assert messenger.order == ["parent", "reply"]
    assert messenger.sent[1].thread_ref == {"ts": "parent"}


async def test_a_storm_of_429_delays_and_loses_nothing(office: PostOffice, messenger: ScriptedMessenger) -> None:
    keys = [f"p/{number}" for number in range(20)]
    for key in keys:
        messenger.answers(key, [RateLimited(wait=timedelta(milliseconds=20))] * 5)
    await office.plan(*map(post, keys))
    await settled(office)
    assert messenger.arrived == dict.fromkeys(keys, 1)


async def test_what_certainly_did_not_arrive_is_tried_again(office: PostOffice, messenger: ScriptedMessenger) -> None:
    messenger.answers("a", [NotSent(reason="500"), NotSent(reason="refused")])
    await office.plan(post("a"))
    await settled(office)
    assert (messenger.arrived["a"], await office.state("a")) == (1, State.SENT)


async def test_after_the_last_attempt_it_is_left_to_the_administrator_with_its_reason(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    messenger.answers("a", [NotSent(reason="500")] * 10)
    await office.plan(post("a"))
    await settled(office)
    found = await office.find("a")
    assert (found.state, found.reason) == (State.FAILED, "500")


async def test_what_arrived_without_an_answer_is_looked_up_and_not_sent_again(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    async def cut(outgoing: Outgoing) -> Outcome:
        messenger.arrive(outgoing)
        return Unknown(reason="cut")

    messenger.behaves("bergen", cut)
    await office.plan(post("a"))
    await settled(office)
    assert (messenger.arrived["a"], await office.state("a")) == (1, State.SENT)


async def test_a_platform_that_does_not_answer_the_question_at_once_is_asked_again(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    async def cut(outgoing: Outgoing) -> Outcome:
        messenger.arrive(outgoing)
        return Unknown(reason="cut")

    messenger.behaves("bergen", cut)
    messenger.busy_for = 2
    await office.plan(post("a", kind=Kind.REMINDERS))
    await settled(office)
    assert (messenger.arrived["a"], await office.state("a")) == (1, State.SENT)


async def test_a_platform_that_never_answers_is_cut_off_and_asked_whether_it_has_the_message(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    async def hangs(outgoing: Outgoing) -> Outcome:
        messenger.arrive(outgoing)
        await asyncio.sleep(60)
        raise AssertionError

    messenger.behaves("bergen", hangs)
    await office.plan(*(post(f"p/{number}") for number in range(5)))
    await settled(office)
    assert messenger.arrived == {f"p/{number}": 1 for number in range(5)}


async def test_where_nobody_can_look_a_post_is_parked_and_reminders_are_sent_again(database: Database) -> None:
    forgetful = ScriptedMessenger(remembers=False)
    office = PostOffice(database=database, messenger=forgetful)
    for key in ("post", "reminders"):
        forgetful.answers(key, [Unknown(reason="time_out")])
    await office.plan(post("post"), post("reminders", kind=Kind.REMINDERS))
    await settled(office)
    assert (await office.state("post"), await office.state("reminders")) == (State.UNCERTAIN, State.SENT)


async def test_a_revoked_token_or_a_slow_network_of_one_tenant_delays_no_other(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    async def never(_: Outgoing) -> Outcome:
        await asyncio.sleep(60)
        raise AssertionError

    async def revoked(_: Outgoing) -> Outcome:
        return Rejected(reason="token_revoked", whole_tenant=True)

    messenger.behaves("slow", never)
    messenger.behaves("revoked", revoked)
    office.limits = {Platform.SLACK: Limits(tenant=(Window(50, 1),))}
    for tenant in ("slow", "revoked", "good"):
        await office.plan(*(post(f"{tenant}/{number}") for number in range(40)), tenant=tenant)
    async with office.open():
        await office.until(lambda: sum(messenger.arrived.values()) == 40, within=2.0)
    assert all(key.startswith("good/") for key in messenger.arrived)
    assert await office.state("revoked/0", "revoked") is State.PENDING
    assert (await office.find("revoked/0", "revoked")).reason == "token_revoked"


async def test_what_is_nothing_any_more_when_it_should_leave_is_skipped_with_the_reason(
    database: Database, messenger: ScriptedMessenger
) -> None:
    async def paused(_: Claimed) -> Nothing:
        return Nothing(reason="paused")

    office = PostOffice(database=database, messenger=messenger, compose=paused)
    await office.plan(post("a"))
    await drained(office)
    found = await office.find("a")
    assert (found.state, found.reason, messenger.arrived) == (State.SKIPPED, "paused", {})


async def test_what_must_be_mended_first_is_told_and_kept_and_leaves_when_it_is_tried_again(
    database: Database, messenger: ScriptedMessenger
) -> None:
    mended = False

    async def withheld(claimed: Claimed) -> Outgoing | Nothing:
        return await post_office.compose(claimed) if mended else Nothing(reason="somebody_else", advice="Se etter.")

    office = PostOffice(database=database, messenger=messenger, compose=withheld)
    await office.plan(post("a"))
    with capture_logs() as logged:
        await drained(office)
    assert [(one["event"], one["advice"]) for one in logged] == [("not_sent", "Se etter.")]
    deliveries = DeliveriesInStore(database)
    (parked,) = await deliveries.parked()
    assert (parked.state, parked.reason, parked.group) == (State.FAILED, "somebody_else", GroupId("bord-1"))
    mended = True
    life = Life(id=parked.id, state=parked.state, attempts=parked.attempts)
    assert await deliveries.decide(parked, after(life, Retry()))
    await drained(office)
    assert (await office.state("a"), messenger.arrived) == (State.SENT, {"a": 1})


async def test_what_cannot_be_composed_holds_up_nothing_else(database: Database, messenger: ScriptedMessenger) -> None:
    async def sometimes(claimed: Claimed) -> Outgoing | Nothing:
        if claimed.send_key == "bad":
            raise RuntimeError("a bug")
        return await post_office.compose(claimed)

    office = PostOffice(database=database, messenger=messenger, compose=sometimes)
    await office.plan(post("bad"), post("good"))
    await settled(office)
    assert (await office.state("bad"), await office.state("good")) == (State.FAILED, State.SENT)


async def test_what_expires_while_it_rests_is_not_sent_late(office: PostOffice, messenger: ScriptedMessenger) -> None:
    async def busy(_: Outgoing) -> Outcome:
        office.clock.at = NOON + timedelta(hours=2)
        return RateLimited(wait=timedelta(milliseconds=10))

    messenger.behaves("bergen", busy)
    await office.plan(post("a", expires_at=NOON + timedelta(hours=1)))
    await settled(office)
    found = await office.find("a")
    assert (found.state, found.reason) == (State.SKIPPED, "expired")


async def test_two_processes_share_the_work_and_double_nothing(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    for tenant in ("bergen", "levanger", "oslo"):
        await office.plan(*(post(f"{tenant}/{number}") for number in range(50)), tenant=tenant)
    async with office.open(), office.open():
        await office.until(lambda: sum(messenger.arrived.values()) >= 150)
    assert messenger.arrived.most_common(1)[0][1] == 1


async def test_a_process_that_stops_leaves_nothing_claimed_behind(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    office.limits = {Platform.SLACK: Limits(tenant=(Window(1, 5),))}
    await office.plan(*(post(f"p/{number}") for number in range(30)))
    async with office.open():
        await office.until(lambda: len(messenger.arrived) == 1)
    states = {backlog.state: backlog.rows for backlog in await DeliveriesInStore(office.database).backlog()}
    assert states == {State.PENDING: 29}


async def test_an_hour_set_back_loses_and_doubles_nothing(office: PostOffice, messenger: ScriptedMessenger) -> None:
    await office.plan(post("a"), post("b", due_at=NOON + timedelta(minutes=1)))
    async with office.open() as delivery:
        await delivery.drained()
        office.clock.at = NOON - timedelta(hours=1)
        await delivery.drained()
        office.clock.at = NOON + timedelta(hours=1)
        await delivery.drained()
    assert messenger.arrived == {"a": 1, "b": 1}


async def test_messages_leave_at_the_pace_of_the_limits(office: PostOffice, messenger: ScriptedMessenger) -> None:
    office.limits = {Platform.SLACK: Limits(tenant=(Window(5, 0.2),))}
    left: list[float] = []

    async def noting(outgoing: Outgoing) -> Outcome:
        left.append(asyncio.get_running_loop().time())
        return messenger.arrive(outgoing)

    messenger.behaves("bergen", noting)
    await office.plan(*(post(f"p/{number}") for number in range(20)))
    async with office.open():
        await office.until(lambda: len(left) == 20)
    assert all(later - earlier >= 0.199 for earlier, later in zip(left, left[5:], strict=False))
    assert left[-1] - left[0] < 1.2


async def test_a_busy_channel_keeps_its_pace_and_holds_up_no_other_conversation(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    office.limits = {Platform.SLACK: Limits(tenant=(Window(100, 1),), conversation=(Window(1, 0.2),))}
    left: dict[str, float] = {}

    async def noting(outgoing: Outgoing) -> Outcome:
        left[outgoing.send_key] = asyncio.get_running_loop().time()
        return messenger.arrive(outgoing)

    messenger.behaves("bergen", noting)
    busy = [post(f"busy/{number}", refs={"channel": "busy"}) for number in range(5)]
    await office.plan(*busy, *(post(f"quiet/{number}") for number in range(10)))
    async with office.open():
        await office.until(lambda: len(left) == 15)
    in_channel = sorted(at for key, at in left.items() if key.startswith("busy/"))
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(in_channel))
    assert max(at for key, at in left.items() if key.startswith("quiet/")) < in_channel[3]


async def test_what_had_not_been_written_when_asked_to_stop_waits_again_and_is_not_in_doubt(
    office: PostOffice, messenger: ScriptedMessenger
) -> None:
    async def slow(outgoing: Outgoing) -> Outcome:
        await asyncio.sleep(0.1)
        return messenger.arrive(outgoing)

    messenger.behaves("bergen", slow)
    office.tuning = replace(office.tuning, connections=2)
    await office.plan(*(post(f"p/{number}") for number in range(20)))
    async with office.open():
        await office.until(lambda: len(messenger.arrived) == 2)
    states = {backlog.state: backlog.rows for backlog in await DeliveriesInStore(office.database).backlog()}
    assert states == {State.PENDING: 20 - len(messenger.arrived)}
