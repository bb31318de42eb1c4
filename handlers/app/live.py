"""`check --live` for Teams: who has added the app is known to the store, so the whole house is opened to ask."""

from collections.abc import Sequence

from prometheus_client import CollectorRegistry

from bot.config.secrets import Secrets
from bot.domain.configuration import Configuration
from bot.domain.errors import NotAllowed
from bot.domain.ids import PersonId, TenantId
from bot.i18n.translator import Translator
from bot.store.opening import open_store
from bot.usecases.incoming import Incoming
from bot.usecases.reply import Reply
from handlers.app.system_clock import SystemClock
from handlers.teams.directory import Finding
from handlers.teams.house import House
from handlers.teams.settings import TeamsSettings
from handlers.teams.side import open_teams


async def ask_teams(
    configurations: Sequence[Configuration], settings: TeamsSettings, secrets: Secrets, database_url: str, t: Translator
) -> Sequence[Finding]:
    """Ask Teams, change nothing, send nothing. Raises what `open_store` raises."""
    store = await open_store(database_url, [key.get_secret_value() for key in secrets.text_keys])
    try:
        async with open_teams(settings, CollectorRegistry()) as teams:
            house = House(take=_nothing, store=store, configurations=lambda: configurations, now=SystemClock().now)
            teams.move_in(house)
            return [one for configuration in configurations for one in await teams.directory.check(configuration, t)]
    finally:
        await store.close()


async def _nothing(tenant: TenantId, _person: PersonId | None, _incoming: Incoming, /) -> Reply:
    """Nobody is let in while we only ask."""
    raise NotAllowed(f"{tenant}: no events are taken here")
