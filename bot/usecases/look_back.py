"""«Dette sa vi i fjor»: what was shared as points a year ago, or what YAML keeps of earlier years."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.configuration import Seminar, SharePoints, WorkingGroup
from bot.domain.ids import GroupId, SeminarId
from bot.usecases.scene import Scene

A_YEAR: Final = timedelta(days=365)
AROUND: Final = timedelta(days=120)
"""«I fjor» begins four months before the same day last year, and takes all that is older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    year: int
    lines: tuple[str, ...]
    """Without names."""


async def look_back(scene: Scene, group_id: GroupId) -> tuple[Remembered, ...]:
    """What may be remembered in this group: its own points, those of groups it follows, and the seminar's list."""
    group = scene.my_group(group_id)
    seminar = scene.configuration.seminar(group.seminar)
    found = list(_from_yaml(seminar))
    for source in _sources(scene, group, seminar):
        found += [
            Remembered(year=one.points_shared_at.year, lines=one.points)
            for one in await scene.work.rounds.of_group(source)
            if one.points and one.points_shared_at is not None and _last_year(one.points_shared_at, scene.now)
        ]
    return _merge(found)


def _sources(scene: Scene, group: WorkingGroup, seminar: Seminar) -> tuple[GroupId, ...]:
    own = (group.id, *group.follows)
    if seminar.share_points is not SharePoints.SEMINAR:
        return own
    return tuple(dict.fromkeys((*own, *groups_of_seminar(scene, seminar.id))))


def groups_of_seminar(scene: Scene, seminar: SeminarId) -> tuple[GroupId, ...]:
    return tuple(one.id for one in scene.configuration.groups if one.seminar == seminar)


def _from_yaml(seminar: Seminar) -> tuple[Remembered, ...]:
    return tuple(Remembered(year=one.year, lines=(one.text,)) for one in seminar.earlier)


def _last_year(shared: datetime, now: datetime) -> bool:
    return shared <= now - (A_YEAR - AROUND)


def _merge(found: list[Remembered]) -> tuple[Remembered, ...]:
    years = sorted({one.year for one in found}, reverse=True)
    return tuple(
        Remembered(
            year=year, lines=tuple(dict.fromkeys(line for one in found if one.year == year for line in one.lines))
        )
        for year in years
    )
