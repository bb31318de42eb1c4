"""`status`: facts about a group for its leaders. Nothing about who answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.action import Act, Action
from bot.cards.card import Block, Bullets, Button, Buttons, Card, Facts, Text
from bot.cards.facts import Fact, told
from bot.cards.writing import card, heading, joined, rich, rich_count
from bot.domain.ids import GroupId
from bot.domain.round import Phase
from bot.i18n import dates
from bot.i18n.names import listed
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStatus:
    name: str
    members: int
    unreachable: int
    """How many have not installed the app: the number, never who."""
    phase: Phase | None
    phase_ends: date | None
    next_question: date | None
    questions_left: int
    shared_commitments: int
    ends: date | None
    facts: tuple[Fact, ...] = ()


_PHASE = {Phase.THINK: "status.think", Phase.SHARE: "status.share", Phase.POINTS: "status.points"}


def status(t: Translator, *, groups: Sequence[GroupStatus], today: date) -> Card:
    blocks = [block for one in groups for block in _one(t, one, today)]
    return card(t, t.text("status.summary"), *blocks)


def unknown_group(
    t: Translator, *, led: Sequence[tuple[GroupId, str]], near: tuple[GroupId, str] | None = None
) -> Card:
    """A name that none of the leader's own groups has; whether another group has it, is not said."""
    offered = tuple(
        Button(label=name, action=Action(Act.STATUS, {"group": group})) for group, name in ([near] if near else led)
    )
    said = rich(t, "status.unknown-group", groups=listed(t, [name for _, name in led]))
    meant = rich(t, "errors.did-you-mean", word=near[1]) if near else ()
    return card(
        t, t.text("status.unknown-group-summary"), Text(joined(said, meant) if meant else said), Buttons(offered)
    )


def _one(t: Translator, one: GroupStatus, today: date) -> tuple[Block, ...]:
    pairs = [
        ("status.members", str(one.members)),
        ("status.round", _round(t, one, today)),
        ("status.next", _day(t, one.next_question, today)),
        ("status.questions-left", str(one.questions_left)),
        ("status.commitments", str(one.shared_commitments)),
        ("status.ends", _day(t, one.ends, today)),
    ]
    return (
        heading(t, "status.heading", group=one.name),
        Facts(tuple((t.text(key), value) for key, value in pairs if value)),
        *((Text(rich_count(t, "status.unreachable", one.unreachable)),) if one.unreachable else ()),
        *((Bullets(tuple(told(t, fact) for fact in one.facts)),) if one.facts else ()),
    )


def _round(t: Translator, one: GroupStatus, today: date) -> str:
    if one.phase is None or one.phase not in _PHASE:
        return t.text("status.no-round")
    return t.text(_PHASE[one.phase], when=_day(t, one.phase_ends, today))


def _day(t: Translator, day: date | None, today: date) -> str:
    return dates.weekday_and_day(t.language, day, today) if day else ""
