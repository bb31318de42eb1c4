"""The app as an administrator uploads it to Teams: a zip with the manifest, its languages and two icons."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from bot.domain.configuration import Configuration
from bot.domain.language import Language
from bot.domain.person import Platform
from bot.i18n.translator import Translator
from handlers.teams.picture import colour_icon, outline_icon

SCHEMA: Final = "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json"
LOCALISATION: Final = "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json"
VERSION: Final = "1.0.0"
ACCENT: Final = "#1F5C52"
TAGS: Final = {Language.NB: "nb", Language.NN: "nn", Language.EN: "en"}
"""What Teams calls the languages; bokmål is the first one."""
FIXED: Final = (2026, 1, 1, 0, 0, 0)
"""The same package comes out the same, byte for byte."""
_APPS: Final = UUID("5f2c8f1e-6f0e-5b7e-9d63-1f7a4f1f5c52")

COMMANDS: Final = {
    "oppfølging": "command-overview",
    "nytt": "command-new",
    "mine": "command-mine",
    "svar": "command-answer",
    "runde": "command-round",
    "økt": "command-session",
    "status": "command-status",
    "pause": "command-pause",
    "oppsett": "command-setup",
    "mine data": "command-data",
    "hjelp": "command-help",
}
HERE: Final = ("oppfølging", "økt", "hjelp")
"""What makes sense where others read along."""


TO_READ_CHANNEL: Final = "ChannelMessage.Read.Group"
TO_READ_CHAT: Final = "ChatMessage.Read.Chat"
CHANNEL_ENDINGS: Final = ("@thread.tacv2", "@thread.skype")
"""How the id of a team's channel ends; others are chats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """What the configuration does not say. `id` is the bot's; at `site` the kommune tells of it and of privacy."""

    id: str
    site: str
    version: str = VERSION
    """Teams takes a changed package only with a higher one."""


def app_package(configurations: Sequence[Configuration], app: App) -> bytes:
    """Make the zip. One app serves all kommuner given; it is called after the first."""
    reads = bool(permissions(configurations))
    files = {
        "manifest.json": _json(manifest(configurations, app)),
        **{f"{TAGS[one]}.json": _json(_translated(one, reads=reads)) for one in Language if one is not Language.NB},
        "color.png": colour_icon(),
        "outline.png": outline_icon(),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def permissions(configurations: Sequence[Configuration]) -> list[str]:
    """Say what it takes to hear what is not said to us: nothing, but where the guard is to read a group's home."""
    homes = {
        group.channel.id
        for one in configurations
        if one.guard.read_channel
        for group in one.groups
        if group.channel and group.channel.platform is Platform.TEAMS
    }
    channels = {home for home in homes if home.endswith(CHANNEL_ENDINGS)}
    return [TO_READ_CHANNEL] * bool(channels) + [TO_READ_CHAT] * bool(homes - channels)


def manifest(configurations: Sequence[Configuration], app: App) -> dict[str, Any]:
    """Ask for as little as possible: to be written to, to write, and to see who is in the conversation."""
    t = Translator(Language.NB)
    tenant = configurations[0].tenant
    asked = permissions(configurations)
    return {
        "$schema": SCHEMA,
        "manifestVersion": "1.29",
        "version": app.version,
        "id": str(uuid5(_APPS, f"{tenant.id}/{app.id}")),
        "localizationInfo": {
            "defaultLanguageTag": TAGS[Language.NB],
            "additionalLanguages": [
                {"languageTag": tag, "file": f"{tag}.json"} for one, tag in TAGS.items() if one is not Language.NB
            ],
        },
        "developer": {
            "name": tenant.name[:32],
            "websiteUrl": app.site,
            "privacyUrl": app.site,
            "termsOfUseUrl": app.site,
        },
        "name": {"short": "Oppfølging", "full": f"Oppfølging – {tenant.name}"[:100]},
        "description": _description(t, reads=bool(asked)),
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "bots": [_bot(app.id, t)],
        "defaultInstallScope": "personal",
        "validDomains": [],
        **_consent(app, asked),
    }


def _consent(app: App, asked: Sequence[str]) -> dict[str, Any]:
    """What the owner of a team, or a person in the chat, says yes to when the app is added there."""
    if not asked:
        return {}
    return {
        "webApplicationInfo": {"id": app.id, "resource": app.site},
        "authorization": {
            "permissions": {"resourceSpecific": [{"name": name, "type": "Application"} for name in asked]}
        },
    }


def _description(t: Translator, *, reads: bool) -> dict[str, str]:
    full = t.text("teams.app-long")
    return {"short": t.text("teams.app-short"), "full": f"{full} {t.text('teams.app-reads')}" if reads else full}


def _bot(app_id: str, t: Translator) -> dict[str, Any]:
    return {
        "botId": app_id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsFiles": True,
        "supportsTargetedMessages": True,
        "isNotificationOnly": False,
        "commandLists": [
            {"scopes": ["personal"], "triggers": ["mention", "slash"], "commands": _commands(tuple(COMMANDS), t)},
            {"scopes": ["team", "groupChat"], "triggers": ["mention", "slash"], "commands": _commands(HERE, t)},
        ],
    }


def _commands(names: tuple[str, ...], t: Translator) -> list[dict[str, str]]:
    return [{"title": name, "description": t.text(f"teams.{COMMANDS[name]}")} for name in names]


def _translated(language: Language, *, reads: bool) -> dict[str, str]:
    """The words themselves are understood in Norwegian first; what they do is told in each language."""
    t = Translator(language)
    lists = {
        f"bots[0].commandLists[{number}].commands[{place}].description": t.text(f"teams.{COMMANDS[name]}")
        for number, names in enumerate((tuple(COMMANDS), HERE))
        for place, name in enumerate(names)
    }
    said = {f"description.{length}": words for length, words in _description(t, reads=reads).items()}
    return {"$schema": LOCALISATION, **said, **lists}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
