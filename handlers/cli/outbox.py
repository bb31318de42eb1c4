"""`oppfolging outbox`: what waits, failed or is uncertain, and what the administrator wants done about it."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from bot.config.secrets import read_secrets
from bot.ports import Deliveries, Life, Parked, State
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import UnknownDatabase, Unreachable, opened, url_beside
from bot.store.migrating import SchemaState, status
from scheduling.lifecycle import Cancel, Event, Retry, after, possible

T = TypeVar("T")

NAMES: Final = {
    State.PENDING: "venter",
    State.CLAIMED: "tatt",
    State.STARTED: "på vei",
    State.FAILED: "feilet",
    State.UNCERTAIN: "usikker",
}
BY_HAND: Final = "by_hand"


@click.group(invoke_without_command=True)
@click.option("--config", type=click.Path(path_type=Path, exists=True), help="Oppsettet som databasen ligger ved.")
@click.option("--json", "as_json", is_flag=True, help="Skriv JSON, én liste.")
@click.pass_context
def outbox(ctx: click.Context, config: Path | None, *, as_json: bool) -> None:
    """Det som venter, har feilet eller er usikkert. Usikkert: meldingen kan ha kommet fram, men ingen vet det."""
    ctx.obj = config
    if ctx.invoked_subcommand is None:
        _list(ctx, as_json=as_json)


@outbox.command("list")
@click.option("--json", "as_json", is_flag=True, help="Skriv JSON, én liste.")
@click.pass_context
def list_command(ctx: click.Context, *, as_json: bool) -> None:
    """Vis alt som ikke er ferdig. Slutter med 1 når noe har feilet eller er usikkert."""
    _list(ctx, as_json=as_json)


@outbox.command("retry")
@click.argument("row", metavar="ID", type=int)
@click.pass_context
def retry_command(ctx: click.Context, row: int) -> None:
    """Send en melding som har feilet eller er usikker, på nytt. Var den framme, kommer den to ganger."""
    _decide(ctx, row, Retry(), "Den sendes på nytt.")


@outbox.command("drop")
@click.argument("row", metavar="ID", type=int)
@click.pass_context
def drop_command(ctx: click.Context, row: int) -> None:
    """Ta en melding ut av køen. Den blir ikke sendt."""
    _decide(ctx, row, Cancel(BY_HAND), "Den er tatt ut og blir ikke sendt.")


def _list(ctx: click.Context, *, as_json: bool) -> None:
    parked = _run(_with(_url(ctx.obj), lambda deliveries: deliveries.parked()))
    if as_json:
        click.echo(json.dumps([_plain(row) for row in parked], ensure_ascii=False, indent=2))
    elif parked:
        for row in parked:
            click.echo(_line(row))
    else:
        click.echo("Ingenting venter.")
    ctx.exit(1 if any(row.state in {State.FAILED, State.UNCERTAIN} for row in parked) else 0)


def _decide(ctx: click.Context, row: int, event: Event, done: str) -> None:
    async def decide(deliveries: Deliveries) -> str:
        seen = await deliveries.look(row)
        if seen is None:
            return f"Det er ingen melding med nummer {row}."
        life = Life(id=seen.id, state=seen.state, attempts=seen.attempts)
        if not possible(life, event):
            return f"Melding {row} er {NAMES.get(seen.state, 'ferdig')}; det går ikke nå."
        if not await deliveries.decide(seen, after(life, event)):
            return f"Melding {row} endret seg akkurat nå. Se på den igjen."
        return ""

    trouble = _run(_with(_url(ctx.obj), decide))
    click.echo(trouble or done, err=bool(trouble))
    ctx.exit(1 if trouble else 0)


def _line(row: Parked) -> str:
    due = row.due_at.astimezone().strftime("%d.%m.%Y %H.%M")
    what = (row.kind, row.group) if row.group else (row.kind,)
    words = (str(row.id), NAMES[row.state], row.tenant, *what, due, f"{row.attempts} forsøk", row.reason)
    return "  ".join(words).rstrip()


def _plain(row: Parked) -> dict[str, Any]:
    return {
        "id": row.id,
        "tenant": row.tenant,
        "kind": row.kind,
        "group": row.group,
        "state": row.state,
        "attempts": row.attempts,
        "reason": row.reason,
        "due_at": row.due_at.isoformat(),
    }


def _url(config: Path | None) -> str:
    secrets = read_secrets()
    if isinstance(secrets, tuple):
        raise click.UsageError("\n".join(problem.nb for problem in secrets))
    if secrets.database_url is not None:
        return secrets.database_url.get_secret_value()
    if config is None:
        raise click.UsageError("Hvilken database? Sett OPPFOLGING_DATABASE_URL, eller bruk --config OPPSETT.")
    return url_beside(config)


async def _with(url: str, ask: Callable[[Deliveries], Coroutine[Any, Any, T]]) -> T:
    if (await status(url)).state is not SchemaState.CURRENT:
        raise click.ClickException("Databasen passer ikke til denne versjonen. Kjør «oppfolging db status».")
    async with opened(url) as database:
        return await ask(DeliveriesInStore(database))


def _run(asked: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(asked)
    except UnknownDatabase as unusable:
        raise click.ClickException("Adressen til databasen kan ikke brukes.") from unusable
    except Unreachable as silent:
        raise click.ClickException(f"Databasen svarer ikke: {silent}") from silent
