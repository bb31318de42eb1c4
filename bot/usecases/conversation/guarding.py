"""Read what people share, and tell the writer alone. The text always stands."""

import hashlib
from collections.abc import Collection, Mapping
from typing import Final

from bot.cards import guard_note as cards
from bot.cards.card import Card
from bot.domain.finding import Certainty, Finding, Indicator
from bot.domain.ids import GroupId
from bot.guard.reading import Scope, read
from bot.usecases.conversation.talk import Talk
from bot.usecases.notice_drift import note_signal
from bot.usecases.reply import Noticed, Reply, Show

_MARK_LENGTH: Final = 24


async def read_shared(
    talk: Talk,
    group_id: GroupId,
    text: str,
    *,
    before: str = "",
    besides: Collection[Indicator] = (),
    refs: Mapping[str, str] | None = None,
) -> Reply:
    """Tell of the most serious thing, at most once a day; a sure matter about a person always.

    `before` is what others could read already, `besides` what is lawful work here, `refs` say where the text stands.
    """
    group = talk.scene.configuration.group(group_id)
    scope = Scope.FULL if talk.scene.configuration.fully_guarded(group) else Scope.PERSONS_ONLY
    found = [one for one in read(text, scope=scope).findings if one.indicator not in besides]
    changed = [one for one in found if text[one.start : one.end] not in before]
    fresh = [one for one in changed if not await talk.scene.work.guard_memory.muted(talk.scene.me, mark(text, one))]
    if not fresh:
        return ()
    sure = [one for one in fresh if one.certainty is Certainty.SURE]
    if any(one.indicator is not Indicator.PERSONAL_MATTER for one in sure):
        await note_signal(talk.scene, group)
    noticed = tuple(Noticed(indicator=one.indicator) for one in sure)
    told = fresh[0]
    if not await _may_tell(talk, told):
        return noticed
    return (*noticed, Show(card=_note(talk, told, {**(refs or {}), "clause": mark(text, told)})))


def mark(text: str, finding: Finding) -> str:
    """Name a clause without saying it, so that a button can mean it: the same words have the same mark."""
    words = " ".join(text[finding.start : finding.end].casefold().split())
    return hashlib.sha256(words.encode()).hexdigest()[:_MARK_LENGTH]


async def _may_tell(talk: Talk, finding: Finding) -> bool:
    """Once a day for each person, question or note; what is surely about a person cannot wait."""
    memory = talk.scene.work.guard_memory
    if finding.indicator is Indicator.PERSONAL_MATTER and finding.certainty is Certainty.SURE:
        return True
    if await memory.told_on(talk.scene.me, talk.today):
        return False
    await memory.tell(talk.scene.me, talk.today)
    return True


def _note(talk: Talk, finding: Finding, refs: Mapping[str, str]) -> Card:
    person = talk.scene.person(talk.scene.me)
    bodies = [talk.scene.configuration.body(one).name for one in person.bodies]
    body = bodies[0] if len(bodies) == 1 else None
    return cards.guard_note(talk.t, finding=finding, elected=person.role.political, body=body, **dict(refs))
