"""Måling: six statements, one minute, at most twice a year. Figures, and no claim of effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.cards.action import Act, Action
from bot.cards.card import Buttons, Card, Chart, Choice, Form, Option, Series, Style, Table
from bot.cards.writing import bullets, button, card, form, heading, note, text
from bot.domain.ids import PulseId
from bot.domain.pulse import SCALE, Dimension, Figures
from bot.i18n import dates
from bot.i18n.numbers import decimal, in_words, tenths
from bot.i18n.translator import Translator

DO_NOT_KNOW = "vet-ikke"
"""The value of «vet ikke»; the others are "1" to "5", and the inputs are named by dimension."""

ORDER = (
    Dimension.ACQUAINTANCE,
    Dimension.KNOWLEDGE_SHARING,
    Dimension.PROBLEM_SOLVING,
    Dimension.INNOVATION,
    Dimension.CONTRIBUTION,
    Dimension.RESPECT,
)
_STATEMENT = {
    Dimension.ACQUAINTANCE: "pulse.acquaintance",
    Dimension.KNOWLEDGE_SHARING: "pulse.knowledge-sharing",
    Dimension.PROBLEM_SOLVING: "pulse.problem-solving",
    Dimension.INNOVATION: "pulse.innovation",
    Dimension.CONTRIBUTION: "pulse.contribution",
    Dimension.RESPECT: "pulse.respect",
}
_NAME = {
    Dimension.ACQUAINTANCE: "pulse.name-acquaintance",
    Dimension.KNOWLEDGE_SHARING: "pulse.name-knowledge-sharing",
    Dimension.PROBLEM_SOLVING: "pulse.name-problem-solving",
    Dimension.INNOVATION: "pulse.name-innovation",
    Dimension.CONTRIBUTION: "pulse.name-contribution",
    Dimension.RESPECT: "pulse.name-respect",
}
_STEP = {1: "pulse.step-1", 2: "pulse.step-2", 3: "pulse.step-3", 4: "pulse.step-4", 5: "pulse.step-5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measurement beside others, the oldest first."""

    label: str
    figures: Figures


def invitation(t: Translator, *, pulse: PulseId, seminar: str, closes: datetime, fewest: int, today: date) -> Card:
    return card(
        t,
        t.text("pulse.summary"),
        text(t, "pulse.invitation", seminar=seminar),
        bullets(
            t,
            "pulse.apart",
            "pulse.only-after",
            "pulse.voluntary",
            fewest=in_words(t.language, fewest),
            when=dates.moment(t.language, closes, today),
        ),
        Buttons((button(t, "button.answer-pulse", Act.PULSE, style=Style.PRIMARY, pulse=pulse),)),
    )


def pulse_form(t: Translator, *, pulse: PulseId) -> Form:
    """Six statements with words at both ends, and «vet ikke»."""
    options = (
        *(Option(value=str(step), label=t.text(_STEP[step])) for step in SCALE),
        Option(value=DO_NOT_KNOW, label=t.text("pulse.do-not-know")),
    )
    return form(
        t,
        "pulse.title",
        Action(Act.SAVE_PULSE, {"pulse": pulse}),
        text(t, "pulse.form-intro"),
        *(Choice(name=one, label=t.text(_STATEMENT[one]), options=options) for one in ORDER),
        submit="button.send-answers",
    )


def thanks(t: Translator) -> Card:
    return note(t, "pulse.thanks")


def answered_already(t: Translator) -> Card:
    return note(t, "pulse.answered-already")


def none_open(t: Translator, *, next_opens: date | None, today: date) -> Card:
    if next_opens is None:
        return note(t, "pulse.none-open")
    return note(t, "pulse.opens", when=dates.weekday_and_day(t.language, next_opens, today))


def result(t: Translator, *, seminar: str, measured: Sequence[Measured], fewest: int) -> Card:
    """After closing. A statement with too few answers is left out, and then there is no overall figure."""
    shown = [one for one in ORDER if any(one in each.figures.by_dimension for each in measured)]
    words = in_words(t.language, fewest)
    if not shown:
        return note(t, "pulse.too-few", seminar=seminar, fewest=words)
    whole = all(each.figures.overall is not None for each in measured)
    return card(
        t,
        t.text("pulse.result-summary"),
        heading(t, "pulse.result-heading", seminar=seminar),
        _chart(t, measured) if whole else _table(t, measured, shown),
        text(t, "pulse.result-whole" if whole else "pulse.result-partly", fewest=words),
        text(t, "pulse.no-effect"),
    )


def _chart(t: Translator, measured: Sequence[Measured]) -> Chart:
    """Only of whole measurements: a chart has no empty places, as the table has."""
    return Chart(
        title=t.text("pulse.chart"),
        categories=(t.text("pulse.overall"), *(t.text(_NAME[one]) for one in ORDER)),
        series=tuple(_series(t, each) for each in measured),
    )


def _series(t: Translator, each: Measured) -> Series:
    figures = [each.figures.overall or 0.0, *(each.figures.by_dimension[one] for one in ORDER)]
    return Series(
        name=each.label,
        values=tuple(tenths(one) for one in figures),
        written=tuple(decimal(t.language, one) for one in figures),
    )


def _table(t: Translator, measured: Sequence[Measured], shown: Sequence[Dimension]) -> Table:
    overall = (t.text("pulse.overall"), *(_figure(t, each.figures.overall) for each in measured))
    rows = tuple(
        (t.text(_NAME[one]), *(_figure(t, each.figures.by_dimension.get(one)) for each in measured)) for one in shown
    )
    return Table(
        head=(t.text("pulse.head"), *(each.label for each in measured)),
        rows=(overall, *rows),
        caption=t.text("pulse.caption"),
    )


def _figure(t: Translator, value: float | None) -> str:
    return t.text("pulse.not-shown") if value is None else decimal(t.language, value)
