"""A kind no, and everything else that did not go as meant: one sentence on what it is, one on what to do."""

from collections.abc import Sequence

from bot.cards.action import Act, Action
from bot.cards.card import Button, Buttons, Card, Text
from bot.cards.writing import button, card, literal, note
from bot.domain.errors import AlreadyOpen, NotAllowed, NotFound, Refused, Stale, Unacceptable, WrongPhase, WrongStatus
from bot.i18n.translator import Translator

_ERRORS: dict[type[Refused], str] = {
    NotAllowed: "errors.not-allowed",
    NotFound: "errors.not-found",
    Stale: "errors.stale",
    WrongPhase: "errors.wrong-phase",
    WrongStatus: "errors.wrong-status",
    AlreadyOpen: "errors.already-open",
}
REASONS = {
    "reflection-empty": "errors.reflection-empty",
    "reflection-too-long": "errors.reflection-too-long",
    "points-too-few": "errors.points-too-few",
    "points-too-many": "errors.points-too-many",
    "point-too-long": "errors.point-too-long",
    "commitment-empty": "errors.commitment-empty",
    "commitment-too-long": "errors.commitment-too-long",
    "learned-too-long": "errors.learned-too-long",
    "carried-empty": "errors.carried-empty",
    "carried-too-long": "errors.carried-too-long",
    "pulse-answer": "errors.pulse-answer",
    "question-needs-prompt-or-text": "errors.question-needs-prompt-or-text",
    "choose-one-first": "refused.choose-one-first",
    "date-not-understood": "refused.date-not-understood",
    "no-such-day": "refused.no-such-day",
    "date-has-passed": "refused.date-has-passed",
    "question-too-long": "refused.question-too-long",
    "own-times-unclear": "refused.own-times-unclear",
    "timezone-unknown": "refused.timezone-unknown",
    "hours-end-before-start": "refused.hours-end-before-start",
    "pause-ends-before-it-begins": "refused.pause-ends-before-it-begins",
}


def sentence(t: Translator, refused: Refused) -> str:
    """What was refused and what to do instead: beside a form's input, or alone in a message."""
    if isinstance(refused, Unacceptable):
        return t.text(REASONS[refused.reason])
    return t.text(_ERRORS[type(refused)])


def refused(t: Translator, error: Refused) -> Card:
    said = sentence(t, error)
    return card(t, said, Text(literal(said)), _on(t))


def _on(t: Translator) -> Buttons:
    return Buttons((button(t, "button.overview", Act.OVERVIEW),))


def outsider(t: Translator, *, contact: str) -> Card:
    """To somebody who is in no group. Nothing is kept of what they wrote."""
    return note(t, "errors.outsider", contact=contact)


def fault(t: Translator) -> Card:
    """Something went wrong with us; the person's text was not saved."""
    return note(t, "errors.fault", _on(t))


def stale_button(t: Translator) -> Card:
    """A button on an old message explains itself."""
    return note(t, "errors.stale-button", _on(t))


def somebody_was_first(t: Translator) -> Card:
    return note(t, "errors.somebody-first", _on(t))


def no_polls(t: Translator, *, leader: bool) -> Card:
    """`avstemning`, `poll`."""
    if leader:
        return note(t, "errors.no-polls", Buttons((button(t, "button.ask-question", Act.START_ROUND),)))
    return note(t, "errors.no-polls", _on(t))


def did_you_mean(t: Translator, *, word: str, act: Act) -> Card:
    """Guessing runs nothing: it offers."""
    offer = Button(label=t.text("errors.yes-word", word=word), action=Action(act))
    return note(t, "errors.did-you-mean", Buttons((offer, button(t, "button.help", Act.HELP))), word=word)


def which_did_you_mean(t: Translator, *, words: Sequence[tuple[str, Act]]) -> Card:
    offers = tuple(Button(label=word, action=Action(act)) for word, act in words)
    return note(t, "errors.which-word", Buttons((*offers, button(t, "button.help", Act.HELP))))


def not_understood(t: Translator) -> Card:
    return note(
        t,
        "errors.not-understood",
        Buttons((button(t, "button.overview", Act.OVERVIEW), button(t, "button.help", Act.HELP))),
    )


def thanks(t: Translator) -> Card:
    return note(t, "errors.thanks")


def use_the_buttons(t: Translator) -> Card:
    """«Ja», «ok»: nobody knows to what."""
    return note(t, "errors.use-the-buttons", _on(t))


def in_private(t: Translator) -> Card:
    """Asked in a channel; answered in a direct message."""
    return note(t, "errors.in-private")


def leaders_only(t: Translator, *, leaders: str) -> Card:
    """`leaders`: "Ola Nordmann (leder)"."""
    return note(t, "errors.leaders-only", leaders=leaders)


def too_many_words(t: Translator) -> Card:
    """A text far longer than anything that can be saved."""
    return note(t, "errors.too-many-words")
