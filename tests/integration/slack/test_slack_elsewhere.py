"""Slack without an open door, in several workspaces, in a whole organisation, and asked by the administrator."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text

from bot.domain.language import Language
from bot.domain.person import Platform
from bot.i18n.translator import Translator
from bot.ports import Address, Delivered, Outgoing, Rejected
from handlers.slack.live import live_checks
from handlers.slack.manifest import SCOPES
from tests.fakes.slack.server import APP_TOKEN
from tests.fakes.slack.town import BERGEN, CHANNEL, KARI, Town, a_configuration, a_town
from tests.integration.slack.test_slack_messenger import CARD

# slack_sdk sends the app's own secret in a way that aiohttp will take away in its version 4, which we do not use.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")


def outgoing() -> Outgoing:
    return Outgoing(tenant=BERGEN, send_key="k", card=CARD, to=Address(platform=Platform.SLACK, external=CHANNEL))


@pytest.fixture
async def distributed(sqlite_url: str) -> AsyncIterator[Town]:
    async with a_town(sqlite_url, client_id="1.2") as opened:
        yield opened


async def install(town: Town) -> int:
    """Walk the way of «Add to Slack», as a browser does."""
    session = town.sender.session
    async with session.get(f"{town.door}/slack/install", allow_redirects=False) as page:
        query, cookies = parse_qs(urlsplit(page.headers["Location"]).query), page.cookies
    assert set(query["scope"][0].split(",")) == set(SCOPES)
    town.world.codes.add("a-code")
    back = {"code": "a-code", "state": query["state"][0]}
    cookie = "; ".join(f"{name}={one.value}" for name, one in cookies.items())
    async with session.get(f"{town.door}/slack/oauth_redirect", params=back, headers={"Cookie": cookie}) as done:
        return done.status


async def test_story_can_be_told_over_socket_mode(sqlite_url: str) -> None:
    async with a_town(sqlite_url, app_token=APP_TOKEN) as town, town.slack.running():
        await town.has_said_yes(KARI)
        payload = {"command": "/oppfølging", "text": "mine", "team_id": town.world.team, "user_id": KARI}
        more = {"channel_id": CHANNEL, "trigger_id": town.world.trigger(KARI)}
        answer = await town.fake.send_over_socket("slash_commands", {**payload, **more})
        assert answer["response_type"] == "ephemeral"
        event = {"type": "message", "channel_type": "im", "channel": town.world.direct(KARI).id, "user": KARI}
        said = {"team_id": town.world.team, "event_id": "Ev1", "type": "event_callback"}
        await town.fake.send_over_socket("events_api", {**said, "event": {**event, "text": "hjelp", "ts": "1.1"}})
        await town.slack.settled()
        assert len(town.world.in_direct(KARI)) == 1
        stranger = await town.fake.send_over_socket("slash_commands", {**payload, **more, "team_id": "T9999999"})
        assert "ikke satt opp" in str(stranger)


async def test_workspace_installs_the_app_itself_and_its_token_is_sealed(distributed: Town) -> None:
    assert await distributed.slack.messenger.send(outgoing()) == Rejected(
        reason="not_installed", advice="slack.not-installed", whole_tenant=True
    )
    assert await install(distributed) == 200
    assert isinstance(await distributed.slack.messenger.send(outgoing()), Delivered)
    async with distributed.product.store.database.reading() as connection:
        rows = (await connection.execute(text("SELECT team, secret FROM installations"))).all()
    assert [row.team for row in rows] == [distributed.world.team]
    assert distributed.world.token.encode() not in rows[0].secret


async def test_state_that_nobody_issued_installs_nothing(distributed: Town) -> None:
    forged = {"code": "a-code", "state": "guessed"}
    distributed.world.codes.add("a-code")
    url = f"{distributed.door}/slack/oauth_redirect"
    async with distributed.sender.session.get(
        url, params=forged, headers={"Cookie": "slack-app-oauth-state=guessed"}
    ) as answer:
        assert answer.status == 401
    assert await distributed.product.store.installations.find(team=distributed.world.team) is None


async def test_token_is_renewed_before_it_runs_out(distributed: Town) -> None:
    await install(distributed)
    first = distributed.world.token
    store, now = distributed.product.store.installations, distributed.clock.now()
    kept = await store.find(team=distributed.world.team)
    assert kept is not None
    soon = json.dumps({**json.loads(kept.secret), "expires_at": int(now.timestamp()) + 60})
    await store.save(replace(kept, secret=soon), now)
    assert isinstance(await distributed.slack.messenger.send(outgoing()), Delivered)
    assert distributed.world.token != first


async def test_installation_of_a_whole_organisation_reaches_its_workspaces(distributed: Town) -> None:
    distributed.world.enterprise = "E0000001"
    await install(distributed)
    assert [one.enterprise for one in await distributed.product.store.installations.org_wide()] == ["E0000001"]
    assert isinstance(await distributed.slack.messenger.send(outgoing()), Delivered)


@pytest.mark.parametrize(
    "event",
    [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}}],
    ids=lambda one: one["type"],
)
async def test_app_that_was_removed_sends_nothing_more(distributed: Town, event: dict[str, object]) -> None:
    await install(distributed)
    assert isinstance(await distributed.slack.messenger.send(outgoing()), Delivered)
    await distributed.sender.event(event)
    assert await distributed.product.store.installations.find(team=distributed.world.team) is None
    assert isinstance(await distributed.slack.messenger.send(outgoing()), Rejected)


async def ask(town: Town) -> dict[str, bool]:
    url, t = f"{town.fake.url}/api/", Translator(Language.NB)
    checked = await live_checks([a_configuration()], token=town.world.token, api_url=url, t=t)
    return {one.sentence: one.good for one in checked}


async def test_live_check_finds_everything_right(sqlite_url: str) -> None:
    async with a_town(sqlite_url) as town:
        town.world.scopes = ",".join(SCOPES)
        assert all((await ask(town)).values())
        assert town.world.messages == []


async def test_live_check_tells_each_thing_that_is_wrong(sqlite_url: str) -> None:
    async with a_town(sqlite_url) as town:
        town.world.scopes = "chat:write,commands"
        town.world.users["U00000NILS"].flags["is_restricted"] = True
        town.world.users["U00000ANNE"].email = "anne@elsewhere.example"
        town.world.channels[CHANNEL].members.append("U000000TOR")
        wrong = "\n".join(sentence for sentence, good in (await ask(town)).items() if not good)
    assert "groups:read" in wrong
    assert "Nils Nordmann (nils@bergen.example): er gjest" in wrong
    assert "Anne Nordmann (anne@bergen.example): Slack kjenner ikke" in wrong
    assert "verken er deltaker eller leder" in wrong


async def test_live_check_with_a_dead_token_says_so(sqlite_url: str) -> None:
    async with a_town(sqlite_url) as town:
        town.world.misbehave("auth.test", "token_revoked")
        assert await ask(town) == {"Nøkkelen virker ikke (token_revoked).": False}
