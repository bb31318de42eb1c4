"""Figures and participation as rows, never written in the same transaction."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Final

from typing_extensions import override

from bot.domain.errors import Stale
from bot.domain.ids import PersonId, PulseId, SeminarId
from bot.domain.pulse import Dimension, Pulse
from bot.ports import PulseParticipation, Pulses
from bot.store.rows import Found, Rows
from bot.store.statements import change, find, insert_once
from bot.store.tables.pulses import pulse_participations, pulses

_GET: Final = find(pulses, "id")
_OF_SEMINAR: Final = find(pulses, "seminar").order_by(pulses.c.opens_at, pulses.c.id)
_ADD: Final = insert_once(pulses)
_CHANGE: Final = change(pulses)
_CLAIM: Final = insert_once(pulse_participations)


class Side(Enum):
    WHO = auto()
    WHAT = auto()


class Apart:
    """Two rows written by one transaction can be joined by what the database notes of it: refuse the second side."""

    def __init__(self) -> None:
        self._written: Side | None = None

    def write(self, side: Side) -> None:
        if self._written not in {None, side}:
            raise RuntimeError("who answered and what was answered need a transaction each")
        self._written = side


class PulsesOfTenant(Pulses):
    def __init__(self, rows: Rows, apart: Apart) -> None:
        self._rows = rows
        self._apart = apart

    @override
    async def add(self, new: Pulse) -> None:
        self._apart.write(Side.WHAT)
        if not await self._rows.add(_ADD, {**_columns(new), "id": new.id, "version": new.version}):
            raise Stale

    @override
    async def get(self, pulse: PulseId) -> Pulse:
        return _pulse(await self._rows.get(_GET, at_id=pulse))

    @override
    async def save(self, changed: Pulse) -> None:
        self._apart.write(Side.WHAT)
        await self._rows.change(_CHANGE, _columns(changed), version=changed.version, at_id=changed.id)

    @override
    async def of_seminar(self, seminar: SeminarId) -> Sequence[Pulse]:
        return [_pulse(row) for row in await self._rows.all(_OF_SEMINAR, at_seminar=seminar)]


class PulseParticipationOfTenant(PulseParticipation):
    def __init__(self, rows: Rows, apart: Apart) -> None:
        self._rows = rows
        self._apart = apart

    @override
    async def claim(self, pulse: PulseId, person: PersonId) -> bool:
        self._apart.write(Side.WHO)
        return await self._rows.add(_CLAIM, {"pulse": pulse, "person": person})


def _pulse(row: Found) -> Pulse:
    return Pulse(
        id=PulseId(row.id),
        seminar=SeminarId(row.seminar),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        counts={Dimension(name): tuple(counts) for name, counts in row.counts.items()},
        version=row.version,
    )


def _columns(one: Pulse) -> Mapping[str, object]:
    return {
        "seminar": one.seminar,
        "opens_at": one.opens_at,
        "closes_at": one.closes_at,
        "counts": {dimension.value: list(counts) for dimension, counts in one.counts.items()},
    }
