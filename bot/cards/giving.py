"""An oppfølgingspunkt that waits for somebody's yes: proposed by the seminar, or offered by another person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards import mine
from bot.cards.action import Act
from bot.cards.card import Bullets, Buttons, Card, Inline, Style
from bot.cards.writing import button, card, joined, note, rich, text
from bot.domain.ids import CommitmentId
from bot.i18n import dates
from bot.i18n.names import listed
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Nobody's before the yes."""

    commitment: CommitmentId
    what: str
    due: date | None
    seminar: str
    giver: str | None = None
    """None: the configuration, or a file."""
    came_back: bool = False
    """It was given to another, and is back."""


def proposed(t: Translator, *, proposals: Sequence[Proposal], today: date) -> Card:
    """All that waits for this person's yes, in one message."""
    if len(proposals) == 1:
        return _one(t, proposals[0], today)
    seminars = listed(t, [f"«{one}»" for one in dict.fromkeys(one.seminar for one in proposals)])
    return card(
        t,
        t.text("giving.proposals-summary"),
        text(t, "giving.proposals", seminars=seminars),
        Bullets(tuple(_item(t, one, today) for one in proposals)),
        text(t, "giving.nothing-without-yes"),
        mine.which(t, [(one.commitment, one.what) for one in proposals]),
        _yes_no(t, Act.ACCEPT_PROPOSED, Act.DECLINE_PROPOSED),
    )


def _one(t: Translator, one: Proposal, today: date) -> Card:
    yes_no = _yes_no(t, Act.ACCEPT_PROPOSED, Act.DECLINE_PROPOSED, one.commitment)
    when = _day(t, one.due, today)
    if one.came_back:
        return card(t, t.text("giving.came-back-summary"), text(t, "giving.back", what=one.what), yes_no)
    if one.giver is not None:
        return _asks(t, one.giver, one.what, when, yes_no)
    key = "giving.proposed-by" if when else "giving.proposed"
    asked = text(t, key, seminar=one.seminar, what=one.what, when=when)
    return card(t, t.text("giving.proposed-summary"), asked, yes_no)


def _item(t: Translator, one: Proposal, today: date) -> Inline:
    when = _day(t, one.due, today)
    said = rich(t, "giving.item-by" if when else "giving.item", what=one.what, when=when)
    if one.came_back:
        return joined(said, rich(t, "giving.item-back"))
    return joined(said, rich(t, "giving.item-asks", giver=one.giver)) if one.giver else said


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


def _yes_no(t: Translator, yes: Act, no: Act, commitment: CommitmentId | None = None) -> Buttons:
    """Without a commitment the selector beside them says which."""
    refs = {} if commitment is None else {"commitment": str(commitment)}
    return Buttons(
        (
            button(t, "button.take-it", yes, refs, style=Style.PRIMARY),
            button(t, "button.does-not-suit", no, refs),
        )
    )


def declined(t: Translator, *, giver: str | None) -> Card:
    return note(t, "giving.declined") if giver is None else note(t, "giving.declined-to", giver=giver)


def sent(t: Translator, *, to: str, until: date, today: date) -> Card:
    """To the one who asks: it stays theirs until the yes."""
    return note(t, "giving.sent", to=to, when=dates.weekday_and_day(t.language, until, today))


def taken(t: Translator, *, by: str, what: str) -> Card:
    """To the one who asked."""
    return card(t, t.text("giving.taken-summary"), text(t, "giving.taken", by=by, what=what))


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
