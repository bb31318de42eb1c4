"""`oppfolging note`: points and themes of a period as a file, without names."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.language import Language
from bot.usecases.note import Days, Note, note_of_group, note_of_seminar
from bot.usecases.note_file import as_file
from bot.usecases.scene import Scene
from handlers.cli import files
from handlers.cli.opened import Opened, open_tenant
from handlers.cli.places import place_options
from handlers.cli.stops import WrongUse

KINDS: Final = ("docx", "html", "md")


def _day(_context: click.Context, option: click.Parameter, written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise WrongUse(f"{option.opts[0]}: «{written}» er ikke en dato. Skriv den som 2026-04-13.") from None


@click.command()
@click.option("--tenant", help="Kommunen, ved id-en fra oppsettet.")
@click.option("--seminar", help="Samlingen, ved id-en fra oppsettet.")
@click.option("--group", "only", help="Bare denne gruppa fra samlingen.")
@click.option("--from", "first", callback=_day, help="Første dag, som 2026-04-13. Ellers fra begynnelsen.")
@click.option("--to", "last", callback=_day, help="Siste dag. Ellers til nå.")
@click.option(
    "--language",
    type=click.Choice([str(one) for one in Language]),
    help="Språket. Ellers gruppas eller kommunens eget.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Fila: .docx, .html eller .md.")
@place_options
def note(
    *,
    config: Path | None,
    data: Path | None,
    tenant: str | None,
    seminar: str | None,
    only: str | None,
    first: date | None,
    last: date | None,
    language: str | None,
    output: Path | None,
) -> None:
    """Lager et notat fra refleksjon: punktene gruppene har delt, uten navn og uten tall.

    Notatet er ikke et referat. Det er ikke saksgrunnlag og skal ikke legges ved en sak.
    """
    days = Days(first=first, last=last)
    if first and last and last < first:
        raise WrongUse("Perioden slutter før den begynner. Se på --from og --to.")
    target, kind = _target(output)
    here = open_tenant(config, data, tenant)
    about = here.seminar(seminar)
    group = _group(here, only, about.id)
    chosen = _language(here.configuration, group, language)

    async def ask(scene: Scene) -> Note:
        if group is not None:
            return await note_of_group(scene, group.id, chosen, days)
        return await note_of_seminar(scene, about.id, chosen, days)

    made = here.read(ask)
    guarded = [one for one in here.configuration.groups if one.seminar == about.id and group in {None, one}]
    content = as_file(made, kind, guarded=any(map(here.configuration.fully_guarded, guarded)))
    files.write(target, content)
    click.echo(f"Skrevet: {target}." if made.themes else f"Skrevet: {target}. Ingenting er delt i denne perioden.")


def _target(output: Path | None) -> tuple[Path, str]:
    if output is None:
        raise WrongUse("Hvilken fil skal jeg skrive? Bruk for eksempel -o notat.docx.")
    kind = output.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise WrongUse(f"{output}: Jeg lager .docx, .html og .md. Skriv for eksempel -o notat.docx.")
    files.may_write(output)
    return output, kind


def _group(here: Opened, wanted: str | None, seminar: str) -> WorkingGroup | None:
    if wanted is None:
        return None
    group = here.group(wanted)
    if group.seminar != seminar:
        raise WrongUse(f"Gruppa «{group.id}» hører til samlingen «{group.seminar}», ikke «{seminar}».")
    return group


def _language(configuration: Configuration, group: WorkingGroup | None, wanted: str | None) -> Language:
    own = group.language if group else None
    return Language(wanted) if wanted else own or configuration.tenant.language
