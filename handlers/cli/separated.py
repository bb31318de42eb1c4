"""Read a CSV file as Excel and others save it: UTF-8 with or without a mark, semicolons, commas or tabs."""

import csv
import io
import re
from pathlib import Path
from typing import Final

from bot.usecases.import_commitments import heads
from bot.usecases.import_sheet import MOST_COLUMNS, MOST_ROWS, Sheet
from handlers.cli.stops import Stopped
from handlers.cli.workbook import TOO_MANY_ROWS

_SIGNS: Final = (";", ",", "\t", "|")
_SAID: Final = re.compile(r"sep=([;,\t|])\r?\n")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_separated(path: Path, content: bytes) -> tuple[Sheet, ...]:
    text = _text(path, content)
    said = _SAID.match(text)
    rest = text[said.end() :] if said else text
    above = (("",),) if said else ()
    sheets = [_sheet(path, rest, sign, above) for sign in ((said[1],) if said else _SIGNS)]
    found = [one for one in sheets if isinstance(one, Sheet)]
    if not found:
        raise next(one for one in sheets if isinstance(one, Stopped))
    return (next((one for one in found if heads(one)), found[0]),)


def _text(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Stopped(f"{path}: Fila er ikke lagret som UTF-8. Velg «CSV UTF-8» når du lagrer den i Excel.")
    return text


def _sheet(path: Path, text: str, sign: str, above: tuple[tuple[str, ...], ...]) -> Sheet | Stopped:
    rows: list[tuple[str, ...]] = list(above)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for cells in reader:
            row = tuple(cell.strip() for cell in cells[:MOST_COLUMNS])
            rows.append(row if any(row) else ())
            if len(rows) > MOST_ROWS + 1:
                return Stopped(f"{path}: {TOO_MANY_ROWS}")
    except csv.Error:
        line = reader.line_num
        return Stopped(f"{path}:{line}:1: Anførselstegnene i linja går ikke opp, eller linja er altfor lang.")
    return Sheet(rows=tuple(rows))
