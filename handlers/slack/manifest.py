"""The app manifest: what Slack is to know of us, with the fewest permissions."""

from collections.abc import Sequence
from typing import Any, Final

import yaml

from bot.domain.configuration import Configuration
from bot.i18n.translator import Translator

SCOPES: Final[tuple[str, ...]] = (
    "chat:write",
    "commands",
    "files:write",
    "groups:read",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
)
EVENTS: Final = (
    "app_home_opened",
    "app_uninstalled",
    "member_joined_channel",
    "message.im",
    "tokens_revoked",
    "user_change",
)
TO_READ_ALONG: Final = ("groups:history", "message.groups")
"""Asked for only where a kommune has chosen that the guard reads its groups' channels."""
COMMANDS: Final = ("/oppfølging", "/oppfolging")
EVENTS_PATH: Final = "/slack/events"
REDIRECT_PATH: Final = "/slack/oauth_redirect"


def manifest(*configurations: Configuration, url: str = "", several_workspaces: bool = False) -> dict[str, Any]:
    """One app for them all, which speaks as the first. Without a `url` it uses Socket Mode and needs no open door."""
    t = Translator(configurations[0].tenant.language)
    door = f"{url.rstrip('/')}{EVENTS_PATH}" if url else ""
    to_door = {"request_url": door} if door else {}
    redirect = _redirect(url, several_workspaces=several_workspaces)
    return {
        "display_information": {
            "name": t.text("slack.app-name"),
            "description": t.text("slack.description"),
            "background_color": "#1f4e5f",
        },
        "features": _features(t, door),
        "oauth_config": {
            "scopes": {"bot": scopes_for(*configurations)},
            **redirect,
        },
        "settings": {
            "event_subscriptions": {**to_door, "bot_events": events_for(*configurations)},
            "interactivity": {"is_enabled": True, **to_door},
            "org_deploy_enabled": several_workspaces,
            "socket_mode_enabled": not door,
            "token_rotation_enabled": several_workspaces,
        },
    }


def _features(t: Translator, door: str) -> dict[str, Any]:
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": t.text("slack.app-name"), "always_online": True},
        "slash_commands": [_command(t, command, door) for command in COMMANDS],
    }


def scopes_for(*configurations: Configuration) -> list[str]:
    return [*SCOPES, TO_READ_ALONG[0]] if _reads_along(configurations) else list(SCOPES)


def events_for(*configurations: Configuration) -> list[str]:
    return [*EVENTS, TO_READ_ALONG[1]] if _reads_along(configurations) else list(EVENTS)


def _reads_along(configurations: Sequence[Configuration]) -> bool:
    return any(one.guard.read_channel for one in configurations)


def written(described: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(described, allow_unicode=True, sort_keys=False, width=100)
    return text


def _command(t: Translator, command: str, door: str) -> dict[str, Any]:
    at = {"url": door} if door else {}
    described = {"description": t.text("slack.command"), "usage_hint": t.text("slack.usage"), "should_escape": False}
    return {"command": command, **at, **described}


def _redirect(url: str, *, several_workspaces: bool) -> dict[str, Any]:
    return {"redirect_urls": [f"{url.rstrip('/')}{REDIRECT_PATH}"]} if url and several_workspaces else {}
