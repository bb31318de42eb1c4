"""Our own Teams: it takes messages as the connector does, knows who is where, and misbehaves as it is told."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import web

from tests.fakes.teams.card_checks import activity_faults

ORGANISATION = "00000000-0000-0000-0000-000000000000"
BOT = "28:00000000-0000-0000-0000-00000000000b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    id: str
    name: str
    email: str = ""
    upn: str = ""
    role: str = "user"
    tenant: str = ORGANISATION

    def shown(self) -> dict[str, Any]:
        return {
            "id": f"29:{self.id}",
            "aadObjectId": f"aad-{self.id}",
            "name": self.name,
            "email": self.email,
            "userPrincipalName": self.upn,
            "userRole": self.role,
            "tenantId": self.tenant,
        }


@dataclass(slots=True)
class Post:
    id: str
    conversation: str
    activity: Mapping[str, Any]
    changed: bool = False
    turn: int = 0


@dataclass(slots=True)
class FakeTeams:
    rosters: dict[str, list[Member]] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    chats: dict[str, str] = field(default_factory=dict)
    """By person: the private chat that was made."""
    answers: list[tuple[int, dict[str, Any], dict[str, str]]] = field(default_factory=list)
    """What to say instead, to the next requests that write."""
    bearers: list[str] = field(default_factory=list)
    page: int = 2
    cut: bool = False
    """Take the request, then hang up."""
    url: str = ""
    turns: Any = field(default_factory=count)
    faults: list[str] = field(default_factory=list)

    def say(self, status: int, code: str = "", **headers: str) -> None:
        error = {"error": {"code": code, "message": ""}} if code else {}
        self.answers.append((status, error, {name.replace("_", "-"): value for name, value in headers.items()}))

    def in_conversation(self, conversation: str) -> list[Post]:
        return [one for one in self.posts if one.conversation == conversation]

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/v3/conversations", self._create)
        app.router.add_post("/v3/conversations/{conversation}/activities", self._post)
        app.router.add_put("/v3/conversations/{conversation}/activities/{activity}", self._put)
        app.router.add_delete("/v3/conversations/{conversation}/activities/{activity}", self._delete)
        app.router.add_get("/v3/conversations/{conversation}/pagedmembers", self._members)
        app.router.add_get("/v3/conversations/{conversation}/members/{member}", self._member)
        return app

    def _instead(self, request: web.Request) -> web.Response | None:
        self.bearers.append(request.headers.get("Authorization", ""))
        if not self.answers:
            return None
        status, body, headers = self.answers.pop(0)
        return web.json_response(body, status=status, headers=headers)

    async def _create(self, request: web.Request) -> web.Response:
        if (instead := self._instead(request)) is not None:
            return instead
        asked = await request.json()
        person = asked["members"][0]["id"]
        conversation = self.chats.setdefault(person, f"a:{person}")
        return web.json_response({"id": conversation}, status=201)

    async def _post(self, request: web.Request) -> web.Response:
        if (instead := self._instead(request)) is not None:
            return instead
        activity = await request.json()
        self._check(activity)
        turn = next(self.turns)
        post = Post(id=f"m{turn}", conversation=request.match_info["conversation"], activity=activity, turn=turn)
        self.posts.append(post)
        if self.cut and request.transport:
            request.transport.abort()
        return web.json_response({"id": post.id}, status=201)

    async def _put(self, request: web.Request) -> web.Response:
        if (instead := self._instead(request)) is not None:
            return instead
        activity = await request.json()
        self._check(activity)
        for post in self.posts:
            if post.id == request.match_info["activity"]:
                post.activity, post.changed, post.turn = activity, True, next(self.turns)
                return web.json_response({"id": post.id})
        return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)

    async def _delete(self, request: web.Request) -> web.Response:
        if (instead := self._instead(request)) is not None:
            return instead
        for post in self.posts:
            if post.id == request.match_info["activity"]:
                self.posts.remove(post)
                return web.Response()
        return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)

    def _check(self, activity: Mapping[str, Any]) -> None:
        cards = [one for one in activity.get("attachments", ()) if one["contentType"].endswith("card.adaptive")]
        if cards:
            self.faults += activity_faults(activity)

    async def _members(self, request: web.Request) -> web.Response:
        if (instead := self._instead(request)) is not None:
            return instead
        roster = self.rosters.get(request.match_info["conversation"])
        if roster is None:
            return web.json_response({"error": {"code": "ConversationNotFound"}}, status=404)
        start = int(request.query.get("continuationToken", "0"))
        end = start + self.page
        token = {"continuationToken": str(end)} if end < len(roster) else {}
        return web.json_response({"members": [one.shown() for one in roster[start:end]], **token})

    async def _member(self, request: web.Request) -> web.Response:
        everybody = [one.shown() for roster in self.rosters.values() for one in roster]
        found = [one for one in everybody if one["id"] == request.match_info["member"]]
        return web.json_response(found[0]) if found else web.json_response({}, status=404)


@asynccontextmanager
async def fake_teams() -> AsyncIterator[FakeTeams]:
    teams = FakeTeams()
    async with serving(teams.application()) as url:
        teams.url = f"{url}/"
        yield teams


@asynccontextmanager
async def serving(application: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
        await asyncio.sleep(0)
