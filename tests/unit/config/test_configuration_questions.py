"""What a configuration answers about people, groups and bodies."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import load
from bot.domain.configuration import Channel, Weekday
from bot.domain.errors import NotFound
from bot.domain.ids import BodyId, GroupId, PersonId, SeminarId
from bot.domain.language import Language
from bot.domain.person import Platform, Role

BERGEN = load(Path(__file__).parents[3] / "examples" / "bergen.yaml").configurations[0]
KARI, OLA = BERGEN.person(PersonId("kari")), BERGEN.person(PersonId("ola"))
BORD_1 = BERGEN.group(GroupId("bord-1"))


def test_everything_is_found_by_its_id() -> None:
    assert KARI.first_name == "Kari"
    assert BERGEN.seminar(SeminarId("visjonaert-2026")).date == date(2026, 4, 8)
    assert BERGEN.body(BodyId("byradet")).seats == 8
    assert BORD_1.channel == Channel(platform=Platform.SLACK, id="C0000001")


def test_what_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(NotFound):
        BERGEN.person(PersonId("ingen"))


def test_person_is_found_by_email_whatever_its_case() -> None:
    assert BERGEN.person_by_email("KARI@Bergen.example") is KARI
    assert BERGEN.person_by_email("ingen@bergen.example") is None


def test_leaders_and_members_of_groups() -> None:
    assert BERGEN.groups_of(KARI.id) == BERGEN.groups_of(OLA.id) == (BORD_1,)
    assert BERGEN.led_by(OLA.id) == (BORD_1,)
    assert BERGEN.led_by(KARI.id) == ()
    assert [one.id for one in BERGEN.members(BORD_1)] == list(BORD_1.members)
    assert BORD_1.people == BORD_1.members


def test_own_choice_of_language_wins_over_group_and_tenant() -> None:
    group = replace(BORD_1, language=Language.EN)
    assert BERGEN.language_for(KARI, None, group) is Language.NN
    assert BERGEN.language_for(KARI, Language.NB, group) is Language.NB
    assert BERGEN.language_for(OLA, None, group) is Language.EN
    assert BERGEN.language_for(OLA, None, BORD_1) is Language.NB
    assert BERGEN.language_for(OLA, None, None) is Language.NB


def test_own_time_zone_wins_over_the_tenants() -> None:
    oslo, berlin = ZoneInfo("Europe/Oslo"), ZoneInfo("Europe/Berlin")
    assert BERGEN.timezone_for(KARI, None) == oslo
    assert BERGEN.timezone_for(KARI, berlin) == berlin
    assert BERGEN.timezone_for(replace(KARI, timezone=berlin), None) == berlin


def test_weekdays_count_as_python_does() -> None:
    assert Weekday.TUESDAY.number == date(2026, 4, 14).weekday()


def test_roles_of_everybody() -> None:
    assert BERGEN.roles()[OLA.id] is Role.ADMINISTRATION
