"""Rooms are the demo's conversations: one for each person with Oppfølging, one for each group."""

from typing import NewType

from bot.domain.ids import GroupId
from bot.domain.person import Platform
from bot.ports import Address
from handlers.web.chat import Persona, PersonaId

Room = NewType("Room", str)


def private_room(persona: PersonaId) -> Room:
    return Room(f"@{persona}")


def channel_room(group: GroupId) -> Room:
    return Room(f"#{group}")


def group_of(room: Room) -> GroupId | None:
    return GroupId(room[1:]) if room.startswith("#") else None


def rooms_of(persona: Persona) -> tuple[Room, ...]:
    return (private_room(persona.id), *(channel_room(channel.group) for channel in persona.channels))


def address_of_person(persona: PersonaId) -> Address:
    return Address(platform=Platform.WEB, external=private_room(persona))


def address_of_group(group: GroupId) -> Address:
    return Address(platform=Platform.WEB, external=channel_room(group))
