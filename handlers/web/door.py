"""The demo's front door: for browsers on this machine and for its own page only, and every no is a sentence."""

import functools
import ipaddress
import logging
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.domain.errors import NotAllowed, NotFound, Refused
from bot.domain.language import Language
from bot.i18n.translator import Translator
from handlers.web.trouble import Trouble

_LOG: Final = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def guarded(handler: Handler) -> Handler:
    """Ask who is at the door before the handler works, and say kindly what went wrong."""

    @functools.wraps(handler)
    async def behind_the_door(request: web.Request) -> web.StreamResponse:
        try:
            _check(request)
            response = await handler(request)
        except Trouble as trouble:
            response = _sentence(request, trouble)
        except (NotFound, NotAllowed):
            response = _sentence(request, Trouble("web.not-there", 404))
        except Refused:
            response = _sentence(request, Trouble("web.not-possible", 409))
        except web.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001 - the visitor gets a sentence; the log gets the kind, never a text
            _LOG.error("%s %s: %s", request.method, request.match_info.route.name, type(error).__name__)
            response = _sentence(request, Trouble("web.our-fault", 500))
        if not response.prepared:
            response.headers.update(HEADERS)
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return behind_the_door


def _check(request: web.Request) -> None:
    """Refuse other machines, other pages, and names that only pretend to be this machine (DNS rebinding)."""
    if not _is_loopback(request.remote or "") or not _is_this_machine(request.host):
        raise Trouble("web.not-this-machine", 403)
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        raise Trouble("web.not-this-page", 403)
    navigates = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    if request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"} and not navigates:
        raise Trouble("web.not-this-page", 403)


def _is_this_machine(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _sentence(request: web.Request, trouble: Trouble) -> web.Response:
    said = Translator(_language(request)).text(trouble.key, **trouble.params)
    if request.path.startswith("/api/"):
        return web.json_response({"error": said}, status=trouble.status)
    return web.Response(text=said, status=trouble.status)


def _language(request: web.Request) -> Language:
    """The page says which language it speaks; without it, Norwegian."""
    asked = request.headers.get("X-Language", "")
    return Language(asked) if asked in set(Language) else Language.NB
