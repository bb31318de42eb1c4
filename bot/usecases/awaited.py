"""What a person's day will still bring, so that a request leaves room for a prompt that comes later the same day."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from bot.domain.availability import Availability
from bot.domain.calendar import Calendar
from bot.domain.ids import PersonId
from bot.domain.message import Slot
from bot.domain.reminder import Reminding
from bot.domain.round import Phase
from bot.domain.schedule import day_of_prompt_reminder, occurrences
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
        found = await scene.work.rounds.open_in(group.id)
        if found is not None and found.phase is Phase.THINK and person not in found.stood_over:
            opened, share = found.opened_at.astimezone(zone).date(), found.phase_ends_at.astimezone(zone).date()
            reminded_on = day_of_prompt_reminder(Calendar.of_group(scene.configuration, group), opened, share)
            if reminded_on == day and await scene.work.reflections.by(found.id, person) is None:
                return True
    return False


async def _reminders_come(scene: Scene, person: PersonId, availability: Availability, due: datetime) -> bool:
    day, rules = availability.day_of(due), scene.configuration.reminders
    if availability.at(day, rules.at) <= due:
        return False
    reminding = Reminding(rules=rules, calendar=availability.calendar)
    dates = [one.content.due for one in await scene.work.commitments.of_owner(person) if one.status.active]
    dates += [one.when for one in await scene.work.carried.of_person(person)]
    return any(one is not None and reminding.within(one, day, day) is not None for one in dates)
