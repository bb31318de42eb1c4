"""The demo's addresses answer this machine's own page, and everybody else with a sentence."""

import json
import logging
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.cards.action import Act, Action, encode
from handlers.web.parse import MOST_BYTES
from tests.browser.sample_site import SampleChat, application

EVENT = "3f0c6d1e-5a5b-4f8e-9a51-0c1f2f3a4b5c"
WRITTEN = {"persona": "amina", "event": EVENT, "room": "@amina", "text": "Hei"}


class Site(TestClient):  # type: ignore[type-arg]
    chat: SampleChat

    async def said(self, path: str, sent: object, **headers: str) -> tuple[int, dict[str, str]]:
        response = await self.post(path, data=json.dumps(sent), headers={"Content-Type": "application/json", **headers})
        return response.status, await response.json()

    async def chat_of(self, persona: str) -> list[dict[str, object]]:
        response = await self.get("/api/chat", params={"persona": persona})
        entries = (await response.json())["entries"]
        assert isinstance(entries, list)
        return entries


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    chat = SampleChat()
    async with Site(TestServer(await application(tmp_path, chat))) as client:
        client.chat = chat
        yield client


def page_of(site: Site) -> str:
    return str(site.make_url("")).rstrip("/")


async def test_page_runs_nothing_but_its_own_scripts_and_asks_for_no_other_address(site: Site) -> None:
    response = await site.get("/", params={"persona": "kari"})
    page = await response.text()
    assert response.headers["Content-Security-Policy"].startswith("default-src 'self'; base-uri 'none'")
    assert "//" not in page.replace("<!--", "")
    assert "<style" not in page
    assert 'style="' not in page
    assert 'lang="nn"' in page


@pytest.mark.parametrize(
    "path", ["/", "/api/chat?persona=amina", "/preview", "/static/style.css", "/events?persona=amina"]
)
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8080", "[::1", "10.0.0.1"])
async def test_name_that_only_pretends_to_be_this_machine_is_refused(site: Site, path: str, host: str) -> None:
    response = await site.get(path, headers={"Host": host})
    assert response.status == 403
    assert "svarer bare nettlesere" in await response.text()


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:8080"])
async def test_this_machine_has_several_names(site: Site, host: str) -> None:
    assert (await site.get("/", headers={"Host": host})).status == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_another_page_cannot_write_in_somebodys_name(site: Site, headers: Mapping[str, str]) -> None:
    status, said = await site.said("/api/write", WRITTEN, **headers)
    assert (status, said) == (403, {"error": "Prøven svarer bare sin egen side."})
    assert site.chat.heard == []


async def test_own_page_may_write(site: Site) -> None:
    status, _ = await site.said("/api/write", WRITTEN, Origin=page_of(site))
    assert status == 200
    assert site.chat.heard == [("say", "Hei")]


async def test_form_of_another_page_is_not_read(site: Site) -> None:
    response = await site.post("/api/write", data=WRITTEN)
    assert response.status == 415


async def test_link_from_another_page_may_open_the_demo(site: Site) -> None:
    response = await site.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})
    assert response.status == 200


async def test_same_event_twice_is_done_once(site: Site) -> None:
    await site.said("/api/write", WRITTEN)
    await site.said("/api/write", WRITTEN)
    assert site.chat.heard == [("say", "Hei")]
    assert sum(entry["text"] == "Hei" for entry in await site.chat_of("amina")) == 1


async def test_what_failed_may_be_tried_again(site: Site) -> None:
    crash = {**WRITTEN, "text": "/oppfølging krasj"}
    assert (await site.said("/api/write", crash))[0] == 500
    assert (await site.said("/api/write", crash))[0] == 500
    assert site.chat.heard == [("command", "krasj")] * 2


async def test_body_that_is_too_large_gets_a_sentence(site: Site) -> None:
    status, said = await site.said("/api/write", {**WRITTEN, "text": "a" * MOST_BYTES})
    assert (status, said) == (413, {"error": "Teksten er for lang for én melding. Del den i flere."})


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"a"', "[" * 100_000])
async def test_body_that_is_no_object_gets_a_sentence(site: Site, body: str) -> None:
    response = await site.post("/api/write", data=body, headers={"Content-Type": "application/json"})
    assert response.status == 400
    assert "Det forsto jeg ikke." in (await response.json())["error"]


@pytest.mark.parametrize("wrong", [{"persona": "nobody"}, {"room": "#bord-9"}, {"room": "@ola"}, {"parent": "gone"}])
async def test_unknown_ids_and_other_peoples_rooms_get_a_sentence(site: Site, wrong: Mapping[str, str]) -> None:
    status, said = await site.said("/api/write", {**WRITTEN, **wrong})
    assert status == 404
    assert said["error"].endswith(".")
    assert site.chat.heard == []


@pytest.mark.parametrize("action", ["", "[]", '["erase_everything",{}]', "x" * 5_000])
async def test_action_that_nobody_made_gets_a_sentence(site: Site, action: str) -> None:
    status, said = await site.said("/api/press", {**WRITTEN, "action": action, "values": {}})
    assert (status, said) == (404, {"error": "Det finnes ikke, eller det er ikke for deg."})


async def test_message_of_somebody_else_cannot_be_pressed(site: Site) -> None:
    prompt = next(entry["id"] for entry in await site.chat_of("amina") if entry["room"] == "@amina")
    pressed = {"persona": "eva", "event": EVENT, "room": "@eva", "message": prompt, "values": {}}
    status, _ = await site.said("/api/press", {**pressed, "action": encode(Action(Act.STAND_OVER))})
    assert status == 404
    assert site.chat.heard == []


async def test_fault_of_ours_is_logged_without_a_word_of_anybody(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        status, said = await site.said("/api/write", {**WRITTEN, "text": "/oppfølging krasj"}, **{"X-Language": "en"})
    assert (status, said) == (500, {"error": "Something went wrong on our side. Try again in a moment."})
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("handlers")]
    assert ours == ["POST write: RuntimeError"]
    assert "must not be logged" not in caplog.text


async def test_own_data_are_for_their_owner_only(site: Site) -> None:
    download = encode(Action(Act.DOWNLOAD))
    await site.said("/api/press", {**WRITTEN, "room": "#bord-1", "action": download, "values": {}})
    (token,) = [entry["file"] for entry in await site.chat_of("amina") if entry["file"]]
    mine: ClientResponse = await site.get(f"/api/files/{token}", params={"persona": "amina"})
    assert await mine.read() == b"{}"
    assert mine.headers["Content-Disposition"] == 'attachment; filename="mine-data.json"'
    assert (await site.get(f"/api/files/{token}", params={"persona": "eva"})).status == 404


@pytest.mark.parametrize("path", ["..%2Froutes.py", "%2e%2e/door.py", "nothing.js", "a%00b", ""])
async def test_only_what_lies_in_static_is_served(site: Site, path: str) -> None:
    assert (await site.get(f"/static/{path}")).status == 404


async def test_clock_goes_forward_and_says_what_time_it_is(site: Site) -> None:
    _, moved = await site.said("/api/clock", {"persona": "amina", "to": "date", "date": "2026-05-08"})
    assert moved["moved"]
    assert moved["clock"]["text"] == "fredag 8. mai 2026 kl. 12.00"  # type: ignore[index]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"to": "date", "date": "2026-04-14"}, "Klokka går bare framover."),
        ({"to": "date", "date": "9999-12-31"}, "Så langt fram går klokka ikke på én gang."),
        ({"to": "date", "date": "31.6."}, "Den datoen finnes ikke."),
        ({"to": "yesterday"}, "Det forsto jeg ikke."),
    ],
)
async def test_clock_says_why_it_does_not_move(site: Site, wanted: Mapping[str, str], sentence: str) -> None:
    status, said = await site.said("/api/clock", {"persona": "amina", **wanted})
    assert status == 400
    assert said["error"].startswith(sentence)


async def test_page_that_lost_the_line_gets_what_it_missed(site: Site) -> None:
    before = await (await site.get("/api/chat", params={"persona": "amina"})).json()
    await site.said("/api/write", WRITTEN)
    stream = await site.get("/events?persona=amina", headers={"Last-Event-ID": str(before["number"])})
    await stream.content.readline()
    news = json.loads((await stream.content.readline()).removeprefix(b"data: "))
    stream.close()
    assert [entry["text"] for entry in news["entries"]] == ["Hei", ""]


async def test_cards_of_the_preview_come_in_every_language(site: Site) -> None:
    for language in ("nb", "nn", "en"):
        shown = await (await site.get("/api/preview", params={"language": language})).json()
        assert [sample["name"] for sample in shown["samples"]][:2] == ["prompt", "reflection_form"]
