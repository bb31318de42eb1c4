"""Points to share: two to five lines about what the group learned and wonders about."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.cards import readers as read
from bot.cards.action import Act, Action
from bot.cards.card import Bullets, Buttons, Card, Choice, Form, Option, Style, TextInput
from bot.cards.readers import Readers
from bot.cards.writing import button, card, form, heading, literal, note, text
from bot.domain.ids import RoundId
from bot.domain.round import LONGEST_POINT, MOST_POINTS
from bot.i18n import dates
from bot.i18n.numbers import capitalised
from bot.i18n.translator import Translator

FIELDS = {"noticed": "points.noticed", "wonder": "points.wonder", "learned": "points.learned"}
"""Names of the inputs, with how their lines begin."""
LINE = "line"


def points_form(
    t: Translator,
    *,
    round_id: RoundId,
    readers: Readers,
    points: Sequence[str] = (),
) -> Form:
    """Three fields, a line for each point; every field opens with its first words. `points` when they are changed."""
    fields = [
        TextInput(
            name=name,
            label=t.text("points.label", opening=t.text(opening)),
            initial=initial,
            multiline=True,
            required=False,
            longest=LONGEST_POINT * MOST_POINTS,
        )
        for (name, opening), initial in zip(FIELDS.items(), _sorted_into_fields(t, points), strict=True)
    ]
    return form(
        t,
        "points.form-title",
        Action(Act.SAVE_POINTS, {"round": round_id}),
        text(t, "points.form-help", readers=capitalised(read.of_points(t, readers))),
        *fields,
        submit="button.share-points",
    )


def lines(t: Translator, values: Mapping[str, str]) -> tuple[str, ...]:
    """Read the form: every line is a point, and one that goes on from its field's first words gets them.

    An opening that nobody went on from is none.
    """
    openings = {name: t.text(opening) for name, opening in FIELDS.items()}
    return tuple(
        f"{opening} {line}" if _goes_on(line, opening) else line
        for name, opening in openings.items()
        for written in values.get(name, "").splitlines()
        if (line := written.strip().removeprefix("•").lstrip()) and line.rstrip(" …") not in openings.values()
    )


def _goes_on(line: str, opening: str) -> bool:
    """«at det hjelper å spørre» goes on; «vi lærte mye» and «Det hjelper» begin anew."""
    return line[0].islower() and line.split(maxsplit=1)[0] != opening.split(maxsplit=1)[0].lower()


def _sorted_into_fields(t: Translator, points: Sequence[str]) -> tuple[str, ...]:
    """Put each point in the field it begins like, and others in the last."""
    openings = [t.text(opening) for opening in FIELDS.values()]
    fields: list[list[str]] = [[] for _ in openings]
    for point in points:
        like = next((index for index, opening in enumerate(openings) if point.startswith(opening)), -1)
        fields[like].append(point)
    return tuple("\n".join(field) or f"{opening} " for field, opening in zip(fields, openings, strict=True))


def receipt(
    t: Translator,
    *,
    round_id: RoundId,
    readers: Readers,
    editable_until: datetime,
) -> Card:
    key = "points.receipt-guarded" if readers.guarded else "points.receipt"
    return card(
        t,
        t.text("points.receipt-summary"),
        text(t, key, readers=read.of_points(t, readers), hour=dates.hour(t.language, editable_until)),
        Buttons((button(t, "button.edit-points", Act.WRITE_POINTS, round=round_id),)),
    )


def edited(t: Translator) -> Card:
    return note(t, "points.edited")


def too_late(t: Translator, *, question: str) -> Card:
    return card(t, t.text("share.closed-summary"), text(t, "points.too-late", question=question))


def points_post(
    t: Translator,
    *,
    round_id: RoundId,
    question: str,
    points: Sequence[str],
    guarded: bool = True,
) -> Card:
    """To the group's channel."""
    return card(
        t,
        t.text("points.post-summary"),
        heading(t, "points.post-heading"),
        text(t, "points.post-question", question=question),
        Bullets(tuple(literal(point) for point in points)),
        text(t, "points.post-frame" if guarded else "points.post-last"),
        Buttons((button(t, "button.take-out", Act.TAKE_OUT, round=round_id),)),
    )


def points_for_seminar(t: Translator, *, group: str, question: str, points: Sequence[str]) -> Card:
    """To the other groups of the seminar, where it shares points."""
    return card(
        t,
        t.text("points.seminar-summary"),
        heading(t, "points.seminar-heading", group=group),
        text(t, "points.post-question", question=question),
        Bullets(tuple(literal(point) for point in points)),
        text(t, "points.seminar-last"),
    )


def take_out_form(t: Translator, *, round_id: RoundId, points: Sequence[str]) -> Form:
    """Which line? The host takes it out at once; anybody else asks the host."""
    return form(
        t,
        "points.take-out-title",
        Action(Act.TAKE_OUT, {"round": round_id}),
        text(t, "points.take-out-help"),
        Choice(
            name=LINE,
            label=t.text("points.take-out-which"),
            options=tuple(Option(value=str(index), label=point) for index, point in enumerate(points)),
        ),
        submit="button.take-out-go",
    )


def take_out_request(t: Translator, *, round_id: RoundId, line: int, point: str) -> Card:
    """To the host; who asks is not said."""
    return card(
        t,
        t.text("points.request-summary"),
        text(t, "points.request", point=point),
        Buttons((button(t, "button.take-out-go", Act.TAKE_OUT, style=Style.PRIMARY, round=round_id, line=str(line)),)),
    )


def take_out_asked(t: Translator, *, host: str) -> Card:
    return note(t, "points.asked", host=host)


def taken_out(t: Translator) -> Card:
    return note(t, "points.taken-out")


def shown(
    t: Translator,
    *,
    group: str,
    rounds: Sequence[tuple[date, str, Sequence[str]]],
    take_out_of: RoundId | None = None,
    today: date,
) -> Card:
    """`/oppfølging punkter`: what the group has shared, the newest first; each with its day and question.

    `take_out_of`: the newest, to a member, who may ask for an own thought to be taken out.
    """
    if not rounds:
        return note(t, "points.none-yet", group=group)
    blocks = [
        block
        for on, question, points in rounds
        for block in (
            text(t, "points.shown-question", day=dates.day(t.language, on, today), question=question),
            Bullets(tuple(literal(point) for point in points)),
        )
    ]
    last = Buttons((button(t, "button.take-out", Act.TAKE_OUT, round=take_out_of),)) if take_out_of else None
    return card(t, t.text("points.shown-summary"), heading(t, "points.shown-heading", group=group), *blocks, last)


def no_round(t: Translator) -> Card:
    """`punkter` from somebody who might write them, with nothing to write about."""
    return note(t, "points.no-round")
