"""What no single file can know: two files that claim the same tenant, workspace, channel or table; and sparring."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bot.config.problem import Fault, Problem, Severity
from bot.config.view import View, Word

MOST_AT_A_TABLE: Final = 3


@dataclass(frozen=True, slots=True)
class Read:
    """One file as it was read, right or wrong."""

    file: Path
    view: View


def problems_across(files: Sequence[Read]) -> Iterator[Problem]:
    yield from _claimed_once(files, "tenant_twice", lambda view: _only(view["tenant"]["id"]))
    yield from _claimed_once(files, "workspace_twice", lambda view: _only(view["platforms"]["slack"]["team"]))
    yield from _claimed_once(files, "workspace_twice", lambda view: _only(view["platforms"]["teams"]["tenant"]))
    yield from _claimed_once(files, "channel_in_other_file", _channels)
    yield from _tables(files)
    yield from _alone_on_a_date(files)


def _only(view: View) -> Iterator[Word]:
    if view.word:
        yield view.word


def _channels(view: View) -> Iterator[Word]:
    for group in view["groups"].items():
        yield from _only(group["channel"]["slack"])
        yield from _only(group["channel"]["teams"])


def _claimed_once(files: Sequence[Read], key: str, words: Callable[[View], Iterator[Word]]) -> Iterator[Problem]:
    first = dict[str, Read]()
    for read in files:
        for word in words(read.view):
            before = first.setdefault(word.text.casefold(), read)
            if before is not read:
                params = {"given": word.text, "file": before.file.name}
                yield Fault(word.at, key, params).within(read.file)


def _tables(files: Sequence[Read]) -> Iterator[Problem]:
    seated = dict[tuple[str, str], list[tuple[Read, Word]]]()
    for read in files:
        for group in read.view["groups"].items():
            network, table = group["sparring"]["network"].text, group["sparring"]["table"].word
            if network and table:
                seated.setdefault((network, table.text), []).append((read, table))
    for (_, table_name), seats in seated.items():
        read, word = seats[-1]
        if len(seats) == 1:
            yield Fault(word.at, "table_alone", {"table": table_name}, Severity.WARNING).within(read.file)
        elif len(seats) > MOST_AT_A_TABLE:
            params = {"table": table_name, "count": str(len(seats))}
            yield Fault(word.at, "table_crowded", params).within(read.file)


def _alone_on_a_date(files: Sequence[Read]) -> Iterator[Problem]:
    """Only groups of files that are read together can meet."""
    there = dict[tuple[str, date], list[tuple[Read, View]]]()
    for read in files:
        for group in read.view["groups"].items():
            days = {item.day: item for item in group["sparring"]["dates"].items() if item.day}
            for day, item in days.items():
                there.setdefault((group["sparring"]["network"].text, day), []).append((read, item))
    for (network, day), found in there.items():
        if network and len(found) == 1:
            [(read, item)] = found
            params = {"network": network, "day": str(day)}
            yield Fault(item.at, "sparring_alone", params, Severity.WARNING).within(read.file)
