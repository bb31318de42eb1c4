"""Notat fra refleksjon: points and themes of a period, without names, counts or numbered items."""

from dataclasses import dataclass
from datetime import date
from typing import Final

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days whose points are in the note, both included; None: from the beginning, or until now."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALL_DAYS: Final = Days()


async def note_of_group(scene: Scene, group_id: GroupId, language: Language, days: Days = ALL_DAYS) -> Note:
    group = scene.configuration.group(group_id)
    if scene.actor is not None and scene.actor not in group.people:
        raise NotAllowed
    return await _note(scene, group.seminar, (group.id,), language, days, name=group.name)


async def note_of_seminar(scene: Scene, seminar_id: SeminarId, language: Language, days: Days = ALL_DAYS) -> Note:
    """All groups of a seminar together; in chat only where the seminar shares its points."""
    groups = groups_of_seminar(scene, seminar_id)
    if scene.actor is not None and scene.configuration.seminar(seminar_id).share_points is not SharePoints.SEMINAR:
        raise NotAllowed
    return await _note(scene, seminar_id, groups, language, days, name="")


async def _note(
    scene: Scene, seminar_id: SeminarId, groups: tuple[GroupId, ...], language: Language, days: Days, *, name: str
) -> Note:
    seminar = scene.configuration.seminar(seminar_id)
    rounds = [
        one for group in groups for one in await scene.work.rounds.of_group(group) if _shared_in(scene, one, days)
    ]
    rounds.sort(key=lambda one: one.opened_at)
    shared_on = [day for one in rounds if (day := _shared_on(scene, one)) is not None]
    themes: dict[str, list[str]] = {}
    for one in rounds:
        themes.setdefault(question_text(one, language), []).extend(one.points)
    return Note(
        language=language,
        tenant=scene.configuration.tenant.name,
        title=seminar.title,
        seminar_date=seminar.date,
        group=name,
        start=days.first or min(shared_on, default=None),
        end=days.last or max(shared_on, default=None),
        themes=tuple(Theme(question=question, lines=tuple(lines)) for question, lines in themes.items()),
    )


def _shared_on(scene: Scene, one: Round) -> date | None:
    moment = one.points_shared_at
    return moment.astimezone(scene.configuration.tenant.timezone).date() if moment else None


def _shared_in(scene: Scene, one: Round, days: Days) -> bool:
    day = _shared_on(scene, one)
    return bool(one.points) and day is not None and day in days


def question_text(of: Round, language: Language) -> str:
    """The library's words in the reader's language, or the leader's own."""
    if of.question.prompt is None:
        return of.question.text
    return library.prompts()[of.question.prompt].text[language]
