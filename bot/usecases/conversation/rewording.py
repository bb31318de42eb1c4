"""After a note: other words beside the own ones, swapped in only by choice; or «det er ikke slik ment»."""

from dataclasses import replace
from typing import Final

from bot.cards import guard_note as cards
from bot.domain.errors import NotFound
from bot.domain.finding import Finding, Indicator
from bot.domain.ids import CommitmentId, ReflectionId, RoundId
from bot.guard.advice import reword
from bot.guard.reading import read
from bot.usecases import host, keep_commitment, reflect
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Reply, Show

_SOURCES: Final = {"reflection", "points", "commitment"}
"""What a note may be about, as the refs of its buttons name it."""


async def propose(talk: Talk, pressed: Pressed) -> Reply:
    text = await _text(talk, pressed)
    finding = _finding(text, pressed)
    if finding is None:
        return (Show(card=cards.text_changed(talk.t), replaces=True),)
    card = cards.reword(
        talk.t,
        finding=finding,
        before=text,
        after=reword(text, finding, talk.language),
        **_source(pressed),
    )
    return (Show(card=card),)


async def swap_in(talk: Talk, pressed: Pressed) -> Reply:
    text = await _text(talk, pressed)
    finding = _finding(text, pressed)
    if finding is None:
        return (Show(card=cards.text_changed(talk.t), replaces=True),)
    await _save(talk, pressed, reword(text, finding, talk.language))
    return (Show(card=cards.swapped_in(talk.t), replaces=True),)


async def keep(talk: Talk, pressed: Pressed) -> Reply:  # noqa: ARG001 - nothing changes
    return (Show(card=cards.kept(talk.t), replaces=True),)


async def not_meant(talk: Talk, pressed: Pressed) -> Reply:
    """That clause is not mentioned again."""
    text = await _text(talk, pressed)
    finding = _finding(text, pressed)
    if finding is not None:
        await talk.scene.work.guard_memory.mute(talk.scene.me, text[finding.start : finding.end])
    return (Show(card=cards.not_meant(talk.t), replaces=True),)


def _source(pressed: Pressed) -> dict[str, str]:
    return {name: value for name, value in pressed.action.refs.items() if name in _SOURCES}


def _finding(text: str, pressed: Pressed) -> Finding | None:
    """The text may have changed since the note: read it again."""
    try:
        wanted = Indicator(pressed.action.ref("indicator"))
    except ValueError:
        raise NotFound from None
    return next((one for one in read(text).findings if one.indicator is wanted), None)


async def _text(talk: Talk, pressed: Pressed) -> str:
    match _source(pressed):
        case {"reflection": reflection}:
            found = await talk.scene.work.reflections.get(ReflectionId(reflection))
            if found.author != talk.scene.me:
                raise NotFound
            return found.text
        case {"points": points}:
            return "\n".join((await host.host_of(talk.scene, RoundId(points))).points)
        case {"commitment": commitment}:
            return (await keep_commitment.my_commitment(talk.scene, CommitmentId(commitment))).content.what
        case _:
            raise NotFound


async def _save(talk: Talk, pressed: Pressed, text: str) -> None:
    match _source(pressed):
        case {"reflection": reflection}:
            found = await talk.scene.work.reflections.get(ReflectionId(reflection))
            await reflect.reflect(talk.scene, found.round, text, found.visibility)
        case {"points": points}:
            await host.write_points(talk.scene, RoundId(points), text.splitlines())
        case {"commitment": commitment}:
            before = await keep_commitment.my_commitment(talk.scene, CommitmentId(commitment))
            await keep_commitment.edit(talk.scene, before.id, replace(before.content, what=text))
        case _:
            raise NotFound
