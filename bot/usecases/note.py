"""Notat fra refleksjon: points and themes of a period, without names, counts or numbered items."""

from dataclasses import dataclass
from datetime import date

from bot import library
from bot.domain.configuration import SharePoints
from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId, SeminarId
from bot.domain.language import Language
from bot.domain.round import Round
from bot.usecases.look_back import groups_of_seminar
from bot.usecases.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    question: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    language: Language
    tenant: str
    title: str
    """The seminar's, as the tenant wrote it."""
    seminar_date: date
    group: str
    """The group's name; empty for a whole seminar."""
    start: date | None
    end: date | None
    themes: tuple[Theme, ...]


async def note_of_group(scene: Scene, group_id: GroupId, language: Language) -> Note:
    group = scene.configuration.group(group_id)
    if scene.actor is not None and scene.actor not in group.people:
        raise NotAllowed
    return await _note(scene, group.seminar, (group.id,), language, name=group.name)


async def note_of_seminar(scene: Scene, seminar_id: SeminarId, language: Language) -> Note:
    """All groups of a seminar together; in chat only where the seminar shares its points."""
    groups = groups_of_seminar(scene, seminar_id)
    if scene.actor is not None and scene.configuration.seminar(seminar_id).share_points is not SharePoints.SEMINAR:
        raise NotAllowed
    return await _note(scene, seminar_id, groups, language, name="")


async def _note(
    scene: Scene, seminar_id: SeminarId, groups: tuple[GroupId, ...], language: Language, *, name: str
) -> Note:
    seminar = scene.configuration.seminar(seminar_id)
    rounds = [one for group in groups for one in await scene.work.rounds.of_group(group) if one.points]
    rounds.sort(key=lambda one: one.opened_at)
    days = [one.points_shared_at.date() for one in rounds if one.points_shared_at is not None]
    themes: dict[str, list[str]] = {}
    for one in rounds:
        themes.setdefault(question_text(one, language), []).extend(one.points)
    return Note(
        language=language,
        tenant=scene.configuration.tenant.name,
        title=seminar.title,
        seminar_date=seminar.date,
        group=name,
        start=min(days, default=None),
        end=max(days, default=None),
        themes=tuple(Theme(question=question, lines=tuple(lines)) for question, lines in themes.items()),
    )


def question_text(of: Round, language: Language) -> str:
    """The library's words in the reader's language, or the leader's own."""
    if of.question.prompt is None:
        return of.question.text
    return library.prompts()[of.question.prompt].text[language]
