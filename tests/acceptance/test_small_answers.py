"""Small questions that deserve a straight answer: which week, which day, which group, and what waits for me."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.configuration import Configuration, PlannedCommitment, Weekday
from bot.domain.ids import GroupId, PersonId
from bot.domain.language import Language
from bot.domain.person import Role
from tests.acceptance.conftest import Start
from tests.acceptance.web_driver import WebDriver


async def shares(group: WebDriver, what: str, by: str = "") -> None:
    await group.commands("liv", "nytt")
    await group.submits("liv", what=what, by=by, reach="group", who="liv")


@pytest.mark.parametrize("words", ["ukesbrev uke 16", "ukesbrev 16", "vekebrev veke 16", "ukesbrev 2026-W16"])
async def test_letter_of_an_earlier_week_is_shown_and_cannot_be_sent(group: WebDriver, words: str) -> None:
    await shares(group, "Spørre etatene")
    await group.until(date(2026, 4, 22))
    await group.commands("ola", words)
    (*_, shown) = await group.told("ola")
    assert "Ukesbrev for uke 16" in shown.text
    assert "Ett nytt oppfølgingspunkt" in shown.text
    assert "Send til kanalen" not in shown.buttons


async def test_number_of_this_week_is_the_letter_that_may_be_sent(group: WebDriver) -> None:
    await shares(group, "Spørre etatene", by="2026-04-21")
    await group.commands("ola", "ukesbrev uke 16")
    (*_, preview) = await group.told("ola")
    assert "Send til kanalen" in preview.buttons


@pytest.mark.parametrize("words", ["ukesbrev uke 40", "ukesbrev 15", "ukesbrev 99", "ukesbrev uke 16 2025"])
async def test_week_without_a_letter_says_which_there_are(group: WebDriver, words: str) -> None:
    await group.until(date(2026, 4, 22))
    await group.commands("ola", words)
    assert "Det første ukesbrevet jeg kan vise fra i år, er for uke 16, og det siste er for uke 17." in (
        await group.words_to("ola")
    )


async def test_day_that_does_not_exist_is_said_in_the_form_and_no_word_is_lost(group: WebDriver) -> None:
    form = await group.commands("liv", "nytt Ringe etatene innen 31/6")
    assert form is not None
    assert "«innen 31/6» finnes ikke i kalenderen" in form.text
    assert "Ringe etatene innen 31/6" in form.text


async def test_matter_to_take_up_on_a_day_that_does_not_exist_says_so_in_its_form(group: WebDriver) -> None:
    form = await group.commands("kari", "nytt ta opp samspillet i bystyret innen 31/6")
    assert form is not None
    assert "«innen 31/6» finst ikkje i kalenderen" in form.text


async def test_sentence_with_a_day_that_does_not_exist_is_still_offered_as_a_draft(group: WebDriver) -> None:
    await group.commands("liv", "ring Ola innen 31/6")
    assert "«Ring Ola innen 31/6»" in await group.words_to("liv")
    form = await group.presses("liv", "Fyll ut og lagre")
    assert form is not None
    assert "«innen 31/6» finnes ikke i kalenderen" in form.text


def with_the_group_of_others(one_group: Configuration) -> Configuration:
    (first,) = one_group.groups
    second = replace(first, id=GroupId("bord-9"), name="Lederforum", leaders=(PersonId("eva"),))
    return replace(one_group, groups=(first, second))


@pytest.mark.parametrize("words", ["status Lederforum", "status lederforum", "status for lederforum", "status ukjent"])
async def test_status_of_a_group_one_does_not_lead_names_only_ones_own(
    start: Start, one_group: Configuration, words: str
) -> None:
    group = await start(with_the_group_of_others(one_group))
    await group.everybody_says_yes()
    await group.presses("ola", "Bli med i Refleksjonsgruppe 1")
    await group.commands("ola", words)
    (*_, said) = await group.told("ola")
    assert "Du leder ingen gruppe som heter det. Du leder Refleksjonsgruppe 1." in said.text
    assert "lederforum" not in said.text.casefold()
    assert said.buttons == ("Refleksjonsgruppe 1",)


async def test_group_that_is_nearly_named_is_offered_by_a_button(group: WebDriver) -> None:
    await group.commands("ola", "status refleksjonsgrupe 1")
    assert "Mente du Refleksjonsgruppe 1?" in await group.words_to("ola")
    await group.presses("ola", "Refleksjonsgruppe 1")
    assert "Deltakere i oppsettet" in await group.words_to("ola")


@pytest.mark.parametrize(
    "words", ["status", "status nå", "status for gruppa", "status min gruppe", "status denne uka", "status gruppe 1"]
)
async def test_words_that_name_no_other_group_show_the_status(group: WebDriver, words: str) -> None:
    await group.commands("ola", words)
    assert "Deltakere i oppsettet" in await group.words_to("ola")


async def letters(group: WebDriver) -> list[str]:
    return [one.text for one in await group.told("ola") if one.text.startswith(("Ukesbrev for", "Stille uke"))]


async def test_points_shared_after_the_last_letter_of_a_group_are_told_once(
    start: Start, one_group: Configuration
) -> None:
    ending = replace(one_group.groups[0], ends=date(2026, 5, 3))
    on_wednesdays = replace(one_group.digest, weekday=Weekday.WEDNESDAY)
    group = await start(replace(one_group, groups=(ending,), digest=on_wednesdays))
    await group.everybody_says_yes()
    await group.until(date(2026, 4, 23))
    await group.presses("kari", "Ja, det gjer eg")
    await group.until(date(2026, 4, 30), 10)
    await group.presses("kari", "Skriv punkt")
    await group.submits("kari", noticed="Det hjelper å spørre.", wonder="Hva vi trenger.", learned="")
    before = await letters(group)
    assert not any("Det hjelper å spørre." in one or "siste ukesbrevet" in one for one in before)
    await group.until(date(2026, 5, 20), 14)
    (last,) = (await letters(group))[len(before) :]
    assert "Det hjelper å spørre." in last
    assert "Gruppa ble avsluttet 3. mai. Dette er det siste ukesbrevet om gruppa." in last


def with_a_hope_for_liv(one_group: Configuration) -> Configuration:
    (seminar,) = one_group.seminars
    planned = PlannedCommitment(owner=PersonId("liv"), what="Lage et årshjul")
    return replace(one_group, seminars=(replace(seminar, commitments=(planned,)),))


async def test_overview_says_that_something_waits_for_a_yes_and_leads_to_it(
    start: Start, one_group: Configuration
) -> None:
    group = await start(with_a_hope_for_liv(one_group))
    await group.everybody_says_yes()
    await group.commands("liv")
    overview = await group.words_to("liv")
    assert "Én ting venter på at du svarer ja eller nei." in overview
    assert "ikke noe å følge opp" not in overview
    await group.presses("liv", "Vis mine")
    assert "Lage et årshjul" in await group.words_to("liv")
    await group.presses("liv", "Ja, jeg tar det")
    await group.commands("liv")
    assert "venter på at du svarer" not in await group.words_to("liv")


async def test_what_a_colleague_asks_one_to_take_waits_in_the_overview_too(
    start: Start, one_group: Configuration
) -> None:
    staff = tuple(
        replace(one, role=Role.ADMINISTRATION, language=Language.NB) if one.id == "per" else one
        for one in one_group.people
    )
    group = await start(replace(one_group, people=staff))
    await group.everybody_says_yes()
    await group.commands("liv", "nytt")
    await group.submits("liv", what="Ringe etaten", by="", reach="only_me", who="per")
    await group.commands("per")
    assert "Én ting venter på at du svarer ja eller nei." in await group.words_to("per")
    await group.presses("per", "Vis mine")
    assert "«Ringe etaten»" in await group.words_to("per")
    await group.presses("per", "Ja, jeg tar det")
    assert "Ringe etaten" in await group.words_to("per")
