"""Commitments as rows: what was written in one sealed envelope, and a list of everybody they name."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, bindparam, delete, exists, or_
from typing_extensions import override

from bot.domain.commitment import Commitment, Reach, Status
from bot.domain.errors import Stale
from bot.domain.ids import CommitmentId, GroupId, PersonId, SeminarId
from bot.ports import Commitments
from bot.store.commitment_columns import CommitmentColumns, people_named
from bot.store.rows import Rows
from bot.store.statements import at, change, find, insert_once, remove
from bot.store.tables.commitments import NEVER_DATED, STILL_ACTIVE, STILL_OFFERED, commitment_people, commitments

_c: Final = commitments.c
_people: Final = commitment_people.c


def _sorted(query: Select[Any]) -> Select[Any]:
    return query.order_by(_c.due.nulls_last(), _c.created_at, _c.id)


_GET: Final = find(commitments, "id")
_OF_OWNER: Final = _sorted(find(commitments, "owner"))
_OFFERED_TO: Final = _sorted(find(commitments, "offered_to").where(STILL_OFFERED))
_SHARED_IN: Final = _sorted(find(commitments, "group_id").where(_c.reach == Reach.GROUP.value))
_ACTIVE: Final = _sorted(find(commitments).where(STILL_ACTIVE))
_DATED: Final = _sorted(
    find(commitments).where(
        STILL_ACTIVE, _c.status != Status.PROPOSED.value, _c.due >= bindparam("first"), _c.due <= bindparam("last")
    )
)
_UNDATED: Final = find(commitments).where(NEVER_DATED, _c.created_at <= bindparam("by")).order_by(_c.created_at, _c.id)
_OFFERED: Final = (
    find(commitments).where(STILL_OFFERED, _c.offered_at <= bindparam("by")).order_by(_c.offered_at, _c.id)
)
_MADE_BEFORE: Final = _sorted(
    find(commitments).where(
        _c.created_at < bindparam("before"), or_(_c.due.is_(None), _c.due < bindparam("before_day"))
    )
)
_NAMES: Final = exists().where(
    _people.tenant == _c.tenant, _people.commitment == _c.id, _people.person == bindparam("person")
)
_TOUCHING: Final = _sorted(find(commitments).where(_NAMES))
_SAME_TEXT: Final = find(commitments, "seminar", "fingerprint", "owner").with_only_columns(_c.id).limit(1)

_ADD: Final = insert_once(commitments)
_CHANGE: Final = change(commitments)
_DELETE: Final = remove(commitments, "id")
_ADD_PEOPLE: Final = insert_once(commitment_people)
_REMOVE_PEOPLE: Final = delete(commitment_people).where(
    at(commitment_people, "commitment"), _people.person.not_in(bindparam("kept", expanding=True))
)


class CommitmentsOfTenant(Commitments):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._columns = CommitmentColumns(rows)

    @override
    async def add(self, new: Commitment) -> None:
        values = {**self._columns.of(new), "id": new.id, "version": new.version}
        if not await self._rows.add(_ADD, values):
            raise Stale
        await self._name(new)

    @override
    async def get(self, commitment: CommitmentId) -> Commitment:
        return self._columns.read(await self._rows.get(_GET, at_id=commitment))

    @override
    async def save(self, changed: Commitment) -> None:
        await self._rows.change(_CHANGE, self._columns.of(changed), version=changed.version, at_id=changed.id)
        await self._rows.remove(_REMOVE_PEOPLE, at_commitment=changed.id, kept=people_named(changed))
        await self._name(changed)

    @override
    async def delete(self, commitment: CommitmentId) -> None:
        await self._rows.remove(_DELETE, at_id=commitment)

    @override
    async def of_owner(self, owner: PersonId) -> Sequence[Commitment]:
        return await self._all(_OF_OWNER, at_owner=owner)

    @override
    async def offered_to(self, person: PersonId) -> Sequence[Commitment]:
        return await self._all(_OFFERED_TO, at_offered_to=person)

    @override
    async def shared_in(self, group: GroupId) -> Sequence[Commitment]:
        return await self._all(_SHARED_IN, at_group_id=group)

    @override
    async def active(self) -> Sequence[Commitment]:
        return await self._all(_ACTIVE)

    @override
    async def dated_between(self, first: date, last: date) -> Sequence[Commitment]:
        return await self._all(_DATED, first=first, last=last)

    @override
    async def undated_before(self, moment: datetime) -> Sequence[Commitment]:
        return await self._all(_UNDATED, by=moment)

    @override
    async def offered_before(self, moment: datetime) -> Sequence[Commitment]:
        return await self._all(_OFFERED, by=moment)

    @override
    async def made_before(self, moment: datetime) -> Sequence[Commitment]:
        return await self._all(_MADE_BEFORE, before=moment, before_day=moment.date())

    @override
    async def touching(self, person: PersonId) -> Sequence[Commitment]:
        return await self._all(_TOUCHING, person=person)

    @override
    async def has_fingerprint(self, seminar: SeminarId, owner: PersonId, what: str) -> bool:
        fingerprint = self._columns.fingerprint(what)
        found = await self._rows.first(_SAME_TEXT, at_seminar=seminar, at_owner=owner, at_fingerprint=fingerprint)
        return found is not None

    async def _all(self, query: Select[Any], **values: object) -> Sequence[Commitment]:
        return [self._columns.read(row) for row in await self._rows.all(query, **values)]

    async def _name(self, one: Commitment) -> None:
        await self._rows.add_all(_ADD_PEOPLE, [{"commitment": one.id, "person": who} for who in people_named(one)])
