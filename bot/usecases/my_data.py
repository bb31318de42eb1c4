"""Everything that is stored about one person: shown, handed out, erased."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Commitment, Reach
from bot.domain.ids import PersonId, RoundId
from bot.domain.message import Kind
from bot.domain.person import Answer, Participation, Preferences
from bot.domain.round import Reflection, Round, Visibility
from bot.ports import Audited, Draft, Identity, State
from bot.usecases.reflect import change_in_thread
from bot.usecases.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """That a message was sent, or is to be; never what stood in it."""

    kind: Kind
    at: datetime
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A round that knows something of this person."""

    round: RoundId
    occasion: date
    host: bool
    asked_to_host: bool
    stood_over: bool
    has_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A meeting with another group that this person was asked to host."""

    network: str
    occasion: date
    host: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyData:
    person: PersonId
    participation: Participation
    preferences: Preferences
    identities: tuple[Identity, ...]
    reflections: tuple[Reflection, ...]
    commitments: tuple[Commitment, ...]
    carried: tuple[CarriedMatter, ...]
    draft: Draft | None
    rounds: tuple[Part, ...]
    sparrings: tuple[Asked, ...]
    messages: tuple[Sent, ...]

    @property
    def empty(self) -> bool:
        known = self.participation.answer is not Answer.NOT_ASKED or self.preferences.version
        texts = self.reflections or self.commitments or self.carried or self.draft
        return not (known or texts or self.identities or self.rounds or self.messages)


async def gather(scene: Scene, person: PersonId) -> MyData:
    """For the person, or for an administrator on the command line, who is audited."""
    work = scene.work
    return MyData(
        person=person,
        participation=await work.participations.get(person),
        preferences=await work.preferences.get(person),
        identities=tuple(await work.identities.of(person)),
        reflections=tuple(await work.reflections.of_author(person)),
        commitments=tuple(await work.commitments.touching(person)),
        carried=tuple(await work.carried.of_person(person)),
        draft=await work.drafts.of(person),
        rounds=tuple([part async for part in _parts(scene, person)]),
        sparrings=await _sparrings(scene, person),
        messages=tuple(
            Sent(kind=one.message.kind, at=one.settled_at or one.message.due_at, state=one.state)
            for one in await work.outbox.to(person)
        ),
    )


async def _parts(scene: Scene, person: PersonId) -> AsyncIterator[Part]:
    for found in await _rounds(scene):
        if found.forget(person) != found:
            yield Part(
                round=found.id,
                occasion=found.occasion,
                host=found.host == person,
                asked_to_host=person in found.hosts_asked,
                stood_over=person in found.stood_over,
                has_read=person in found.read_by,
            )


async def _rounds(scene: Scene) -> Sequence[Round]:
    """Also of groups that have left the configuration."""
    rounds = scene.work.rounds
    return (*await rounds.all_open(), *await rounds.closed_before(scene.now + timedelta(days=1)))


async def _sparrings(scene: Scene, person: PersonId) -> tuple[Asked, ...]:
    tenant = scene.configuration.tenant.id
    return tuple(
        Asked(network=one.network, occasion=one.occasion, host=side.host == person)
        for one in await scene.work.sparrings.all()
        for side in one.sides
        if side.party.tenant == tenant and side.forget(person) != side
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    deleted: int
    """Private texts, gone at once."""
    without_name: int
    """Shared texts, kept as «Tidligere deltaker» until the archive owner's period is over."""
    kept_until: timedelta


async def erase(scene: Scene, person: PersonId, actor: str) -> Erased:
    data = await gather(scene, person)
    deleted = without_name = 0
    for reflection in data.reflections:
        if reflection.shared_at is None or reflection.visibility is Visibility.PRIVATE:
            await scene.work.reflections.delete(reflection.id)
            deleted += 1
        else:
            await _unname(scene, reflection)
            without_name += 1
    for commitment in data.commitments:
        if commitment.owner == person and commitment.reach is Reach.ONLY_ME:
            await scene.work.commitments.delete(commitment.id)
            deleted += 1
        else:
            await scene.work.commitments.save(commitment.forget(person))
            without_name += 1
    for matter in data.carried:
        await scene.work.carried.delete(matter.id)
        deleted += 1
    await _forget(scene, person)
    await scene.work.audit.add(Audited(at=scene.now, actor=actor, act="person.erase", subject=person))
    return Erased(
        deleted=deleted,
        without_name=without_name,
        kept_until=timedelta(days=scene.configuration.privacy.keep_shared_days),
    )


async def _unname(scene: Scene, reflection: Reflection) -> None:
    """The post in the thread loses the name too, where the group still stands in the configuration."""
    await scene.work.reflections.save(reflection.forget_author())
    found = await scene.work.rounds.get(reflection.round)
    group = next((one for one in scene.configuration.groups if one.id == found.group), None)
    if group is not None:
        await change_in_thread(scene, group, reflection, "erased")


async def _forget(scene: Scene, person: PersonId) -> None:
    waiting = await scene.work.outbox.waiting_for(person)
    await scene.work.outbox.cancel([one.message.send_key for one in waiting], "erased")
    await scene.work.outbox.forget(person)
    participation = await scene.work.participations.get(person)
    if participation.answer is not Answer.NOT_ASKED:
        await scene.work.participations.save(replace(participation, answer=Answer.DECLINED, changed_at=scene.now))
    for found in await _rounds(scene):
        if (forgotten := found.forget(person)) != found:
            await scene.work.rounds.save(forgotten)
    for meeting in await scene.work.sparrings.all():
        if (without := meeting.forget(scene.configuration.tenant.id, person)) != meeting:
            await scene.work.sparrings.save(without)
    await scene.work.preferences.delete(person)
    await scene.work.identities.forget(person)
    await scene.work.drafts.forget(person)
    await scene.work.guard_memory.forget(person)
