"""What is due now, in the order in which a day's two messages are given away: prompt, reminders, request, digest."""

from collections.abc import Iterator

from bot.domain.configuration import Configuration
from scheduling.planner.dues import Beat, Due
from scheduling.planner.letters import digests, endings, frames, look_backs
from scheduling.planner.people import approaches, commitments
from scheduling.planner.pulses import pulses
from scheduling.planner.reminders import reminders
from scheduling.planner.rounds import opening, under_way
from scheduling.planner.snapshot import Snapshot
from scheduling.planner.sparrings import sparrings


def due(configuration: Configuration, snapshot: Snapshot) -> tuple[Due, ...]:
    return tuple(_in_order(configuration, snapshot))


def _in_order(configuration: Configuration, snapshot: Snapshot) -> Iterator[Due]:
    yield from (Beat(session) for session in snapshot.sessions)
    yield from under_way(configuration, snapshot)
    yield from opening(configuration, snapshot)
    yield from reminders(configuration, snapshot)
    yield from commitments(configuration, snapshot)
    yield from approaches(configuration, snapshot)
    yield from pulses(configuration, snapshot)
    yield from sparrings(configuration, snapshot)
    yield from endings(configuration, snapshot)
    yield from frames(configuration, snapshot)
    yield from look_backs(configuration, snapshot)
    yield from digests(configuration, snapshot)
