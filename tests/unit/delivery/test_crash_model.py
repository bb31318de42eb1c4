"""Die at any await, again and again: nothing is lost, and nothing is doubled that the platform can remember."""

import asyncio
import contextlib
import random
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry
from typing_extensions import override

from bot.domain.message import Kind, Message, Promise, promise_of
from bot.domain.person import Platform
from bot.ports import Claimed, Nothing, NotSent, Outcome, Outgoing, RateLimited, State, Unknown
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import open_engine
from bot.store.leases import LeasesInStore
from scheduling.sending import sending
from scheduling.telemetry import Telemetry
from scheduling.tuning import Surroundings
from tests.fakes.mortality import Dead, Life
from tests.fakes.post_office import NO_LIMITS, NOON, QUICK, Noon, PostOffice, compose, post
from tests.fakes.scripted_messenger import ScriptedMessenger

TUNING = replace(QUICK, sole=True, poll=0.002, look_up_after=0.0, back_off=(timedelta(milliseconds=1),) * 50)
WAYS = ("well", "well", "arrived_without_answer", "lost_on_the_way", "429", "500")


class Moody(ScriptedMessenger):
    """Each message fares as chance has it; sooner or later all is well."""

    def __init__(self, chance: random.Random, *, remembers: bool) -> None:
        super().__init__(remembers=remembers)
        self._chance = chance
        self.moods = 40

    @override
    async def send(self, outgoing: Outgoing) -> Outcome:
        await asyncio.sleep(0)
        self.moods -= 1
        match self._chance.choice(WAYS) if self.moods > 0 else "well":
            case "arrived_without_answer":
                self.arrive(outgoing)
                return Unknown(reason="cut")
            case "lost_on_the_way":
                return Unknown(reason="time_out")
            case "429":
                return RateLimited(wait=timedelta(milliseconds=1))
            case "500":
                return NotSent(reason="500")
            case _:
                return self.arrive(outgoing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    awaits: int
    after: bool
    replan: bool


KINDS = st.sampled_from([Kind.SHARE_POST, Kind.REMINDERS])
DEATHS = st.builds(Death, awaits=st.integers(1, 40), after=st.booleans(), replan=st.booleans())


def messages_of(kinds: list[Kind], parents: list[int]) -> list[Message]:
    """Some wait for an earlier one."""
    keys = [f"m/{number}" for number in range(len(kinds))]
    return [
        post(key, kind=kind, depends_on=keys[parent] if parent < number else None)
        for number, (key, kind, parent) in enumerate(zip(keys, kinds, parents, strict=False))
    ]


async def live(office: PostOffice, messages: list[Message], death: Death | None) -> None:
    life = Life(death.awaits if death else None, after=bool(death and death.after))

    async def mortal_compose(claimed: Claimed) -> Outgoing | Nothing:
        return await life.lived(lambda: compose(claimed))

    delivery = sending(
        deliveries=life.of(DeliveriesInStore(office.database)),
        leases=life.of(LeasesInStore(office.database)),
        messengers={Platform.SLACK: life.of(office.messenger)},
        compose=mortal_compose,
        around=Surroundings(
            clock=office.clock, jitter=lambda: 0.0, telemetry=Telemetry(CollectorRegistry()), tuning=TUNING
        ),
        limits=NO_LIMITS,
    )
    stop = asyncio.Event()
    running = asyncio.create_task(delivery.run(stop))
    while not life.over and await moves(office, messages):  # noqa: ASYNC110 - by looking
        await asyncio.sleep(0.001)
    stop.set()
    with contextlib.suppress(Dead):
        await running


async def moves(office: PostOffice, messages: list[Message]) -> bool:
    """Whether something will still happen by itself: what waits for an uncertain parent waits for a person."""
    states = {message.send_key: await office.state(message.send_key) for message in messages}
    stuck = {State.UNCERTAIN}
    for message in messages:
        if states[message.send_key] is State.PENDING and states.get(message.depends_on or "") in stuck:
            states[message.send_key] = State.UNCERTAIN
    return bool({State.PENDING, State.CLAIMED, State.STARTED} & set(states.values()))


async def survive(
    url: str, messages: list[Message], deaths: list[Death], chance: random.Random, *, remembers: bool
) -> None:
    office = PostOffice(database=open_engine(url), messenger=Moody(chance, remembers=remembers), clock=Noon())
    try:
        await office.plan(*messages)
        for death in deaths:
            async with asyncio.timeout(10):
                await live(office, messages, death)
            if death.replan:
                await office.plan(*(replace(message, due_at=NOON - timedelta(hours=1)) for message in messages))
        async with asyncio.timeout(10):
            await live(office, messages, None)
        for message in messages:
            await judge(office, message, remembers=remembers)
    finally:
        await office.database.close()


async def judge(office: PostOffice, message: Message, *, remembers: bool) -> None:
    assert isinstance(office.messenger, ScriptedMessenger)
    arrived, state = office.messenger.arrived[message.send_key], await office.state(message.send_key)
    if remembers:
        assert (arrived, state) == (1, State.SENT)
    elif promise_of(message.kind, update=False) is Promise.AT_MOST_ONCE:
        assert arrived <= 1
        assert state in ({State.SENT, State.UNCERTAIN} if arrived else {State.UNCERTAIN, State.PENDING})
    else:
        assert arrived >= 1 or state is State.PENDING


@pytest.mark.parametrize("remembers", [True, False])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_is_lost_or_silently_doubled_wherever_a_process_dies(
    data: st.DataObject, sqlite_template: Path, remembers: bool
) -> None:
    kinds = data.draw(st.lists(KINDS, min_size=1, max_size=6), "kinds")
    parents = data.draw(st.lists(st.integers(0, 9), min_size=len(kinds), max_size=len(kinds)), "parents")
    deaths = data.draw(st.lists(DEATHS, max_size=4), "deaths")
    chance = random.Random(data.draw(st.integers(0, 2**32), "chance"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        shutil.copy(sqlite_template, path)
        url = f"sqlite:///{path}"
        asyncio.run(survive(url, messages_of(kinds, parents), deaths, chance, remembers=remembers))
