"""Send the short version of a week's digest to the channels of one's groups before its day, once a week."""

from bot.domain.message import Kind
from bot.domain.week import Week
from bot.usecases.notify import post
from bot.usecases.read_digest import week_of
from bot.usecases.scene import Scene


async def send_now(scene: Scene, week: Week) -> bool:
    """The same key as on its day: it does not come again. False when it has come already.

    A group without news waits for its day, and so does the leader's own letter: of it they have seen the preview.
    """
    new = [
        (group, key)
        for group in scene.configuration.led_by(scene.me)
        if not scene.is_over(group)
        and (await week_of(scene, group, week, reader=None)).for_channel
        and await scene.work.outbox.find(key := f"digest_short/{group.id}/{week}") is None
    ]
    for group, key in new:
        await post(scene, group, Kind.DIGEST_SHORT, key, {"week": str(week)})
    return bool(new)
