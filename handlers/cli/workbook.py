"""Read an .xlsx file that anybody may have sent: what could harm is refused before Excel's format is looked into."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.sax import parse

from bot.usecases.import_sheet import MOST_COLUMNS, MOST_ROWS, Sheet, Unreadable, Value
from handlers.cli.stops import Stopped

MOST_PARTS: Final = 500
MOST_UNPACKED: Final = 30_000_000
_MOST_TIMES_ITS_SIZE: Final = 100
_WORTH_A_LOOK: Final = 1_000_000
_OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 1
MACROS: Final = "Fila har makroer, og slike tar jeg ikke inn. Lagre den som .xlsx uten makroer."
BROKEN: Final = "Fila kan ikke leses som et regneark. Åpne den i Excel og lagre den på nytt som .xlsx."
OLD: Final = "Fila er i et gammelt format eller har passord. Lagre den som .xlsx uten passord."
TOO_LARGE: Final = "Fila blir altfor stor når den pakkes ut, så jeg åpner den ikke."
HARMFUL: Final = "Fila har innhold som ikke hører hjemme i et regneark, så jeg åpner den ikke."
TOO_MANY_ROWS: Final = f"Fila har mer enn {MOST_ROWS} rader. Del den opp."


def read_workbook(path: Path, content: bytes) -> tuple[Sheet, ...]:
    try:
        _look_through(content)
        return tuple(_sheets(content))
    except _Refused as refused:
        raise Stopped(f"{path}: {refused}") from None
    except Exception:  # noqa: BLE001 - the libraries raise whatever a broken file makes them
        raise Stopped(f"{path}: {BROKEN}") from None


class _Refused(Exception):  # noqa: N818 - a sentence to the person who has the file
    pass


def _look_through(content: bytes) -> None:
    if content.startswith(_OLD_OR_LOCKED):
        raise _Refused(OLD)
    with ZipFile(BytesIO(content)) as packed:
        _look_at_parts(packed)


def _look_at_parts(packed: ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED or any(map(_swells, parts)):
        raise _Refused(TOO_LARGE)
    if any(one.flag_bits & _ENCRYPTED for one in parts):
        raise _Refused(OLD)
    names = {one.filename.casefold() for one in parts}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise _Refused(MACROS)
    for one in parts:
        if one.filename.casefold().endswith((".xml", ".rels", ".vml")):
            _read_through(packed, one)
    if b"macroenabled" in packed.read("[Content_Types].xml").lower():
        raise _Refused(MACROS)


def _swells(part: ZipInfo) -> bool:
    return part.file_size > _WORTH_A_LOOK and part.file_size > _MOST_TIMES_ITS_SIZE * max(part.compress_size, 1)


def _read_through(packed: ZipFile, part: ZipInfo) -> None:
    """No document type, no entities: nothing in a spreadsheet needs them."""
    try:
        with packed.open(part) as stream:
            parse(stream, ContentHandler(), forbid_dtd=True)
    except DefusedXmlException:
        raise _Refused(HARMFUL) from None
    except (SAXException, BadZipFile):
        raise _Refused(BROKEN) from None


def _sheets(content: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - a while, for those who have a workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about drawings and styles that we leave alone
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield Sheet(name=sheet.title, rows=tuple(_rows(sheet)))
        book.close()


def _rows(sheet: Any) -> Iterator[tuple[Value, ...]]:  # noqa: ANN401 - openpyxl's read-only sheets have no types
    sheet.reset_dimensions()
    filled = 0
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS):
        row = tuple(map(_value, cells))
        filled += any(row)
        if filled > MOST_ROWS:
            raise _Refused(TOO_MANY_ROWS)
        yield row if any(row) else ()


def _value(cell: Any) -> Value:  # noqa: ANN401, PLR0911 - the same; one answer for each kind of cell
    match cell.data_type, cell.value:
        case _, None:
            return ""
        case "f", _:
            return Unreadable.FORMULA
        case "e", _:
            return Unreadable.ERROR
        case _, bool() as truth:
            return "ja" if truth else "nei"
        case _, datetime() as moment:
            return moment.date()
        case _, date() as day:
            return day
        case _, int() | float() as number:
            return float(number)
        case _, other:
            return str(other).replace("_x000D_", "").replace("\r\n", "\n")
