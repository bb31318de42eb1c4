"""Read one row of a list: whose it is, what it says, when and where; or everything that is wrong with it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cached_property
from typing import Final, assert_never

from bot.domain import when
from bot.domain.commitment import LONGEST_HOW, LONGEST_WHAT, Content, Roles
from bot.domain.configuration import Configuration
from bot.domain.ids import BodyId, PersonId, SeminarId
from bot.domain.person import Person, Role
from bot.usecases.import_columns import Column
from bot.usecases.import_sheet import Problem, Unreadable, Value, Wrong

_LONGEST: Final = {Column.WHAT: LONGEST_WHAT, Column.HOW: LONGEST_HOW, Column.INVOLVE: LONGEST_WHAT}
_READ_AS_FORMULA: Final = re.compile(r"[=@]|[+-]\S")
"""How Excel knows one when the list is opened there again. A hyphen and a space begin a line of text."""
_DAY_0: Final = date(1899, 12, 30)
_SERIAL_DAYS: Final = range(36_526, 73_050)
"""The days of this century, as Excel counts them."""
_IN_BRACKETS: Final = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_BETWEEN_PEOPLE: Final = re.compile(r"[,;/&\n]|\s(?:og|and)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    owner: PersonId
    content: Content


@dataclass(frozen=True, kw_only=True)
class Within:
    """What a row is read against."""

    configuration: Configuration
    seminar: SeminarId
    today: date
    giver: PersonId | None = None
    """Who asks the owners, where somebody does."""

    @cached_property
    def _known(self) -> Mapping[str, Sequence[Person]]:
        """By e-mail, id and full name. Namesakes are several; an id is nobody else's name."""
        found: dict[str, list[Person]] = {}
        for one in self.configuration.people:
            found.setdefault(alike(one.name), []).append(one)
        for one in self.configuration.people:
            found[alike(one.email)] = found[one.id] = [one]
        return found

    def find(self, written: str) -> Sequence[Person]:
        bracketed = _IN_BRACKETS.search(written)
        return self._known.get(alike(bracketed[1] if bracketed else written), ())

    def nearest(self, written: str) -> str:
        """A person whose name or e-mail is spelt almost so."""
        near = get_close_matches(alike(written), self._known, n=1, cutoff=0.8)
        return self._known[near[0]][0].email if near else ""


@dataclass(frozen=True, slots=True)
class Row:
    within: Within
    sheet: str
    number: int
    cells: tuple[Value, ...]
    columns: Mapping[Column, int]

    def read(self) -> Iterator[Wanted | Problem]:
        what, how, involve = map(self._text, (Column.WHAT, Column.HOW, Column.INVOLVE))
        owner, body, due = self._owner(), self._body(), self._due()
        if what == "":
            what = self._wrong(Column.WHAT, Wrong.WHAT_EMPTY)
        if isinstance(owner, Person) and owner.role is Role.ELECTED and involve:
            involve = self._wrong(Column.INVOLVE, Wrong.INVOLVE_FOR_ELECTED)
        if isinstance(owner, Person) and not owner.role.political and body:
            body = self._wrong(Column.BODY, Wrong.BODY_FOR_ADMINISTRATION)
        yield from (one for one in (what, how, owner, involve, body, due) if isinstance(one, Problem))
        if isinstance(due, date) and due < self.within.today:
            yield self._wrong(Column.BY, Wrong.DATE_PASSED)
        match what, how, owner, involve, body, due:
            case str(), str(), Person(), str(), str() | None, date() | None:
                content = Content(what=what, how=how, involve=involve, body=BodyId(body) if body else None, due=due)
                yield Wanted(owner=owner.id, content=content)
            case _:
                pass

    def _text(self, column: Column) -> str | Problem:
        value = self._value(column)
        if isinstance(value, Unreadable):
            return self._wrong(column, Wrong(value.value))
        text = plain_text(value)
        if _READ_AS_FORMULA.match(text):
            return self._wrong(column, Wrong.FORMULA)
        longest = _LONGEST.get(column, LONGEST_HOW)
        if len(text) > longest:
            return self._wrong(column, Wrong.TOO_LONG, length=str(len(text)), longest=str(longest))
        return " ".join(text.split()) if column is Column.WHAT else text

    def _owner(self) -> Person | Problem:
        written = self._text(Column.OWNER)
        if isinstance(written, Problem):
            return written
        if not written:
            return self._wrong(Column.OWNER, Wrong.OWNER_EMPTY)
        match self.within.find(written):
            case [only]:
                return self._fitting(only)
            case []:
                several = [one for one in _BETWEEN_PEOPLE.split(written) if self.within.find(one)]
                if several:
                    return self._wrong(Column.OWNER, Wrong.OWNERS_SEVERAL)
                return self._wrong(Column.OWNER, Wrong.OWNER_UNKNOWN, nearest=self.within.nearest(written))
            case namesakes:
                emails = ", ".join(one.email for one in namesakes)
                return self._wrong(Column.OWNER, Wrong.OWNER_NAMESAKES, emails=emails)

    def _fitting(self, owner: Person) -> Person | Problem:
        """One who can say yes, and whom the giver may ask: elected asks elected, staff asks staff."""
        configuration, giver = self.within.configuration, self.within.giver
        if all(group.seminar != self.within.seminar for group in configuration.groups_of(owner.id)):
            return self._wrong(Column.OWNER, Wrong.OWNER_ELSEWHERE, name=owner.name)
        asked = (
            giver is None or giver == owner.id or Roles(of=dict(configuration.roles())).may_hand_over(giver, owner.id)
        )
        return owner if asked else self._wrong(Column.OWNER, Wrong.OWNER_NOT_FROM_GIVER, name=owner.name)

    def _body(self) -> str | Problem | None:
        written = self._text(Column.BODY)
        if isinstance(written, Problem) or not written:
            return written
        bodies = self.within.configuration.bodies
        for body in bodies:
            if alike(written) in {alike(body.name), body.id}:
                return body.id
        return self._wrong(Column.BODY, Wrong.BODY_UNKNOWN, known=", ".join(one.name for one in bodies))

    def _due(self) -> date | Problem | None:
        value = self._value(Column.BY)
        if isinstance(value, float) and int(value) in _SERIAL_DAYS:
            return _DAY_0 + timedelta(days=int(value))
        if isinstance(value, date):
            return value
        written = self._text(Column.BY)
        if isinstance(written, Problem):
            return written
        return self._date(written) if written else None

    def _date(self, written: str) -> date | Problem:
        read = when.read_when(written, self.within.today)
        match read:
            case when.Day(day):
                return day
            case when.Vague(words):
                return self._wrong(Column.BY, Wrong.DATE_VAGUE, words=words)
            case when.Nothing(when.Why.NO_SUCH_DAY, words):
                return self._wrong(Column.BY, Wrong.DATE_IMPOSSIBLE, words=words)
            case when.Nothing():
                return self._wrong(Column.BY, Wrong.DATE_UNREAD)
            case _:
                assert_never(read)

    def _value(self, column: Column) -> Value:
        at = self.columns.get(column, len(self.cells))
        return self.cells[at] if at < len(self.cells) else ""

    def _wrong(self, column: Column, wrong: Wrong, **params: str) -> Problem:
        return Problem(
            sheet=self.sheet,
            row=self.number + 1,
            column=self.columns.get(column, 0) + 1,
            wrong=wrong,
            params={**params, "field": column},
        )


def plain_text(value: Value) -> str:
    match value:
        case str():
            return unicodedata.normalize("NFC", value).strip()
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case date():
            return value.isoformat()
        case _:
            assert_never(value)


def alike(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
