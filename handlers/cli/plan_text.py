"""A forecast in words: what goes out when and to whom, and why something moved or fell out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Final, assert_never

from bot import library
from bot.domain.calendar import Closed, Why
from bot.domain.configuration import Configuration
from bot.domain.message import Kind
from bot.domain.schedule import GroupEnds, NearMeeting, Reason, StillOpen
from bot.domain.week import Week
from bot.i18n import dates
from bot.i18n.translator import Translator
from scheduling.planner import Entry, FewRounds, Forecast

INDENT: Final = "         "
MOST_NAMES: Final = 8


class Words:
    """One configuration's plan in one language."""

    def __init__(self, configuration: Configuration, t: Translator) -> None:
        self._configuration = configuration
        self._t = t
        self._zone = configuration.tenant.timezone

    def lines(self, forecast: Forecast) -> Iterator[str]:
        """A heading for each week and each day, then what goes out, in the order of the clock."""
        if not forecast.entries:
            yield self._t.text("plan.nothing")
        for week, of_week in groupby(forecast.entries, key=lambda one: Week.of(self._here(one.at).date())):
            yield ""
            yield f"{_begun(dates.week(self._t.language, week.number))} {week.year}"
            for day, of_day in groupby(of_week, key=lambda one: self._here(one.at).date()):
                yield _begun(dates.weekday_and_day(self._t.language, day))
                for entries in self._gathered(of_day):
                    yield from self._line(entries)
        if forecast.warnings:
            yield ""
        yield from map(self.warning, forecast.warnings)

    def _gathered(self, entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
        """What is the same to several groups or people at one moment stands on one line."""
        found: dict[Entry, list[Entry]] = {}
        for one in entries:
            question = one.kind is Kind.PROMPT and not one.skipped
            if question and not self._asks_everybody(one):
                found[one] = [one]
            else:
                same = replace(one, group=None, to=(), prompt=one.prompt if question else None)
                found.setdefault(same, []).append(one)
        yield from found.values()

    def _asks_everybody(self, one: Entry) -> bool:
        return one.group is not None and one.to == self._configuration.group(one.group).members

    def _line(self, entries: Sequence[Entry]) -> Iterator[str]:
        one = entries[0]
        clock = "       " if one.skipped else f"  {self._here(one.at):%H.%M}"
        yield f"{clock}  {self.sentence(entries)}"
        if one.wanted_at is not None:
            yield INDENT + self.moved(one)

    def sentence(self, entries: Sequence[Entry]) -> str:
        """All entries are of one kind and one moment."""
        about, what = self._about(entries), self._what(entries[0], entries)
        return self._t.text("plan.about", who=about, what=what) if about else what

    def _about(self, entries: Sequence[Entry]) -> str:
        if (seminar := entries[0].seminar) is not None:
            return f"«{self._configuration.seminar(seminar).title}»"
        groups = [self._configuration.group(one.group) for one in entries if one.group]
        if len(groups) > 1 and len(groups) == len(self._configuration.groups):
            return self._t.text("plan.all-groups")
        return ", ".join(group.name for group in groups)

    def _what(self, one: Entry, entries: Sequence[Entry]) -> str:
        if one.skipped:
            return self._t.text("plan.falls-out", reasons=self._because(one.reasons))
        return self._t.text(
            f"plan.{one.kind}",
            people=self._people(one, entries),
            prompt=library.prompts()[one.prompt].text[self._t.language] if one.prompt else "",
            until=self._moment(one.until) if one.until else "",
            week=dates.week(self._t.language, one.week.number) if one.week else "",
        )

    def _people(self, one: Entry, entries: Sequence[Entry]) -> str:
        """A long row of names tells less than their number; --json has them all."""
        if one.kind is Kind.PROMPT and self._asks_everybody(one):
            return self._t.text("plan.everybody")
        people = list(dict.fromkeys(person for entry in entries for person in entry.to))
        if len(people) > MOST_NAMES:
            return self._t.count("plan.people", len(people))
        return ", ".join(self._configuration.person(person).name for person in people)

    def moved(self, one: Entry) -> str:
        since = self._here(one.wanted_at or one.at).date()
        return self._t.text(
            "plan.moved",
            since=dates.weekday_and_day(self._t.language, since),
            reasons=self._because(one.reasons),
        )

    def _because(self, reasons: Iterable[Reason]) -> str:
        """A weekend on the way to the next day that suits explains nothing."""
        telling = [one for one in reasons if one != Closed(Why.WEEKEND)] or list(reasons)
        return ", ".join(map(self.reason, telling))

    def reason(self, reason: Reason) -> str:
        match reason:
            case Closed(Why.HOLIDAY, name):
                return self._t.text("plan.because-holiday", name=self._t.text(f"plan.holiday-{name}"))
            case Closed(why, name):
                return self._t.text(f"plan.because-{why}", name=name)
            case NearMeeting(meeting, body):
                day = dates.weekday_and_day(self._t.language, meeting)
                return self._t.text("plan.because-near_meeting", body=self._configuration.body(body).name, day=day)
            case StillOpen(until):
                day = dates.weekday_and_day(self._t.language, self._here(until).date())
                return self._t.text("plan.because-still_open", day=day)
            case GroupEnds(last):
                return self._t.text("plan.because-group_ends", day=dates.day(self._t.language, last))
            case _:
                assert_never(reason)

    def warning(self, few: FewRounds) -> str:
        group = self._configuration.group(few.group).name
        return self._t.text("plan.few-rounds", group=group, skipped=few.skipped, planned=few.planned)

    def _moment(self, moment: datetime) -> str:
        return dates.moment(self._t.language, self._here(moment))

    def _here(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone)


def _begun(words: str) -> str:
    """A heading begins with a capital letter; the rest stays as the language has it."""
    return words[:1].upper() + words[1:]
