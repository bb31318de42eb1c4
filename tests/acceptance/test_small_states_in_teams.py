"""What happens in Teams besides the stories: apps come and go, channels listen, networks fail."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.cards.card import Card, Plain, Text
from bot.domain.configuration import Configuration
from bot.domain.ids import GroupId, PersonId
from bot.domain.language import Language
from bot.domain.person import Answer, Platform
from bot.i18n.translator import Translator
from bot.ports import Address, Delivered, LookedUp, NotSent, Outcome, Outgoing, RateLimited, Rejected, Unknown
from tests.acceptance.teams_driver import TeamsDriver, home, in_teams
from tests.fakes.teams.connector import Member

DECIDES = "Dette var nyttig. Da vedtar vi at hallen bygges."
CARD = Card(language=Language.NB, summary="Hei", blocks=(Text((Plain("Hei"),)),))


@pytest.fixture
async def teams(one_group: Configuration, tmp_path: Path) -> AsyncIterator[TeamsDriver]:
    async with in_teams(one_group, tmp_path) as driver:
        yield driver


def heard(configuration: Configuration) -> Configuration:
    return replace(configuration, guard=replace(configuration.guard, read_channel=True))


async def identity_of(driver: TeamsDriver, person: str) -> Any:  # noqa: ANN401 - read in tests
    async with driver.product.store.read(driver.configuration.tenant.id) as work:
        (found,) = await work.identities.of(PersonId(person))
    return found


async def to(driver: TeamsDriver, person: str) -> Outgoing:
    identity = await identity_of(driver, person)
    tenant = driver.configuration.tenant.id
    address = Address(platform=Platform.TEAMS, external=identity.external, detail=identity.address)
    return Outgoing(tenant=tenant, send_key="en", card=CARD, to=address)


async def send(driver: TeamsDriver, status: int, code: str = "", **headers: str) -> Outcome:
    outgoing = await to(driver, "eva")
    driver.teams.say(status, code, **headers)
    return await driver.side.messenger.send(outgoing)


async def test_everybody_of_the_roster_is_found_page_by_page_and_welcomed_once(teams: TeamsDriver) -> None:
    for person in ("kari", "ola", "eva", "per", "liv"):
        assert len(await teams.told(person)) == 1
        assert (await identity_of(teams, person)).external == f"aad-{person}"
    await teams.side.find_people()
    await teams.product.tick()
    await teams.product.delivery.drained()
    assert len(await teams.told("kari")) == 1


@pytest.mark.parametrize("status", [412, 429])
async def test_teams_is_left_alone_for_as_long_as_it_asks(teams: TeamsDriver, status: int) -> None:
    outcome = await send(teams, status, Retry_After="7")
    assert isinstance(outcome, RateLimited)
    assert 7 <= outcome.wait.total_seconds() <= 9


@pytest.mark.parametrize("status", [502, 504])
async def test_what_may_have_arrived_is_uncertain(teams: TeamsDriver, status: int) -> None:
    assert await send(teams, status) == Unknown(reason=str(status))


async def test_a_line_cut_after_the_request_is_uncertain(teams: TeamsDriver) -> None:
    outgoing = await to(teams, "eva")
    teams.teams.cut = True
    assert isinstance(await teams.side.messenger.send(outgoing), Unknown)
    assert await teams.side.messenger.look_up(outgoing) is LookedUp.CANNOT_TELL


async def test_a_server_in_trouble_has_not_taken_it(teams: TeamsDriver) -> None:
    assert await send(teams, 500) == NotSent(reason="500")


async def test_nothing_leaves_when_the_row_is_somebody_elses(teams: TeamsDriver) -> None:
    outgoing = replace(await to(teams, "eva"), still_ours=lambda: False)
    before = len(teams.teams.posts)
    assert isinstance(await teams.side.messenger.send(outgoing), NotSent)
    assert len(teams.teams.posts) == before


async def test_a_token_that_is_refused_holds_the_whole_kommune(teams: TeamsDriver) -> None:
    outcome = await send(teams, 401)
    assert isinstance(outcome, Rejected)
    assert outcome.whole_tenant


async def test_who_has_blocked_the_app_is_not_written_to_again(teams: TeamsDriver) -> None:
    outcome = await send(teams, 403, "MessageWritesBlocked")
    assert isinstance(outcome, Rejected)
    assert outcome.advice == "teams.blocked"
    assert not (await identity_of(teams, "eva")).reachable
    assert await teams.side.directory.not_installed(teams.configuration) == ["eva"]
    await teams.writes("eva", "hei")
    assert (await identity_of(teams, "eva")).reachable


async def test_an_update_changes_the_message_in_its_place(teams: TeamsDriver) -> None:
    first = await teams.side.messenger.send(await to(teams, "eva"))
    assert isinstance(first, Delivered)
    changed = replace(await to(teams, "eva"), update_ref=first.ref, card=replace(CARD, summary="Endret"))
    assert await teams.side.messenger.send(changed) == first
    assert [post.activity["summary"] for post in teams.teams.posts if post.id == first.ref["activity"]] == ["Endret"]


async def removal(teams: TeamsDriver) -> Outgoing:
    sent = await teams.side.messenger.send(await to(teams, "eva"))
    assert isinstance(sent, Delivered)
    return replace(await to(teams, "eva"), update_ref=sent.ref, removes=True, card=replace(CARD, summary="Borte"))


async def summaries(teams: TeamsDriver, outgoing: Outgoing) -> list[str]:
    assert outgoing.update_ref is not None
    return [one.activity["summary"] for one in teams.teams.posts if one.id == outgoing.update_ref["activity"]]


async def test_a_removed_message_is_gone_and_removing_it_again_is_no_failure(teams: TeamsDriver) -> None:
    removed = await removal(teams)
    for _ in range(2):
        assert await teams.side.messenger.send(removed) == Delivered(ref=removed.update_ref or {})
        assert await summaries(teams, removed) == []


async def test_a_message_that_may_not_be_deleted_gets_other_words(teams: TeamsDriver) -> None:
    kept = await removal(teams)
    teams.teams.say(405, "MethodNotAllowed")
    assert await teams.side.messenger.send(kept) == Delivered(ref=kept.update_ref or {})
    assert await summaries(teams, kept) == ["Borte"]


async def test_a_removal_that_came_to_nothing_leaves_the_message_as_it_is(teams: TeamsDriver) -> None:
    removed = await removal(teams)
    for status, outcome in ((429, RateLimited), (500, NotSent), (504, Unknown), (401, Rejected)):
        teams.teams.say(status)
        assert isinstance(await teams.side.messenger.send(removed), outcome)
    assert await summaries(teams, removed) == ["Hei"]
    assert await teams.side.messenger.look_up(removed) is LookedUp.NOT_THERE


async def test_texts_and_tokens_go_to_no_other_address(teams: TeamsDriver) -> None:
    outgoing = await to(teams, "eva")
    elsewhere = {**outgoing.to.detail, "service_url": "https://evil.example/"}
    moved = replace(outgoing, to=replace(outgoing.to, detail=elsewhere))
    assert await teams.side.messenger.send(moved) == NotSent(reason="service_url")


async def test_uninstalling_is_noticed_and_coming_back_too(teams: TeamsDriver) -> None:
    await teams.presses("eva", "Jeg er med")
    await teams.happens("eva", type="installationUpdate", action="remove")
    assert not (await identity_of(teams, "eva")).reachable
    await teams.happens("eva", type="installationUpdate", action="add")
    assert (await identity_of(teams, "eva")).reachable


async def test_who_installs_late_gets_the_welcome_that_could_not_be_sent(
    one_group: Configuration, tmp_path: Path
) -> None:
    async with in_teams(one_group, tmp_path, absent=("liv",)) as teams:
        assert await teams.side.directory.not_installed(teams.configuration) == ["liv"]
        async with teams.product.store.read(one_group.tenant.id) as work:
            assert (await work.participations.get(PersonId("liv"))).answer is Answer.ASKED
        teams.teams.rosters[home("bord-1")].append(Member(id="liv", name="Liv", email="liv@bergen.example"))
        for kind in ("installationUpdate", "conversationUpdate", "installationUpdate"):
            await teams.happens("liv", type=kind, action="add")
        await teams.product.delivery.drained()
        (welcome,) = await teams.told("liv")
        assert "Vil du være med?" in welcome.text


async def test_a_renamed_team_changes_nothing(teams: TeamsDriver) -> None:
    before = len(teams.teams.posts)
    await teams.happens(
        "eva",
        conversation=home("bord-1"),
        type="conversationUpdate",
        channelData={"eventType": "teamRenamed", "tenant": {"id": teams.configuration.teams_tenant}},
    )
    assert len(teams.teams.posts) == before


async def test_a_channel_is_answered_in_private_and_says_so(teams: TeamsDriver) -> None:
    await teams.presses("eva", "Jeg er med")
    before = len(await teams.told("eva"))
    await teams.commands("eva", "mine", group="bord-1")
    assert (await teams.channel("bord-1", reader="eva"))[-1].text == "Jeg svarer deg i privat chat."
    assert len(await teams.told("eva")) == before + 1


async def test_help_is_answered_where_it_was_asked(teams: TeamsDriver) -> None:
    before = len(await teams.told("eva"))
    await teams.commands("eva", "hjelp", group="bord-1")
    assert len(await teams.channel("bord-1", reader="eva")) == 1
    assert len(await teams.told("eva")) == before


async def test_a_channel_is_not_listened_to_without_a_mention(teams: TeamsDriver) -> None:
    await teams.presses("eva", "Jeg er med")
    before = len(teams.teams.posts)
    for text in ("oppfølging hjelp", DECIDES, DECIDES):
        await teams.happens("eva", conversation=home("bord-1"), type="message", text=text)
    assert len(teams.teams.posts) == before


async def reading_along(teams: TeamsDriver) -> None:
    """The first message is not read: it is when the group is told that the next will be."""
    for person in ("eva", "per"):
        await teams.presses(person, "Jeg er med")
    await teams.happens("eva", conversation=home("bord-1"), type="message", text=DECIDES)
    (telling,) = await teams.channel("bord-1", reader="eva")
    assert "Fra nå av leser jeg det som skrives i denne kanalen" in telling.text


async def test_where_the_guard_reads_along_the_writer_alone_is_told_in_private_once_a_day(
    one_group: Configuration, tmp_path: Path
) -> None:
    async with in_teams(heard(one_group), tmp_path) as teams:
        await reading_along(teams)
        before = {person: len(await teams.told(person)) for person in ("kari", "ola", "eva", "per", "liv")}
        for text in (DECIDES, "Da vedtar vi at skolen blir stående.", "Takk for sist!"):
            await teams.happens("eva", conversation=home("bord-1"), type="message", text=text)
        *_, note = await teams.told("eva")
        assert "vedtar" in note.text
        assert note.buttons == ("Foreslå andre ord", "Ta det opp i rett organ", "Det er ikke slik ment")
        told = {person: len(await teams.told(person)) for person in before}
        assert told == {**before, "eva": before["eva"] + 1}
        assert len(await teams.channel("bord-1", reader="per")) == 1  # nothing is answered among the others
        await teams.presses("eva", "Foreslå andre ord")
        assert "Jeg tar med meg det jeg har hørt" in (await teams.told("eva"))[-1].text


async def test_the_threads_of_a_channel_are_read_as_the_channel_is(one_group: Configuration, tmp_path: Path) -> None:
    async with in_teams(heard(one_group), tmp_path) as teams:
        await reading_along(teams)
        thread = f"{home('bord-1')};messageid=1"
        await teams.happens("per", conversation=thread, type="message", text=DECIDES, replyToId="1")
        assert "vedtar" in (await teams.told("per"))[-1].text


async def test_neither_strangers_nor_other_channels_are_read(one_group: Configuration, tmp_path: Path) -> None:
    async with in_teams(heard(one_group), tmp_path) as teams:
        await reading_along(teams)
        before = len(teams.teams.posts)
        await teams.happens("utenforstaende", conversation=home("bord-1"), type="message", text=DECIDES)
        await teams.happens("eva", conversation="19:kantina@thread.tacv2", type="message", text=DECIDES)
        assert len(teams.teams.posts) == before


async def test_the_same_activity_twice_is_answered_once(teams: TeamsDriver) -> None:
    await teams.presses("eva", "Jeg er med")
    before = len(await teams.told("eva"))
    for _ in range(2):
        await teams.happens("eva", type="message", text="/oppfølging hjelp", id="samme")
    assert len(await teams.told("eva")) == before + 1


async def test_an_old_client_presses_by_message(teams: TeamsDriver) -> None:
    (welcome,) = teams.teams.in_conversation("a:29:eva")
    card = json.dumps(welcome.activity)
    yes = next(one for one in teams.submits_of(json.loads(card)) if one["title"] == "Jeg er med")
    await teams.happens("eva", type="message", value=yes["data"], replyToId=welcome.id)
    async with teams.product.store.read(teams.configuration.tenant.id) as work:
        assert (await work.participations.get(PersonId("eva"))).takes_part


async def test_a_forged_button_does_nothing(teams: TeamsDriver) -> None:
    for data in ({"oppfolging": "tull"}, {"oppfolging": '["erase_everything",{}]'}, {"noe": "annet"}, {}):
        value = {"action": {"type": "Action.Execute", "data": data}}
        await teams.happens("eva", type="invoke", name="adaptiveCard/action", value=value)
        assert "Denne meldingen er gammel" in teams.pressed["value"]


async def test_a_card_is_drawn_anew_for_its_reader_alone(teams: TeamsDriver) -> None:
    (welcome,) = teams.teams.in_conversation("a:29:eva")
    refresh = welcome.activity["attachments"][0]["content"]["refresh"]
    assert refresh["userIds"] == ["29:eva"]
    value = {"action": refresh["action"], "trigger": "automatic"}
    await teams.happens("eva", type="invoke", name="adaptiveCard/action", value=value)
    assert teams.pressed["value"]["type"] == "AdaptiveCard"
    await teams.happens("per", type="invoke", name="adaptiveCard/action", value=value)
    assert teams.pressed["value"] == "Det er gjort."


async def test_a_stranger_in_the_channel_is_seen(teams: TeamsDriver) -> None:
    tenant, group = teams.configuration.tenant.id, GroupId("bord-1")
    assert set(await teams.side.directory.members_of(tenant, group) or ()) == {"kari", "ola", "eva", "per", "liv"}
    guest = Member(id="gjest", name="Gjest", email="kari@bergen.example", role="guest")
    teams.teams.rosters[home("bord-1")].append(guest)
    assert (await teams.side.directory.members_of(tenant, group) or ())[-1] is None
    teams.teams.say(500)
    assert await teams.side.directory.members_of(tenant, group) is None


async def test_another_account_with_the_same_address_is_somebody_else(teams: TeamsDriver) -> None:
    again = Member(id="ny", name="Eva Dahl", email="eva@bergen.example")
    teams.teams.rosters[home("bord-1")].append(again)
    await teams.writes("ny", "hei")
    assert "jeg finner deg ikke i noen av dem" in (await teams.told("ny"))[-1].text
    assert (await identity_of(teams, "eva")).external == "aad-eva"


async def test_check_tells_who_has_not_added_the_app(one_group: Configuration, tmp_path: Path) -> None:
    async with in_teams(one_group, tmp_path, absent=("liv",)) as teams:
        found = await teams.side.directory.check(teams.configuration, Translator(Language.NB))
    assert [one.sentence for one in found if not one.good] == [
        "Refleksjonsgruppe 1: Liv Strand er ikke der ennå.",
        "Liv Strand (liv@bergen.example): har ikke lagt til appen i Teams.",
    ]


async def test_my_data_is_offered_as_a_file_and_kept_nowhere(teams: TeamsDriver) -> None:
    await teams.presses("eva", "Jeg er med")
    await teams.commands("eva", "mine data")
    await teams.presses("eva", "Last ned")
    offer = teams.teams.in_conversation("a:29:eva")[-1].activity["attachments"][0]
    assert offer["contentType"] == "application/vnd.microsoft.teams.card.file.consent"
    assert offer["name"].startswith("mine-data-")
    upload = {"uploadUrl": "https://evil.example/"}
    value = {"action": "accept", "context": offer["content"]["acceptContext"], "uploadInfo": upload}
    await teams.happens("eva", type="invoke", name="fileConsent/invoke", value=value)
    assert (await teams.told("eva"))[-1].text == "Det gikk ikke akkurat nå. Prøv igjen om litt."
