"""`/oppfølging` without words: what this person may do, as buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.cards.action import Act, Action
from bot.cards.card import Block, Button, Buttons, Card, Choice, Form, Option, Text
from bot.cards.writing import button, buttons, card, form, joined, note, rich, rich_count, text
from bot.domain.ids import GroupId, RoundId
from bot.i18n import dates
from bot.i18n.translator import Translator

ROUND = "round"
"""Name of the input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """A question that this person may still answer."""

    round: RoundId
    question: str
    share_at: datetime | None
    """None once the thread is open."""
    answered: bool = False
    host: bool = False


def overview(
    t: Translator,
    *,
    name: str,
    member_of: Sequence[str],
    leads: Sequence[str],
    rounds: Sequence[OpenRound],
    active: int,
    waiting: int = 0,
    pause_until: date | None = None,
    paused: bool = False,
    next_question: date | None = None,
    today: date,
) -> Card:
    """`member_of` and `leads` are names of groups.

    `active` is how many things the person has to do, `waiting` how many others hope for a yes to.
    """
    blocks: list[Block | None] = [text(t, "overview.hello", name=name)]
    if paused:
        until = dates.weekday_and_day(t.language, pause_until, today) if pause_until else ""
        blocks.append(text(t, "overview.paused-until", when=until) if until else text(t, "overview.paused"))
    for one in rounds:
        blocks += _round(t, one, today)
    if not rounds and next_question is not None:
        blocks.append(text(t, "welcome.next-question", when=dates.weekday_and_day(t.language, next_question, today)))
    if member_of or leads or active or waiting:
        blocks += _own(t, active, waiting, may_add=bool(member_of or leads))
    if member_of:
        blocks.append(text(t, "overview.in-group"))
        blocks.append(_group_buttons(t))
    if leads:
        blocks += [text(t, "overview.as-leader"), _leader_buttons(t)]
    blocks += [text(t, "overview.about-you"), _my_buttons(t, paused=paused)]
    return card(t, t.text("overview.summary"), *blocks)


def _round(t: Translator, one: OpenRound, today: date) -> tuple[Block | None, ...]:
    asked = text(t, "overview.question", question=one.question)
    label = "button.edit-reflection" if one.answered else "button.write-reflection"
    write = button(t, label, Act.WRITE_REFLECTION, round=one.round)
    points = button(t, "button.write-points", Act.WRITE_POINTS, round=one.round) if one.host else None
    if one.share_at is not None:
        asked = text(
            t, "overview.question-until", question=one.question, when=dates.moment(t.language, one.share_at, today)
        )
    return (asked, buttons(write, points))


def _own(t: Translator, active: int, waiting: int, *, may_add: bool) -> tuple[Block | None, ...]:
    """What was promised outlives the group."""
    said = rich_count(t, "overview.active", active) if active else rich(t, "overview.nothing-to-do")
    if waiting:
        first = said if active else rich(t, "overview.mine")
        said = joined(first, rich_count(t, "overview.waiting", waiting))
    new = button(t, "button.new", Act.NEW_COMMITMENT) if may_add else None
    return (Text(said), buttons(new, button(t, "button.show-mine", Act.SHOW_MINE)))


def _group_buttons(t: Translator) -> Buttons:
    return Buttons(
        (
            button(t, "button.session", Act.SESSION),
            button(t, "button.show-points", Act.SHOW_POINTS),
            button(t, "button.look-back", Act.LOOK_BACK),
            button(t, "button.note", Act.NOTE),
        )
    )


def _leader_buttons(t: Translator) -> Buttons:
    return Buttons(
        (
            button(t, "button.start-round", Act.START_ROUND),
            button(t, "button.digest", Act.DIGEST),
            button(t, "button.status", Act.STATUS),
        )
    )


def _my_buttons(t: Translator, *, paused: bool) -> Buttons:
    pause = button(t, "button.end-pause", Act.END_PAUSE) if paused else button(t, "button.pause", Act.PAUSE)
    return Buttons(
        (
            pause,
            button(t, "button.setup", Act.SETUP),
            button(t, "button.my-data", Act.MY_DATA),
            button(t, "button.help", Act.HELP),
        )
    )


def which_group(t: Translator, *, act: Act, groups: Sequence[tuple[GroupId, str]]) -> Card:
    """The person is in several groups: choose one, then go on with what was asked for."""
    each = tuple(Button(label=name, action=Action(act, {"group": group})) for group, name in groups)
    return card(t, t.text("overview.which-group"), text(t, "overview.which-group"), Buttons(each))


def which_round(t: Translator, *, act: Act, rounds: Sequence[tuple[RoundId, str]]) -> Form:
    """Several questions are open: which one is it about?"""
    choice = Choice(
        name=ROUND,
        label=t.text("overview.which-round"),
        options=tuple(Option(value=one, label=question) for one, question in rounds),
    )
    return form(t, "overview.which-round-title", Action(act), choice, submit="button.go-on")


def not_yet(t: Translator, *, groups: Sequence[tuple[GroupId, str]]) -> Card:
    """Known by the configuration, but has not said yes."""
    each = tuple(
        Button(label=t.text("welcome.join-group", group=name), action=Action(Act.JOIN, {"group": group}))
        for group, name in groups
    )
    return note(t, "overview.not-yet", Buttons((*each, button(t, "button.who-sees", Act.WHO_SEES))))


def no_open_round(t: Translator) -> Card:
    """`svar` without an open question."""
    return note(t, "overview.no-open-round")


def group_over(t: Translator, *, group: str) -> Card:
    """A question or a session is asked for in a group that has ended."""
    return note(t, "overview.group-over", Buttons((button(t, "button.show-mine", Act.SHOW_MINE),)), group=group)


def cancelled(t: Translator) -> Card:
    return note(t, "overview.cancelled")
