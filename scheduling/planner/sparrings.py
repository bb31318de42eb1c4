"""Whom to ask next for a meeting with another group, and when to say how it went."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.sparring import Side
from scheduling.planner.dues import AskSparringHost, Due, TellOfSparring
from scheduling.planner.rounds import channel_hours, working_days_later
from scheduling.planner.snapshot import Snapshot

WORKING_DAYS_TO_ANSWER: Final = 3


def sparrings(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    for meeting in snapshot.sparrings:
        for side in meeting.sides:
            if side.party.tenant != configuration.tenant.id or side.told_at is not None:
                continue
            if meeting.agreed or meeting.is_off(snapshot.now):
                yield TellOfSparring(meeting.id, side.party.group)
            elif not side.out and not _has_host(snapshot, side) and _may_be_asked(configuration, snapshot, side):
                yield AskSparringHost(meeting.id, side.party.group)


def _has_host(snapshot: Snapshot, side: Side) -> bool:
    """Who has left since the yes hosts nothing."""
    return side.host is not None and bool(snapshot.with_yes([side.host], side.party.group))


def _may_be_asked(configuration: Configuration, snapshot: Snapshot, side: Side) -> bool:
    """Three working days without an answer, or nobody being asked; on an open day, from the hour of the reminders."""
    group = next((one for one in configuration.groups if one.id == side.party.group), None)
    if group is None:
        return True
    now, channel = snapshot.now, channel_hours(configuration, group)
    if channel.first_moment(now) != now or now < asking_at(configuration, group, channel.day_of(now)):
        return False
    asked, zone = side.asked_at, configuration.tenant.timezone
    return asked is None or working_days_later(channel.calendar, asked, WORKING_DAYS_TO_ANSWER, zone) <= now


def asking_at(configuration: Configuration, group: WorkingGroup, wanted: date) -> datetime:
    """Return when the first one is asked: that day, or the next open one."""
    channel = channel_hours(configuration, group)
    return channel.at(channel.calendar.next_open(wanted), configuration.reminders.at)
