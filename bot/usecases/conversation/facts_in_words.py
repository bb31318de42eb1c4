"""The facts about a group (M1–M9) as a leader reads them: what it is, and a way out. No text was read for them."""

from datetime import timedelta
from typing import Final

from bot.cards.facts import Fact, FactKind
from bot.domain.configuration import WorkingGroup
from bot.domain.group_facts import DAYS_BEFORE_MEETING, FactId, GroupFact
from bot.domain.ids import BodyId
from bot.domain.schedule import occurrences
from bot.i18n import dates
from bot.usecases.conversation.talk import Talk

_AHEAD: Final = timedelta(days=120)
_WEEK_BEFORE: Final = timedelta(days=DAYS_BEFORE_MEETING)
_KINDS: Final = {
    FactId.CREATED_BY_BODY: FactKind.CREATED_BY_BODY,
    FactId.OVERLAP: FactKind.OVERLAP,
    FactId.WHOLE_BODY: FactKind.WHOLE_BODY,
    FactId.ONLY_ELECTED: FactKind.ONLY_ELECTED,
    FactId.NEAR_MEETINGS: FactKind.NEAR_MEETINGS,
    FactId.ALLOWANCE: FactKind.ALLOWANCE,
    FactId.NAME: FactKind.NAME,
}
_BY_REASON: Final = {
    "no-end": FactKind.NO_END,
    "long": FactKind.LONG_LIVED,
    "lasted": FactKind.LASTED,
    "missing": FactKind.PURPOSE,
    "unconfirmed": FactKind.PURPOSE_OLD,
}
_OF_ANY_GROUP: Final = {FactKind.NO_END, FactKind.LASTED, FactKind.PURPOSE, FactKind.PURPOSE_OLD}
"""The others ask whether it looks like an elected body, which a group of staff alone cannot."""


def fact_in_words(talk: Talk, fact: GroupFact) -> Fact | None:
    """Facts that only concern the set-up are for the administrator's `check`."""
    configuration = talk.scene.configuration
    group = configuration.group(fact.group)
    kind = _BY_REASON.get(fact.why) or _KINDS.get(fact.id)
    if kind is None or not (configuration.fully_guarded(group) or kind in _OF_ANY_GROUP):
        return None
    if kind is FactKind.NEAR_MEETINGS and not _next_is_near(talk, group, fact.body):
        kind = FactKind.NEAR_BY_PACE
    params = {
        "body": configuration.body(fact.body).name if fact.body else fact.words,
        "shared": str(fact.count),
        "of": str(fact.of),
        "months": str(fact.count),
        "word": fact.words,
        "day": dates.day(talk.language, fact.day, talk.today) if fact.day else "",
    }
    return Fact(kind=kind, params=params)


def _next_is_near(talk: Talk, group: WorkingGroup, body: BodyId | None) -> bool:
    """Whether the talk of the next round falls there, when holidays and meetings have moved it."""
    configuration = talk.scene.configuration
    planned = (one.times for one in occurrences(configuration, group, talk.today + _AHEAD))
    following = next((times for times in planned if times and talk.local(times.opens_at).date() > talk.today), None)
    if following is None or body is None:
        return False
    begins = talk.local(following.share_at).date()
    return any(timedelta() <= one - begins <= _WEEK_BEFORE for one in configuration.body(body).meetings)
