"""The facts about each group, and what the guard reads in the file's texts, at the line where they can be mended.

Nothing here stops a configuration.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.config.across import Read
from bot.config.loader import Loaded
from bot.config.problem import Fault, Position, Problem, Severity
from bot.config.view import View
from bot.config.written import drifting_texts
from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.group_facts import FactId, GroupFact, facts
from bot.domain.library import Audience, PromptId
from bot.library import prompts

_KEYS: Final = {
    FactId.CREATED_BY_BODY: "created_by",
    FactId.OVERLAP: "members",
    FactId.WHOLE_BODY: "members",
    FactId.ONLY_ELECTED: "members",
    FactId.LASTING: "ends",
    FactId.NEAR_MEETINGS: "rounds",
    FactId.ALLOWANCE: "allowance",
    FactId.NAME: "name",
    FactId.PURPOSE: "purpose",
    FactId.ELECTION: "ends",
}


def remarks(loaded: Loaded, today: date) -> tuple[Problem, ...]:
    found = [
        problem
        for read, configuration in zip(loaded.files, loaded.configurations, strict=False)
        for problem in _of_one(read, configuration, today)
    ]
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line, problem.column)))


def _of_one(read: Read, configuration: Configuration, today: date) -> Iterator[Problem]:
    for view, group in zip(read.view["groups"].items(), configuration.groups, strict=True):
        for fact in facts(configuration, group, today):
            yield _fault(view, configuration, group, fact).within(read.file)
        for fault in _prompts_for_others(view, configuration, group):
            yield fault.within(read.file)
    for fault in drifting_texts(read.view, configuration):
        yield fault.within(read.file)


def _fault(view: View, configuration: Configuration, group: WorkingGroup, fact: GroupFact) -> Fault:
    params: dict[str, str | date] = {
        "group": group.name,
        "words": fact.words,
        "count": str(fact.count),
        "of": str(fact.of),
        "body": configuration.body(fact.body).name if fact.body else "",
        "day": fact.day or "",
    }
    key = f"{fact.id}-{fact.why}" if fact.why else str(fact.id)
    return Fault(_position(view, _KEYS[fact.id]), key, params, Severity.WARNING)


def _position(group: View, key: str) -> Position:
    return group[key].at if key in group else group.at


def _prompts_for_others(view: View, configuration: Configuration, group: WorkingGroup) -> Iterator[Fault]:
    """A group where both kinds sit gets only what is written for all."""
    roles = {configuration.person(one).role.political for one in group.people}
    wanted = {Audience.ALL}
    if roles == {True}:
        wanted.add(Audience.ELECTED)
    if roles == {False}:
        wanted.add(Audience.ADMINISTRATION)
    for word in view["rounds"]["prompts"].words:
        if prompts()[PromptId(word.text)].audience not in wanted:
            params = {"given": word.text, "group": group.name}
            yield Fault(word.at, "prompt_not_for_all", params, Severity.WARNING)
