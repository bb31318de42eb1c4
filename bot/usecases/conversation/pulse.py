"""Måling: the invitation's form and the results. Saving takes two transactions and stands in turn.py."""

from datetime import date

from bot.cards import pulse as cards
from bot.domain.errors import Unacceptable
from bot.domain.ids import PulseId, SeminarId
from bot.domain.pulse import Dimension, PulseAnswer
from bot.i18n import dates
from bot.usecases import answer_pulse
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Open, Reply, Show


async def open_form(talk: Talk, pressed: Pressed) -> Reply:
    pulse = await answer_pulse.pulse_for_me(talk.scene, PulseId(pressed.action.ref("pulse")))
    return (Open(form=cards.pulse_form(talk.t, pulse=pulse.id)),)


def answer_in(pressed: Pressed) -> PulseAnswer:
    return {one: _step(pressed.values.get(one, "")) for one in Dimension}


def _step(value: str) -> int | None:
    if value == cards.DO_NOT_KNOW:
        return None
    if value not in {"1", "2", "3", "4", "5"}:
        raise Unacceptable("pulse-answer")
    return int(value)


async def show(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - the same for both ways
    """Measurements of my seminars: an open one to answer, else what has been measured."""
    configuration = talk.scene.configuration
    answers: list[Show | Open] = []
    for seminar_id in dict.fromkeys(group.seminar for group in talk.scene.my_groups()):
        seminar = configuration.seminar(seminar_id)
        pulses = await talk.scene.work.pulses.of_seminar(seminar_id)
        going = next((one for one in pulses if one.is_open(talk.scene.now)), None)
        if going is not None:
            answers.append(
                Show(
                    card=cards.invitation(
                        talk.t,
                        pulse=going.id,
                        seminar=seminar.title,
                        closes=talk.local(going.closes_at),
                        fewest=configuration.privacy.pulse_min,
                        today=talk.today,
                    )
                )
            )
        so_far = await measured(talk, seminar_id)
        if so_far:
            fewest = configuration.privacy.pulse_min
            answers.append(Show(card=cards.result(talk.t, seminar=seminar.title, measured=so_far, fewest=fewest)))
    return tuple(answers) or (Show(card=cards.none_open(talk.t, next_opens=_next(talk), today=talk.today)),)


async def measured(talk: Talk, seminar_id: SeminarId) -> list[cards.Measured]:
    return [
        cards.Measured(label=_label(talk, one), figures=one.figures)
        for one in await answer_pulse.results(talk.scene, seminar_id)
    ]


def _label(talk: Talk, one: answer_pulse.Measurement) -> str:
    """As YAML names it, or the day it was measured."""
    return one.label if one.measured_on is None else dates.day(talk.language, talk.local(one.measured_on).date())


def _next(talk: Talk) -> date | None:
    seminars = {talk.scene.configuration.seminar(group.seminar).id for group in talk.scene.my_groups()}
    days = [
        day
        for seminar in talk.scene.configuration.seminars
        if seminar.id in seminars
        for day in seminar.pulse.opens
        if day > talk.today
    ]
    return min(days, default=None)
