"""What is turned away before anybody reads it: too much, of a wrong kind, or not signed by Slack."""

from collections.abc import Callable, Sequence
from typing import Final

from aiohttp import web
from prometheus_client import REGISTRY, CollectorRegistry, Counter
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

MOST_BYTES: Final = 1_000_000
KINDS: Final = {"application/json", "application/x-www-form-urlencoded"}


class Refusals:
    """Counted by reason, with nothing of what was sent."""

    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        self._counter = Counter(
            "oppfolging_slack_refused", "Requests to Slack's door that were turned away", ["reason"], registry=registry
        )

    def count(self, reason: str) -> None:
        self._counter.labels(reason).inc()


class FrontDoor:
    def __init__(self, app: AsyncApp, signing_secret: str, refused: Callable[[str], None]) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._refused = refused

    async def events(self, request: web.Request) -> web.StreamResponse:
        if request.content_type not in KINDS:
            return self._turn_away("content_type", 415)
        body = await _read(request)
        if body is None:
            return self._turn_away("too_large", 413)
        if not self._signed(request, body):
            return self._turn_away("signature", 401)
        headers: dict[str, str | Sequence[str]] = dict(request.headers.items())
        answered = await self._app.async_dispatch(
            AsyncBoltRequest(body=body.decode("utf-8", "replace"), query=request.query_string, headers=headers)
        )
        return await to_aiohttp_response(answered)

    def _signed(self, request: web.Request, body: bytes) -> bool:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not (stamp.isascii() and stamp.isdigit() and signature.isascii()):
            return False
        return self._verifier.is_valid(body, stamp, signature)

    def _turn_away(self, reason: str, status: int) -> web.Response:
        self._refused(reason)
        return web.Response(status=status)


async def _read(request: web.Request) -> bytes | None:
    if (request.content_length or 0) > MOST_BYTES:
        return None
    received = bytearray()
    async for chunk in request.content.iter_chunked(65_536):
        received += chunk
        if len(received) > MOST_BYTES:
            return None
    return bytes(received)
