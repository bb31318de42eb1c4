"""How long what people wrote is kept: announced to them fourteen days before, then deleted, never in silence."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.calendar import Calendar, local
from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Commitment, Reach
from bot.domain.ids import PersonId
from bot.domain.message import Kind
from bot.domain.round import Reflection, Round
from bot.ports import Audited
from bot.usecases.notify import notify
from bot.usecases.scene import Scene

NOTICE: Final = timedelta(days=14)
ANNOUNCED: Final = "retention_announced"
LOOKED_ON: Final = "retention_looked_on"
DRAFTS_LIVE: Final = timedelta(days=1)
EVENTS_LIVE: Final = timedelta(days=7)
SIGNALS_LIVE: Final = timedelta(days=14)
MESSAGES_LIVE: Final = timedelta(days=90)
"""That a message was sent, and to whom: long enough that nothing is sent twice, and that a question can be answered."""
CLOCK: Final = "clock"
"""Who acted, in the audit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What was last touched before these moments is too old."""

    private: datetime
    shared: datetime

    @property
    def latest(self) -> datetime:
        return max(self.private, self.shared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    reflections: tuple[Reflection, ...]
    commitments: tuple[Commitment, ...]
    carried: tuple[CarriedMatter, ...]
    rounds: tuple[Round, ...]

    @property
    def number(self) -> int:
        return len(self.reflections) + len(self.commitments) + len(self.carried) + len(self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retained:
    announced: int = 0
    deleted: int = 0


async def retain(scene: Scene) -> Retained:
    """Call as often as you like: small traces go each time, people's texts are looked at once a day."""
    await scene.work.drafts.purge(scene.now - DRAFTS_LIVE)
    await scene.work.inbox.purge(scene.now - EVENTS_LIVE)
    await scene.work.signals.purge(scene.now - SIGNALS_LIVE)
    today = scene.now.astimezone(scene.configuration.tenant.timezone).date()
    if await scene.work.marks.get(LOOKED_ON) == today.isoformat():
        return Retained()
    await scene.work.marks.put(LOOKED_ON, today.isoformat())
    await _forget_messages(scene)
    announced = await scene.work.marks.get(ANNOUNCED)
    if announced:
        return await _act(scene, today, json.loads(announced))
    if Calendar.of_tenant(scene.configuration).is_open(today):
        return Retained(announced=await _announce(scene, today + NOTICE))
    return Retained()


async def _forget_messages(scene: Scene) -> None:
    """A post in a channel may be changed as long as what it shows is kept."""
    to_people = scene.now - MESSAGES_LIVE
    shared = timedelta(days=scene.configuration.privacy.keep_shared_days)
    await scene.work.outbox.purge(to_people=to_people, to_groups=to_people - shared)


async def _announce(scene: Scene, on: date) -> int:
    """One announcement at a time: what grows old meanwhile is in the next one."""
    limits = _limits(scene, on)
    expired = await _expired(scene, limits)
    if not expired.number:
        return 0
    private, shared = Counter[PersonId](), Counter[PersonId]()
    for owner, is_private in _whose(expired):
        (private if is_private else shared)[owner] += 1
    for person in scene.configuration.people:
        counts = {"private": str(private[person.id]), "shared": str(shared[person.id])}
        if (private[person.id] or shared[person.id]) and await scene.takes_part(person.id):
            key = f"retention/{person.id}/{on}"
            until = local(on, time.min, scene.configuration.tenant.timezone)
            refs = {**counts, "on": on.isoformat()}
            await notify(scene, person.id, Kind.RETENTION_NOTICE, key, refs, expires_at=until)
    said = {"on": on.isoformat(), "private": limits.private.isoformat(), "shared": limits.shared.isoformat()}
    await scene.work.marks.put(ANNOUNCED, json.dumps(said))
    return expired.number


async def _act(scene: Scene, today: date, announced: dict[str, str]) -> Retained:
    """Delete what was announced; a longer time in the configuration since then spares it."""
    if today < date.fromisoformat(announced["on"]):
        return Retained()
    now = _limits(scene, date.fromisoformat(announced["on"]))
    limits = Limits(
        private=min(now.private, datetime.fromisoformat(announced["private"])),
        shared=min(now.shared, datetime.fromisoformat(announced["shared"])),
    )
    expired = await _expired(scene, limits)
    for reflection in expired.reflections:
        await scene.work.reflections.delete(reflection.id)
    for commitment in expired.commitments:
        await scene.work.commitments.delete(commitment.id)
    for matter in expired.carried:
        await scene.work.carried.delete(matter.id)
    for found in expired.rounds:
        await scene.work.rounds.delete(found.id)
    await scene.work.marks.put(ANNOUNCED, "")
    if expired.number:
        await scene.work.audit.add(Audited(at=scene.now, actor=CLOCK, act="retention.delete"))
    return Retained(deleted=expired.number)


def _limits(scene: Scene, on: date) -> Limits:
    privacy = scene.configuration.privacy
    moment = local(on, time.min, scene.configuration.tenant.timezone)
    return Limits(
        private=moment - timedelta(days=privacy.keep_private_days),
        shared=moment - timedelta(days=privacy.keep_shared_days),
    )


async def _expired(scene: Scene, limits: Limits) -> Expired:
    work = scene.work
    reflections = [
        one
        for one in await work.reflections.written_before(limits.latest)
        if _touched(one) < (limits.private if one.shared_at is None else limits.shared)
        and not (await work.rounds.get(one.round)).open
    ]
    gone = {one.id for one in reflections}
    rounds = [
        one
        for one in await work.rounds.closed_before(limits.shared)
        if all(left.id in gone for left in await work.reflections.of_round(one.id))
    ]
    return Expired(
        reflections=tuple(reflections),
        commitments=tuple(
            one
            for one in await work.commitments.made_before(limits.latest)
            if _alive(scene, one) < (limits.private if one.reach is Reach.ONLY_ME else limits.shared)
        ),
        carried=tuple(
            one
            for one in await work.carried.made_before(limits.private)
            if max(_moments(scene, one.when, one.created_at, one.closed_at)) < limits.private
        ),
        rounds=tuple(rounds),
    )


def _touched(one: Reflection) -> datetime:
    return max(moment for moment in (one.written_at, one.edited_at, one.shared_at) if moment is not None)


def _alive(scene: Scene, one: Commitment) -> datetime:
    """Until its date, and as long as something happens to it."""
    return max(_moments(scene, one.content.due, one.created_at, one.closed_at, *(event.at for event in one.history)))


def _moments(scene: Scene, day: date | None, *moments: datetime | None) -> Iterable[datetime]:
    known = [moment for moment in moments if moment is not None]
    return known if day is None else [*known, local(day, time.min, scene.configuration.tenant.timezone)]


def _whose(expired: Expired) -> Iterator[tuple[PersonId, bool]]:
    """Each text with its person, and whether only that person sees it."""
    for reflection in expired.reflections:
        if reflection.author is not None:
            yield reflection.author, reflection.shared_at is None
    for commitment in expired.commitments:
        if commitment.owner is not None:
            yield commitment.owner, commitment.reach is Reach.ONLY_ME
    yield from ((matter.person, True) for matter in expired.carried)
