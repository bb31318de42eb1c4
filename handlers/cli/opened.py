"""What a command needs that reads or changes what people have said: a configuration, its store, and a clock."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

import click

from bot.config.secrets import Secrets, read_secrets
from bot.domain.configuration import Configuration, Seminar, WorkingGroup
from bot.domain.errors import Stale
from bot.ports import Clock
from bot.store.cipher import CannotOpen, UnusableKey
from bot.store.engine import DEFAULT_FILE, UnknownDatabase, Unreachable, url_beside
from bot.store.identifiers import RandomIds
from bot.store.migrating import SchemaTooNew, SchemaTooOld
from bot.store.opening import open_store
from bot.usecases.scene import Scene
from handlers.cli.demo import example
from handlers.cli.places import DemoFolder, Setup, configurations_in, find_place, tenant_in
from handlers.cli.stops import Stopped, WrongUse

T = TypeVar("T")

COMMAND_LINE: Final = "command line"
"""Who acted, in the audit: the machine does not know which administrator it was."""
_KEY_FILE: Final = "text.key"
_CLOCK_FILE: Final = "clock.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One tenant, and the way to its store."""

    configuration: Configuration
    url: str
    keys: tuple[str, ...]
    clock: Clock

    def group(self, wanted: str | None) -> WorkingGroup:
        groups = self.configuration.groups
        found = next((one for one in groups if one.id == wanted), None)
        return found or _unknown("gruppe", "--group", wanted, [one.id for one in groups])

    def seminar(self, wanted: str | None) -> Seminar:
        seminars = self.configuration.seminars
        found = next((one for one in seminars if one.id == wanted), None)
        return found or _unknown("samling", "--seminar", wanted, [one.id for one in seminars])

    def read(self, ask: Callable[[Scene], Awaitable[T]]) -> T:
        return _run(self._with_scene(ask, write=False))

    def write(self, do: Callable[[Scene], Awaitable[T]]) -> T:
        """In one transaction: all of it, or nothing."""
        return _run(self._with_scene(do, write=True))

    async def _with_scene(self, do: Callable[[Scene], Awaitable[T]], *, write: bool) -> T:
        store = await open_store(self.url, self.keys)
        try:
            tenant = self.configuration.tenant.id
            async with store.begin(tenant) if write else store.read(tenant) as work:
                now, new_id = self.clock.now(), RandomIds().new
                return await do(Scene(configuration=self.configuration, work=work, now=now, new_id=new_id))
        finally:
            await store.close()


def open_tenant(config: Path | None, data: Path | None, tenant: str | None) -> Opened:
    match find_place(config, data):
        case DemoFolder(path):
            return _demo(path, tenant)
        case Setup(path):
            return _service(path, tenant)


def _service(path: Path, tenant: str | None) -> Opened:
    from handlers.app.system_clock import SystemClock  # noqa: PLC0415 - a second, which --help does not need

    configuration = tenant_in(configurations_in(path), tenant)
    secrets = read_secrets()
    if isinstance(secrets, tuple):
        raise WrongUse("\n".join(problem.nb for problem in secrets))
    if not secrets.text_keys:
        raise WrongUse("Tekstene er kryptert. Sett OPPFOLGING_TEXT_KEYS (eller OPPFOLGING_TEXT_KEYS_FILE).")
    keys = tuple(key.get_secret_value() for key in secrets.text_keys)
    return Opened(configuration=configuration, url=_database(path, secrets), keys=keys, clock=SystemClock())


def _database(config: Path, secrets: Secrets) -> str:
    """To look for rows must not make an empty database."""
    if secrets.database_url is not None:
        return secrets.database_url.get_secret_value()
    file = (config if config.is_dir() else config.parent) / DEFAULT_FILE
    if not file.is_file():
        raise WrongUse(
            f"Databasen {file} finnes ikke. Sett OPPFOLGING_DATABASE_URL, "
            f"eller kjør «oppfolging db --config {config} upgrade»."
        )
    return url_beside(config)


def _demo(data: Path, tenant: str | None) -> Opened:
    """With the demo's own key and its own time."""
    from handlers.app.system_clock import SystemClock  # noqa: PLC0415 - a second, which --help does not need
    from handlers.web.clock import MovableClock  # noqa: PLC0415 - the same

    configuration = tenant_in([example()], tenant)
    try:
        key = (data / _KEY_FILE).read_text(encoding="ascii").strip()
        clock = MovableClock(data / _CLOCK_FILE, SystemClock())
    except (OSError, ValueError):
        raise WrongUse(
            f"Demoen i {data} kan ikke leses. Start den en gang med «oppfolging demo --data {data}»."
        ) from None
    return Opened(configuration=configuration, url=url_beside(data / _CLOCK_FILE), keys=(key,), clock=clock)


def _unknown(what: str, option: str, wanted: str | None, known: Sequence[str]) -> NoReturn:
    there = f"Det finnes: {', '.join(known) or 'ingen'}."
    raise WrongUse(
        f"Hvilken {what}? Bruk {option}. {there}" if not wanted else f"«{wanted}» er ikke en {what}. {there}"
    )


_EXPLAINED: Final[Mapping[type[Exception], tuple[type[Stopped], str]]] = {
    UnknownDatabase: (
        WrongUse,
        "OPPFOLGING_DATABASE_URL kan ikke brukes. Skriv sqlite:///sti/til/fil eller postgresql://…",
    ),
    UnusableKey: (WrongUse, "OPPFOLGING_TEXT_KEYS har en nøkkel som ikke er 32 byte i URL-sikker base64."),
    Unreachable: (Stopped, "Databasen svarer ikke. Se OPPFOLGING_DATABASE_URL."),
    SchemaTooOld: (Stopped, "Databasen er ikke klar for denne versjonen. Kjør «oppfolging db upgrade»."),
    SchemaTooNew: (Stopped, "Databasen er fra en nyere versjon. Bruk den nyere versjonen."),
    CannotOpen: (Stopped, "Tekstene kan ikke åpnes. Nøkkelen de ble skrevet med, mangler i OPPFOLGING_TEXT_KEYS."),
    Stale: (Stopped, "Noen andre endret det samme akkurat nå. Ingenting er skrevet. Prøv igjen."),
}


def _run(asked: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(asked)
    except click.ClickException:
        raise
    except Exception as fault:  # noqa: BLE001 - a traceback may hold what somebody wrote
        otherwise = (Stopped, f"Noe gikk galt ({type(fault).__name__}). Ingenting er skrevet.")
        stop, sentence = _EXPLAINED.get(type(fault), otherwise)
        raise stop(sentence) from None
