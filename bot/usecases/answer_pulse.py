"""Answer a måling. Who answered and what was answered are saved in two transactions that nothing joins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.configuration import Seminar
from bot.domain.errors import NotAllowed, WrongPhase
from bot.domain.ids import PersonId, PulseId, SeminarId
from bot.domain.message import Kind
from bot.domain.pulse import EMPTY, Dimension, Figures, Pulse, PulseAnswer
from bot.usecases.notify import notify
from bot.usecases.scene import Scene


async def open_pulse(scene: Scene, seminar_id: SeminarId, opens_at: datetime) -> Pulse:
    seminar = scene.configuration.seminar(seminar_id)
    pulse = Pulse(
        id=PulseId(f"{seminar.id}-{opens_at.date()}"),
        seminar=seminar.id,
        opens_at=opens_at,
        closes_at=opens_at + timedelta(days=seminar.pulse.days),
        counts=dict.fromkeys(Dimension, EMPTY),
    )
    await scene.work.pulses.add(pulse)
    for person in population(scene, seminar):
        if await scene.takes_part(person):
            await notify(scene, person, Kind.PULSE, f"pulse/{pulse.id}/{person}", {"pulse": pulse.id})
    return pulse


def population(scene: Scene, seminar: Seminar) -> tuple[PersonId, ...]:
    """The seminar, not a group of six."""
    groups = [one for one in scene.configuration.groups if one.seminar == seminar.id]
    return tuple(dict.fromkeys(person for group in groups for person in group.people))


async def pulse_for_me(scene: Scene, pulse_id: PulseId) -> Pulse:
    pulse = await scene.work.pulses.get(pulse_id)
    if scene.me not in population(scene, scene.configuration.seminar(pulse.seminar)):
        raise NotAllowed
    if not pulse.is_open(scene.now):
        raise WrongPhase
    return pulse


async def claim_answer(scene: Scene, pulse_id: PulseId) -> bool:
    """First transaction: this person answers now, and not again."""
    pulse = await pulse_for_me(scene, pulse_id)
    return await scene.work.pulse_participation.claim(pulse.id, scene.me)


async def count_answer(scene: Scene, pulse_id: PulseId, answer: PulseAnswer) -> None:
    """Second transaction: the counts go up by one; nobody's name is near."""
    pulse = await scene.work.pulses.get(pulse_id)
    await scene.work.pulses.save(pulse.add(answer, scene.now))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    label: str
    measured_on: datetime | None
    figures: Figures


async def results(scene: Scene, seminar_id: SeminarId) -> tuple[Measurement, ...]:
    """Earlier figures from YAML first, then closed measurements, the oldest first."""
    seminar = scene.configuration.seminar(seminar_id)
    fewest = scene.configuration.privacy.pulse_min
    earlier = [
        Measurement(label=one.label, measured_on=None, figures=_figures(one.figures)) for one in seminar.pulse.earlier
    ]
    closed = [one for one in await scene.work.pulses.of_seminar(seminar_id) if one.closes_at <= scene.now]
    measured = [
        Measurement(
            label="",
            measured_on=one.opens_at,
            figures=one.figures(scene.now, fewest=fewest),
        )
        for one in sorted(closed, key=lambda one: one.opens_at)
    ]
    return (*earlier, *measured)


def _figures(figures: Mapping[str, float]) -> Figures:
    return Figures(by_dimension={Dimension(name): value for name, value in figures.items() if name in set(Dimension)})
