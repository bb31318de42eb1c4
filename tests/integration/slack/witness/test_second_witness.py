"""The product in a Slack that we did not write, so that our own fake does not only agree with ourselves."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.card import Plain, Text
from bot.domain.configuration import Channel
from bot.domain.person import Platform
from bot.ports import Address, Delivered, LookedUp, Outgoing
from handlers.slack.render import card_modal, message
from tests.fakes.slack.sender import Answer, buttons
from tests.fakes.slack.town import BERGEN, Town, a_configuration, a_town
from tests.fakes.slack.world import User, World
from tests.integration.slack.test_slack_messenger import CARD
from tests.integration.slack.witness.emulated import Emulated, emulated

# slack_sdk sends the app's own secret in a way that aiohttp will take away in its version 4, which we do not use.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    town: Town
    witness: Emulated
    accounts: Mapping[str, str]
    channel: str
    token: str

    async def trigger(self, person: str) -> str:
        """What a press or a command of this person would bring with it."""
        told = await self.witness.ask("views.generateTriggerId", token=self.token, user_id=self.accounts[person])
        return str(told["trigger_id"])

    @property
    def client(self) -> AsyncWebClient:
        return AsyncWebClient(token=self.token, base_url=f"{self.witness.url}/api/", session=self.witness.session)

    async def command(self, words: str, trigger: str) -> Answer:
        """Kari writes in the group's channel."""
        answer = await self.town.sender.command(self.accounts["kari"], words, channel=self.channel, trigger=trigger)
        await self.town.slack.settled()
        return answer

    async def views(self) -> str:
        """The page on which the witness shows what stands open."""
        async with self.witness.session.get(f"{self.witness.own}/", params={"tab": "views"}) as page:
            return await page.text()

    def outgoing(self, to: str) -> Outgoing:
        return Outgoing(tenant=BERGEN, send_key="k", card=CARD, to=Address(platform=Platform.SLACK, external=to))


@asynccontextmanager
async def opened(sqlite_url: str) -> AsyncIterator[Witnessed]:
    async with emulated() as witness:
        world = World(team=str((await witness.ask("auth.test"))["team_id"]))
        accounts = {one["name"]: one["id"] for one in (await witness.ask("users.list"))["members"]}
        world.users = {one: User(id=one, email="") for one in accounts.values()}
        channels = (await witness.ask("conversations.list", types="private_channel"))["channels"]
        (channel,) = (one["id"] for one in channels)
        group = replace(a_configuration().groups[0], channel=Channel(platform=Platform.SLACK, id=channel))
        configuration = replace(a_configuration(), slack_team=world.team, groups=(group,))
        async with a_town(
            sqlite_url, world=world, configuration=configuration, client_id="1.2", api_url=f"{witness.url}/api/"
        ) as town:
            token = await installed(town, witness, accounts["ola"])
            await witness.ask("conversations.invite", channel=channel, users=await bot_user(witness, token))
            await town.slack.find_people()
            yield Witnessed(town=town, witness=witness, accounts=accounts, channel=channel, token=token)


async def installed(town: Town, witness: Emulated, user: str) -> str:
    """Walk the way of «Add to Slack» through the witness's own page."""
    session = town.sender.session
    async with session.get(f"{town.door}/slack/install", allow_redirects=False) as page:
        asked = {name: one[0] for name, one in parse_qs(urlsplit(page.headers["Location"]).query).items()}
        cookie = "; ".join(f"{name}={one.value}" for name, one in page.cookies.items())
    back = urlsplit(await witness.says_yes(asked, user)).query
    async with session.get(f"{town.door}/slack/oauth_redirect?{back}", headers={"Cookie": cookie}) as done:
        assert done.status == 200
    kept = await town.slack._workspaces.token_for(town.world.team)
    assert kept is not None
    return kept


async def bot_user(witness: Emulated, token: str) -> str:
    return str((await witness.ask("auth.test", token=token))["user_id"])


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Witnessed]:
    async with opened(sqlite_url) as one:
        yield one


async def test_app_is_installed_and_finds_everybody_by_their_address(here: Witnessed) -> None:
    async with here.town.product.store.read(BERGEN) as work:
        known = {one.external: one.person for one in await work.identities.all()}
    assert known == {here.accounts[name]: name for name in ("kari", "nils", "anne", "ola")}


async def test_message_to_a_person_stands_there_whole_and_is_found_again(here: Witnessed) -> None:
    outgoing = here.outgoing(here.accounts["kari"])
    assert await here.town.slack.messenger.look_up(outgoing) is LookedUp.NOT_THERE
    sent = await here.town.slack.messenger.send(outgoing)
    assert isinstance(sent, Delivered)
    assert await here.town.slack.messenger.look_up(outgoing) == sent
    (stands,) = (await here.client.conversations_history(channel=str(sent.ref["channel"])))["messages"]
    assert stands["text"] == "Et spørsmål\nHva lærte du? &lt;!channel&gt;"
    assert stands["blocks"] == message(CARD)["blocks"]


async def test_post_in_the_channel_takes_replies_and_changes_in_place(here: Witnessed) -> None:
    messenger, outgoing = here.town.slack.messenger, here.outgoing(here.channel)
    post = await messenger.send(outgoing)
    assert isinstance(post, Delivered)
    assert isinstance(await messenger.send(replace(outgoing, thread_ref=post.ref)), Delivered)
    changed = replace(CARD, blocks=(Text((Plain("Nå er det noe annet."),)),))
    assert await messenger.send(replace(outgoing, card=changed, update_ref=post.ref)) == post
    told = await here.witness.ask("conversations.replies", channel=here.channel, ts=str(post.ref["ts"]))
    assert [one["text"].splitlines()[-1] for one in told["messages"]] == [
        "Nå er det noe annet.",
        "Hva lærte du? &lt;!channel&gt;",
    ]


async def test_channel_that_only_its_people_can_enter_is_the_groups_own(here: Witnessed) -> None:
    group = here.town.product.configurations.all()[0].groups[0]
    assert None in (await here.town.slack.directory.members_of(BERGEN, group.id) or ())
    await here.witness.ask("conversations.leave", channel=here.channel)
    assert set(await here.town.slack.directory.members_of(BERGEN, group.id) or ()) == set(group.people)


async def test_form_opens_for_a_command_and_its_trigger_is_used_once(here: Witnessed) -> None:
    await here.town.has_said_yes(here.accounts["kari"])
    trigger = await here.trigger("kari")
    answer = await here.command("nytt", trigger)
    assert answer.body == ""
    assert "<td>Nytt oppfølgingspunkt</td>" in await here.views()
    with pytest.raises(SlackApiError, match="trigger"):
        await here.client.views_open(trigger_id=trigger, view=card_modal(CARD))


async def test_home_is_published_when_somebody_opens_it(here: Witnessed) -> None:
    await here.town.has_said_yes(here.accounts["kari"])
    opened_home = {"type": "app_home_opened", "user": here.accounts["kari"], "tab": "home", "channel": "D1"}
    await here.town.sender.event(opened_home)
    await here.town.slack.settled()
    assert "Legg til noe nytt" in await here.views()


async def test_own_data_arrives_as_a_file_for_this_person_alone(here: Witnessed) -> None:
    kari = here.accounts["kari"]
    await here.town.has_said_yes(kari)
    await here.command("mine data", await here.trigger("kari"))
    shown = here.town.world.seen_by(kari, here.channel)[-1]
    label = next(one for one in buttons(shown.blocks) if one.startswith("Last ned"))
    await here.town.sender.press(kari, shown, label)
    await here.town.slack.settled()
    (file,) = (await here.witness.ask("files.list", token="xoxp-kari"))["files"]
    reading = {"Authorization": "Bearer xoxp-kari"}
    async with here.witness.session.get(file["url_private"], headers=reading) as read:
        assert '"person": "kari"' in await read.text()
    assert (await here.witness.ask("files.list", token="xoxp-nils"))["files"] == []
