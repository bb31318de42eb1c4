"""What people do in Slack, as Slack tells the app of it: signed, with triggers, and sent again when nobody answers."""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

import aiohttp
from typing_extensions import override

from tests.fakes.slack.world import Json, Message, World

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: str

    @property
    def json(self) -> Json:
        found: Json = json.loads(self.body) if self.body.startswith("{") else {}
        return found


def signed(body: bytes, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    world: World
    session: aiohttp.ClientSession
    door: str
    slack_url: str = ""

    async def post(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        async with self.session.post(self.door, data=body, headers=headers) as answer:
            return Answer(status=answer.status, body=await answer.text())

    async def form(self, fields: Mapping[str, str]) -> Answer:
        body = urlencode(fields).encode()
        return await self.post(body, {"Content-Type": FORM, **signed(body)})

    async def command(
        self, user: str, text: str = "", *, channel: str = "", command: str = "/oppfølging", trigger: str = ""
    ) -> Answer:
        where = channel or self.world.direct(user).id
        answer = await self.form(
            {
                "token": "legacy",
                "team_id": self.world.team,
                "channel_id": where,
                "user_id": user,
                "command": command,
                "text": text,
                "trigger_id": trigger or self.world.trigger(user),
                "response_url": f"{self.slack_url}/respond/{where}/{user}/0",
            }
        )
        if "blocks" in answer.json:
            only = "" if answer.json.get("response_type") == "in_channel" else user
            told = answer.json
            self.world.messages.append(
                Message(channel=where, ts=self.world.stamp(), text=told["text"], blocks=told["blocks"], only=only)
            )
        return answer

    async def interaction(self, payload: Json) -> Answer:
        return await self.form({"payload": json.dumps(payload, ensure_ascii=False)})

    async def event(self, event: Json, *, event_id: str = "", retry: int = 0, team: str = "") -> Answer:
        body = json.dumps(
            {
                "type": "event_callback",
                "team_id": team or self.world.team,
                "api_app_id": "A1",
                "event_id": event_id or f"Ev{self.world.number()}",
                "event": event,
            }
        ).encode()
        again = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        return await self.post(body, {"Content-Type": "application/json", **signed(body), **again})

    async def says(self, user: str, text: str, **more: Any) -> Answer:  # noqa: ANN401 - fields of the event's envelope
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        said = {
            "type": "message",
            "channel_type": "im",
            "channel": self.world.direct(user).id,
            "user": user,
            "text": escaped,
            "ts": self.world.stamp(),
        }
        return await self.event(said, **more)

    async def press(self, user: str, message: Message, label: str, *, state: Json | None = None) -> Answer:
        button = find_button(message.blocks, label)
        return await self.interaction(
            {
                "type": "block_actions",
                "team": {"id": self.world.team},
                "user": {"id": user, "team_id": self.world.team},
                "trigger_id": self.world.trigger(user),
                "container": {
                    "type": "message",
                    "channel_id": message.channel,
                    "message_ts": message.ts,
                    "is_ephemeral": bool(message.only),
                    **({"thread_ts": message.thread} if message.thread else {}),
                },
                "channel": {"id": message.channel},
                "response_url": f"{self.slack_url}/respond/{message.channel}/{user}/{message.ts}",
                "state": {"values": state or {}},
                "actions": [{**button, "action_ts": self.world.stamp()}],
            }
        )

    async def press_in_view(self, user: str, view: Json, label: str, *, state: Json | None = None) -> Answer:
        return await self.interaction(
            {
                "type": "block_actions",
                "team": {"id": self.world.team},
                "user": {"id": user, "team_id": self.world.team},
                "trigger_id": self.world.trigger(user),
                "container": {"type": "view", "view_id": view["id"]},
                "view": {**view, "state": {"values": state or {}}},
                "actions": [find_button(view["blocks"], label)],
            }
        )

    async def submit(self, user: str, **values: str) -> Answer:
        """Fill in the form that stands open, by the names of its inputs, and send it in."""
        view = self.world.standing(user)
        if view is None:
            raise LookupError("no form stands open")
        answer = await self.interaction(
            {
                "type": "view_submission",
                "team": {"id": self.world.team},
                "user": {"id": user, "team_id": self.world.team},
                "trigger_id": self.world.trigger(user),
                "view": {**view, "state": {"values": filled(view["blocks"], values)}},
            }
        )
        self._after(user, view, answer)
        return answer

    def _after(self, user: str, view: Json, answer: Answer) -> None:
        match answer.json:
            case {"response_action": "errors"}:
                pass
            case {"response_action": "update", "view": dict(following)}:
                self.world.views[view["id"]] = {**following, "id": view["id"], "hash": "h"}
            case _:
                self.world.stacks[user].pop()


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketSender(Sender):
    """The same without a door: in Socket Mode, where nothing is signed."""

    send: Callable[[str, Json], Awaitable[Json]]

    @override
    async def post(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        if headers["Content-Type"] != FORM:
            kind, payload = "events_api", json.loads(body)
        else:
            fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
            pressed = "payload" in fields
            kind, payload = ("interactive", json.loads(fields["payload"])) if pressed else ("slash_commands", fields)
        told = await self.send(kind, payload)
        return Answer(status=200, body=json.dumps(told, ensure_ascii=False) if told else "")


def find_button(blocks: list[Json], label: str) -> Json:
    for block in blocks:
        for element in block.get("elements", []) if block["type"] == "actions" else []:
            if element["type"] == "button" and element["text"]["text"] == label:
                return {"block_id": block["block_id"], **element}
    raise LookupError(f"no button {label}: {buttons(blocks)}")


def buttons(blocks: list[Json]) -> list[str]:
    elements = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
    return [one["text"]["text"] for one in elements if one["type"] == "button"]


def filled(blocks: list[Json], values: Mapping[str, str]) -> Json:
    """The state of a view: what was typed and chosen, with what stood there before."""
    state: Json = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            state[block["block_id"]] = {element["action_id"]: _value(element, values.get(element["action_id"]))}
    unknown = set(values) - {name for one in state.values() for name in one}
    if unknown:
        raise LookupError(f"no input {unknown}")
    return state


def _value(element: Json, value: str | None) -> Json:
    match element["type"]:
        case "plain_text_input":
            return {"type": "plain_text_input", "value": element.get("initial_value") if value is None else value}
        case "datepicker":
            return {"type": "datepicker", "selected_date": element.get("initial_date") if value is None else value}
        case kind:
            chosen = next((one for one in element["options"] if one["value"] == value), None)
            return {"type": kind, "selected_option": element.get("initial_option") if value is None else chosen}
