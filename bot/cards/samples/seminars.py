"""Examples of what belongs to a seminar: the survey, the look back, sparring, the note."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.cards import look_back, pulse, reflection_note, sparring
from bot.cards.card import Card, Form
from bot.cards.samples.people import GROUP, GROUP_NAME, KARI, POINTS, SEMINAR, TODAY
from bot.domain.ids import PulseId, SparringId
from bot.domain.library import Wording
from bot.domain.pulse import Dimension, Figures
from bot.i18n.translator import Translator

BEFORE = Figures(by_dimension=dict(zip(Dimension, (4.0, 3.9, 3.5, 3.5, 3.0, 3.9), strict=True)))
AFTER = Figures(by_dimension=dict(zip(Dimension, (4.4, 4.0, 4.0, 3.8, 3.8, 4.2), strict=True)))
PARTLY = Figures(by_dimension={one: 3.25 for one in Dimension if one is not Dimension.RESPECT})
LABELS = Wording(nb="Måling {n}", nn="Måling {n}", en="Survey {n}")
PULSE = PulseId("maaling-1")


def samples(t: Translator) -> dict[str, Card | Form]:
    return {**_pulse(t), **_look_back(t), **_sparring(t), **_note(t)}


def _pulse(t: Translator) -> dict[str, Card | Form]:
    labels = [LABELS[t.language].format(n=number) for number in (1, 2)]

    def result(*figures: Figures) -> Card:
        measured = [pulse.Measured(label=label, figures=one) for label, one in zip(labels, figures, strict=False)]
        return pulse.result(t, seminar=SEMINAR, measured=measured, fewest=5)

    closes = datetime(2026, 5, 19, 16, tzinfo=ZoneInfo("Europe/Oslo"))
    return {
        "pulse.invitation": pulse.invitation(t, pulse=PULSE, seminar=SEMINAR, closes=closes, fewest=5, today=TODAY),
        "pulse.pulse_form": pulse.pulse_form(t, pulse=PULSE),
        "pulse.thanks": pulse.thanks(t),
        "pulse.answered_already": pulse.answered_already(t),
        "pulse.none_open": pulse.none_open(t, next_opens=None, today=TODAY),
        "pulse.none_open / planned": pulse.none_open(t, next_opens=date(2026, 10, 6), today=TODAY),
        "pulse.result": result(BEFORE, AFTER),
        "pulse.result / some left out": result(BEFORE, PARTLY),
        "pulse.result / too few": result(Figures(by_dimension={})),
    }


def _look_back(t: Translator) -> dict[str, Card | Form]:
    lines = tuple(one[t.language] for one in POINTS)
    earlier = [look_back.Earlier(year=2024, points=lines[:1]), look_back.Earlier(year=2025, points=lines)]
    return {
        "look_back.look_back": look_back.look_back(t, seminar=SEMINAR, earlier=earlier, year=2026),
        "look_back.look_back / nothing": look_back.look_back(t, seminar=SEMINAR, earlier=[], year=2026),
    }


def _sparring(t: Translator) -> dict[str, Card | Form]:
    one = sparring.Partner(group=GROUP_NAME, tenant="Levanger kommune", host=KARI, contact="kari@levanger.example")
    other = sparring.Partner(
        group="Bord 9", tenant="Steinkjer kommune", host="Eva Dahl", contact="eva@steinkjer.example"
    )
    return {
        "sparring.request": sparring.request(t, sparring=SparringId("s"), group="Refleksjonsgruppe 4", partners=[one]),
        "sparring.waiting": sparring.waiting(t, partners=[one, other]),
        "sparring.declined": sparring.declined(t),
        "sparring.called_off": sparring.called_off(t, group="Refleksjonsgruppe 4"),
        "sparring.agreed": sparring.agreed(t, partners=[one], guarded=True),
        "sparring.agreed / three groups": sparring.agreed(t, partners=[one, other], guarded=False),
    }


def _note(t: Translator) -> dict[str, Card | Form]:
    return {
        "reflection_note.offer": reflection_note.offer(t, group=GROUP, name=GROUP_NAME),
        "reflection_note.offer / asked for minutes": reflection_note.offer(
            t, group=GROUP, name=GROUP_NAME, asked_for_minutes=True
        ),
        **{f"reflection_note.ready / {kind}": reflection_note.ready(t, kind=kind) for kind in ("docx", "html", "md")},
        "reflection_note.nothing_yet": reflection_note.nothing_yet(t, name=GROUP_NAME),
    }
