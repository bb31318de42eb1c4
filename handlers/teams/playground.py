"""The demo in the Microsoft 365 Agents Playground: the same bot at /api/messages, for this machine only.

In handlers.app.demo: `async with open_teams(None, registry) as teams:` around `build(...)`, with
`messengers[Platform.TEAMS] = teams.messenger` and `directories[Platform.TEAMS] = teams.directory`; then
`add_demo_routes(application, teams, here, take=…, store=…, configurations=…, now=…)`.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.domain.configuration import Configuration
from bot.ports import Store
from handlers.teams.house import House, Take
from handlers.teams.side import TeamsSide

CHANNELS: Final = ("channel-announcements-id", "group-chat-id")
"""The Playground's own places, as .m365agentsplayground.yml names them: both are the first group's."""


def add_demo_routes(
    application: web.Application,
    side: TeamsSide,
    configuration: Configuration,
    *,
    take: Take,
    store: Store,
    configurations: Callable[[], Iterable[Configuration]],
    now: Callable[[], datetime],
) -> None:
    """Answer the Playground for the demo's one tenant, whatever organisation it says it is."""
    first = configuration.groups[0].id
    side.move_in(
        House(
            take=take,
            store=store,
            configurations=configurations,
            now=now,
            only=configuration.tenant.id,
            homes=dict.fromkeys(CHANNELS, first),
        )
    )
    side.add_routes(application)
