"""Think: the question, the reflection and its receipts. All of it is private to the one it is sent to."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from bot.cards import readers as read
from bot.cards.action import Act, Action
from bot.cards.card import Buttons, Card, Choice, Form, Option, Style, Text, TextInput
from bot.cards.readers import Readers
from bot.cards.writing import button, card, form, heading, joined, note, rich, text
from bot.domain.ids import ReflectionId, RoundId
from bot.domain.round import LONGEST_REFLECTION, Visibility
from bot.i18n import dates
from bot.i18n.translator import Translator

TEXT = "text"
VISIBILITY = "visibility"
"""Names of the inputs."""


class ChooseAgain(StrEnum):
    """Why a writer is asked once more."""

    TOO_FEW_UNNAMED = "too_few_unnamed"
    ONLY_ANSWER = "only_answer"


def prompt(
    t: Translator,
    *,
    round_id: RoundId,
    question: str,
    readers: Readers,
    share_at: datetime,
    today: date,
) -> Card:
    """The question, with who will see the answer and from when."""
    when = dates.moment(t.language, share_at, today)
    seen = [rich(t, "round.think-first"), rich(t, "round.who-will-see", readers=read.counted(t, readers), when=when)]
    if readers.seminar:
        seen.append(rich(t, "common.points-to-seminar"))
    return card(
        t,
        t.text("round.prompt-summary"),
        heading(t, "round.prompt-heading"),
        text(t, "round.question", question=question),
        Text(joined(*seen)),
        _answer(t, round_id),
    )


def prompt_reminder(t: Translator, *, round_id: RoundId, asked_on: date, share_at: datetime, today: date) -> Card:
    """Once, to those who neither answered nor stood over."""
    when = dates.moment(t.language, share_at, today)
    until = t.text("common.tomorrow", when=when) if (share_at.date() - today).days == 1 else when
    asked = dates.weekday(t.language, asked_on)
    return card(
        t,
        t.text("round.reminder-summary"),
        text(t, "round.reminder", weekday=asked, until=until),
        _answer(t, round_id),
    )


def _answer(t: Translator, of: RoundId) -> Buttons:
    return Buttons(
        (
            button(t, "button.write-reflection", Act.WRITE_REFLECTION, style=Style.PRIMARY, round=of),
            button(t, "button.stand-over", Act.STAND_OVER, round=of),
        )
    )


ALL = (Visibility.NAMED, Visibility.UNNAMED, Visibility.PRIVATE)


def visibility_choice(
    t: Translator,
    *,
    readers: Readers,
    min_unnamed: int,
    chosen: Visibility | None = None,
    allowed: Sequence[Visibility] = ALL,
) -> Choice:
    """Nothing is chosen beforehand: a person says who may read it, every time."""
    help_of = {
        Visibility.NAMED: t.text("round.named-help", readers=read.group(t, readers)),
        Visibility.UNNAMED: t.count("round.unnamed-help", min_unnamed),
        Visibility.PRIVATE: t.text("round.private-help" if readers.leaders else "round.private-help-no-leader"),
    }
    return Choice(
        name=VISIBILITY,
        label=t.text("round.visibility"),
        options=tuple(Option(value=one, label=t.text(_LABEL[one]), help=help_of[one]) for one in allowed),
        initial=chosen or "",
    )


_LABEL = {
    Visibility.NAMED: "round.named",
    Visibility.UNNAMED: "round.unnamed",
    Visibility.PRIVATE: "round.private",
}


def reflection_form(
    t: Translator,
    *,
    round_id: RoundId,
    question: str,
    readers: Readers,
    min_unnamed: int,
    text: str = "",
    chosen: Visibility | None = None,
    allowed: Sequence[Visibility] = ALL,
) -> Form:
    """Write, or change what was written (`text` and `chosen` given). A text shared without name keeps its choice."""
    return form(
        t,
        "round.edit-title" if text else "round.form-title",
        Action(Act.SAVE_REFLECTION, {"round": round_id}),
        Text(rich(t, "round.question", question=question)),
        TextInput(
            name=TEXT,
            label=t.text("round.text"),
            help=t.text("round.text-help"),
            initial=text,
            multiline=True,
            longest=LONGEST_REFLECTION,
        ),
        visibility_choice(t, readers=readers, min_unnamed=min_unnamed, chosen=chosen, allowed=allowed),
    )


def offer_to_save(
    t: Translator,
    *,
    draft: str,
    question: str,
    readers: Readers,
    min_unnamed: int,
    chosen: Visibility | None = None,
    allowed: Sequence[Visibility] = ALL,
) -> Card:
    """A plain reply was typed while a question is open; `chosen`: it would be added to what has been written."""
    return card(
        t,
        t.text("round.offer-summary"),
        text(t, "round.offer-more" if chosen else "round.offer", question=question),
        text(t, "round.chat-keeps"),
        visibility_choice(t, readers=readers, min_unnamed=min_unnamed, chosen=chosen, allowed=allowed),
        Buttons(
            (
                button(t, "button.save", Act.SAVE_DRAFT, style=Style.PRIMARY, draft=draft),
                button(t, "button.add-to-mine", Act.NEW_COMMITMENT, draft=draft),
                button(t, "button.do-not-save", Act.DROP_DRAFT, draft=draft),
            )
        ),
    )


def draft_dropped(t: Translator) -> Card:
    return note(t, "round.draft-dropped")


def draft_gone(t: Translator) -> Card:
    """The offer is more than a day old, or has been answered."""
    return note(t, "round.draft-gone")


def stood_over(t: Translator, *, round_id: RoundId) -> Card:
    return note(t, "round.stood-over", Buttons((button(t, "button.undo", Act.UNDO_STAND_OVER, round=round_id),)))


def stand_over_undone(t: Translator, *, round_id: RoundId) -> Card:
    return note(
        t,
        "round.stand-over-undone",
        Buttons((button(t, "button.write-reflection", Act.WRITE_REFLECTION, style=Style.PRIMARY, round=round_id),)),
    )


def choose_again(
    t: Translator,
    *,
    reflection: ReflectionId,
    why: ChooseAgain,
    visibility: Visibility,
    readers: Readers,
    until: datetime,
    today: date,
) -> Card:
    """Asked once, privately: too few without name, or an only answer. No choice keeps it private."""
    when = dates.moment(t.language, until, today)
    key = "round.too-few" if why is ChooseAgain.TOO_FEW_UNNAMED else "round.only-answer"
    share = Visibility.NAMED if why is ChooseAgain.TOO_FEW_UNNAMED else visibility
    label = "button.share-with-name" if share is Visibility.NAMED else "button.share-anyway"
    return card(
        t,
        t.text("round.choose-again-summary"),
        text(t, key, readers=read.group(t, readers), when=when),
        Buttons(
            (
                button(t, label, Act.CHOOSE_AGAIN, reflection=reflection, visibility=share),
                button(
                    t, "button.keep-private", Act.CHOOSE_AGAIN, reflection=reflection, visibility=Visibility.PRIVATE
                ),
            )
        ),
    )
