"""The small states of a round, each as people meet it."""

from dataclasses import replace
from datetime import date

import pytest
from structlog.testing import capture_logs

from bot.cards.action import Act
from bot.domain.configuration import Configuration, SharePoints
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.message import Kind
from bot.domain.person import Role
from bot.ports import Life, State
from handlers.web.directory import WebDirectory
from scheduling.lifecycle import Retry, after
from tests.acceptance.conftest import Start
from tests.acceptance.web_driver import WebDriver

ASKED = date(2026, 4, 20)
SHARED = date(2026, 4, 23)
NEXT_DAY = date(2026, 4, 24)
CHANNEL = "bord-1"


async def thread(group: WebDriver) -> set[str]:
    return {one.text for one in await group.channel(CHANNEL, reader="ola") if one.in_thread}


async def posts(group: WebDriver) -> list[str]:
    return [one.text for one in await group.channel(CHANNEL, reader="ola") if not one.in_thread]


async def test_nothing_is_posted_where_somebody_else_reads_until_the_administrator_has_mended_it(
    group: WebDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def somebody_else(*_: object) -> list[PersonId | None]:
        return [PersonId("kari"), None]

    with monkeypatch.context() as there, capture_logs() as logged:
        there.setattr(WebDirectory, "members_of", somebody_else)
        await group.until(ASKED)
        for person in ("kari", "eva"):
            await group.answers(person, f"Tanke fra {person}", "named")
        await group.until(SHARED)
    assert await group.channel(CHANNEL, reader="ola") == []
    (told,) = [one["advice"] for one in logged if one["event"] == "not_sent"]
    assert told.startswith("Refleksjonsgruppe 1: Noen i kanalen er verken deltaker eller leder")
    deliveries = group.demo.product.deliveries
    (kept,) = [one for one in await deliveries.parked() if one.state is State.FAILED]
    assert (kept.kind, kept.group, kept.reason) == (Kind.SHARE_POST, "bord-1", "channel_mismatch")
    await deliveries.decide(kept, after(Life(id=kept.id, state=kept.state), Retry()))
    await group.until(NEXT_DAY)
    assert await thread(group) == {"Kari Nordmann: Tanke fra kari", "Eva Dahl: Tanke fra eva"}


async def test_three_without_name_are_shown_without_a_trace_of_who(group: WebDriver) -> None:
    await group.until(ASKED)
    for person, text in (("kari", "Tanke 1"), ("eva", "Tanke 2"), ("liv", "Tanke 3")):
        await group.answers(person, text, "unnamed")
    await group.until(SHARED)
    assert await thread(group) == {f"Uten navn: Tanke {number}" for number in (1, 2, 3)}


async def test_two_without_name_are_asked_and_stay_private_after_a_working_day(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Tanke 1", "unnamed")
    await group.answers("liv", "Tanke 2", "unnamed")
    await group.answers("per", "Med navn", "named")
    await group.until(SHARED)
    assert "for få som deler slik" in await group.words_to("eva")
    await group.presses("eva", "Del med navnet mitt")
    await group.until(date(2026, 4, 27))
    assert await thread(group) == {"Per Fjell: Med navn", "Eva Dahl: Tanke 1"}


async def test_writer_of_the_only_answer_is_asked_before_it_is_shown(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Alene", "named")
    await group.until(SHARED)
    assert await thread(group) == set()
    assert "det eneste som står i tråden" in await group.words_to("eva")


async def test_nothing_shared_says_the_question_and_no_number(group: WebDriver) -> None:
    await group.until(SHARED)
    (post,) = await posts(group)
    assert "Et spørsmål å snakke om" in post
    assert "ingen svar" not in post.casefold()


async def test_late_answer_joins_the_thread(group: WebDriver) -> None:
    await group.until(NEXT_DAY)
    await group.answers("eva", "Sent, men godt", "named")
    await group.answers("liv", "Jeg også", "named")
    assert await thread(group) == {"Eva Dahl: Sent, men godt", "Liv Strand: Jeg også"}


async def test_edited_text_changes_in_the_thread_and_withdrawn_text_leaves_it(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Første utkast", "named")
    await group.answers("liv", "Blir stående", "named")
    await group.until(SHARED)
    await group.presses("eva", "Endre")
    await group.submits("eva", text="Andre utkast", visibility="named")
    assert "Eva Dahl: Andre utkast" in await thread(group)
    await group.presses("eva", "Endre")
    await group.submits("eva", text="Andre utkast", visibility="private")
    assert await thread(group) == {"Liv Strand: Blir stående"}


async def test_withdrawn_text_that_is_shared_again_stands_there_once_with_its_new_words(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Første utkast", "named")
    await group.answers("liv", "Blir stående", "named")
    await group.until(SHARED)
    for words in ("Andre utkast", "Tredje utkast"):
        await group.presses("eva", "Endre")
        await group.submits("eva", text=words, visibility="private")
        assert await thread(group) == {"Liv Strand: Blir stående"}
        await group.presses("eva", "Endre")
        await group.submits("eva", text=words, visibility="named")
        assert await thread(group) == {"Liv Strand: Blir stående", f"Eva Dahl: {words}"}
    await group.presses("eva", "Endre")
    await group.submits("eva", text="Siste utkast", visibility="named")
    assert await thread(group) == {"Liv Strand: Blir stående", "Eva Dahl: Siste utkast"}
    assert await group.demo.product.deliveries.parked() == []


async def test_withdrawn_text_is_taken_away_also_where_somebody_else_reads(
    group: WebDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def with_a_stranger(*_: object) -> list[PersonId | None]:
        return [PersonId("kari"), None]

    await group.until(ASKED)
    await group.answers("eva", "Dette angrer jeg på", "named")
    await group.answers("liv", "Dette òg", "named")
    await group.until(SHARED)
    monkeypatch.setattr(WebDirectory, "members_of", with_a_stranger)
    for person in ("eva", "liv"):
        await group.presses(person, "Slett")
    assert await thread(group) == set()


async def test_deleted_text_is_taken_back_from_the_thread(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Dette angrer jeg på", "named")
    await group.answers("liv", "Blir stående", "named")
    await group.until(SHARED)
    await group.presses("eva", "Slett")
    assert await thread(group) == {"Liv Strand: Blir stående"}


async def test_standing_over_can_be_undone_and_ends_the_reminder(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.presses("eva", "Stå over denne gangen")
    await group.presses("eva", "Angre")
    await group.presses("liv", "Stå over denne gangen")
    await group.until(date(2026, 4, 22))
    assert "Spørsmålet fra mandag står åpent" in await group.words_to("eva")
    assert "Ingen får vite det" in await group.words_to("liv")


async def test_starting_a_round_while_one_is_open_says_finish_that_first(group: WebDriver) -> None:
    await group.until(ASKED)
    assert await group.commands("ola", "runde") is None
    assert "Gjør den ferdig først" in await group.words_to("ola")


async def test_own_question_of_a_leader_goes_to_everybody(group: WebDriver) -> None:
    form = await group.commands("ola", "runde")
    assert form is not None
    await group.submits("ola", own="Hva lærte vi av budsjettarbeidet i fjor?", prompt="")
    if "Start likevel" in (await group.told("ola"))[-1].buttons:
        await group.presses("ola", "Start likevel")
    assert "budsjettarbeidet" in await group.words_to("eva")


async def test_prompts_used_up_asks_the_leader_and_repeats_nothing(start: Start, one_group: Configuration) -> None:
    (only,) = one_group.groups
    assert only.rounds is not None
    short = replace(only, rounds=replace(only.rounds, prompts=only.rounds.prompts[:1]))
    driver = await start(replace(one_group, groups=(short,)))
    await driver.everybody_says_yes()
    await driver.until(date(2026, 6, 10))
    questions = [one.text for one in await driver.told("eva") if "Et spørsmål å tenke over" in one.text]
    assert len(questions) == 1
    assert any("Skriv et spørsmål" in one.buttons for one in await driver.told("ola"))


async def test_stranger_in_the_channel_stops_the_share(group: WebDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    async def with_a_stranger(_self: object, _tenant: TenantId, _group: GroupId) -> list[PersonId | None]:
        return [*map(PersonId, ("kari", "ola", "eva", "per", "liv")), None]

    monkeypatch.setattr("handlers.web.directory.WebDirectory.members_of", with_a_stranger)
    await group.until(ASKED)
    await group.answers("eva", "Bare for oss", "named")
    await group.answers("liv", "Også bare for oss", "named")
    await group.until(NEXT_DAY)
    assert await posts(group) == []
    assert await thread(group) == set()


async def test_three_who_decline_leave_the_round_without_points(group: WebDriver) -> None:
    await group.until(SHARED)
    for no in ("Ikke denne gangen", "Ikkje denne gongen"):
        for person in ("kari", "eva", "per", "liv"):
            if any(no in seen.buttons for seen in await group.told(person)):
                await group.presses(person, no)
    asked = [
        person
        for person in ("kari", "eva", "per", "liv")
        if any("samtalevert" in seen.text for seen in await group.told(person))
    ]
    await group.until(date(2026, 5, 4))
    assert len(asked) <= 3
    assert not any("tatt med seg" in post for post in await posts(group))


async def test_silent_host_request_goes_to_the_next_after_a_working_day(group: WebDriver) -> None:
    await group.until(SHARED)
    first = [p for p in ("kari", "eva", "per", "liv") if any("samtalevert" in s.text for s in await group.told(p))]
    await group.until(date(2026, 4, 28))
    both = [p for p in ("kari", "eva", "per", "liv") if any("samtalevert" in s.text for s in await group.told(p))]
    assert len(first) <= 1
    assert len(both) >= 2


async def test_leader_is_never_host_by_default(group: WebDriver) -> None:
    await group.until(date(2026, 5, 4))
    assert not any("samtalevert" in seen.text for seen in await group.told("ola"))


async def test_points_may_be_edited_for_an_hour_and_then_explain_themselves(group: WebDriver) -> None:
    host = await _with_points(group)
    edit = "Endre punktene" if host != "kari" else "Endre punkta"
    await group.presses(host, edit)
    await group.submits(host, noticed="Vi la merke til noe annet.", wonder="Vi lurer på mer.", learned="")
    assert any("noe annet" in text for text in await thread(group))
    await group.until(NEXT_DAY, 18)
    assert await group.presses(host, edit) is None
    assert "er ferdig" in await group.words_to(host)


async def test_anyone_may_ask_for_their_thought_to_be_taken_out(group: WebDriver) -> None:
    host = await _with_points(group)
    asker = next(person for person in ("liv", "per") if person != host)
    await group.presses(asker, "Be om å få tatt ut noe", group=CHANNEL)
    await group.submits(asker, line="0")
    await group.until(date(2026, 4, 28))
    request = next(one for one in reversed(await group.told(host)) if "Vi la merke til stillheten" in one.text)
    assert asker not in request.text.casefold()
    await group.presses(host, request.buttons[0])
    assert not any("stillheten" in text for text in await thread(group))


async def _with_points(group: WebDriver) -> str:
    """Bring a round to its points and say who wrote them."""
    await group.until(NEXT_DAY, 9)
    for person in ("kari", "eva", "per", "liv"):
        yes = "Ja, det gjer eg" if person == "kari" else "Ja, det gjør jeg"
        if any(yes in seen.buttons for seen in await group.told(person)):
            await group.presses(person, yes)
            await group.presses(person, "Skriv punkt" if person == "kari" else "Skriv punkter")
            await group.submits(
                person,
                noticed="Vi la merke til stillheten.",
                wonder="Vi lurer på hvorfor.",
                learned="Vi lærte å vente.",
            )
            return person
    raise AssertionError("nobody was asked to be host")


async def test_points_go_to_the_other_groups_where_the_seminar_shares_them(
    start: Start, one_group: Configuration
) -> None:
    (seminar,) = one_group.seminars
    (only,) = one_group.groups
    other = replace(only, id=GroupId("bord-2"), name="Refleksjonsgruppe 2", members=(PersonId("anne"),), leaders=())
    anne = replace(one_group.person(PersonId("eva")), id=PersonId("anne"), name="Anne Vik", email="anne@bergen.example")
    shared = replace(
        one_group,
        people=(*one_group.people, anne),
        seminars=(replace(seminar, share_points=SharePoints.SEMINAR),),
        groups=(only, other),
    )
    driver = await start(shared)
    await driver.everybody_says_yes()
    await _with_points(driver)
    await driver.until(date(2026, 5, 4))
    assert any("Vi la merke til stillheten." in one.text for one in await driver.channel("bord-2", reader="anne"))


async def test_end_of_a_group_thanks_and_stops(start: Start, one_group: Configuration) -> None:
    (only,) = one_group.groups
    driver = await start(replace(one_group, groups=(replace(only, ends=date(2026, 5, 4)),)))
    await driver.everybody_says_yes()
    await driver.until(date(2026, 7, 1))
    channel = [one.text for one in await driver.channel(CHANNEL, reader="ola")]
    assert any("Takk" in text for text in channel)
    questions = [one for one in await driver.told("eva") if "Et spørsmål å tenke over" in one.text]
    assert len(questions) <= 1


async def test_question_for_elected_members_does_not_go_to_staff(start: Start, one_group: Configuration) -> None:
    (only,) = one_group.groups
    assert only.rounds is not None
    elected = replace(only, rounds=replace(only.rounds, prompts=(only.rounds.prompts[7],)))
    driver = await start(replace(one_group, groups=(elected,)))
    await driver.everybody_says_yes()
    await driver.until(ASKED)
    asked = {
        person.id
        for person in one_group.people
        if any("spørsmål å tenk" in one.text for one in await driver.told(person.id))
    }
    political = {person.id for person in one_group.people if person.role in {Role.ELECTED, Role.EXECUTIVE}}
    assert asked in (political, {person.id for person in one_group.people})


async def test_same_press_twice_changes_nothing_the_second_time(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "En gang", "named")
    await group.answers("liv", "En til", "named")
    await group.until(SHARED)
    before = await thread(group)
    await group.demo.product.tick()
    await group.demo.product.delivery.drained()
    assert await thread(group) == before


async def test_button_on_an_old_card_explains_itself(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.until(date(2026, 5, 5))
    round_id = [one for one in await group.told("eva") if "Stå over denne gangen" in one.buttons]
    assert round_id
    await group.forges("eva", Act.STAND_OVER, {"round": "finnes-ikke"})
    assert "finner" in (await group.words_to("eva")).casefold()
