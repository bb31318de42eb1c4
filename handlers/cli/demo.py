"""`oppfolging demo`: the whole product on this machine."""

import asyncio
import errno
import logging
import os
import shutil
import signal
import socket
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import click

from bot.config import load
from bot.domain.configuration import Configuration

EXAMPLE: Final = Path("examples") / "bergen.yaml"
DEFAULT_DATA: Final = Path(".demo")
MARK: Final = ".oppfolging-demo"
"""Says that a folder is the demo's own: `--fresh` empties no other."""


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="Porten på 127.0.0.1.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_DATA,
    show_default=True,
    help="Mappa der demoen lagrer.",
)
@click.option("--fresh", is_flag=True, help="Begynn på nytt, med tom database.")
@click.option("--no-browser", is_flag=True, help="Ikke åpne nettleseren.")
def demo(port: int, data: Path, *, fresh: bool, no_browser: bool) -> None:
    """Hele Oppfølging på denne maskinen: en nettchat med samlingen i Bergen og en klokke som kan flyttes."""
    configuration = example()
    _prepare(data, fresh=fresh)
    _is_free(port)
    try:
        _run(configuration, data, port, open_browser=not no_browser)
    except OSError as error:
        raise click.ClickException(_sentence(error, port)) from None


def example() -> Configuration:
    """Beside the code, wherever the command is run from."""
    found = find_spec("handlers")
    here = Path(found.origin).parent.parent if found and found.origin else Path()
    loaded = load(here / EXAMPLE)
    if not loaded.ok:
        raise click.ClickException(f"Eksemplet {EXAMPLE} er ikke riktig. Se «oppfolging check {EXAMPLE}».")
    return loaded.configurations[0]


def _prepare(data: Path, *, fresh: bool) -> None:
    try:
        if fresh and data.exists():
            if not (data / MARK).exists() and any(data.iterdir()):
                raise click.ClickException(f"{data} er ikke demoens mappe, så jeg tømmer den ikke. Velg en annen.")
            shutil.rmtree(data)
        data.mkdir(parents=True, exist_ok=True)
        (data / MARK).touch()
    except OSError:
        raise click.ClickException(f"Jeg får ikke skrive i mappa {data}. Velg en annen med --data.") from None


def _is_free(port: int) -> None:
    """Say so before anything is prepared."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise click.ClickException(_sentence(error, port)) from None


def _run(configuration: Configuration, data: Path, port: int, *, open_browser: bool) -> None:
    from bot.store.cipher import CannotOpen, UnusableKey  # noqa: PLC0415 - the rest of the command line needs no store
    from bot.store.engine import Unreachable  # noqa: PLC0415 - the same
    from bot.store.migrating import SchemaTooNew  # noqa: PLC0415 - the same
    from handlers.app.only_one import AlreadyServed, only_one  # noqa: PLC0415 - the same

    again = "Begynn på nytt med --fresh, eller velg en annen mappe med --data."
    try:
        with only_one(f"sqlite:///{data.resolve() / 'demo'}"):
            asyncio.run(_serve(configuration, data, port, open_browser=open_browser))
    except AlreadyServed:
        raise click.ClickException(f"En annen demo bruker mappa {data}. Velg en annen med --data.") from None
    except SchemaTooNew:
        raise click.ClickException(f"Dataene i {data} er fra en nyere versjon. {again}") from None
    except (CannotOpen, UnusableKey, Unreachable, ValueError):
        raise click.ClickException(f"Dataene i {data} kan ikke leses. {again}") from None


async def _serve(configuration: Configuration, data: Path, port: int, *, open_browser: bool) -> None:
    from aiohttp import web  # noqa: PLC0415 - the rest of the command line needs no server

    from handlers.app.demo import demo as whole_demo  # noqa: PLC0415 - the same
    from handlers.app.logs import log_as  # noqa: PLC0415 - the same

    log_as("console", least=logging.WARNING)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    async with whole_demo(configuration, data) as application:
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
            address = f"http://127.0.0.1:{_port(runner) or port}"
            click.echo(f"Oppfølging er klar på {address}. Stopp med Ctrl+C. Data ligger i {data}.")
            if open_browser and not os.environ.get("CI"):
                webbrowser.open(address)
            await stop.wait()
        finally:
            await runner.cleanup()


def _port(runner: object) -> int | None:
    addresses = getattr(runner, "addresses", [])
    return addresses[0][1] if addresses else None


def _sentence(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} er opptatt. Velg en annen med --port, for eksempel --port {port + 1}."
    return f"Demoen kunne ikke starte: {os.strerror(error.errno or 0)}."
