"""`oppfolging import`: oppfølgingspunkter from a spreadsheet, for each owner to say yes or no to."""

import json
from pathlib import Path
from typing import Any, Final

import click

from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.usecases.import_commitments import Checked, TakenIn, check, take_in
from bot.usecases.import_row import Within
from bot.usecases.import_sheet import Problem, Sheet
from handlers.cli import files
from handlers.cli.import_words import cell, line_of_report, sentence
from handlers.cli.opened import COMMAND_LINE, open_tenant
from handlers.cli.places import place_options
from handlers.cli.separated import read_separated
from handlers.cli.stops import Stopped, WrongUse
from handlers.cli.workbook import MACROS, read_workbook

LARGEST: Final = 5_000_000


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--tenant", help="Kommunen, ved id-en fra oppsettet.")
@click.option("--seminar", help="Samlingen, ved id-en fra oppsettet.")
@click.option("--giver", help="E-posten til den som spør. Folkevalgte spør folkevalgte, administrasjonen sine egne.")
@click.option("--skip-bad", is_flag=True, help="Ta inn de radene som er riktige, og la de andre være.")
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt, til programmer.")
@place_options
@click.pass_context
def import_commitments(
    ctx: click.Context,
    *,
    config: Path | None,
    data: Path | None,
    file: Path,
    tenant: str | None,
    seminar: str | None,
    giver: str | None,
    skip_bad: bool,
    as_json: bool,
) -> None:
    """Tar inn oppfølgingspunkter fra FILE (.xlsx eller .csv).

    Alt som er galt, vises på en gang, som fil:rad:kolonne. Da blir ingenting tatt inn, om du ikke bruker --skip-bad.
    Et punkt er ikke noens før eieren selv har sagt ja. Det som er tatt inn før, kommer ikke en gang til.
    """
    sheets = _sheets(file)
    here = open_tenant(config, data, tenant)
    about = here.seminar(seminar).id
    asks = _giver(here.configuration, giver)
    today = here.clock.now().astimezone(here.configuration.tenant.timezone).date()
    checked = check(sheets, Within(configuration=here.configuration, seminar=about, today=today, giver=asks))
    taken = TakenIn()
    if checked.wanted and (checked.ok or skip_bad):
        taken = here.write(lambda scene: take_in(scene, about, checked.wanted, actor=COMMAND_LINE, giver=asks))
    good = checked.ok or (skip_bad and bool(checked.wanted))
    if as_json:
        click.echo(json.dumps(_report(file, checked, taken, good=good), ensure_ascii=False, indent=2))
    else:
        _tell(file, checked, taken, good=good)
    ctx.exit(0 if good else 1)


def _sheets(file: Path) -> tuple[Sheet, ...]:
    content = files.read(file, most=LARGEST)
    match file.suffix.lower():
        case ".xlsx":
            return read_workbook(file, content)
        case ".csv" | ".tsv" | ".txt":
            return read_separated(file, content)
        case ".xlsm" | ".xltm" | ".xlsb":
            raise Stopped(f"{file}: {MACROS}")
        case _:
            raise WrongUse(f"{file}: Jeg leser .xlsx og .csv. Lagre lista i et av de formatene.")


def _giver(configuration: Configuration, email: str | None) -> PersonId | None:
    if email is None:
        return None
    person = configuration.person_by_email(email)
    if person is None:
        raise WrongUse(f"--giver: «{email}» står ikke i oppsettet.")
    return person.id


def _tell(file: Path, checked: Checked, taken: TakenIn, *, good: bool) -> None:
    for problem in checked.problems:
        click.echo(line_of_report(file, problem), err=True)
    if not good:
        click.echo(f"{file}: Ingenting er tatt inn.", err=True)
        return
    already = f" Fantes fra før: {taken.already}." if taken.already else ""
    left = len({(one.sheet, one.row) for one in checked.problems if not one.remark})
    click.echo(f"Tatt inn: {taken.proposed}.{already}" + (f" Rader som ble utelatt: {left}." if left else ""))
    if taken.proposed:
        click.echo("Eierne blir spurt, hver for seg. Ingenting er deres før de har sagt ja.")


def _report(file: Path, checked: Checked, taken: TakenIn, *, good: bool) -> dict[str, Any]:
    return {
        "ok": good,
        "imported": taken.proposed,
        "already": taken.already,
        "problems": [_plain(file, one) for one in checked.problems],
    }


def _plain(file: Path, problem: Problem) -> dict[str, Any]:
    return {
        "file": str(file),
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "cell": cell(problem),
        "severity": "warning" if problem.remark else "error",
        "key": problem.wrong,
        "message": sentence(problem),
    }
