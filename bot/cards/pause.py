"""Pause and back again; the others are not told."""

from datetime import date

from bot.cards.action import Act, Action
from bot.cards.card import Buttons, Card, DateInput, Form
from bot.cards.writing import button, form, note, text
from bot.i18n import dates
from bot.i18n.translator import Translator

BACK_ON = "back_on"


def pause_form(t: Translator, *, back_on: date | None = None, since: date | None = None, today: date) -> Form:
    """`since`: a day to come, when it begins then."""
    refs = {"since": since.isoformat()} if since else {}
    begins = text(t, "pause.begins", since=dates.weekday_and_day(t.language, since, today)) if since else None
    return form(
        t,
        "pause.title",
        Action(Act.SAVE_PAUSE, refs),
        text(t, "pause.intro"),
        begins,
        DateInput(
            name=BACK_ON,
            label=t.text("pause.back-on"),
            help=t.text("pause.back-on-help"),
            initial=back_on.isoformat() if back_on else "",
        ),
        submit="button.take-pause",
    )


def confirmed(t: Translator, *, back_on: date | None, today: date, since: date | None = None) -> Card:
    """`back_on` None: until the person says so. `since` when it begins on a later day."""
    change = Buttons((button(t, "button.edit-date", Act.PAUSE), button(t, "button.end-pause", Act.END_PAUSE)))
    begins = dates.weekday_and_day(t.language, since, today) if since is not None and since > today else ""
    if back_on is None:
        return note(t, "pause.confirmed-open-later" if begins else "pause.confirmed-open", change, since=begins)
    if begins:
        ends = dates.weekday_and_day(t.language, back_on, today)
        return note(t, "pause.confirmed-later", change, since=begins, when=ends)
    return note(t, "pause.confirmed", change, when=dates.weekday_and_day(t.language, back_on, today))


def ended(t: Translator) -> Card:
    return note(t, "pause.ended")


def no_pause(t: Translator) -> Card:
    """`tilbake` from somebody who is not away."""
    return note(t, "pause.none")


def day_has_gone(t: Translator) -> Card:
    return note(t, "pause.day-has-gone")
