"""The round's host: asked one at a time, by own yes, and told what the task is."""

from datetime import date, datetime

from bot.cards import readers as read
from bot.cards.action import Act
from bot.cards.card import Buttons, Card, Style
from bot.cards.readers import Readers
from bot.cards.writing import bullets, button, card, note, text
from bot.domain.ids import RoundId
from bot.i18n import dates
from bot.i18n.numbers import capitalised
from bot.i18n.translator import Translator


def host_request(
    t: Translator,
    *,
    round_id: RoundId,
    points_due: datetime,
    readers: Readers,
    today: date,
) -> Card:
    return card(
        t,
        t.text("host.request-summary"),
        text(t, "host.request"),
        bullets(t, "host.let-in", "host.write", when=dates.moment(t.language, points_due, today)),
        text(t, "host.readers", readers=capitalised(read.of_points(t, readers))),
        Buttons(
            (
                button(t, "button.host-yes", Act.HOST_YES, style=Style.PRIMARY, round=round_id),
                button(t, "button.not-this-time", Act.HOST_NO, round=round_id),
            )
        ),
    )


def accepted(t: Translator, *, round_id: RoundId, points_due: datetime, today: date) -> Card:
    return note(
        t,
        "host.accepted",
        Buttons(
            (
                button(t, "button.write-points", Act.WRITE_POINTS, style=Style.PRIMARY, round=round_id),
                button(t, "button.cannot-after-all", Act.HOST_NO, round=round_id),
            )
        ),
        when=dates.moment(t.language, points_due, today),
    )


def declined(t: Translator, *, had_said_yes: bool = False, another: bool = True) -> Card:
    """`another`: somebody else is asked now. Whoever had said yes was named in the channel."""
    if had_said_yes:
        return note(t, "host.gave-back" if another else "host.gave-back-last")
    return note(t, "host.declined" if another else "host.declined-last")


def somebody_else(t: Translator, *, name: str) -> Card:
    """A late yes, when another one has the task."""
    return note(t, "host.somebody-else", name=name)


def points_reminder(t: Translator, *, round_id: RoundId, points_due: datetime, today: date) -> Card:
    """To the host, once, when the thread is about to close."""
    return note(
        t,
        "host.reminder",
        Buttons(
            (
                button(t, "button.write-points", Act.WRITE_POINTS, style=Style.PRIMARY, round=round_id),
                button(t, "button.cannot-after-all", Act.HOST_NO, round=round_id),
            )
        ),
        when=dates.moment(t.language, points_due, today),
    )
