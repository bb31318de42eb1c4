"""Plan a week's digest: to a leader, and the short one to each of their groups' channels, once a week."""

from bot.domain.ids import PersonId
from bot.domain.message import Kind
from bot.domain.week import Week
from bot.usecases.notify import notify, post
from bot.usecases.scene import Scene


def digest_key(leader: PersonId, week: Week) -> str:
    return f"digest/{leader}/{week}"


async def send_now(scene: Scene, week: Week) -> bool:
    """A leader sends it before its day, with the same key: it does not come again. False when it has come already."""
    if not scene.configuration.led_by(scene.me):
        return False
    key = digest_key(scene.me, week)
    if await scene.work.outbox.find(key) is not None:
        return False
    await notify(scene, scene.me, Kind.DIGEST, key, {"week": str(week)})
    await _short(scene, scene.me, week)
    return True


async def _short(scene: Scene, leader: PersonId, week: Week) -> None:
    for group in scene.configuration.led_by(leader):
        key = f"digest_short/{group.id}/{week}"
        if not scene.is_over(group) and await scene.work.outbox.find(key) is None:
            await post(scene, group, Kind.DIGEST_SHORT, key, {"week": str(week)})
