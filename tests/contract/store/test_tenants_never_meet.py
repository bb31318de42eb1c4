"""Two tenants with the very same ids, and every call of every repository: what one does, the other never sees."""

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final, get_type_hints

import pytest
from sqlalchemy import Delete, Select, Update, select

import bot.store
from bot import ports
from bot.domain.errors import NotFound, Refused
from bot.domain.ids import (
    CarriedMatterId,
    CommitmentId,
    GroupId,
    LiveSessionId,
    PulseId,
    ReflectionId,
    RoundId,
    SparringId,
    TenantId,
)
from bot.domain.message import Kind, Message, ToPerson
from bot.domain.person import Answer, Participation, Platform, Preferences
from bot.domain.sparring import Party
from bot.ports import Audited, Draft, Identity, UnitOfWork
from bot.store.schema import metadata
from bot.store.store import DatabaseStore
from tests.contract.store.examples import (
    BERGEN,
    DAY,
    GROUP,
    KARI,
    NILS,
    NOW,
    OSLO,
    SEMINAR,
    TABLE_1,
    TODAY,
    a_commitment,
    a_matter,
    a_pulse,
    a_reflection,
    a_round,
    a_session,
    a_sparring,
)

WITHOUT_TENANT: Final = {
    "sender": "a process that sends, for any tenant",
    "keyring": "keys that must outlive a rotation",
    "sparrings": "a meeting between groups of several kommuner",
    "installations": "a workspace may have installed the app before a kommune names it",
    "installing": "somebody has begun to install the app",
}
ACROSS_TENANTS: Final = {
    "delivery_statements": "one process sends for many tenants",
    "deliveries": "one process sends for many tenants",
    "leases": "which process sends for which tenant",
    "keyring": "keys that must outlive a rotation",
    "networks": "which groups are to meet, also of several kommuner",
    "installations": "a workspace is known before its kommune is",
}
EARLY, LATE = NOW - 1000 * DAY, NOW + 1000 * DAY
MESSAGE: Final = Message(
    send_key="round/r1/prompt/kari", kind=Kind.PROMPT, target=ToPerson(KARI), due_at=NOW, slot_day=TODAY
)

Call = Callable[[Any], Awaitable[object]]

FILL: Final[Mapping[str, Sequence[Call]]] = {
    "participations": [lambda r: r.save(Participation(person=KARI, answer=Answer.YES))],
    "preferences": [lambda r: r.save(Preferences(person=KARI))],
    "rounds": [
        lambda r: r.add(replace(a_round(), points=("a", "b"), points_shared_at=NOW)),
        lambda r: r.add(a_round("r0", group=GroupId("bord-2")).close(NOW)),
    ],
    "reflections": [lambda r: r.add(replace(a_reflection(), shared_at=None))],
    "commitments": [
        lambda r: r.add(a_commitment()),
        lambda r: r.add(replace(a_commitment("c2", due=None), asked_for_date_at=None)),
    ],
    "carried": [lambda r: r.add(a_matter())],
    "pulses": [lambda r: r.add(a_pulse())],
    "pulse_participation": [lambda r: r.claim(PulseId("p1"), KARI)],
    "sessions": [lambda r: r.add(a_session())],
    "sparrings": [],
    "drafts": [lambda r: r.put(Draft(id="d1", person=KARI, text="utkast", made_at=NOW))],
    "identities": [lambda r: r.save(Identity(person=KARI, platform=Platform.SLACK, external="U1"))],
    "signals": [lambda r: r.add(GROUP, NOW)],
    "guard_memory": [lambda r: r.tell(KARI, TODAY), lambda r: r.mute(KARI, "ordene")],
    "inbox": [lambda r: r.first_time(Platform.SLACK, "Ev1", NOW)],
    "audit": [lambda r: r.add(Audited(at=NOW, actor="ola", act="export"))],
    "marks": [lambda r: r.put("planned", "2026-04-14")],
    "outbox": [lambda r: r.plan([MESSAGE])],
}

READ: Final[Mapping[str, Call]] = {
    "participations.get": lambda r: r.get(KARI),
    "participations.all": lambda r: r.all(),
    "preferences.get": lambda r: r.get(KARI),
    "preferences.all": lambda r: r.all(),
    "rounds.get": lambda r: r.get(RoundId("r1")),
    "rounds.open_in": lambda r: r.open_in(GROUP),
    "rounds.of_group": lambda r: r.of_group(GROUP),
    "rounds.all_open": lambda r: r.all_open(),
    "rounds.with_points_between": lambda r: r.with_points_between([GROUP], EARLY, LATE),
    "rounds.closed_before": lambda r: r.closed_before(LATE),
    "reflections.get": lambda r: r.get(ReflectionId("f1")),
    "reflections.of_round": lambda r: r.of_round(RoundId("r1")),
    "reflections.by": lambda r: r.by(RoundId("r1"), KARI),
    "reflections.of_author": lambda r: r.of_author(KARI),
    "reflections.written_before": lambda r: r.written_before(LATE),
    "reflections.asked_before": lambda r: r.asked_before(LATE),
    "commitments.get": lambda r: r.get(CommitmentId("c1")),
    "commitments.of_owner": lambda r: r.of_owner(KARI),
    "commitments.offered_to": lambda r: r.offered_to(NILS),
    "commitments.shared_in": lambda r: r.shared_in(GROUP),
    "commitments.active": lambda r: r.active(),
    "commitments.dated_between": lambda r: r.dated_between(date.min, date.max),
    "commitments.undated_before": lambda r: r.undated_before(LATE),
    "commitments.offered_before": lambda r: r.offered_before(LATE),
    "commitments.made_before": lambda r: r.made_before(LATE),
    "commitments.touching": lambda r: r.touching(KARI),
    "commitments.has_fingerprint": lambda r: r.has_fingerprint(SEMINAR, KARI, "Lage et årshjul"),
    "carried.get": lambda r: r.get(CarriedMatterId("m1")),
    "carried.of_person": lambda r: r.of_person(KARI),
    "carried.open_ones": lambda r: r.open_ones(),
    "carried.made_before": lambda r: r.made_before(LATE),
    "carried.dated_between": lambda r: r.dated_between(date.min, date.max),
    "pulses.get": lambda r: r.get(PulseId("p1")),
    "pulses.of_seminar": lambda r: r.of_seminar(SEMINAR),
    "sessions.get": lambda r: r.get(LiveSessionId("s1")),
    "sessions.running_in": lambda r: r.running_in(GROUP),
    "sessions.due": lambda r: r.due(LATE),
    "sparrings.get": lambda r: r.get(SparringId(f"x/{BERGEN}")),
    "sparrings.all": lambda r: r.all(),
    "sparrings.open": lambda r: r.open(),
    "drafts.of": lambda r: r.of(KARI),
    "identities.who": lambda r: r.who(Platform.SLACK, "U1"),
    "identities.of": lambda r: r.of(KARI),
    "identities.all": lambda r: r.all(),
    "signals.count": lambda r: r.count(GROUP, EARLY),
    "guard_memory.told_on": lambda r: r.told_on(KARI, TODAY),
    "guard_memory.muted": lambda r: r.muted(KARI, "ordene"),
    "audit.all": lambda r: r.all(),
    "marks.get": lambda r: r.get("planned"),
    "outbox.find": lambda r: r.find(MESSAGE.send_key),
    "outbox.with_prefix": lambda r: r.with_prefix("round/"),
    "outbox.waiting_for": lambda r: r.waiting_for(KARI),
    "outbox.to": lambda r: r.to(KARI),
    "outbox.slots_taken": lambda r: r.slots_taken(KARI, TODAY),
}

WRITE: Final[Mapping[str, Call]] = {
    "participations.save": lambda r: r.save(Participation(person=KARI, answer=Answer.DECLINED, version=1)),
    "preferences.save": lambda r: r.save(Preferences(person=KARI, platform=Platform.TEAMS, version=1)),
    "preferences.delete": lambda r: r.delete(KARI),
    "rounds.save": lambda r: r.save(a_round().close(NOW)),
    "rounds.delete": lambda r: r.delete(RoundId("r0")),
    "rounds.add": lambda r: r.add(a_round("r9")),
    "reflections.save": lambda r: r.save(replace(a_reflection(), text="noe annet")),
    "reflections.delete": lambda r: r.delete(ReflectionId("f1")),
    "reflections.add": lambda r: r.add(a_reflection()),
    "commitments.save": lambda r: r.save(replace(a_commitment(), learned="noe annet")),
    "commitments.delete": lambda r: r.delete(CommitmentId("c1")),
    "commitments.add": lambda r: r.add(a_commitment()),
    "carried.save": lambda r: r.save(a_matter().drop(NOW)),
    "carried.delete": lambda r: r.delete(CarriedMatterId("m1")),
    "carried.add": lambda r: r.add(a_matter()),
    "pulses.save": lambda r: r.save(replace(a_pulse(), counts={})),
    "pulses.add": lambda r: r.add(a_pulse()),
    "pulse_participation.claim": lambda r: r.claim(PulseId("p1"), KARI),
    "sessions.save": lambda r: r.save(a_session().stop(NOW)),
    "sessions.add": lambda r: r.add(a_session()),
    "sparrings.save": lambda r: r.save(a_sparring(f"x/{BERGEN}").drop_out(TABLE_1)),
    "drafts.put": lambda r: r.put(Draft(id="d2", person=KARI, text="et annet", made_at=NOW)),
    "drafts.take": lambda r: r.take("d1", KARI),
    "drafts.purge": lambda r: r.purge(LATE),
    "drafts.forget": lambda r: r.forget(KARI),
    "identities.save": lambda r: r.save(Identity(person=NILS, platform=Platform.SLACK, external="U1")),
    "identities.forget": lambda r: r.forget(KARI),
    "signals.add": lambda r: r.add(GROUP, NOW),
    "signals.purge": lambda r: r.purge(LATE),
    "guard_memory.tell": lambda r: r.tell(KARI, TODAY + DAY),
    "guard_memory.mute": lambda r: r.mute(KARI, "andre ord"),
    "guard_memory.forget": lambda r: r.forget(KARI),
    "inbox.first_time": lambda r: r.first_time(Platform.SLACK, "Ev1", NOW),
    "inbox.purge": lambda r: r.purge(LATE),
    "audit.add": lambda r: r.add(Audited(at=NOW, actor="ola", act="erase")),
    "marks.put": lambda r: r.put("planned", "2027"),
    "outbox.plan": lambda r: r.plan([replace(MESSAGE, due_at=LATE)]),
    "outbox.cancel": lambda r: r.cancel([MESSAGE.send_key], "test"),
    "outbox.skip": lambda r: r.skip([MESSAGE], "test"),
    "outbox.purge": lambda r: r.purge(to_people=LATE, to_groups=LATE),
    "outbox.forget": lambda r: r.forget(KARI),
}


def every_call() -> set[str]:
    """As the ports say it, so that a new method without a line above fails here."""
    hints = {name: prop.fget for name, prop in inspect.getmembers(UnitOfWork) if isinstance(prop, property)}
    repositories = {name: get_type_hints(getter)["return"] for name, getter in hints.items() if name != "tenant"}
    return {
        f"{name}.{method}"
        for name, protocol in repositories.items()
        for method, _ in inspect.getmembers(protocol, inspect.isfunction)
        if not method.startswith("_")
    }


async def fill(store: DatabaseStore, tenant: TenantId) -> None:
    """Who is to meet is no tenant's to write: here two groups of the same one."""
    two_groups = [Party(tenant, GroupId(name)) for name in ("bord-1", "bord-2")]
    assert await store.networks.add([a_sparring(f"x/{tenant}", two_groups)])
    for name, calls in FILL.items():
        async with store.begin(tenant) as unit:
            for call in calls:
                await call(getattr(unit, name))


async def everything(store: DatabaseStore, tenant: TenantId) -> dict[str, list[tuple[object, ...]]]:
    async with store.database.reading() as connection:
        return {
            table.name: sorted(
                map(tuple, (await connection.execute(select(table).where(table.c.tenant == tenant))).all()), key=repr
            )
            for table in metadata.sorted_tables
            if "tenant" in table.c
        }


def test_every_call_of_the_ports_is_tried() -> None:
    assert set(READ) | set(WRITE) == every_call()
    assert {name for name, prop in inspect.getmembers(ports.UnitOfWork) if isinstance(prop, property)} == {
        *FILL,
        "tenant",
    }


def test_every_table_belongs_to_a_tenant_or_is_listed() -> None:
    assert {table.name for table in metadata.sorted_tables if "tenant" not in table.c} == set(WITHOUT_TENANT)


def statements() -> dict[str, Select[Any] | Update | Delete]:
    modules = (import_module(f"bot.store.{found.name}") for found in iter_modules(bot.store.__path__))
    return {
        f"{module.__name__.removeprefix('bot.store.')}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Select | Update | Delete)
    }


def test_every_statement_names_its_tenant() -> None:
    assert len(statements()) > len(READ)
    nameless = {name for name, one in statements().items() if "tenant = :at_tenant" not in str(one)}
    assert {name.split(".")[0] for name in nameless} <= set(ACROSS_TENANTS), nameless


async def test_what_one_tenant_has_another_cannot_read(store: DatabaseStore) -> None:
    async def answer(tenant: TenantId, name: str) -> str:
        repository, _, _ = name.partition(".")
        async with store.begin(tenant) as unit:
            try:
                return repr(await READ[name](getattr(unit, repository)))
            except NotFound:
                return "not found"

    empty = {name: await answer(OSLO, name) for name in READ}
    await fill(store, BERGEN)

    assert {name: await answer(OSLO, name) for name in READ} == empty
    for name in READ:
        assert await answer(BERGEN, name) != empty[name], name


@pytest.mark.parametrize("name", WRITE)
async def test_what_one_tenant_writes_leaves_another_as_it_was(store: DatabaseStore, name: str) -> None:
    await fill(store, BERGEN)
    await fill(store, OSLO)
    before = await everything(store, BERGEN)
    assert all(before[table] for table in before if table != "lease"), before

    repository, _, _ = name.partition(".")
    async with store.begin(OSLO) as unit:
        with suppress(Refused):
            await WRITE[name](getattr(unit, repository))

    assert await everything(store, BERGEN) == before


async def test_a_text_moved_to_another_tenants_row_does_not_open(store: DatabaseStore) -> None:
    await fill(store, BERGEN)
    table = metadata.tables["drafts"]
    async with store.database.writing() as connection:
        await connection.execute(table.update().values(tenant=OSLO))

    async with store.begin(OSLO) as unit:
        with pytest.raises(Exception, match="another place"):
            await unit.drafts.take("d1", KARI)
