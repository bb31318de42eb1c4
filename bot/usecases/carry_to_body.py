"""Take a matter up oneself, in a body or in the line: a personal note that only this person sees."""

from datetime import date

from bot.domain.carried_matter import CarriedMatter, acceptable_matter
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.ids import BodyId, CarriedMatterId
from bot.usecases.scene import Scene


async def carry(scene: Scene, what: str, body: BodyId | None, when: date | None) -> CarriedMatter:
    """Elected members carry to a body they know; others to their own leader. The bot sends nothing to anybody."""
    if not scene.my_groups():
        raise NotAllowed
    if body is not None:
        scene.configuration.body(body)
    matter = CarriedMatter(
        id=CarriedMatterId(scene.new_id()),
        person=scene.me,
        what=acceptable_matter(what),
        body=body if scene.person(scene.me).role.political else None,
        when=when,
        created_at=scene.now,
    )
    await scene.work.carried.add(matter)
    return matter


async def my_matter(scene: Scene, matter: CarriedMatterId) -> CarriedMatter:
    found = await scene.work.carried.get(matter)
    if found.person != scene.me:
        raise NotFound
    return found


async def change(
    scene: Scene, matter: CarriedMatterId, what: str, body: BodyId | None, when: date | None
) -> CarriedMatter:
    changed = (await my_matter(scene, matter)).edit(what, body, when)
    await scene.work.carried.save(changed)
    return changed


async def raised(scene: Scene, matter: CarriedMatterId) -> CarriedMatter:
    done = (await my_matter(scene, matter)).raise_it(scene.now)
    await scene.work.carried.save(done)
    return done


async def undo(scene: Scene, matter: CarriedMatterId) -> None:
    await scene.work.carried.delete((await my_matter(scene, matter)).id)
