"""Notat fra refleksjon: points and themes of a period, without names and counts: the offer, and the file's words."""

from dataclasses import dataclass
from datetime import date

from bot.cards.action import Act
from bot.cards.card import Buttons, Card
from bot.cards.writing import button, card, note, text
from bot.domain.ids import GroupId
from bot.i18n import dates
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWords:
    """Headings and footer of the file."""

    title: str
    period: str
    question: str
    """Stands over each question."""
    points: str
    nothing: str
    footer: str


def words(t: Translator, *, name: str, start: date, end: date, guarded: bool = True) -> NoteWords:
    """`name`: the group or the seminar as the tenant wrote it."""
    return NoteWords(
        title=t.text("note.title", name=name),
        period=_period(t, start, end),
        question=t.text("note.question"),
        points=t.text("note.points"),
        nothing=t.text("note.nothing"),
        footer=t.text("note.footer" if guarded else "note.footer-administration"),
    )


def _period(t: Translator, start: date, end: date) -> str:
    last = dates.day_and_year(t.language, end)
    return last if start == end else t.text("note.period", start=dates.day(t.language, start, end), end=last)


def offer(t: Translator, *, group: GroupId, name: str, asked_for_minutes: bool = False) -> Card:
    """`/oppfølging notat`; to who asks for a «referat», what this is instead."""
    return card(
        t,
        t.text("note.summary"),
        text(t, "note.not-minutes") if asked_for_minutes else None,
        text(t, "note.offer", name=name),
        Buttons(
            (button(t, "button.make-note", Act.NOTE, group=group, go="yes"), button(t, "button.cancel", Act.CANCEL))
        ),
    )


def ready(t: Translator, *, kind: str) -> Card:
    """Beside one file; `kind` is docx, html or md."""
    return note(t, f"note.ready-{kind}")


def nothing_yet(t: Translator, *, name: str) -> Card:
    return note(t, "note.nothing-yet", name=name)
