"""What a person's day will still bring, so that a request leaves room for a prompt that comes later the same day."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from bot.domain.availability import Availability
from bot.domain.configuration import WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.message import Slot
from bot.domain.reminder import Reminding
from bot.domain.round import Phase
from bot.domain.schedule import Rhythm, occurrences
from bot.usecases.scene import Scene

_BEFORE: Final = {
    Slot.PROMPT: (),
    Slot.REMINDERS: (Slot.PROMPT,),
    Slot.REQUEST: (Slot.PROMPT, Slot.REMINDERS),
    Slot.DIGEST: (Slot.PROMPT, Slot.REMINDERS),
}


async def awaited(
    scene: Scene, person: PersonId, availability: Availability, due: datetime, slot: Slot
) -> Collection[Slot]:
    """Which slots of higher rank the day of `due` is known to fill after it."""
    day = availability.day_of(due)
    found = set[Slot]()
    if Slot.PROMPT in _BEFORE[slot] and await _prompt_comes(scene, person, day, due):
        found.add(Slot.PROMPT)
    if Slot.REMINDERS in _BEFORE[slot] and await _reminders_come(scene, person, availability, due):
        found.add(Slot.REMINDERS)
    return found


async def _prompt_comes(scene: Scene, person: PersonId, day: date, due: datetime) -> bool:
    zone = scene.configuration.tenant.timezone
    for group in scene.configuration.groups_of(person):
        if person not in group.members:
            continue
        planned = (one for one in occurrences(scene.configuration, group, day) if one.times is not None)
        if any(one.at > due and one.at.astimezone(zone).date() == day for one in planned):
            return True
        if await _prompt_reminder_comes(scene, person, group, due):
            return True
    return False


async def _prompt_reminder_comes(scene: Scene, person: PersonId, group: WorkingGroup, due: datetime) -> bool:
    found = await scene.work.rounds.open_in(group.id)
    if found is None or found.phase is not Phase.THINK or person in found.stood_over:
        return False
    rhythm = Rhythm.of(scene.configuration, group)
    at = rhythm.prompt_reminder_at(found.opened_at, found.phase_ends_at)
    same_day = at is not None and at.astimezone(rhythm.zone).date() == due.astimezone(rhythm.zone).date()
    if at is None or not same_day or at <= due:
        return False
    return await scene.work.reflections.by(found.id, person) is None


async def _reminders_come(scene: Scene, person: PersonId, availability: Availability, due: datetime) -> bool:
    day, rules = availability.day_of(due), scene.configuration.reminders
    if availability.at(day, rules.at) <= due:
        return False
    reminding = Reminding(rules=rules, calendar=availability.calendar)
    dates = [one.content.due for one in await scene.work.commitments.of_owner(person) if one.status.active]
    dates += [one.when for one in await scene.work.carried.of_person(person)]
    return any(one is not None and reminding.within(one, day, day) is not None for one in dates)
