"""The stories in Microsoft's own local client: it holds the conversations, and we listen on the line to it."""

import asyncio
import os
import re
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry
from typing_extensions import override

from bot.domain.configuration import Channel, Configuration
from bot.domain.ids import GroupId, PersonId
from bot.domain.person import Platform
from bot.store.cipher import new_key
from bot.store.engine import url_beside
from bot.store.migrating import upgrade
from handlers.app.demo import CLOCK_FILE
from handlers.app.journey import Journey
from handlers.app.oppfolging import build
from handlers.app.running import sending
from handlers.teams import connector
from handlers.teams.front_door import MESSAGES
from handlers.teams.house import House
from handlers.teams.side import TeamsSide
from handlers.web.clock import MovableClock
from scheduling.telemetry import Telemetry
from tests.acceptance.driver import Filled
from tests.acceptance.teams_driver import TeamsDriver, first_morning
from tests.acceptance.web_driver import StillClock
from tests.fakes.teams.connector import ORGANISATION, FakeTeams, Post, serving
from tests.fakes.teams.key_server import KeyServer

FOLDER: Final = Path(__file__).parents[2] / "playground"
PACKAGE: Final = FOLDER / "node_modules" / "@microsoft" / "m365agentsplayground"
USERS: Final = {"kari": 0, "ola": 1, "eva": 2, "per": 3, "liv": 4, "odd": 5}
PRIVATE: Final = "personal-chat-id"
GROUP: Final = "channel-announcements-id"
BOT: Final = "00000000-0000-0000-0000-00000000000b"
PATIENCE: Final = 30.0


@dataclass(slots=True)
class Line(FakeTeams):
    """Between the product and the Playground: everything goes through, and is written down."""

    there: str = ""

    @override
    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/_connector/{path:.*}", self._pass)
        return app

    async def _pass(self, request: web.Request) -> web.Response:
        body = await request.read()
        url = f"{self.there}{request.path_qs}"
        headers = {"Content-Type": "application/json"}
        async with (
            aiohttp.ClientSession() as session,
            session.request(request.method, url, data=body, headers=headers) as said,
        ):
            answer = await said.json(content_type=None) if said.content_length else {}
            self._write_down(request, await request.json() if body else {}, answer or {}, said.status)
            return web.json_response(answer, status=said.status)

    def _write_down(self, request: web.Request, sent: dict[str, Any], answer: dict[str, Any], status: int) -> None:
        if status >= 300:
            self.faults.append(f"{request.method} {request.path}: {status}")
            return
        match request.method, request.path.split("/")[4:]:
            case "POST", []:
                self.chats[sent["members"][0]["id"]] = answer["id"]
            case "POST", [conversation, "activities", *_]:
                self._check(sent)
                turn = next(self.turns)
                self.posts.append(Post(id=answer["id"], conversation=conversation, activity=sent, turn=turn))
            case "PUT", [_, "activities", activity]:
                (post,) = [one for one in self.posts if one.id == activity]
                post.activity, post.changed, post.turn = sent, True, next(self.turns)
            case _:
                pass


@dataclass(slots=True)
class Answered:
    """What the product said to the Playground, in order."""

    bodies: list[Any] = field(default_factory=list)
    event: asyncio.Event = field(default_factory=asyncio.Event)

    @web.middleware
    async def listen(self, request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401 - aiohttp's
        response: web.Response = await handler(request)
        self.bodies.append((response.status, response.body))
        self.event.set()
        return response


@dataclass(slots=True, kw_only=True)
class PlaygroundDriver(TeamsDriver):
    """Kari sits before the Playground; the others come in by its custom activities."""

    answered: Answered
    playground: str
    events: Iterator[int] = field(default_factory=count)

    @override
    async def _act(self, person: str, conversation: str, **what: Any) -> Filled | None:
        before, heard = len(self.teams.posts), len(self.answered.bodies)
        self.pressed = {}
        if person == "kari" and what["type"] == "invoke":
            self.pressed = await self._invoke(conversation, what)
        elif person == "kari" and conversation == PRIVATE:
            said = {"from": {"id": "user-id-0"}, "text": what["text"], "textFormat": "plain", "mentions": []}
            await self._ask(f"/_conversation/v1/conversations/{PRIVATE}/messages", said)
        else:
            await self._ask("/_internal/v1/customActivities", self._activity(person, conversation, what))
        async with asyncio.timeout(PATIENCE):
            while len(self.answered.bodies) == heard:
                self.answered.event.clear()
                await self.answered.event.wait()
        assert self.answered.bodies[-1][0] == 200, self.answered.bodies[-1]
        await self.product.delivery.drained()
        return self._opened(person, before, what.get("replyToId", ""))

    async def _invoke(self, conversation: str, what: dict[str, Any]) -> dict[str, Any]:
        pressed = {"from": {"id": "user-id-0"}, "conversation": {"id": conversation}}
        answer = await self._ask("/_conversation/v1/invoke", {**what, **pressed})
        assert isinstance(answer, dict)
        return answer

    async def _ask(self, path: str, body: dict[str, Any]) -> object:
        async with self.session.post(f"{self.playground}{path}", json=body) as said:
            text = await said.text()
            assert said.status == 200, f"{path}: {said.status} {text[:300]}"
            return await said.json() if said.content_type == "application/json" else None

    def _activity(self, person: str, conversation: str, what: dict[str, Any]) -> dict[str, Any]:
        number = USERS.get(person, 9)
        private = conversation == self._private(person)
        return {
            "id": f"event-{next(self.events)}",
            "channelId": "msteams",
            "serviceUrl": f"{self.teams.url}_connector",
            "from": {"id": f"user-id-{number}", "aadObjectId": f"00000000-0000-0000-0000-00000000002{number}"},
            "recipient": {"id": BOT},
            "conversation": {"id": conversation, "conversationType": "personal" if private else "channel"},
            "channelData": {"tenant": {"id": ORGANISATION}},
            **what,
        }

    @override
    def _home(self, group: str) -> str:
        return GROUP

    @override
    def _private(self, person: str) -> str:
        return self.teams.chats.get(f"user-id-{USERS[person]}", PRIVATE if person == "kari" else f"a:{person}")


def moved_to_the_playground(configuration: Configuration) -> Configuration:
    """One group, with everybody the Playground puts into its team."""
    first = configuration.groups[0]
    everybody = (*first.people, PersonId("odd"))
    group = replace(first, members=everybody, channel=Channel(platform=Platform.TEAMS, id=GROUP))
    people = tuple(one for one in configuration.people if one.id in everybody)
    seminar = replace(configuration.seminars[0], commitments=())
    assert group.id == GroupId("bord-1")
    return replace(configuration, groups=(group,), people=people, seminars=(seminar,), teams_tenant=ORGANISATION)


@asynccontextmanager
async def in_the_playground(configuration: Configuration, data: Path) -> AsyncIterator[PlaygroundDriver]:
    node = _node()
    here = moved_to_the_playground(configuration)
    clock = MovableClock(data / CLOCK_FILE, StillClock(), first_morning(here))
    url = url_beside(data / "playground.yaml")
    await upgrade(url)
    line, answered, registry = Line(), Answered(), CollectorRegistry()
    async with serving(line.application()) as line_url, connector.session() as session:
        line.url = f"{line_url}/"
        side = TeamsSide(None, session, registry)
        async with build(
            [here],
            database_url=url,
            text_keys=[new_key()],
            clock=clock,
            messengers={Platform.TEAMS: side.messenger},
            directories={Platform.TEAMS: side.directory},
            telemetry=Telemetry(CollectorRegistry()),
        ) as product:
            following = product.configurations.all
            side.move_in(House(take=product.take, store=product.store, configurations=following, now=clock.now))
            application = web.Application(middlewares=[answered.listen])
            side.add_routes(application)
            async with (
                serving(application) as address,
                _playground(node, data, f"{address}{MESSAGES}", f"{line_url}/_connector") as there,
                sending(product),
            ):
                line.there = there
                await side.people.remember_service(here, f"{line_url}/_connector")
                await side.find_people()
                await product.tick()
                await product.delivery.drained()
                yield PlaygroundDriver(
                    product=product,
                    side=side,
                    journey=Journey(product, clock, lambda: len(line.posts)),
                    configuration=here,
                    teams=line,
                    keys=KeyServer(keys={}),
                    session=session,
                    url=address,
                    answered=answered,
                    playground=there,
                )
    if line.faults:
        raise AssertionError("\n".join(line.faults))


@asynccontextmanager
async def _playground(node: str, data: Path, bot: str, service_url: str) -> AsyncIterator[str]:
    """Start it in a folder of its own, where it finds its people and leaves its log."""
    folder = data / "playground"
    folder.mkdir()
    shutil.copy(FOLDER / ".m365agentsplayground.yml", folder)
    asked = ("start", "-e", bot, "-c", "msteams", "-p", str(_free_port()), "--su", service_url, "--dt", "--er")
    process = await asyncio.create_subprocess_exec(
        *(node, str(PACKAGE / "cli.js"), *asked),
        cwd=folder,
        env={**os.environ, "TEAMSAPPTESTER_BROWSER": "none"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            port = await _port(process)
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _port(process: asyncio.subprocess.Process) -> int:
    """A busy port silently becomes another: only what it says counts."""
    assert process.stdout is not None
    async for line in process.stdout:
        if found := re.search(rb"Listening on (\d+)", line):
            return int(found[1])
    raise AssertionError("the Playground did not start")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _node() -> str:
    node = shutil.which("node")
    if node and PACKAGE.is_dir():
        return node
    lacks = "The Playground needs node, and once: npm ci --prefix playground"
    if os.environ.get("OPPFOLGING_TEST_ALL") == "1":
        pytest.fail(lacks, pytrace=False)
    pytest.skip(lacks)
