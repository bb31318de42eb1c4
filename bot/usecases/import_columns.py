"""The columns of a list of oppfølgingspunkter: the questions of the two forms, and what people call them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final


class Column(StrEnum):
    WHAT = "what"
    HOW = "how"
    OWNER = "owner"
    INVOLVE = "involve"
    BODY = "body"
    BY = "by"


ADMINISTRATION: Final[Mapping[Column, str]] = {
    Column.WHAT: "Hvilke skritt, tiltak, aktiviteter?",
    Column.HOW: "Hvordan gjør vi det?",
    Column.OWNER: "Hvem har ansvaret?",
    Column.INVOLVE: "Hvem må involveres?",
    Column.BY: "Når skal det være ferdig?",
}
ELECTED: Final[Mapping[Column, str]] = {
    Column.OWNER: "Hvem?",
    Column.WHAT: "Hva vil du gjøre, eller ta med deg tilbake?",
    Column.BODY: "Hvor?",
    Column.BY: "Innen når?",
}
GUIDE_SHEET: Final = "Slik gjør du"
"""Of our own template: it explains, and holds nothing."""
NEEDED: Final = (Column.WHAT, Column.OWNER)

_ALSO: Final[Mapping[Column, str]] = {
    Column.WHAT: (
        "what|hva|kva|tiltak|punkt|oppfølgingspunkt|oppfølgingspunkter|skritt|aktivitet|aktiviteter|commitment|"
        "kva steg tiltak aktivitetar|kva vil du gjere eller ta med deg tilbake"
    ),
    Column.HOW: "how|hvordan|korleis|korleis gjer vi det",
    Column.OWNER: (
        "owner|who|hvem|kven|eier|eigar|ansvar|ansvarlig|ansvarleg|kven har ansvaret|"
        "e-post|epost|email|e-mail|responsible"
    ),
    Column.INVOLVE: "involve|involver|involveres|involverte|involverast|kven må involverast",
    Column.BODY: "body|organ|hvor|kvar|where|hvilket organ|kva organ",
    Column.BY: (
        "by|due|date|dato|når|innen|innan|innen når|innan når|frist|ferdig|når skal det vere ferdig|"
        "kva tid skal det vere ferdig|deadline"
    ),
}


def known_as(heading: str) -> str:
    """Leave out case, punctuation and what stands in brackets, which people add as help."""
    text = re.sub(r"\(.*?\)", " ", unicodedata.normalize("NFC", heading)).casefold()
    return " ".join(re.sub(r"[^\w\s-]", " ", text).split())


_COLUMNS: Final[Mapping[str, Column]] = {
    **{word: column for column, words in _ALSO.items() for word in words.split("|")},
    **{known_as(heading): column for form in (ADMINISTRATION, ELECTED) for column, heading in form.items()},
}


def column_of(heading: str) -> Column | None:
    return _COLUMNS.get(known_as(heading))


def columns_of(headings: Sequence[str]) -> Mapping[Column, int]:
    """Where each column stands, from 0; the first counts of two with one meaning."""
    found: dict[Column, int] = {}
    for number, heading in enumerate(headings):
        if (column := column_of(heading)) is not None:
            found.setdefault(column, number)
    return found
