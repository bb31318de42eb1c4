"""A file or a folder of them, whole or not at all, with every error at once."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.config.across import Read, problems_across
from bot.config.build import build
from bot.config.consistency import consistency_faults
from bot.config.meetings import read_meetings
from bot.config.problem import Fault, Position, Problem, Severity
from bot.config.reading import read_file
from bot.config.references import reference_faults
from bot.config.scalars import zones
from bot.config.schema import TenantFile
from bot.config.tree import Mapping, compose
from bot.config.validate import validate
from bot.config.view import View
from bot.domain.calendar import AlwaysClosed, Calendar
from bot.domain.configuration import Configuration

MOST_PROBLEMS: Final = 100
"""Of one file. Whoever has more has given us another kind of file."""
MOST_LOOKED_FOR: Final = 1_000
"""Guessing what was meant takes time; beyond this nobody reads the guesses."""
_ENDINGS: Final = frozenset({".yaml", ".yml"})
_OSLO: Final = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Either configurations and at most warnings, or problems and nothing to follow."""

    configurations: tuple[Configuration, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[Read, ...] = ()
    """In the order of `configurations` when there are any: where everything stands."""

    @property
    def ok(self) -> bool:
        return all(problem.severity is Severity.WARNING for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _One:
    """What one file gave."""

    file: Path
    view: View
    configuration: Configuration | None
    faults: tuple[Fault, ...]


def load(path: Path) -> Loaded:
    files = _files(path)
    if isinstance(files, Fault):
        return Loaded(problems=(files.within(path),))
    ones = [_load_one(file) for file in files]
    read = tuple(Read(one.file, one.view) for one in ones)
    problems = [fault.within(one.file) for one in ones for fault in one.faults]
    problems += problems_across(read)
    problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))
    loaded = Loaded(problems=tuple(problems), files=read)
    if not loaded.ok:
        return loaded
    configurations = tuple(one.configuration for one in ones if one.configuration)
    return Loaded(configurations=configurations, problems=loaded.problems, files=read)


def _files(path: Path) -> list[Path] | Fault:
    try:
        if not path.is_dir():
            return [path]
        found = sorted(
            one for one in path.iterdir() if one.suffix in _ENDINGS and one.is_file() and not one.name.startswith(".")
        )
    except (OSError, ValueError):
        return Fault(Position(), "file_unreadable")
    return found or Fault(Position(), "folder_empty")


def _load_one(file: Path) -> _One:
    text = read_file(file)
    if isinstance(text, Fault):
        return _One(file, View(None), None, (text,))
    tree = compose(text)
    if not isinstance(tree.root, Mapping):
        faults = tree.faults or (Fault(tree.root.at if tree.root else Position(), "not_a_configuration"),)
        return _One(file, View(None), None, _at_most(faults))
    view = View(tree.root)
    validated = validate(tree.root)
    meetings, calendar_faults = _calendars(view, file.parent)
    found = islice(chain(reference_faults(view), consistency_faults(view)), MOST_LOOKED_FOR)
    faults = (*tree.faults, *calendar_faults, *found)
    if not isinstance(validated, TenantFile):
        return _One(file, view, None, _at_most((*faults, *validated)))
    if any(fault.severity is Severity.ERROR for fault in faults):
        return _One(file, view, None, _at_most(faults))
    configuration = build(validated, meetings)
    if not _has_open_days(configuration):
        return _One(file, view, None, _at_most((*faults, Fault(view["calendar"]["quiet"].at, "never_open"))))
    return _One(file, view, configuration, _at_most(faults))


def _has_open_days(configuration: Configuration) -> bool:
    """A calendar that is closed for years is a mistake, and would stop everything of this tenant."""
    calendar = Calendar.of_tenant(configuration)
    starts = [group.starts for group in configuration.groups] or [seminar.date for seminar in configuration.seminars]
    try:
        for day in starts:
            calendar.next_open(day)
    except AlwaysClosed:
        return False
    return True


def _at_most(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """In the order of the file, each place and reason once."""
    unique = {(fault.at, fault.key, tuple(fault.params.items())): fault for fault in faults}
    ordered = sorted(unique.values(), key=lambda fault: fault.at)
    if len(ordered) <= MOST_PROBLEMS:
        return tuple(ordered)
    rest = Fault(ordered[MOST_PROBLEMS].at, "many_more", {"count": str(len(ordered) - MOST_PROBLEMS)})
    return (*ordered[:MOST_PROBLEMS], rest)


def _calendars(view: View, folder: Path) -> tuple[dict[str, tuple[date, ...]], list[Fault]]:
    zone = view["tenant"]["timezone"].text
    timezone = ZoneInfo(zone) if zone in zones() else _OSLO
    meetings = dict[str, tuple[date, ...]]()
    faults = list[Fault]()
    for body in view["bodies"].items():
        word = body["meetings_file"].word
        if word is None:
            continue
        match read_meetings(folder / word.text, timezone):
            case str() as key:
                faults.append(Fault(word.at, key, {"given": word.text}))
            case days:
                meetings[body["id"].text] = days
    return meetings, faults
