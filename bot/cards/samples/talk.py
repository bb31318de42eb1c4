"""Examples of live sessions, help, and everything that did not go as meant."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.cards import help as help_cards
from bot.cards import refusal
from bot.cards import session as cards
from bot.cards.action import Act
from bot.cards.card import Card, Form
from bot.cards.samples.people import GROUP, ME, OLA
from bot.domain.errors import AlreadyOpen, NotAllowed, NotFound, Refused, Stale, Unacceptable, WrongPhase, WrongStatus
from bot.domain.ids import LiveSessionId
from bot.domain.library import Audience, Method, MethodId, Phase, Setting, Wording
from bot.domain.live_session import SessionPhase, begin_session
from bot.i18n.names import leaders
from bot.i18n.translator import Translator

ALONE = Wording(nb="Egenrefleksjon", nn="Eigenrefleksjon", en="Own reflection")
TOGETHER = Wording(nb="I gruppa", nn="I gruppa", en="In the group")
GUIDE = Wording(nb="Tenk først for deg selv.", nn="Tenk først for deg sjølv.", en="Think for yourself first.")
METHOD = Method(
    id=MethodId("refleksjonsoppgave"),
    code="M1",
    name=Wording(nb="Refleksjonsoppgave", nn="Refleksjonsoppgåve", en="Reflection exercise"),
    guide=GUIDE,
    audience=Audience.ALL,
    setting=Setting.GROUP,
    phases=(Phase(name=ALONE, guide=GUIDE, minutes=2), Phase(name=TOGETHER, guide=GUIDE, minutes=20)),
)
BEGUN = datetime(2026, 5, 5, 10, tzinfo=ZoneInfo("Europe/Oslo"))


def samples(t: Translator) -> dict[str, Card | Form]:
    return {**_session(t), **_help(t), **_refusals(t), **_misunderstandings(t)}


def _session(t: Translator) -> dict[str, Card | Form]:
    phases = (SessionPhase(name=ALONE, minutes=2), SessionPhase(name=TOGETHER, minutes=20, halfway=True))
    first = begin_session(id=LiveSessionId("s"), group=GROUP, method=METHOD.id, started_by=ME, phases=phases, now=BEGUN)
    second = replace(first, phase=1, phase_ends_at=BEGUN + timedelta(minutes=22))
    paused = second.pause(BEGUN + timedelta(minutes=10))
    guide, ends = GUIDE[t.language], second.phase_ends_at
    return {
        "session.start_form": cards.start_form(t, group=GROUP, methods=[METHOD]),
        "session.started": cards.started(t, session=first, guide=guide, ends_at=first.phase_ends_at),
        "session.phase": cards.phase(t, session=second, guide="", ends_at=ends),
        "session.in_the_channel": cards.in_the_channel(t, group="Refleksjonsgruppe 1"),
        "session.halfway": cards.halfway(t),
        "session.paused": cards.paused(t, session=paused),
        "session.resumed": cards.resumed(t, session=second, ends_at=ends),
        "session.done": cards.done(t),
        "session.stopped": cards.stopped(t),
        "session.already_running": cards.already_running(t, session=second, ends_at=ends),
        "session.already_running / paused": cards.already_running(t, session=paused, ends_at=None),
        "session.own_times_unclear": cards.own_times_unclear(t),
        "session.in_channel_only": cards.in_channel_only(t),
    }


def _help(t: Translator) -> dict[str, Card | Form]:
    return {
        "help.help_card": help_cards.help_card(t, leader=False),
        "help.help_card / leader, administration only": help_cards.help_card(t, leader=True, guarded=False),
        "help.in_channel": help_cards.in_channel(t),
    }


def _refusals(t: Translator) -> dict[str, Card | Form]:
    named: list[Refused] = [NotAllowed(), NotFound(), Stale(), WrongPhase(), WrongStatus(), AlreadyOpen()]
    refused: dict[str, Card | Form] = {
        f"refusal.refused / {type(one).__name__}": refusal.refused(t, one) for one in named
    }
    unacceptable: dict[str, Card | Form] = {
        f"refusal.refused / {reason}": refusal.refused(t, Unacceptable(reason)) for reason in refusal.REASONS
    }
    return {**refused, **unacceptable}


def _misunderstandings(t: Translator) -> dict[str, Card | Form]:
    return {
        "refusal.outsider": refusal.outsider(t, contact="bystyrekontoret@bergen.example"),
        "refusal.fault": refusal.fault(t),
        "refusal.stale_button": refusal.stale_button(t),
        "refusal.somebody_was_first": refusal.somebody_was_first(t),
        "refusal.no_polls": refusal.no_polls(t, leader=False),
        "refusal.no_polls / leader": refusal.no_polls(t, leader=True),
        "refusal.did_you_mean": refusal.did_you_mean(t, word="mine", act=Act.SHOW_MINE),
        "refusal.which_did_you_mean": refusal.which_did_you_mean(
            t, words=[("mine", Act.SHOW_MINE), ("pause", Act.PAUSE)]
        ),
        "refusal.not_understood": refusal.not_understood(t),
        "refusal.thanks": refusal.thanks(t),
        "refusal.use_the_buttons": refusal.use_the_buttons(t),
        "refusal.in_private": refusal.in_private(t),
        "refusal.leaders_only": refusal.leaders_only(t, leaders=leaders(t, [OLA])),
        "refusal.too_many_words": refusal.too_many_words(t),
    }
