"""Put a message in the outbox: to a person at the first moment that suits them, or to a group's channel."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.availability import Availability
from bot.domain.configuration import WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.message import SLOTS, Kind, Message, Slot, ToGroup, ToPerson
from bot.usecases.awaited import awaited
from bot.usecases.scene import Scene

MOST_A_DAY: Final = 2


async def notify(
    scene: Scene,
    person: PersonId,
    kind: Kind,
    send_key: str,
    refs: Mapping[str, str] | None = None,
    *,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> datetime | None:
    """Plan a direct message on an open day in the person's hours, at most two a day, the more important ones first.

    Return when it is due. Away without end, or too late by then: none, so that it takes no place from what is sent.
    """
    if await scene.work.outbox.find(send_key) is not None:
        return None
    availability = await availability_of(scene, person)
    morning = scene.configuration.reminders.at
    due = _first_moment(availability, not_before or scene.now, morning)
    slot = SLOTS.get(kind)
    while due is not None and slot is not None and await _full(scene, person, availability, due, slot):
        tomorrow = availability.day_of(due) + timedelta(days=1)
        due = _first_moment(availability, availability.at(tomorrow, morning), morning)
    if due is None or (expires_at is not None and due >= expires_at):
        return None
    message = Message(
        send_key=send_key,
        kind=kind,
        target=ToPerson(person),
        refs=refs or {},
        due_at=due,
        expires_at=expires_at,
        slot_day=availability.day_of(due) if slot is not None else None,
    )
    await scene.work.outbox.plan([message])
    return due


def _first_moment(availability: Availability, wanted: datetime, morning: time) -> datetime | None:
    """What has to wait comes with the reminders' hour, not at the first minute of somebody's day."""
    first = availability.first_moment(wanted)
    if first is None or first == wanted:
        return first
    return max(first, availability.at(availability.day_of(first), morning))


async def availability_of(scene: Scene, person: PersonId) -> Availability:
    own = await scene.work.preferences.get(person)
    return Availability.of(scene.configuration, scene.person(person), own)


async def _full(scene: Scene, person: PersonId, availability: Availability, due: datetime, slot: Slot) -> bool:
    taken = {*await scene.work.outbox.slots_taken(person, availability.day_of(due))}
    if slot in taken or len(taken) >= MOST_A_DAY:
        return True
    taken |= {*await awaited(scene, person, availability, due, slot)}
    return len(taken) >= MOST_A_DAY


async def post(
    scene: Scene,
    group: WorkingGroup,
    kind: Kind,
    send_key: str,
    refs: Mapping[str, str] | None = None,
    *,
    thread: str | None = None,
    update_of: str | None = None,
) -> None:
    """Plan a post in a group's channel, a reply in a thread of it, or a change of an earlier post."""
    message = Message(
        send_key=send_key,
        kind=kind,
        target=ToGroup(group.id, thread=thread),
        refs={"group": group.id, **(refs or {})},
        due_at=scene.now,
        depends_on=thread,
        update_of=update_of,
    )
    await scene.work.outbox.plan([message])
