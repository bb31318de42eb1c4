"""`oppfolging template`: an empty list of oppfølgingspunkter to fill in, in the two forms."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bot.domain.configuration import Configuration
from bot.domain.person import Person, Role
from bot.usecases.import_columns import ADMINISTRATION, ELECTED, GUIDE_SHEET, Column
from handlers.cli import files
from handlers.cli.places import configurations_in, tenant_in
from handlers.cli.stops import WrongUse

ROWS: Final = 500
"""That have help: more may be written."""
PEOPLE: Final = "Personer"
_WIDTHS: Final = {Column.WHAT: 48, Column.HOW: 36, Column.INVOLVE: 32}
GUIDE: Final = (
    "Slik fyller du ut",
    "Skriv én rad for hvert oppfølgingspunkt.",
    "Administrasjonen bruker arket «Administrasjon», folkevalgte bruker «Folkevalgte».",
    "Hvem: én person, med e-post. Fullt navn går også bra når bare én heter det.",
    "Når: en dato, som 1.9.2026 eller 12. august. «Uke 23» blir fredagen i den uka. Feltet kan stå tomt.",
    "Skriv ikke «før sommeren», «fortløpende» eller «Q3». Da blir du bedt om en dato.",
    "Hvor: et organ der den folkevalgte sitter. Feltet kan stå tomt.",
    "Ikke skriv om personsaker eller noe som er taushetsbelagt. Andre kan be om innsyn i det som står her.",
    "Den det gjelder, blir spurt. Punktet er ikke deres før de selv har sagt ja.",
    "Ta inn lista slik: oppfolging import FIL --tenant KOMMUNE --seminar SAMLING",
)


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--config", type=click.Path(path_type=Path), help="Oppsettet: da foreslår malen e-postene derfra.")
@click.option("--tenant", help="Kommunen, når oppsettet har flere.")
@click.option("--force", is_flag=True, help="Skriv over en fil som finnes.")
def template(file: Path, config: Path | None, tenant: str | None, *, force: bool) -> None:
    """Lager et regneark (FILE, .xlsx) til oppfølgingspunkter: ett ark for administrasjonen og ett for folkevalgte."""
    if file.suffix.lower() != ".xlsx":
        raise WrongUse(f"{file}: Malen er et regneark. La navnet slutte på .xlsx.")
    files.may_write(file)
    if file.exists() and not force:
        raise WrongUse(f"{file} finnes fra før. Velg et annet navn, eller bruk --force.")
    files.write(file, _workbook(_people(config, tenant)))
    click.echo(f"Skrevet: {file}.")


def _people(config: Path | None, tenant: str | None) -> Sequence[Person]:
    if config is None:
        return ()
    found = configurations_in(config)
    chosen: Configuration = found[0] if len(found) == 1 and tenant is None else tenant_in(found, tenant)
    in_groups = {person for group in chosen.groups for person in group.people}
    return [person for person in chosen.people if person.id in in_groups]


def _workbook(people: Sequence[Person]) -> bytes:
    book = Workbook()
    guide = book.active or book.create_sheet()
    guide.title = GUIDE_SHEET
    guide.column_dimensions["A"].width = 100
    for number, line in enumerate(GUIDE, start=1):
        guide.cell(number, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    guide["A1"].font = Font(bold=True, size=14)
    elected = [one.email for one in people if one.role in {Role.ELECTED, Role.EXECUTIVE}]
    staff = [one.email for one in people if one.role is not Role.ELECTED]
    _form(book, "Administrasjon", ADMINISTRATION, "A" if staff else "", len(staff))
    _form(book, "Folkevalgte", ELECTED, "B" if elected else "", len(elected))
    if people:
        _list(book, staff, elected)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _form(book: Workbook, name: str, headings: Mapping[Column, str], source: str, count: int) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, (column, heading) in enumerate(headings.items(), start=1):
        letter = get_column_letter(number)
        sheet.cell(1, number, heading).font = Font(bold=True)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, 26)
        if column is Column.OWNER and source:
            _suggest(sheet, f"{letter}2:{letter}{ROWS}", f"{PEOPLE}!${source}$1:${source}${count}")


def _suggest(sheet: Any, cells: str, source: str) -> None:  # noqa: ANN401 - one of several kinds of sheet
    """A suggestion: a name that the list does not hold may be written all the same, and is looked up at import."""
    listed = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning", showErrorMessage=True)
    listed.errorTitle, listed.error = "Står ikke i lista", "E-posten står ikke i oppsettet. Vil du skrive den likevel?"
    listed.add(cells)
    sheet.add_data_validation(listed)


def _list(book: Workbook, staff: Sequence[str], elected: Sequence[str]) -> None:
    hidden = book.create_sheet(PEOPLE)
    hidden.sheet_state = "hidden"
    for column, emails in enumerate((staff, elected), start=1):
        for row, email in enumerate(emails, start=1):
            hidden.cell(row, column, email)
