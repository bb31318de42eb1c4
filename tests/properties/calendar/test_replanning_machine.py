"""Whatever happens to the clock, the configuration and the process: nothing is sent twice."""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from typing_extensions import override

from bot.domain.calendar import Calendar
from bot.domain.configuration import Configuration, DigestRules, QuietPeriod, ReminderRules, Weekday
from bot.domain.ids import PersonId, TenantId
from bot.domain.message import Kind, ToPerson
from bot.domain.person import Hours, Pause, Preferences
from bot.domain.schedule import occurrences
from bot.ports import Planned, Store, UnitOfWork
from bot.store.cipher import SealingKeys, TextCipher
from bot.store.engine import open_engine
from bot.store.store import DatabaseStore
from tests.conftest import KEY
from tests.databases import migrate
from tests.unit.planner.house import House
from tests.unit.planner.town import EVA, GROUP, KARI, LIV, OLA, group, rounds, town

T = TypeVar("T")
PEOPLE: Final = (KARI, OLA, EVA, LIV)
SHORTEST_BETWEEN_ROUNDS: Final = timedelta(days=3, hours=12)
BEGIN: Final = datetime(2026, 4, 20, 6, tzinfo=UTC)

CONFIGURATIONS = st.builds(
    lambda weeks, weekday, hour, quiet, digest, reminders, meetings: replace(
        town(
            group(rounds(weeks=weeks, weekday=weekday, hour=hour, think=1, share=1)),
            quiet=quiet,
            meetings=meetings,
        ),
        digest=digest,
        reminders=reminders,
    ),
    st.integers(1, 3),
    st.sampled_from(list(Weekday)[:5]),
    st.integers(7, 17),
    st.sampled_from([(), (QuietPeriod(name="Uke 19", start=date(2026, 5, 4), end=date(2026, 5, 8)),)]),
    st.builds(DigestRules, weekday=st.sampled_from([Weekday.FRIDAY, Weekday.MONDAY]), at=st.sampled_from([time(13)])),
    st.builds(ReminderRules, at=st.sampled_from([time(8, 30), time(10), time(15)])),
    st.sampled_from([(), (date(2026, 5, 27),)]),
)


class Crash(Exception):  # noqa: N818 - what it plays
    pass


class Crashing(Store):
    """Dies right before the commit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @override
    def read(self, tenant: TenantId) -> AbstractAsyncContextManager[UnitOfWork]:
        return self._store.read(tenant)

    @override
    @asynccontextmanager
    async def begin(self, tenant: TenantId) -> AsyncIterator[UnitOfWork]:
        async with self._store.begin(tenant) as work:
            yield work
            raise Crash


@cache
def template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="oppf-model-")) / "migrated.db"
    migrate(f"sqlite:///{path}")
    return path


class Bench:
    """A store on disk and an event loop, thrown away afterwards."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="oppf-model-"))
        shutil.copy(template(), self._folder / "store.db")
        self._loop = asyncio.Runner()
        self._database = open_engine(f"sqlite:///{self._folder / 'store.db'}")
        cipher = TextCipher(SealingKeys([KEY]), fingerprint_key=b"a key of thirty-two bytes, fixed")
        self.house = House(store=DatabaseStore(self._database, cipher), configuration=town())

    def run(self, what: Coroutine[object, object, T]) -> T:
        return self._loop.run(what)

    def close(self) -> None:
        self.run(self._database.close())
        self._loop.close()
        shutil.rmtree(self._folder)


class Clockwork(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench()
        self.house = self.bench.house
        self.now = BEGIN
        self.seen: set[str] = set()
        self.rows: list[Planned] = []

    @override
    def teardown(self) -> None:
        self.bench.close()

    @initialize(configuration=CONFIGURATIONS)
    def start(self, configuration: Configuration) -> None:
        self.house.configuration = configuration
        self.bench.run(self.house.say_yes(*PEOPLE))
        for days in range(1, 30, 2):
            self.somebody_promises(KARI, days)
        self._tick()

    @rule(hours=st.integers(1, 80), minutes=st.integers(0, 59))
    def time_passes(self, hours: int, minutes: int) -> None:
        self.now += timedelta(hours=hours, minutes=minutes)
        self._tick()

    @rule(days=st.integers(1, 5))
    def days_pass_with_the_service_up(self, days: int) -> None:
        for _ in range(days * 4):
            self.now += timedelta(hours=6)
            self._tick()

    @rule()
    def ticks_again(self) -> None:
        self._tick()

    @rule(minutes=st.integers(1, 90))
    def clock_is_set_back(self, minutes: int) -> None:
        self.bench.run(self.house.tick(self.now - timedelta(minutes=minutes)))
        self._look()

    @rule(hours=st.integers(0, 30))
    def process_dies_before_the_commit(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        dying = House(store=Crashing(self.house.store), configuration=self.house.configuration)
        with suppress(Crash):
            self.bench.run(dying.tick(self.now))
        self._look()

    @rule(configuration=CONFIGURATIONS)
    def configuration_changes(self, configuration: Configuration) -> None:
        self.house.configuration = configuration

    @rule(weekday=st.sampled_from(list(Weekday)[:5]), weeks=st.integers(1, 2))
    def rounds_move_to_another_weekday(self, weekday: Weekday, weeks: int) -> None:
        (before,) = self.house.configuration.groups
        plan = replace(before.rounds or rounds(), weekday=weekday, weeks=weeks)
        self.house.configuration = replace(self.house.configuration, groups=(replace(before, rounds=plan),))

    @rule(person=st.sampled_from(PEOPLE), days=st.integers(0, 25))
    def somebody_promises(self, person: PersonId, days: int) -> None:
        due = self.now.date() + timedelta(days=days)
        self.bench.run(self.house.promise(person, due, made=self.now.strftime("%Y-%m-%d %H:%M")))

    @rule(
        person=st.sampled_from(PEOPLE),
        zone=st.sampled_from([None, ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")]),
        start=st.integers(5, 11),
        away=st.integers(0, 6),
    )
    def somebody_changes_hours_zone_or_is_away(
        self, person: PersonId, zone: ZoneInfo | None, start: int, away: int
    ) -> None:
        today = self.now.date()
        pause = Pause(since=today, back_on=today + timedelta(days=away)) if away else None
        hours = Hours(start=time(start), end=time(20))
        self.bench.run(self.house.prefer(Preferences(person=person, timezone=zone, hours=hours, pause=pause)))

    def _tick(self) -> None:
        self.bench.run(self.house.tick(self.now))
        self._look()

    def _look(self) -> None:
        self.rows = self.bench.run(self.house.rows())
        fresh = [one for one in self.rows if one.message.send_key not in self.seen]
        self.seen |= {one.message.send_key for one in fresh}
        for one in fresh:
            self._comes_on_an_open_day(one)

    def _comes_on_an_open_day(self, one: Planned) -> None:
        if isinstance(one.message.target, ToPerson):
            person = self.house.configuration.person(one.message.target.person)
            own = self.bench.run(self._preferences(person.id))
            zone = self.house.configuration.timezone_for(person, own.timezone)
            day = one.message.due_at.astimezone(zone).date()
            assert Calendar.of_tenant(self.house.configuration).is_open(day)
            assert own.pause is None or not own.pause.covers(day)

    async def _preferences(self, person: PersonId) -> Preferences:
        async with self.house.store.read(self.house.configuration.tenant.id) as work:
            return await work.preferences.get(person)

    @invariant()
    def nobody_gets_more_than_two_a_day_nor_two_of_a_kind(self) -> None:
        days = Counter(
            (one.message.target, one.message.slot_day) for one in self.rows if one.message.slot_day is not None
        )
        assert all(count <= 2 for count in days.values())

    @invariant()
    def no_question_comes_twice(self) -> None:
        held = sorted(self.bench.run(self._occasions()))
        for one, other in combinations(held, 2):
            assert other - one >= SHORTEST_BETWEEN_ROUNDS

    async def _occasions(self) -> list[date]:
        async with self.house.store.read(self.house.configuration.tenant.id) as work:
            return [one.occasion for one in await work.rounds.of_group(GROUP)]

    @invariant()
    def no_morning_is_told_of_twice(self) -> None:
        told: dict[object, list[tuple[str, str]]] = {}
        for one in self.rows:
            if one.message.kind is Kind.REMINDERS:
                refs = one.message.refs
                told.setdefault(one.message.target, []).append((refs["since"], refs["day"]))
        for spans in told.values():
            for (_, before), (after, _) in zip(sorted(spans), sorted(spans)[1:], strict=False):
                assert before < after


TestReplanning = Clockwork.TestCase
TestReplanning.settings = settings(
    max_examples=10, stateful_step_count=22, deadline=None, suppress_health_check=list(HealthCheck)
)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(10, 22 * 60), min_size=60, max_size=90), CONFIGURATIONS)
def test_no_occasion_is_lost_however_unevenly_the_clock_beats(gaps: list[int], configuration: Configuration) -> None:
    bench = Bench()
    try:
        bench.house.configuration = configuration
        bench.run(bench.house.say_yes(*PEOPLE))
        now = BEGIN
        bench.run(bench.house.tick(now))
        for gap in gaps:
            now += timedelta(minutes=gap)
            bench.run(bench.house.tick(now))
        planned = [
            one.occasion
            for one in occurrences(configuration, configuration.groups[0], now.date())
            if BEGIN < one.at <= now - timedelta(hours=24)
        ]
        assert set(planned) <= bench.run(_settled(bench.house))
    finally:
        bench.close()


async def _settled(house: House) -> set[date]:
    async with house.store.read(house.configuration.tenant.id) as work:
        held = {one.occasion for one in await work.rounds.of_group(GROUP)}
        rows = await work.outbox.with_prefix("occasion/")
    return held | {date.fromisoformat(one.message.send_key.rpartition("/")[2]) for one in rows}
