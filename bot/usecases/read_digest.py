"""Gather a week of a group for its leaders: points, numbers, facts about the frame."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.configuration import WorkingGroup
from bot.domain.digest import GroupWeek, Span, group_week, since_last_letter, span_of
from bot.domain.group_facts import facts
from bot.domain.ids import PersonId
from bot.domain.round import Round
from bot.domain.week import Week
from bot.ports import State
from bot.usecases.host import may_write
from bot.usecases.open_round import PROMPTS_USED_UP, next_question_day
from bot.usecases.scene import Scene


async def week_of(scene: Scene, group: WorkingGroup, week: Week, reader: PersonId | None) -> GroupWeek:
    zone = scene.configuration.tenant.timezone
    today = scene.now.astimezone(zone).date()
    span = span_of(scene.configuration, week)
    rounds = await scene.work.rounds.of_group(group.id)
    return group_week(
        group=group.id,
        week=week,
        span=span,
        zone=zone,
        reader=reader,
        rounds=rounds,
        commitments=await scene.work.commitments.shared_in(group.id),
        facts=facts(scene.configuration, group, today),
        skipped_rounds=await _skipped(scene, group, span),
        next_prompt=await next_question_day(scene, group, today),
        ends=group.ends,
        points_may_come=await _points_may_come(scene, group, rounds),
    )


async def _points_may_come(scene: Scene, group: WorkingGroup, rounds: Sequence[Round]) -> bool:
    waiting = [one for one in rounds if not one.points and (one.open or one.host is not None)]
    return not scene.is_over(group) and any([await may_write(scene, one) for one in waiting])


async def _skipped(scene: Scene, group: WorkingGroup, span: Span) -> Mapping[date, str]:
    """Fallen out by the calendar; the leaders are asked apart when the questions are used up."""
    planned = await scene.work.outbox.with_prefix(f"occasion/{group.id}/")
    return {
        date.fromisoformat(one.message.send_key.rsplit("/", 1)[1]): one.reason
        for one in planned
        if one.state is State.SKIPPED and one.reason != PROMPTS_USED_UP and one.message.due_at in span
    }


async def weeks_for_leader(scene: Scene, leader: PersonId, week: Week) -> tuple[GroupWeek, ...]:
    """Groups with news first, then by the order of the YAML; one that has ended is told of once more.

    A group that ended after the last letter, but before this week, only with the points it shared in its last days.
    """
    led = [one for one in scene.configuration.led_by(leader) if since_last_letter(scene.configuration, one, week)]
    found = [(group, await week_of(scene, group, week, leader)) for group in led]
    weeks = [one for group, one in found if one.points or group.ends is None or group.ends >= week.monday]
    return tuple(sorted(weeks, key=lambda one: not one.has_news))
