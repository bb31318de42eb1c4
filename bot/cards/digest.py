"""Ukesbrev: to a leader once a week, and a short one to the channel. Facts about the work, never about who."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.action import Act
from bot.cards.card import Block, Bullets, Buttons, Card, Chart, Divider, Inline, Series, Style, Text
from bot.cards.facts import Fact, told
from bot.cards.text import unmarked
from bot.cards.writing import button, buttons, card, heading, joined, link, literal, note, rich, rich_count, text
from bot.domain.commitment import Status
from bot.domain.ids import GroupId, RoundId
from bot.i18n import dates
from bot.i18n.names import listed
from bot.i18n.translator import Translator

MOST_GROUPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoints:
    """Points of one round, new since the last letter."""

    round: RoundId
    lines: tuple[str, ...]
    read: bool = False
    """By this leader, in an earlier look."""
    thread: str = ""
    """Address of the thread on the platform, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWeek:
    """What happened in one group: numbers and shared texts, nothing about who answered."""

    group: GroupId
    name: str
    points: tuple[NewPoints, ...] = ()
    by_status: Mapping[Status, int]
    """Shared commitments: open, moved, done (this year's), as the chart draws them."""
    done_this_week: int = 0
    due_next_week: int = 0
    date_passed: int = 0
    lately_passed: int = 0
    """Of these, those that are news."""
    new_commitments: int = 0
    learned: tuple[str, ...] = ()
    """What owners chose to share of what they learned."""
    facts: tuple[Fact, ...] = ()
    skipped: tuple[str, ...] = ()
    """Reasons why a round fell out, from the planner, in the reader's language."""
    next_question: date | None = None
    talk_until: date | None = None
    """While the thread of a round is open."""
    group_ends: date | None = None
    """When it ends within eight weeks, or ended."""
    last: bool = False
    """It ends, or ended, this week."""

    @property
    def quiet(self) -> bool:
        told = (self.points, self.new_commitments, self.done_this_week, self.due_next_week, self.lately_passed)
        return not any((*told, self.learned, self.skipped, self.last))


def digest(t: Translator, *, week: int, programme_year: int | None, groups: Sequence[GroupWeek], today: date) -> Card:
    """One message per leader. Groups with news first; more than eight go behind a button."""
    shown, hidden = _news_first(groups)
    blocks = _weeks(t, shown, week, programme_year, today)
    if hidden:
        more = button(t, "button.more-groups", Act.MORE_GROUPS, week=str(week))
        blocks += [Divider(), Text(rich_count(t, "digest.more-groups", len(hidden))), Buttons((more,))]
    return card(t, t.text("digest.summary", week=dates.week(t.language, week)), *blocks)


def more_groups(
    t: Translator, *, week: int, programme_year: int | None, groups: Sequence[GroupWeek], today: date
) -> Card:
    """What stood behind the button: give all groups, the first eight are left out."""
    _, hidden = _news_first(groups)
    blocks = _weeks(t, hidden, week, programme_year, today)
    return card(t, t.text("digest.summary", week=dates.week(t.language, week)), *blocks)


def _news_first(groups: Sequence[GroupWeek]) -> tuple[list[GroupWeek], list[GroupWeek]]:
    ordered = sorted(groups, key=lambda one: one.quiet)
    return ordered[:MOST_GROUPS], ordered[MOST_GROUPS:]


def _weeks(
    t: Translator, groups: Sequence[GroupWeek], week: int, programme_year: int | None, today: date
) -> list[Block]:
    blocks: list[Block] = []
    for one in groups:
        if blocks:
            blocks.append(Divider())
        blocks += _quiet_week(t, one, today) if one.quiet else _week(t, one, week, programme_year, today)
    return blocks


def _week(t: Translator, one: GroupWeek, week: int, programme_year: int | None, today: date) -> list[Block]:
    named = dates.week(t.language, week)
    head = heading(t, "digest.heading", week=named, group=one.name)
    if programme_year is not None:
        head = heading(t, "digest.heading-year", week=named, group=one.name, year=programme_year)
    blocks: list[Block | None] = [
        head,
        *_points(t, one),
        _numbers(t, one),
        chart(t, one.by_status),
        *_learned(t, one),
        _news(t, one, today),
        *(() if one.last else _frame(t, one)),
        *_read(t, one),
    ]
    return [block for block in blocks if block is not None]


def _points(t: Translator, one: GroupWeek) -> tuple[Block, ...]:
    if not one.points:
        return ()
    lines = tuple(literal(line) for points in one.points for line in points.lines)
    return (text(t, "digest.points"), Bullets(lines))


def _numbers(t: Translator, one: GroupWeek) -> Text | None:
    """Three noughts beside a chart would say that nothing is there."""
    if not (one.done_this_week or one.due_next_week or one.date_passed):
        return None
    numbers = rich(t, "digest.numbers", done=one.done_this_week, due=one.due_next_week, passed=one.date_passed)
    return Text(joined(rich(t, "digest.commitments"), numbers))


def chart(t: Translator, by_status: Mapping[Status, int]) -> Chart | None:
    """Shared commitments by status; None while there is nothing to draw."""
    if not any(by_status.values()):
        return None
    statuses = [status for status in _STATUS if status in by_status]
    return Chart(
        title=t.text("digest.chart"),
        categories=tuple(t.text(_STATUS[status]) for status in statuses),
        series=(
            Series(name=t.text("digest.chart-series"), values=tuple(float(by_status[status]) for status in statuses)),
        ),
    )


_STATUS = {
    Status.OPEN: "digest.status-open",
    Status.MOVED: "digest.status-moved",
    Status.DONE: "digest.status-done",
    Status.HANDED_OVER: "digest.status-handed-over",
    Status.DROPPED: "digest.status-dropped",
}


def _learned(t: Translator, one: GroupWeek) -> tuple[Block, ...]:
    if not one.learned:
        return ()
    return (text(t, "digest.learned"), Bullets(tuple(literal(line) for line in one.learned)))


def _news(t: Translator, one: GroupWeek, today: date) -> Text | None:
    parts: list[Inline] = []
    if one.new_commitments:
        parts.append(rich_count(t, "digest.new-commitments", one.new_commitments))
    parts += [literal(reason) for reason in one.skipped]
    if one.group_ends is not None:
        key = "digest.group-ends" if one.group_ends >= today else "digest.group-ended"
        parts.append(rich(t, key, when=dates.day(t.language, one.group_ends, today)))
    if one.last:
        parts.append(rich(t, "digest.last"))
    return Text(joined(rich(t, "digest.news"), *parts)) if parts else None


def _frame(t: Translator, one: GroupWeek) -> tuple[Block, ...]:
    facts = tuple(told(t, fact) for fact in one.facts) or (rich(t, "digest.nothing-to-note"),)
    if len(facts) == 1:
        return (Text(joined(rich(t, "digest.frame"), *facts)),)
    return (text(t, "digest.frame"), Bullets(facts))


def _read(t: Translator, one: GroupWeek) -> tuple[Block | None, ...]:
    unread = [points for points in one.points if not points.read]
    if not unread:
        return ()
    first = unread[0]
    rounds = ",".join(points.round for points in unread)
    thread = link(t, "button.go-to-thread", first.thread, Act.SHOW_POINTS) if first.thread else None
    read = button(t, "button.have-read", Act.HAVE_READ, style=Style.PRIMARY, group=one.group, rounds=rounds)
    return (text(t, "digest.when-you-press"), buttons(read, thread))


def _quiet_week(t: Translator, one: GroupWeek, today: date) -> list[Block]:
    """One line, and what lasts about the group below it."""
    return [_quiet(t, one, today), *(_frame(t, one) if one.facts else ())]


def _quiet(t: Translator, one: GroupWeek, today: date) -> Text:
    if one.talk_until is not None:
        return text(
            t, "digest.quiet-talk", group=one.name, when=dates.weekday_and_day(t.language, one.talk_until, today)
        )
    if one.next_question is None and one.group_ends is not None:
        when = dates.weekday_and_day(t.language, one.group_ends, today)
        return text(t, "digest.quiet-ends", group=one.name, when=when)
    if one.next_question is None:
        return text(t, "digest.quiet", group=one.name)
    return text(
        t, "digest.quiet-next", group=one.name, when=dates.weekday_and_day(t.language, one.next_question, today)
    )


def short(t: Translator, *, week: int, group: GroupWeek) -> Card:
    """To the group's channel: the points it shared and the numbers, in a few lines."""
    return card(
        t,
        t.text("digest.short-summary", week=dates.week(t.language, week)),
        text(t, "digest.short-heading", week=dates.week(t.language, week)),
        *_points(t, group),
        _numbers(t, group),
    )


def round_skipped(t: Translator, *, day: date, reason: str, today: date) -> str:
    """A sentence for `GroupWeek.skipped`."""
    why = t.text(_WHY_SKIPPED.get(reason, "digest.because-closed"))
    return t.text("digest.round-skipped", day=dates.weekday_and_day(t.language, day, today), why=why)


_WHY_SKIPPED = {
    "near_meeting": "digest.because-near-meeting",
    "still_open": "digest.because-still-open",
    "group_ends": "digest.because-group-ends",
    "late": "digest.because-late",
}
"""Every other reason is a day that the calendar has closed."""


def preview(t: Translator, *, digest: Card, week: int, send_to_channel: bool) -> Card:
    """`/oppfølging ukesbrev`: only you see it before you send it."""
    send = button(t, "button.send-digest", Act.SEND_DIGEST, style=Style.CAREFUL, week=str(week))
    return card(
        t,
        t.text("digest.preview-summary"),
        text(t, "digest.preview" if send_to_channel else "digest.preview-only"),
        Divider(),
        *digest.blocks,
        Buttons((send, button(t, "button.cancel", Act.CANCEL))) if send_to_channel else None,
    )


def of_earlier_week(t: Translator, *, digest: Card, week: int) -> Card:
    """`/oppfølging ukesbrev 20`: to look at, with what holds today where nothing is kept of how it was."""
    return card(
        t,
        t.text("digest.short-summary", week=dates.week(t.language, week)),
        text(t, "digest.earlier"),
        Divider(),
        *digest.blocks,
    )


def no_such_week(t: Translator, *, first: int, last: int) -> Card:
    """`/oppfølging ukesbrev 99`."""
    return note(t, "digest.no-such-week", first=dates.week(t.language, first), last=dates.week(t.language, last))


def sent(t: Translator) -> Card:
    return note(t, "digest.sent")


def nothing_for_channel(t: Translator) -> Card:
    return note(t, "digest.nothing-for-channel")


def already_sent(t: Translator) -> Card:
    return note(t, "digest.already-sent")


def leaders_have_read(t: Translator, *, names: Sequence[str], all_of_several: bool, on: date, today: date) -> Card:
    """To the channel, one message per round, changed as more read. `on`: the day the points were shared."""
    day = dates.day(t.language, on, today)
    if all_of_several:
        return note(t, "digest.all-have-read", day=day)
    said = rich_count(t, "digest.has-read", len(names), names=listed(t, names), day=day)
    return card(t, unmarked(said), Text(said))


def have_read(t: Translator) -> Card:
    """To the leader who pressed."""
    return note(t, "digest.have-read")


def nothing_to_send(t: Translator) -> Card:
    """Somebody who leads no group asks for the digest."""
    return note(t, "digest.no-group")
