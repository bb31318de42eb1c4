"""All of a person's reminders in one message at their hour, and one «Velkommen tilbake» after a pause."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.availability import Availability
from bot.domain.calendar import Calendar, days
from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.domain.message import Kind, Message, ToPerson
from bot.domain.person import Pause
from bot.domain.reminder import Reminding
from scheduling.planner.dues import Tell
from scheduling.planner.snapshot import Snapshot

USEFUL: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """The days whose hour of reminders has struck for a person since the last plan; after downtime several."""

    person: PersonId
    first: date
    last: date
    availability: Availability


def mornings(configuration: Configuration, snapshot: Snapshot) -> tuple[Morning, ...]:
    found = (_morning(configuration, snapshot, person.id) for person in configuration.people)
    return tuple(one for one in found if one is not None)


def _morning(configuration: Configuration, snapshot: Snapshot, person: PersonId) -> Morning | None:
    if not snapshot.takes_part(person):
        return None
    availability = snapshot.availability(configuration, configuration.person(person))
    wanted = configuration.reminders.at
    window = snapshot.window
    about = days(availability.day_of(window.since), availability.day_of(window.now))
    struck = [day for day in about if availability.at(day, wanted) in window]
    if not struck:
        return None
    return Morning(person=person, first=struck[0], last=struck[-1], availability=availability)


def reminding(configuration: Configuration) -> Reminding:
    return Reminding(rules=configuration.reminders, calendar=Calendar.of_tenant(configuration))


def dates_to_read(configuration: Configuration, mornings: tuple[Morning, ...]) -> tuple[tuple[date, date], ...]:
    """The ranges of dates that may be reminded of in these mornings: nothing else is read from the store."""
    if not mornings:
        return ()
    first, last = min(one.first for one in mornings), max(one.last for one in mornings)
    return tuple(reminding(configuration).dates(first, last))


def reminders_key(person: PersonId) -> str:
    return f"reminders/{person}/"


def reminders(configuration: Configuration, snapshot: Snapshot) -> Iterator[Tell]:
    for struck in mornings(configuration, snapshot):
        pause = _pause_over(struck)
        morning = _untold(snapshot, struck)
        if pause is not None:
            yield Tell(_welcome_back(configuration, snapshot, struck, pause))
        elif morning is not None and _has_any(configuration, snapshot, morning):
            yield Tell(_message(configuration, snapshot, morning))


def _untold(snapshot: Snapshot, morning: Morning) -> Morning | None:
    """A message planned on a closed day, for the next open one, has told of that day already. In a pause all waits."""
    if morning.availability.paused_on(morning.last):
        return None
    told = snapshot.told_until.get(morning.person)
    if told is None or told < morning.first:
        return morning
    return None if told >= morning.last else replace(morning, first=told + timedelta(days=1))


def _pause_over(morning: Morning) -> Pause | None:
    """Return the pause that was over on the first open one of these mornings."""
    pause = morning.availability.pause
    if pause is None or pause.back_on is None:
        return None
    first = morning.availability.calendar.next_open(pause.back_on)
    return pause if morning.first <= first <= morning.last else None


def _has_any(configuration: Configuration, snapshot: Snapshot, morning: Morning) -> bool:
    rules = reminding(configuration)
    for one in snapshot.dated:
        if one.person != morning.person:
            continue
        found = rules.within(one.due, morning.first, morning.last)
        if found and morning.availability.at(found.day, configuration.reminders.at) > one.dated_at:
            return True
    return False


def _message(configuration: Configuration, snapshot: Snapshot, morning: Morning) -> Message:
    """Named by the day it is sent: what a closed day holds back meets that day's own in one message."""
    due_at = _sent_at(configuration, snapshot, morning)
    day = morning.availability.day_of(due_at)
    return Message(
        send_key=f"{reminders_key(morning.person)}{day}",
        kind=Kind.REMINDERS,
        target=ToPerson(morning.person),
        refs={"person": morning.person, "since": morning.first.isoformat(), "day": day.isoformat()},
        due_at=due_at,
        expires_at=due_at + USEFUL,
    )


def _welcome_back(configuration: Configuration, snapshot: Snapshot, morning: Morning, pause: Pause) -> Message:
    due_at = _sent_at(configuration, snapshot, morning)
    day = morning.availability.day_of(due_at)
    return Message(
        send_key=f"welcome_back/{morning.person}/{pause.back_on}",
        kind=Kind.WELCOME_BACK,
        target=ToPerson(morning.person),
        refs={"person": morning.person, "since": pause.since.isoformat(), "day": day.isoformat()},
        due_at=due_at,
        expires_at=due_at + USEFUL,
    )


def _sent_at(configuration: Configuration, snapshot: Snapshot, morning: Morning) -> datetime:
    """Now, or at the hour of reminders on the next open day."""
    availability = morning.availability
    moment = availability.first_moment(snapshot.now)
    if moment is None or availability.day_of(moment) == morning.last:
        return moment or snapshot.now
    return availability.at(availability.day_of(moment), configuration.reminders.at)
