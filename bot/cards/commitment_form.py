"""The two forms of an oppfølgingspunkt, and the small forms around it."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from bot.cards import readers as read
from bot.cards import which_day
from bot.cards.action import Act, Action
from bot.cards.card import Choice, DateInput, Input, Option, TextInput
from bot.cards.card import Form as CardForm
from bot.cards.readers import Readers
from bot.cards.writing import form, text
from bot.domain.commitment import LONGEST_HOW, LONGEST_LEARNED, LONGEST_WHAT, Content, Form, Reach, reach_by_default
from bot.domain.configuration import Body
from bot.domain.ids import CommitmentId, GroupId, PersonId
from bot.domain.when import Nothing, When
from bot.i18n.translator import Translator

WHAT, HOW, WHO, INVOLVE, BODY, BY, REACH = "what", "how", "who", "involve", "body", "by", "reach"
TO, LEARNED, SHARED = "to", "learned", "shared"
"""Names of the inputs; `shared` is "yes" or "no"."""


def commitment_form(
    t: Translator,
    *,
    kind: Form,
    group: GroupId | None,
    readers: Readers | None,
    content: Content | None = None,
    reach: Reach | None = None,
    people: Sequence[tuple[PersonId, str]] = (),
    me: PersonId | None = None,
    bodies: Sequence[Body] = (),
    commitment: CommitmentId | None = None,
    draft: str | None = None,
    when: When = Nothing(),  # noqa: B008 - a value that nobody changes
) -> CardForm:
    """Write, change (`commitment`), or fill in what a free sentence said (`content` and `draft`).

    `people` may be given the task (the writer too, as `me`); `readers` None: there is no group to share with.
    `when` is what was said of the time: words that name no day («før sommeren») are asked about.
    """
    refs = {"group": group, "commitment": commitment, "draft": draft, "form": kind}
    known = content or Content(what="")
    match kind:
        case Form.ADMINISTRATION:
            fields = _administration(t, known, people if commitment is None else (), me, when)
        case Form.ELECTED:
            fields = _elected(t, known, bodies, when)
        case _:
            assert_never(kind)
    return form(
        t,
        "commitment.edit-title" if commitment else "commitment.form-title",
        Action(Act.SAVE_COMMITMENT, {name: ref for name, ref in refs.items() if ref is not None}),
        *fields,
        _reach(t, reach or reach_by_default(kind), readers) if readers is not None else None,
    )


def _administration(
    t: Translator, known: Content, people: Sequence[tuple[PersonId, str]], me: PersonId | None, when: When
) -> tuple[Input, ...]:
    """The five questions of the seminar's table, letter by letter."""
    who = Choice(
        name=WHO,
        label=t.text("commitment.who"),
        help=t.text("commitment.who-help"),
        options=tuple(Option(value=one, label=t.text("commitment.me") if one == me else name) for one, name in people),
        initial=me or "",
        open=False,
    )
    return (
        TextInput(name=WHAT, label=t.text("commitment.what"), initial=known.what, multiline=True, longest=LONGEST_WHAT),
        TextInput(
            name=HOW,
            label=t.text("commitment.how"),
            initial=known.how,
            multiline=True,
            required=False,
            longest=LONGEST_HOW,
        ),
        *((who,) if people else ()),
        TextInput(
            name=INVOLVE,
            label=t.text("commitment.involve"),
            initial=known.involve,
            required=False,
            longest=LONGEST_WHAT,
        ),
        _by(t, "commitment.by", known.due, when),
    )


def _elected(t: Translator, known: Content, bodies: Sequence[Body], when: When) -> tuple[Input, ...]:
    where = Choice(
        name=BODY,
        label=t.text("commitment.where"),
        help=t.text("commitment.where-help"),
        options=tuple(Option(value=body.id, label=body.name) for body in bodies),
        initial=known.body or "",
        required=False,
        open=False,
    )
    return (
        TextInput(name=WHAT, label=t.text("commitment.want"), initial=known.what, multiline=True, longest=LONGEST_WHAT),
        *((where,) if bodies else ()),
        _by(t, "commitment.by-elected", known.due, when),
    )


def _by(t: Translator, label: str, due: date | None, when: When) -> DateInput:
    return DateInput(name=BY, label=t.text(label), help=which_day.in_form(t, when), initial=_iso(due))


def _reach(t: Translator, chosen: Reach, readers: Readers) -> Choice:
    return Choice(
        name=REACH,
        label=t.text("commitment.reach"),
        options=(
            Option(value=Reach.ONLY_ME, label=t.text("commitment.only-me"), help=t.text("commitment.only-me-help")),
            Option(
                value=Reach.GROUP,
                label=t.text("commitment.group" if readers.leaders else "commitment.group-no-leader"),
                help=t.text("commitment.group-help", readers=read.group(t, readers)),
            ),
        ),
        initial=chosen,
    )


def move_form(t: Translator, *, commitment: CommitmentId, what: str, due: date | None) -> CardForm:
    return form(
        t,
        "commitment.move-title",
        Action(Act.SAVE_MOVE, {"commitment": commitment}),
        text(t, "commitment.quoted", what=what),
        DateInput(
            name=BY,
            label=t.text("commitment.new-date"),
            help=t.text("commitment.new-date-help"),
            initial=_iso(due),
            required=True,
        ),
    )


def hand_over_form(
    t: Translator, *, commitment: CommitmentId, what: str, people: Sequence[tuple[PersonId, str]]
) -> CardForm:
    """`people`: those it may be given to, who have said yes."""
    return form(
        t,
        "commitment.hand-over-title",
        Action(Act.SAVE_HAND_OVER, {"commitment": commitment}),
        text(t, "commitment.quoted", what=what),
        Choice(
            name=TO,
            label=t.text("commitment.hand-over-to"),
            help=t.text("commitment.hand-over-help"),
            options=tuple(Option(value=one, label=name) for one, name in people),
            open=False,
        ),
        submit="button.ask",
    )


def learned_form(t: Translator, *, commitment: CommitmentId, what: str, readers: Readers | None) -> CardForm:
    share = Choice(
        name=SHARED,
        label=t.text("commitment.learned-who"),
        options=(
            Option(value="no", label=t.text("commitment.only-me")),
            Option(
                value="yes",
                label=t.text("commitment.learned-share"),
                help=t.text("commitment.group-help", readers=read.group(t, readers)) if readers else "",
            ),
        ),
        initial="no",
    )
    return form(
        t,
        "commitment.learned-title",
        Action(Act.SAVE_LEARNED, {"commitment": commitment}),
        text(t, "commitment.quoted", what=what),
        TextInput(
            name=LEARNED,
            label=t.text("commitment.learned"),
            help=t.text("commitment.learned-help"),
            multiline=True,
            longest=LONGEST_LEARNED,
        ),
        share if readers is not None else None,
    )


def _iso(due: date | None) -> str:
    return due.isoformat() if due else ""
