"""Write, change, withdraw and delete an own reflection; stand over, and think again."""

from dataclasses import dataclass

from bot.domain.configuration import WorkingGroup
from bot.domain.errors import NotAllowed, NotFound, WrongPhase
from bot.domain.ids import ReflectionId, RoundId
from bot.domain.message import Kind
from bot.domain.round import Phase, Reflection, Round, Visibility, acceptable_reflection
from bot.usecases.notify import post
from bot.usecases.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    round: Round
    reflection: Reflection
    before: Reflection | None
    waits_for_company: bool
    """Without name and fewer than `min_unnamed` so far, after sharing began."""


async def round_for(scene: Scene, round_id: RoundId) -> tuple[Round, WorkingGroup]:
    """The round, for somebody of its group who takes part."""
    found = await scene.work.rounds.get(round_id)
    group = scene.my_group(found.group)
    if scene.me not in group.members or not await scene.takes_part_in(scene.me, group.id):
        raise NotAllowed
    return found, group


async def open_question(scene: Scene) -> Round | None:
    """The round of mine that can be answered now: the one whose think phase ends first."""
    rounds = [await scene.work.rounds.open_in(group.id) for group in await scene.groups_i_answer_in()]
    answerable = [one for one in rounds if one is not None and one.phase in {Phase.THINK, Phase.SHARE}]
    return min(answerable, key=lambda one: one.phase_ends_at, default=None)


async def my_reflection(scene: Scene, round_id: RoundId) -> Reflection | None:
    return await scene.work.reflections.by(round_id, scene.me)


async def reflect(scene: Scene, round_id: RoundId, text: str, visibility: Visibility) -> Written:
    """Save an answer, or change it. Late ones join the thread; a closed round takes no new ones, and shares none."""
    found, group = await round_for(scene, round_id)
    before = await scene.work.reflections.by(found.id, scene.me)
    if found.phase is Phase.CLOSED and before is None:
        raise WrongPhase
    if found.phase is Phase.CLOSED and before is not None and before.shared_at is None:
        visibility = Visibility.PRIVATE
    if before is None:
        reflection = Reflection(
            id=ReflectionId(scene.new_id()),
            round=found.id,
            author=scene.me,
            text=acceptable_reflection(text),
            visibility=visibility,
            written_at=scene.now,
        )
        await scene.work.reflections.add(reflection)
    else:
        reflection = before.edit(text, visibility, scene.now)
        await scene.work.reflections.save(reflection)
        await _follow_in_thread(scene, group, before, reflection)
    if scene.me in found.stood_over:
        await scene.work.rounds.save(found.undo_stand_over(scene.me))
    sharing = found.phase in {Phase.SHARE, Phase.POINTS}
    waits = sharing and reflection.shared_at is None and visibility is Visibility.UNNAMED
    return Written(round=found, reflection=reflection, before=before, waits_for_company=waits)


async def _follow_in_thread(scene: Scene, group: WorkingGroup, before: Reflection, after: Reflection) -> None:
    """A writer may edit or withdraw later without trace: the post in the thread is changed, or taken away."""
    if before.shared_at is None:
        return
    stamp = f"{after.version + 1}"
    if after.shared_at is None:
        await _take_out_of_thread(scene, group, after, stamp)
    else:
        await change_in_thread(scene, group, after, stamp)


async def _take_out_of_thread(scene: Scene, group: WorkingGroup, reflection: Reflection, stamp: str) -> None:
    """Whatever becomes of the text later: what waits to be said of it is not said, and what was said goes."""
    key = _shared_key(reflection)
    about_it = [await scene.work.outbox.find(key), *await scene.work.outbox.with_prefix(f"{key}/")]
    unsaid = [one.message.send_key for one in about_it if one is not None and "withdrawn" not in one.message.refs]
    await scene.work.outbox.cancel(unsaid, "withdrawn")
    await change_in_thread(scene, group, reflection, stamp, withdrawn=True)


async def change_in_thread(
    scene: Scene, group: WorkingGroup, reflection: Reflection, stamp: str, *, withdrawn: bool = False
) -> None:
    """Show the truth where the text stands: changed, without its name, or no more."""
    key = _shared_key(reflection)
    again = await scene.work.outbox.with_prefix(f"{key}/again/")
    standing = again[-1].message.send_key if again else key
    refs = {"reflection": reflection.id, "change": stamp} | ({"withdrawn": stamp} if withdrawn else {})
    await post(scene, group, Kind.SHARED_REFLECTION, f"{key}/update/{stamp}", refs, update_of=standing)


async def post_in_thread(scene: Scene, group: WorkingGroup, reflection: Reflection, thread: str) -> None:
    """Reply with it. What was withdrawn and is shared anew is another post: the earlier one is gone."""
    key = _shared_key(reflection)
    if await scene.work.outbox.find(key) is not None:
        key = f"{key}/again/{reflection.version}"
    await post(scene, group, Kind.SHARED_REFLECTION, key, {"reflection": reflection.id}, thread=thread)


def _shared_key(reflection: Reflection) -> str:
    return f"round/{reflection.round}/shared/{reflection.id}"


async def delete_reflection(scene: Scene, reflection_id: ReflectionId) -> None:
    found = await scene.work.reflections.get(reflection_id)
    if found.author != scene.me:
        raise NotFound
    round_of_it = await scene.work.rounds.get(found.round)
    group = scene.configuration.group(round_of_it.group)
    await _follow_in_thread(scene, group, found, found.keep_private())
    await scene.work.reflections.delete(found.id)


async def stand_over(scene: Scene, round_id: RoundId) -> Round:
    found, _ = await round_for(scene, round_id)
    after = found.stand_over(scene.me)
    await scene.work.rounds.save(after)
    await scene.work.outbox.cancel([f"round/{found.id}/prompt_reminder/{scene.me}"], "stood over")
    return after


async def undo_stand_over(scene: Scene, round_id: RoundId) -> Round:
    found, _ = await round_for(scene, round_id)
    after = found.undo_stand_over(scene.me)
    await scene.work.rounds.save(after)
    return after


async def choose_again(scene: Scene, reflection_id: ReflectionId, visibility: Visibility) -> Reflection:
    """The writer of a text without enough company, or of the only one, says what to do with it."""
    found = await scene.work.reflections.get(reflection_id)
    if found.author != scene.me:
        raise NotFound
    if found.shared_at is not None:
        raise WrongPhase
    open_still = (await scene.work.rounds.get(found.round)).open
    after = found.edit(found.text, visibility if open_still else Visibility.PRIVATE, scene.now)
    await scene.work.reflections.save(after)
    return after
