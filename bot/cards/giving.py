"""An oppfølgingspunkt that waits for somebody's yes: proposed by the seminar, or offered by another person."""

from datetime import date

from bot.cards.action import Act
from bot.cards.card import Buttons, Card, Style
from bot.cards.writing import button, card, note, text
from bot.domain.ids import CommitmentId
from bot.i18n import dates
from bot.i18n.translator import Translator


def proposed(
    t: Translator,
    *,
    commitment: CommitmentId,
    what: str,
    due: date | None,
    seminar: str,
    giver: str | None,
    today: date,
) -> Card:
    """From the configuration or a file (`giver` None), or from a person when it was made. Nobody's before the yes."""
    yes_no = _yes_no(t, Act.ACCEPT_PROPOSED, Act.DECLINE_PROPOSED, commitment)
    if giver is not None:
        return _asks(t, giver, what, _day(t, due, today), yes_no)
    return card(
        t,
        t.text("giving.proposed-summary"),
        text(t, "giving.proposed-by", seminar=seminar, what=what, when=_day(t, due, today))
        if due
        else text(t, "giving.proposed", seminar=seminar, what=what),
        yes_no,
    )


def offered(t: Translator, *, commitment: CommitmentId, giver: str, what: str, due: date | None, today: date) -> Card:
    """Somebody wants to hand it over."""
    return _asks(t, giver, what, _day(t, due, today), _yes_no(t, Act.ACCEPT_OFFER, Act.DECLINE_OFFER, commitment))


def _asks(t: Translator, giver: str, what: str, when: str, yes_no: Buttons) -> Card:
    return card(
        t,
        t.text("giving.asked-summary"),
        text(t, "giving.asks-by", giver=giver, what=what, when=when)
        if when
        else text(t, "giving.asks", giver=giver, what=what),
        yes_no,
    )


def _yes_no(t: Translator, yes: Act, no: Act, commitment: CommitmentId) -> Buttons:
    return Buttons(
        (
            button(t, "button.take-it", yes, style=Style.PRIMARY, commitment=commitment),
            button(t, "button.does-not-suit", no, commitment=commitment),
        )
    )


def declined(t: Translator, *, giver: str | None) -> Card:
    return note(t, "giving.declined") if giver is None else note(t, "giving.declined-to", giver=giver)


def sent(t: Translator, *, to: str, until: date, today: date) -> Card:
    """To the one who asks: it stays theirs until the yes."""
    return note(t, "giving.sent", to=to, when=dates.weekday_and_day(t.language, until, today))


def taken(t: Translator, *, by: str) -> Card:
    """To the one who asked."""
    return note(t, "giving.taken", by=by)


def came_back(t: Translator, *, commitment: CommitmentId, what: str, to: str | None) -> Card:
    """Declined, or five working days without an answer: the two look alike. `to` None: that person has left."""
    return card(
        t,
        t.text("giving.came-back-summary"),
        text(t, "giving.came-back", what=what, to=to) if to else text(t, "giving.came-back-left", what=what),
        Buttons(
            (
                button(t, "button.move", Act.MOVE, commitment=commitment),
                button(t, "button.hand-over", Act.HAND_OVER, commitment=commitment),
                button(t, "button.no-longer-relevant", Act.DROP, commitment=commitment),
            )
        ),
    )


def nobody_to_ask(t: Translator) -> Card:
    """Handing over goes only within elected or within administration, to those who take part."""
    return note(t, "giving.nobody")


def _day(t: Translator, on: date | None, today: date) -> str:
    return dates.day(t.language, on, today) if on else ""
