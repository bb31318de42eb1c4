"""The demo's addresses. Each reads what was sent, asks the desk, and answers; nothing is decided here."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from aiohttp import hdrs, web

from bot.domain.language import Language
from bot.i18n.translator import Translator
from handlers.web import parse
from handlers.web.chat import PersonaId
from handlers.web.desk import Desk, Turn
from handlers.web.door import Handler, guarded
from handlers.web.pages import chat_page, preview_page
from handlers.web.preview import Preview
from handlers.web.stream import tell
from handlers.web.trouble import Trouble
from handlers.web.view import View, texts

STATIC: Final = Path(str(files("handlers.web") / "static"))
FARTHEST: Final = timedelta(days=3 * 366)
"""Nobody waits for more than a few years to be lived through in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The whole demo as its routes need it."""

    desk: Desk
    zone: ZoneInfo
    preview: Preview | None = None
    moving: asyncio.Lock

    async def view(self, persona: str) -> View:
        personas = await self.desk.chat.personas()
        who = next((one for one in personas if one.id == persona), None)
        if who is None:
            raise Trouble("web.no-such-persona", 404)
        return View(persona=who, personas=personas, log=self.desk.log, now=self.desk.travel.now(), zone=self.zone)


def add_routes(app: web.Application, site: Site) -> None:
    """Put the demo into an application; its open pages are told when it stops."""

    def bound(act: Callable[[Site, web.Request], Awaitable[web.StreamResponse]]) -> Handler:
        async def handler(request: web.Request) -> web.StreamResponse:
            return await act(site, request)

        return guarded(handler)

    async def stop(_: web.Application) -> None:
        site.desk.log.hang_up()

    app.router.add_get("/", bound(_page), name="page")
    app.router.add_get("/preview", bound(_preview_page), name="preview")
    app.router.add_get("/static/{path:.+}", bound(_static), name="static")
    app.router.add_get("/events", bound(_events), name="events", allow_head=False)
    app.router.add_get("/api/chat", bound(_chat), name="chat")
    app.router.add_get("/api/preview", bound(_preview), name="cards")
    app.router.add_get("/api/files/{token}", bound(_file), name="file")
    app.router.add_post("/api/write", bound(_write), name="write")
    app.router.add_post("/api/press", bound(_press), name="press")
    app.router.add_post("/api/read", bound(_read), name="read")
    app.router.add_post("/api/clock", bound(_clock), name="clock")
    app.on_shutdown.append(stop)


async def _page(site: Site, request: web.Request) -> web.Response:
    personas = await site.desk.chat.personas()
    asked = request.query.get("persona", "")
    who = next((one for one in personas if one.id == asked), personas[0])
    page = chat_page(who, personas, preview=site.preview is not None)
    return web.Response(text=page, content_type="text/html")


async def _chat(site: Site, request: web.Request) -> web.Response:
    return web.json_response((await site.view(request.query.get("persona", ""))).whole())


async def _write(site: Site, request: web.Request) -> web.Response:
    return _turn(await site.desk.write(parse.written(await parse.body(request))))


async def _press(site: Site, request: web.Request) -> web.Response:
    return _turn(await site.desk.press(parse.pressed(await parse.body(request))))


async def _read(site: Site, request: web.Request) -> web.Response:
    did = parse.read(await parse.body(request))
    await site.desk.persona(did.persona)
    site.desk.log.read_up_to(did.persona, did.room, did.number)
    return web.json_response({})


async def _file(site: Site, request: web.Request) -> web.Response:
    file = site.desk.file(PersonaId(request.query.get("persona", "")), request.match_info["token"])
    safe = "".join(letter for letter in file.name if letter.isalnum() or letter in "-_.") or "data"
    disposition = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{safe.encode("ascii", "ignore").decode()}"'}
    return web.Response(body=file.content, content_type="application/octet-stream", headers=disposition)


async def _clock(site: Site, request: web.Request) -> web.Response:
    sent = await parse.body(request)
    persona = str(sent.get("persona", ""))
    await site.view(persona)
    if site.moving.locked():
        raise Trouble("web.clock-moves", 409)
    async with site.moving:
        moved = await _move(site, sent)
    site.desk.log.ring()
    return web.json_response({"moved": moved, "clock": (await site.view(persona)).clock()})


async def _move(site: Site, sent: Mapping[str, object]) -> bool:
    travel = site.desk.travel
    now = travel.now().astimezone(site.zone)
    match sent.get("to"):
        case "next":
            return await travel.go_to_next()
        case "day":
            moment = datetime.combine(now.date() + timedelta(days=1), now.time(), site.zone)
        case "date":
            moment = _noon(parse.day(sent), now, site.zone)
        case _:
            raise Trouble("web.not-understood")
    await travel.go_to(moment)
    return True


def _noon(day: date, now: datetime, zone: ZoneInfo) -> datetime:
    """At noon the morning's messages have come, and the afternoon is still ahead."""
    if day <= now.date():
        raise Trouble("web.only-forward")
    if day - now.date() > FARTHEST:
        raise Trouble("web.too-far")
    return datetime.combine(day, time(12), zone)


async def _events(site: Site, request: web.Request) -> web.StreamResponse:
    persona = request.query.get("persona", "")
    await site.view(persona)
    return await tell(request, site.desk.log, lambda: site.view(persona))


async def _static(_: Site, request: web.Request) -> web.StreamResponse:
    try:
        path = (STATIC / request.match_info["path"]).resolve()
    except ValueError:
        raise Trouble("web.not-there", 404) from None
    if not path.is_relative_to(STATIC) or not path.is_file():
        raise Trouble("web.not-there", 404)
    return web.FileResponse(path, headers={hdrs.CACHE_CONTROL: "no-cache"})


async def _preview_page(site: Site, request: web.Request) -> web.Response:
    if site.preview is None:
        raise Trouble("web.not-there", 404)
    bundle = (STATIC / "dist" / "preview.js").is_file()
    return web.Response(text=preview_page(_asked_language(request), bundle=bundle), content_type="text/html")


async def _preview(site: Site, request: web.Request) -> web.Response:
    if site.preview is None:
        raise Trouble("web.not-there", 404)
    language = _asked_language(request)
    return web.json_response({"samples": site.preview.shown(language), "texts": texts(Translator(language))})


def _asked_language(request: web.Request) -> Language:
    asked = request.query.get("language", "")
    return Language(asked) if asked in set(Language) else Language.NB


def _turn(turn: Turn) -> web.Response:
    return web.json_response(asdict(turn))
