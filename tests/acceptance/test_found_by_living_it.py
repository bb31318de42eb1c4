"""What people stumbled over while they lived a year with it, each as it should have been."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.configuration import Configuration, PlannedCommitment
from bot.domain.ids import GroupId, PersonId
from tests.acceptance.conftest import Start
from tests.acceptance.web_driver import WebDriver

ASKED = date(2026, 4, 20)
SHARED = date(2026, 4, 23)
CLOSED = date(2026, 4, 30)
NEXT_ROUND = date(2026, 5, 5)
CHANNEL = "bord-1"


@pytest.fixture
def planned() -> PlannedCommitment:
    return PlannedCommitment(owner=PersonId("liv"), what="Lage et årshjul som er kjent for alle")


async def thread(group: WebDriver) -> list[str]:
    return [one.text for one in await group.channel(CHANNEL, reader="ola") if one.in_thread]


async def test_nobody_is_told_that_a_text_is_shared_when_the_thread_has_closed(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "En ensom tanke", "unnamed")
    await group.until(CLOSED)
    await group.presses("eva", "Del med navnet mitt")
    assert "Tråden er lukket" in await group.words_to("eva")
    assert await thread(group) == []


async def test_after_the_thread_has_closed_the_form_only_offers_to_keep_it(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "En ensom tanke", "private")
    await group.until(CLOSED)
    form = await group.presses("eva", "Endre")
    assert form is not None
    assert form.options["visibility"] == ["private"]
    await group.submits("eva", text="En ensom tanke til", visibility="named")
    assert "Tråden er lukket" in await group.words_to("eva")


async def test_late_text_without_name_waits_for_company_until_the_last_day(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.answers("per", "Sent og uten navn", "unnamed")
    assert "minst tre nye deler slik" in await group.words_to("per")
    await group.until(date(2026, 4, 27))
    assert not any("for få" in one.text for one in await group.told("per"))
    await group.until(date(2026, 4, 28))
    assert "onsdag 29. april kl. 09.00" in await group.words_to("per")


async def test_three_late_texts_without_name_are_shown_and_nobody_is_asked(group: WebDriver) -> None:
    await group.until(SHARED)
    for person in ("per", "eva", "liv"):
        await group.answers(person, f"Tanken til {person}", "unnamed")
    await group.until(date(2026, 4, 28))
    assert len(await thread(group)) == 3
    assert "for få" not in await group.words_to("per")


async def test_slow_host_may_write_the_points_until_the_next_question(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.until(CLOSED)
    await group.presses("kari", "Skriv punkt")
    await group.submits(
        "kari", noticed="Vi la merke til at det hjelper å spørje", wonder="", learned="Vi lærte å vente"
    )
    assert any("Vi lærte å vente" in one for one in await thread(group))


async def test_host_who_is_too_late_hears_it_before_writing(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.until(NEXT_ROUND)
    assert await group.presses("kari", "Skriv punkt") is None
    assert "«" in await group.words_to("kari")


async def shares_a_commitment(group: WebDriver, by: str) -> None:
    await group.everybody_says_yes()
    await group.commands("liv", "nytt")
    await group.submits("liv", what="Ringe etatene", by=by, who="liv", reach="group")


async def posts(group: WebDriver) -> list[str]:
    return [one.text for one in await group.channel(CHANNEL, reader="ola") if not one.in_thread]


async def test_digest_does_not_count_to_nought_beside_its_chart(group: WebDriver) -> None:
    await shares_a_commitment(group, "2026-06-30")
    await group.until(date(2026, 4, 17), 14)
    letter = await group.words_to("ola")
    assert "Ett nytt oppfølgingspunkt" in letter
    assert "Ferdige denne uka: 0" not in letter
    assert not any("Ukesbrev" in one for one in await posts(group))


async def test_date_that_has_passed_is_news_once(group: WebDriver) -> None:
    await shares_a_commitment(group, "2026-04-15")
    await group.until(date(2026, 4, 24), 14)
    assert "Dato som har gått: 1" in await group.words_to("ola")
    await group.until(date(2026, 5, 15), 14)
    assert "Stille uke" in await group.words_to("ola")
    assert sum("Ukesbrev" in one for one in await posts(group)) == 1


async def test_week_in_which_the_group_talks_is_not_called_quiet(group: WebDriver) -> None:
    await group.until(date(2026, 4, 24), 14)
    assert "Refleksjonsgruppe 1 snakker sammen i tråden til onsdag 29. april." in await group.words_to("ola")


async def test_nothing_to_send_to_the_channel_offers_no_button_for_it(group: WebDriver) -> None:
    await group.everybody_says_yes()
    await group.commands("ola", "ukesbrev")
    (*_, preview) = await group.told("ola")
    assert preview.buttons == ()
    assert "ingenting nytt å sende til kanalen" in preview.text


async def test_group_that_has_ended_is_told_of_once_and_hears_no_more(start: Start, one_group: Configuration) -> None:
    ended = replace(one_group.groups[0], ends=date(2026, 4, 14), rounds=None)
    group = await start(replace(one_group, groups=(ended,)))
    await shares_a_commitment(group, "2026-04-21")
    await group.until(date(2026, 4, 30))
    assert [one for one in await posts(group) if "Ukesbrev" in one] == []
    letters = [one.text for one in await group.told("ola") if "uke 16" in one.text]
    assert len(letters) == 1
    assert "Gruppa ble avsluttet 14. april" in letters[0]
    assert not any("uke 17" in one.text or "uke 18" in one.text for one in await group.told("ola"))


async def test_round_that_fell_out_says_why(start: Start, one_group: Configuration) -> None:
    meetings = (*(date(2026, 5, day) for day in (7, 13, 20, 27)), date(2026, 6, 3))
    group = await start(replace(one_group, bodies=tuple(replace(one, meetings=meetings) for one in one_group.bodies)))
    await group.everybody_says_yes()
    await group.until(date(2026, 5, 8), 14)
    assert "Runden tirsdag 5. mai falt ut: et folkevalgt organ møtes like etter." in await group.words_to("ola")


async def test_form_of_the_administration_gives_nothing_away_by_itself(group: WebDriver) -> None:
    await group.everybody_says_yes()
    form = await group.commands("liv", "nytt")
    assert form is not None
    assert form.options["who"] == ["liv", "ola"]


async def test_elected_member_chooses_among_the_bodies_where_she_sits(group: WebDriver) -> None:
    await group.everybody_says_yes()
    form = await group.commands("kari", "nytt")
    assert form is not None
    assert form.options["body"] == ["bystyret"]


async def test_form_to_take_something_up_does_not_say_it_twice(group: WebDriver) -> None:
    await group.everybody_says_yes()
    await group.writes("kari", "eg vil ta opp veglysa i bystyret")
    await group.presses("kari", "Fyll ut og lagre")
    await group.submits("kari", what="Veglysa", body="bystyret")
    assert "Du vil ta opp «Veglysa» i bystyret" in await group.words_to("kari")


async def test_what_waits_over_the_weekend_comes_at_the_hour_of_the_reminders(group: WebDriver) -> None:
    await group.everybody_says_yes()
    await group.until(date(2026, 4, 17), 20)
    for number in range(3):
        await group.commands("liv", "nytt")
        await group.submits("liv", what=f"Noe {number}", who="ola", reach="group")
    await group.until(date(2026, 4, 20), 8)
    before = len(await group.told("ola"))
    await group.until(date(2026, 4, 20), 9)
    assert len(await group.told("ola")) > before


async def test_offer_that_nobody_answered_is_not_called_a_no(group: WebDriver) -> None:
    await group.everybody_says_yes()
    await group.commands("liv", "nytt")
    await group.submits("liv", what="Lage utkast", who="ola", reach="group")
    await group.until(date(2026, 4, 27))
    (back,) = [one.text for one in await group.told("liv") if "hos deg igjen" in one.text]
    assert "Ola Nordmann tok det ikke denne gangen" in back


async def test_who_starts_a_session_from_the_private_chat_gets_a_receipt(group: WebDriver) -> None:
    await group.everybody_says_yes()
    await group.commands("liv", "økt")
    await group.submits("liv", method="refleksjonsoppgave")
    assert "i kanalen til Refleksjonsgruppe 1" in await group.words_to("liv")


async def test_group_that_has_ended_takes_no_session_and_promises_no_question(
    start: Start, one_group: Configuration
) -> None:
    group = await start(replace(one_group, groups=(replace(one_group.groups[0], ends=date(2026, 4, 14), rounds=None),)))
    await group.everybody_says_yes()
    await group.until(date(2026, 4, 16))
    for words in ("økt", "svar"):
        assert await group.commands("liv", words) is None
        assert "Refleksjonsgruppe 1 er avsluttet" in await group.words_to("liv")
    assert await group.commands("ola", "runde") is None


async def test_thanks_and_questions_are_nothing_to_do(group: WebDriver) -> None:
    await group.everybody_says_yes()
    said = {"takk!": "Bare hyggelig", "ok": "Bruk knappene", "Hva er dette?": "ikke sikker på hva du mener"}
    for text, answer in said.items():
        await group.writes("liv", text)
        assert answer in await group.words_to("liv")
        assert "noe du vil gjøre" not in await group.words_to("liv")


async def test_thanks_are_no_reflection_either(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.writes("liv", "tusen takk")
    assert "Bare hyggelig" in await group.words_to("liv")


async def test_task_with_a_day_is_understood_while_a_question_is_open(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.writes("liv", "ring Ola innen fredag")
    (*_, offer) = await group.told("liv")
    assert "Er dette noe du vil gjøre: «Ring Ola»" in offer.text
    assert offer.buttons == ("Fyll ut og lagre", "Lagre som refleksjon", "Nei takk")
    await group.presses("liv", "Lagre som refleksjon")
    await group.submits("liv", text="ring Ola innen fredag", visibility="private")
    assert "det er lagret" in await group.words_to("liv")


async def test_answer_can_become_something_to_do(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.writes("liv", "Snakke mer med etatene om forventninger")
    form = await group.presses("liv", "Gjør til oppfølgingspunkt")
    assert form is not None
    assert "what" in form.fields


async def test_second_thought_is_added_and_replaces_nothing(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Første tanke", "named")
    await group.answers("liv", "Livs tanke", "named")
    await group.writes("eva", "Andre tanke om det samme")
    assert "legge det du skrev, til refleksjonen din" in await group.words_to("eva")
    await group.presses("eva", "Lagre", visibility="named")
    await group.until(SHARED)
    assert "Eva Dahl: Første tanke\n\nAndre tanke om det samme" in await thread(group)


async def test_time_that_is_no_day_is_asked_for_in_the_same_message(group: WebDriver) -> None:
    await group.everybody_says_yes()
    before = len(await group.told("liv"))
    await group.writes("liv", "må huske å snakke med rådmannen før sommeren")
    assert len(await group.told("liv")) == before + 1
    assert "Hvilken dag er «før sommeren»?" in await group.words_to("liv")


async def test_overview_says_when_the_next_question_comes(group: WebDriver) -> None:
    await group.everybody_says_yes()
    await group.writes("liv", "når er neste spørsmål?")
    assert "Neste spørsmål kommer mandag 20. april." in await group.words_to("liv")


async def test_leader_who_takes_part_is_welcomed_as_both(start: Start, one_group: Configuration) -> None:
    group = await start(one_group)
    (welcome,) = await group.told("ola")
    assert "Du er også leder for «Refleksjonsgruppe 1»" in welcome.text
    assert "Én gang i uka får du et ukesbrev" in welcome.text
    assert "Ola Nordmann (leder)" not in welcome.text
    assert "også leder" not in await group.words_to("liv")


async def test_changed_welcome_says_that_it_has_changed(group: WebDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    await group.everybody_says_yes()
    for module in ("bot.usecases.join", "scheduling.planner.people", "scheduling.carry_out"):
        monkeypatch.setattr(f"{module}.TEXT_VERSION", "2")
    await group.until(date(2026, 4, 14))
    assert (await group.words_to("liv")).startswith("Teksten du sa ja til, er endret. Derfor spør jeg deg på nytt.")
    await group.presses("liv", "Jeg er med")
    assert "Fint at du er med" in await group.words_to("liv")


async def test_group_of_next_year_is_neither_asked_about_nor_told_of(start: Start, one_group: Configuration) -> None:
    (group_now,) = one_group.groups
    later = replace(
        group_now, id=GroupId("bord-9"), name="Neste gruppe", starts=date(2027, 4, 12), ends=date(2028, 4, 8)
    )
    group = await start(replace(one_group, groups=(group_now, later)))
    assert "Neste gruppe" not in await group.words_to("liv")
    await group.everybody_says_yes()
    await group.until(date(2026, 4, 18))
    assert not any("Neste gruppe" in one.text for one in await group.told("ola"))
    await group.commands("liv", "punkter")
    assert "Hvilken gruppe" not in await group.words_to("liv")


async def test_end_of_a_group_makes_no_week_less_quiet(start: Start, one_group: Configuration) -> None:
    ending = replace(one_group.groups[0], ends=date(2026, 5, 29), rounds=None)
    group = await start(replace(one_group, groups=(ending,)))
    await group.everybody_says_yes()
    await group.until(date(2026, 4, 24), 14)
    assert "Stille uke i Refleksjonsgruppe 1. Gruppa varer til fredag 29. mai." in await group.words_to("ola")
    await group.until(date(2026, 5, 29), 14)
    assert any("Dette er det siste ukesbrevet om gruppa." in one.text for one in await group.told("ola"))


async def test_pause_that_begins_later_keeps_its_beginning(group: WebDriver) -> None:
    await group.everybody_says_yes()
    await group.writes("liv", "borte fra 1. juli")
    await group.submits("liv", back_on="2026-07-20")
    assert "pause fra onsdag 1. juli, og du er tilbake mandag 20. juli" in await group.words_to("liv")
    await group.presses("liv", "Endre dato")
    await group.submits("liv", back_on="2026-08-03")
    assert "pause fra onsdag 1. juli, og du er tilbake mandag 3. august" in await group.words_to("liv")
    await group.presses("liv", "Endre dato")
    await group.submits("liv", back_on="")
    assert "pause fra onsdag 1. juli, til du skriver «tilbake»" in await group.words_to("liv")


def with_a_second_group(one_group: Configuration) -> Configuration:
    """Liv and Kari are in both; Eva leads the second."""
    (first,) = one_group.groups
    second = replace(
        first,
        id=GroupId("bord-9"),
        name="Lederforum",
        members=(PersonId("liv"), PersonId("kari")),
        leaders=(PersonId("eva"),),
    )
    return replace(one_group, groups=(first, second))


async def test_who_is_in_two_groups_is_told_which_one_every_line_is_about(
    start: Start, one_group: Configuration
) -> None:
    group = await start(with_a_second_group(one_group))
    await group.presses("liv", "Hvem ser hva?")
    (_, first, second) = await group.told("liv")
    assert "«Refleksjonsgruppe 1» og Ola Nordmann (leder)" in first.text
    assert "«Lederforum» og Eva Dahl (leder)" in second.text
    await group.everybody_says_yes()
    await group.presses("liv", "Bli med i Refleksjonsgruppe 1")
    await group.presses("liv", "Bli med i Lederforum")
    await group.until(date(2026, 4, 21))
    prompts = [one.text for one in await group.told("liv") if "Et spørsmål å tenke over" in one.text]
    assert ["de fire i «Refleksjonsgruppe 1»" in one for one in prompts] == [True, False]


async def test_no_to_the_other_group_keeps_the_yes_to_the_first(start: Start, one_group: Configuration) -> None:
    first, second = with_a_second_group(one_group).groups
    group = await start(replace(one_group, groups=(first, replace(second, rounds=None))))
    await group.presses("liv", "Bli med i Lederforum")
    await group.presses("liv", "Ikke nå")
    assert "da er du bare med i «Lederforum» nå" in await group.words_to("liv")
    await group.presses("kari", "Bli med i Refleksjonsgruppe 1")
    await group.until(ASKED)
    await group.commands("liv")
    assert "Skriv refleksjon" not in (await group.told("liv"))[-1].buttons


async def test_not_now_names_the_day_on_which_it_really_is_asked_again(start: Start, one_group: Configuration) -> None:
    group = await start(one_group)
    await group.until(date(2026, 4, 18))
    await group.presses("liv", "Ikke nå")
    assert "Jeg spør én gang til, mandag 4. mai." in await group.words_to("liv")
    await group.until(date(2026, 5, 4), 9)
    assert "For to uker siden" in await group.words_to("liv")


async def test_leader_who_takes_part_reads_what_a_leader_never_sees(start: Start, one_group: Configuration) -> None:
    group = await start(one_group)
    assert "Du ser ikke hvem som har svart" in await group.words_to("ola")


async def test_host_asked_the_next_morning_has_that_working_day_to_answer(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("kari", "Ein tanke åleine", "unnamed")
    await group.until(date(2026, 4, 24), 9)
    assert "samtalevert" in await group.words_to("kari")
    await group.until(date(2026, 4, 24), 20)
    assert not any("samtalevert" in one.text for one in await group.told("eva"))
    await group.until(date(2026, 4, 27), 12)
    assert "Vil du være samtalevert" in await group.words_to("eva")


async def test_who_has_written_and_stands_over_hears_that_the_text_stands(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "Det hjelper å spørre", "named")
    await group.presses("eva", "Stå over denne gangen")
    (*_, receipt) = await group.told("eva")
    assert "det står som det er" in receipt.text
    assert receipt.buttons == ("Endre", "Slett")


async def test_text_shared_without_name_can_be_taken_back(group: WebDriver) -> None:
    await group.until(ASKED)
    for person in ("per", "eva", "liv"):
        await group.answers(person, f"Tanken til {person}", "unnamed")
    await group.until(SHARED)
    form = await group.presses("eva", "Endre")
    assert form is not None
    assert form.options["visibility"] == ["unnamed", "private"]
    await group.submits("eva", text="Tanken til eva", visibility="private")
    assert "Nå ser bare du den" in await group.words_to("eva")
    assert not any("Tanken til eva" in one for one in await thread(group))


async def test_point_goes_on_from_the_words_its_field_begins_with(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.presses("kari", "Skriv punkt")
    await group.submits(
        "kari", noticed="Vi la merke til at vi avbryt\nat pausane hjelper", wonder="kva dei andre treng", learned=""
    )
    (*_, points) = await thread(group)
    assert "• Vi la merke til at pausane hjelper\n• Vi lurer på kva dei andre treng" in points


async def test_own_thought_can_be_taken_out_from_the_list_of_points_too(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.presses("kari", "Skriv punkt")
    await group.submits("kari", noticed="at det hjelper", wonder="kva som skjer", learned="")
    await group.commands("liv", "punkter")
    form = await group.presses("liv", "Be om å få tatt ut noe")
    assert form is not None
    assert "line" in form.fields


async def test_thing_that_nobody_said_yes_to_is_no_news_to_a_leader(
    start: Start, one_group: Configuration, planned: PlannedCommitment
) -> None:
    seminar = replace(one_group.seminars[0], commitments=(planned,))
    group = await start(replace(one_group, seminars=(seminar,)))
    await group.everybody_says_yes()
    await group.presses("liv", "Nei, det passer ikke")
    await group.until(date(2026, 4, 17), 14)
    assert "Stille uke" in await group.words_to("ola")
    assert "aktuelle" not in await group.words_to("ola")


async def test_form_that_cannot_be_taken_stays_open_with_the_reason(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.presses("kari", "Skriv punkt")
    before = len(await group.told("kari"))
    assert await group.tries("kari", noticed="at det hjelper") == "Skriv minst to linjer."
    assert len(await group.told("kari")) == before
    assert await group.tries("kari", noticed="at det hjelper", wonder="kva som skjer") == ""


def proposing(one_group: Configuration, planned: PlannedCommitment, *more: str) -> Configuration:
    wanted = (planned, *(replace(planned, what=what) for what in more))
    return replace(one_group, seminars=(replace(one_group.seminars[0], commitments=wanted),))


async def test_all_that_is_proposed_comes_in_one_message_and_is_answered_one_by_one(
    start: Start, one_group: Configuration, planned: PlannedCommitment
) -> None:
    group = await start(proposing(one_group, planned, "Spørre etatene", "Lese rapporten"))
    await group.everybody_says_yes()
    (welcomed, asked) = (await group.told("liv"))[-2:]
    assert "Fint at du er med" in welcomed.text
    assert "Spørre etatene" in asked.text
    assert "Lese rapporten" in asked.text
    await group.presses("liv", "Ja, jeg tar det", commitment=await group.proposed_commitment("liv", "Spørre etatene"))
    assert "Notert. Du vil: «Spørre etatene»" in await group.words_to("liv")
    (still,) = [one for one in await group.told("liv") if "Ingenting blir ditt" in one.text]
    assert "Spørre etatene" not in still.text
    await group.presses("liv", "Nei, det passer ikke", commitment=await group.proposed_commitment("liv", "Lese"))
    await group.presses("liv", "Nei, det passer ikke")
    assert await group.words_to("liv") == "Greit, da er det ikke ditt."


async def test_list_that_is_taken_in_later_is_one_message(
    start: Start, one_group: Configuration, planned: PlannedCommitment
) -> None:
    group = await start(one_group)
    await group.everybody_says_yes()
    before = len(await group.told("liv"))
    await group.takes_in(planned, replace(planned, what="Spørre etatene"), replace(planned, what="Lese rapporten"))
    await group.until(date(2026, 4, 17))
    assert len(await group.told("liv")) == before + 1
    assert "Lese rapporten" in await group.words_to("liv")


async def test_giver_hears_that_it_was_taken(group: WebDriver) -> None:
    await group.commands("liv", "nytt")
    await group.submits("liv", what="Lage utkast", who="ola", reach="group")
    await group.until(date(2026, 4, 14))
    await group.presses("ola", "Ja, jeg tar det")
    await group.until(date(2026, 4, 15))
    assert "Ola Nordmann har sagt ja og tar «Lage utkast» videre." in await group.words_to("liv")


async def test_what_was_given_to_somebody_who_leaves_is_asked_of_its_giver(group: WebDriver) -> None:
    await group.commands("liv", "nytt")
    await group.submits("liv", what="Lage utkast", who="ola", reach="group")
    await group.until(date(2026, 4, 14))
    await group.presses("ola", "Ja, jeg tar det")
    await group.commands("ola", "slutt")
    await group.presses("ola", "Ja, jeg vil slutte")
    await group.until(date(2026, 4, 15))
    assert "Dette ga du videre, og nå er det hos deg igjen: «Lage utkast»" in await group.words_to("liv")
    await group.presses("liv", "Ja, jeg tar det")
    assert "Notert. Du vil: «Lage utkast»" in await group.words_to("liv")


async def test_after_the_end_of_a_group_own_things_are_still_found_and_no_form_leads_nowhere(
    start: Start, one_group: Configuration
) -> None:
    group = await start(replace(one_group, groups=(replace(one_group.groups[0], ends=date(2026, 4, 14), rounds=None),)))
    await shares_a_commitment(group, "2026-06-12")
    await group.until(date(2026, 4, 16))
    await group.commands("liv")
    (*_, overview) = await group.told("liv")
    assert "Vis mine" in overview.buttons
    assert "Legg til noe nytt" not in overview.buttons
    assert await group.commands("liv", "nytt") is None
    assert "finner du under «mine»" in await group.words_to("liv")


async def test_time_that_is_no_day_is_asked_for_in_the_form_too(group: WebDriver) -> None:
    form = await group.commands("liv", "nytt lage utkast før sommeren")
    assert form is not None
    assert "Hvilken dag er «før sommeren»?" in form.text


async def test_button_after_a_session_leads_somewhere_also_without_a_question(group: WebDriver) -> None:
    await group.commands("liv", "økt", group=CHANNEL)
    await group.submits("liv", method="refleksjonsoppgave")
    await group.until(date(2026, 4, 13), 10)
    assert await group.presses("liv", "Skriv refleksjon", group=CHANNEL) is None
    (*_, answer) = await group.channel(CHANNEL, reader="liv")
    assert "Det er ikke noe åpent spørsmål nå" in answer.text


async def test_host_who_gives_the_task_back_is_named_in_the_channel_no_longer(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ja, det gjer eg")
    await group.until(date(2026, 4, 24))
    assert "Samtalevert denne gangen er Kari." in (await posts(group))[-1]
    await group.presses("kari", "Det passar ikkje likevel")
    assert await group.words_to("kari") == "Takk for at du sa frå. Eg spør ein annan."
    await group.until(date(2026, 4, 24), 13)
    assert "Kari" not in (await posts(group))[0]


async def test_nobody_else_is_promised_when_three_have_been_asked(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ikkje denne gongen")
    await group.presses("eva", "Ikke denne gangen")
    await group.presses("per", "Ikke denne gangen")
    assert await group.words_to("per") == "Greit. Ingen får vite at jeg spurte deg."


async def test_who_said_no_is_not_asked_first_the_next_time(group: WebDriver) -> None:
    await group.until(SHARED)
    await group.presses("kari", "Ikkje denne gongen")
    await group.presses("eva", "Ja, det gjør jeg")
    await group.until(date(2026, 5, 9))
    asked = {one: sum("samtalevert denne" in seen.text for seen in await group.told(one)) for one in ("kari", "per")}
    assert asked == {"kari": 0, "per": 1}


async def test_who_has_read_who_sees_what_can_answer_there(start: Start, one_group: Configuration) -> None:
    group = await start(one_group)
    await group.presses("liv", "Hvem ser hva?")
    assert (await group.told("liv"))[-1].buttons == ("Jeg er med", "Ikke nå")
    await group.presses("liv", "Jeg er med")
    assert "Fint at du er med" in await group.words_to("liv")
    await group.commands("liv", "hjelp")
    await group.presses("liv", "Hvem ser hva?")
    assert (await group.told("liv"))[-1].buttons == ("Vis oversikt",)


async def test_question_that_comes_the_next_morning_leaves_a_whole_working_day_to_choose(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", "En tanke uten selskap", "unnamed")
    await group.answers("liv", "Med navn", "named")
    await group.until(date(2026, 4, 22), 22)
    await group.commands("kari", "nytt")
    await group.submits("kari", what="Ta ein prat", reach="only_me")
    await group.commands("kari", "mine")
    await group.presses("kari", "Opne")
    await group.presses("kari", "Gi vidare")
    await group.submits("kari", to="eva")
    await group.until(SHARED)
    assert "spør om du vil ta dette" in await group.words_to("eva")
    await group.until(date(2026, 4, 24), 12)
    assert "Velger du ikke før mandag 27. april" in await group.words_to("eva")
    for person in ("kari", "per"):
        await group.answers(person, f"Tanken til {person}", "unnamed")
    await group.until(date(2026, 4, 24), 13)
    assert "Uten navn: En tanke uten selskap" in await thread(group)
