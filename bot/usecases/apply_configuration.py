"""Take a checked configuration into use: ask for the yes to what the seminar's YAML proposes, and see who is gone."""

from bot.domain.person import Answer
from bot.usecases.make_commitment import ask_for_a_yes, propose_planned
from bot.usecases.scene import Scene


async def apply_configuration(scene: Scene) -> None:
    """Repeatable: what has been taken in already stays as it is. Rounds that are open keep their times."""
    for seminar in scene.configuration.seminars:
        await propose_planned(scene, seminar)
    await _see_who_left(scene)


async def _see_who_left(scene: Scene) -> None:
    """A person who stands in no group any more: what was theirs goes back to its giver, or is closed."""
    everybody = {person.id for person in scene.configuration.people}
    for participation in await scene.work.participations.all():
        gone = participation.person not in everybody or not scene.configuration.groups_of(participation.person)
        if gone and participation.answer is Answer.YES:
            left = participation.become(Answer.DECLINED, text_version=participation.text_version, now=scene.now)
            await scene.work.participations.save(left)
            for commitment in await scene.work.commitments.of_owner(participation.person):
                there = commitment.giver is not None and await scene.takes_part(commitment.giver)
                after = commitment.owner_left(giver_takes_part=there, now=scene.now)
                if after is not commitment:
                    await scene.work.commitments.save(after)
                    await ask_for_a_yes(scene, after)
