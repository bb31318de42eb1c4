"""Three signals in two weeks become a suggestion to the host to talk about the frame: unnumbered, and about nobody."""

from datetime import timedelta
from typing import Final

from bot.domain.configuration import WorkingGroup
from bot.domain.message import Kind
from bot.domain.week import Week
from bot.usecases.notify import notify
from bot.usecases.scene import Scene

WITHIN: Final = timedelta(days=14)
ENOUGH: Final = 3


async def note_signal(scene: Scene, group: WorkingGroup) -> None:
    """Remember that there was one, and when; neither text nor writer nor what it was."""
    await scene.work.signals.add(group.id, scene.now)
    if await scene.work.signals.count(group.id, scene.now - WITHIN) < ENOUGH:
        return
    found = await scene.work.rounds.open_in(group.id)
    if found is None or found.host is None:
        return
    week = Week.of(scene.now.astimezone(scene.configuration.tenant.timezone).date())
    key = f"frame_suggestion/{group.id}/{week}"
    await notify(scene, found.host, Kind.HOST_FRAME_SUGGESTION, key, {"group": group.id})
