"""All of a person's reminders in one message, at their hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.cards import mine
from bot.cards.action import Act
from bot.cards.card import Block, Bullets, Buttons, Card, Inline
from bot.cards.writing import button, card, rich, text
from bot.domain.ids import CarriedMatterId, CommitmentId, RoundId
from bot.i18n import dates
from bot.i18n.names import in_sentence
from bot.i18n.translator import Translator

NOON_IS_NEAR = 10
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is due today, soon, or whose date has gone."""

    commitment: CommitmentId
    what: str
    due: date
    still_relevant: bool = False
    """The last time: ask whether it still matters, then be silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMatter:
    """Something the person takes up in their own name."""

    matter: CarriedMatterId
    what: str
    where: str | None
    """A body's name; None: the line."""
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A question still open to one who comes back."""

    round: RoundId
    question: str
    share_at: datetime


def reminders(
    t: Translator, *, name: str, items: Sequence[Due], matters: Sequence[DueMatter] = (), now: datetime
) -> Card:
    """`now` is the person's local time; `items` in the order they are told."""
    number = len(items) + len(matters)
    greeting = "reminder.good-morning" if now.hour < NOON_IS_NEAR else "reminder.hello"
    return card(
        t,
        t.count("reminder.summary", number),
        text(t, greeting, name=name),
        *_list(t, items, matters, now.date()),
    )


def welcome_back(
    t: Translator,
    *,
    name: str,
    items: Sequence[Due] = (),
    matters: Sequence[DueMatter] = (),
    questions: Sequence[Waiting] = (),
    now: datetime,
) -> Card:
    """One message with all that waited during a pause."""
    blocks: list[Block] = [
        text(t, "reminder.welcome-back" if items or matters or questions else "reminder.nothing-waits", name=name)
    ]
    for one in questions:
        when = dates.moment(t.language, one.share_at, now.date())
        blocks.append(text(t, "reminder.open-question", question=one.question, when=when))
        blocks.append(
            Buttons(
                (
                    button(t, "button.write-reflection", Act.WRITE_REFLECTION, round=one.round),
                    button(t, "button.stand-over", Act.STAND_OVER, round=one.round),
                )
            )
        )
    if items or matters:
        blocks += [text(t, "reminder.said"), *_list(t, items, matters, now.date())]
    return card(t, t.text("reminder.welcome-back-summary"), *blocks)


def _list(t: Translator, items: Sequence[Due], matters: Sequence[DueMatter], today: date) -> tuple[Block, ...]:
    told = Bullets((*(_told(t, one, today) for one in items), *(_told_matter(t, one, today) for one in matters)))
    show = button(t, "button.show-all-mine", Act.SHOW_MINE)
    blocks: list[Block] = [told, text(t, "reminder.plans-change")]
    if len(items) > 1:
        blocks.append(mine.which(t, [(one.commitment, one.what) for one in items]))
    if items:
        chosen = mine.actions(t, items[0].commitment if len(items) == 1 else None)
        blocks.append(Buttons((*chosen.buttons, show)))
    for one in matters:
        ways = mine.matter_ways(t, one.matter)
        blocks += [text(t, "commitment.quoted", what=one.what), ways if items else Buttons((*ways.buttons, show))]
    return tuple(blocks)


def _told(t: Translator, one: Due, today: date) -> Inline:
    if one.still_relevant:
        return rich(t, "reminder.still-relevant", what=one.what, when=dates.weekday_and_day(t.language, one.due, today))
    return rich(t, "reminder.item", when=_when(t, one.due, today), what=one.what)


def _told_matter(t: Translator, one: DueMatter, today: date) -> Inline:
    where = in_sentence(t, one.where) if one.where else t.text("mine.line")
    return rich(t, "reminder.matter", when=_when(t, one.due, today), what=one.what, where=where)


def _when(t: Translator, due: date, today: date) -> str:
    days = (due - today).days
    on = dates.weekday_and_day(t.language, due, today)
    if days < 0:
        return t.text("reminder.passed", day=on)
    if days == 0:
        return t.text("reminder.today")
    if days == 1:
        return t.text("reminder.tomorrow", day=on)
    if days % WEEK == 0:
        return t.count("reminder.in-weeks", days // WEEK, day=on)
    return t.count("reminder.in-days", days, day=on)
