"""Open a refleksjonsrunde: the question goes to each member who has said yes."""

from datetime import date, datetime, timedelta
from typing import Final

from bot import library
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import AlreadyOpen, WrongPhase
from bot.domain.ids import GroupId, PersonId, RoundId
from bot.domain.library import Audience, PromptId, Setting
from bot.domain.message import Kind
from bot.domain.person import Role
from bot.domain.round import Question, Round
from bot.domain.schedule import RoundTimes, next_prompt_day, times_of_round
from bot.usecases.notify import notify
from bot.usecases.scene import Scene

PROMPTS_USED_UP: Final = "prompts_used_up"
"""Why a planned round falls out when its group has had every question on its list."""
PROMPT_LIVES: Final = timedelta(hours=24)
"""A prompt that could not be sent within a day is worse than none."""


async def open_round(scene: Scene, group_id: GroupId, occasion: date, times: RoundTimes) -> Round | None:
    """Open the planned round; None when the list of prompts is used up: then the leaders are asked, nothing repeats."""
    group = scene.configuration.group(group_id)
    used = {one.question.prompt for one in await scene.work.rounds.of_group(group.id)}
    prompt = next((one for one in prompts_for(group) if one not in used), None)
    if prompt is None:
        for leader in group.leaders:
            if await scene.takes_part_in(leader, group.id):
                await notify(
                    scene,
                    leader,
                    Kind.PROMPTS_USED_UP,
                    f"prompts_used_up/{group.id}/{len(used)}/{leader}",
                    {"group": group.id},
                )
        return None
    return await begin(scene, group, Question(prompt=prompt), occasion, times)


async def next_question_day(scene: Scene, group: WorkingGroup, today: date) -> date | None:
    """None when the list is used up: nothing comes by itself then."""
    if not unused(group, tuple(await scene.work.rounds.of_group(group.id))):
        return None
    return next_prompt_day(scene.configuration, group, today)


async def start_round(scene: Scene, group_id: GroupId, question: Question) -> Round:
    """A leader starts one now, with a prompt of the library or own words."""
    group = scene.led_group(group_id)
    if scene.is_over(group):
        raise WrongPhase
    today = scene.now.astimezone(scene.configuration.tenant.timezone).date()
    if any(one.occasion == today for one in await scene.work.rounds.of_group(group.id)):
        raise AlreadyOpen
    return await begin(scene, group, question, today, times_of_round(scene.configuration, group, scene.now))


async def begin(scene: Scene, group: WorkingGroup, question: Question, occasion: date, times: RoundTimes) -> Round:
    if await scene.work.rounds.open_in(group.id) is not None:
        raise AlreadyOpen
    opened = Round(
        id=RoundId(scene.new_id()),
        group=group.id,
        question=question,
        occasion=occasion,
        opened_at=scene.now,
        phase_ends_at=times.share_at,
        share_ends_at=times.share_ends_at,
        points_due_at=times.points_due_at,
        seed=_seed(scene.new_id()),
    )
    await scene.work.rounds.add(opened)
    for person in await asked(scene, group, question):
        await send_prompt(scene, opened, person, times.share_at)
    return opened


async def asked(scene: Scene, group: WorkingGroup, question: Question) -> tuple[PersonId, ...]:
    """Members who said yes and whom the prompt is meant for."""
    said_yes = await scene.with_yes(group)
    return tuple(
        person for person in said_yes if person in group.members and meant_for(question, scene.person(person).role)
    )


def meant_for(question: Question, role: Role) -> bool:
    if question.prompt is None:
        return True
    match library.prompts()[question.prompt].audience:
        case Audience.ALL:
            return True
        case Audience.ELECTED:
            return role.political
        case Audience.ADMINISTRATION:
            return role in {Role.ADMINISTRATION, Role.EXECUTIVE, Role.OTHER}


async def send_prompt(scene: Scene, opened: Round, person: PersonId, expires_at: datetime) -> None:
    await notify(
        scene,
        person,
        Kind.PROMPT,
        f"round/{opened.id}/prompt/{person}",
        {"round": opened.id, "group": opened.group},
        expires_at=min(opened.opened_at + PROMPT_LIVES, expires_at),
    )


def prompts_for(group: WorkingGroup) -> tuple[PromptId, ...]:
    """The group's list, without what was made for a seminar's open room."""
    known = library.prompts()
    wanted = group.rounds.prompts if group.rounds else ()
    return tuple(one for one in wanted if known[one].setting is not Setting.SEMINAR)


def unused(group: WorkingGroup, rounds: tuple[Round, ...]) -> tuple[PromptId, ...]:
    used = {one.question.prompt for one in rounds}
    return tuple(one for one in prompts_for(group) if one not in used)


def _seed(identifier: str) -> int:
    return int.from_bytes(identifier.encode()[-7:], "big")
