"""Ask somebody to take an oppfølgingspunkt; it stays where it is until the yes."""

from bot.domain.commitment import Commitment, HandOver
from bot.domain.errors import NotAllowed
from bot.domain.ids import CommitmentId, PersonId
from bot.domain.message import Kind
from bot.domain.person import Person
from bot.usecases.keep_commitment import my_commitment
from bot.usecases.make_commitment import roles_in
from bot.usecases.notify import notify
from bot.usecases.scene import Scene


async def may_take(scene: Scene) -> tuple[Person, ...]:
    """Those of my groups who take part, and to whom I may give: elected to elected, staff to staff."""
    roles = roles_in(scene)
    around: dict[PersonId, None] = {}
    for group in scene.my_groups():
        around |= dict.fromkeys(await scene.with_yes(group))
    return tuple(scene.person(one) for one in around if one != scene.me and roles.may_hand_over(scene.me, one))


async def offer(scene: Scene, commitment: CommitmentId, other: PersonId) -> Commitment:
    found = await my_commitment(scene, commitment)
    if other not in {one.id for one in await may_take(scene)}:
        raise NotAllowed
    offered = found.offer_to(scene.me, other, roles_in(scene), scene.now)
    await scene.work.commitments.save(offered)
    key = f"commitment/{found.id}/offer/{offered.version + 1}/{other}"
    await notify(scene, other, Kind.OFFERED_COMMITMENT, key, {"commitment": found.id})
    return offered


async def accept_offer(scene: Scene, commitment: CommitmentId) -> HandOver:
    found = await scene.work.commitments.get(commitment)
    handed = found.accept_offer(scene.me, CommitmentId(scene.new_id()), scene.now)
    await scene.work.commitments.save(handed.given)
    await scene.work.commitments.add(handed.taken)
    if found.owner is not None:
        refs = {"commitment": found.id, "by": scene.me}
        await notify(scene, found.owner, Kind.OFFER_TAKEN, f"commitment/{found.id}/taken", refs)
    return handed


async def decline_offer(scene: Scene, commitment: CommitmentId) -> Commitment:
    found = await scene.work.commitments.get(commitment)
    declined = found.decline_offer(scene.me, scene.now)
    await scene.work.commitments.save(declined)
    await _tell_owner(scene, declined, scene.me)
    return declined


async def take_back(scene: Scene, commitment: CommitmentId) -> Commitment:
    """Five working days without an answer: it is the owner's again, who is told kindly."""
    found = await scene.work.commitments.get(commitment)
    back = found.take_back_offer(scene.now)
    await scene.work.commitments.save(back)
    if found.offer is not None:
        await _tell_owner(scene, back, found.offer.to)
    return back


async def _tell_owner(scene: Scene, back: Commitment, asked: PersonId) -> None:
    if back.owner is not None:
        key = f"commitment/{back.id}/came_back/{back.version + 1}"
        await notify(scene, back.owner, Kind.OFFER_CAME_BACK, key, {"commitment": back.id, "to": asked})
