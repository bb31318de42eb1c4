"""Two kommuner in one service, each with its own chat window: what one may know of the other is what they are told."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path

from prometheus_client import CollectorRegistry

from bot.domain.calendar import local
from bot.domain.configuration import Configuration
from bot.domain.ids import GroupId, PersonId, TenantId
from bot.domain.person import Platform
from bot.store.engine import url_beside
from bot.store.migrating import upgrade
from handlers.app.demo import Demo, DemoChat, introduce_everybody, moved_to_the_web, text_key
from handlers.app.journey import Journey
from handlers.app.oppfolging import Oppfolging, build
from handlers.app.running import sending
from handlers.teams.side import open_teams
from handlers.web.chat_log import ChatLog
from handlers.web.clock import MovableClock
from handlers.web.desk import Desk
from handlers.web.directory import WebDirectory
from handlers.web.messenger import WebMessenger
from scheduling.telemetry import Telemetry
from tests.acceptance.web_driver import StillClock, WebDriver


def neighbour_of(configuration: Configuration) -> Configuration:
    """Os: the same roles with other names, in a group of its own."""
    (group,) = configuration.groups

    def known(ids: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        return tuple(PersonId(f"os-{one}") for one in ids)

    people = tuple(
        replace(one, id=PersonId(f"os-{one.id}"), name=f"{one.name} Os", email=f"{one.id}@os.example")
        for one in configuration.people
    )
    home = replace(
        group, id=GroupId("bord-9"), name="Bord 9", members=known(group.members), leaders=known(group.leaders)
    )
    tenant = replace(configuration.tenant, id=TenantId("os"), name="Os kommune", contact="post@os.example")
    return replace(configuration, tenant=tenant, people=people, groups=(home,))


@asynccontextmanager
async def living_together(
    *configurations: Configuration, data: Path
) -> AsyncIterator[tuple[Oppfolging, tuple[WebDriver, ...]]]:
    here = {one.tenant.id: moved_to_the_web(one) for one in configurations}
    first = configurations[0]
    morning = local(first.groups[0].starts, first.reminders.at, first.tenant.timezone)
    clock = MovableClock(data / "clock.json", StillClock(), morning)
    url = url_beside(data / "together.yaml")
    await upgrade(url)
    chat_log, registry = ChatLog(data / "chat.jsonl"), CollectorRegistry()
    async with AsyncExitStack() as stack:
        teams = await stack.enter_async_context(open_teams(None, registry))
        product = await stack.enter_async_context(
            build(
                here.values(),
                database_url=url,
                text_keys=[text_key(data)],
                clock=clock,
                messengers={Platform.WEB: WebMessenger(chat_log, clock)},
                directories={Platform.WEB: WebDirectory(here.__getitem__)},
                telemetry=Telemetry(registry),
            )
        )
        for one in here.values():
            await introduce_everybody(product, one)
        await stack.enter_async_context(sending(product))
        travel = Journey(product, clock, lambda: chat_log.last)
        demos = [
            Demo(
                product=product,
                configuration=one,
                desk=Desk(chat=DemoChat(product, one, one.people), travel=travel, log=chat_log),
                teams=teams,
            )
            for one in here.values()
        ]
        await product.tick()
        await product.delivery.drained()
        yield product, tuple(WebDriver(demo, demo.configuration) for demo in demos)
