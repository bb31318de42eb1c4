"""A person's own choices: language, hours, time zone, platform, and a pause."""

from dataclasses import replace
from datetime import date

from bot.domain.errors import Unacceptable
from bot.domain.person import Pause, Preferences
from bot.usecases.scene import Scene


async def mine(scene: Scene) -> Preferences:
    return await scene.work.preferences.get(scene.me)


async def choose(scene: Scene, wanted: Preferences) -> Preferences:
    """Take all choices at once, but for the pause, which has its own words."""
    before = await mine(scene)
    if wanted.hours.start >= wanted.hours.end:
        raise Unacceptable("hours-end-before-start")
    after = replace(wanted, person=scene.me, pause=before.pause, version=before.version)
    if after != before:
        await scene.work.preferences.save(after)
    return after


async def pause(scene: Scene, back_on: date | None, since: date | None = None) -> Preferences:
    """Be away until, and back on, a day; from today unless it begins later. The others are not told."""
    begins = max(await scene.today_of(scene.me), since or date.min)
    if back_on is not None and back_on <= begins:
        raise Unacceptable("pause-ends-before-it-begins")
    before = await mine(scene)
    after = replace(before, pause=Pause(since=begins, back_on=back_on))
    await scene.work.preferences.save(after)
    return after


async def end_pause(scene: Scene) -> Preferences:
    before = await mine(scene)
    if before.pause is None:
        return before
    after = replace(before, pause=None)
    await scene.work.preferences.save(after)
    return after
