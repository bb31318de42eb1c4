"""Gather a week of a group for its leaders: points, numbers, facts about the frame."""

from datetime import date

from bot.domain.configuration import WorkingGroup
from bot.domain.digest import GroupWeek, group_week
from bot.domain.group_facts import facts
from bot.domain.ids import PersonId
from bot.domain.schedule import next_prompt_day
from bot.domain.week import Week
from bot.ports import State
from bot.usecases.scene import Scene


async def week_of(scene: Scene, group: WorkingGroup, week: Week, reader: PersonId | None) -> GroupWeek:
    zone = scene.configuration.tenant.timezone
    today = scene.now.astimezone(zone).date()
    return group_week(
        group=group.id,
        week=week,
        zone=zone,
        reader=reader,
        rounds=await scene.work.rounds.of_group(group.id),
        commitments=await scene.work.commitments.shared_in(group.id),
        facts=facts(scene.configuration, group, today),
        skipped_rounds=await _skipped(scene, group, week),
        next_prompt=next_prompt_day(scene.configuration, group, today),
        ends=group.ends,
    )


async def _skipped(scene: Scene, group: WorkingGroup, week: Week) -> tuple[date, ...]:
    planned = await scene.work.outbox.with_prefix(f"occasion/{group.id}/")
    days = (date.fromisoformat(one.message.send_key.rsplit("/", 1)[1]) for one in planned if one.state is State.SKIPPED)
    return tuple(day for day in days if Week.of(day) == week)


async def weeks_for_leader(scene: Scene, leader: PersonId, week: Week) -> tuple[GroupWeek, ...]:
    """Groups with news first, then by the order of the YAML."""
    led = [group for group in scene.configuration.led_by(leader) if not scene.is_over(group)]
    weeks = [await week_of(scene, group, week, leader) for group in led]
    return tuple(sorted(weeks, key=lambda one: not one.has_news))
