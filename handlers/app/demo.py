"""The demo: the product on this machine, in a web chat, with a clock that can be moved."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from aiohttp import web
from prometheus_client import CollectorRegistry
from typing_extensions import override

from bot.cards.action import decode
from bot.domain.calendar import local
from bot.domain.configuration import Channel, Configuration
from bot.domain.ids import GroupId, PersonId
from bot.domain.person import Person, Platform, Role
from bot.ports import Clock, Identity
from bot.store.cipher import new_key
from bot.store.engine import url_beside
from bot.store.migrating import upgrade
from bot.usecases.incoming import Commanded, Deed, Incoming, Place, Pressed, Said
from bot.usecases.reply import Reply
from handlers.app.journey import Journey
from handlers.app.oppfolging import Oppfolging, build
from handlers.app.previewing import preview
from handlers.app.running import LARGEST_BODY, beating, sending
from handlers.app.system_clock import SystemClock
from handlers.teams.playground import add_demo_routes
from handlers.teams.side import TeamsSide, open_teams
from handlers.web.chat import Channel as ChatChannel
from handlers.web.chat import Chat, Persona, PersonaId, Standing
from handlers.web.chat_log import ChatLog
from handlers.web.clock import MovableClock
from handlers.web.desk import Desk
from handlers.web.directory import WebDirectory
from handlers.web.messenger import WebMessenger
from handlers.web.rooms import channel_room, private_room
from handlers.web.routes import Site, add_routes
from scheduling.telemetry import Telemetry

KEY_FILE: Final = "text.key"
CHAT_FILE: Final = "chat.jsonl"
CLOCK_FILE: Final = "clock.json"
BEAT: Final = timedelta(seconds=2)
OUTSIDER: Final = PersonaId("utenforstaende")


def moved_to_the_web(configuration: Configuration) -> Configuration:
    """The same tenant, with every group's channel in the demo's chat."""
    groups = tuple(
        replace(group, channel=Channel(platform=Platform.WEB, id=channel_room(group.id)))
        for group in configuration.groups
    )
    return replace(configuration, groups=groups)


class DemoChat(Chat):
    def __init__(self, product: Oppfolging, configuration: Configuration, people: Sequence[Person]) -> None:
        self._product = product
        self._configuration = configuration
        self._people = tuple(people)

    @override
    async def personas(self) -> Sequence[Persona]:
        tenant = self._configuration.tenant
        async with self._product.store.read(tenant.id) as work:
            chosen = {one.person: one.language for one in await work.preferences.all()}
        known = tuple(self._persona(person, chosen) for person in self._people)
        return (*known, Persona(id=OUTSIDER, name="Tor Utenfor", standing=Standing.OUTSIDER, language=tenant.language))

    def _persona(self, person: Person, chosen: Mapping[PersonId, object]) -> Persona:
        configuration = self._configuration
        own = chosen.get(person.id)
        groups = configuration.groups_of(person.id)
        only = groups[0] if len(groups) == 1 else None
        return Persona(
            id=PersonaId(person.id),
            name=person.name,
            standing=_standing(configuration, person),
            language=configuration.language_for(person, own, only),  # type: ignore[arg-type]
            channels=tuple(
                ChatChannel(
                    group=group.id,
                    name=group.name,
                    people=tuple(configuration.person(one).name for one in group.people),
                )
                for group in groups
            ),
        )

    @override
    async def say(self, persona: PersonaId, text: str, group: GroupId | None, *, event: str) -> Reply:
        return await self._take(persona, group, Said(text=text), event)

    @override
    async def command(self, persona: PersonaId, words: str, group: GroupId | None, *, event: str) -> Reply:
        return await self._take(persona, group, Commanded(words=words), event)

    @override
    async def press(
        self,
        persona: PersonaId,
        action: str,
        values: Mapping[str, str],
        message: str,
        group: GroupId | None,
        *,
        event: str,
    ) -> Reply:
        return await self._take(persona, group, Pressed(action=decode(action), values=values), event)

    async def _take(self, persona: PersonaId, group: GroupId | None, deed: Deed, event: str) -> Reply:
        person = None if persona == OUTSIDER else PersonId(persona)
        incoming = Incoming(event=f"{persona}/{event}", place=Place(platform=Platform.WEB, group=group), deed=deed)
        return await self._product.take(self._configuration.tenant.id, person, incoming)


def cast_of(configuration: Configuration) -> tuple[Person, ...]:
    """Two elected members, two from the administration who lead nothing, and a leader; of the first groups."""
    leaders = {one for group in configuration.groups for one in group.leaders}
    people = list(dict.fromkeys(one for group in configuration.groups for one in group.people))
    elected = [one for one in people if configuration.person(one).role is Role.ELECTED][:2]
    staff = [one for one in people if configuration.person(one).role is not Role.ELECTED and one not in leaders][:2]
    leader = [one for one in people if one in leaders][:1]
    return tuple(configuration.person(one) for one in (*elected, *staff, *leader))


def _standing(configuration: Configuration, person: Person) -> Standing:
    if configuration.led_by(person.id):
        return Standing.LEADER
    match person.role:
        case Role.ELECTED:
            return Standing.ELECTED
        case Role.EXECUTIVE:
            return Standing.EXECUTIVE
        case Role.ADMINISTRATION | Role.OTHER:
            return Standing.ADMINISTRATION


async def introduce_everybody(product: Oppfolging, configuration: Configuration) -> None:
    """In the demo everybody is reachable in the web chat."""
    async with product.store.begin(configuration.tenant.id) as work:
        known = {one.person for one in await work.identities.all()}
        for person in configuration.people:
            if person.id not in known:
                room = private_room(PersonaId(person.id))
                await work.identities.save(Identity(person=person.id, platform=Platform.WEB, external=room))


def text_key(data: Path) -> str:
    """The demo makes its own key beside its data."""
    file = data / KEY_FILE
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(new_key(), encoding="ascii")
    return file.read_text(encoding="ascii").strip()


def _first_morning(configuration: Configuration) -> datetime:
    """The demo begins when the groups do, so that the welcome is the first thing that happens."""
    first = min(group.starts for group in configuration.groups)
    return local(first, configuration.reminders.at, configuration.tenant.timezone)


@dataclass(frozen=True, slots=True)
class Demo:
    product: Oppfolging
    configuration: Configuration
    desk: Desk
    teams: TeamsSide
    """The Microsoft 365 Agents Playground may talk with the same people, from this machine only."""


@asynccontextmanager
async def assembled(
    configuration: Configuration, data: Path, real: Clock, people: Sequence[Person]
) -> AsyncIterator[Demo]:
    """The product with its data in a folder, and a web chat for these people; it goes on where it was, and sends."""
    clock = MovableClock(data / CLOCK_FILE, real, _first_morning(configuration))
    here = moved_to_the_web(configuration)
    url = url_beside(data / "demo.yaml")
    await upgrade(url)
    chat_log = ChatLog(data / CHAT_FILE)
    registry = CollectorRegistry()
    async with (
        open_teams(None, registry) as teams,
        build(
            [here],
            database_url=url,
            text_keys=[text_key(data)],
            clock=clock,
            messengers={Platform.WEB: WebMessenger(chat_log, clock), Platform.TEAMS: teams.messenger},
            directories={Platform.WEB: WebDirectory(lambda _: here), Platform.TEAMS: teams.directory},
            telemetry=Telemetry(registry),
        ) as product,
    ):
        await introduce_everybody(product, here)
        travel = Journey(product, clock, lambda: chat_log.last)
        async with sending(product):
            desk = Desk(chat=DemoChat(product, here, people), travel=travel, log=chat_log)
            yield Demo(product=product, configuration=here, desk=desk, teams=teams)


@asynccontextmanager
async def demo(configuration: Configuration, data: Path) -> AsyncIterator[web.Application]:
    """The demo as a web application, with a clock that also goes by itself."""
    async with assembled(configuration, data, SystemClock(), cast_of(configuration)) as here:
        application = web.Application(client_max_size=LARGEST_BODY)
        zone = configuration.tenant.timezone
        add_routes(application, Site(desk=here.desk, zone=zone, preview=preview(), moving=asyncio.Lock()))
        add_demo_routes(
            application,
            here.teams,
            here.configuration,
            take=here.product.take,
            store=here.product.store,
            configurations=here.product.configurations.all,
            now=here.product.clock.now,
        )
        async with beating(here.product, every=BEAT):
            yield application
