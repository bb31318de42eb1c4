"""Whoever comes to the door without a good token of Teams is turned away, and no turn runs."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import jwt
import pytest
from aiohttp import web
from botframework.connector.auth import ChannelValidation

from handlers.teams import keys
from handlers.teams.connector import session
from handlers.teams.front_door import MESSAGES, FrontDoor, Welcome
from handlers.teams.settings import TeamsSettings
from tests.fakes.teams.connector import BOT, ORGANISATION, serving
from tests.fakes.teams.key_server import APP_ID, KeyServer, claims_for, key_server, new_key, signed

SERVICE_URL = "https://smba.trafficmanager.net/emea/"
SETTINGS = TeamsSettings(app_id=APP_ID, app_type="SingleTenant", app_tenant=ORGANISATION, app_password="hemmelig")
EMULATOR = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"


@dataclass(slots=True)
class House:
    """A door with somebody behind it who notes what comes in."""

    url: str
    keys: KeyServer
    session: aiohttp.ClientSession
    turns: list[Mapping[str, Any]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    answer: dict[str, Any] | None = None

    async def knock(
        self, header: str | None = None, *, body: object | None = None, **headers: str
    ) -> tuple[int, object]:
        sent = {"Authorization": header, **headers} if header is not None else headers
        url = self.url + MESSAGES
        async with self.session.post(url, json=an_activity() if body is None else body, headers=sent) as said:
            return said.status, await said.json() if said.content_type == "application/json" else None

    def good(self) -> str:
        return f"Bearer {self.keys.token(SERVICE_URL)}"


def an_activity(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    good = {
        "type": "message",
        "id": "1",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "text": "hei",
        "from": {"id": "29:kari", "aadObjectId": "aad-kari"},
        "recipient": {"id": BOT},
        "conversation": {"id": "a:kari", "conversationType": "personal", "tenantId": ORGANISATION},
        "channelData": {"tenant": {"id": ORGANISATION}},
    }
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


@pytest.fixture
async def house(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    async with key_server() as server, session() as shared:
        monkeypatch.setattr(ChannelValidation, "open_id_metadata_endpoint", f"{server.url}/metadata")
        keys.watch_over(shared)
        there = House(url="", keys=server, session=shared)

        async def handle(sent: Mapping[str, Any]) -> dict[str, Any] | None:
            there.turns.append(sent)
            if sent.get("text") == "fall":
                raise RuntimeError("en hemmelig tekst")
            return there.answer

        welcome = Welcome(
            trusts=lambda url: url == SERVICE_URL, knows=lambda organisation: organisation == ORGANISATION
        )
        door = FrontDoor(SETTINGS, welcome, handle, there.refused.append)
        application = web.Application()
        application.router.add_post(MESSAGES, door.messages)
        async with serving(application) as url:
            there.url = url
            yield there


Made = Callable[[KeyServer], str]


def token(**claims: object) -> Made:
    return lambda server: f"Bearer {server.token(SERVICE_URL, **claims)}"


def forged(server: KeyServer) -> str:
    del server
    return f"Bearer {signed(new_key(), claims_for(SERVICE_URL))}"


def of_unknown_key(server: KeyServer) -> str:
    return f"Bearer {signed(server.keys['ours'], claims_for(SERVICE_URL), kid='ukjent')}"


def without_key_id(server: KeyServer) -> str:
    return f"Bearer {signed(server.keys['ours'], claims_for(SERVICE_URL), kid=None)}"


def by_shared_secret(server: KeyServer) -> str:
    del server
    return f"Bearer {signed(b'k' * 32, claims_for(SERVICE_URL), algorithm='HS256')}"


def by_stronger_hash(server: KeyServer) -> str:
    return f"Bearer {signed(server.keys['ours'], claims_for(SERVICE_URL), algorithm='RS512')}"


def unsigned(server: KeyServer) -> str:
    del server
    return f"Bearer {jwt.encode(claims_for(SERVICE_URL), '', algorithm='none', headers={'kid': 'ours'})}"


def with_other_words(server: KeyServer) -> str:
    head, body, tail = server.token(SERVICE_URL).split(".")
    return f"Bearer {head}.{body[:-4]}AAAA.{tail}"


def without_signature(server: KeyServer) -> str:
    return f"Bearer {server.token(SERVICE_URL).rsplit('.', 1)[0]}."


BAD: dict[str, Made] = {
    "an empty header": lambda _: "",
    "no scheme": lambda server: server.token(SERVICE_URL),
    "another scheme": lambda server: f"Basic {server.token(SERVICE_URL)}",
    "no token": lambda _: "Bearer ",
    "not a token": lambda _: "Bearer dette er ikke noe",
    "no audience": token(aud=None),
    "another audience": token(aud="00000000-0000-0000-0000-0000000000ff"),
    "an empty audience": token(aud=""),
    "no issuer": token(iss=None),
    "another issuer": token(iss="https://example.com"),
    "the emulator": token(iss=EMULATOR, appid=APP_ID, ver="1.0"),
    "another service address": lambda server: f"Bearer {server.token('https://smba.trafficmanager.net/amer/')}",
    "no service address": token(serviceurl=None),
    "expired": token(exp=1_700_000_000),
    "no end": token(exp=None),
    "not yet valid": token(nbf=4_000_000_000),
    "forged": forged,
    "an unknown key": of_unknown_key,
    "no key id": without_key_id,
    "HS256": by_shared_secret,
    "RS512": by_stronger_hash,
    "none": unsigned,
    "other words": with_other_words,
    "no signature": without_signature,
}


async def test_a_good_token_comes_in(house: House) -> None:
    assert await house.knock(house.good()) == (200, None)
    assert len(house.turns) == 1


@pytest.mark.parametrize("made", BAD.values(), ids=list(BAD))
async def test_a_bad_token_is_turned_away_before_a_turn_runs(house: House, made: Made) -> None:
    status, _ = await house.knock(made(house.keys))
    assert status == 401
    assert house.turns == []
    assert len(house.refused) == 1


async def test_no_header_is_turned_away(house: House) -> None:
    assert (await house.knock())[0] == 401
    assert house.turns == []


@pytest.mark.parametrize(
    "changed",
    [
        {"channelId": None},
        {"channelId": "emulator"},
        {"channelId": "directline"},
        {"serviceUrl": None},
        {"serviceUrl": "https://evil.example/"},
        {"serviceUrl": 7},
    ],
    ids=str,
)
async def test_a_good_token_does_not_carry_an_activity_from_elsewhere(house: House, changed: dict[str, Any]) -> None:
    assert (await house.knock(house.good(), body=an_activity(**changed)))[0] == 401
    assert house.turns == []


@pytest.mark.parametrize(
    "changed",
    [
        {"channelData": None},
        {"channelData": {"tenant": {"id": "00000000-0000-0000-0000-0000000000ff"}}},
        {"conversation": {"id": "a:kari", "tenantId": "00000000-0000-0000-0000-0000000000ff"}},
    ],
    ids=str,
)
async def test_other_organisations_do_not_come_in(house: House, changed: dict[str, Any]) -> None:
    assert (await house.knock(house.good(), body=an_activity(**changed)))[0] == 403
    assert house.turns == []


async def test_a_key_that_does_not_speak_for_teams_is_turned_away(house: House) -> None:
    house.keys.endorsements = ["webchat"]
    assert (await house.knock(house.good()))[0] == 401
    assert house.turns == []


async def test_a_key_server_that_is_down_asks_teams_to_try_again(house: House) -> None:
    house.keys.down = True
    assert (await house.knock(house.good()))[0] == 503
    house.keys.down = False
    assert (await house.knock(house.good()))[0] == 200
    assert len(house.turns) == 1


async def test_known_keys_outlive_a_key_server_that_goes_away(house: House) -> None:
    assert (await house.knock(house.good()))[0] == 200
    house.keys.down = True
    assert (await house.knock(house.good()))[0] == 200


async def test_invented_key_ids_do_not_wear_the_key_server_out(house: House) -> None:
    await house.knock(house.good())
    for number in range(5):
        header = f"Bearer {signed(house.keys.keys['ours'], claims_for(SERVICE_URL), kid=f'k{number}')}"
        assert (await house.knock(header))[0] == 401
    assert house.keys.asked == 1


@pytest.mark.parametrize("body", [[], "hei", {}, {"type": 7}, {"text": "hei"}], ids=str)
async def test_what_is_no_activity_is_a_bad_request(house: House, body: object) -> None:
    assert (await house.knock(house.good(), body=body))[0] == 400


async def test_too_much_is_not_read(house: House) -> None:
    assert (await house.knock(house.good(), body=an_activity(text="a" * 300_000)))[0] == 413


async def test_only_json_is_read(house: House) -> None:
    async with house.session.post(house.url + MESSAGES, data=b"hei", headers={"Content-Type": "text/plain"}) as said:
        assert said.status == 415


async def test_an_invoke_is_answered_with_its_body(house: House) -> None:
    house.answer = {"statusCode": 200, "type": "x", "value": "hei"}
    assert await house.knock(house.good(), body=an_activity(type="invoke", name="x")) == (200, house.answer)


async def test_what_goes_wrong_in_a_turn_is_said_without_its_words(house: House, capsys: Any) -> None:  # noqa: ANN401
    assert (await house.knock(house.good(), body=an_activity(text="fall")))[0] == 500
    assert "hemmelig" not in "".join(capsys.readouterr())
