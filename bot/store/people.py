"""Participation, preferences and identities as rows."""

from collections.abc import Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from typing_extensions import override

from bot.domain.errors import Stale
from bot.domain.ids import GroupId, PersonId
from bot.domain.language import Language
from bot.domain.person import Answer, Hours, Participation, Pause, Platform, Preferences
from bot.ports import Identities, Identity, Participations, PreferencesOfPeople
from bot.store.rows import Found, Rows
from bot.store.statements import change, find, insert_once, insert_or_replace, remove
from bot.store.tables.people import identities, participations, preferences

_PARTICIPATION: Final = find(participations, "person")
_PARTICIPATIONS: Final = find(participations).order_by(participations.c.person)
_ADD_PARTICIPATION: Final = insert_once(participations)
_CHANGE_PARTICIPATION: Final = change(participations, "person")

_PREFERENCES: Final = find(preferences, "person")
_ALL_PREFERENCES: Final = find(preferences).order_by(preferences.c.person)
_ADD_PREFERENCES: Final = insert_once(preferences)
_CHANGE_PREFERENCES: Final = change(preferences, "person")
_DELETE_PREFERENCES: Final = remove(preferences, "person")

_IDENTITY: Final = find(identities, "platform", "external")
_PLACES: Final = (identities.c.platform, identities.c.external)
_IDENTITIES_OF: Final = find(identities, "person").order_by(*_PLACES)
_IDENTITIES: Final = find(identities).order_by(identities.c.person, *_PLACES)
_SAVE_IDENTITY: Final = insert_or_replace(identities, keys=("tenant", "platform", "external"))
_FORGET_IDENTITIES: Final = remove(identities, "person")


class ParticipationsOfTenant(Participations):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def get(self, person: PersonId) -> Participation:
        row = await self._rows.first(_PARTICIPATION, at_person=person)
        return Participation(person=person) if row is None else _participation(row)

    @override
    async def all(self) -> Sequence[Participation]:
        return [_participation(row) for row in await self._rows.all(_PARTICIPATIONS)]

    @override
    async def save(self, participation: Participation) -> None:
        values = {
            "person": participation.person,
            "answer": participation.answer.value,
            "text_version": participation.text_version,
            "changed_at": participation.changed_at,
            "groups": sorted(participation.groups),
        }
        if participation.version:
            key = participation.person
            await self._rows.change(_CHANGE_PARTICIPATION, values, version=participation.version, at_person=key)
        elif not await self._rows.add(_ADD_PARTICIPATION, {**values, "version": 1}):
            raise Stale


class PreferencesOfTenant(PreferencesOfPeople):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def get(self, person: PersonId) -> Preferences:
        row = await self._rows.first(_PREFERENCES, at_person=person)
        return Preferences(person=person) if row is None else _preferences(row)

    @override
    async def all(self) -> Sequence[Preferences]:
        return [_preferences(row) for row in await self._rows.all(_ALL_PREFERENCES)]

    @override
    async def save(self, preferences: Preferences) -> None:
        values = _columns_of_preferences(preferences)
        if preferences.version:
            key = preferences.person
            await self._rows.change(_CHANGE_PREFERENCES, values, version=preferences.version, at_person=key)
        elif not await self._rows.add(_ADD_PREFERENCES, {**values, "version": 1}):
            raise Stale

    @override
    async def delete(self, person: PersonId) -> None:
        await self._rows.remove(_DELETE_PREFERENCES, at_person=person)


class IdentitiesOfTenant(Identities):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def who(self, platform: Platform, external: str) -> Identity | None:
        row = await self._rows.first(_IDENTITY, at_platform=platform.value, at_external=external)
        return None if row is None else _identity(row)

    @override
    async def of(self, person: PersonId) -> Sequence[Identity]:
        return [_identity(row) for row in await self._rows.all(_IDENTITIES_OF, at_person=person)]

    @override
    async def all(self) -> Sequence[Identity]:
        return [_identity(row) for row in await self._rows.all(_IDENTITIES)]

    @override
    async def save(self, identity: Identity) -> None:
        values = {
            "platform": identity.platform.value,
            "external": identity.external,
            "person": identity.person,
            "address": dict(identity.address),
            "last_heard_at": identity.last_heard_at,
            "reachable": identity.reachable,
        }
        await self._rows.add(_SAVE_IDENTITY, values)

    @override
    async def forget(self, person: PersonId) -> None:
        await self._rows.remove(_FORGET_IDENTITIES, at_person=person)


def _participation(row: Found) -> Participation:
    return Participation(
        person=PersonId(row.person),
        answer=Answer(row.answer),
        text_version=row.text_version,
        changed_at=row.changed_at,
        groups=frozenset(map(GroupId, row.groups)),
        version=row.version,
    )


def _preferences(row: Found) -> Preferences:
    return Preferences(
        person=PersonId(row.person),
        language=Language(row.language) if row.language else None,
        timezone=ZoneInfo(row.timezone) if row.timezone else None,
        hours=Hours(start=row.hours_start, end=row.hours_end),
        pause=Pause(since=row.pause_since, back_on=row.pause_back_on) if row.pause_since else None,
        platform=Platform(row.platform) if row.platform else None,
        version=row.version,
    )


def _columns_of_preferences(preferences: Preferences) -> Mapping[str, object]:
    pause = preferences.pause
    return {
        "person": preferences.person,
        "language": preferences.language.value if preferences.language else None,
        "timezone": preferences.timezone.key if preferences.timezone else None,
        "hours_start": preferences.hours.start,
        "hours_end": preferences.hours.end,
        "pause_since": pause.since if pause else None,
        "pause_back_on": pause.back_on if pause else None,
        "platform": preferences.platform.value if preferences.platform else None,
    }


def _identity(row: Found) -> Identity:
    return Identity(
        person=PersonId(row.person),
        platform=Platform(row.platform),
        external=row.external,
        address=row.address,
        last_heard_at=row.last_heard_at,
        reachable=row.reachable,
    )
