"""What came of a message in Slack: each way of failing has its own outcome, and nothing is posted twice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from bot.cards.card import Card, Plain, Text
from bot.domain.language import Language
from bot.domain.person import Platform
from bot.i18n.translator import Translator
from bot.ports import Address, Delivered, LookedUp, NotSent, Outgoing, RateLimited, Rejected, Unknown
from handlers.slack import connection
from handlers.slack.settings import SlackSettings
from handlers.slack.side import open_slack
from tests.fakes.slack.sender import SECRET
from tests.fakes.slack.town import BERGEN, CHANNEL, GROUP, KARI, OUTSIDER, Town, a_configuration, a_town

CARD = Card(language=Language.NB, summary="Et spørsmål", blocks=(Text((Plain("Hva lærte du? <!channel>"),)),))


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    async with a_town(sqlite_url) as opened:
        yield opened


def outgoing(to: str = CHANNEL, **more: Any) -> Outgoing:  # noqa: ANN401 - any field of it
    address = Address(platform=Platform.SLACK, external=to)
    return Outgoing(tenant=BERGEN, send_key="round/r1/prompt/kari", card=CARD, to=address, **more)


async def test_message_is_posted_with_its_full_text_and_is_found_again(town: Town) -> None:
    sent = await town.slack.messenger.send(outgoing(KARI))
    assert isinstance(sent, Delivered)
    (message,) = town.world.in_direct(KARI)
    assert message.text == "Et spørsmål\nHva lærte du? &lt;!channel&gt;"
    assert "kari" not in str(message.metadata)
    assert await town.slack.messenger.look_up(outgoing(KARI)) == sent


async def test_direct_conversation_is_opened_once(town: Town) -> None:
    for _ in range(3):
        await town.slack.messenger.send(outgoing(KARI))
    assert town.world.calls["conversations.open"] == 1
    assert town.world.calls["auth.test"] == 1


async def test_reply_goes_into_the_thread_and_an_update_changes_in_place(town: Town) -> None:
    parent = await town.slack.messenger.send(outgoing())
    assert isinstance(parent, Delivered)
    await town.slack.messenger.send(outgoing(thread_ref=parent.ref))
    assert await town.slack.messenger.send(outgoing(update_ref=parent.ref)) == parent
    first, reply = town.world.messages
    assert (first.changed, reply.thread) == (True, first.ts)


async def test_removed_message_is_gone_and_removing_it_again_is_no_failure(town: Town) -> None:
    kept = await town.slack.messenger.send(outgoing())
    gone = await town.slack.messenger.send(outgoing())
    assert isinstance(kept, Delivered)
    assert isinstance(gone, Delivered)
    for _ in range(2):
        assert await town.slack.messenger.send(outgoing(update_ref=gone.ref, removes=True)) == gone
    assert [one.ts for one in town.world.messages] == [kept.ref["ts"]]
    assert town.world.calls["chat.update"] == 0


@pytest.mark.parametrize("word", ["cant_delete_message", "compliance_exports_prevent_deletion"])
async def test_message_that_may_not_be_deleted_gets_other_words(town: Town, word: str) -> None:
    sent = await town.slack.messenger.send(outgoing())
    assert isinstance(sent, Delivered)
    town.world.misbehave("chat.delete", word)
    other = replace(CARD, summary="Borte", blocks=(Text((Plain("Tatt bort."),)),))
    assert await town.slack.messenger.send(replace(outgoing(update_ref=sent.ref, removes=True), card=other)) == sent
    assert [one.text for one in town.world.messages] == ["Borte\nTatt bort."]


async def test_removal_fails_as_everything_else_does(town: Town) -> None:
    sent = await town.slack.messenger.send(outgoing())
    assert isinstance(sent, Delivered)
    removal = outgoing(update_ref=sent.ref, removes=True)
    town.world.misbehave("chat.delete", "429", "token_revoked", "cut")
    assert isinstance(await town.slack.messenger.send(removal), RateLimited)
    refused = await town.slack.messenger.send(removal)
    assert refused == Rejected(reason="token_revoked", advice="slack.token-revoked", whole_tenant=True)
    assert isinstance(await town.slack.messenger.send(removal), Unknown)
    assert await town.slack.messenger.send(removal) == sent
    assert town.world.messages == []


@pytest.mark.parametrize(
    ("error", "key", "whole"),
    [
        ("channel_not_found", "slack.channel-not-found", False),
        ("is_archived", "slack.is-archived", False),
        ("not_in_channel", "slack.not-in-channel", False),
        ("account_inactive", "slack.account-inactive", True),
        ("token_revoked", "slack.token-revoked", True),
        ("invalid_auth", "slack.token-revoked", True),
        ("missing_scope", "slack.missing-scope", False),
        ("restricted_action", "slack.cannot-write", False),
        ("something_new", "slack.refused", False),
    ],
)
async def test_refusal_says_what_the_administrator_can_do(town: Town, error: str, key: str, *, whole: bool) -> None:
    town.world.misbehave("chat.postMessage", error)
    assert await town.slack.messenger.send(outgoing()) == Rejected(reason=error, advice=key, whole_tenant=whole)
    for language in Language:
        assert Translator(language).text(key).endswith(".")


async def test_archived_channel_and_channel_without_the_app_are_told_apart(town: Town) -> None:
    town.world.channels[CHANNEL].flags["is_archived"] = True
    archived = await town.slack.messenger.send(outgoing())
    town.world.channels[CHANNEL].flags["is_archived"] = False
    town.world.channels[CHANNEL].members.remove(town.world.bot_user)
    absent = await town.slack.messenger.send(outgoing())
    gone = await town.slack.messenger.send(outgoing("C0404"))
    assert [one.reason for one in (archived, absent, gone) if isinstance(one, Rejected)] == [
        "is_archived",
        "not_in_channel",
        "channel_not_found",
    ]


async def test_slack_says_how_long_to_wait(town: Town) -> None:
    town.world.misbehave("chat.postMessage", "429")
    assert await town.slack.messenger.send(outgoing()) == RateLimited(wait=timedelta(seconds=7))


@pytest.mark.parametrize("way", ["drop", "cut", "500"])
async def test_answer_that_never_came_is_unknown_and_posted_at_most_once(town: Town, way: str) -> None:
    await town.slack.messenger.send(outgoing(KARI))
    before = town.world.calls["chat.postMessage"]
    town.world.misbehave("chat.postMessage", way)
    assert isinstance(await town.slack.messenger.send(outgoing(KARI)), Unknown)
    assert town.world.calls["chat.postMessage"] == before + 1


async def test_message_that_was_taken_before_the_connection_was_cut_is_found(town: Town) -> None:
    town.world.misbehave("chat.postMessage", "cut")
    assert isinstance(await town.slack.messenger.send(outgoing(KARI)), Unknown)
    assert isinstance(await town.slack.messenger.look_up(outgoing(KARI)), Delivered)


async def test_message_that_never_arrived_is_not_there(town: Town) -> None:
    town.world.misbehave("chat.postMessage", "drop")
    assert isinstance(await town.slack.messenger.send(outgoing(KARI)), Unknown)
    assert await town.slack.messenger.look_up(outgoing(KARI)) is LookedUp.NOT_THERE


async def test_channels_are_not_read(town: Town) -> None:
    await town.slack.messenger.send(outgoing())
    assert await town.slack.messenger.look_up(outgoing()) is LookedUp.CANNOT_TELL
    assert town.world.calls["conversations.history"] == 0


async def test_nothing_leaves_when_somebody_else_has_taken_over(town: Town) -> None:
    await town.slack.messenger.send(outgoing())
    refused = await town.slack.messenger.send(outgoing(still_ours=lambda: False))
    assert isinstance(refused, NotSent)
    assert town.world.calls["chat.postMessage"] == 1


async def test_refused_connection_was_certainly_not_sent(town: Town) -> None:
    settings = SlackSettings(signing_secret=SECRET, bot_token="xoxb-fake", api_url="http://127.0.0.1:1/api/")
    async with open_slack(settings, CollectorRegistry()) as slack:
        slack.move_in(town.slack.house())
        assert isinstance(await slack.messenger.send(outgoing()), NotSent)


async def test_token_of_another_workspace_sends_nothing(sqlite_url: str) -> None:
    async with a_town(sqlite_url, configuration=replace(a_configuration(), slack_team="T0000002")) as town:
        sent = await town.slack.messenger.send(outgoing())
        assert sent == Rejected(reason="not_installed", advice="slack.not-installed", whole_tenant=True)
        assert town.world.messages == []


async def test_slack_that_hangs_holds_nobody_up_for_long_and_nothing_is_posted_twice(
    town: Town, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "TIMEOUT", aiohttp.ClientTimeout(total=0.3))
    settings = SlackSettings(signing_secret=SECRET, bot_token=town.world.token, api_url=f"{town.fake.url}/api/")
    async with open_slack(settings, CollectorRegistry()) as impatient:
        impatient.move_in(town.slack.house())
        town.world.misbehave("chat.postMessage", "hang")
        assert isinstance(await impatient.messenger.send(outgoing(KARI)), Unknown)
        town.world.misbehave("conversations.history", "hang")
        assert await impatient.messenger.look_up(outgoing(KARI)) is LookedUp.NOT_NOW
        town.world.misbehave("conversations.info", "hang")
        assert await impatient.directory.members_of(BERGEN, GROUP) is None
    assert town.world.calls["chat.postMessage"] == 1


async def test_command_is_answered_while_slacks_own_side_hangs(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "TIMEOUT", aiohttp.ClientTimeout(total=0.3))
    async with a_town(sqlite_url) as town:
        town.world.misbehave("users.info", "hang")
        answer = await town.sender.command(OUTSIDER, "mine", channel=CHANNEL)
        assert "finner deg ikke" in answer.json["text"]
