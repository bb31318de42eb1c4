"""What the coming days will bring if everybody says yes and nobody is away: from configuration alone."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.calendar import days
from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.message import Kind
from scheduling.planner.forecast_people import to_people
from scheduling.planner.forecast_rounds import few_rounds, rounds
from scheduling.planner.forecast_values import Entry, Forecast
from scheduling.planner.letters import FRAME_AT, ends_at, frame_day
from scheduling.planner.rounds import channel_hours
from scheduling.planner.snapshot import running
from scheduling.planner.sparrings import asking_at


def forecast(configuration: Configuration, start: date, count: int) -> Forecast:
    last = start + timedelta(days=count - 1)
    zone = configuration.tenant.timezone
    entries = [one for one in _entries(configuration, start, last) if start <= one.at.astimezone(zone).date() <= last]
    few = (few_rounds(configuration, group, last) for group in configuration.groups)
    return Forecast(
        entries=tuple(sorted(entries, key=lambda one: (one.at, list(Kind).index(one.kind)))),
        warnings=tuple(one for one in few if one is not None),
    )


def _entries(configuration: Configuration, first: date, last: date) -> Iterator[Entry]:
    yield from to_people(configuration, first, last)
    for group in configuration.groups:
        yield from rounds(configuration, group, last)
        yield from _to_channel(configuration, group, first, last)


def _to_channel(configuration: Configuration, group: WorkingGroup, first: date, last: date) -> Iterator[Entry]:
    channel = channel_hours(configuration, group)
    for month in dict.fromkeys(day.replace(day=1) for day in days(first, last)):
        if (day := frame_day(configuration, group, month)) is not None:
            yield Entry(at=channel.at(day, FRAME_AT), kind=Kind.FRAME_REMINDER, group=group.id)
    for day in group.sparring.dates if group.sparring else ():
        if running(group, day):
            yield Entry(at=asking_at(configuration, group, day), kind=Kind.SPARRING_REQUEST, group=group.id)
    if (at := ends_at(configuration, group)) is not None:
        yield Entry(at=at, kind=Kind.GROUP_ENDED, group=group.id)
