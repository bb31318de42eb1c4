"""When a måling opens, and when its result may be shown."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.calendar import Calendar, local
from bot.domain.configuration import Configuration, Seminar
from bot.domain.ids import PersonId
from bot.domain.message import Kind, Message, ToPerson
from bot.domain.pulse import Pulse
from scheduling.planner.dues import Due, OpenPulse, Tell
from scheduling.planner.snapshot import Snapshot

RESULT_LIVES: Final = timedelta(days=14)


def pulse_opens(configuration: Configuration, planned: date) -> datetime:
    day = Calendar.of_tenant(configuration).next_open(planned)
    return local(day, configuration.reminders.at, configuration.tenant.timezone)


def pulse_result_at(configuration: Configuration, closes_at: datetime) -> datetime:
    """Return when the figures are shown: once it is closed, on an open day."""
    zone = configuration.tenant.timezone
    here = closes_at.astimezone(zone)
    return local(Calendar.of_tenant(configuration).next_open(here.date()), here.time(), zone)


def seminar_people(configuration: Configuration, seminar: Seminar) -> tuple[PersonId, ...]:
    groups = [group for group in configuration.groups if group.seminar == seminar.id]
    return tuple(dict.fromkeys(person for group in groups for person in group.people))


def pulses(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    for seminar in configuration.seminars:
        for planned in seminar.pulse.opens:
            opens_at = pulse_opens(configuration, planned)
            if opens_at in snapshot.window and not _is_opened(snapshot, seminar, opens_at):
                yield OpenPulse(seminar=seminar.id, opens_at=opens_at)
    seminars = {seminar.id: seminar for seminar in configuration.seminars}
    for pulse in snapshot.pulses:
        if pulse.seminar in seminars and pulse_result_at(configuration, pulse.closes_at) in snapshot.window:
            for person in snapshot.with_yes(seminar_people(configuration, seminars[pulse.seminar])):
                yield Tell(_result(pulse, person, snapshot.now))


def _result(pulse: Pulse, person: PersonId, now: datetime) -> Message:
    return Message(
        send_key=f"pulse/{pulse.id}/result/{person}",
        kind=Kind.PULSE_RESULT,
        target=ToPerson(person),
        refs={"pulse": pulse.id, "seminar": pulse.seminar},
        due_at=now,
        expires_at=now + RESULT_LIVES,
    )


def _is_opened(snapshot: Snapshot, seminar: Seminar, opens_at: datetime) -> bool:
    """A date moved by a change of configuration is the same measurement."""
    near = timedelta(days=seminar.pulse.days)
    return any(one.seminar == seminar.id and abs(one.opens_at - opens_at) < near for one in snapshot.pulses)


def seminars_to_read(configuration: Configuration, now: datetime) -> tuple[Seminar, ...]:
    """Those with a måling that opens, is open, or was lately."""
    today = now.astimezone(configuration.tenant.timezone).date()
    return tuple(
        seminar
        for seminar in configuration.seminars
        if any(abs(day - today) <= timedelta(days=2 * seminar.pulse.days + 30) for day in seminar.pulse.opens)
    )
