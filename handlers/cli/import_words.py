"""What is wrong in a list, and what would be right, in bokmål. What stands in a cell is never repeated."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from openpyxl.utils import get_column_letter

from bot.usecases.import_columns import ADMINISTRATION, ELECTED, Column
from bot.usecases.import_sheet import Problem, Wrong

_SENTENCES: Final[Mapping[Wrong, str]] = {
    Wrong.NO_HEADINGS: "Jeg finner ingen overskrifter. Bruk malen: «oppfolging template oppfølgingspunkter.xlsx».",
    Wrong.MISSING_COLUMN: "Kolonnen «{heading}» mangler. Legg den til, eller bruk malen.",
    Wrong.COLUMN_TWICE: "To kolonner betyr det samme («{heading}»). Behold bare den ene.",
    Wrong.NO_ROWS: "Det er ingen rader å ta inn. Skriv én rad for hvert oppfølgingspunkt.",
    Wrong.FORMULA: "Her står det en formel, eller noe Excel leser som en. Skriv teksten selv.",
    Wrong.ERROR: "Her står det en feil fra Excel. Skriv teksten selv.",
    Wrong.WHAT_EMPTY: "Her står det ikke hva som skal gjøres. Skriv det med noen ord.",
    Wrong.TOO_LONG: "Teksten er på {length} tegn. Det er plass til {longest}.",
    Wrong.OWNER_EMPTY: "Her står det ikke hvem det gjelder. Skriv e-posten til én person.",
    Wrong.OWNER_UNKNOWN: "Denne personen står ikke i oppsettet. Skriv e-post, id eller fullt navn, slik det står der.",
    Wrong.OWNER_NAMESAKES: "Flere har dette navnet. Skriv e-posten: {emails}.",
    Wrong.OWNERS_SEVERAL: "Her står det flere personer. Skriv én, og de andre under «{involve}».",
    Wrong.OWNER_ELSEWHERE: "{name} er ikke med i noen gruppe fra samlingen, og kan ikke si ja. Velg en som er med.",
    Wrong.OWNER_NOT_FROM_GIVER: (
        "{name} kan ikke bli spurt av denne giveren. Folkevalgte spør folkevalgte, og administrasjonen sine egne."
    ),
    Wrong.DATE_VAGUE: "«{words}» er ikke en dag. Skriv en dato, som 1.9.2026 eller uke 23, eller la det stå tomt.",
    Wrong.DATE_IMPOSSIBLE: "«{words}» finnes ikke. Skriv en dato, som 1.9.2026 eller uke 23.",
    Wrong.DATE_UNREAD: "Dette er ikke en dato. Skriv for eksempel 1.9.2026 eller uke 23, eller la det stå tomt.",
    Wrong.BODY_UNKNOWN: "Dette organet står ikke i oppsettet. Velg et av disse, eller la det stå tomt: {known}.",
    Wrong.BODY_FOR_ADMINISTRATION: "Organ er for folkevalgte. La det stå tomt for administrasjonen.",
    Wrong.INVOLVE_FOR_ELECTED: "Folkevalgte gir ikke arbeid til andre her. La det stå tomt.",
    Wrong.COLUMN_UNKNOWN: "Denne kolonnen kjenner jeg ikke, så den blir ikke med.",
    Wrong.SHEET_LEFT_OUT: "Dette arket har ingen overskrifter jeg kjenner, så det blir ikke med.",
    Wrong.DATE_PASSED: "Datoen har gått.",
}


def sentence(problem: Problem) -> str:
    field = problem.params.get("field")
    params = {
        **problem.params,
        "heading": _heading(Column(field)) if field else "",
        "involve": ADMINISTRATION[Column.INVOLVE],
    }
    near = problem.params.get("nearest")
    return _SENTENCES[problem.wrong].format(**params) + (f" Mente du {near}?" if near else "")


def line_of_report(file: Path, problem: Problem) -> str:
    """As `check` says it, with the name of the cell, since that is what a spreadsheet shows."""
    where = f"{cell(problem)} i arket «{problem.sheet}»" if problem.sheet else cell(problem)
    remark = "merk: " if problem.remark else ""
    return f"{file}:{problem.row}:{problem.column}: {remark}{where}: {sentence(problem)}"


def cell(problem: Problem) -> str:
    return f"{get_column_letter(problem.column)}{problem.row}"


def _heading(column: Column) -> str:
    return ADMINISTRATION.get(column) or ELECTED[column]
