"""What never gets into a column, on both databases, and ids."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from bot.domain.errors import Stale
from bot.domain.ids import LiveSessionId
from bot.domain.person import Preferences
from bot.store.identifiers import RandomIds
from bot.store.store import DatabaseStore
from bot.store.tables.people import drafts
from tests.contract.store.examples import BERGEN, KARI, NOW, a_reflection, a_session


async def test_a_time_without_a_zone_is_refused(store: DatabaseStore) -> None:
    naive = replace(a_session(), next_at=datetime(2026, 4, 14, 9, 0))  # noqa: DTZ001 - that is the point
    async with store.begin(BERGEN) as unit:
        with pytest.raises(StatementError, match="time zone"):
            await unit.sessions.add(naive)


async def test_a_time_of_any_zone_comes_back_as_the_same_moment_in_utc(store: DatabaseStore) -> None:
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    async with store.begin(BERGEN) as unit:
        await unit.sessions.add(replace(a_session(), next_at=tokyo, phase_ends_at=tokyo))
    async with store.read(BERGEN) as unit:
        kept = await unit.sessions.get(LiveSessionId("s1"))
    assert kept.next_at == kept.phase_ends_at == tokyo
    assert kept.phase_ends_at.tzinfo is UTC


async def test_a_plain_text_never_reaches_a_sealed_column(store: DatabaseStore) -> None:
    plain = {"tenant": BERGEN, "id": "d1", "person": KARI, "text": "en tekst", "made_at": NOW}
    async with store.database.writing() as connection:
        with pytest.raises(StatementError, match="sealed bytes"):
            await connection.execute(insert(drafts), plain)
    async with store.database.reading() as connection:
        assert (await connection.execute(select(drafts))).all() == []


async def test_a_reflection_needs_its_round(store: DatabaseStore) -> None:
    async def answer() -> None:
        async with store.begin(BERGEN) as unit:
            await unit.reflections.add(a_reflection())

    with pytest.raises(IntegrityError):
        await answer()


async def test_an_error_of_the_database_shows_no_values(store: DatabaseStore) -> None:
    async def answer() -> None:
        async with store.begin(BERGEN) as unit:
            await unit.reflections.add(replace(a_reflection("a-secret-id"), text="hemmelig"))

    with pytest.raises(IntegrityError) as raised:
        await answer()
    assert "hemmelig" not in str(raised.value)


async def test_the_second_first_preferences_are_stale(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.preferences.save(Preferences(person=KARI))
        with pytest.raises(Stale):
            await unit.preferences.save(Preferences(person=KARI))


async def test_the_second_process_to_make_a_mark_is_told(store: DatabaseStore) -> None:
    async def mark(value: str) -> bool:
        try:
            async with store.begin(BERGEN) as unit:
                if await unit.marks.get("configuration") is not None:
                    return False
                await asyncio.sleep(0.01)
                await unit.marks.put("configuration", value)
        except Stale:
            return False
        return True

    assert sum(await asyncio.gather(*map(mark, "abcdefgh"))) == 1


def test_ids_are_long_and_never_the_same() -> None:
    made = {RandomIds().new() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(one) for one in made} == {24}
