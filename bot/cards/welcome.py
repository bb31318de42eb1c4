"""First contact: what this is, who sees what, and the yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.cards import readers as read
from bot.cards.action import Act, Action
from bot.cards.card import Block, Bullets, Button, Buttons, Card, Inline, Style, Text
from bot.cards.readers import Readers
from bot.cards.writing import bullets, button, card, joined, note, rich, rich_count, text
from bot.domain.ids import GroupId
from bot.i18n import dates
from bot.i18n.names import leaders, listed
from bot.i18n.translator import Translator

TEXT_VERSION = "1"
"""Of what a person says yes to. Raise it when the meaning changes: then everybody is asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One group that a person is set up in."""

    group: GroupId
    name: str
    seminar: str
    seminar_on: date
    readers: Readers
    weeks: int | None = 3
    """Between the questions; None without rounds."""
    ends: date | None = None


def welcome(
    t: Translator, *, name: str, groups: Sequence[Invitation], today: date, leads: Sequence[Invitation] = ()
) -> Card:
    """To a participant: all groups in one message, a button for each. `leads`: those the participant leads too."""
    return card(
        t,
        t.text("welcome.summary"),
        text(t, "welcome.hello", name=name),
        *_where(t, groups, today),
        text(t, "welcome.what-i-do"),
        _what_i_do(t, groups),
        *_as_leader(t, leads),
        text(t, "welcome.good-to-know"),
        _good_to_know(t, groups, today),
        _answers(t, groups),
    )


def welcome_leader(t: Translator, *, name: str, groups: Sequence[Invitation]) -> Card:
    """To a leader of the groups, who need not be in them."""
    led = listed(t, [f"«{one.name}»" for one in groups])
    return card(
        t,
        t.text("welcome.leader-summary"),
        text(t, "welcome.hello", name=name),
        Text(rich_count(t, "welcome.leader-of", len(groups), groups=led)),
        text(t, "welcome.what-i-do"),
        bullets(t, "welcome.leader-digest", "welcome.leader-read", "welcome.leader-overview"),
        text(t, "welcome.good-to-know"),
        Bullets(
            (
                rich(t, "welcome.leader-sees"),
                rich(t, "welcome.leader-never-sees"),
                _purpose(t, groups),
                rich(t, "welcome.no-personal-matters"),
                joined(rich(t, "welcome.leader-voluntary"), *_ends(t, groups), rich(t, "welcome.pause-or-stop")),
            )
        ),
        _answers(t, groups),
    )


def reminder(t: Translator, *, groups: Sequence[Invitation]) -> Card:
    """Once, after five working days without an answer."""
    return note(t, "welcome.reminder", _answers(t, groups), groups=listed(t, [f"«{one.name}»" for one in groups]))


def asked_again(t: Translator, *, groups: Sequence[Invitation]) -> Card:
    """Once, two weeks after «Ikke nå»."""
    return note(t, "welcome.asked-again", _answers(t, groups), groups=listed(t, [f"«{one.name}»" for one in groups]))


def changed(t: Translator, first: Card) -> Card:
    """The same welcome with a first sentence that says why it comes again."""
    return card(t, t.text("welcome.changed-summary"), text(t, "welcome.changed"), *first.blocks)


def joined_group(t: Translator, *, groups: Sequence[str], next_question: datetime | None, today: date) -> Card:
    """The yes is noted. `groups` are names."""
    parts = [rich(t, "welcome.joined", groups=listed(t, [f"«{one}»" for one in groups]))]
    if next_question is not None:
        when = dates.weekday_and_day(t.language, next_question.date(), today)
        parts.append(rich(t, "welcome.next-question", when=when))
    parts.append(rich(t, "welcome.find-me"))
    return card(
        t,
        t.text("welcome.joined-summary"),
        Text(joined(*parts)),
        Buttons((button(t, "button.overview", Act.OVERVIEW),)),
    )


def not_now(t: Translator, *, again_on: date | None, today: date) -> Card:
    """«Ikke nå»: asked once more on a day, or not again (`again_on` None)."""
    if again_on is None:
        return note(t, "welcome.not-again")
    return note(t, "welcome.not-now", when=dates.weekday_and_day(t.language, again_on, today))


def in_already(t: Translator, *, groups: Sequence[str], all_of_them: bool) -> Card:
    """«Ikke nå» from somebody who has said yes: what that leaves."""
    key = "welcome.in-all" if all_of_them else "welcome.in-some"
    return note(t, key, groups=listed(t, [f"«{one}»" for one in groups]))


def leave(t: Translator, *, groups: Sequence[str]) -> Card:
    """Before leaving: what happens with what is written."""
    return card(
        t,
        t.text("welcome.leave-summary"),
        text(t, "welcome.leave", groups=listed(t, [f"«{one}»" for one in groups])),
        bullets(t, "welcome.leave-shared", "welcome.leave-commitments", "welcome.leave-data"),
        Buttons(
            (
                button(t, "button.leave", Act.LEAVE_CONFIRMED, style=Style.CAREFUL),
                button(t, "button.pause-instead", Act.PAUSE),
                button(t, "button.stay", Act.CANCEL),
            )
        ),
    )


def left(t: Translator) -> Card:
    return note(t, "welcome.left", Buttons((button(t, "button.my-data", Act.MY_DATA),)))


def stayed(t: Translator) -> Card:
    return note(t, "welcome.stayed")


def _where(t: Translator, groups: Sequence[Invitation], today: date) -> tuple[Block, ...]:
    if len(groups) == 1:
        (only,) = groups
        on = dates.day(t.language, only.seminar_on, today)
        return (text(t, "welcome.one-group", group=only.name, seminar=only.seminar, day=on),)
    return (text(t, "welcome.several-groups"), Bullets(tuple(_each(t, one, today) for one in groups)))


def _each(t: Translator, group: Invitation, today: date) -> Inline:
    on = dates.day(t.language, group.seminar_on, today)
    parts = [rich(t, "welcome.each-group", group=group.name, seminar=group.seminar, day=on)]
    if group.readers.leaders:
        parts.append(rich(t, "welcome.each-leaders", leaders=leaders(t, group.readers.leaders)))
    if group.ends is not None:
        parts.append(rich(t, "welcome.each-ends", day=dates.day(t.language, group.ends, today)))
    return joined(*parts)


def _what_i_do(t: Translator, groups: Sequence[Invitation]) -> Bullets:
    weeks = [one.weeks for one in groups if one.weeks is not None]
    questions = (rich(t, "welcome.questions", every=_every(t, min(weeks))),) if weeks else ()
    return Bullets((*questions, rich(t, "welcome.reminders")))


def _as_leader(t: Translator, leads: Sequence[Invitation]) -> tuple[Block, ...]:
    if not leads:
        return ()
    led = listed(t, [f"«{one.name}»" for one in leads])
    return (text(t, "welcome.also-leader", groups=led), bullets(t, *_LED_TOO))


def _every(t: Translator, weeks: int) -> str:
    return t.text(_EVERY[weeks]) if weeks in _EVERY else t.text("welcome.every-other", n=weeks)


_LED_TOO = ("welcome.leader-digest", "welcome.leader-read", "welcome.leader-never-sees")
_EVERY = {1: "welcome.every-1", 2: "welcome.every-2", 3: "welcome.every-3", 4: "welcome.every-4"}


def _good_to_know(t: Translator, groups: Sequence[Invitation], today: date) -> Bullets:
    shared = [rich(t, "welcome.you-choose"), _who_reads(t, groups)]
    if any(one.readers.seminar for one in groups):
        shared.append(rich(t, "common.points-to-seminar"))
    end = groups[0].ends if len(groups) == 1 else None
    voluntary = [rich(t, "welcome.voluntary"), rich(t, "welcome.pause-or-stop")]
    if end is not None:
        voluntary.insert(1, rich(t, "welcome.ends", day=dates.day(t.language, end, today)))
    return Bullets((_purpose(t, groups), joined(*shared), rich(t, "welcome.no-personal-matters"), joined(*voluntary)))


def _ends(t: Translator, groups: Sequence[Invitation]) -> tuple[Inline, ...]:
    return tuple(
        rich(t, "welcome.group-ends", group=one.name, day=dates.day_and_year(t.language, one.ends))
        for one in groups
        if one.ends is not None
    )


def _who_reads(t: Translator, groups: Sequence[Invitation]) -> Inline:
    if len(groups) == 1:
        return rich(t, "welcome.who-reads", others=read.others(t, groups[0].readers))
    return rich(t, "welcome.who-reads-several")


def _purpose(t: Translator, groups: Sequence[Invitation]) -> Inline:
    guarded = any(one.readers.guarded for one in groups)
    return rich_count(t, "welcome.purpose-guarded" if guarded else "welcome.purpose", len(groups))


def _answers(t: Translator, groups: Sequence[Invitation]) -> Buttons:
    ask = (button(t, "button.who-sees", Act.WHO_SEES), button(t, "button.not-now", Act.NOT_NOW))
    if len(groups) == 1:
        return Buttons((button(t, "button.join", Act.JOIN, style=Style.PRIMARY, group=groups[0].group), *ask))
    each = tuple(
        Button(label=t.text("welcome.join-group", group=one.name), action=Action(Act.JOIN, {"group": one.group}))
        for one in groups
    )
    return Buttons((*each, *ask))
