"""The rounds of a forecast, with the prompt that comes next in the group's list."""

from collections.abc import Iterator
from datetime import date

from bot.domain.configuration import Configuration, WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.library import PromptId
from bot.domain.message import Kind
from bot.domain.round import Question
from bot.domain.schedule import Occurrence, Rhythm, RoundTimes, occurrences
from bot.usecases.open_round import meant_for, prompts_for
from scheduling.planner.forecast_values import Entry, FewRounds


def rounds(configuration: Configuration, group: WorkingGroup, until: date) -> Iterator[Entry]:
    """When the list of prompts is used up, the leaders are asked once; rounds come again with new prompts."""
    prompts = list(prompts_for(group))
    for one in occurrences(configuration, group, until):
        if one.times is None:
            yield Entry(at=one.wanted_at, kind=Kind.PROMPT, group=group.id, skipped=True, reasons=one.reasons)
        elif not prompts:
            yield Entry(at=one.at, kind=Kind.PROMPTS_USED_UP, group=group.id, to=group.leaders)
            return
        else:
            yield from _held(configuration, group, one, one.times, prompts.pop(0))


def _held(
    configuration: Configuration, group: WorkingGroup, one: Occurrence, times: RoundTimes, prompt: PromptId
) -> Iterator[Entry]:
    rhythm, asked = Rhythm.of(configuration, group), _asked(configuration, group, prompt)
    yield Entry(
        at=one.at,
        kind=Kind.PROMPT,
        group=group.id,
        to=asked,
        prompt=prompt,
        until=times.share_at,
        wanted_at=one.wanted_at if one.moved else None,
        reasons=one.reasons,
    )
    if (reminded := rhythm.prompt_reminder_at(times.opens_at, times.share_at)) is not None:
        yield Entry(at=reminded, kind=Kind.PROMPT_REMINDER, group=group.id, to=asked, until=times.share_at)
    yield Entry(at=times.share_at, kind=Kind.SHARE_POST, group=group.id, prompt=prompt, until=times.share_ends_at)
    yield Entry(at=times.share_at, kind=Kind.HOST_REQUEST, group=group.id, until=times.points_due_at)


def _asked(configuration: Configuration, group: WorkingGroup, prompt: PromptId) -> tuple[PersonId, ...]:
    question = Question(prompt=prompt)
    return tuple(one for one in group.members if meant_for(question, configuration.person(one).role))


def few_rounds(configuration: Configuration, group: WorkingGroup, until: date) -> FewRounds | None:
    planned = occurrences(configuration, group, until)
    skipped = sum(one.times is None for one in planned)
    return FewRounds(group.id, skipped, len(planned)) if skipped * 2 > len(planned) else None
