"""Rounds and reflections, on both databases."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from bot.domain.errors import AlreadyOpen, NotFound, Stale
from bot.domain.ids import GroupId, ReflectionId, RoundId
from bot.domain.library import PromptId
from bot.domain.round import Phase, Question, Round, Visibility
from bot.store.store import DatabaseStore
from tests.contract.store.examples import BERGEN, DAY, GROUP, KARI, NILS, NOW, OLA, a_reflection, a_round


def finished(one: Round) -> Round:
    return replace(
        one,
        question=Question(prompt=PromptId("samspill-bystyre-byrad")),
        phase=Phase.CLOSED,
        host=OLA,
        hosts_asked=(NILS, OLA),
        host_asked_at=NOW,
        stood_over=frozenset({KARI, NILS}),
        points=("Vi la merke til at «vi» er mange", "Vi lurer på hva som kommer"),
        points_shared_at=NOW + DAY,
        points_final_at=NOW + 2 * DAY,
        read_by=(OLA, KARI),
        closed_at=NOW + 3 * DAY,
    )


async def test_a_round_comes_back_as_it_was_saved(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
    async with store.begin(BERGEN) as unit:
        kept = await unit.rounds.get(RoundId("r1"))
        assert kept == a_round()
        assert kept.opened_at.tzinfo is UTC
        await unit.rounds.save(finished(kept))

    async with store.read(BERGEN) as unit:
        assert await unit.rounds.get(RoundId("r1")) == replace(finished(a_round()), version=1)
        with pytest.raises(NotFound):
            await unit.rounds.get(RoundId("r2"))


async def test_a_group_has_one_open_round(store: DatabaseStore) -> None:
    later = a_round("r2", occasion=date(2026, 5, 5))
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        with pytest.raises(AlreadyOpen):
            await unit.rounds.add(later)
        assert await unit.rounds.open_in(GROUP) == a_round()
        await unit.rounds.save(a_round().close(NOW))
        assert await unit.rounds.open_in(GROUP) is None
        await unit.rounds.add(later)
        assert await unit.rounds.open_in(GROUP) == later


async def test_a_group_has_one_round_for_an_occasion(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.rounds.save(a_round().close(NOW))
        with pytest.raises(AlreadyOpen):
            await unit.rounds.add(a_round("r2"))
        await unit.rounds.add(a_round("r3", group=GroupId("bord-2")))


async def test_a_groups_rounds_come_newest_first(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        for number, name in enumerate(("b", "c", "a")):
            one = a_round(name, occasion=date(2026, 5, 1 + number))
            await unit.rounds.add(replace(one, opened_at=NOW + number // 2 * DAY).close(NOW))

    async with store.read(BERGEN) as unit:
        assert [one.id for one in await unit.rounds.of_group(GROUP)] == ["a", "c", "b"]


async def test_open_rounds_come_in_the_order_they_end(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        for name, days in (("b", 2), ("c", 1), ("a", 2)):
            await unit.rounds.add(replace(a_round(name, group=GroupId(name)), phase_ends_at=NOW + days * DAY))
        await unit.rounds.add(a_round("closed", group=GroupId("x")).close(NOW))

    async with store.read(BERGEN) as unit:
        assert [one.id for one in await unit.rounds.all_open()] == ["c", "a", "b"]


async def test_points_are_found_by_group_and_time(store: DatabaseStore) -> None:
    shared = finished(a_round())
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(shared)
        await unit.rounds.add(replace(shared, id=RoundId("r2"), occasion=date(2026, 5, 1), points=()))
        await unit.rounds.add(replace(shared, id=RoundId("r3"), group=GroupId("bord-2")))
        await unit.rounds.add(
            replace(shared, id=RoundId("r4"), occasion=date(2026, 5, 2), points_shared_at=NOW + 2 * DAY)
        )

    async with store.read(BERGEN) as unit:
        found = await unit.rounds.with_points_between([GROUP], NOW + DAY, NOW + 2 * DAY)
        assert found == [shared]
        assert await unit.rounds.with_points_between([], NOW, NOW + 9 * DAY) == []


async def test_a_reflection_comes_back_as_it_was_saved(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.reflections.add(a_reflection())
    async with store.begin(BERGEN) as unit:
        kept = await unit.reflections.get(ReflectionId("f1"))
        assert kept == a_reflection()
        await unit.reflections.save(replace(kept, author=None, text="Æ, ø og å\n\n🙂"))

    async with store.begin(BERGEN) as unit:
        (kept,) = await unit.reflections.of_round(RoundId("r1"))
        assert kept == replace(a_reflection(), author=None, text="Æ, ø og å\n\n🙂", version=1)
        await unit.reflections.delete(kept.id)
        with pytest.raises(NotFound):
            await unit.reflections.get(kept.id)


async def test_a_person_answers_a_round_once(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.reflections.add(a_reflection())
        with pytest.raises(Stale):
            await unit.reflections.add(a_reflection("f2"))
        assert await unit.reflections.by(RoundId("r1"), KARI) == a_reflection()
        assert await unit.reflections.by(RoundId("r1"), OLA) is None


async def test_reflections_are_found_by_writer_and_by_age(store: DatabaseStore) -> None:
    older = replace(a_reflection("f2", author=OLA), written_at=NOW - DAY)
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.reflections.add(a_reflection())
        await unit.reflections.add(older)

    async with store.read(BERGEN) as unit:
        assert await unit.reflections.of_round(RoundId("r1")) == [older, a_reflection()]
        assert await unit.reflections.of_author(OLA) == [older]
        assert await unit.reflections.written_before(NOW) == [older]


async def test_who_was_asked_to_choose_again_is_found_until_it_is_decided(store: DatabaseStore) -> None:
    waiting = replace(a_reflection("a"), shared_at=None, asked_again_at=NOW)
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.reflections.add(waiting)
        await unit.reflections.add(replace(a_reflection("b", author=OLA), asked_again_at=NOW))
        await unit.reflections.add(
            replace(waiting, id=ReflectionId("c"), author=NILS, visibility=Visibility.PRIVATE),
        )

    async with store.read(BERGEN) as unit:
        assert await unit.reflections.asked_before(NOW) == [waiting]
        assert await unit.reflections.asked_before(NOW - DAY) == []


async def test_old_rounds_are_found_by_their_end_and_can_be_deleted(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        for name, days in (("b", 1), ("a", 0), ("c", 2)):
            await unit.rounds.add(a_round(name, group=GroupId(name)).close(NOW + days * DAY))
        await unit.rounds.add(a_round("open"))

    async with store.begin(BERGEN) as unit:
        assert [one.id for one in await unit.rounds.closed_before(NOW + 2 * DAY)] == ["a", "b"]
        await unit.rounds.delete(RoundId("a"))
        with pytest.raises(NotFound):
            await unit.rounds.get(RoundId("a"))
        assert (await unit.rounds.get(RoundId("b"))).id == "b"
