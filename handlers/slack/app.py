"""Bolt, with one line for each thing that it listens to."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final, cast

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards import refusal
from bot.domain.language import Language
from bot.i18n.translator import Translator
from bot.usecases.reply import Show
from handlers.slack.beside import beside
from handlers.slack.changes import Changes
from handlers.slack.house import House
from handlers.slack.listeners import Body, Listeners
from handlers.slack.parse import is_plain_message
from handlers.slack.render import card_modal, message
from handlers.slack.taking import team_of
from handlers.slack.workspaces import Workspaces

log = structlog.get_logger()

COMMAND: Final = re.compile(r"/oppf(?:ø|o)lging", re.IGNORECASE)
Authorize = Callable[..., Awaitable[AuthorizeResult]]

ANY: Final = re.compile(r".*", re.DOTALL)


def bolt_app(
    *,
    signing_secret: str,
    client: AsyncWebClient,
    house: Callable[[], House],
    workspaces: Workspaces,
    listeners: Listeners,
    changes: Changes,
    refused: Callable[[str], None],
) -> AsyncApp:
    """`refused` counts by reason."""

    async def authorize(enterprise_id: str | None, team_id: str | None, **_: object) -> AuthorizeResult | None:
        """A workspace that no kommune has gets a polite answer from Bolt, and no listener hears of it."""
        team = team_id or ""
        token = await workspaces.token_for(team) if house().by_team(team) else None
        if token is None:
            refused("unknown_workspace")
            return None
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.CRITICAL)
    app = AsyncApp(
        logger=quiet,
        client=client,
        signing_secret=signing_secret,
        authorize=cast("Authorize", authorize),
        process_before_response=True,
        user_facing_authorize_error_message=Translator(Language.NB).text("slack.unknown-workspace"),
    )
    _listen(app, house, listeners, changes)
    return app


def _listen(app: AsyncApp, house: Callable[[], House], listeners: Listeners, changes: Changes) -> None:
    app.command(COMMAND)(_kindly(listeners.command, house))
    app.action(ANY)(_kindly(listeners.action, house))
    app.view(ANY)(_kindly(listeners.view, house))
    app.event("message", matchers=[_is_plain])(_quietly(listeners.message))
    app.event("message")(_nothing)
    app.event("app_home_opened")(_quietly(listeners.home_opened))
    app.event("member_joined_channel")(_quietly(changes.joined_channel))
    app.event("user_change")(_quietly(changes.account))
    app.event("app_uninstalled")(_quietly(changes.app_removed))
    app.event("tokens_revoked")(_quietly(changes.app_removed))


async def _is_plain(event: dict[str, Any]) -> bool:
    return is_plain_message(event)


async def _nothing() -> None:
    """Bots, edits and deletions change nothing here."""


def _quietly(listener: Callable[[Body], Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """What fails is told by its kind, and Slack sends the event again."""

    async def listen(body: Body) -> BoltResponse | None:
        try:
            await listener(body)
        except Exception as fault:  # noqa: BLE001 - told by its kind, never with its words
            _tell("slack_event_failed", fault)
            return BoltResponse(status=500)
        return None

    return listen  # type: ignore[return-value]


def _kindly(
    listener: Callable[[AsyncAck, Body], Awaitable[None]], house: Callable[[], House]
) -> Callable[..., Awaitable[None]]:
    """What fails is told by its kind, and to the person in a sentence: nothing was saved, try again."""

    async def listen(ack: AsyncAck, body: Body) -> None:
        try:
            await listener(ack, body)
        except Exception as fault:  # noqa: BLE001 - told by its kind, never with its words
            _tell("slack_turn_failed", fault)
            await _apologise(ack, body, house())

    return listen


def _tell(what: str, fault: Exception) -> None:
    log.error(what, fault=type(fault).__name__)


async def _apologise(ack: AsyncAck, body: Body, house: House) -> None:
    configuration = house.by_team(team_of(body))
    card = refusal.fault(Translator(configuration.tenant.language if configuration else Language.NB))
    match body.get("type"):
        case "view_submission":
            errors = beside(body["view"], Show(card=card, refused="fault"))
            if errors:
                await ack(response_action="errors", errors=errors)
            else:
                await ack(response_action="update", view=card_modal(card))
        case None:
            await ack(response_type="ephemeral", **message(card))
        case _:
            await ack()
