"""The small states of oppfølgingspunkter, reminders and pauses, each as people meet it."""

import json
from dataclasses import replace
from datetime import date

from bot.cards.action import Act
from bot.domain.configuration import Configuration, PlannedCommitment
from bot.domain.ids import PersonId
from bot.domain.message import ToPerson
from bot.domain.person import Role
from tests.acceptance.conftest import Start
from tests.acceptance.web_driver import WebDriver


async def makes(group: WebDriver, person: str, what: str, by: str = "", **values: str) -> None:
    form = await group.commands(person, "nytt")
    assert form is not None
    await group.submits(person, what=what, by=by, **{"reach": "only_me", **values})


async def test_private_commitment_is_seen_by_nobody_else(group: WebDriver) -> None:
    await makes(group, "liv", "Hemmelig plan", "2026-05-29")
    await group.until(date(2026, 6, 30))
    everywhere = [one.text for person in ("kari", "ola", "eva", "per") for one in await group.told(person)]
    everywhere += [one.text for one in await group.channel("bord-1", reader="ola")]
    assert not any("Hemmelig plan" in text for text in everywhere)


async def test_reminders_come_before_on_and_after_the_day_and_then_there_is_silence(group: WebDriver) -> None:
    await makes(group, "liv", "Lese tertialrapporten", "2026-05-29")
    await group.until(date(2026, 12, 1))
    told = [one.text for one in await group.told("liv") if "Lese tertialrapporten" in one.text]
    reminders = [text for text in told if "Dette har du sagt at du vil gjøre" in text]
    assert len(reminders) == 4
    assert "I dag: Lese tertialrapporten" in reminders[1]
    assert "Datoen har gått" in reminders[2]
    assert "fortsatt aktuelt" in reminders[3]


async def test_words_without_a_day_ask_for_a_date(group: WebDriver) -> None:
    await group.commands("liv", "lage årshjul før sommeren")
    assert "«før sommeren»" in await group.words_to("liv")


async def test_day_that_does_not_exist_is_said_to_be_so(group: WebDriver) -> None:
    await group.commands("liv", "ring Ola 31/6")
    assert "finnes ikke i kalenderen" in await group.words_to("liv")


async def test_no_date_is_asked_for_once_after_thirty_days(group: WebDriver) -> None:
    await makes(group, "liv", "Rydde i mappene")
    await group.until(date(2026, 9, 1))
    asked = [one for one in await group.told("liv") if "Rydde i mappene" in one.text and "dato" in one.text.casefold()]
    questions = [one for one in asked if "innen" not in one.text and "Notert" not in one.text]
    assert len(questions) == 1


async def test_handing_over_waits_for_a_yes_and_goes_back_after_five_working_days(
    start: Start, one_group: Configuration
) -> None:
    two_staff = _with_role(one_group, "per", Role.ADMINISTRATION)
    group = await start(two_staff)
    await group.everybody_says_yes()
    await makes(group, "liv", "Ringe etaten", "2026-06-26")
    await group.presses("liv", "Endre")
    await group.submits("liv", what="Ringe etaten", by="2026-06-26", reach="only_me")
    await group.commands("liv", "mine")
    await group.presses("liv", "Åpne")
    form = await group.presses("liv", "Gi videre")
    assert form is not None
    assert "kari" not in form.options["to"]
    await group.submits("liv", to="per")
    await group.until(date(2026, 4, 15))
    assert "Det blir ditt bare hvis du sier ja" in await group.words_to("per")
    await group.until(date(2026, 4, 24))
    assert any("Ringe etaten" in one.text and "Gi videre" in one.buttons for one in await group.told("liv"))
    await group.presses("per", "Ja, jeg tar det")
    assert "Notert" not in await group.words_to("per")


async def test_taking_it_moves_it_to_the_one_who_said_yes(start: Start, one_group: Configuration) -> None:
    group = await start(_with_role(one_group, "per", Role.ADMINISTRATION))
    await group.everybody_says_yes()
    await makes(group, "liv", "Ringe etaten", "2026-06-26", who="per")
    await group.until(date(2026, 4, 15))
    await group.presses("per", "Ja, jeg tar det")
    assert "«Ringe etaten»" in await group.words_to("per")
    await group.commands("liv", "mine")
    assert "Ringe etaten" not in await group.words_to("liv")


async def test_elected_members_are_never_offered_as_takers_of_staff_work(group: WebDriver) -> None:
    form = await group.commands("liv", "nytt")
    assert form is not None
    assert "kari" not in form.options.get("who", ())
    assert "eva" not in form.options.get("who", ())


async def test_proposed_in_yaml_is_asked_once_and_is_nobodys_before_the_yes(
    start: Start, one_group: Configuration
) -> None:
    (seminar,) = one_group.seminars
    planned = PlannedCommitment(owner=PersonId("liv"), what="Lage et årshjul", by=date(2026, 9, 1))
    group = await start(replace(one_group, seminars=(replace(seminar, commitments=(planned,)),)))
    await group.everybody_says_yes()
    await group.demo.product.apply([group.demo.product.configurations.all()[0]])
    await group.until(date(2026, 4, 17))
    asked = [one for one in await group.told("liv") if "Lage et årshjul" in one.text]
    assert len(asked) == 1
    await group.presses("liv", "Nei, det passer ikke")
    await group.commands("liv", "mine")
    assert "Lage et årshjul" not in await group.words_to("liv")


async def test_done_can_be_undone_by_opening_it_again(group: WebDriver) -> None:
    await makes(group, "liv", "Ringe Eva", "2026-06-26")
    await group.commands("liv", "mine")
    await group.presses("liv", "Åpne")
    await group.presses("liv", "Ferdig")
    await group.presses("liv", "Hopp over")
    await group.presses("liv", "Åpne igjen")
    await group.commands("liv", "mine")
    assert "Ringe Eva" in await group.words_to("liv")


async def test_nothing_is_sent_in_a_pause_and_one_message_waits_after_it(group: WebDriver) -> None:
    await makes(group, "liv", "Lese rapporten", "2026-05-12")
    await group.commands("liv", "pause til 18. mai")
    assert "mandag 18. mai" in await group.words_to("liv")
    before = len(await group.told("liv"))
    await group.until(date(2026, 5, 15))
    assert len(await group.told("liv")) == before
    await group.until(date(2026, 5, 18))
    back = [one.text for one in (await group.told("liv"))[before:]]
    assert sum("Velkommen tilbake" in text for text in back) == 1
    assert any("Lese rapporten" in text for text in back)


async def test_pause_that_begins_later_does_not_begin_today(group: WebDriver) -> None:
    await group.commands("liv", "ferie i uke 28")
    assert "fra mandag 6. juli" in await group.words_to("liv")
    await group.until(date(2026, 4, 20))
    assert "Et spørsmål å tenke over" in await group.words_to("liv")


async def test_who_leaves_hears_nothing_more(group: WebDriver) -> None:
    await makes(group, "liv", "Ringe Eva", "2026-05-29")
    await group.commands("liv", "slutt")
    await group.presses("liv", "Ja, jeg vil slutte")
    before = len(await group.told("liv"))
    await group.until(date(2026, 6, 30))
    assert len(await group.told("liv")) == before


async def test_my_data_is_handed_out_whole_and_erased_with_a_receipt(group: WebDriver) -> None:
    await makes(group, "liv", "Ringe Eva", "2026-05-29")
    await group.until(date(2026, 4, 20))
    await group.answers("liv", "Delt med navn", "named")
    await group.answers("eva", "Også delt", "named")
    await group.until(date(2026, 4, 23))
    await group.commands("liv", "mine data")
    await group.presses("liv", "Last ned")
    files = [file for file in group.demo.desk.files.values() if file.owner == "liv"]
    data = json.loads(files[-1].content)
    assert data["reflections"][0]["text"] == "Delt med navn"
    assert data["commitments"][0]["content"]["what"] == "Ringe Eva"
    assert {"prompt", "welcome"} <= {one["kind"] for one in data["messages"] if one["state"] == "sent"}
    await group.commands("liv", "mine data")
    await group.presses("liv", "Slett alt om meg")
    await group.presses("liv", "Ja, slett")
    thread = {one.text for one in await group.channel("bord-1", reader="ola") if one.in_thread}
    assert "Tidligere deltaker: Delt med navn" in thread
    async with group.demo.product.store.read(group.demo.product.configurations.all()[0].tenant.id) as work:
        assert [
            one for one in await work.outbox.with_prefix("") if one.message.target == ToPerson(PersonId("liv"))
        ] == []


async def test_own_language_wins_over_the_tenants(group: WebDriver) -> None:
    await group.commands("eva", "oppsett")
    await group.submits("eva", language="en", start="07:00", end="21:00", timezone="", platform="")
    await group.until(date(2026, 4, 20))
    assert "A question to think about" in await group.words_to("eva")


async def test_someone_elses_commitment_cannot_be_touched(group: WebDriver) -> None:
    await makes(group, "liv", "Bare mitt", "2026-05-29")
    async with group.demo.product.store.read(group.demo.product.configurations.all()[0].tenant.id) as work:
        (mine,) = await work.commitments.of_owner(PersonId("liv"))
    for act in (Act.FINISH, Act.MOVE, Act.DROP, Act.PICK_COMMITMENT, Act.EDIT_COMMITMENT, Act.HAND_OVER):
        await group.forges("ola", act, {"commitment": mine.id})
        assert "Bare mitt" not in await group.words_to("ola")
    async with group.demo.product.store.read(group.demo.product.configurations.all()[0].tenant.id) as work:
        assert await work.commitments.get(mine.id) == mine


def _with_role(configuration: Configuration, person: str, role: Role) -> Configuration:
    people = tuple(replace(one, role=role) if one.id == person else one for one in configuration.people)
    return replace(configuration, people=people)


async def test_ferdig_and_flytt_ask_which_one_and_do_it_at_once(group: WebDriver) -> None:
    await makes(group, "liv", "Ringe Eva", "2026-05-29")
    await group.commands("liv", "ferdig")
    assert "Ferdig" in (await group.told("liv"))[-1].buttons
    await makes(group, "liv", "Skrive til Per", "2026-06-05")
    for word in ("ferdig", "flytt"):
        await group.commands("liv", word)
        assert {"Ferdig", "Flytt dato"} <= set((await group.told("liv"))[-1].buttons)
    mine = await group.active_commitment("liv")
    await group.presses("liv", "Ferdig", commitment=mine)
    assert "Hva lærte du?" in await group.words_to("liv")
    assert await group.active_commitment("liv") != mine
