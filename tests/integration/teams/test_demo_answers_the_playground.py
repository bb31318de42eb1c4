"""The demo's bot answers Microsoft's local client as well, without tokens, and nobody but this machine."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.config import load
from handlers.app.demo import assembled
from handlers.teams.front_door import MESSAGES
from handlers.teams.playground import CHANNELS, add_demo_routes
from handlers.teams.side import open_teams
from tests.acceptance.teams_driver import card_of, words
from tests.acceptance.web_driver import StillClock
from tests.fakes.teams.connector import BOT, FakeTeams, Member, fake_teams, serving

EXAMPLE = Path(__file__).parents[3] / "examples" / "bergen.yaml"


@dataclass(slots=True)
class Demo:
    url: str
    teams: FakeTeams
    session: aiohttp.ClientSession

    async def says(self, text: str, *, service_url: str = "", conversation: str = "personal-chat-id") -> int:
        personal = conversation == "personal-chat-id"
        mention: dict[str, Any] = {"type": "mention", "mentioned": {"id": BOT}}
        sent = {
            "type": "message",
            "id": text,
            "channelId": "msteams",
            "serviceUrl": service_url or self.teams.url,
            "from": {"id": "29:kari", "aadObjectId": "aad-kari"},
            "recipient": {"id": BOT},
            "conversation": {"id": conversation, "conversationType": "personal" if personal else "channel"},
            "channelData": {"tenant": {"id": "00000000-0000-0000-0000-000000000000"}},
            "text": text if personal else f"<at>Oppfølging</at> {text}",
            "entities": [] if personal else [mention],
        }
        async with self.session.post(self.url + MESSAGES, json=sent) as answer:
            return answer.status

    def told(self, conversation: str) -> str:
        card = card_of(self.teams.in_conversation(conversation)[-1])
        return "\n".join(words(one) for one in card["body"])


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    (configuration,) = load(EXAMPLE).configurations
    async with (
        assembled(configuration, tmp_path, StillClock(), configuration.people) as here,
        open_teams(None, CollectorRegistry()) as side,
        fake_teams() as teams,
        aiohttp.ClientSession() as session,
    ):
        teams.rosters = {"personal-chat-id": [Member(id="kari", name="Kari", email="kari@bergen.example")]}
        application = web.Application()
        product = here.product
        add_demo_routes(
            application,
            side,
            configuration,
            take=product.take,
            store=product.store,
            configurations=product.configurations.all,
            now=product.clock.now,
        )
        async with serving(application) as url:
            yield Demo(url, teams, session)


async def test_kari_is_known_by_her_address(demo: Demo) -> None:
    assert await demo.says("oppfølging hjelp") == 200
    assert "Skriv /oppfølging og eitt av orda under" in demo.told("personal-chat-id")


async def test_the_playgrounds_channels_are_the_first_group(demo: Demo) -> None:
    await demo.says("hjelp", conversation=CHANNELS[0])
    assert demo.teams.in_conversation(CHANNELS[0])
    assert demo.teams.in_conversation("personal-chat-id") == []


async def test_the_demo_writes_to_no_other_machine(demo: Demo) -> None:
    assert await demo.says("hei", service_url="https://smba.trafficmanager.net/emea/") == 401
    assert demo.teams.posts == []
