"""M1–M9 in the weekly digest: each as a sentence with a way out, in the reader's own language."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.cards.facts import Fact, FactKind, told
from bot.cards.text import unmarked
from bot.domain.configuration import Body, Configuration, RoundPlan, Weekday, WorkingGroup
from bot.domain.ids import BodyId
from bot.domain.language import Language
from bot.domain.person import Role
from bot.i18n.translator import Translator
from tests.acceptance.conftest import Start

LANGUAGES = pytest.mark.parametrize("language", list(Language))
FORMANNSKAPET, BYSTYRET = BodyId("formannskapet"), BodyId("bystyret")
OFTEN = tuple(date(2026, 4, 15) + timedelta(weeks=week) for week in range(20))
NOW_AND_THEN = OFTEN[::3]
EVERY_TUESDAY = RoundPlan(weeks=1, weekday=Weekday.TUESDAY)


def elected(
    configuration: Configuration, language: Language, meetings: tuple[date, ...] = (), *, avoid: int = 7
) -> Configuration:
    """Five elected members: all of one body, and most of another."""
    bodies = (
        Body(id=FORMANNSKAPET, name="Formannskapet", seats=5),
        Body(id=BYSTYRET, name="Bystyret", seats=8, meetings=meetings),
    )
    people = tuple(
        replace(one, role=Role.ELECTED, bodies=(FORMANNSKAPET, BYSTYRET), language=language)
        for one in configuration.people
    )
    calendar = replace(configuration.calendar, avoid_days_before_meetings=avoid)
    return replace(configuration, bodies=bodies, people=people, calendar=calendar)


def with_group(configuration: Configuration, change: Callable[[WorkingGroup], WorkingGroup]) -> Configuration:
    return replace(configuration, groups=tuple(map(change, configuration.groups)))


async def digest(start: Start, configuration: Configuration, language: Language, on: date = date(2026, 4, 17)) -> str:
    group = await start(configuration)
    await group.presses("ola", (await group.told("ola"))[-1].buttons[0])
    await group.until(on, 14)
    frame = Translator(language).text("digest.frame").strip("*")
    return next(one.text for one in reversed(await group.told("ola")) if frame in one.text)


def said(language: Language, facts: Sequence[Fact]) -> str:
    return "\n".join(f"• {unmarked(told(Translator(language), fact))}" for fact in facts)


@LANGUAGES
async def test_what_the_set_up_says_is_told_with_a_way_out(
    start: Start, one_group: Configuration, language: Language
) -> None:
    configuration = with_group(
        elected(one_group, language, NOW_AND_THEN),
        lambda group: replace(
            group,
            name="Samspillutvalget",
            created_by="bystyret",
            ends=date(2027, 12, 13),
            rounds=EVERY_TUESDAY,
            allowance=True,
            purpose="",
        ),
    )
    expected = (
        Fact(kind=FactKind.CREATED_BY_BODY, params={"body": "bystyret"}),
        Fact(kind=FactKind.WHOLE_BODY, params={"body": "Formannskapet"}),
        Fact(kind=FactKind.OVERLAP, params={"body": "Bystyret", "shared": "5", "of": "8"}),
        Fact(kind=FactKind.ONLY_ELECTED),
        Fact(kind=FactKind.LONG_LIVED, params={"months": "20"}),
        Fact(kind=FactKind.NEAR_BY_PACE, params={"body": "Bystyret", "shared": "7", "of": "87"}),
        Fact(kind=FactKind.ALLOWANCE),
        Fact(kind=FactKind.NAME, params={"word": "samspillutvalget"}),
        Fact(kind=FactKind.PURPOSE),
    )
    assert said(language, expected) in await digest(start, configuration, language)


@LANGUAGES
async def test_what_time_brings_is_told_too(start: Start, one_group: Configuration, language: Language) -> None:
    configuration = with_group(
        elected(one_group, language, OFTEN, avoid=0),
        lambda group: replace(group, ends=None, rounds=EVERY_TUESDAY, purpose_confirmed=date(2025, 10, 1)),
    )
    when = {Language.NB: "1. oktober 2025", Language.NN: "1. oktober 2025", Language.EN: "1 October 2025"}
    expected = (
        Fact(kind=FactKind.NO_END),
        Fact(kind=FactKind.NEAR_MEETINGS, params={"body": "Bystyret"}),
        Fact(kind=FactKind.PURPOSE_OLD, params={"day": when[language]}),
    )
    assert said(language, expected) in await digest(start, configuration, language)


@LANGUAGES
async def test_a_group_that_has_lasted_is_asked_to_think_of_what_comes_after(
    start: Start, one_group: Configuration, language: Language
) -> None:
    configuration = with_group(elected(one_group, language), lambda group: replace(group, rounds=None))
    configuration = replace(configuration, guard=replace(configuration.guard, note_after_months=1))
    when = {Language.NB: "8. april 2027", Language.NN: "8. april 2027", Language.EN: "8 April 2027"}
    letter = await digest(start, configuration, language, date(2026, 5, 15))
    assert said(language, [Fact(kind=FactKind.LASTED, params={"months": "1", "day": when[language]})]) in letter


async def test_a_group_of_administration_alone_hears_nothing_of_bodies(start: Start, one_group: Configuration) -> None:
    people = tuple(replace(one, role=Role.ADMINISTRATION, bodies=()) for one in one_group.people)
    configuration = with_group(
        replace(one_group, people=people),
        lambda group: replace(group, name="Samspillutvalget", allowance=True, ends=date(2028, 4, 13), purpose=""),
    )
    letter = await digest(start, configuration, Language.NB)
    assert "Formålet med gruppa er ikke skrevet ned. Vil du gjøre det?" in letter
    assert "organ" not in letter


def test_no_kind_of_fact_is_left_without_a_sentence() -> None:
    params = {"body": "Bystyret", "shared": "2", "of": "3", "months": "14", "word": "utvalg", "day": "1. mai"}
    for language in Language:
        told_all = {unmarked(told(Translator(language), Fact(kind=kind, params=params))) for kind in FactKind}
        assert len(told_all) == len(FactKind)
        asking = [one for one in told_all if "?" in one]
        assert len(asking) == len(FactKind) - 1  # who was made by a body is told to stop and ask, not asked whether
