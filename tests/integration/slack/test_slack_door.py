"""What comes to Slack's door unsigned, too large, of a wrong kind or from elsewhere is turned away and counted."""

import json
import time
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import pytest

from bot.domain.person import Platform
from tests.fakes.slack.sender import FORM, signed
from tests.fakes.slack.town import BERGEN, CHANNEL, KARI, OUTSIDER, Town, a_town


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    async with a_town(sqlite_url) as opened:
        yield opened
        assert opened.world.faults == []


def command(**more: str) -> bytes:
    fields = {
        "team_id": "T0000001",
        "channel_id": CHANNEL,
        "user_id": KARI,
        "command": "/oppfølging",
        "text": "hjelp",
        "trigger_id": "1.2.x",
    }
    return urlencode({**fields, **more}).encode()


BODY = command()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": str(int(time.time()))},
        {**signed(BODY), "X-Slack-Signature": "v0=" + "0" * 64},
        {**signed(BODY), "X-Slack-Signature": "v1=ø"},
        signed(BODY, secret="another secret"),
        signed(BODY + b"&text=mine"),
        signed(BODY, at=time.time() - 301),
        signed(BODY, at=time.time() + 100_000),
        {**signed(BODY), "X-Slack-Request-Timestamp": "yesterday"},
        {**signed(BODY), "X-Slack-Request-Timestamp": "١٢٣"},
    ],
    ids=["none", "no signature", "wrong", "not ascii", "other secret", "other body", "old", "early", "words", "digits"],
)
async def test_who_is_not_slack_is_turned_away_and_counted(town: Town, headers: dict[str, str]) -> None:
    answer = await town.sender.post(BODY, {"Content-Type": FORM, **headers})
    assert (answer.status, answer.body) == (401, "")
    assert town.refused("signature") == 1
    assert town.world.calls["chat.postMessage"] == 0


async def test_body_over_a_megabyte_is_not_read_to_its_end(town: Town) -> None:
    large = b"payload=" + b"x" * 1_000_001
    assert (await town.sender.post(large, {"Content-Type": FORM, **signed(large)})).status == 413
    assert town.refused("too_large") == 1


async def test_wrong_content_type_is_refused_before_the_signature_is_looked_at(town: Town) -> None:
    assert (await town.sender.post(BODY, {"Content-Type": "text/plain", **signed(BODY)})).status == 415
    assert town.refused("content_type") == 1


async def test_workspace_of_no_kommune_gets_a_polite_answer_and_no_data(town: Town) -> None:
    body = command(team_id="T9999999", text="mine")
    answer = await town.sender.post(body, {"Content-Type": FORM, **signed(body)})
    assert answer.status == 200
    assert "ikke satt opp" in answer.body
    assert "Kari" not in answer.body
    assert town.refused("unknown_workspace") == 1


async def test_replayed_request_is_answered_once(town: Town) -> None:
    await town.has_said_yes(KARI)
    trigger = town.world.trigger(KARI)
    first = await town.sender.command(KARI, "hjelp", channel=CHANNEL, trigger=trigger)
    again = await town.sender.command(KARI, "hjelp", channel=CHANNEL, trigger=trigger)
    assert "blocks" in first.json
    assert (again.status, again.body) == (200, "")


async def test_event_that_slack_sends_again_is_answered_once(town: Town) -> None:
    await town.has_said_yes(KARI)
    for retry in range(4):
        assert (await town.sender.says(KARI, "hjelp", event_id="Ev-same", retry=retry)).status == 200
    await town.slack.settled()
    assert len(town.world.in_direct(KARI)) == 1


async def test_forged_action_is_a_friendly_no(town: Town) -> None:
    """Signed, but with ids of something that is not this person's, and with nonsense for a value."""
    await town.has_said_yes(KARI)
    for value in ('["finish",{"commitment":"somebody-elses"}]', '["erase_everything",{}]', "{", ""):
        payload = {
            "type": "block_actions",
            "team": {"id": "T0000001"},
            "user": {"id": KARI},
            "trigger_id": town.world.trigger(KARI),
            "container": {"type": "message", "channel_id": town.world.direct(KARI).id, "message_ts": "1.1"},
            "actions": [{"type": "button", "action_id": "0:finish", "block_id": "0:buttons", "value": value}],
        }
        assert (await town.sender.interaction(payload)).status == 200
    await town.slack.settled()
    assert [one.text.splitlines()[0] for one in town.world.in_direct(KARI)] == [
        "Jeg finner ikke dette for deg. Kanskje er det tatt bort. Åpne oversikten og se hva som gjelder nå."
    ]


async def test_member_of_another_workspace_is_nobody_here(town: Town) -> None:
    town.world.users[KARI].flags["team_id"] = "T7777777"
    async with town.product.store.begin(BERGEN) as work:
        kari = await work.identities.who(Platform.SLACK, KARI)
        assert kari is not None
        await work.identities.forget(kari.person)
    answer = await town.sender.command(KARI, "mine", channel=CHANNEL)
    assert "finner deg ikke" in answer.json["text"]


async def test_outsider_gets_a_kind_no(town: Town) -> None:
    answer = await town.sender.command(OUTSIDER, "ring Ola innen fredag", channel=CHANNEL)
    assert "finner deg ikke" in answer.json["text"]
    assert answer.json["response_type"] == "ephemeral"


async def test_slack_proves_the_address_is_ours(town: Town) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "t"}).encode()
    answer = await town.sender.post(body, {"Content-Type": "application/json", **signed(body)})
    assert (answer.status, answer.json["challenge"]) == (200, "abc")
