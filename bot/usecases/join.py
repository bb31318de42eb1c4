"""Say yes, not now, or goodbye to taking part."""

from dataclasses import replace

from bot.cards.welcome import TEXT_VERSION
from bot.domain.commitment import Commitment, Status
from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId
from bot.domain.person import Answer, Participation
from bot.usecases.make_commitment import ask_for_a_yes
from bot.usecases.scene import Scene


async def join(scene: Scene, group: GroupId | None = None) -> tuple[Commitment, ...]:
    """Say yes, to one group or to all; return what others hope this person will take on, for a yes or no of its own."""
    if not scene.my_groups():
        raise NotAllowed
    before = await scene.work.participations.get(scene.me)
    after = before.become(Answer.YES, text_version=TEXT_VERSION, now=scene.now)
    joined = replace(after, groups=_groups(scene, before, group))
    if joined != before:
        await scene.work.participations.save(joined)
    mine = await scene.work.commitments.of_owner(scene.me)
    return tuple(one for one in mine if one.status is Status.PROPOSED)


def _groups(scene: Scene, before: Participation, group: GroupId | None) -> frozenset[GroupId]:
    """A yes to each of them is a yes to all."""
    mine = frozenset(one.id for one in scene.my_groups() if not scene.is_over(one))
    if group is None or (before.takes_part and not before.groups):
        return frozenset()
    scene.my_group(group)
    joined = (before.groups if before.takes_part else frozenset()) | {group}
    return frozenset() if joined >= mine else joined


async def not_now(scene: Scene) -> Answer:
    """The first time we ask once more after two weeks, the second time we fall silent."""
    before = await scene.work.participations.get(scene.me)
    again = before.answer in {Answer.ASKED_AGAIN, Answer.LATER, Answer.DECLINED}
    after = before.answer if before.answer is Answer.LATER else (Answer.DECLINED if again else Answer.LATER)
    await _become(scene, after)
    return after


async def leave(scene: Scene) -> None:
    """Stop taking part: nothing more is sent, own commitments go back to their giver or are closed."""
    await _become(scene, Answer.DECLINED)
    waiting = await scene.work.outbox.waiting_for(scene.me)
    await scene.work.outbox.cancel([one.message.send_key for one in waiting], "left")
    for commitment in await scene.work.commitments.touching(scene.me):
        if commitment.owner == scene.me:
            giver_there = commitment.giver is not None and await scene.takes_part(commitment.giver)
            left = commitment.owner_left(giver_takes_part=giver_there, now=scene.now)
        elif commitment.offer is not None and commitment.offer.to == scene.me:
            left = commitment.take_back_offer(scene.now)
        else:
            continue
        if left is not commitment:
            await scene.work.commitments.save(left)
            await ask_for_a_yes(scene, left)


async def _become(scene: Scene, answer: Answer) -> Participation:
    before = await scene.work.participations.get(scene.me)
    if before.answer is Answer.NOT_ASKED and answer is not Answer.YES:
        before = before.become(Answer.ASKED, text_version=TEXT_VERSION, now=scene.now)
    after = before.become(answer, text_version=TEXT_VERSION, now=scene.now)
    if after is not before:
        await scene.work.participations.save(after)
    return after
