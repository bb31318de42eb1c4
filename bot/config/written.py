"""What the file itself gives people to read, as the guard reads it: the purpose, planned commitments, earlier points.

Only what the guard is sure of is told. An administrator can change the words; nothing here stops a configuration.
"""

from collections.abc import Collection, Iterable, Iterator

from bot.config.problem import Fault, Severity
from bot.config.view import View
from bot.domain.commitment import Form, Roles
from bot.domain.configuration import Configuration, PlannedCommitment, Seminar, WorkingGroup
from bot.domain.finding import WORK_OF_THE_LINE, Certainty, Indicator
from bot.guard import Scope, read


def drifting_texts(file: View, configuration: Configuration) -> Iterator[Fault]:
    for group_view, group in zip(file["groups"].items(), configuration.groups, strict=True):
        yield from _read(group_view["purpose"], _scope(configuration, [group]))
    for seminar_view, seminar in zip(file["seminars"].items(), configuration.seminars, strict=True):
        yield from _of_seminar(seminar_view, configuration, seminar)


def _of_seminar(view: View, configuration: Configuration, seminar: Seminar) -> Iterator[Fault]:
    groups = [group for group in configuration.groups if group.seminar == seminar.id]
    roles = Roles(of=dict(configuration.roles()))
    for earlier in view["earlier"].items():
        yield from _read(earlier["text"], _scope(configuration, groups))
    for planned_view, planned in zip(view["commitments"].items(), seminar.commitments, strict=True):
        scope = _scope(configuration, _groups_of(planned, groups))
        besides = WORK_OF_THE_LINE if roles.form_for(planned.owner) is Form.ADMINISTRATION else ()
        yield from _read(planned_view["what"], scope, besides)
        yield from _read(planned_view["how"], scope, besides)


def _groups_of(planned: PlannedCommitment, groups: Iterable[WorkingGroup]) -> list[WorkingGroup]:
    return [group for group in groups if planned.owner in group.people]


def _scope(configuration: Configuration, groups: Iterable[WorkingGroup]) -> Scope:
    return Scope.FULL if any(map(configuration.fully_guarded, groups)) else Scope.PERSONS_ONLY


def _read(text: View, scope: Scope, besides: Collection[Indicator] = ()) -> Iterator[Fault]:
    for finding in read(text.text, scope=scope).findings:
        if finding.certainty is Certainty.SURE and finding.indicator not in besides:
            words = " … ".join(finding.words)
            yield Fault(text.at, f"text-{finding.indicator}", {"words": words}, Severity.WARNING)
