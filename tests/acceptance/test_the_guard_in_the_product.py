"""Refleksjonsvernet as people meet it: a note to the writer alone, other words by choice, and no trace elsewhere."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.domain.configuration import Advisor, Configuration
from bot.domain.finding import Certainty, Finding, Indicator, Reading
from bot.domain.person import Role
from bot.guard import Scope
from tests.acceptance.conftest import Start
from tests.acceptance.driver import Seen
from tests.acceptance.web_driver import WebDriver, in_the_web

ASKED = date(2026, 4, 20)
NEXT_DAY = date(2026, 4, 24)
CHANNEL = "bord-1"
EVERYBODY = ("kari", "ola", "eva", "per", "liv")
DECIDES = "Da vedtar vi at hallen bygges."
RECOMMENDS = "Gruppa anbefaler formannskapet å vente med saken."
DECIDES_NN = "Då vedtek vi at hallen blir bygd."
PERSONAL = "Kari på hjemmetjenesten er sykmeldt for depresjon."
TAKES_WITH_ME = "Jeg tar med meg det jeg har hørt, og tenker videre på hva det betyr for rollen min."


async def notes(group: WebDriver, person: str) -> list[Seen]:
    """What the guard has told this person, the oldest first."""
    last_lines = ("Teksten din står som du skrev den.", "Teksten din står som du skreiv han.")
    return [one for one in await group.told(person) if any(line in one.text for line in last_lines)]


async def thread(group: WebDriver) -> set[str]:
    return {one.text for one in await group.channel(CHANNEL, reader="ola") if one.in_thread}


async def promises(group: WebDriver, person: str, what: str, **values: str) -> None:
    assert await group.commands(person, "nytt") is not None
    await group.submits(person, **{"what": what, "by": "", "reach": "group", **values})


def staff_only(configuration: Configuration) -> Configuration:
    people = tuple(replace(one, role=Role.ADMINISTRATION, bodies=()) for one in configuration.people)
    return replace(configuration, people=people)


def reading_the_channel(configuration: Configuration) -> Configuration:
    return replace(configuration, guard=replace(configuration.guard, read_channel=True))


async def started(start: Start, configuration: Configuration) -> WebDriver:
    group = await start(configuration)
    await group.everybody_says_yes()
    return group


async def test_other_words_are_swapped_into_the_answer_and_into_the_thread(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("liv", "Jeg lurer på hva byrådet trenger.", "named")
    await group.answers("eva", f"Dette var nyttig. {DECIDES} Takk.", "named")
    (note,) = await notes(group, "eva")
    assert "vedtar" in note.text
    assert "Det kan leses som at gruppa bestemmer noe." in note.text
    assert note.text.endswith("Bare du ser dette, og jeg kan ta feil.")
    assert note.buttons == ("Foreslå andre ord", "Ta det opp i rett organ", "Det er ikke slik ment")

    await group.presses("eva", "Foreslå andre ord")
    proposal = await group.words_to("eva")
    assert f"Dette var nyttig. {DECIDES} Takk." in proposal
    assert f"Dette var nyttig. {TAKES_WITH_ME} Takk." in proposal
    await group.presses("eva", "Bytt ut")

    await group.answers("per", RECOMMENDS, "named")
    await group.until(NEXT_DAY)
    shared = await thread(group)
    assert f"Eva Dahl: Dette var nyttig. {TAKES_WITH_ME} Takk." in shared
    assert f"Per Fjell: {RECOMMENDS}" in shared  # the text stands as it was written

    await group.presses("per", "Foreslå andre ord")
    await group.presses("per", "Bytt ut")
    assert not any("anbefaler" in text for text in await thread(group))
    assert [person for person in EVERYBODY if await notes(group, person)] == ["eva", "per"]


async def test_what_is_only_for_oneself_is_read_first_when_it_is_shared(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", DECIDES, "private")
    assert await notes(group, "eva") == []
    await group.answers("eva", DECIDES, "named")
    assert len(await notes(group, "eva")) == 1


async def test_one_note_a_day_but_a_matter_about_a_person_always(group: WebDriver) -> None:
    await promises(group, "eva", DECIDES)
    await promises(group, "eva", RECOMMENDS)
    assert len(await notes(group, "eva")) == 1
    await promises(group, "eva", PERSONAL)
    told = await notes(group, "eva")
    assert len(told) == 2
    assert "bestemt person" in told[-1].text
    await group.until(date(2026, 4, 14))
    await promises(group, "eva", RECOMMENDS)
    assert len(await notes(group, "eva")) == 3


@pytest.mark.parametrize("indicator", [Indicator.DECISION, Indicator.PERSONAL_MATTER])
async def test_when_unsure_it_asks_at_most_once_a_day(
    group: WebDriver, monkeypatch: pytest.MonkeyPatch, indicator: Indicator
) -> None:
    def unsure(text: str, *, scope: Scope) -> Reading:
        found = Finding(indicator=indicator, certainty=Certainty.UNSURE, words=(text,), start=0, end=len(text))
        return Reading(findings=(found,))

    monkeypatch.setattr("bot.usecases.conversation.guarding.read", unsure)
    for text in ("Skal vi si det sånn?", "Skal vi ta det slik?"):
        await promises(group, "eva", text)
    (asked,) = await notes(group, "eva")
    assert "Jeg er ikke sikker" in asked.text


async def test_the_most_serious_is_told_when_there_is_more(group: WebDriver) -> None:
    await promises(group, "eva", f"{RECOMMENDS} {PERSONAL}")
    (note,) = await notes(group, "eva")
    assert "bestemt person" in note.text


async def test_edited_text_is_read_again_only_where_it_changed(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", PERSONAL, "named")
    await group.answers("eva", f"Dette var nyttig. {PERSONAL}", "named")
    assert len(await notes(group, "eva")) == 1
    await group.answers("eva", f"{PERSONAL} Ola på skolen er alkoholiker.", "named")
    assert len(await notes(group, "eva")) == 2


async def test_what_was_not_meant_so_is_not_mentioned_again(group: WebDriver) -> None:
    await promises(group, "eva", PERSONAL)
    await group.presses("eva", "Det er ikke slik ment")
    assert "Jeg nevner ikke den teksten igjen." in await group.words_to("eva")
    await promises(group, "eva", PERSONAL)
    await promises(group, "eva", f"Dette var nyttig. {PERSONAL.upper()}")
    assert await notes(group, "eva") == []
    await promises(group, "liv", PERSONAL)
    assert len(await notes(group, "liv")) == 1


async def test_a_commitment_is_mended_in_the_part_where_it_drifts(group: WebDriver) -> None:
    await promises(group, "liv", "Lage et årshjul", how=f"Utkast i juni. {DECIDES}")
    await group.presses("liv", "Foreslå andre ord")
    await group.presses("liv", "Bytt ut")
    form = await group.presses("liv", "Endre")
    assert form is not None
    assert "Lage et årshjul" in form.text
    assert f"Utkast i juni. {TAKES_WITH_ME}" in form.text
    assert DECIDES not in form.text


async def test_a_private_commitment_is_read_when_it_is_shared(group: WebDriver) -> None:
    await promises(group, "eva", DECIDES, reach="only_me")
    assert await notes(group, "eva") == []
    await group.presses("eva", "Del med gruppa")
    assert len(await notes(group, "eva")) == 1
    await group.presses("eva", "Foreslå andre ord")
    await group.presses("eva", "Bytt ut")
    await group.commands("eva", "mine")
    assert TAKES_WITH_ME in await group.words_to("eva")


async def test_administration_may_say_that_it_prepares_a_case(group: WebDriver) -> None:
    await promises(group, "liv", "Skrive saksframlegg til formannskapet om skolestruktur")
    assert await notes(group, "liv") == []


async def test_what_was_learned_is_read_and_mended_when_it_is_shared(group: WebDriver) -> None:
    for shared, told in (("no", 0), ("yes", 1)):
        await promises(group, "eva", "Ringe Ola", by="2026-05-08")
        await group.commands("eva", "mine")
        await group.presses("eva", "Åpne", commitment=await group.active_commitment("eva"))
        await group.presses("eva", "Ferdig")
        await group.presses("eva", "Skriv noen ord")
        await group.submits("eva", learned=DECIDES, shared=shared)
        assert len(await notes(group, "eva")) == told
    await group.presses("eva", "Foreslå andre ord")
    assert TAKES_WITH_ME in await group.words_to("eva")
    await group.presses("eva", "Bytt ut")
    await group.until(date(2026, 4, 17), 14)
    digest = await group.words_to("ola")
    assert TAKES_WITH_ME in digest
    assert DECIDES not in digest


async def test_points_are_read_and_mended_where_they_stand(group: WebDriver) -> None:
    await group.until(NEXT_DAY, 9)
    host = await _hosted(group)
    write, swap = ("Skriv punkt", "Byt ut") if host == "kari" else ("Skriv punkter", "Bytt ut")
    await group.presses(host, write)
    await group.submits(host, noticed="Vi la merke til stillheten.", wonder="Vi lurer på rollene.", learned=RECOMMENDS)
    assert any(RECOMMENDS in text for text in await thread(group))
    assert len(await notes(group, host)) == 1
    await group.presses(host, "Foreslå andre ord")
    await group.presses(host, swap)
    points = next(text for text in await thread(group) if "stillheten" in text)
    assert "anbefaler" not in points
    assert "Vi lurer på rollene." in points


async def _hosted(group: WebDriver) -> str:
    for person in ("kari", "eva", "per", "liv"):
        yes = "Ja, det gjer eg" if person == "kari" else "Ja, det gjør jeg"
        if any(yes in seen.buttons for seen in await group.told(person)):
            await group.presses(person, yes)
            return person
    raise AssertionError("nobody was asked to be host")


async def test_a_question_that_was_sent_gets_other_words_as_advice_only(group: WebDriver) -> None:
    assert await group.commands("ola", "runde") is not None
    await group.submits("ola", own="Skal vi stemme over forslaget om ny hall?", prompt="")
    if "Start likevel" in (await group.told("ola"))[-1].buttons:
        await group.presses("ola", "Start likevel")
    (note,) = await notes(group, "ola")
    assert note.buttons == ("Foreslå andre ord", "Ta det opp i linja", "Det er ikke slik ment")
    await group.presses("ola", "Foreslå andre ord")
    advice = (await group.told("ola"))[-1]
    assert "Jeg kan ikke bytte ut den teksten for deg." in advice.text
    assert advice.buttons == ()
    assert "ny hall" in await group.words_to("eva")  # it was asked as it was written


async def test_an_elected_member_takes_it_up_in_a_body_and_nobody_else_sees_it(group: WebDriver) -> None:
    await promises(group, "eva", RECOMMENDS)
    form = await group.presses("eva", "Ta det opp i rett organ")
    assert form is not None
    assert form.fields == ("what", "body", "when")
    assert "bystyret" in form.options["body"]
    await group.submits("eva", what="Jeg lurer på det med hallen", body="bystyret", when="2026-05-27")
    noted = await group.words_to("eva")
    assert "i bystyret 27. mai, i eget navn. Bare du ser dette." in noted
    await group.commands("eva", "mine")
    assert "Jeg lurer på det med hallen" in await group.words_to("eva")
    await group.until(date(2026, 5, 29), 14)
    for words in ("status", "ukesbrev", "punkter", "notat"):
        await group.commands("ola", words)
    others = [one.text for person in EVERYBODY if person != "eva" for one in await group.told(person)]
    others += [one.text for one in await group.channel(CHANNEL, reader="ola")]
    assert not any("det med hallen" in text for text in others)


async def test_administration_takes_it_up_in_its_line(group: WebDriver) -> None:
    await promises(group, "liv", RECOMMENDS)
    form = await group.presses("liv", "Ta det opp i linja")
    assert form is not None
    assert form.fields == ("what", "when")
    await group.submits("liv", what="Jeg vil spørre om hallen", when="2026-05-27")
    assert "med lederen din innen 27. mai. Bare du ser dette." in await group.words_to("liv")


async def test_who_keeps_to_it_is_told_where_such_matters_belong_and_whom_to_ask(
    start: Start, one_group: Configuration
) -> None:
    advisor = Advisor(name="Kommuneadvokaten", email="kommuneadvokaten@bergen.example")
    group = await started(start, replace(one_group, tenant=replace(one_group.tenant, advisor=advisor)))
    for person in ("eva", "liv"):
        await promises(group, person, RECOMMENDS)
        await group.presses(person, "Foreslå andre ord")
        await group.presses(person, "Behold min")
    belongs = await group.words_to("eva")
    assert "• Bystyret" in belongs
    assert "Kommuneadvokaten, kommuneadvokaten@bergen.example" in belongs
    assert "Greit, teksten din står som den er." in await group.words_to("liv")


async def test_three_signals_become_a_suggestion_without_a_number_to_the_host_alone(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("kari", DECIDES_NN, "named")
    await group.answers("eva", DECIDES, "named")
    await group.answers("per", RECOMMENDS, "named")
    await group.until(NEXT_DAY, 9)
    host = await _hosted(group)
    await group.until(date(2026, 4, 29))
    about = "snakke litt om rammene"
    told = {person: [one.text for one in await group.told(person) if about in one.text] for person in EVERYBODY}
    assert [person for person in EVERYBODY if told[person]] == [host]
    (only,) = told[host]
    assert not any(sign.isdigit() for sign in only.replace("Refleksjonsgruppe 1", ""))
    assert not any(name in only for name in ("Kari", "Eva", "Per", "vedt", "anbefal"))


async def test_two_signals_suggest_nothing(group: WebDriver) -> None:
    await group.until(ASKED)
    await group.answers("eva", DECIDES, "named")
    await group.answers("per", RECOMMENDS, "named")
    await group.until(NEXT_DAY, 9)
    host = await _hosted(group)
    await group.until(date(2026, 4, 29))
    assert not any("snakke litt om rammene" in one.text for one in await group.told(host))


async def test_leaders_see_the_same_whether_the_guard_has_noticed_anything_or_not(
    one_group: Configuration, tmp_path_factory: pytest.TempPathFactory
) -> None:
    drifting = await _leaders_view(one_group, tmp_path_factory.mktemp("drifting"), RECOMMENDS)
    quiet = await _leaders_view(one_group, tmp_path_factory.mktemp("quiet"), "Jeg ringer Ola om saken.")
    assert [text.replace(RECOMMENDS, "Jeg ringer Ola om saken.") for text in drifting] == quiet


async def _leaders_view(configuration: Configuration, data: Path, text: str) -> list[str]:
    """Let three people share this text, and read all that a leader can read afterwards."""
    async with in_the_web(configuration, data) as group:
        await group.everybody_says_yes()
        for person in ("eva", "per", "kari"):
            await promises(group, person, text)
        assert bool(await notes(group, "eva")) is (text == RECOMMENDS)
        await group.until(date(2026, 4, 17), 14)
        for words in ("status", "ukesbrev", "punkter", "tilbakeblikk", "notat", "oversikt", "mine data"):
            await group.commands("ola", words)
        channel = await group.channel(CHANNEL, reader="ola")
        return [one.text for one in (*await group.told("ola"), *channel)]


async def test_administration_alone_is_told_of_matters_about_persons_only(
    start: Start, one_group: Configuration
) -> None:
    group = await started(start, staff_only(one_group))
    for text in (DECIDES, RECOMMENDS, "Vi lurer på om vi skal stemme over forslaget."):
        await promises(group, "eva", text)
    assert await notes(group, "eva") == []
    await promises(group, "eva", PERSONAL)
    (note,) = await notes(group, "eva")
    assert note.buttons == ("Foreslå andre ord", "Ta det opp i linja", "Det er ikke slik ment")
    assert not any(word in note.text for word in ("vedt", "beslut", "kommuneloven", "folkevalg"))


async def test_a_channel_is_not_read_unless_the_configuration_says_so(group: WebDriver) -> None:
    for _ in range(2):
        await group.writes("eva", DECIDES, group=CHANNEL)
    assert await group.channel(CHANNEL, reader="eva") == []


async def test_a_channel_is_told_first_and_then_the_writer_alone_is_told(
    start: Start, one_group: Configuration
) -> None:
    group = await started(start, reading_the_channel(one_group))
    await group.writes("eva", DECIDES, group=CHANNEL)
    (telling,) = await group.channel(CHANNEL, reader="eva")
    assert "Fra nå av leser jeg det som skrives i denne kanalen" in telling.text
    await group.writes("eva", DECIDES, group=CHANNEL)
    _, note = await group.channel(CHANNEL, reader="eva")
    assert "vedtar" in note.text
    for other in ("kari", "ola", "per", "liv"):
        assert await group.channel(CHANNEL, reader=other) == [telling]
    await group.presses("eva", "Foreslå andre ord", group=CHANNEL)
    *_, advice = await group.channel(CHANNEL, reader="eva")
    assert TAKES_WITH_ME in advice.text
    assert advice.buttons == ()
    await group.presses("eva", "Det er ikke slik ment", group=CHANNEL)
    await group.until(date(2026, 4, 14))
    await group.writes("eva", DECIDES, group=CHANNEL)
    assert not any("vedtar" in one.text for one in await group.channel(CHANNEL, reader="eva"))


async def test_who_has_not_said_yes_is_not_read_in_the_channel(start: Start, one_group: Configuration) -> None:
    group = await start(reading_the_channel(one_group))
    for _ in range(2):
        await group.writes("eva", DECIDES, group=CHANNEL)
    assert await group.channel(CHANNEL, reader="eva") == []


async def test_a_channel_of_administration_alone_hears_nothing_of_decisions(
    start: Start, one_group: Configuration
) -> None:
    group = await started(start, staff_only(reading_the_channel(one_group)))
    await group.writes("eva", "Hei", group=CHANNEL)
    (telling,) = await group.channel(CHANNEL, reader="eva")
    assert "beslutning" not in telling.text
    await group.writes("eva", DECIDES, group=CHANNEL)
    assert await group.channel(CHANNEL, reader="eva") == [telling]
    await group.writes("eva", PERSONAL, group=CHANNEL)
    assert len(await group.channel(CHANNEL, reader="eva")) == 2
