"""Which platforms the environment has secrets for, and how each of them moves in: only those are loaded."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.config.secrets import Secrets
from bot.domain.person import Platform
from bot.ports import Directory, Messenger
from handlers.app.oppfolging import Oppfolging
from handlers.slack.settings import SlackSettings
from handlers.slack.settings import settings_of as slack_settings
from handlers.teams.settings import TeamsSettings
from handlers.teams.settings import settings_of as teams_settings


class HalfSet(Exception):  # noqa: N818 - a setting that cannot be used, said to the person who set it
    """Blank or half a platform's settings would switch its authentication off. The sentence says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One platform: it sends at once, and takes events when the product has been put together."""

    platform: Platform
    messenger: Messenger
    directory: Directory
    move_in: Callable[[Oppfolging], None]
    add_routes: Callable[[web.Application], None]
    running: Callable[[], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def open_platforms(secrets: Secrets, registry: CollectorRegistry) -> AsyncIterator[tuple[Side, ...]]:
    async with AsyncExitStack() as stack:
        sides: list[Side] = []
        match slack_settings(secrets):
            case str() as wrong:
                raise HalfSet(wrong)
            case SlackSettings() as slack:
                sides.append(await stack.enter_async_context(_slack(slack, registry)))
            case None:
                pass
        match teams_settings(secrets):
            case str() as wrong:
                raise HalfSet(wrong)
            case TeamsSettings() as teams:
                sides.append(await stack.enter_async_context(_teams(teams, registry)))
            case None:
                pass
        yield tuple(sides)


@asynccontextmanager
async def _slack(settings: SlackSettings, registry: CollectorRegistry) -> AsyncIterator[Side]:
    from handlers.slack.house import House  # noqa: PLC0415 - a platform's library is a quarter of the start
    from handlers.slack.side import open_slack  # noqa: PLC0415 - the same

    async with open_slack(settings, registry) as slack:

        def move_in(product: Oppfolging) -> None:
            slack.move_in(
                House(
                    take=product.take,
                    store=product.store,
                    configurations=product.configurations.all,
                    now=product.clock.now,
                    installations=product.store.installations,
                )
            )

        yield Side(
            platform=Platform.SLACK,
            messenger=slack.messenger,
            directory=slack.directory,
            move_in=move_in,
            add_routes=slack.add_routes,
            running=slack.running,
        )


@asynccontextmanager
async def _teams(settings: TeamsSettings, registry: CollectorRegistry) -> AsyncIterator[Side]:
    from handlers.teams.house import House  # noqa: PLC0415 - the same
    from handlers.teams.side import open_teams  # noqa: PLC0415 - the same

    async with open_teams(settings, registry) as teams:

        def move_in(product: Oppfolging) -> None:
            teams.move_in(
                House(
                    take=product.take,
                    store=product.store,
                    configurations=product.configurations.all,
                    now=product.clock.now,
                )
            )

        yield Side(
            platform=Platform.TEAMS,
            messenger=teams.messenger,
            directory=teams.directory,
            move_in=move_in,
            add_routes=teams.add_routes,
            running=teams.running,
        )
