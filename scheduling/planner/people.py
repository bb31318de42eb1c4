"""Whom to ask for a yes, and which commitments want something of their owner."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from bot.cards.welcome import TEXT_VERSION
from bot.domain.availability import Availability
from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.domain.message import Kind
from bot.domain.person import Answer, Participation
from scheduling.planner.dues import Approach, AskForDate, Due, TakeBack
from scheduling.planner.rounds import working_days_later
from scheduling.planner.snapshot import Snapshot, running

WORKING_DAYS_TO_ANSWER: Final = 5
ASKED_AGAIN_AFTER: Final = timedelta(weeks=2)
ASKED_FOR_DATE_AFTER: Final = timedelta(days=30)
SHORTEST_FIVE_WORKING_DAYS: Final = timedelta(days=6)
"""Five working days never pass in less: what is younger need not be read."""


def approaches(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    today = snapshot.now.astimezone(configuration.tenant.timezone).date()
    here = dict.fromkeys(one for group in configuration.groups if running(group, today) for one in group.people)
    for person in here:
        known = snapshot.participations.get(person) or Participation(person=person)
        found = _approach(configuration, snapshot, known)
        if found is not None and _now_suits(configuration, snapshot, person):
            yield found


def _approach(configuration: Configuration, snapshot: Snapshot, known: Participation) -> Approach | None:
    key = f"welcome/{TEXT_VERSION}/{known.person}"
    match known.answer:
        case Answer.NOT_ASKED:
            return Approach(person=known.person, answer=Answer.ASKED, kind=Kind.WELCOME, send_key=key)
        case Answer.YES if known.text_version != TEXT_VERSION:
            return Approach(person=known.person, answer=Answer.ASKED, kind=Kind.WELCOME, send_key=key, changed=True)
        case Answer.ASKED if _is_silent(configuration, snapshot, known):
            return Approach(
                person=known.person, answer=Answer.REMINDED, kind=Kind.WELCOME_REMINDER, send_key=f"{key}/reminder"
            )
        case Answer.LATER if known.changed_at is None or known.changed_at + ASKED_AGAIN_AFTER <= snapshot.now:
            return Approach(person=known.person, answer=Answer.ASKED_AGAIN, kind=Kind.WELCOME, send_key=f"{key}/again")
        case _:
            return None


def _is_silent(configuration: Configuration, snapshot: Snapshot, known: Participation) -> bool:
    if known.changed_at is None:
        return False
    availability = snapshot.availability(configuration, configuration.person(known.person))
    return _five_working_days_after(availability, known.changed_at) <= snapshot.now


def _five_working_days_after(availability: Availability, moment: datetime) -> datetime:
    return working_days_later(availability.calendar, moment, WORKING_DAYS_TO_ANSWER, availability.zone)


def _now_suits(configuration: Configuration, snapshot: Snapshot, person: PersonId) -> bool:
    """Not before the hour of reminders: the first thing a person hears should not wake anybody."""
    availability = snapshot.availability(configuration, configuration.person(person))
    today: date = availability.day_of(snapshot.now)
    if availability.first_moment(snapshot.now) != snapshot.now:
        return False
    return availability.at(today, configuration.reminders.at) <= snapshot.now


def commitments(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    known = {person.id: person for person in configuration.people}
    for one in snapshot.offered:
        giver = known.get(one.owner) if one.owner else None
        if one.offer is None or giver is None:
            continue
        availability = snapshot.availability(configuration, giver)
        if _five_working_days_after(availability, one.offer.at) <= snapshot.now:
            yield TakeBack(one.id)
    asked = set[PersonId]()
    for undated in snapshot.undated:
        owner = undated.owner
        if owner is None or owner in asked or owner not in known or not snapshot.takes_part(owner):
            continue
        if _now_suits(configuration, snapshot, owner):
            asked.add(owner)
            yield AskForDate(undated)
