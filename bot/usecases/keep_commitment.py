"""What an owner does with an own commitment: yes or no to it, change, move, finish, drop, open again, show, learn."""

from collections.abc import Callable
from datetime import date

from bot.domain.commitment import Commitment, Content, Reach
from bot.domain.errors import NotFound, Unacceptable
from bot.domain.ids import CommitmentId
from bot.usecases.make_commitment import ask_for_a_yes
from bot.usecases.scene import Scene


async def mine(scene: Scene) -> tuple[Commitment, ...]:
    """Active first by date, those without a date next, the finished ones last."""
    owned = await scene.work.commitments.of_owner(scene.me)
    return tuple(sorted(owned, key=lambda one: (not one.status.active, one.content.due or date.max, one.created_at)))


async def my_commitment(scene: Scene, commitment: CommitmentId) -> Commitment:
    found = await scene.work.commitments.get(commitment)
    if found.owner != scene.me:
        raise NotFound
    return found


async def accept_proposed(scene: Scene, commitment: CommitmentId) -> Commitment:
    return await _change(scene, commitment, lambda one: one.accept(scene.me, scene.now))


async def decline_proposed(scene: Scene, commitment: CommitmentId) -> Commitment:
    """Whoever gave it is asked what is to become of it; what the seminar proposed is dropped."""
    found = await my_commitment(scene, commitment)
    if found.giver is None or not await scene.takes_part(found.giver):
        return await _change(scene, commitment, lambda one: one.decline(scene.me, scene.now))
    back = await _change(scene, commitment, lambda one: one.owner_left(giver_takes_part=True, now=scene.now))
    await ask_for_a_yes(scene, back)
    return found


async def edit(scene: Scene, commitment: CommitmentId, content: Content) -> Commitment:
    return await _change(scene, commitment, lambda one: one.edit(scene.me, content, scene.now))


async def move(scene: Scene, commitment: CommitmentId, due: date) -> Commitment:
    if due < await scene.today_of(scene.me):
        raise Unacceptable("date-has-passed")
    return await _change(scene, commitment, lambda one: one.move(scene.me, due, scene.now))


async def finish(scene: Scene, commitment: CommitmentId) -> Commitment:
    return await _change(scene, commitment, lambda one: one.finish(scene.me, scene.now))


async def drop(scene: Scene, commitment: CommitmentId) -> Commitment:
    return await _change(scene, commitment, lambda one: one.drop(scene.me, scene.now))


async def reopen(scene: Scene, commitment: CommitmentId) -> Commitment:
    return await _change(scene, commitment, lambda one: one.reopen(scene.me, scene.now))


async def show_to(scene: Scene, commitment: CommitmentId, reach: Reach) -> Commitment:
    return await _change(scene, commitment, lambda one: one.show_to(scene.me, reach, scene.now))


async def learn(scene: Scene, commitment: CommitmentId, learned: str, *, shared: bool) -> Commitment:
    return await _change(scene, commitment, lambda one: one.learn(scene.me, learned, scene.now, shared=shared))


async def undo(scene: Scene, commitment: CommitmentId) -> None:
    """[Angre] right after making it: as if it had never been."""
    found = await my_commitment(scene, commitment)
    await scene.work.commitments.delete(found.id)


async def _change(scene: Scene, commitment: CommitmentId, verb: Callable[[Commitment], Commitment]) -> Commitment:
    found = await my_commitment(scene, commitment)
    changed = verb(found)
    if changed is not found:
        await scene.work.commitments.save(changed)
    return changed
