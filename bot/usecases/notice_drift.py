"""Three signals in two weeks become a suggestion to the host to talk about the frame: unnumbered, and about nobody."""

from datetime import timedelta
from typing import Final

from bot.domain.configuration import WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.message import Kind
from bot.domain.week import Week
from bot.usecases.notify import notify
from bot.usecases.scene import Scene

WITHIN: Final = timedelta(days=14)
ENOUGH: Final = 3


async def note_signal(scene: Scene, group: WorkingGroup) -> None:
    """Remember that there was one, and on which day; neither text nor writer nor what it was.

    The minute would tell which text it was: that of a reflection is known, and so is its writer.
    """
    day = scene.now.astimezone(scene.configuration.tenant.timezone).replace(hour=0, minute=0, second=0, microsecond=0)
    await scene.work.signals.add(group.id, day)
    found = await scene.work.rounds.open_in(group.id)
    if found is not None and found.host is not None:
        await suggest_frame(scene, group, found.host)


async def suggest_frame(scene: Scene, group: WorkingGroup, host: PersonId) -> None:
    """Once a week at most. Most is written before a round has its host, so it is asked for at the host's yes too."""
    if await scene.work.signals.count(group.id, scene.now - WITHIN) < ENOUGH:
        return
    week = Week.of(scene.now.astimezone(scene.configuration.tenant.timezone).date())
    key = f"frame_suggestion/{group.id}/{week}"
    await notify(scene, host, Kind.HOST_FRAME_SUGGESTION, key, {"group": group.id})
