"""The stories in Teams: signed activities in, our own connector out; nothing between them is a stand-in."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from botframework.connector.auth import ChannelValidation
from prometheus_client import CollectorRegistry
from typing_extensions import override

from bot.domain.calendar import local
from bot.domain.configuration import Channel, Configuration
from bot.domain.person import Platform
from bot.store.cipher import new_key
from bot.store.engine import url_beside
from bot.store.migrating import upgrade
from handlers.app.demo import CLOCK_FILE
from handlers.app.journey import Journey
from handlers.app.oppfolging import Oppfolging, build
from handlers.app.running import sending
from handlers.teams import connector, keys
from handlers.teams.front_door import MESSAGES
from handlers.teams.house import House
from handlers.teams.inputs import ACTION, FORM
from handlers.teams.settings import TeamsSettings
from handlers.teams.side import TeamsSide
from handlers.teams.tokens import Tokens
from handlers.web.clock import MovableClock
from scheduling.telemetry import Telemetry
from tests.acceptance.driver import Driver, Filled, Seen
from tests.acceptance.web_driver import StillClock
from tests.fakes.teams.card_checks import every
from tests.fakes.teams.connector import BOT, ORGANISATION, FakeTeams, Member, Post, fake_teams, serving
from tests.fakes.teams.key_server import APP_ID, KeyServer, key_server

SETTINGS = TeamsSettings(app_id=APP_ID, app_type="SingleTenant", app_tenant=ORGANISATION, app_password="hemmelig")


class OneToken(Tokens):
    @override
    async def bearer(self) -> str:
        return "et-token"


@dataclass(slots=True, kw_only=True)
class TeamsDriver(Driver):
    product: Oppfolging
    side: TeamsSide
    journey: Journey
    configuration: Configuration
    teams: FakeTeams
    keys: KeyServer
    session: aiohttp.ClientSession
    url: str
    events: Iterator[int] = field(default_factory=count)
    forms: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    """By person: the conversation and the form that stands open in it."""
    pressed: dict[str, Any] = field(default_factory=dict)
    """The answer to the last press."""

    @override
    async def writes(self, person: str, text: str) -> None:
        await self._act(person, self._private(person), type="message", text=text)

    @override
    async def commands(self, person: str, words: str = "", *, group: str | None = None) -> Filled | None:
        if group is None:
            return await self._act(person, self._private(person), type="message", text=f"/oppfølging {words}")
        mention = {"type": "mention", "text": "<at>Oppfølging</at>", "mentioned": {"id": BOT}}
        text = f"<at>Oppfølging</at> {words}"
        return await self._act(person, self._home(group), type="message", text=text, entities=[mention])

    @override
    async def presses(self, person: str, button: str, *, group: str | None = None, **values: str) -> Filled | None:
        post, data = self._button(person, button, group)
        return await self._press(person, post.conversation, post.id, {**data, **values})

    @override
    async def submits(self, person: str, **values: str) -> Filled | None:
        identifier, card = self.forms.pop(person)
        (submit, _) = [node for node in executes(card) if FORM in node["data"]]
        return await self._press(person, self._private(person), identifier, {**submit["data"], **values})

    async def _press(self, person: str, conversation: str, message: str, data: Mapping[str, Any]) -> Filled | None:
        action = {"type": "Action.Execute", "verb": "x", "data": dict(data)}
        value = {"action": action, "trigger": "manual"}
        name = "adaptiveCard/action"
        return await self._act(person, conversation, type="invoke", name=name, value=value, replyToId=message)

    async def _act(self, person: str, conversation: str, **what: Any) -> Filled | None:  # noqa: ANN401 - JSON
        before = len(self.teams.posts)
        personal = conversation == self._private(person)
        sent = {
            "id": f"event-{next(self.events)}",
            "channelId": "msteams",
            "serviceUrl": self.teams.url,
            "from": {"id": f"29:{person}", "aadObjectId": f"aad-{person}"},
            "recipient": {"id": BOT},
            "conversation": {"id": conversation, "conversationType": "personal" if personal else "channel"},
            "channelData": {"tenant": {"id": ORGANISATION}},
            **what,
        }
        header = {"Authorization": f"Bearer {self.keys.token(self.teams.url)}"}
        async with self.session.post(self.url + MESSAGES, json=sent, headers=header) as answered:
            assert answered.status == 200, answered.status
            self.pressed = await answered.json() if what["type"] == "invoke" else {}
        await self.product.delivery.drained()
        return self._opened(person, before, what.get("replyToId", ""))

    def _opened(self, person: str, before: int, pressed: str) -> Filled | None:
        """A form is a new message, or stands in the place of the one that was sent in."""
        answer = self.pressed.get("value")
        shown = [(pressed, answer)] if isinstance(answer, dict) else []
        shown += [(one.id, card_of(one)) for one in self.teams.posts[before:]]
        for identifier, card in shown:
            if any(FORM in node["data"] for node in executes(card)):
                self.forms[person] = (identifier, card)
                return filled(card)
        return None

    def _button(self, person: str, label: str, group: str | None) -> tuple[Post, Mapping[str, Any]]:
        labels: list[str] = []
        for post in reversed(self._seen_by(person, group)):
            for title, data in buttons(card_of(post)):
                labels.append(title)
                if title == label:
                    return post, data
        raise AssertionError(f"{person} sees no button «{label}», only {labels[:12]}")

    def _seen_by(self, person: str, group: str | None) -> Sequence[Post]:
        groups = [group] if group else [one.id for one in self.configuration.groups if person in one.people]
        channels = tuple(self._home(one) for one in groups)
        own = () if group else (self._private(person),)
        posts = [one for one in self.teams.posts if one.conversation.partition(";")[0] in (*own, *channels)]
        return sorted(posts, key=lambda post: post.turn)

    @override
    async def told(self, person: str) -> Sequence[Seen]:
        posts = sorted(self.teams.in_conversation(self._private(person)), key=lambda post: post.turn)
        return [seen(post) for post in posts]

    @override
    async def channel(self, group: str, *, reader: str) -> Sequence[Seen]:
        return [seen(post) for post in self._seen_by(reader, group)]

    @override
    async def until(self, day: date, hour: int = 12) -> None:
        await self.journey.go_to(local(day, time(hour), self.configuration.tenant.timezone))

    @override
    async def today(self) -> date:
        return self.product.clock.now().astimezone(self.configuration.tenant.timezone).date()

    async def happens(self, person: str, *, conversation: str = "", **what: Any) -> None:  # noqa: ANN401 - JSON
        """Something that a story has no words for."""
        await self._act(person, conversation or self._private(person), **what)

    @staticmethod
    def submits_of(activity: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What an old client draws in place of the buttons."""
        return [node for node in every(activity) if node.get("type") == "Action.Submit"]

    def _home(self, group: str) -> str:
        return home(group)

    def _private(self, person: str) -> str:
        return self.teams.chats.get(f"29:{person}", f"a:29:{person}")


def home(group: str) -> str:
    return f"19:{group}@thread.tacv2"


def card_of(post: Post) -> dict[str, Any]:
    return dict(post.activity["attachments"][0]["content"]) if post.activity.get("attachments") else {}


def executes(card: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = [node for node in every(card, fallbacks=False) if node.get("type") == "Action.Execute"]
    return [node for node in found if ACTION in node["data"]]


def buttons(card: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """By what a person presses; one that asks a second time leads to its yes."""
    for node in executes(card):
        yield node["title"], node["data"]
    for node in every(card, fallbacks=False):
        if node.get("type") == "Action.ToggleVisibility":
            opened = [one for one in every(card, fallbacks=False) if one.get("id") in node["targetElements"]]
            for yes in (found for one in opened for found in executes(one)):
                yield node["title"], yes["data"]


def filled(card: Mapping[str, Any]) -> Filled:
    inputs = [node for node in every(card, fallbacks=False) if str(node.get("type", "")).startswith("Input.")]
    title, *rest = [words(one) for one in card["body"]]
    return Filled(
        title=title,
        text="\n".join(filter(None, (*rest, *(one["label"] for one in inputs)))),
        fields=tuple(one["id"] for one in inputs),
        options={one["id"]: [choice["value"] for choice in one["choices"]] for one in inputs if "choices" in one},
    )


def seen(post: Post) -> Seen:
    card = card_of(post)
    shown = [words(one) for one in card.get("body", ())] or [str(post.activity.get("text", ""))]
    return Seen(
        text="\n".join(filter(None, shown)),
        buttons=tuple(dict.fromkeys(title for title, _ in buttons(card))),
        in_thread=";" in post.conversation,
        changed=post.changed,
    )


def words(node: Mapping[str, Any]) -> str:
    match node["type"]:
        case "TextBlock":
            return str(node["text"]).replace("\\", "")
        case "RichTextBlock":
            runs = (part if isinstance(part, str) else str(part["text"]) for part in node["inlines"])
            return "".join(runs).replace("•  ", "• ")
        case "Container" if node.get("isVisible", True):
            first, *rest = [words(one) for one in node["items"]]
            return f"{first} " * first.endswith(":") + "\n".join(rest if first.endswith(":") else [first, *rest])
        case "Table":
            return "\n".join("  ".join(words(cell["items"][0]) for cell in row["cells"]) for row in node["rows"])
        case _:
            return ""


def moved_to_teams(configuration: Configuration) -> Configuration:
    groups = tuple(
        replace(group, channel=Channel(platform=Platform.TEAMS, id=home(group.id))) for group in configuration.groups
    )
    return replace(configuration, groups=groups, teams_tenant=ORGANISATION)


def rosters(configuration: Configuration) -> dict[str, list[Member]]:
    people = {one.id: Member(id=one.id, name=one.name, upn=one.email.upper()) for one in configuration.people}
    outside = [Member(id="utenforstaende", name="Tor Utenfor", email="tor@utenfor.example")]
    there = {home(group.id): [people[one] for one in group.people] for group in configuration.groups}
    return {**there, "outside": outside}


def first_morning(configuration: Configuration) -> datetime:
    first = min(group.starts for group in configuration.groups)
    return local(first, configuration.reminders.at, configuration.tenant.timezone)


@asynccontextmanager
async def in_teams(
    configuration: Configuration, data: Path, *, absent: Sequence[str] = ()
) -> AsyncIterator[TeamsDriver]:
    """Those absent are in no channel and have not added the app."""
    here = moved_to_teams(configuration)
    clock = MovableClock(data / CLOCK_FILE, StillClock(), first_morning(here))
    url = url_beside(data / "teams.yaml")
    await upgrade(url)
    async with fake_teams() as teams, key_server() as signing, connector.session() as session:
        teams.rosters = {
            place: [one for one in roster if one.id not in absent] for place, roster in rosters(here).items()
        }
        before = ChannelValidation.open_id_metadata_endpoint
        ChannelValidation.open_id_metadata_endpoint = f"{signing.url}/metadata"
        keys.watch_over(session)
        side = TeamsSide(SETTINGS, session, CollectorRegistry(), tokens=OneToken(), loopback=True)
        async with build(
            [here],
            database_url=url,
            text_keys=[new_key()],
            clock=clock,
            messengers={Platform.TEAMS: side.messenger},
            directories={Platform.TEAMS: side.directory},
            telemetry=Telemetry(CollectorRegistry()),
        ) as product:
            side.move_in(
                House(
                    take=product.take,
                    store=product.store,
                    configurations=product.configurations.all,
                    now=product.clock.now,
                )
            )
            application = web.Application()
            side.add_routes(application)
            await side.people.remember_service(here, teams.url)
            await side.find_people()
            async with serving(application) as address, sending(product):
                await product.tick()
                await product.delivery.drained()
                yield TeamsDriver(
                    product=product,
                    side=side,
                    journey=Journey(product, clock, lambda: len(teams.posts)),
                    configuration=here,
                    teams=teams,
                    keys=signing,
                    session=session,
                    url=address,
                )
        ChannelValidation.open_id_metadata_endpoint = before
    if teams.faults:
        raise AssertionError("\n".join(teams.faults))
