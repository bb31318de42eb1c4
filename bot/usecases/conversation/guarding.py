"""Read what people share, and tell the writer alone. The text always stands."""

from collections.abc import Mapping

from bot.cards import guard_note as cards
from bot.cards.card import Card
from bot.domain.finding import Certainty, Finding, Indicator
from bot.domain.ids import GroupId
from bot.guard.reading import Scope, read
from bot.i18n.names import in_sentence
from bot.usecases.conversation.talk import Talk
from bot.usecases.notice_drift import note_signal
from bot.usecases.reply import Noticed, Reply, Show


async def read_shared(
    talk: Talk,
    group_id: GroupId,
    text: str,
    *,
    before: str = "",
    private: bool = False,
    refs: Mapping[str, str] | None = None,
) -> Reply:
    """Tell of the most serious thing, at most once a day; matters about persons always. Private text is not read."""
    if private:
        return ()
    group = talk.scene.configuration.group(group_id)
    scope = Scope.FULL if talk.scene.configuration.fully_guarded(group) else Scope.PERSONS_ONLY
    found = [one for one in read(text, scope=scope).findings if text[one.start : one.end] not in before]
    fresh = [one for one in found if not await _muted(talk, text, one)]
    if not fresh:
        return ()
    if any(one.certainty is Certainty.SURE and one.indicator is not Indicator.PERSONAL_MATTER for one in fresh):
        await note_signal(talk.scene, group)
    noticed = tuple(Noticed(indicator=one.indicator) for one in fresh if one.certainty is Certainty.SURE)
    told = fresh[0]
    if not await _may_tell(talk, told):
        return noticed
    return (*noticed, Show(card=_note(talk, told, refs or {})))


async def _muted(talk: Talk, text: str, finding: Finding) -> bool:
    return await talk.scene.work.guard_memory.muted(talk.scene.me, text[finding.start : finding.end])


async def _may_tell(talk: Talk, finding: Finding) -> bool:
    """Once a day for each person; a matter about a person cannot wait."""
    memory = talk.scene.work.guard_memory
    if finding.indicator is Indicator.PERSONAL_MATTER:
        return True
    if await memory.told_on(talk.scene.me, talk.today):
        return False
    await memory.tell(talk.scene.me, talk.today)
    return True


def _note(talk: Talk, finding: Finding, refs: Mapping[str, str]) -> Card:
    person = talk.scene.person(talk.scene.me)
    bodies = [talk.scene.configuration.body(one).name for one in person.bodies]
    body = in_sentence(talk.t, bodies[0]) if len(bodies) == 1 else None
    return cards.guard_note(talk.t, finding=finding, elected=person.role.political, body=body, **dict(refs))
