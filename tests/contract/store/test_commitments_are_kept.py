"""Commitments and carried matters, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.carried_matter import CarriedStatus
from bot.domain.commitment import Commitment, Content, Reach, Status
from bot.domain.errors import NotFound, Stale
from bot.domain.ids import CarriedMatterId, CommitmentId, GroupId, PersonId, SeminarId
from bot.store.store import DatabaseStore
from tests.contract.store.examples import BERGEN, DAY, GROUP, KARI, NILS, NOW, OLA, SEMINAR, a_commitment, a_matter

EVA = PersonId("eva")


async def keep(store: DatabaseStore, *commitments: Commitment) -> None:
    async with store.begin(BERGEN) as unit:
        for one in commitments:
            await unit.commitments.add(one)


async def test_a_commitment_comes_back_as_it_was_saved(store: DatabaseStore) -> None:
    await keep(store, a_commitment())
    bare = replace(
        a_commitment(), group=None, owner=None, giver=None, content=Content(what="Ringe"), offer=None, learned=""
    )
    async with store.begin(BERGEN) as unit:
        kept = await unit.commitments.get(CommitmentId("c1"))
        assert kept == a_commitment()
        await unit.commitments.save(bare)

    async with store.begin(BERGEN) as unit:
        assert await unit.commitments.get(CommitmentId("c1")) == replace(bare, version=1)
        await unit.commitments.delete(CommitmentId("c1"))
        with pytest.raises(NotFound):
            await unit.commitments.get(CommitmentId("c1"))


async def test_the_same_id_twice_is_stale(store: DatabaseStore) -> None:
    await keep(store, a_commitment())
    with pytest.raises(Stale):
        await keep(store, a_commitment())


async def test_a_list_comes_by_date_and_those_without_date_last(store: DatabaseStore) -> None:
    june, may = date(2026, 6, 1), date(2026, 5, 1)
    await keep(store, *(a_commitment(name, due=due) for name, due in zip("dacb", (None, june, june, may), strict=True)))
    async with store.read(BERGEN) as unit:
        assert [one.id for one in await unit.commitments.of_owner(KARI)] == ["b", "a", "c", "d"]
        assert await unit.commitments.of_owner(OLA) == []


async def test_commitments_are_found_by_group_and_by_offer(store: DatabaseStore) -> None:
    shared, private = a_commitment("a"), replace(a_commitment("b"), reach=Reach.ONLY_ME, offer=None)
    await keep(store, shared, private)
    async with store.read(BERGEN) as unit:
        assert await unit.commitments.shared_in(GROUP) == [shared]
        assert await unit.commitments.shared_in(GroupId("bord-2")) == []
        assert await unit.commitments.offered_to(NILS) == [shared]
        assert await unit.commitments.offered_to(KARI) == []
        assert await unit.commitments.offered_before(NOW + DAY) == [shared]
        assert await unit.commitments.offered_before(NOW) == []


async def test_active_ones_are_proposed_open_or_moved(store: DatabaseStore) -> None:
    await keep(store, *(replace(a_commitment(status.value), status=status) for status in Status))
    async with store.read(BERGEN) as unit:
        assert [one.id for one in await unit.commitments.active()] == ["moved", "open", "proposed"]


async def test_the_clock_gets_what_is_dated_between_two_days(store: DatabaseStore) -> None:
    first, last = date(2026, 5, 1), date(2026, 5, 8)
    dates = {"a": first, "b": last, "c": date(2026, 4, 30), "d": date(2026, 5, 9), "e": None}
    await keep(store, *(a_commitment(name, due=due) for name, due in dates.items()))
    await keep(store, *(replace(a_commitment(one.value, due=first), status=one) for one in Status))
    async with store.read(BERGEN) as unit:
        found = await unit.commitments.dated_between(first, last)
        assert [one.id for one in found] == ["a", "moved", "open", "b"]


async def test_the_clock_gets_those_never_asked_for_a_date(store: DatabaseStore) -> None:
    undated = replace(a_commitment("a", due=None), asked_for_date_at=None)
    await keep(
        store,
        undated,
        a_commitment("asked", due=None),
        replace(undated, id=CommitmentId("dated"), content=a_commitment().content),
        replace(undated, id=CommitmentId("done"), status=Status.DONE),
        replace(undated, id=CommitmentId("young"), created_at=NOW + DAY),
    )
    async with store.read(BERGEN) as unit:
        assert await unit.commitments.undated_before(NOW) == [undated]


async def test_everybody_named_is_found_until_forgotten(store: DatabaseStore) -> None:
    await keep(store, a_commitment())
    async with store.begin(BERGEN) as unit:
        for person in (KARI, OLA, NILS, EVA):
            assert await unit.commitments.touching(person) == [a_commitment()]
        await unit.commitments.save(a_commitment().forget(EVA))

    async with store.begin(BERGEN) as unit:
        assert await unit.commitments.touching(EVA) == []
        (kept,) = await unit.commitments.touching(KARI)
        await unit.commitments.save(replace(kept, giver=EVA))
        assert len(await unit.commitments.touching(EVA)) == 1


async def test_the_same_text_of_the_same_owner_and_seminar_is_recognised(store: DatabaseStore) -> None:
    await keep(store, a_commitment())
    async with store.read(BERGEN) as unit:
        known = unit.commitments.has_fingerprint
        assert await known(SEMINAR, KARI, "Lage et årshjul")
        assert await known(SEMINAR, KARI, "Lage et a\u030arshjul")
        assert not await known(SEMINAR, KARI, "Lage et Årshjul")
        assert not await known(SEMINAR, OLA, "Lage et årshjul")
        assert not await known(SeminarId("en-annen"), KARI, "Lage et årshjul")


async def test_an_edited_text_is_recognised_by_its_new_words(store: DatabaseStore) -> None:
    await keep(store, a_commitment())
    async with store.begin(BERGEN) as unit:
        await unit.commitments.save(replace(a_commitment(), content=Content(what="Noe annet")))
        assert await unit.commitments.has_fingerprint(SEMINAR, KARI, "Noe annet")
        assert not await unit.commitments.has_fingerprint(SEMINAR, KARI, "Lage et årshjul")


async def test_a_carried_matter_comes_back_as_it_was_saved(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.carried.add(a_matter())
        with pytest.raises(Stale):
            await unit.carried.add(a_matter())
    async with store.begin(BERGEN) as unit:
        kept = await unit.carried.get(CarriedMatterId("m1"))
        assert kept == a_matter()
        await unit.carried.save(kept.raise_it(NOW))

    async with store.begin(BERGEN) as unit:
        (kept,) = await unit.carried.of_person(KARI)
        assert (kept.status, kept.closed_at, kept.version) == (CarriedStatus.RAISED, NOW, 1)
        assert await unit.carried.open_ones() == []
        await unit.carried.delete(kept.id)
        with pytest.raises(NotFound):
            await unit.carried.get(kept.id)


async def test_open_matters_come_by_day_and_are_found_by_it(store: DatabaseStore) -> None:
    days = {"c": None, "b": date(2026, 5, 27), "a": date(2026, 4, 22)}
    async with store.begin(BERGEN) as unit:
        for name, when in days.items():
            await unit.carried.add(replace(a_matter(name, when=when), body=None))
        await unit.carried.add(a_matter("dropped").drop(NOW))

    async with store.read(BERGEN) as unit:
        assert [one.id for one in await unit.carried.open_ones()] == ["a", "b", "c"]
        found = await unit.carried.dated_between(date(2026, 4, 23), date(2026, 5, 27))
        assert [one.id for one in found] == ["b"]


async def test_what_is_old_has_no_date_to_come(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        for name, due in (("undated", None), ("passed", date(2026, 6, 1)), ("to come", date(2026, 6, 3))):
            await unit.commitments.add(a_commitment(name, due=due))
            await unit.carried.add(replace(a_matter(name, when=due), created_at=NOW))

    async with store.read(BERGEN) as unit:
        june_3 = datetime(2026, 6, 3, tzinfo=UTC)
        assert {one.id for one in await unit.commitments.made_before(june_3)} == {"undated", "passed"}
        assert {one.id for one in await unit.carried.made_before(june_3)} == {"undated", "passed"}
        assert await unit.commitments.made_before(NOW) == []
        assert await unit.carried.made_before(NOW) == []
