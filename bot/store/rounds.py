"""Rounds and reflections as rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from json import dumps, loads
from typing import Final

from sqlalchemy import bindparam
from typing_extensions import override

from bot.domain.errors import AlreadyOpen
from bot.domain.ids import GroupId, PersonId, RoundId
from bot.domain.library import PromptId
from bot.domain.round import Phase, Question, Round
from bot.ports import Rounds
from bot.store.rows import Found, Rows
from bot.store.statements import change, find, insert_once, remove
from bot.store.tables.rounds import STILL_OPEN, rounds

_GET: Final = find(rounds, "id")
_OPEN_IN: Final = find(rounds, "group_id").where(STILL_OPEN)
_OF_GROUP: Final = find(rounds, "group_id").order_by(rounds.c.opened_at.desc(), rounds.c.id.desc())
_ALL_OPEN: Final = find(rounds).where(STILL_OPEN).order_by(rounds.c.phase_ends_at, rounds.c.id)
_WITH_POINTS: Final = (
    find(rounds)
    .where(rounds.c.points_shared_at >= bindparam("start"), rounds.c.points_shared_at < bindparam("end"))
    .where(rounds.c.points.is_not(None), rounds.c.group_id.in_(bindparam("groups", expanding=True)))
    .order_by(rounds.c.points_shared_at, rounds.c.id)
)
_CLOSED_BEFORE: Final = (
    find(rounds).where(rounds.c.closed_at < bindparam("before")).order_by(rounds.c.closed_at, rounds.c.id)
)
_ADD: Final = insert_once(rounds)
_CHANGE: Final = change(rounds)
_DELETE: Final = remove(rounds, "id")


class RoundsOfTenant(Rounds):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._question = rows.seal("rounds.question")
        self._points = rows.seal("rounds.points")

    @override
    async def add(self, new: Round) -> None:
        if not await self._rows.add(_ADD, {**self._columns(new), "id": new.id, "version": new.version}):
            raise AlreadyOpen

    @override
    async def get(self, round_id: RoundId) -> Round:
        return self._round(await self._rows.get(_GET, at_id=round_id))

    @override
    async def save(self, changed: Round) -> None:
        await self._rows.change(_CHANGE, self._columns(changed), version=changed.version, at_id=changed.id)

    @override
    async def open_in(self, group: GroupId) -> Round | None:
        row = await self._rows.first(_OPEN_IN, at_group_id=group)
        return None if row is None else self._round(row)

    @override
    async def of_group(self, group: GroupId) -> Sequence[Round]:
        return [self._round(row) for row in await self._rows.all(_OF_GROUP, at_group_id=group)]

    @override
    async def all_open(self) -> Sequence[Round]:
        return [self._round(row) for row in await self._rows.all(_ALL_OPEN)]

    @override
    async def with_points_between(self, groups: Sequence[GroupId], start: datetime, end: datetime) -> Sequence[Round]:
        found = await self._rows.all(_WITH_POINTS, groups=list(groups), start=start, end=end)
        return [self._round(row) for row in found]

    @override
    async def closed_before(self, moment: datetime) -> Sequence[Round]:
        return [self._round(row) for row in await self._rows.all(_CLOSED_BEFORE, before=moment)]

    @override
    async def delete(self, round_id: RoundId) -> None:
        await self._rows.remove(_DELETE, at_id=round_id)

    def _round(self, row: Found) -> Round:
        return Round(
            id=RoundId(row.id),
            group=GroupId(row.group_id),
            question=self._asked(row),
            occasion=row.occasion,
            opened_at=row.opened_at,
            phase=Phase(row.phase),
            phase_ends_at=row.phase_ends_at,
            share_ends_at=row.share_ends_at,
            points_due_at=row.points_due_at,
            seed=row.seed,
            host=row.host,
            hosts_asked=tuple(map(PersonId, row.hosts_asked)),
            host_asked_at=row.host_asked_at,
            stood_over=frozenset(map(PersonId, row.stood_over)),
            points=() if row.points is None else tuple(loads(self._points.open(row.points))),
            points_shared_at=row.points_shared_at,
            points_final_at=row.points_final_at,
            read_by=tuple(map(PersonId, row.read_by)),
            closed_at=row.closed_at,
            version=row.version,
        )

    def _asked(self, row: Found) -> Question:
        if row.question is None:
            return Question(prompt=PromptId(row.prompt))
        return Question(text=self._question.open(row.question))

    def _columns(self, one: Round) -> Mapping[str, object]:
        return {
            "group_id": one.group,
            "prompt": one.question.prompt,
            "question": self._question.close(one.question.text) if one.question.text else None,
            "occasion": one.occasion,
            "opened_at": one.opened_at,
            "phase": one.phase.value,
            "phase_ends_at": one.phase_ends_at,
            "share_ends_at": one.share_ends_at,
            "points_due_at": one.points_due_at,
            "seed": one.seed,
            "host": one.host,
            "hosts_asked": list(one.hosts_asked),
            "host_asked_at": one.host_asked_at,
            "stood_over": sorted(one.stood_over),
            "points": self._points.close(dumps(one.points, ensure_ascii=False)) if one.points else None,
            "points_shared_at": one.points_shared_at,
            "points_final_at": one.points_final_at,
            "read_by": list(one.read_by),
            "closed_at": one.closed_at,
        }
