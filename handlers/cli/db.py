"""`oppfolging db`: the schema and the text keys."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from bot.config.secrets import Secrets, read_secrets
from bot.store.cipher import CannotOpen, SealingKeys, UnusableKey, new_key
from bot.store.engine import UnknownDatabase, Unreachable, opened, url_beside
from bot.store.migrating import Schema, SchemaState, SchemaTooNew, status, upgrade
from bot.store.rotating import rotate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Where:
    url: str
    secrets: Secrets


@click.group()
@click.option("--config", type=click.Path(path_type=Path, exists=True), help="Oppsettet som databasen ligger ved.")
@click.pass_context
def db(ctx: click.Context, config: Path | None) -> None:
    """Databasen: OPPFOLGING_DATABASE_URL, eller en SQLite-fil ved siden av oppsettet (--config)."""
    ctx.obj = config


def _where(config: Path | None) -> Where:
    secrets = read_secrets()
    if isinstance(secrets, tuple):
        raise click.UsageError("\n".join(problem.nb for problem in secrets))
    if secrets.database_url is not None:
        return Where(secrets.database_url.get_secret_value(), secrets)
    if config is None:
        raise click.UsageError("Hvilken database? Sett OPPFOLGING_DATABASE_URL, eller bruk --config OPPSETT.")
    return Where(url_beside(config), secrets)


@db.command("upgrade")
@click.pass_obj
def upgrade_command(config: Path | None) -> None:
    """Gjør databasen klar for denne versjonen. Kan kjøres flere ganger."""
    schema = _run(upgrade(_where(config).url))
    click.echo(f"Databasen er klar (skjema {schema.found}).")


@db.command("status")
@click.pass_obj
@click.pass_context
def status_command(ctx: click.Context, config: Path | None) -> None:
    """Sier om databasen passer til denne versjonen."""
    schema = _run(status(_where(config).url))
    click.echo(_sentence(schema))
    ctx.exit(0 if schema.state is SchemaState.CURRENT else 1)


@db.command("rotate-key")
@click.pass_obj
def rotate_command(config: Path | None) -> None:
    """Krypterer alle tekster på nytt med den første nøkkelen i OPPFOLGING_TEXT_KEYS.

    Sett den nye nøkkelen først og behold den gamle etter. Start tjenesten på nytt. Kjør så denne kommandoen. Når den er
    ferdig, kan den gamle nøkkelen tas ut.
    """
    click.echo(f"Kryptert på nytt: {_run(_rotate(_where(config)))}.")


@db.command("new-key")
def new_key_command() -> None:
    """Skriver ut en ny nøkkel til OPPFOLGING_TEXT_KEYS."""
    click.echo(new_key())


async def _rotate(where: Where) -> int:
    keys = SealingKeys([key.get_secret_value() for key in where.secrets.text_keys])
    schema = await status(where.url)
    if schema.state is not SchemaState.CURRENT:
        _stop(_sentence(schema))
    async with opened(where.url) as database:
        return await rotate(database, keys)


def _sentence(schema: Schema) -> str:
    match schema.state:
        case SchemaState.EMPTY:
            return "Databasen er tom. Kjør «oppfolging db upgrade»."
        case SchemaState.OLDER:
            return f"Databasen har skjema {schema.found}, men skal ha {schema.head}. Kjør «oppfolging db upgrade»."
        case SchemaState.CURRENT:
            return f"Databasen passer (skjema {schema.found})."
        case SchemaState.NEWER:
            return _too_new(str(schema.found), schema.head)


def _too_new(found: str, known: str) -> str:
    return f"Databasen er fra en nyere versjon (skjema {found}, denne kjenner {known}). Bruk den nyere versjonen."


def _run(asked: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(asked)
    except SchemaTooNew as newer:
        _stop(_too_new(newer.found, newer.newest_known))
    except UnknownDatabase:
        _stop("Adressen i OPPFOLGING_DATABASE_URL kan ikke brukes. Skriv sqlite:///sti/til/fil eller postgresql://…")
    except Unreachable as silent:
        _stop(f"Databasen svarer ikke: {silent}")
    except UnusableKey:
        _stop("OPPFOLGING_TEXT_KEYS mangler, eller har en nøkkel som ikke er 32 byte i URL-sikker base64.")
    except CannotOpen:
        _stop("Noen tekster kan ikke åpnes. Legg nøkkelen de ble skrevet med, til i OPPFOLGING_TEXT_KEYS.")


def _stop(sentence: str) -> NoReturn:
    raise click.ClickException(sentence)
