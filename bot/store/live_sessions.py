"""Live sessions as rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam
from typing_extensions import override

from bot.domain.errors import AlreadyOpen
from bot.domain.ids import GroupId, LiveSessionId, PersonId
from bot.domain.library import MethodId, Wording
from bot.domain.live_session import LiveSession, SessionPhase
from bot.ports import LiveSessions
from bot.store.rows import Found, Rows
from bot.store.statements import change, find, insert_once
from bot.store.tables.sessions import STILL_RUNNING, WITH_A_NEXT_BEAT, live_sessions

_c: Final = live_sessions.c
_GET: Final = find(live_sessions, "id")
_RUNNING: Final = find(live_sessions, "group_id").where(STILL_RUNNING)
_DUE: Final = find(live_sessions).where(WITH_A_NEXT_BEAT, _c.next_at <= bindparam("now")).order_by(_c.next_at, _c.id)
_ADD: Final = insert_once(live_sessions)
_CHANGE: Final = change(live_sessions)
_TICK: Final = timedelta(microseconds=1)


class LiveSessionsOfTenant(LiveSessions):
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @override
    async def add(self, new: LiveSession) -> None:
        if not await self._rows.add(_ADD, {**_columns(new), "id": new.id, "version": new.version}):
            raise AlreadyOpen

    @override
    async def get(self, session: LiveSessionId) -> LiveSession:
        return _session(await self._rows.get(_GET, at_id=session))

    @override
    async def save(self, changed: LiveSession) -> None:
        await self._rows.change(_CHANGE, _columns(changed), version=changed.version, at_id=changed.id)

    @override
    async def running_in(self, group: GroupId) -> LiveSession | None:
        row = await self._rows.first(_RUNNING, at_group_id=group)
        return None if row is None else _session(row)

    @override
    async def due(self, now: datetime) -> Sequence[LiveSession]:
        return [_session(row) for row in await self._rows.all(_DUE, now=now)]


def _session(row: Found) -> LiveSession:
    paused = row.paused_microseconds
    return LiveSession(
        id=LiveSessionId(row.id),
        group=GroupId(row.group_id),
        method=None if row.method is None else MethodId(row.method),
        started_by=PersonId(row.started_by),
        phases=tuple(
            SessionPhase(name=Wording(nb=nb, nn=nn, en=en), minutes=minutes, halfway=halfway)
            for nb, nn, en, minutes, halfway in row.phases
        ),
        phase=row.phase,
        halfway_told=row.halfway_told,
        next_at=row.next_at,
        phase_ends_at=row.phase_ends_at,
        paused_remaining=None if paused is None else paused * _TICK,
        done_at=row.done_at,
        version=row.version,
    )


def _columns(one: LiveSession) -> Mapping[str, object]:
    return {
        "group_id": one.group,
        "method": one.method,
        "started_by": one.started_by,
        "phases": [[each.name.nb, each.name.nn, each.name.en, each.minutes, each.halfway] for each in one.phases],
        "phase": one.phase,
        "halfway_told": one.halfway_told,
        "next_at": one.next_at,
        "phase_ends_at": one.phase_ends_at,
        "paused_microseconds": None if one.paused_remaining is None else one.paused_remaining // _TICK,
        "done_at": one.done_at,
    }
