"""Where Teams comes in. The SDK checks the signature; what it leaves open is closed here, before a turn runs."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import jwt
import structlog
from aiohttp import web
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity
from botframework.connector.auth import AuthenticationConstants
from prometheus_client import CollectorRegistry, Counter

from handlers.teams.blocks import Json
from handlers.teams.keys import KeysUnavailableError
from handlers.teams.settings import TeamsSettings

log = structlog.get_logger()

MESSAGES: Final = "/api/messages"
CHANNEL: Final = "msteams"
MOST_BYTES: Final = 262_144
INVOKE_RESPONSE: Final = "invokeResponse"

Handle = Callable[[Mapping[str, Any]], Awaitable[Json | None]]
"""Take an activity; what comes back is the body of an invoke's answer."""


class RefusedError(Exception):
    """Turned away, with nothing of what was sent."""

    def __init__(self, reason: str, status: int = HTTPStatus.UNAUTHORIZED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = int(status)


class Refusals:
    def __init__(self, registry: CollectorRegistry) -> None:
        self._counter = Counter(
            "oppfolging_teams_refused", "Requests to Teams' door that were turned away", ["reason"], registry=registry
        )

    def count(self, reason: str) -> None:
        self._counter.labels(reason).inc()


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Whom the door lets in besides what the token says."""

    trusts: Callable[[str], bool]
    """A service address that texts and tokens may be sent to."""
    knows: Callable[[str], bool]
    """An organisation in Microsoft 365 that some kommune has."""


class FrontDoor:
    """Without settings nobody is asked for a token: the demo's door, which opens to this machine only."""

    def __init__(
        self, settings: TeamsSettings | None, welcome: Welcome, handle: Handle, refused: Callable[[str], None]
    ) -> None:
        self._settings = settings
        self._welcome = welcome
        self._handle = handle
        self._refused = refused
        self._adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(_SdkConfiguration(settings)))

    async def messages(self, request: web.Request) -> web.Response:
        try:
            sent = await _read(request)
            self._check(sent)
            activity = Activity().deserialize(sent)
            admitted = await self._authenticate(activity, request.headers.get("Authorization", ""))
            self._check_organisation(sent)
        except RefusedError as refused:
            self._refused(refused.reason)
            return web.Response(status=refused.status)
        return await self._turn(admitted, activity, sent)

    def _check(self, sent: Mapping[str, Any]) -> None:
        if sent.get("channelId") != CHANNEL:
            raise RefusedError("channel")
        service_url = sent.get("serviceUrl")
        if not isinstance(service_url, str) or not self._welcome.trusts(service_url):
            raise RefusedError("service_url")

    def _check_organisation(self, sent: Mapping[str, Any]) -> None:
        if not self._welcome.knows(organisation_of(sent)):
            raise RefusedError("organisation", HTTPStatus.FORBIDDEN)

    async def _authenticate(self, activity: Any, header: str) -> Any:  # noqa: ANN401 - the SDK has no types
        """A bad token is 401, whatever the SDK raises for it; a silent key server is 503, so that Teams tries again."""
        if self._settings is not None:
            _look_at(header)
        try:
            admitted = await self._adapter.bot_framework_authentication.authenticate_request(activity, header)
        except KeysUnavailableError:
            raise RefusedError("keys", HTTPStatus.SERVICE_UNAVAILABLE) from None
        except Exception:  # noqa: BLE001 - the SDK raises PermissionError, jwt's errors, IndexError, AttributeError …
            raise RefusedError("token") from None
        if self._settings is not None:
            self._check_claims(admitted.claims_identity)
        return admitted

    def _check_claims(self, identity: Any) -> None:  # noqa: ANN401 - the same
        """Hold once more to what was verified, not to what was looked at."""
        claims = identity.claims
        if self._settings is None or not identity.is_authenticated or claims.get("aud") != self._settings.app_id:
            raise RefusedError("audience")
        if claims.get("iss") != AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER:
            raise RefusedError("issuer")
        if "exp" not in claims:
            raise RefusedError("no_expiry")

    async def _turn(self, admitted: Any, activity: Any, sent: Mapping[str, Any]) -> web.Response:  # noqa: ANN401 - the same
        async def logic(context: TurnContext) -> None:
            body = await self._handle(sent)
            if sent.get("type") == "invoke":
                answer = InvokeResponse(status=int(HTTPStatus.OK), body=body)
                await context.send_activity(Activity(type=INVOKE_RESPONSE, value=answer))

        try:
            answered = await self._adapter.process_activity(admitted, activity, logic)
        except Exception as fault:  # noqa: BLE001 - Teams gets a status; the log gets the kind, never a text
            log.error("teams_turn_failed", kind=sent["type"], fault=type(fault).__name__)  # noqa: TRY400 - no texts
            return web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)
        if answered is None:
            return web.Response()
        return web.json_response(_serialised(answered.body), status=answered.status)


class _SdkConfiguration:
    """What the SDK reads; a missing name in it would switch authentication off without a word."""

    def __init__(self, settings: TeamsSettings | None) -> None:
        self.APP_ID = settings.app_id if settings else ""
        self.APP_TYPE = settings.app_type if settings else "MultiTenant"
        self.APP_TENANTID = settings.app_tenant if settings else ""
        self.APP_PASSWORD = settings.app_password if settings else ""


def organisation_of(sent: Mapping[str, Any]) -> str:
    """`conversation.tenantId` may be missing or another word for the same; two different ones are nobody's."""
    said = _at(sent, "channelData", "tenant", "id")
    conversation = _at(sent, "conversation", "tenantId")
    return said if said and conversation in {said, ""} else ""


def _look_at(header: str) -> None:
    """Before any key is fetched: is this a token of the Bot Framework with an end, signed as it signs?"""
    scheme, _, token = header.partition(" ")
    if scheme != "Bearer" or not token:
        raise RefusedError("no_token")
    try:
        claims = jwt.decode(token, options={"verify_signature": False})
        frame = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise RefusedError("not_a_token") from None
    if claims.get("iss") != AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER:
        raise RefusedError("issuer")
    if "exp" not in claims:
        raise RefusedError("no_expiry")
    if frame.get("alg") != "RS256" or not frame.get("kid"):
        raise RefusedError("algorithm")


async def _read(request: web.Request) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise RefusedError("content_type", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    received = bytearray()
    async for chunk in request.content.iter_chunked(65_536):
        received += chunk
        if len(received) > MOST_BYTES:
            raise RefusedError("too_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        sent = json.loads(received)
    except (ValueError, RecursionError):
        raise RefusedError("not_json", HTTPStatus.BAD_REQUEST) from None
    if not isinstance(sent, dict) or not isinstance(sent.get("type"), str):
        raise RefusedError("not_an_activity", HTTPStatus.BAD_REQUEST)
    return sent


def _at(node: object, *path: str) -> str:
    for name in path:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node if isinstance(node, str) else ""


def _serialised(body: Any) -> Any:  # noqa: ANN401 - JSON, or something of the SDK's that becomes it
    return body.serialize() if hasattr(body, "serialize") else (body or {})
