"""Slack's Web API on this machine, with its 429s, its lost connections and its refusals."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.fakes.slack.block_checks import message_faults
from tests.fakes.slack.web_api import METHODS
from tests.fakes.slack.world import Json, Message, SlackError, World

APP_TOKEN = "xapp-fake"
AS_JSON = ("blocks", "view", "metadata", "files")
POST_ONLY = ("chat.", "views.", "files.", "oauth.", "apps.")


class FakeSlack:
    def __init__(self, world: World) -> None:
        self.world = world
        self.url = ""
        self._connected: asyncio.Future[web.WebSocketResponse] = asyncio.get_running_loop().create_future()
        self._closing = asyncio.Event()
        self._answers: dict[str, asyncio.Future[Json]] = {}

    def application(self) -> web.Application:
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/respond/{channel}/{user}/{ts}", self._respond)
        app.router.add_get("/socket", self._socket)
        app.router.add_post("/upload/{file}", self._upload)
        return app

    def let_go(self) -> None:
        """Of what hangs."""
        self._closing.set()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        self.world.calls[name] += 1
        ways = self.world.ways.get(name)
        way = ways.popleft() if ways else ""
        if (early := await self._misbehaving(request, way)) is not None:
            return early
        answer = await self._answer(name, request)
        if way == "cut" and request.transport:
            request.transport.abort()
        return web.json_response(answer, headers={"x-oauth-scopes": self.world.scopes})

    async def _misbehaving(self, request: web.Request, way: str) -> web.StreamResponse | None:
        match way:
            case "" | "cut":
                return None
            case "429":
                return web.json_response(
                    {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "7"}
                )
            case "500":
                return web.Response(status=500, text="<html>oops</html>", content_type="text/html")
            case "drop":
                if request.transport:
                    request.transport.abort()
                return web.Response()
            case "hang":
                await self._closing.wait()
                return web.Response()
            case error:
                return web.json_response({"ok": False, "error": error})

    async def _answer(self, name: str, request: web.Request) -> Json:
        if name.startswith(POST_ONLY) and request.method != "POST":
            return {"ok": False, "error": "method_not_supported"}
        args = await _arguments(request)
        given = request.headers.get("Authorization", "").removeprefix("Bearer ") or args.pop("token", "")
        if name not in METHODS:
            return {"ok": False, "error": "unknown_method"}
        if name != "oauth.v2.access" and given not in self.tokens():
            return {"ok": False, "error": "invalid_auth" if given else "not_authed"}
        try:
            if name == "apps.connections.open" and given != APP_TOKEN:
                return {"ok": False, "error": "not_allowed_token_type"}
            return {"ok": True, **METHODS[name](self.world, {**args, "_url": self.url, "_token": given})}
        except SlackError as refused:
            return {"ok": False, "error": str(refused)}

    def tokens(self) -> set[str]:
        return {self.world.token, APP_TOKEN}

    async def send_over_socket(self, kind: str, payload: Json) -> Json:
        """Send an envelope to one of the connections, and wait for its answer."""
        async with asyncio.timeout(10):
            socket = await self._connected
            envelope = f"envelope-{self.world.number()}"
            self._answers[envelope] = asyncio.get_running_loop().create_future()
            await socket.send_json(
                {"envelope_id": envelope, "type": kind, "payload": payload, "accepts_response_payload": True}
            )
            return await self._answers[envelope]

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        if not self._connected.done():
            self._connected.set_result(socket)
        async for frame in socket:
            answer = json.loads(frame.data)
            self._answers[answer["envelope_id"]].set_result(answer.get("payload") or {})
        return socket

    async def _respond(self, request: web.Request) -> web.Response:
        """A response_url: it replaces a message that one person sees, or adds one."""
        body = await request.json()
        at = request.match_info
        self.world.faults += message_faults(body)
        if body.get("replace_original"):
            for one in self.world.messages:
                if one.ts == at["ts"]:
                    one.text, one.blocks, one.changed = body["text"], body["blocks"], True
        else:
            self.world.messages.append(
                Message(
                    channel=at["channel"],
                    ts=self.world.stamp(),
                    text=body["text"],
                    blocks=body["blocks"],
                    only=at["user"] if body.get("response_type") != "in_channel" else "",
                )
            )
        return web.json_response({"ok": True})

    async def _upload(self, request: web.Request) -> web.Response:
        self.world.files[request.match_info["file"]]["content"] = await request.read()
        return web.Response(text="OK - 1")


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    sent: dict[str, Any] = {**request.query, **(await request.post() if request.can_read_body else {})}
    return {name: json.loads(value) if name in AS_JSON else value for name, value in sent.items()}


@asynccontextmanager
async def fake_slack(world: World) -> AsyncIterator[FakeSlack]:
    fake = FakeSlack(world)
    server = TestServer(fake.application(), host="127.0.0.1")
    await server.start_server()
    fake.url = str(server.make_url("")).rstrip("/")
    try:
        yield fake
    finally:
        fake.let_go()
        await server.close()
