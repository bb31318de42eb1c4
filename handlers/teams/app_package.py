"""The app as an administrator uploads it to Teams: a zip with the manifest, its languages and two icons."""

import io
import json
import zipfile
from typing import Any, Final
from uuid import UUID, uuid5

from bot.domain.configuration import Configuration
from bot.domain.language import Language
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


def app_package(configuration: Configuration, app_id: str, *, site: str = "https://example.org") -> bytes:
    """Make the zip. `app_id` is the bot's; `site` is where the kommune tells of the service and of privacy."""
    files = {
        "manifest.json": _json(manifest(configuration, app_id, site=site)),
        **{f"{TAGS[one]}.json": _json(_translated(one)) for one in Language if one is not Language.NB},
        "color.png": colour_icon(),
        "outline.png": outline_icon(),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def manifest(configuration: Configuration, app_id: str, *, site: str) -> dict[str, Any]:
    """Ask for as little as possible: to be written to, to write, and to see who is in the conversation."""
    t = Translator(Language.NB)
    tenant = configuration.tenant
    return {
        "$schema": SCHEMA,
        "manifestVersion": "1.29",
        "version": VERSION,
        "id": str(uuid5(_APPS, f"{tenant.id}/{app_id}")),
        "localizationInfo": {
            "defaultLanguageTag": TAGS[Language.NB],
            "additionalLanguages": [
                {"languageTag": tag, "file": f"{tag}.json"} for one, tag in TAGS.items() if one is not Language.NB
            ],
        },
        "developer": {
            "name": tenant.name[:32],
            "websiteUrl": site,
            "privacyUrl": site,
            "termsOfUseUrl": site,
        },
        "name": {"short": "Oppfølging", "full": f"Oppfølging – {tenant.name}"[:100]},
        "description": {"short": t.text("teams.app-short"), "full": t.text("teams.app-long")},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "bots": [_bot(app_id, t)],
        "defaultInstallScope": "personal",
        "validDomains": [],
    }


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


def _translated(language: Language) -> dict[str, str]:
    """The words themselves are understood in Norwegian first; what they do is told in each language."""
    t = Translator(language)
    lists = {
        f"bots[0].commandLists[{number}].commands[{place}].description": t.text(f"teams.{COMMANDS[name]}")
        for number, names in enumerate((tuple(COMMANDS), HERE))
        for place, name in enumerate(names)
    }
    said = {"description.short": t.text("teams.app-short"), "description.full": t.text("teams.app-long")}
    return {"$schema": LOCALISATION, **said, **lists}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
