"""In the demo's channels are exactly those the configuration names."""

from datetime import date

from bot.domain.configuration import Configuration, Tenant, WorkingGroup
from bot.domain.ids import GroupId, PersonId, SeminarId, TenantId
from handlers.web.directory import WebDirectory

BERGEN = TenantId("bergen")
GROUP = WorkingGroup(
    id=GroupId("bord-1"),
    name="Refleksjonsgruppe 1",
    seminar=SeminarId("s"),
    members=(PersonId("kari"), PersonId("eva")),
    leaders=(PersonId("ola"),),
    starts=date(2026, 4, 13),
)
CONFIGURATION = Configuration(tenant=Tenant(id=BERGEN, name="Bergen kommune", contact="a@b.example"), groups=(GROUP,))


async def test_members_and_leaders_are_in_the_channel() -> None:
    directory = WebDirectory(lambda _: CONFIGURATION)
    assert await directory.members_of(BERGEN, GroupId("bord-1")) == ("kari", "eva", "ola")


async def test_nobody_can_tell_who_is_in_a_channel_that_is_not_there() -> None:
    assert await WebDirectory(lambda _: CONFIGURATION).members_of(BERGEN, GroupId("bord-9")) is None
