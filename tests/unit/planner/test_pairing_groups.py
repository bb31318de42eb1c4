"""Who is to meet whom: by the dates of a network, across kommuner, and never one that could not answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.config import load
from bot.domain.configuration import Configuration, SparringPlan, WorkingGroup
from bot.domain.ids import GroupId, TenantId
from bot.domain.sparring import Meeting, Party, Sparring
from bot.store.store import DatabaseStore
from bot.usecases.pair_groups import pair_groups
from tests.unit.planner.town import at, group, town

EXAMPLES = Path(__file__).parents[3] / "examples"
FIRST, SECOND = date(2026, 9, 15), date(2027, 1, 19)
NAMES = ("asnes", "bergen", "lom", "os")


def a_group(name: str = "bord-1", *, network: str = "fjordnett", table: str = "") -> WorkingGroup:
    plan = SparringPlan(network=network, table=table, dates=(FIRST, SECOND))
    return group(id=GroupId(name), sparring=plan)


def kommune(name: str, *groups: WorkingGroup) -> Configuration:
    here = town(*(groups or (a_group(),)))
    return replace(here, tenant=replace(here.tenant, id=TenantId(name)))


def four() -> list[Configuration]:
    return [kommune(name) for name in NAMES]


async def paired(
    store: DatabaseStore, configurations: Sequence[Configuration], now: datetime, silent: Sequence[str] = ()
) -> tuple[Sparring, ...]:
    async def may_host(configuration: Configuration, _: WorkingGroup) -> bool:
        return configuration.tenant.id not in silent

    return await pair_groups(store.networks, configurations, now, may_host)


def names(meetings: Sequence[Sparring]) -> set[frozenset[str]]:
    return {frozenset(side.party.tenant for side in one.sides) for one in meetings}


async def test_nobody_is_paired_before_the_date_nor_long_after_it(sqlite_store: DatabaseStore) -> None:
    assert await paired(sqlite_store, four(), at("2026-09-14 23:00")) == ()
    assert await paired(sqlite_store, four(), at("2026-09-22 09:00")) == ()


async def test_all_are_paired_once_on_the_date(sqlite_store: DatabaseStore) -> None:
    meetings = await paired(sqlite_store, four(), at("2026-09-15 00:10"))
    assert len(meetings) == 2
    assert sorted(party.tenant for one in meetings for party in one.meeting) == list(NAMES)
    assert all(one.occasion == FIRST for one in meetings)
    assert await paired(sqlite_store, four(), at("2026-09-15 00:11")) == ()


async def test_the_next_date_gives_somebody_else(sqlite_store: DatabaseStore) -> None:
    first = await paired(sqlite_store, four(), at("2026-09-15 09:00"))
    second = await paired(sqlite_store, four(), at("2027-01-19 09:00"))
    assert len(second) == 2
    assert not names(first) & names(second)


async def test_who_sat_at_a_table_together_has_met(sqlite_store: DatabaseStore) -> None:
    tables = {"asnes": "Bord 1", "os": "Bord 1", "bergen": "Bord 2", "lom": "Bord 2"}
    seated = [kommune(name, a_group(table=table)) for name, table in tables.items()]
    meetings = names(await paired(sqlite_store, seated, at("2026-09-15 09:00")))
    assert not meetings & {frozenset({"asnes", "os"}), frozenset({"bergen", "lom"})}


async def test_a_group_where_nobody_could_say_yes_is_left_out(sqlite_store: DatabaseStore) -> None:
    meetings = await paired(sqlite_store, four(), at("2026-09-15 09:00"), silent=["lom"])
    assert names(meetings) == {frozenset({"asnes", "bergen", "os"})}


async def test_networks_are_apart_and_two_groups_of_one_kommune_may_meet(sqlite_store: DatabaseStore) -> None:
    here = kommune("bergen", a_group("bord-1"), a_group("bord-2"), a_group("bord-3", network="et-annet"))
    there = kommune("os", a_group(network="et-annet"))
    meetings = await paired(sqlite_store, [here, there], at("2026-09-15 09:00"))
    tables = frozenset(Party(TenantId("bergen"), GroupId(name)) for name in ("bord-1", "bord-2"))
    across = frozenset({Party(TenantId("bergen"), GroupId("bord-3")), Party(TenantId("os"), GroupId("bord-1"))})
    assert {one.meeting for one in meetings} == {tables, across}


@pytest.mark.parametrize(
    "changes",
    [{"starts": date(2026, 9, 16)}, {"ends": date(2026, 9, 14)}, {"sparring": SparringPlan(network="fjordnett")}],
    ids=str,
)
async def test_a_group_that_is_not_there_that_day_is_not_paired(
    sqlite_store: DatabaseStore, changes: dict[str, object]
) -> None:
    configurations = [kommune("bergen"), kommune("os", replace(a_group(), **changes))]  # type: ignore[arg-type]
    assert await paired(sqlite_store, configurations, at("2026-09-15 09:00")) == ()


async def test_the_seventeen_of_the_learning_network_meet_new_ones_each_time(sqlite_store: DatabaseStore) -> None:
    configurations = load(EXAMPLES / "ks-nettverk").configurations
    tables: dict[str, set[Party]] = {}
    for one in configurations:
        (home,) = one.groups
        assert home.sparring is not None
        tables.setdefault(home.sparring.table, set()).add(Party(one.tenant.id, home.id))
    met: list[Meeting] = [frozenset(seated) for seated in tables.values()]
    for now in (at("2025-09-16 09:00"), at("2026-01-20 09:00")):
        meetings = await paired(sqlite_store, configurations, now)
        assert sorted(len(one.sides) for one in meetings) == [2] * 7 + [3]
        assert not any(len(one.meeting & before) > 1 for one in meetings for before in met)
        met += [one.meeting for one in meetings]
