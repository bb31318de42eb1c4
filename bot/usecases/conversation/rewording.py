"""After a note: other words beside the own ones, swapped in only by choice; or «det er ikke slik ment»."""

from typing import Final

from bot.cards import guard_note as cards
from bot.domain.errors import NotFound
from bot.domain.finding import Finding, Indicator
from bot.guard.advice import Target, advice
from bot.guard.reading import read
from bot.usecases.conversation.guarding import mark
from bot.usecases.conversation.shared_text import SharedText, shared_text, swapped
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Reply, Show

_KEPT: Final = {"reflection", "points", "commitment", "learned", "clause"}
"""What the buttons under the other words need to know."""


async def propose(talk: Talk, pressed: Pressed) -> Reply:
    indicator = _indicator(pressed)
    text = await shared_text(talk, pressed)
    if text is None:
        return (Show(card=cards.suggested(talk.t, words=advice(indicator, talk.language).rewording)),)
    finding = _finding(text, pressed)
    if finding is None:
        return (Show(card=cards.text_changed(talk.t), replaces=True),)
    refs = {name: value for name, value in pressed.action.refs.items() if name in _KEPT}
    after = swapped(text.words, finding, advice(indicator, talk.language).rewording)
    return (Show(card=cards.reword(talk.t, finding=finding, before=text.words, after=after, **refs)),)


async def swap_in(talk: Talk, pressed: Pressed) -> Reply:
    text = await shared_text(talk, pressed)
    finding = _finding(text, pressed) if text else None
    if text is None or finding is None:
        return (Show(card=cards.text_changed(talk.t), replaces=True),)
    await text.swap(finding, advice(finding.indicator, talk.language).rewording)
    return (Show(card=cards.swapped_in(talk.t), replaces=True),)


async def keep(talk: Talk, pressed: Pressed) -> Reply:
    """Nothing changes. Who has seen other words and keeps to an act of a body is told where such matters belong."""
    kept = Show(card=cards.kept(talk.t), replaces=True)
    configuration = talk.scene.configuration
    elected = talk.scene.person(talk.scene.me).role.political
    belongs_there = advice(_indicator(pressed), talk.language).target is Target.BODY
    if not (elected and belongs_there and configuration.bodies):
        return (kept,)
    advisor = configuration.tenant.advisor
    card = cards.insists(
        talk.t,
        bodies=[body.name for body in configuration.bodies],
        advisor=f"{advisor.name}, {advisor.email}" if advisor else None,
    )
    return (kept, Show(card=card))


async def not_meant(talk: Talk, pressed: Pressed) -> Reply:
    """That clause is not mentioned again."""
    await talk.scene.work.guard_memory.mute(talk.scene.me, pressed.action.ref("clause"))
    return (Show(card=cards.not_meant(talk.t), replaces=True),)


def _indicator(pressed: Pressed) -> Indicator:
    try:
        return Indicator(pressed.action.ref("indicator"))
    except ValueError:
        raise NotFound from None


def _finding(text: SharedText, pressed: Pressed) -> Finding | None:
    """The text may have changed since the note: read it again."""
    wanted = (_indicator(pressed), pressed.action.ref("clause"))
    return next((one for one in read(text.words).findings if (one.indicator, mark(text.words, one)) == wanted), None)
