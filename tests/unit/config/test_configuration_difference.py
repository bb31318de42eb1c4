"""What changed, in words."""

from dataclasses import fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.config import load
from bot.config.difference import difference
from bot.config.difference.words import LABELS
from bot.domain.configuration import (
    Configuration,
    DigestRules,
    RoundPlan,
    Seminar,
    Tenant,
    Weekday,
    WorkingGroup,
)
from bot.domain.language import Language
from bot.domain.person import Person, Role

EXAMPLES = Path(__file__).parents[3] / "examples"
BERGEN = load(EXAMPLES / "bergen.yaml").configurations[0]
BORD_1 = BERGEN.groups[0]


def _group(**changes: Any) -> Configuration:  # noqa: ANN401 - any field of a group
    return replace(BERGEN, groups=(replace(BORD_1, **changes), *BERGEN.groups[1:]))


def _said(new: Configuration, language: Language = Language.NB, old: Configuration = BERGEN) -> list[str]:
    return [change.sentence(language) for change in difference(old, new)]


def test_nothing_changed_says_nothing() -> None:
    assert _said(BERGEN) == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.NB, "Refleksjonsgruppe 1: Kari Nordmann går ut, slutt flyttes til 8. mars 2027"),
        (Language.NN, "Refleksjonsgruppe 1: Kari Nordmann går ut, slutt blir flytta til 8. mars 2027"),
        (Language.EN, "Refleksjonsgruppe 1: Kari Nordmann leaves, the end moves to 8 March 2027"),
    ],
)
def test_member_who_leaves_and_an_end_that_moves(language: Language, expected: str) -> None:
    new = _group(members=BORD_1.members[1:], ends=date(2027, 3, 8))
    assert _said(new, language) == [expected]


def test_leader_who_changes() -> None:
    assert _said(_group(leaders=("kari",))) == [
        "Refleksjonsgruppe 1: Kari Nordmann blir leder, Ola Nordmann er ikke lenger leder"
    ]


def test_group_without_end_and_without_rounds() -> None:
    assert _said(_group(ends=None, rounds=None)) == [
        "Refleksjonsgruppe 1: slutt står ikke lenger, refleksjonsrunder står ikke lenger"
    ]
    assert _said(BERGEN, old=_group(ends=None, rounds=None)) == [
        "Refleksjonsgruppe 1: slutt blir 8. april 2027, nytt for refleksjonsrunder"
    ]


def test_pace_and_hour_of_the_rounds() -> None:
    assert isinstance(BORD_1.rounds, RoundPlan)
    new = _group(rounds=replace(BORD_1.rounds, weeks=4, weekday=Weekday.MONDAY, at=time(10, 30)))
    assert _said(new) == [
        "Refleksjonsgruppe 1: uker mellom rundene blir 4, nytt for ukedag, klokkeslett flyttes til kl. 10.30"
    ]


def test_members_in_another_order() -> None:
    assert _said(_group(members=BORD_1.members[::-1])) == ["Refleksjonsgruppe 1: ny rekkefølge på deltakere"]


def test_groups_people_and_seminars_that_come_and_go() -> None:
    without = replace(BERGEN, groups=BERGEN.groups[1:])
    assert _said(without) == ["Refleksjonsgruppe 1: gruppa er ikke lenger med"]
    assert _said(BERGEN, old=without) == ["Refleksjonsgruppe 1: ny gruppe"]


def test_groups_in_another_order() -> None:
    assert _said(replace(BERGEN, groups=BERGEN.groups[::-1])) == ["Bergen kommune: ny rekkefølge på grupper"]


def test_seminar_is_named_as_its_title_stands() -> None:
    new = replace(BERGEN, seminars=(replace(BERGEN.seminars[0], place="Rådhuset"),))
    assert _said(new) == ["«Det visjonære lederskap»: sted blir «Rådhuset»"]


def test_long_texts_are_not_repeated() -> None:
    assert _said(_group(purpose="Læring. " * 20)) == ["Refleksjonsgruppe 1: nytt for formål"]


def test_rules_of_the_tenant() -> None:
    new = replace(BERGEN, digest=DigestRules(weekday=Weekday.MONDAY), slack_team=None)
    assert _said(new) == ["Bergen kommune: arbeidsområde i Slack står ikke lenger, nytt for ukesbrev"]


def test_role_and_zone_of_a_person() -> None:
    kari = replace(BERGEN.people[0], role=Role.OTHER, timezone=ZoneInfo("Europe/Berlin"))
    assert _said(replace(BERGEN, people=(kari, *BERGEN.people[1:]))) == [
        "Kari Nordmann: nytt for rolle, nytt for tidssone"
    ]


@pytest.mark.parametrize("kind", [Configuration, Tenant, Person, Seminar, WorkingGroup, RoundPlan])
def test_every_field_has_a_label(kind: type[Configuration]) -> None:
    assert {one.name for one in fields(kind)} - {"id", "tenant"} <= set(LABELS)
