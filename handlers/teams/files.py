"""A file of somebody's own: offered in the private chat, put into their OneDrive when they take it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp

from bot.cards.action import Action, decode, encode
from bot.i18n.translator import Translator
from bot.usecases.reply import Hand
from handlers.teams.blocks import Json

CONSENT: Final = "application/vnd.microsoft.teams.card.file.consent"
TAKEN: Final = "fileConsent/invoke"
DOMAINS: Final = (".sharepoint.com", ".sharepoint.us", ".svc.ms")
TIMEOUT: Final = aiohttp.ClientTimeout(total=30)


def offer(hand: Hand, t: Translator, action: Action | None) -> Json:
    """What was asked goes along as a name, so that the file can be made again; nothing of it is kept."""
    context = {"file": hand.name, "action": encode(action) if action else ""}
    content = {
        "description": t.text("teams.file-offer"),
        "sizeInBytes": len(hand.content),
        "acceptContext": context,
        "declineContext": context,
    }
    return {"type": "message", "attachments": [{"contentType": CONSENT, "name": hand.name, "content": content}]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    accepted: bool
    name: str
    action: Action
    upload_url: str = ""


def consent(value: Mapping[str, Any]) -> Consent | None:
    """Read an answer to an offer. A forged action raises NotFound, as a forged button does."""
    match value:
        case {"action": "accept" | "decline" as said, "context": {"file": str(name), "action": str(action)}}:
            upload = value.get("uploadInfo")
            url = upload.get("uploadUrl") if isinstance(upload, Mapping) else ""
            return Consent(
                accepted=said == "accept",
                name=name,
                action=decode(action),
                upload_url=url if isinstance(url, str) and is_theirs(url) else "",
            )
        case _:
            return None


def is_theirs(url: str) -> bool:
    """Whether this is an address in OneDrive: an activity names it, so it is a claim."""
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and (parts.hostname or "").endswith(DOMAINS) and parts.port in {None, 443}
    except ValueError:
        return False


async def put(session: aiohttp.ClientSession, url: str, content: bytes) -> bool:
    last = len(content) - 1
    headers = {"Content-Type": "application/octet-stream", "Content-Range": f"bytes 0-{last}/{len(content)}"}
    try:
        async with session.put(url, data=content, headers=headers, allow_redirects=False, timeout=TIMEOUT) as answer:
            return answer.status in {200, 201, 202}
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False
