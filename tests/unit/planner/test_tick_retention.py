"""How long what people wrote is kept: said fourteen days before, then deleted, never in silence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Commitment, Content, Event, Form, Reach, Status, What
from bot.domain.configuration import PrivacyRules, QuietPeriod
from bot.domain.ids import CarriedMatterId, CommitmentId, PersonId, ReflectionId, RoundId, SeminarId
from bot.domain.library import PromptId
from bot.domain.message import Kind, Message, ToGroup, ToPerson
from bot.domain.person import Platform
from bot.domain.round import Phase, Question, Reflection, Round, Visibility
from bot.ports import Draft
from bot.usecases.retain import retain
from bot.usecases.scene import Scene
from tests.unit.planner.house import House
from tests.unit.planner.town import EVA, GROUP, KARI, OLA, at, town

MADE = "2026-04-14 10:00"
"""180 days later it is 11 October 2026."""
KEEP = PrivacyRules(keep_private_days=180, keep_shared_days=730)


def reflection(name: str, author: PersonId | None, *, shared: bool, round_id: str = "r1") -> Reflection:
    return Reflection(
        id=ReflectionId(name),
        round=RoundId(round_id),
        author=author,
        text="Noe jeg tenkte",
        visibility=Visibility.NAMED if shared else Visibility.PRIVATE,
        written_at=at(MADE),
        shared_at=at(MADE) if shared else None,
    )


def a_round(name: str = "r1", *, phase: Phase = Phase.CLOSED) -> Round:
    return Round(
        id=RoundId(name),
        group=GROUP,
        question=Question(prompt=PromptId("samspill-bystyre-byrad")),
        occasion=date(2026, 4, 14),
        opened_at=at(MADE),
        phase=phase,
        phase_ends_at=at(MADE),
        share_ends_at=at(MADE),
        points_due_at=at(MADE),
        seed=1,
        closed_at=at(MADE) if phase is Phase.CLOSED else None,
    )


def commitment(name: str, *, reach: Reach, due: date | None = None) -> Commitment:
    return Commitment(
        id=CommitmentId(name),
        seminar=SeminarId("visjonaert-2026"),
        group=GROUP,
        form=Form.ADMINISTRATION,
        owner=OLA,
        content=Content(what=f"Gjøre {name}", due=due),
        reach=reach,
        status=Status.DONE,
        created_at=at(MADE),
        closed_at=at(MADE),
        history=(Event(what=What.CREATED, at=at(MADE), by=OLA),),
    )


@pytest.fixture
async def kept(house: House) -> House:
    house.configuration = replace(town(), privacy=KEEP, groups=())
    await house.say_yes(KARI, OLA, EVA)
    async with house.store.begin(house.configuration.tenant.id) as work:
        await work.rounds.add(a_round())
        await work.reflections.add(reflection("private", KARI, shared=False))
        await work.reflections.add(reflection("shared", EVA, shared=True))
        await work.reflections.add(reflection("nobody's", None, shared=True))
        await work.commitments.add(commitment("mine", reach=Reach.ONLY_ME))
        await work.commitments.add(commitment("ours", reach=Reach.GROUP))
        await work.commitments.add(commitment("to come", reach=Reach.ONLY_ME, due=date(2027, 1, 15)))
        await work.carried.add(
            CarriedMatter(id=CarriedMatterId("m"), person=KARI, what="Ta det opp", created_at=at(MADE))
        )
    return house


async def left(house: House) -> set[str]:
    async with house.store.read(house.configuration.tenant.id) as work:
        found: set[str] = {one.id for one in await work.reflections.of_round(RoundId("r1"))}
        found |= {one.id for one in await work.commitments.of_owner(OLA)}
        found |= {one.id for one in await work.carried.of_person(KARI)}
        return {*found, *(one.id for one in await work.rounds.of_group(GROUP))}


ALL = {"r1", "private", "shared", "nobody's", "mine", "ours", "to come", "m"}
SHARED = {"r1", "shared", "nobody's", "ours", "to come"}


async def days(house: House, first: str, last: str) -> None:
    """Tick once each morning."""
    now = at(first)
    while now <= at(last):
        await house.tick(now)
        now += timedelta(days=1)


async def test_private_texts_are_announced_two_weeks_before_they_go(kept: House) -> None:
    await days(kept, "2026-09-20 09:00", "2026-09-27 09:00")
    assert await kept.rows("retention/") == []
    await kept.tick(at("2026-09-28 09:00"))
    rows = {row.message.send_key: row.message for row in await kept.rows("retention/")}
    assert set(rows) == {"retention/kari/2026-10-12", "retention/ola/2026-10-12"}
    told = rows["retention/kari/2026-10-12"]
    assert (told.kind, dict(told.refs)) == (
        Kind.RETENTION_NOTICE,
        {"private": "2", "shared": "0", "on": "2026-10-12"},
    )
    await days(kept, "2026-09-29 09:00", "2026-10-11 09:00")
    assert await left(kept) == ALL
    await kept.tick(at("2026-10-12 09:00"))
    assert await left(kept) == SHARED


async def test_what_is_done_is_written_down_without_a_name(kept: House) -> None:
    await days(kept, "2026-09-28 09:00", "2026-10-12 09:00")
    async with kept.store.read(kept.configuration.tenant.id) as work:
        (act,) = await work.audit.all()
    assert (act.actor, act.act, act.subject) == ("clock", "retention.delete", "")


async def test_shared_texts_and_their_round_go_when_their_time_is_over(kept: House) -> None:
    await days(kept, "2026-09-28 09:00", "2026-10-12 09:00")
    await days(kept, "2028-03-28 09:00", "2028-05-10 09:00")
    assert await left(kept) == set()
    rows = [row.message for row in await kept.rows("retention/eva/")]
    assert [dict(one.refs) for one in rows] == [{"private": "0", "shared": "1", "on": rows[0].refs["on"]}]


async def test_what_is_touched_after_the_notice_stays(kept: House) -> None:
    await kept.tick(at("2026-09-28 09:00"))
    async with kept.store.begin(kept.configuration.tenant.id) as work:
        one = await work.reflections.get(ReflectionId("private"))
        await work.reflections.save(one.edit("Noe nytt", Visibility.PRIVATE, at("2026-10-01 09:00")))
    await days(kept, "2026-09-29 09:00", "2026-10-12 09:00")
    assert await left(kept) == {*SHARED, "private"}


async def test_a_longer_time_in_the_configuration_spares_what_was_announced(kept: House) -> None:
    await kept.tick(at("2026-09-28 09:00"))
    kept.configuration = replace(kept.configuration, privacy=replace(KEEP, keep_private_days=365))
    await days(kept, "2026-09-29 09:00", "2026-10-12 09:00")
    assert await left(kept) == ALL


async def test_a_shorter_time_is_announced_too_before_it_acts(kept: House) -> None:
    kept.configuration = replace(kept.configuration, privacy=replace(KEEP, keep_private_days=10))
    await kept.tick(at("2026-06-01 09:00"))
    assert await left(kept) == ALL
    assert len(await kept.rows("retention/")) == 2
    await days(kept, "2026-06-02 09:00", "2026-06-15 09:00")
    assert await left(kept) == SHARED


async def test_nothing_is_announced_on_a_closed_day(kept: House) -> None:
    quiet = QuietPeriod(name="Høst", start=(9, 28), end=(10, 9))
    kept.configuration = replace(kept.configuration, calendar=replace(kept.configuration.calendar, quiet=(quiet,)))
    await days(kept, "2026-09-28 09:00", "2026-10-11 09:00")
    assert await kept.rows("retention/") == []
    await kept.tick(at("2026-10-12 09:00"))
    assert {row.message.refs["on"] for row in await kept.rows("retention/")} == {"2026-10-26"}


async def test_a_text_in_an_open_round_is_never_too_old(house: House) -> None:
    house.configuration = replace(town(), privacy=replace(KEEP, keep_private_days=1), groups=())
    async with house.store.begin(house.configuration.tenant.id) as work:
        await work.rounds.add(replace(a_round(phase=Phase.SHARE), share_ends_at=at("2027-01-01 09:00")))
        await work.reflections.add(reflection("waiting", KARI, shared=False))
        scene = Scene(configuration=house.configuration, work=work, now=at("2026-05-04 09:00"), new_id=house.new_id)
        assert (await retain(scene)).announced == 0


async def test_small_traces_go_every_hour(house: House) -> None:
    async with house.store.begin(house.configuration.tenant.id) as work:
        await work.drafts.put(Draft(id="d1", person=KARI, text="Utkast", made_at=at("2026-05-04 09:00")))
        await work.inbox.first_time(Platform.SLACK, "Ev1", at("2026-04-27 09:00"))
        await work.signals.add(GROUP, at("2026-04-20 09:00"))
    await house.tick(at("2026-05-05 08:30"))
    async with house.store.begin(house.configuration.tenant.id) as work:
        assert await work.inbox.first_time(Platform.SLACK, "Ev1", at("2026-05-05 08:30"))
        assert await work.signals.count(GROUP, at("2026-01-01 09:00")) == 0
    await house.tick(at("2026-05-05 09:30"))
    async with house.store.begin(house.configuration.tenant.id) as work:
        assert await work.drafts.take("d1", KARI) is None


async def test_that_something_was_sent_to_a_person_is_known_for_ninety_days(kept: House) -> None:
    sent = Message(send_key="round/r1/prompt/kari", kind=Kind.PROMPT, target=ToPerson(KARI), due_at=at(MADE))
    posted = replace(sent, send_key="round/r1/share", kind=Kind.SHARE_POST, target=ToGroup(GROUP))
    async with kept.store.begin(kept.configuration.tenant.id) as work:
        await work.outbox.plan([sent, posted])
        await work.outbox.cancel([sent.send_key, posted.send_key], "no longer wanted")
    await kept.tick("2026-07-13 09:00")
    assert await keys(kept) == {sent.send_key, posted.send_key}
    await kept.tick("2026-07-14 09:00")
    assert await keys(kept) == {posted.send_key}


async def test_post_in_a_channel_is_known_for_longer_than_what_it_shows(kept: House) -> None:
    posted = Message(send_key="round/r1/share", kind=Kind.SHARE_POST, target=ToGroup(GROUP), due_at=at(MADE))
    async with kept.store.begin(kept.configuration.tenant.id) as work:
        await work.outbox.plan([posted])
        await work.outbox.cancel([posted.send_key], "no longer wanted")
    await kept.tick("2028-07-11 09:00")
    assert await keys(kept) == {posted.send_key}
    await kept.tick("2028-07-14 09:00")
    assert await keys(kept) == set()


async def keys(house: House) -> set[str]:
    return {row.message.send_key for row in await house.rows("round/")}
