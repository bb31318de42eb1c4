"""Which days a dated matter is reminded of, and which dates are reminded of on given days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.calendar import Calendar
from bot.domain.commitment import Commitment, What
from bot.domain.configuration import ReminderRules, Weekday

_DAY: Final = timedelta(days=1)
OLDER_ON: Final = Weekday.FRIDAY
"""What has passed is gathered on one weekday, so that nobody hears of it bit by bit."""
_DATED: Final = {What.CREATED, What.ACCEPTED, What.EDITED, What.MOVED, What.REOPENED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderDay:
    day: date
    after: int
    """Days after the date it is about; negative before it."""
    last: bool = False
    """The one that asks «er det fortsatt aktuelt?». Then silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    rules: ReminderRules
    calendar: Calendar

    def days(self, due: date) -> tuple[ReminderDay, ...]:
        """In order. Of several that a closed time has moved to the same day, the latest counts."""
        found: dict[date, ReminderDay] = {}
        for before in sorted(self.rules.before, reverse=True):
            day = self.before(due - timedelta(days=before))
            found[day] = ReminderDay(day=day, after=-before)
        last = max(self.rules.after, default=None)
        for after in sorted(self.rules.after):
            day = self.after(due + timedelta(days=after))
            found[day] = ReminderDay(day=day, after=after, last=after == last)
        return tuple(found.values())

    def before(self, day: date) -> date:
        """Before and on the day: earlier, from a closed day."""
        return self.calendar.previous_open(day)

    def after(self, day: date) -> date:
        """After the date: later, and on the one weekday of what has passed."""
        return self.calendar.next_open(day + timedelta(days=(OLDER_ON.number - day.weekday()) % 7))

    def within(self, due: date, first: date, last: date) -> ReminderDay | None:
        """Return the latest of its days in these; one message tells of it once."""
        return next((one for one in reversed(self.days(due)) if first <= one.day <= last), None)

    def dates(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """Yield the ranges of dates that may have a reminder in these days; a little more does no harm."""
        for before in self.rules.before:
            until = last
            while self.before(until + _DAY) <= last:
                until += _DAY
            yield first + timedelta(days=before), until + timedelta(days=before)
        for after in self.rules.after:
            since = first
            while self.after(since - _DAY) >= first:
                since -= _DAY
            yield since - timedelta(days=after), last - timedelta(days=after)


def dated_at(commitment: Commitment) -> datetime:
    """When it got the date it has: reminders that would have come before then are not made up for."""
    return max((event.at for event in commitment.history if event.what in _DATED), default=commitment.created_at)
