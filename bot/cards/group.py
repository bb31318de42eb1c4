"""What a group's channel hears besides the rounds: its frame, and its end."""

from datetime import date

from bot.cards.action import Act
from bot.cards.card import Buttons, Card
from bot.cards.writing import bullets, button, card, heading, note, text
from bot.i18n import dates
from bot.i18n.translator import Translator


def frame_reminder(t: Translator, *, purpose: str, guarded: bool) -> Card:
    """Once a month to the channel; takes no answer. `purpose` as the configuration has it."""
    key = "group.frame-guarded" if guarded else "group.frame"
    return card(
        t,
        t.text("group.frame-summary"),
        heading(t, "group.frame-heading"),
        text(t, "group.purpose", purpose=purpose) if purpose else None,
        text(t, key),
    )


def host_frame_suggestion(t: Translator, *, group: str) -> Card:
    """To the host: an unnumbered suggestion to talk about the frame; no text, no name, no count behind it is told."""
    return card(
        t,
        t.text("group.suggestion-summary"),
        text(t, "group.suggestion", group=group),
        bullets(t, "group.suggestion-1", "group.suggestion-2", "group.suggestion-3"),
    )


def ended(t: Translator, *, name: str) -> Card:
    """To the channel on the last day: a thank-you. The thread stays."""
    return card(
        t,
        t.text("group.ended-summary"),
        heading(t, "group.ended-heading", name=name),
        text(t, "group.ended"),
        bullets(t, "group.ended-thread", "group.ended-commitments", "group.ended-data"),
    )


def new_channel_reading(t: Translator, *, guarded: bool) -> Card:
    """To the channel, before the guard reads what is written there: only where the configuration says so."""
    return note(t, "group.reading" if guarded else "group.reading-persons")


def channel_bound(t: Translator, *, name: str, ends: date | None, today: date) -> Card:
    """The bot's first words in a group's channel."""
    said = "group.hello-until" if ends else "group.hello"
    when = dates.day(t.language, ends, today) if ends else ""
    return note(t, said, Buttons((button(t, "button.help", Act.HELP),)), name=name, when=when)
