"""Where an answer of Slack is shown, and that nothing a person types is lost."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from structlog.testing import capture_logs

from bot.domain.configuration import GuardRules
from bot.domain.ids import PersonId
from bot.domain.person import Platform
from tests.fakes.slack.sender import buttons
from tests.fakes.slack.town import BERGEN, CHANNEL, KARI, NILS, OLA, OUTSIDER, Town, a_configuration, a_town, a_world
from tests.fakes.slack.world import Json

ELSEWHERE: Final = {"team_id": "T7777777", "is_stranger": True}


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    async with a_town(sqlite_url) as opened:
        await opened.has_said_yes(KARI, NILS, OLA)
        yield opened
        await opened.slack.settled()
        assert opened.world.faults == []


def form_of(town: Town, user: str) -> Json:
    view = town.world.standing(user)
    assert view is not None
    return view


@pytest.mark.parametrize("command", ["/oppfølging", "/oppfolging"])
async def test_command_in_a_channel_is_answered_to_one_pair_of_eyes(town: Town, command: str) -> None:
    answer = await town.sender.command(KARI, "mine", channel=CHANNEL, command=command)
    assert answer.json["response_type"] == "ephemeral"
    assert town.world.seen_by(NILS, CHANNEL) == []


async def test_command_typed_with_another_form_of_the_letter_is_the_same_command(town: Town) -> None:
    answer = await town.sender.command(KARI, "Ma\u030aling", channel=CHANNEL)
    assert "måling" in answer.json["text"].casefold()


async def test_help_in_a_channel_may_be_seen_by_the_others(town: Town) -> None:
    answer = await town.sender.command(KARI, "hjelp", channel=CHANNEL)
    assert answer.json["response_type"] == "in_channel"


async def test_command_in_the_chat_with_the_bot_stays_there(town: Town) -> None:
    answer = await town.sender.command(KARI, "mine")
    await town.slack.settled()
    assert answer.body == ""
    assert len(town.world.in_direct(KARI)) == 1


async def test_draft_from_a_sentence_is_saved_through_the_form(town: Town) -> None:
    await town.sender.command(KARI, "ring Ola innen fredag", channel=CHANNEL)
    message = town.world.seen_by(KARI, CHANNEL)[-1]
    await town.sender.press(KARI, message, buttons(message.blocks)[0])
    await town.sender.submit(KARI)
    await town.slack.settled()
    async with town.product.store.read(BERGEN) as work:
        identity = await work.identities.who(Platform.SLACK, KARI)
        assert identity is not None
        (kept,) = await work.commitments.of_owner(identity.person)
    assert "ola" in kept.content.what.casefold()


async def test_what_cannot_be_taken_is_said_beside_its_input_and_the_form_stays(town: Town) -> None:
    await town.sender.command(KARI, "nytt", channel=CHANNEL)
    view = form_of(town, KARI)
    answer = await town.sender.submit(KARI, what="Lese rapporten", by="2020-01-01")
    assert answer.json["response_action"] == "errors"
    (block,) = answer.json["errors"]
    assert block.endswith(":by")
    assert form_of(town, KARI) == view
    again = await town.sender.submit(KARI, what="Lese rapporten", by="2026-06-01")
    assert again.body == ""
    await town.slack.settled()
    assert "Lese rapporten" in town.world.seen_by(KARI, CHANNEL)[-1].text
    assert town.world.seen_by(NILS, CHANNEL) == []


async def test_form_asked_for_in_plain_words_is_a_message_that_can_be_filled_in(town: Town) -> None:
    await town.sender.says(KARI, "nytt")
    await town.slack.settled()
    message = town.world.in_direct(KARI)[-1]
    inputs = [one for one in message.blocks if one["type"] == "input"]
    what = next(one for one in inputs if one["block_id"].endswith(":what"))
    state = {what["block_id"]: {"what": {"type": "plain_text_input", "value": "Ringe <Ola> & Eva"}}}
    await town.sender.press(KARI, message, buttons(message.blocks)[-1], state=state)
    await town.slack.settled()
    assert "Ringe &lt;Ola&gt; &amp; Eva" in town.world.in_direct(KARI)[-1].text
    assert message.changed


async def test_words_arrive_as_they_were_typed(town: Town) -> None:
    await town.sender.says(KARI, "ring <Ola> & Eva innen fredag")
    await town.slack.settled()
    assert "ing &lt;Ola&gt; &amp; Eva" in town.world.in_direct(KARI)[-1].text


async def test_home_shows_overview_and_list_and_answers_over_itself(town: Town) -> None:
    await town.sender.event({"type": "app_home_opened", "user": KARI, "tab": "home", "channel": "D1"})
    await town.slack.settled()
    view = town.world.homes[KARI]
    await town.sender.press_in_view(KARI, view, "Legg til noe nytt")
    await town.sender.submit(KARI, what="Lese rapporten")
    await town.slack.settled()
    assert form_of(town, KARI)["callback_id"] == "card"
    assert "Lese rapporten" in str(town.world.homes[KARI])
    assert town.world.in_direct(KARI) == []


async def test_own_data_comes_as_a_file_in_the_chat_with_the_bot(town: Town) -> None:
    await town.sender.command(KARI, "mine data", channel=CHANNEL)
    message = town.world.seen_by(KARI, CHANNEL)[-1]
    label = next(one for one in buttons(message.blocks) if one.startswith("Last ned"))
    await town.sender.press(KARI, message, label)
    await town.slack.settled()
    (file,) = town.world.files.values()
    assert file["channel"] == town.world.direct(KARI).id
    assert b'"person": "kari"' in file["content"]
    assert "privat chat" in town.world.seen_by(KARI, CHANNEL)[-1].text


async def test_message_for_one_is_replaced_where_it_stands(town: Town) -> None:
    await town.sender.command(KARI, "slutt", channel=CHANNEL)
    message = town.world.seen_by(KARI, CHANNEL)[-1]
    await town.sender.press(KARI, message, buttons(message.blocks)[-1])
    await town.slack.settled()
    assert message.changed
    assert len(town.world.seen_by(KARI, CHANNEL)) == 1


async def test_form_that_slack_no_longer_opens_is_explained(town: Town) -> None:
    town.world.misbehave("views.open", "expired_trigger_id")
    await town.sender.command(KARI, "nytt", channel=CHANNEL)
    await town.slack.settled()
    assert "galt" in town.world.seen_by(KARI, CHANNEL)[-1].text


async def test_bots_edits_and_channel_talk_are_not_answered(town: Town) -> None:
    direct = town.world.direct(KARI).id
    base = {"type": "message", "channel": direct, "channel_type": "im", "user": KARI, "text": "hjelp", "ts": "1.1"}
    for event in (
        {**base, "bot_id": "B0001"},
        {**base, "subtype": "message_changed"},
        {**base, "channel": CHANNEL, "channel_type": "group"},
        {**base, "text": "   "},
    ):
        assert (await town.sender.event(event)).status == 200
    await town.slack.settled()
    assert town.world.messages == []


async def test_guard_reads_a_channel_only_where_it_was_chosen_and_tells_the_writer_alone(sqlite_url: str) -> None:
    for reads in (False, True):
        configuration = replace(a_configuration(), guard=GuardRules(read_channel=reads))
        async with a_town(sqlite_url, configuration=configuration) as town:
            await town.has_said_yes(KARI)
            said = {"type": "message", "channel": CHANNEL, "channel_type": "group", "user": KARI, "ts": "1.1"}
            for _ in ("the first, when the group is told", "the next, which is read"):
                await town.sender.event({**said, "text": "Da vedtar vi dette i gruppa nå."})
                await town.until(town.clock.now().date(), 12)
            assert any("vedtar vi" in one.text for one in town.world.seen_by(KARI, CHANNEL)) is reads
            assert not any("vedtar vi" in one.text for one in town.world.seen_by(NILS, CHANNEL))


async def test_account_that_is_switched_off_is_not_written_to_until_it_is_on_again(town: Town) -> None:
    for deleted in (True, False):
        await town.sender.event({"type": "user_change", "user": {"id": KARI, "deleted": deleted}})
        async with town.product.store.read(BERGEN) as work:
            identity = await work.identities.who(Platform.SLACK, KARI)
        assert identity is not None
        assert identity.reachable is not deleted


async def test_channel_with_a_stranger_a_bot_or_an_open_door_is_not_the_groups_own(town: Town) -> None:
    directory, group = town.slack.directory, town.product.configurations.all()[0].groups[0]
    channel = town.world.channels[CHANNEL]
    assert set(await directory.members_of(BERGEN, group.id) or ()) == set(group.people)
    channel.members.append("U000000TOR")
    assert None in (await directory.members_of(BERGEN, group.id) or ())
    channel.members.pop()
    channel.flags["is_ext_shared"] = True
    assert None in (await directory.members_of(BERGEN, group.id) or ())
    channel.flags = {"is_private": False}
    assert None in (await directory.members_of(BERGEN, group.id) or ())
    town.world.misbehave("conversations.members", "missing_scope")
    assert await directory.members_of(BERGEN, group.id) is None


async def test_who_is_not_in_slack_yet_is_pinned_when_they_first_write(sqlite_url: str) -> None:
    world = a_world()
    late = world.users.pop(KARI)
    async with a_town(sqlite_url, world=world) as town:
        async with town.product.store.read(BERGEN) as work:
            assert await work.identities.who(Platform.SLACK, KARI) is None
        world.users[KARI] = late
        assert "finner deg ikke" not in (await town.sender.command(KARI, "", channel=CHANNEL)).json["text"]
        late.email = "kari@moved.example"
        await town.sender.event({"type": "user_change", "user": {"id": KARI}})
        assert "finner deg ikke" not in (await town.sender.command(KARI, "", channel=CHANNEL)).json["text"]


@pytest.mark.parametrize(("flags", "key"), [({"is_restricted": True}, "slack_guests"), (ELSEWHERE, "slack_connected")])
async def test_guests_and_people_of_other_workspaces_take_part_only_where_somebody_has_said_so(
    sqlite_url: str, tmp_path: Path, flags: Json, key: str
) -> None:
    for chosen in (False, True):
        world = a_world()
        world.users[KARI].flags.update(flags)
        path = shutil.copy(sqlite_url.removeprefix("sqlite:///"), tmp_path / f"{chosen}.db")
        configuration = replace(a_configuration(), **{key: chosen})  # type: ignore[arg-type]
        async with a_town(f"sqlite:///{path}", world=world, configuration=configuration) as town:
            told = (await town.sender.command(KARI, "", channel=CHANNEL)).json["text"]
            assert ("finner deg ikke" in told) is not chosen


async def test_channel_shared_with_another_workspace_is_the_groups_own_only_where_somebody_has_said_so(
    sqlite_url: str, tmp_path: Path
) -> None:
    for chosen in (False, True):
        world = a_world()
        world.channels[CHANNEL].flags["is_ext_shared"] = True
        path = shutil.copy(sqlite_url.removeprefix("sqlite:///"), tmp_path / f"{chosen}.db")
        configuration = replace(a_configuration(), slack_connected=chosen)
        async with a_town(f"sqlite:///{path}", world=world, configuration=configuration) as town:
            there = await town.slack.directory.members_of(BERGEN, configuration.groups[0].id)
            assert (None in (there or ())) is not chosen


@pytest.mark.parametrize(
    ("tz", "wanted"),
    [("America/New_York", "America/New_York"), ("Europe/Amsterdam", None), ("Mars/Olympus", None), ("", None)],
)
async def test_person_starts_in_the_zone_of_the_account_where_its_clock_shows_another_time(
    sqlite_url: str, tz: str, wanted: str | None
) -> None:
    world = a_world()
    world.users[KARI].tz = tz
    async with a_town(sqlite_url, world=world) as town, town.product.store.read(BERGEN) as work:
        own = await work.preferences.get(PersonId("kari"))
    assert own.timezone == (ZoneInfo(wanted) if wanted else None)
    assert own.language is None


async def test_zone_in_the_setup_wins_over_the_accounts(sqlite_url: str) -> None:
    world, configuration = a_world(), a_configuration()
    world.users[KARI].tz = "America/New_York"
    kari = replace(configuration.people[0], timezone=ZoneInfo("Europe/Oslo"))
    configuration = replace(configuration, people=(kari, *configuration.people[1:]))
    async with (
        a_town(sqlite_url, world=world, configuration=configuration) as town,
        town.product.store.read(BERGEN) as work,
    ):
        assert (await work.preferences.get(kari.id)).timezone is None


async def test_stranger_who_comes_into_the_channel_is_told_of_in_words(town: Town) -> None:
    joined = {"type": "member_joined_channel", "channel": CHANNEL, "channel_type": "G", "team": town.world.team}
    with capture_logs() as told:
        for user in (KARI, town.world.bot_user, OUTSIDER):
            await town.sender.event({**joined, "user": user})
        await town.sender.event({**joined, "user": OUTSIDER, "channel": "C0404"})
    (line,) = [one for one in told if one["event"] == "stranger_in_channel"]
    assert line["advice"] == (
        "Refleksjonsgruppe 1: Noen som ikke er med i gruppa, kom inn i kanalen. Ta personen ut, eller legg personen "
        "til i oppsettet. Til da deler jeg ingenting der."
    )
    assert "Tor" not in str(told)
    assert OUTSIDER not in str(told)
