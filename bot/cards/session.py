"""Økt: people sit together, and the bot keeps the time. It never locks anything."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cards.action import Act, Action
from bot.cards.card import Bullets, Buttons, Card, Choice, Form, Option, Text, TextInput
from bot.cards.writing import button, card, form, literal, note, rich_count, text
from bot.domain.ids import GroupId
from bot.domain.library import Method
from bot.domain.live_session import LiveSession
from bot.i18n import dates
from bot.i18n.translator import Translator

METHOD = "method"
MINUTES = "minutes"
"""Names of the inputs; own times are written «2, 20, 5»."""
SECONDS = 60


def start_form(t: Translator, *, group: GroupId, methods: Sequence[Method]) -> Form:
    """Choose a preset, and own times if wanted. `methods` are timed ones."""
    options = tuple(
        Option(
            value=method.id,
            label=t.text("session.method", name=method.name[t.language], minutes=method.minutes),
            help=" · ".join(
                t.text("session.phase-time", name=one.name[t.language], minutes=one.minutes) for one in method.phases
            ),
        )
        for method in methods
    )
    return form(
        t,
        "session.title",
        Action(Act.START_SESSION, {"group": group}),
        Choice(name=METHOD, label=t.text("session.choose"), options=options, initial=methods[0].id),
        TextInput(
            name=MINUTES,
            label=t.text("session.own-times"),
            help=t.text("session.own-times-help"),
            required=False,
            longest=40,
        ),
        submit="button.start-session",
    )


def started(t: Translator, *, session: LiveSession, guide: str, ends_at: datetime) -> Card:
    """To the channel: all phases, and the first one. `ends_at`: when the first ends, local time."""
    phases = tuple(
        literal(t.text("session.phase-time", name=phase.name[t.language], minutes=phase.minutes))
        for phase in session.phases
    )
    return card(
        t,
        t.text("session.started-summary"),
        text(t, "session.started"),
        Bullets(phases),
        Text(literal(guide)) if guide else None,
        _now(t, session, ends_at),
        _controls(t, session),
    )


def phase(t: Translator, *, session: LiveSession, guide: str, ends_at: datetime) -> Card:
    """To the channel when a new part begins."""
    return card(
        t,
        t.text("session.phase-summary"),
        _now(t, session, ends_at),
        Text(literal(guide)) if guide else None,
        _controls(t, session),
    )


def halfway(t: Translator) -> Card:
    return note(t, "session.halfway")


def done(t: Translator) -> Card:
    return note(t, "session.done", Buttons((button(t, "button.write-reflection", Act.WRITE_REFLECTION),)))


def stopped(t: Translator) -> Card:
    return note(t, "session.stopped")


def paused(t: Translator, *, session: LiveSession) -> Card:
    remaining = session.paused_remaining or timedelta()
    minutes = -(-int(remaining.total_seconds()) // SECONDS)
    return card(
        t,
        t.text("session.paused-summary"),
        Text(rich_count(t, "session.paused", minutes, name=session.phases[session.phase].name[t.language])),
        _controls(t, session),
    )


def resumed(t: Translator, *, session: LiveSession, ends_at: datetime) -> Card:
    return card(
        t,
        t.text("session.resumed-summary"),
        text(t, "session.resumed"),
        _still(t, session, ends_at),
        _controls(t, session),
    )


def already_running(t: Translator, *, session: LiveSession, ends_at: datetime | None) -> Card:
    """One session in a channel at a time; `ends_at` None while it is paused."""
    return card(
        t,
        t.text("session.already-summary"),
        text(t, "session.already"),
        _still(t, session, ends_at) if ends_at else None,
        _controls(t, session),
    )


def in_the_channel(t: Translator, *, group: str) -> Card:
    """To somebody who starts or steers it from a direct message, where nothing else shows it."""
    return note(t, "session.in-the-channel", group=group)


def own_times_unclear(t: Translator) -> Card:
    return note(t, "session.own-times-unclear")


def in_channel_only(t: Translator) -> Card:
    """`økt` typed in a direct message."""
    return note(t, "session.in-channel")


def _now(t: Translator, session: LiveSession, ends_at: datetime) -> Text:
    current = session.phases[session.phase]
    return text(
        t,
        "session.now",
        name=current.name[t.language],
        minutes=current.minutes,
        until=dates.hour(t.language, ends_at),
    )


def _still(t: Translator, session: LiveSession, ends_at: datetime) -> Text:
    """Say how long is left of a part that has begun, by the clock on the wall."""
    name = session.phases[session.phase].name[t.language]
    return text(t, "session.still", name=name, until=dates.hour(t.language, ends_at))


def _controls(t: Translator, session: LiveSession) -> Buttons | None:
    if not session.running:
        return None
    turn = ("button.resume", Act.RESUME_SESSION) if session.paused else ("button.pause-session", Act.PAUSE_SESSION)
    return Buttons(
        (button(t, *turn, session=session.id), button(t, "button.stop-session", Act.STOP_SESSION, session=session.id))
    )
