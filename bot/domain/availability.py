"""When one person may hear from the bot: on open days, in own hours and own time zone, never in a pause."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import Calendar, local
from bot.domain.configuration import Configuration
from bot.domain.person import Hours, Pause, Person, Preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    calendar: Calendar
    zone: ZoneInfo
    hours: Hours
    pause: Pause | None

    @classmethod
    def of(cls, configuration: Configuration, person: Person, own: Preferences) -> "Availability":
        return cls(
            calendar=Calendar.of_tenant(configuration),
            zone=configuration.timezone_for(person, own.timezone),
            hours=own.hours,
            pause=own.pause,
        )

    def day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def paused_on(self, day: date) -> bool:
        return self.pause is not None and self.pause.covers(day)

    def open_on(self, day: date) -> bool:
        return self.calendar.is_open(day) and not self.paused_on(day)

    def next_open(self, day: date) -> date | None:
        """Return the day itself when it is open to this person; None in a pause without an end."""
        if self.pause is not None and self.pause.covers(day):
            if self.pause.back_on is None:
                return None
            day = self.pause.back_on
        day = self.calendar.next_open(day)
        return self.next_open(day) if self.paused_on(day) else day

    def at(self, day: date, wanted: time) -> datetime:
        """Return the wanted time of this day, or the nearest of the person's own hours."""
        return local(day, min(max(wanted, self.hours.start), self.hours.end), self.zone)

    def first_moment(self, not_before: datetime) -> datetime | None:
        """Return the first moment that suits; None in a pause without an end."""
        day = self.next_open(self.day_of(not_before))
        if day is None:
            return None
        begins, ends = self.at(day, self.hours.start), self.at(day, self.hours.end)
        if not_before <= ends:
            return max(begins, not_before)
        return self.first_moment(self.at(day + timedelta(days=1), time.min))
