"""A server of OpenID metadata with keys of our own, and tokens signed with them."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.fakes.teams.connector import serving

ISSUER = "https://api.botframework.com"
APP_ID = "00000000-0000-0000-0000-00000000000a"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(slots=True)
class KeyServer:
    url: str = ""
    keys: dict[str, rsa.RSAPrivateKey] = field(default_factory=lambda: {"ours": new_key()})
    endorsements: list[str] = field(default_factory=lambda: ["msteams"])
    down: bool = False
    asked: int = 0

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/metadata", self._metadata)
        app.router.add_get("/keys", self._keys)
        return app

    async def _metadata(self, _: web.Request) -> web.Response:
        self.asked += 1
        if self.down:
            return web.Response(status=500)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        keys = [
            {**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "kid": kid, "endorsements": self.endorsements}
            for kid, key in self.keys.items()
        ]
        return web.json_response({"keys": keys})

    def token(self, service_url: str, **claims: Any) -> str:  # noqa: ANN401 - a claim may be anything
        """A good one, with other claims in it; None leaves a claim out."""
        return signed(self.keys["ours"], claims_for(service_url, **claims))


def claims_for(service_url: str, **claims: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
    now = int(time.time())
    good = {"iss": ISSUER, "aud": APP_ID, "exp": now + 3_600, "nbf": now - 10, "serviceurl": service_url}
    return {name: value for name, value in {**good, **claims}.items() if value is not None}


def signed(key: Any, claims: dict[str, Any], *, kid: str | None = "ours", algorithm: str = "RS256") -> str:  # noqa: ANN401 - RSA or bytes
    headers = {"kid": kid} if kid is not None else {}
    return jwt.encode(claims, key, algorithm=algorithm, headers=headers)


@asynccontextmanager
async def key_server() -> AsyncIterator[KeyServer]:
    server = KeyServer()
    async with serving(server.application()) as url:
        server.url = url
        yield server
