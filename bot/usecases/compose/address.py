"""Where a message goes: a person's own choice, else where they were last heard, else the group's platform."""

from datetime import UTC, datetime
from typing import assert_never

from bot.domain.ids import GroupId, PersonId
from bot.domain.message import Target, ToContact, ToGroup, ToPerson
from bot.domain.person import Platform
from bot.ports import Address, Identity, Nothing
from bot.usecases.scene import Scene

_NEVER = datetime.min.replace(tzinfo=UTC)


async def address_of(scene: Scene, target: Target) -> Address | Nothing:
    match target:
        case ToPerson(person):
            return await _of_person(scene, person)
        case ToGroup(group):
            return _of_group(scene, group)
        case ToContact():
            return Nothing(reason="for-the-administrator")
        case _:
            assert_never(target)


async def _of_person(scene: Scene, person: PersonId) -> Address | Nothing:
    identities = [one for one in await scene.work.identities.of(person) if one.reachable]
    if not identities:
        return Nothing(reason="not-reachable")
    chosen = (await scene.work.preferences.get(person)).platform
    homes = {group.channel.platform for group in scene.configuration.groups_of(person) if group.channel}
    best = max(identities, key=lambda one: _preference(one, chosen, homes))
    return Address(platform=best.platform, external=best.external, detail=best.address)


def _preference(one: Identity, chosen: Platform | None, homes: set[Platform]) -> tuple[bool, datetime, bool, str]:
    return (one.platform is chosen, one.last_heard_at or _NEVER, one.platform in homes, one.platform)


def _of_group(scene: Scene, group: GroupId) -> Address | Nothing:
    channel = scene.configuration.group(group).channel
    if channel is None:
        return Nothing(reason="no-channel")
    return Address(platform=channel.platform, external=channel.id)
