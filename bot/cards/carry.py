"""«Noe jeg tar opp selv»: in one's own name, to a body or the line. Nobody else sees it, and nothing is sent."""

from collections.abc import Sequence
from datetime import date

from bot.cards.action import Act, Action
from bot.cards.card import Buttons, Card, Choice, DateInput, Form, Option, Text, TextInput
from bot.cards.writing import button, card, form, note, rich
from bot.domain.carried_matter import LONGEST_MATTER
from bot.domain.configuration import Body
from bot.domain.ids import BodyId, CarriedMatterId
from bot.i18n import dates
from bot.i18n.names import in_sentence
from bot.i18n.translator import Translator

WHAT, BODY, WHEN = "what", "body", "when"


def carry_form(
    t: Translator,
    *,
    bodies: Sequence[Body] | None,
    what: str = "",
    body: BodyId | None = None,
    when: date | None = None,
    which_day: str = "",
    matter: CarriedMatterId | None = None,
) -> Form:
    """`bodies` None: administration, and the line. `which_day`: to be asked about it. `matter` when it is changed."""
    where = Choice(
        name=BODY,
        label=t.text("carry.where"),
        options=tuple(Option(value=one.id, label=one.name) for one in bodies or ()),
        initial=body or "",
        open=False,
    )
    return form(
        t,
        "carry.title",
        Action(Act.SAVE_CARRY, {"matter": matter} if matter else {}),
        TextInput(name=WHAT, label=t.text("carry.what"), initial=what, multiline=True, longest=LONGEST_MATTER),
        where if bodies else None,
        DateInput(name=WHEN, label=t.text("carry.when"), help=which_day, initial=when.isoformat() if when else ""),
    )


def confirmed(
    t: Translator, *, matter: CarriedMatterId, what: str, body: str | None, when: date | None, today: date
) -> Card:
    """`body`: its name; None: the line."""
    day = dates.day(t.language, when, today) if when else ""
    if body is None:
        said = rich(t, "carry.noted-line-by" if day else "carry.noted-line", what=what, day=day)
    else:
        said = rich(t, "carry.noted-on" if day else "carry.noted", what=what, body=in_sentence(t, body), day=day)
    return card(t, t.text("carry.summary"), Text(said), _change(t, matter))


def _change(t: Translator, matter: CarriedMatterId) -> Buttons:
    return Buttons(
        (
            button(t, "button.edit", Act.EDIT_CARRY, matter=matter),
            button(t, "button.undo", Act.UNDO_CARRY, matter=matter),
        )
    )


def undone(t: Translator) -> Card:
    return note(t, "carry.undone")


def raised(t: Translator) -> Card:
    return note(t, "carry.raised")
