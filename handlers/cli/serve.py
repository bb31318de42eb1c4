"""`oppfolging serve`: the service, for as long as it runs."""

import asyncio
import errno
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.config import load
from bot.config.secrets import Secrets, read_secrets
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from handlers.app.memory import load_undisturbed, look_seldom

if TYPE_CHECKING:
    from aiohttp.web import Application

GRACE: Final = 2.0


@click.command()
@click.argument("config", type=click.Path(path_type=Path, exists=True))
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen tjenesten svarer på.")
@click.option("--port", type=click.IntRange(0, 65535), default=3000, show_default=True, help="Porten.")
def serve(config: Path, host: str, port: int) -> None:
    """Kjører tjenesten: Slack, Teams, klokka, /healthz, /readyz og /metrics. CONFIG er en fil eller en mappe."""
    load_undisturbed()
    secrets = _secrets()
    configurations = _configurations(config)
    try:
        asyncio.run(_serve(configurations, config, secrets, host, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = f"Port {port} er opptatt." if taken else f"Tjenesten kunne ikke starte: {os.strerror(error.errno or 0)}."
        raise click.ClickException(why) from None


def _secrets() -> Secrets:
    secrets = read_secrets()
    if isinstance(secrets, tuple):
        raise click.UsageError("\n".join(problem.nb for problem in secrets))
    if not secrets.text_keys:
        raise click.UsageError(
            "Tekster skal være kryptert: sett OPPFOLGING_TEXT_KEYS (eller OPPFOLGING_TEXT_KEYS_FILE). "
            "«oppfolging db new-key» lager en nøkkel."
        )
    return secrets


def _configurations(config: Path) -> tuple[Configuration, ...]:
    loaded = load(config)
    if not loaded.ok:
        for problem in loaded.problems:
            click.echo(problem.line_of_report(Language.NB), err=True)
        raise click.ClickException(f"{config} er ikke riktig, så jeg starter ikke.")
    return loaded.configurations


async def _serve(
    configurations: tuple[Configuration, ...], config: Path, secrets: Secrets, host: str, port: int
) -> None:
    from bot.store.cipher import CannotOpen, UnusableKey  # noqa: PLC0415 - a wrong file or key is said at once
    from bot.store.engine import UnknownDatabase, Unreachable, url_beside  # noqa: PLC0415 - the same
    from bot.store.migrating import SchemaTooNew, SchemaTooOld  # noqa: PLC0415 - the same
    from handlers.app.logs import log_as  # noqa: PLC0415 - the same
    from handlers.app.only_one import AlreadyServed, only_one  # noqa: PLC0415 - the same
    from handlers.app.platforms import HalfSet  # noqa: PLC0415 - the same
    from handlers.app.service import service  # noqa: PLC0415 - the same

    log_as(secrets.log)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    url = secrets.database_url.get_secret_value() if secrets.database_url else url_beside(config)
    try:
        with only_one(url):
            async with service(configurations, config, database_url=url, secrets=secrets) as application:
                look_seldom()
                await _answer(application, host, port, stop)
    except HalfSet as wrong:
        raise click.UsageError(str(wrong)) from None
    except AlreadyServed:
        raise click.ClickException("Databasefila er i bruk av en annen prosess. SQLite er for én om gangen.") from None
    except SchemaTooNew as newer:
        known = f"denne kjenner til {newer.newest_known}"
        raise click.ClickException(f"Databasen er fra en nyere versjon (skjema {newer.found}); {known}.") from None
    except SchemaTooOld:
        raise click.ClickException(
            "Databasen er ikke klar for denne versjonen. Kjør «oppfolging db upgrade»."
        ) from None
    except (UnusableKey, CannotOpen):
        raise click.ClickException("OPPFOLGING_TEXT_KEYS passer ikke til denne databasen.") from None
    except (Unreachable, UnknownDatabase):
        raise click.ClickException("Databasen svarer ikke. Se OPPFOLGING_DATABASE_URL.") from None


async def _answer(application: "Application", host: str, port: int, stop: asyncio.Event) -> None:
    from aiohttp import web  # noqa: PLC0415 - the same

    runner = web.AppRunner(application, access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        click.echo(f"Oppfølging svarer på http://{host}:{port}.", err=True)
        await stop.wait()
    finally:
        await runner.cleanup()
