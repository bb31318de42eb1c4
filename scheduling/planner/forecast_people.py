"""What a forecast knows of people: welcomes, reminders of what the configuration proposes, digests, måling."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.availability import Availability
from bot.domain.calendar import Calendar
from bot.domain.configuration import Configuration
from bot.domain.digest import digest_wanted
from bot.domain.ids import PersonId
from bot.domain.message import Kind
from bot.domain.person import Preferences
from scheduling.planner.forecast_values import Entry
from scheduling.planner.letters import digest_weeks, lived, look_back_day, looking_back
from scheduling.planner.pulses import pulse_opens, pulse_result_at, seminar_people
from scheduling.planner.reminders import reminding


def to_people(configuration: Configuration, first: date, last: date) -> Iterator[Entry]:
    yield from _welcomes(configuration)
    yield from _reminders(configuration)
    yield from _digests(configuration, first, last)
    yield from _look_backs(configuration)
    yield from _pulses(configuration)


def _welcomes(configuration: Configuration) -> Iterator[Entry]:
    """Once per person, when the first of their groups starts."""
    calendar = Calendar.of_tenant(configuration)
    starts: dict[date, list[PersonId]] = {}
    for person in configuration.people:
        groups = configuration.groups_of(person.id)
        if groups:
            starts.setdefault(calendar.next_open(min(group.starts for group in groups)), []).append(person.id)
    for day, people in starts.items():
        yield from _at_their_hour(configuration, Kind.WELCOME, day, people)


def _reminders(configuration: Configuration) -> Iterator[Entry]:
    """Of the commitments in the configuration, if their owners take them on; all of a day's in one message."""
    rules = reminding(configuration)
    found: dict[date, dict[PersonId, None]] = {}
    for seminar in configuration.seminars:
        for planned in seminar.commitments:
            for one in rules.days(planned.by) if planned.by else ():
                found.setdefault(one.day, {})[planned.owner] = None
    for day, people in found.items():
        yield from _at_their_hour(configuration, Kind.REMINDERS, day, list(people))


def _at_their_hour(configuration: Configuration, kind: Kind, day: date, people: list[PersonId]) -> Iterator[Entry]:
    for person in people:
        at = _usual(configuration, person).at(day, configuration.reminders.at)
        yield Entry(at=at, kind=kind, to=(person,))


def _digests(configuration: Configuration, first: date, last: date) -> Iterator[Entry]:
    rules, calendar = configuration.digest, Calendar.of_tenant(configuration)
    for week, day in digest_weeks(rules, calendar, first, last):
        wanted = digest_wanted(rules, week)
        closed = calendar.closed(wanted)
        living = [group for group in configuration.groups if lived(group, week)]
        for leader in dict.fromkeys(one for group in living for one in group.leaders):
            availability = _usual(configuration, leader)
            yield Entry(
                at=availability.at(day, rules.at),
                kind=Kind.DIGEST,
                to=(leader,),
                week=week,
                wanted_at=availability.at(wanted, rules.at) if day != wanted else None,
                reasons=(closed,) if closed else (),
            )


def _look_backs(configuration: Configuration) -> Iterator[Entry]:
    for seminar in configuration.seminars:
        for person in looking_back(configuration, seminar):
            at = _usual(configuration, person).at(look_back_day(configuration, seminar), configuration.reminders.at)
            yield Entry(at=at, kind=Kind.LOOK_BACK, seminar=seminar.id, to=(person,))


def _pulses(configuration: Configuration) -> Iterator[Entry]:
    for seminar in configuration.seminars:
        people = seminar_people(configuration, seminar)
        for planned in seminar.pulse.opens:
            opens_at = pulse_opens(configuration, planned)
            closes_at = opens_at + timedelta(days=seminar.pulse.days)
            shown_at = pulse_result_at(configuration, closes_at)
            yield Entry(at=opens_at, kind=Kind.PULSE, seminar=seminar.id, to=people, until=closes_at)
            yield Entry(at=shown_at, kind=Kind.PULSE_RESULT, seminar=seminar.id, to=people)


def _usual(configuration: Configuration, person: PersonId) -> Availability:
    """Own hours and pauses are the person's, and stand in no plan."""
    return Availability.of(configuration, configuration.person(person), Preferences(person=person))
