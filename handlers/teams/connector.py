"""The connector of Teams over one session: our own requests with the SDK's token, each sent once."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlsplit
from urllib.request import getproxies

import aiohttp
from yarl import URL

from bot.ports import NotSent, Unknown
from handlers.fence import FencedRequest, NotOursError, only_while
from handlers.teams.blocks import Json
from handlers.teams.render import as_bytes
from handlers.teams.tokens import Tokens, TokenUnavailableError

CONNECTIONS: Final = 100
TIMEOUT: Final = aiohttp.ClientTimeout(total=20, sock_connect=5)
HOST: Final = "smba.trafficmanager.net"
DOMAINS: Final = (".botframework.com", ".teams.microsoft.com")
"""Where the service of Teams lives; everything else under trafficmanager.net is somebody else's."""
LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: Json = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return self.status in {200, 201, 202}

    @property
    def code(self) -> str:
        """The connector's own word for what is wrong."""
        error = self.body.get("error")
        return str(error.get("code", "")) if isinstance(error, dict) else ""


@dataclass(frozen=True, slots=True)
class NoToken:
    refused: bool


Said = Answer | NotSent | Unknown | NoToken


def is_ours(service_url: str, *, loopback: bool = False) -> bool:
    """Whether tokens and texts may be sent there at all. An activity names this address, so it is a claim."""
    try:
        parts = urlsplit(service_url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if parts.username or parts.password or parts.query or parts.fragment:
        return False
    if loopback:
        return parts.scheme in {"http", "https"} and host in LOOPBACK
    here = host == HOST or host.endswith(DOMAINS)
    return parts.scheme == "https" and here and port in {None, 443}


class Connector:
    def __init__(self, session: aiohttp.ClientSession, tokens: Tokens, *, loopback: bool = False) -> None:
        self._session = session
        self._tokens = tokens
        self._loopback = loopback

    def trusts(self, service_url: str) -> bool:
        return is_ours(service_url, loopback=self._loopback)

    async def post(self, service_url: str, *path: str, body: object, ours: Callable[[], bool] = lambda: True) -> Said:
        return await self._ask("POST", service_url, path, body=body, ours=ours)

    async def put(self, service_url: str, *path: str, body: object, ours: Callable[[], bool] = lambda: True) -> Said:
        return await self._ask("PUT", service_url, path, body=body, ours=ours)

    async def delete(self, service_url: str, *path: str, ours: Callable[[], bool] = lambda: True) -> Said:
        return await self._ask("DELETE", service_url, path, ours=ours)

    async def get(self, service_url: str, *path: str, query: Mapping[str, str] | None = None) -> Said:
        return await self._ask("GET", service_url, path, query=query)

    async def _ask(
        self,
        method: str,
        service_url: str,
        path: tuple[str, ...],
        *,
        body: object = None,
        query: Mapping[str, str] | None = None,
        ours: Callable[[], bool] = lambda: True,
    ) -> Said:
        if not self.trusts(service_url):
            return NotSent(reason="service_url")
        try:
            bearer = await self._tokens.bearer()
        except TokenUnavailableError as missing:
            return NoToken(missing.refused)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {bearer}"} if bearer else {})
        url = "/".join((service_url.rstrip("/"), "v3", *(quote(one, safe="") for one in path)))
        data = None if body is None else as_bytes(body)
        only_while(ours)
        return await self._send(method, url, headers=headers, data=data, query=query)

    async def _send(
        self, method: str, url: str, *, headers: Mapping[str, str], data: bytes | None, query: Mapping[str, str] | None
    ) -> Said:
        """What was never written is not sent; what was written and not answered may have arrived."""
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                headers=headers,
                data=data,
                params=query,
                allow_redirects=False,
                timeout=TIMEOUT,
            ) as answer:
                return Answer(status=answer.status, body=await _json(answer), headers=answer.headers)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, NotOursError) as never_written:
            return NotSent(reason=type(never_written).__name__)
        except (aiohttp.ClientError, TimeoutError, OSError) as cut:
            return Unknown(reason=type(cut).__name__)


def session(connections: int = CONNECTIONS) -> aiohttp.ClientSession:
    """Through the proxy of the environment, if there is one: looking for it at every request costs half the speed."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections), request_class=FencedRequest, trust_env=bool(getproxies())
    )


async def _json(answer: aiohttp.ClientResponse) -> Json:
    raw = await answer.read()
    try:
        found = json.loads(raw) if raw else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
