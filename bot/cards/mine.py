"""A person's own list, one of its items, and the question for a date."""

from collections.abc import Sequence
from datetime import date

from bot.cards.action import Act
from bot.cards.card import Block, Bullets, Buttons, Card, Choice, Facts, Inline, Option, Style, Text
from bot.cards.writing import button, card, joined, note, rich, text
from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Commitment, Reach, Status
from bot.domain.ids import BodyId, CarriedMatterId, CommitmentId
from bot.i18n import dates
from bot.i18n.names import in_sentence
from bot.i18n.translator import Translator

COMMITMENT = "commitment"
"""Name of the input where one of several is chosen."""


def mine(
    t: Translator,
    *,
    commitments: Sequence[Commitment],
    matters: Sequence[CarriedMatter],
    bodies: dict[BodyId, str],
    today: date,
) -> Card:
    """Everything a person has said to do or take up; only that person sees this list. Active ones first."""
    active = [one for one in commitments if one.status.active]
    done = [one for one in commitments if one.status is Status.DONE]
    if not active and not done and not matters:
        return note(t, "mine.empty", Buttons((button(t, "button.new", Act.NEW_COMMITMENT, style=Style.PRIMARY),)))
    blocks: list[Block | None] = [text(t, "mine.intro")]
    if active:
        blocks += [text(t, "mine.active"), Bullets(tuple(_line(t, one, today) for one in active)), *_pick(t, active)]
    if matters:
        blocks.append(text(t, "mine.matters"))
        blocks += [block for one in matters for block in (_matter(t, one, bodies, today), matter_ways(t, one.id))]
    if done:
        blocks += [
            text(t, "mine.done"),
            Bullets(tuple(rich(t, "mine.done-item", what=one.content.what) for one in done)),
        ]
    new = button(t, "button.new", Act.NEW_COMMITMENT)
    return card(t, t.text("mine.summary"), *blocks, Buttons((new,)))


def choose(t: Translator, *, active: Sequence[Commitment], today: date) -> Card:
    """Several, and what can be done with the one that is chosen."""
    return card(
        t,
        t.text("mine.summary"),
        text(t, "mine.intro"),
        text(t, "mine.active"),
        Bullets(tuple(_line(t, one, today) for one in active)),
        which(t, [(one.id, one.content.what) for one in active]),
        actions(t, None),
    )


def _pick(t: Translator, active: Sequence[Commitment]) -> tuple[Block, ...]:
    """One item: its buttons. Several: choose first."""
    if len(active) == 1:
        return (Buttons((button(t, "button.open", Act.PICK_COMMITMENT, commitment=active[0].id),)),)
    return (
        which(t, [(one.id, one.content.what) for one in active]),
        Buttons((button(t, "button.open", Act.PICK_COMMITMENT),)),
    )


def which(t: Translator, items: Sequence[tuple[CommitmentId, str]]) -> Choice:
    return Choice(
        name=COMMITMENT,
        label=t.text("mine.which"),
        options=tuple(Option(value=one, label=what) for one, what in items),
        open=False,
    )


def _line(t: Translator, one: Commitment, today: date) -> Inline:
    due = one.content.due
    if due is None:
        when = rich(t, "mine.no-date", what=one.content.what)
    elif due < today:
        when = rich(t, "mine.date-passed", what=one.content.what, when=dates.weekday_and_day(t.language, due, today))
    else:
        when = rich(t, "mine.by", what=one.content.what, when=dates.weekday_and_day(t.language, due, today))
    seen = rich(t, "mine.only-me" if one.reach is Reach.ONLY_ME else "mine.shared")
    return joined(when, seen, rich(t, "mine.waits")) if one.offer else joined(when, seen)


def _matter(t: Translator, one: CarriedMatter, bodies: dict[BodyId, str], today: date) -> Text:
    where = in_sentence(t, bodies[one.body]) if one.body in bodies else t.text("mine.line")
    if one.when is None:
        return text(t, "mine.matter", what=one.what, where=where)
    return text(t, "mine.matter-by", what=one.what, where=where, when=dates.day(t.language, one.when, today))


def matter_ways(t: Translator, matter: CarriedMatterId) -> Buttons:
    return Buttons(
        (
            button(t, "button.raised", Act.RAISED, matter=matter),
            button(t, "button.edit", Act.EDIT_CARRY, matter=matter),
        )
    )


def one(t: Translator, *, commitment: Commitment, where: str | None, today: date) -> Card:
    """One of the list, with all that can be done with it."""
    content = commitment.content
    pairs = [
        (
            t.text("mine.fact-by"),
            dates.weekday_and_day(t.language, content.due, today) if content.due else t.text("mine.fact-no-date"),
        ),
        (t.text("mine.fact-how"), content.how),
        (t.text("mine.fact-involve"), content.involve),
        (t.text("mine.fact-where"), where or ""),
        (t.text("mine.fact-seen"), t.text("who.only-you" if commitment.reach is Reach.ONLY_ME else "mine.group")),
        (t.text("mine.fact-learned"), commitment.learned),
    ]
    return card(
        t,
        t.text("mine.one-summary"),
        text(t, "commitment.quoted", what=content.what),
        Facts(tuple(pair for pair in pairs if pair[1])),
        actions(t, commitment.id) if commitment.status.active else _closed(t, commitment.id),
        _more(t, commitment) if commitment.status.active else None,
    )


def actions(t: Translator, commitment: CommitmentId | None) -> Buttons:
    """The four things to do with an item. None: the item is chosen in a selector beside."""
    refs = {} if commitment is None else {"commitment": str(commitment)}
    return Buttons(
        (
            button(t, "button.done", Act.FINISH, refs, style=Style.PRIMARY),
            button(t, "button.move", Act.MOVE, refs),
            button(t, "button.hand-over", Act.HAND_OVER, refs),
            button(t, "button.no-longer-relevant", Act.DROP, refs),
        )
    )


def _closed(t: Translator, commitment: CommitmentId) -> Buttons:
    return Buttons(
        (button(t, "button.reopen", Act.REOPEN, commitment=commitment), button(t, "button.show-mine", Act.SHOW_MINE))
    )


def _more(t: Translator, commitment: Commitment) -> Buttons:
    hidden = commitment.reach is Reach.ONLY_ME
    share = button(
        t,
        "button.share-with-group" if hidden else "button.only-me",
        Act.SHARE_COMMITMENT if hidden else Act.UNSHARE_COMMITMENT,
        commitment=commitment.id,
    )
    return Buttons(
        (
            button(t, "button.edit", Act.EDIT_COMMITMENT, commitment=commitment.id),
            *((share,) if commitment.group is not None else ()),
            button(t, "button.show-mine", Act.SHOW_MINE),
        )
    )


def ask_for_date(t: Translator, *, commitment: CommitmentId, what: str) -> Card:
    """Once, 30 days after something was noted without a date."""
    return card(
        t,
        t.text("mine.ask-date-summary"),
        text(t, "mine.ask-date", what=what),
        Buttons(
            (
                button(t, "button.set-date", Act.MOVE, commitment=commitment),
                button(t, "button.done", Act.FINISH, commitment=commitment),
                button(t, "button.no-longer-relevant", Act.DROP, commitment=commitment),
            )
        ),
    )
