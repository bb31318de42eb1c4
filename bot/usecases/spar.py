"""Find a host for a meeting with another group, take the answer, and tell how it went: each kommune its own side."""

from bot.domain.configuration import WorkingGroup
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.ids import GroupId, PersonId, SparringId
from bot.domain.message import Kind
from bot.domain.round import next_host
from bot.domain.sparring import LIVES, Party, Sparring
from bot.usecases.advance_round import who_may_host
from bot.usecases.notify import notify
from bot.usecases.scene import Scene


def party_of(scene: Scene, group: GroupId) -> Party:
    return Party(scene.configuration.tenant.id, group)


def my_party(scene: Scene, found: Sparring) -> Party:
    """The side on which I was asked."""
    for side in found.sides:
        if side.party.tenant == scene.configuration.tenant.id and scene.me in side.asked:
            return side.party
    raise NotAllowed


async def ask_next_host(scene: Scene, sparring: SparringId, group_id: GroupId) -> None:
    """After three, or with nobody left to ask, this group drops out. A host who has left is replaced.

    The days to answer begin when the question comes; who cannot be asked in time is passed over.
    """
    found = await scene.work.sparrings.get(sparring)
    party = party_of(scene, group_id)
    if (host := found.side(party).host) is not None:
        found = found.forget(party.tenant, host)
    group = _still_there(scene, group_id)
    candidate = None
    if group is not None:
        earlier = await _earlier_turns(scene, party)
        candidate = next_host(await who_may_host(scene, group), earlier, found.side(party).asked)
    if group is None or candidate is None:
        await scene.work.sparrings.save(found.drop_out(party))
        return
    told_at = await notify(
        scene,
        candidate,
        Kind.SPARRING_REQUEST,
        f"sparring/{found.id}/{group.id}/{candidate}",
        {"sparring": found.id, "group": group.id},
        expires_at=found.created_at + LIVES,
    )
    await scene.work.sparrings.save(found.ask(party, candidate, told_at or scene.now))
    if told_at is None:
        await ask_next_host(scene, sparring, group_id)


async def accept(scene: Scene, sparring: SparringId) -> Sparring:
    """Who says the last yes sees at once that all have; the others are told."""
    found = await scene.work.sparrings.get(sparring)
    party = my_party(scene, found)
    accepted = found.accept(party, scene.me, scene.now)
    if accepted.agreed and accepted.side(party).told_at is None:
        accepted = accepted.tell(party, scene.now)
    if accepted != found:
        await scene.work.sparrings.save(accepted)
    return accepted


async def decline(scene: Scene, sparring: SparringId) -> None:
    found = await scene.work.sparrings.get(sparring)
    party = my_party(scene, found)
    declined = found.decline(party, scene.me)
    await scene.work.sparrings.save(declined)
    side = declined.side(party)
    nobody_is_asked = side.host is None and side.asked_at is None
    if nobody_is_asked and not side.out and not declined.is_off(scene.now):
        await ask_next_host(scene, sparring, party.group)


async def tell_how_it_went(scene: Scene, sparring: SparringId, group_id: GroupId) -> None:
    """Only who has said yes waits for an answer."""
    found = await scene.work.sparrings.get(sparring)
    party = party_of(scene, group_id)
    side = found.side(party)
    await scene.work.sparrings.save(found.tell(party, scene.now))
    if side.host is None or _still_there(scene, group_id) is None:
        return
    kind = Kind.SPARRING_AGREED if found.agreed else Kind.SPARRING_OFF
    key = f"sparring/{found.id}/{group_id}/{'agreed' if found.agreed else 'off'}"
    await notify(scene, side.host, kind, key, {"sparring": found.id, "group": group_id})


async def _earlier_turns(scene: Scene, party: Party) -> list[PersonId]:
    """Who was asked to meet another group has had a turn, as who was asked to host a round."""
    rounds = reversed(await scene.work.rounds.of_group(party.group))
    sides = [side for one in await scene.work.sparrings.all() for side in one.sides if side.party == party]
    hosts = [person for one in rounds for person in (*one.hosts_asked, one.host)]
    spoken = [person for side in sides for person in (*side.asked, side.host)]
    return [person for person in (*hosts, *spoken) if person is not None]


def _still_there(scene: Scene, group_id: GroupId) -> WorkingGroup | None:
    try:
        group = scene.configuration.group(group_id)
    except NotFound:
        return None
    return None if group.sparring is None or scene.is_over(group) else group
