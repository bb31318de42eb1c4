"""Every time named in a text, with the small words before it that say what it is for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Final

from bot.domain.language import Language
from bot.domain.when import dates, grammar, vague
from bot.domain.when.calendar import Period, Unit
from bot.domain.when.reading import Line, Reading, Unsure
from bot.domain.when.tokens import quoted
from bot.domain.when.words import (
    ABOUT,
    AFTER,
    CLOCK,
    DEADLINE,
    EACH,
    ENDING,
    FILLING,
    IN,
    MONTH_ALONE,
    NEXT,
    ON,
    SEASON_LEADS,
    THIS,
    THROUGH,
    WEEK,
)

_MOST_LEADS: Final = 4
_FOR: Final = "for"
_WEEKISH: Final = WEEK | NEXT | THIS | {"u"}


class Lead(Enum):
    NONE = auto()
    DEADLINE = auto()
    THROUGH = auto()
    """«Til og med»."""
    FOR = auto()
    """«Lage program for fredag»: the day, but the words belong to the matter."""
    ABOUT = auto()
    """«Notatet fra fredag»: no day to be finished by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    start: int
    end: int
    """Where it stands in the text, small words included."""
    lead: Lead
    ending: bool
    """«Slutten av mai»: the end is what is meant."""
    means: Period | Unsure
    silent: bool = False
    """In a quotation or an address."""
    word_before: str = ""

    @property
    def day(self) -> date | None:
        """The day something is to be finished, when it says one."""
        if not isinstance(self.means, Period) or (self.means.unit is Unit.MONTH and not self.ending):
            return None
        return self.means.due


def mentions(text: str, today: date, language: Language | None = None) -> list[Mention]:
    """Read a composed text from the left; what is read once is not read again."""
    line = Line.of(text, language)
    silent = quoted(text)
    found: list[Mention] = []
    for at, reading in _readings(line, today):
        mention = _with_leads(line, at, reading)
        hidden = any(start <= mention.start < end for start, end in silent)
        mention = replace(mention, silent=hidden)
        if found and _same(text, found[-1], mention):
            found[-1] = replace(found[-1], end=mention.end)
        else:
            found.append(mention)
    return found


def _readings(line: Line, today: date) -> Iterator[tuple[int, Reading]]:
    at = 0
    while at < len(line):
        reading = _read(line, at, today)
        if reading is None or _part_of_a_word(line, at, reading.end):
            at += 1
            continue
        yield at, reading
        at = reading.end


def _read(line: Line, at: int, today: date) -> Reading | None:
    if not line.word(at)[0].isalnum():
        return None
    return (
        grammar.relative(line, at, today)
        or grammar.weekday(line, at, today)
        or grammar.week(line, at, today)
        or grammar.ahead(line, at, today)
        or dates.in_words(line, at, today)
        or dates.in_figures(line, at, today)
        or dates.day_alone(line, at, today)
        or vague.long_time(line, at, today)
        or vague.unclear(line, at)
    )


def _part_of_a_word(line: Line, at: int, end: int) -> bool:
    """«Fredag-møtet», «Q3-rapporten» and «pre-mandag» are names of things."""
    after = line.word(end) in {"-", "_"} and line.glued(end) and line.glued(end + 1) and line.word(end + 1)[0].isalpha()
    before = line.word(at - 1) in {"-", "_", "#"} and line.glued(at) and line.word(at)[0].isalpha()
    return after or before


def _with_leads(line: Line, at: int, reading: Reading) -> Mention:
    start, lead, ending = _leads(line, at, reading)
    means = reading.means
    before = line.word(start - 1)
    if before in AFTER | EACH:
        start, means = start - 1, Unsure.UNCLEAR
    elif before == _FOR and lead is Lead.NONE:
        start, lead = at, Lead.FOR
    elif before in ABOUT and lead is Lead.NONE:
        start, lead = at, Lead.ABOUT
    elif lead is Lead.DEADLINE and _clock_follows(line, reading.end):
        start = at
    return Mention(
        start=line.tokens[start].start,
        end=line.tokens[reading.end - 1].end,
        lead=lead,
        ending=ending,
        means=means,
        word_before=line.word(start - 1),
    )


def _leads(line: Line, at: int, reading: Reading) -> tuple[int, Lead, bool]:
    """Walk back over «innen utgangen av», «nå på», «frist:» …"""
    start, lead, ending = line.without_article(at), Lead.NONE, False
    if line.word(at) in {"innen", "innan", "within", "til"}:
        lead = Lead.DEADLINE
    unclear = reading.means is Unsure.UNCLEAR
    long = unclear or line.word(at) in _WEEKISH | MONTH_ALONE or _is_long(reading)
    for _ in range(_MOST_LEADS):
        through = line.phrase_before(start, THROUGH)
        end_of = line.phrase_before(start, ENDING) if long else None
        word = line.word(start - 1)
        if through is not None:
            start, lead = through, Lead.THROUGH
        elif end_of is not None:
            start, ending = line.without_article(end_of), True
        elif word in DEADLINE:
            start, lead = start - 1, Lead.THROUGH if lead is Lead.THROUGH else Lead.DEADLINE
        elif (
            word in ON
            or (unclear and word in SEASON_LEADS - AFTER)
            or (word in IN and (long or ending))
            or (word in FILLING and (start < at or long))
        ):
            start -= 1
        elif word == ":" and line.word(start - 2) in {"frist", "deadline", "due"}:
            start, lead = start - 2, Lead.DEADLINE
        else:
            break
    return start, lead, ending


def _is_long(reading: Reading) -> bool:
    return isinstance(reading.means, Period) and reading.means.unit is not Unit.DAY


def _clock_follows(line: Line, at: int) -> bool:
    return line.word(at) in CLOCK and line.number(line.over(at + 1, {"."})) >= 0


def _same(text: str, one: Mention, other: Mention) -> bool:
    """«I morgen, fredag» is one day said twice."""
    between = text[one.end : other.start].strip()
    return one.day is not None and one.day == other.day and between in {"", ","}
