"""Participation, preferences, identities and drafts, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.errors import Stale
from bot.domain.ids import PersonId, TenantId
from bot.domain.language import Language
from bot.domain.person import Answer, Hours, Participation, Pause, Platform, Preferences
from bot.ports import Draft, Identity
from bot.store.store import DatabaseStore

BERGEN = TenantId("bergen")
KARI, OLA = PersonId("kari"), PersonId("ola")
MONDAY = datetime(2026, 4, 13, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))


async def test_somebody_never_asked_has_a_fresh_participation(store: DatabaseStore) -> None:
    async with store.read(BERGEN) as unit:
        assert await unit.participations.get(KARI) == Participation(person=KARI)
        assert await unit.participations.all() == []


async def test_a_yes_is_kept_with_its_text_and_time(store: DatabaseStore) -> None:
    asked = Participation(person=KARI).become(Answer.YES, text_version="2", now=MONDAY)
    async with store.begin(BERGEN) as unit:
        await unit.participations.save(asked)

    async with store.read(BERGEN) as unit:
        kept = await unit.participations.get(KARI)

    assert kept == replace(asked, version=1)
    assert kept.changed_at is not None
    assert kept.changed_at.tzinfo is UTC


async def test_the_second_first_answer_is_stale(store: DatabaseStore) -> None:
    fresh = Participation(person=KARI)
    async with store.begin(BERGEN) as unit:
        await unit.participations.save(fresh.become(Answer.ASKED, text_version="1", now=MONDAY))

    with pytest.raises(Stale):
        async with store.begin(BERGEN) as unit:
            await unit.participations.save(fresh.become(Answer.YES, text_version="1", now=MONDAY))


async def test_everybody_comes_in_the_order_of_their_ids(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        for name in ("ola", "Åse", "kari", "kari-2", "kari2"):
            await unit.participations.save(Participation(person=PersonId(name)))

    async with store.read(BERGEN) as unit:
        assert [one.person for one in await unit.participations.all()] == ["kari", "kari-2", "kari2", "ola", "Åse"]


async def test_preferences_come_back_whole_and_can_be_deleted(store: DatabaseStore) -> None:
    chosen = Preferences(
        person=KARI,
        language=Language.NN,
        timezone=ZoneInfo("Europe/London"),
        hours=Hours(start=time(8, 30), end=time(15)),
        pause=Pause(since=date(2026, 7, 1), back_on=date(2026, 8, 12)),
        platform=Platform.TEAMS,
    )
    async with store.begin(BERGEN) as unit:
        await unit.preferences.save(chosen)
    async with store.begin(BERGEN) as unit:
        kept = await unit.preferences.get(KARI)
        assert kept == replace(chosen, version=1)
        await unit.preferences.save(replace(kept, pause=Pause(since=date(2026, 9, 1)), language=None))

    async with store.begin(BERGEN) as unit:
        (kept,) = await unit.preferences.all()
        assert (kept.pause, kept.language, kept.version) == (Pause(since=date(2026, 9, 1)), None, 2)
        await unit.preferences.delete(KARI)
        assert await unit.preferences.get(KARI) == Preferences(person=KARI)


async def test_an_identity_is_found_from_both_sides_until_it_is_forgotten(store: DatabaseStore) -> None:
    slack = Identity(person=KARI, platform=Platform.SLACK, external="U1", address={"im": "D1", "ø": "å"})
    teams = Identity(person=KARI, platform=Platform.TEAMS, external="29:x", last_heard_at=MONDAY, reachable=False)
    async with store.begin(BERGEN) as unit:
        await unit.identities.save(teams)
        await unit.identities.save(slack)
        await unit.identities.save(replace(slack, last_heard_at=MONDAY))

    heard = replace(slack, last_heard_at=MONDAY)
    async with store.begin(BERGEN) as unit:
        assert await unit.identities.who(Platform.SLACK, "U1") == heard
        assert await unit.identities.who(Platform.TEAMS, "U1") is None
        assert await unit.identities.of(KARI) == await unit.identities.all() == [heard, teams]
        await unit.identities.forget(KARI)
        assert await unit.identities.all() == []


async def test_a_draft_is_taken_once_and_only_by_its_writer(store: DatabaseStore) -> None:
    draft = Draft(id="d2", person=KARI, text="Vi kjenner hverandre ikke så godt ennå.", made_at=MONDAY)
    async with store.begin(BERGEN) as unit:
        await unit.drafts.put(Draft(id="d1", person=KARI, text="Et første forsøk", made_at=MONDAY))
        await unit.drafts.put(draft)

    async with store.begin(BERGEN) as unit:
        assert await unit.drafts.take("d1", KARI) is None
        assert await unit.drafts.take("d2", OLA) is None
        assert (await unit.drafts.of(KARI), await unit.drafts.of(OLA)) == (draft, None)
        assert await unit.drafts.take("d2", KARI) == draft
        assert await unit.drafts.take("d2", KARI) is None


async def test_drafts_go_when_they_are_old_or_their_writer_wants_it(store: DatabaseStore) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.drafts.put(Draft(id="old", person=KARI, text="gammel", made_at=MONDAY.replace(hour=8)))
        await unit.drafts.put(Draft(id="new", person=OLA, text="ny", made_at=MONDAY))

    async with store.begin(BERGEN) as unit:
        assert await unit.drafts.purge(MONDAY) == 1
        assert await unit.drafts.take("old", KARI) is None
        await unit.drafts.forget(OLA)
        assert await unit.drafts.take("new", OLA) is None
