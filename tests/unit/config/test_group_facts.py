"""M1–M9: what configuration alone says about a group, and at which line it can be mended."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.config import load
from bot.config.remarks import remarks
from bot.domain.configuration import (
    Body,
    Configuration,
    GuardRules,
    RoundPlan,
    Seminar,
    Tenant,
    Weekday,
    WorkingGroup,
)
from bot.domain.group_facts import FactId, GroupFact, Weight, elected_body_named, facts, nominal_rounds
from bot.domain.ids import BodyId, GroupId, PersonId, SeminarId, TenantId
from bot.domain.language import Language
from bot.domain.person import Person, Role

TODAY = date(2026, 4, 20)
FORMANNSKAPET = BodyId("formannskapet")


def _person(number: int, role: Role = Role.ELECTED, *bodies: BodyId) -> Person:
    return Person(
        id=PersonId(f"p{number}"), name=f"Person {number}", email=f"p{number}@a.example", role=role, bodies=bodies
    )


def _people(elected: int, administration: int = 1) -> tuple[Person, ...]:
    council = tuple(_person(one, Role.ELECTED, FORMANNSKAPET) for one in range(elected))
    return council + tuple(_person(100 + one, Role.ADMINISTRATION) for one in range(administration))


def _group(people: tuple[Person, ...]) -> WorkingGroup:
    return WorkingGroup(
        id=GroupId("g"),
        name="Refleksjonsgruppe 1",
        seminar=SeminarId("s"),
        purpose="Læring og refleksjon.",
        created_by="kommunedirektøren",
        members=tuple(person.id for person in people),
        starts=date(2026, 4, 13),
        ends=date(2027, 4, 8),
    )


def _configuration(people: tuple[Person, ...], group: WorkingGroup, body: Body | None = None) -> Configuration:
    return Configuration(
        tenant=Tenant(id=TenantId("t"), name="Fjordvik", contact="post@a.example"),
        bodies=(body or Body(id=FORMANNSKAPET, name="Formannskapet", seats=7),),
        people=people,
        seminars=(Seminar(id=SeminarId("s"), title="Samling", date=date(2026, 4, 8)),),
        groups=(group,),
    )


def _facts(group: WorkingGroup, people: tuple[Person, ...] = _people(2), today: date = TODAY) -> list[GroupFact]:
    return list(facts(_configuration(people, group), group, today))


GOOD = _group(_people(2))


def test_ordinary_group_has_no_facts() -> None:
    assert _facts(GOOD) == []


@pytest.mark.parametrize(
    "created_by",
    [
        "Kommunestyret",
        "vedtatt av bystyret",
        "Formannskapet",
        "Utvalg for oppvekst",
        "oppvekstutvalet",
        "Byrådet",
        "valgkomiteen",
        "Klagenemnda",
        "Fylkestinget",
        "heradsstyret",
        "Driftsforum",
    ],
)
def test_elected_body_as_creator_is_seen(created_by: str) -> None:
    assert elected_body_named(created_by, ["driftsforum"]) is not None


@pytest.mark.parametrize(
    "created_by",
    [
        "",
        "kommunedirektøren",
        "bystyredirektøren",
        "bystyresekretariatet",
        "byrådsleder",
        "Byråd for helse",
        "lederen av formannskapet",
        "KS",
        "rådmannen",
        "styringsgruppa",
        "kommunaldirektørmøtet",
    ],
)
def test_others_as_creators_are_fine(created_by: str) -> None:
    assert elected_body_named(created_by, ["formannskapet"]) is None


def test_group_created_by_a_body_is_refused() -> None:
    (fact,) = _facts(replace(GOOD, created_by="Formannskapet"))
    assert (fact.id, fact.weight, fact.words) == (FactId.CREATED_BY_BODY, Weight.REFUSE, "formannskapet")


@pytest.mark.parametrize(("elected", "seats", "expected"), [(3, 7, None), (4, 7, "M2"), (6, 7, "M2"), (7, 7, "M3")])
def test_share_of_a_body(elected: int, seats: int, expected: str | None) -> None:
    people = _people(elected)
    group = _group(people)
    body = Body(id=FORMANNSKAPET, name="Formannskapet", seats=seats)
    found = facts(_configuration(people, group, body), group, TODAY)
    assert [(one.id, one.count, one.of) for one in found] == ([(expected, elected, seats)] if expected else [])


def test_body_without_seats_is_those_listed_when_they_are_enough() -> None:
    body = Body(id=FORMANNSKAPET, name="Formannskapet")
    few, many = _people(4), _people(7)
    assert facts(_configuration(few, _group(few), body), _group(few), TODAY) == ()
    six = _group((*many[:6], many[-1]))
    (fact,) = facts(_configuration(many, six, body), six, TODAY)
    assert (fact.id, fact.count, fact.of) == (FactId.OVERLAP, 6, 7)


def test_only_elected_members_is_a_note() -> None:
    people = _people(2, administration=0)
    (fact,) = _facts(_group(people), people)
    assert (fact.id, fact.weight) == (FactId.ONLY_ELECTED, Weight.NOTE)


@pytest.mark.parametrize(
    ("ends", "today", "expected"),
    [
        (None, TODAY, ("no-end", Weight.WARN, 0)),
        (date(2027, 4, 13), TODAY, None),
        (date(2027, 6, 20), TODAY, ("long", Weight.WARN, 14)),
        (date(2027, 4, 8), date(2027, 1, 12), None),
        (date(2027, 4, 8), date(2027, 1, 13), ("lasted", Weight.NOTE, 9)),
        (date(2027, 4, 8), date(2027, 4, 9), None),
    ],
)
def test_how_long_a_group_lasts(ends: date | None, today: date, expected: tuple[str, Weight, int] | None) -> None:
    group = replace(GOOD, ends=ends, purpose_confirmed=today)
    found = [(one.why, one.weight, one.count) for one in _facts(group, today=today) if one.id is FactId.LASTING]
    assert found == ([expected] if expected else [])


def test_pace_that_follows_the_meetings_of_a_body() -> None:
    rounds = RoundPlan(weeks=4, weekday=Weekday.TUESDAY)
    group = replace(GOOD, rounds=rounds)
    near = tuple(date.fromordinal(one.toordinal() + 1) for one in nominal_rounds(group)[:3])
    body = Body(id=FORMANNSKAPET, name="Formannskapet", seats=9, meetings=near)
    people = _people(2)
    (fact,) = facts(_configuration(people, group, body), group, TODAY)
    assert (fact.id, fact.count, fact.of) == (FactId.NEAR_MEETINGS, 3, 13)
    fewer = replace(body, meetings=near[:2])
    assert facts(_configuration(people, group, fewer), group, TODAY) == ()
    one = _people(1)
    assert facts(_configuration(one, replace(_group(one), rounds=rounds), body), _group(one), TODAY) == ()


def test_rounds_of_a_group_without_end_are_followed_for_ten_years() -> None:
    days = nominal_rounds(replace(GOOD, rounds=RoundPlan(weeks=3), ends=None))
    assert days[0] == date(2026, 4, 14)
    assert days[-1].year == 2036


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Arbeidsutvalg for samspill", "arbeidsutvalg"),
        ("Samspillkomiteen", "samspillkomiteen"),
        ("Dialognemnda", "dialognemnda"),
        ("Ungdomsråd", "ungdomsråd"),
        ("Programstyre", "programstyre"),
        ("Refleksjon om byråd og bystyret", None),
        ("Styrer og stell", None),
        ("Kommuneråd i dialog", None),
    ],
)
def test_name_of_a_body(name: str, words: str | None) -> None:
    found = [one.words for one in _facts(replace(GOOD, name=name))]
    assert found == ([words] if words else [])


def test_allowance_is_a_warning() -> None:
    assert [one.id for one in _facts(replace(GOOD, allowance=True))] == [FactId.ALLOWANCE]


@pytest.mark.parametrize(
    ("purpose", "confirmed", "today", "why"),
    [
        ("", None, TODAY, "missing"),
        ("Læring.", None, date(2026, 10, 13), None),
        ("Læring.", None, date(2026, 10, 14), "unconfirmed"),
        ("Læring.", date(2026, 10, 1), date(2026, 12, 14), None),
        ("Læring.", None, date(2027, 4, 9), None),
    ],
)
def test_purpose(purpose: str, confirmed: date | None, today: date, why: str | None) -> None:
    group = replace(GOOD, purpose=purpose, purpose_confirmed=confirmed)
    found = [one.why for one in _facts(group, today=today) if one.id is FactId.PURPOSE]
    assert found == ([why] if why else [])


@pytest.mark.parametrize(
    ("starts", "ends", "year"),
    [
        (date(2027, 1, 4), date(2027, 10, 31), None),
        (date(2027, 1, 4), date(2027, 11, 1), 2027),
        (date(2027, 11, 2), date(2028, 6, 1), None),
        (date(2027, 11, 2), date(2032, 6, 1), 2031),
    ],
)
def test_group_with_elected_members_ends_with_its_council(starts: date, ends: date, year: int | None) -> None:
    group = replace(GOOD, starts=starts, ends=ends)
    found = [one.count for one in _facts(group, today=starts) if one.id is FactId.ELECTION]
    assert found == ([year] if year else [])


def test_administration_only_is_judged_neither_by_bodies_nor_by_elections() -> None:
    people = _people(0, administration=4)
    group = replace(_group(people), starts=date(2027, 3, 1), ends=date(2027, 12, 1))
    assert _facts(group, people, today=date(2027, 3, 2)) == []


def test_thresholds_are_the_tenants_own() -> None:
    people = _people(4)
    group = _group(people)
    configuration = replace(_configuration(people, group), guard=GuardRules(overlap_percent=60))
    assert facts(configuration, group, TODAY) == ()


WRITTEN = """tenant: { id: fjordvik, name: Fjordvik kommune, contact: post@fjordvik.example }
bodies:
  - { id: formannskapet, name: Formannskapet, seats: 3, meetings: [2026-04-15, 2026-05-06, 2026-05-27] }
people:
  - { id: a, name: Kari Nordmann, email: a@fjordvik.example, role: elected, bodies: [formannskapet] }
  - { id: b, name: Ola Nordmann, email: b@fjordvik.example, role: elected, bodies: [formannskapet] }
  - { id: c, name: Eva Dahl, email: c@fjordvik.example, role: executive, bodies: [formannskapet] }
seminars: [{ id: s, title: Samling, date: 2026-04-08 }]
groups:
  - id: g
    name: Samspillutvalget
    seminar: s
    members: [a, b, c]
    allowance: true
    starts: 2026-04-13
    ends: 2027-12-01
    rounds: { prompts: [folkevalgt-lederskap, kulturen-i-kommunestyret] }
"""


def test_facts_are_told_at_the_line_where_they_can_be_mended(tmp_path: Path) -> None:
    file = tmp_path / "fjordvik.yaml"
    file.write_text(WRITTEN, encoding="utf-8")
    found = remarks(load(file), TODAY)
    assert [(one.line, one.key) for one in found] == [
        (10, "M9-missing"),
        (11, "M8"),
        (13, "M3"),
        (13, "M4"),
        (14, "M7"),
        (16, "M5-long"),
        (16, "election"),
        (17, "M6"),
        (17, "prompt_not_for_all"),
    ]
    assert all(one.sentence(language) for one in found for language in (Language.NB, Language.EN))
    assert found[2].sentence(Language.NB).startswith("M3: Alle i «Formannskapet» (3) er med i «Samspillutvalget».")


def test_mixed_group_gets_only_what_is_for_all(tmp_path: Path) -> None:
    file = tmp_path / "fjordvik.yaml"
    file.write_text(WRITTEN.replace("role: executive", "role: administration"), encoding="utf-8")
    passed_over = [one.params["given"] for one in remarks(load(file), TODAY) if one.key == "prompt_not_for_all"]
    assert passed_over == ["folkevalgt-lederskap", "kulturen-i-kommunestyret"]


def test_remark_says_dates_as_people_write_them() -> None:
    found = remarks(load(Path(__file__).parents[3] / "examples" / "bergen.yaml"), date(2026, 11, 20))
    unconfirmed = next(one for one in found if one.key == "M9-unconfirmed")
    assert "ikke bekreftet siden 13. april 2026." in unconfirmed.sentence(Language.NB)
    assert "not been confirmed since 13 April 2026." in unconfirmed.sentence(Language.EN)


def test_wrong_configuration_has_no_remarks(tmp_path: Path) -> None:
    file = tmp_path / "fjordvik.yaml"
    file.write_text(WRITTEN.replace("starts: 2026-04-13", "starts: 31/6"), encoding="utf-8")
    assert remarks(load(file), TODAY) == ()
