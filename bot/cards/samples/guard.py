"""Examples of refleksjonsvernet, and of what a person takes up in their own name."""

from datetime import date

from bot.cards import carry
from bot.cards import guard_note as cards
from bot.cards.card import Card, Form
from bot.cards.samples.people import BODIES, REPORT, TELL, TODAY
from bot.domain.finding import Certainty, Finding, Indicator
from bot.domain.ids import BodyId, CarriedMatterId
from bot.domain.library import Wording
from bot.i18n.translator import Translator

SEEN = {
    Indicator.DECISION: Wording(nb="vedtar vi", nn="vedtek vi", en="we decide"),
    Indicator.VOTE: Wording(nb="votering", nn="røyste over", en="vote on"),
    Indicator.RECOMMENDATION: Wording(nb="gruppa innstiller", nn="gruppa si tilråding", en="the group recommends"),
    Indicator.PENDING_CASE: Wording(nb="sak 45/26", nn="sak 45/26", en="case 45/26"),
    Indicator.CASE_PREPARATION: Wording(nb="utreder vi", nn="greier vi ut", en="we prepare the case"),
    Indicator.FORMALITIES: Wording(nb="innkalling til gruppa", nn="innkalling til gruppa", en="summons to the group"),
    Indicator.APPOINTMENT: Wording(nb="vi velger nestleder", nn="vi vel nestleiar", en="we elect a deputy"),
    Indicator.PROPOSAL: Wording(nb="fremmer forslag", nn="set fram framlegg", en="put forward a proposal"),
    Indicator.STATEMENT: Wording(nb="uttalelse fra gruppa", nn="fråsegn frå gruppa", en="statement from the group"),
    Indicator.INSTRUCTION: Wording(nb="pålegger etaten", nn="pålegg etaten", en="instruct the staff"),
    Indicator.PRE_AGREEMENT: Wording(nb="avklare her først", nn="avklare her først", en="settle it here first"),
    Indicator.PERSONAL_MATTER: Wording(nb="sykemeldingen hans", nn="sjukmeldinga hans", en="his sick leave"),
}
BEFORE = Wording(nb="Da vedtar vi dette.", nn="Då vedtek vi dette.", en="Then we decide this.")


def _finding(t: Translator, indicator: Indicator, certainty: Certainty = Certainty.SURE) -> Finding:
    return Finding(indicator=indicator, certainty=certainty, words=(SEEN[indicator][t.language],), start=0, end=20)


def samples(t: Translator) -> dict[str, Card | Form]:
    return {**_notes(t), **_ways(t), **_carry(t)}


def _notes(t: Translator) -> dict[str, Card | Form]:
    notes: dict[str, Card | Form] = {
        f"guard_note.guard_note / {one.value}": cards.guard_note(
            t, finding=_finding(t, one), elected=True, body="Formannskapet", reflection="refleksjon-1"
        )
        for one in SEEN
    }
    unsure = _finding(t, Indicator.DECISION, Certainty.UNSURE)
    staff = _finding(t, Indicator.PERSONAL_MATTER)
    return {
        **notes,
        "guard_note.guard_note / D3, no body named": cards.guard_note(
            t, finding=_finding(t, Indicator.RECOMMENDATION), elected=True
        ),
        "guard_note.guard_note / uncertain": cards.guard_note(t, finding=unsure, elected=True),
        "guard_note.guard_note / uncertain, a person": cards.guard_note(
            t, finding=_finding(t, Indicator.PERSONAL_MATTER, Certainty.UNSURE), elected=False
        ),
        "guard_note.guard_note / to the administration": cards.guard_note(t, finding=staff, elected=False),
    }


def _ways(t: Translator) -> dict[str, Card | Form]:
    finding = _finding(t, Indicator.DECISION)
    after = cards.suggestion(t, indicator=Indicator.DECISION)
    return {
        "guard_note.reword": cards.reword(t, finding=finding, before=BEFORE[t.language], after=after),
        "guard_note.suggested": cards.suggested(t, words=after),
        "guard_note.swapped_in": cards.swapped_in(t),
        "guard_note.kept": cards.kept(t),
        "guard_note.not_meant": cards.not_meant(t),
        "guard_note.text_changed": cards.text_changed(t),
        "guard_note.insists": cards.insists(
            t, bodies=[body.name for body in BODIES], advisor="Kommuneadvokaten, kommuneadvokaten@bergen.example"
        ),
    }


def _carry(t: Translator) -> dict[str, Card | Form]:
    def confirmed(body: str | None, when: date | None) -> Card:
        return carry.confirmed(t, matter=CarriedMatterId("m"), what=TELL[t.language], body=body, when=when, today=TODAY)

    day = date(2026, 5, 27)
    return {
        "carry.carry_form": carry.carry_form(t, bodies=BODIES),
        "carry.carry_form / the line": carry.carry_form(t, bodies=None),
        "carry.carry_form / edit": carry.carry_form(
            t, bodies=BODIES, what=REPORT[t.language], body=BodyId("bystyret"), when=day, matter=CarriedMatterId("m")
        ),
        "carry.confirmed": confirmed("Bystyret", day),
        "carry.confirmed / no date": confirmed("Bystyret", None),
        "carry.confirmed / the line": confirmed(None, day),
        "carry.confirmed / the line, no date": confirmed(None, None),
        "carry.undone": carry.undone(t),
        "carry.raised": carry.raised(t),
    }
