"""What a group has shared as points, and a leader's «Jeg har lest»."""

from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId, RoundId
from bot.domain.message import Kind
from bot.domain.round import Round
from bot.usecases.notify import post
from bot.usecases.scene import Scene


async def points_of(scene: Scene, group_id: GroupId) -> tuple[Round, ...]:
    """Rounds with points, the newest first. Members, leaders, and with `share_points: seminar` the other groups."""
    group = scene.configuration.group(group_id)
    if scene.me not in group.people and not _shared_with_me(scene, group_id):
        raise NotAllowed
    return tuple(one for one in await scene.work.rounds.of_group(group.id) if one.points)


def _shared_with_me(scene: Scene, group_id: GroupId) -> bool:
    seminar = scene.configuration.seminar(scene.configuration.group(group_id).seminar)
    return seminar.share_points == "seminar" and any(one.seminar == seminar.id for one in scene.my_groups())


async def have_read(scene: Scene, round_ids: tuple[RoundId, ...]) -> tuple[Round, ...]:
    """Who asks people to think must show that they read: one message a round, changed as more leaders read."""
    read: list[Round] = []
    for round_id in round_ids:
        found = await scene.work.rounds.get(round_id)
        group = scene.led_group(found.group)
        after = found.mark_read(scene.me)
        read.append(after)
        if after is found:
            continue
        await scene.work.rounds.save(after)
        key = f"round/{found.id}/read"
        first = not found.read_by
        send_key = key if first else f"{key}/update/{len(after.read_by)}"
        await post(
            scene, group, Kind.LEADERS_HAVE_READ, send_key, {"round": found.id}, update_of=None if first else key
        )
    return tuple(read)
