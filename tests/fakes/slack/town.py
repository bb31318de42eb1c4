"""The whole product in Slack on this machine: our own fake on one side, the real thing on the other, time by hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry

from bot.cards.welcome import TEXT_VERSION
from bot.domain.calendar import local
from bot.domain.configuration import (
    Body,
    Channel,
    Configuration,
    RoundPlan,
    Seminar,
    Tenant,
    WorkingGroup,
)
from bot.domain.ids import BodyId, GroupId, PersonId, SeminarId, TenantId
from bot.domain.library import PromptId
from bot.domain.person import Answer, Person, Platform, Role
from bot.ports import State
from handlers.app.journey import Journey
from handlers.app.oppfolging import Oppfolging, build
from handlers.app.running import sending
from handlers.slack.house import House
from handlers.slack.settings import SlackSettings
from handlers.slack.side import SlackSide, open_slack
from scheduling.telemetry import Telemetry
from tests.fakes.slack.sender import SECRET, Sender
from tests.fakes.slack.server import FakeSlack, fake_slack
from tests.fakes.slack.world import Channel as SlackChannel
from tests.fakes.slack.world import User, World

UNDER_WAY: Final = {State.CLAIMED, State.STARTED}
KEY: Final = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
CHANNEL: Final = "C0000001"
KARI, NILS, ANNE, OLA, OUTSIDER = "U00000KARI", "U00000NILS", "U00000ANNE", "U000000OLA", "U000000TOR"
BERGEN: Final = TenantId("bergen")
GROUP: Final = GroupId("bord-1")
ACCOUNTS: Final = {"kari": KARI, "nils": NILS, "anne": ANNE, "ola": OLA}


def a_person(name: str, role: Role) -> Person:
    bodies = (BodyId("bystyret"),) if role.political else ()
    person = PersonId(name)
    full = f"{name.capitalize()} Nordmann"
    return Person(id=person, name=full, email=f"{name}@bergen.example", role=role, bodies=bodies)


def a_configuration() -> Configuration:
    people = (
        a_person("kari", Role.ELECTED),
        a_person("nils", Role.ELECTED),
        a_person("anne", Role.ADMINISTRATION),
        a_person("ola", Role.ADMINISTRATION),
    )
    seminar = Seminar(id=SeminarId("visjonaert-2026"), title="Det visjonære lederskap", date=date(2026, 4, 8))
    group = WorkingGroup(
        id=GROUP,
        name="Refleksjonsgruppe 1",
        seminar=seminar.id,
        purpose="Læring og refleksjon om samspill.",
        members=(people[0].id, people[1].id, people[2].id),
        leaders=(people[3].id,),
        channel=Channel(platform=Platform.SLACK, id=CHANNEL),
        starts=date(2026, 4, 13),
        ends=date(2027, 4, 8),
        rounds=RoundPlan(prompts=(PromptId("samspill-bystyre-byrad"), PromptId("krevende-beslutninger"))),
    )
    return Configuration(
        tenant=Tenant(id=BERGEN, name="Bergen kommune", contact="bystyrekontoret@bergen.example"),
        slack_team="T0000001",
        bodies=(Body(id=BodyId("bystyret"), name="Bystyret"),),
        people=people,
        seminars=(seminar,),
        groups=(group,),
    )


def a_world() -> World:
    world = World()
    for person, account in ACCOUNTS.items():
        world.users[account] = User(
            id=account, email=f"{person}@bergen.example", name=f"{person.capitalize()} Nordmann"
        )
    world.users[OUTSIDER] = User(id=OUTSIDER, email="tor@utenfor.example", name="Tor Utenfor")
    world.users[world.bot_user] = User(id=world.bot_user, email="", flags={"is_bot": True})
    world.channels[CHANNEL] = SlackChannel(id=CHANNEL, members=[*ACCOUNTS.values(), world.bot_user])
    return world


@dataclass(slots=True)
class HandClock:
    at: datetime = datetime(2026, 4, 13, 5, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def move_to(self, moment: datetime) -> None:
        self.at = max(self.at, moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    world: World
    fake: FakeSlack
    slack: SlackSide
    product: Oppfolging
    clock: HandClock
    sender: Sender
    door: str
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    async def until(self, day: date, hour: int = 12) -> None:
        """Live through everything that is due on the way."""
        configuration = self.product.configurations.all()[0]
        moment = local(day, datetime(2026, 1, 1, hour).time(), configuration.tenant.timezone)  # noqa: DTZ001 - an hour
        await Journey(self.product, self.clock, lambda: len(self.world.messages)).go_to(moment)
        await self.sent()
        await self.slack.settled()

    async def sent(self) -> None:
        """Wait for the pace of Slack: one message a second in a channel."""
        async with asyncio.timeout(30):
            while any(one.state in UNDER_WAY for one in await self.product.deliveries.backlog()):  # noqa: ASYNC110 - rows of a database tell nobody
                await asyncio.sleep(0.02)

    async def has_said_yes(self, *users: str) -> None:
        """Before the story begins."""
        async with self.product.store.begin(BERGEN) as work:
            for user in users:
                identity = await work.identities.who(Platform.SLACK, user)
                if identity is None:
                    raise LookupError(user)
                known = await work.participations.get(identity.person)
                yes = known.become(Answer.YES, text_version=TEXT_VERSION, now=self.clock.now())
                await work.participations.save(yes)

    def refused(self, reason: str) -> float:
        return self.registry.get_sample_value("oppfolging_slack_refused_total", {"reason": reason}) or 0.0


@asynccontextmanager
async def a_town(
    database_url: str,
    *,
    world: World | None = None,
    configuration: Configuration | None = None,
    app_token: str = "",
    client_id: str = "",
    api_url: str = "",
) -> AsyncIterator[Town]:
    """`api_url` is for another Slack than our own fake."""
    registry, clock = CollectorRegistry(), HandClock()
    there = world or a_world()
    async with fake_slack(there) as fake:
        settings = SlackSettings(
            signing_secret=SECRET,
            bot_token="" if client_id else there.token,
            client_id=client_id,
            client_secret="hemmelig" if client_id else "",
            app_token=app_token,
            api_url=api_url or f"{fake.url}/api/",
        )
        async with (
            open_slack(settings, registry) as slack,
            build(
                [configuration or a_configuration()],
                database_url=database_url,
                text_keys=[KEY],
                clock=clock,
                messengers={Platform.SLACK: slack.messenger},
                directories={Platform.SLACK: slack.directory},
                telemetry=Telemetry(registry),
            ) as product,
        ):
            slack.move_in(
                House(
                    take=product.take,
                    store=product.store,
                    configurations=product.configurations.all,
                    now=product.clock.now,
                    installations=product.store.installations,
                )
            )
            application = web.Application(client_max_size=1024 * 1024)
            slack.add_routes(application)
            async with _serving(application) as door, aiohttp.ClientSession() as session, sending(product):
                if not client_id:
                    await slack.find_people()
                sender = Sender(world=there, session=session, door=f"{door}/slack/events", slack_url=fake.url)
                yield Town(
                    world=there,
                    fake=fake,
                    slack=slack,
                    product=product,
                    clock=clock,
                    sender=sender,
                    door=door,
                    registry=registry,
                )
                await slack.settled()


@asynccontextmanager
async def _serving(application: web.Application) -> AsyncIterator[str]:
    server = TestServer(application, host="127.0.0.1")
    await server.start_server()
    try:
        yield str(server.make_url("")).rstrip("/")
    finally:
        await server.close()
