"""The stories in Slack: signed requests in, our own fake of its Web API out; nothing between them is a stand-in."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from typing_extensions import override

from bot.domain.calendar import local
from bot.domain.configuration import Channel, Configuration
from bot.domain.person import Platform
from bot.store.engine import url_beside
from bot.store.migrating import upgrade
from tests.acceptance.driver import Driver, Filled, Seen
from tests.fakes.slack.sender import SocketSender, buttons
from tests.fakes.slack.town import Town, a_town
from tests.fakes.slack.world import Channel as SlackChannel
from tests.fakes.slack.world import Message, User, World

OUTSIDER = "utenforstaende"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackDriver(Driver):
    town: Town
    configuration: Configuration

    @override
    async def writes(self, person: str, text: str) -> None:
        await self.town.sender.says(account(person), text)
        await self._settle()

    @override
    async def commands(self, person: str, words: str = "", *, group: str | None = None) -> Filled | None:
        before = self._standing(person)
        await self.town.sender.command(account(person), words, channel=home(group) if group else "")
        return await self._opened(person, before)

    @override
    async def presses(self, person: str, button: str, *, group: str | None = None, **values: str) -> Filled | None:
        before = self._standing(person)
        message = self._with_button(person, button, group)
        await self.town.sender.press(account(person), message, button, state=state(message, values))
        return await self._opened(person, before)

    @override
    async def submits(self, person: str, **values: str) -> Filled | None:
        before = self._standing(person)
        answer = await self.town.sender.submit(account(person), **values)
        if "errors" in answer.json:
            raise AssertionError(answer.json["errors"])
        return await self._opened(person, before)

    @override
    async def told(self, person: str) -> Sequence[Seen]:
        return [seen(one) for one in self.town.world.in_direct(account(person))]

    @override
    async def channel(self, group: str, *, reader: str) -> Sequence[Seen]:
        return [seen(one) for one in self.town.world.seen_by(account(reader), home(group))]

    @override
    async def until(self, day: date, hour: int = 12) -> None:
        await self.town.until(day, hour)

    @override
    async def today(self) -> date:
        return self.town.clock.now().astimezone(self.configuration.tenant.timezone).date()

    def _standing(self, person: str) -> Mapping[str, Any] | None:
        return self.town.world.standing(account(person))

    async def _opened(self, person: str, before: Mapping[str, Any] | None) -> Filled | None:
        await self._settle()
        view = self._standing(person)
        return filled(view) if view is not None and view is not before else None

    async def _settle(self) -> None:
        await self.town.slack.settled()
        await self.town.product.delivery.drained()
        await self.town.sent()

    def _with_button(self, person: str, label: str, group: str | None) -> Message:
        mine = [one.id for one in self.configuration.groups if person in one.people]
        places = {home(group)} if group else {home(one) for one in mine} | {self.town.world.direct(account(person)).id}
        for message in reversed(self.town.world.messages):
            if message.channel in places and message.only in {"", account(person)} and label in buttons(message.blocks):
                return message
        raise AssertionError(f"{person} sees no button «{label}»")


def account(person: str) -> str:
    return f"U-{person}"


def home(group: str) -> str:
    return f"C-{group}"


def state(message: Message, values: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for block in message.blocks:
        element = block.get("element") or {}
        name = str(element.get("action_id", ""))
        if name in values:
            chosen = [one for one in element.get("options", ()) if one["value"] == values[name]]
            told = {"selected_option": chosen[0]} if chosen else {"value": values[name], "selected_date": values[name]}
            found[block["block_id"]] = {name: {"type": element["type"], **told}}
    return found


def filled(view: Mapping[str, Any]) -> Filled:
    inputs = [one for one in view["blocks"] if one["type"] == "input"]
    elements = [one["element"] for one in inputs]
    return Filled(
        title=view["title"]["text"],
        text="\n".join(words(one) for one in view["blocks"]),
        fields=tuple(one["action_id"] for one in elements),
        options={
            one["action_id"]: [option["value"] for option in one["options"]] for one in elements if "options" in one
        },
    )


def values_of(element: Mapping[str, Any]) -> list[str]:
    return [option["value"] for option in element["options"]]


def read(block: Mapping[str, Any]) -> str:
    """The words of a block as its reader has them, line by line."""
    match block["type"]:
        case "actions":
            return ""
        case "table":
            return "\n".join("  ".join(cell["text"] for cell in row) for row in block["rows"])
        case "rich_text":
            parts = [listed(part) for part in block["elements"]]
            name, *rest = parts
            return " ".join(parts) if rest and name.endswith(":") else "\n".join(parts)
        case _:
            return words(block)


def listed(part: Mapping[str, Any]) -> str:
    if part["type"] == "rich_text_list":
        return "\n".join(f"• {words(one)}" for one in part["elements"])
    return words(part)


def words(node: Mapping[str, Any]) -> str:
    if isinstance(node.get("text"), str):
        return str(node["text"])
    parts = [node[name] for name in ("text", "label", "hint") if isinstance(node.get(name), Mapping)]
    return "".join(words(one) for one in (*parts, *node.get("elements", ())))


def seen(message: Message) -> Seen:
    return Seen(
        text="\n".join(filter(None, map(read, message.blocks))),
        buttons=tuple(buttons(message.blocks)),
        in_thread=bool(message.thread),
        changed=message.changed,
    )


def moved_to_slack(configuration: Configuration) -> Configuration:
    groups = tuple(
        replace(group, channel=Channel(platform=Platform.SLACK, id=home(group.id))) for group in configuration.groups
    )
    return replace(configuration, groups=groups, slack_team=World().team)


def a_world_of(configuration: Configuration) -> World:
    world = World()
    for person in configuration.people:
        world.users[account(person.id)] = User(id=account(person.id), email=person.email, name=person.name)
    world.users[account(OUTSIDER)] = User(id=account(OUTSIDER), email="tor@utenfor.example", name="Tor Utenfor")
    for group in configuration.groups:
        there = [*(account(one) for one in group.people), world.bot_user]
        world.channels[home(group.id)] = SlackChannel(id=home(group.id), members=there)
    return world


@asynccontextmanager
async def in_slack(configuration: Configuration, data: Path, *, app_token: str = "") -> AsyncIterator[SlackDriver]:
    """Through signed HTTP, or with an app token over Socket Mode."""
    here = moved_to_slack(configuration)
    url = url_beside(data / "slack.yaml")
    await upgrade(url)
    async with a_town(url, world=a_world_of(here), configuration=here, app_token=app_token) as town:
        first = min(group.starts for group in here.groups)
        town.clock.at = local(first, here.reminders.at, here.tenant.timezone)
        await town.product.tick()
        await town.product.delivery.drained()
        await town.sent()
        async with _listening(town, app_token) as heard:
            yield SlackDriver(town=heard, configuration=here)
        if town.world.faults:
            raise AssertionError("\n".join(town.world.faults))


@asynccontextmanager
async def _listening(town: Town, app_token: str) -> AsyncIterator[Town]:
    if not app_token:
        yield town
        return
    http = town.sender
    sender = SocketSender(
        world=http.world,
        session=http.session,
        door="no door is open",
        slack_url=http.slack_url,
        send=town.fake.send_over_socket,
    )
    async with town.slack.running():
        yield replace(town, sender=sender)
