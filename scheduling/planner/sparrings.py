"""Whom to ask next for a meeting with another group, and when to say how it went."""

from collections.abc import Iterator
from typing import Final

from bot.domain.calendar import Calendar
from bot.domain.configuration import Configuration
from bot.domain.sparring import Side
from scheduling.planner.dues import AskSparringHost, Due, TellOfSparring
from scheduling.planner.rounds import channel_is_open, working_days_later
from scheduling.planner.snapshot import Snapshot

WORKING_DAYS_TO_ANSWER: Final = 3


def sparrings(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    for meeting in snapshot.sparrings:
        for side in meeting.sides:
            if side.party.tenant != configuration.tenant.id or side.told_at is not None:
                continue
            if meeting.agreed or meeting.is_off(snapshot.now):
                yield TellOfSparring(meeting.id, side.party.group)
            elif side.host is None and not side.out and _next_one_may_be_asked(configuration, snapshot, side):
                yield AskSparringHost(meeting.id, side.party.group)


def _next_one_may_be_asked(configuration: Configuration, snapshot: Snapshot, side: Side) -> bool:
    """Three working days without an answer, or nobody being asked; by day, as everything that waits for people."""
    group = next((one for one in configuration.groups if one.id == side.party.group), None)
    if group is None:
        return True
    if not channel_is_open(configuration, group, snapshot.now):
        return False
    calendar, zone = Calendar.of_group(configuration, group), configuration.tenant.timezone
    asked = side.asked_at
    return asked is None or working_days_later(calendar, asked, WORKING_DAYS_TO_ANSWER, zone) <= snapshot.now
