"""What people write to each other in a channel: read only where the YAML says so and the group has been told."""

from bot.domain.configuration import WorkingGroup
from bot.domain.ids import GroupId
from bot.domain.message import Kind
from bot.ports import State
from bot.usecases.conversation.guarding import read_shared
from bot.usecases.conversation.talk import Talk
from bot.usecases.notify import post
from bot.usecases.reply import Reply
from bot.usecases.scene import Scene


async def heard(talk: Talk, group_id: GroupId, text: str) -> Reply:
    """Tell the writer alone, or say nothing. The text is kept nowhere."""
    scene = talk.scene
    group = scene.configuration.group(group_id)
    if not scene.configuration.guard.read_channel or scene.me not in group.people or scene.is_over(group):
        return ()
    if not await scene.takes_part_in(scene.me, group.id) or not await _has_been_told(scene, group):
        return ()
    return await read_shared(talk, group.id, text)


async def _has_been_told(scene: Scene, group: WorkingGroup) -> bool:
    """The first message after the YAML was changed is not read: it is when the group is told that the next will be."""
    key = f"channel_reading/{group.id}"
    telling = await scene.work.outbox.find(key)
    if telling is None:
        await post(scene, group, Kind.CHANNEL_READING, key)
        return False
    return telling.state is State.SENT
