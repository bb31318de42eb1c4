"""Nobody meets the same twice before all have met."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import NotAllowed, NotFound, WrongPhase
from bot.domain.ids import GroupId, PersonId, SparringId, TenantId
from bot.domain.sparring import LIVES, Meeting, Party, Side, Sparring, pair

NOW = datetime(2026, 5, 5, tzinfo=UTC)


def parties(count: int) -> list[Party]:
    return [Party(TenantId(f"kommune-{number:02}"), GroupId("g")) for number in range(count)]


@given(st.integers(2, 17))
def test_everybody_meets_somebody_and_nobody_meets_alone(count: int) -> None:
    meetings = pair(parties(count), [])
    seated = [party for meeting in meetings for party in meeting]
    assert sorted(seated) == parties(count)
    assert all(2 <= len(meeting) <= 3 for meeting in meetings)
    assert sum(len(meeting) == 3 for meeting in meetings) == count % 2


@given(st.integers(1, 8))
def test_all_have_met_before_anybody_meets_twice(half: int) -> None:
    everybody = parties(2 * half)
    met: list[Meeting] = []
    for _ in range(2 * half - 1):
        met += pair(everybody, met)
    assert len(set(met)) == len(met) == half * (2 * half - 1)


def test_seventeen_kommuner_give_seven_pairs_and_a_triple() -> None:
    assert sorted(len(meeting) for meeting in pair(parties(17), [])) == [2] * 7 + [3]


def test_one_alone_meets_nobody() -> None:
    assert pair(parties(1), []) == ()


def test_who_sat_together_at_the_seminar_meet_again_only_when_all_have_met() -> None:
    everybody = parties(8)
    tables = [frozenset(everybody[place] for place in couple) for couple in ((0, 3), (1, 6), (2, 5), (4, 7))]
    met: list[Meeting] = list(tables)
    for _ in range(6):
        met += pair(everybody, met)
    assert len(set(met)) == len(met) == 28
    assert set(pair(everybody, met)) == set(tables)


def test_a_newcomer_is_paired_with_somebody_new_to_each_other() -> None:
    before = pair(parties(4), [])
    assert not set(before) & set(pair(parties(6), before))


def a_sparring(*between: Party) -> Sparring:
    sides = tuple(Side(party=party) for party in between)
    return Sparring(id=SparringId("m"), network="n", occasion=NOW.date(), sides=sides, created_at=NOW)


def with_yes(meeting: Sparring, party: Party, host: PersonId) -> Sparring:
    return meeting.ask(party, host, NOW).accept(party, host, NOW)


KARI, OLA = PersonId("kari"), PersonId("ola")


def test_it_is_agreed_when_a_host_of_every_group_has_said_yes() -> None:
    one, other, third = parties(3)
    half = with_yes(a_sparring(one, other), one, KARI)
    assert not half.agreed
    assert with_yes(half, other, OLA).agreed
    assert half.accept(one, KARI, NOW) == half
    with pytest.raises(NotAllowed):
        half.accept(other, OLA, NOW)
    with pytest.raises(NotFound):
        half.ask(third, OLA, NOW)


def test_a_late_yes_counts_until_somebody_else_has_said_yes() -> None:
    one, other = parties(2)
    both_asked = a_sparring(one, other).ask(one, KARI, NOW).ask(one, OLA, NOW)
    late = both_asked.accept(one, KARI, NOW)
    assert late.side(one).host == KARI
    with pytest.raises(WrongPhase):
        late.accept(one, OLA, NOW)


def test_a_yes_can_be_taken_back_until_all_have_said_yes() -> None:
    one, other = parties(2)
    half = with_yes(a_sparring(one, other), one, KARI)
    assert half.decline(one, KARI).side(one).host is None
    with pytest.raises(WrongPhase):
        with_yes(half, other, OLA).decline(one, KARI)


def test_a_no_frees_the_next_question_and_only_a_no_of_the_last_one_asked() -> None:
    one, other = parties(2)
    asked = a_sparring(one, other).ask(one, KARI, NOW).ask(one, OLA, NOW)
    assert asked.decline(one, KARI).side(one).asked_at == NOW
    assert asked.decline(one, OLA).side(one).asked_at is None


def test_three_go_on_as_two_and_two_do_not_go_on_as_one() -> None:
    one, other, third = parties(3)
    three = with_yes(with_yes(a_sparring(one, other, third), one, KARI), other, OLA)
    assert not three.agreed
    two = three.drop_out(third)
    assert two.agreed
    assert [side.party for side in two.staying] == [one, other]
    alone = with_yes(a_sparring(one, other), one, KARI).drop_out(other)
    assert alone.is_off(NOW)
    with pytest.raises(WrongPhase):
        alone.ask(other, OLA, NOW)


def test_it_comes_to_nothing_after_a_month() -> None:
    one, other = parties(2)
    half = with_yes(a_sparring(one, other), one, KARI)
    assert not half.is_off(NOW + LIVES - timedelta(seconds=1))
    assert half.is_off(NOW + LIVES)
    assert not with_yes(half, other, OLA).is_off(NOW + LIVES)


def test_who_is_erased_is_forgotten_by_the_own_kommune_alone() -> None:
    one, other = parties(2)
    agreed = with_yes(with_yes(a_sparring(one, other), one, KARI), other, KARI)
    after = agreed.forget(one.tenant, KARI)
    assert (after.side(one).asked, after.side(one).host) == ((), None)
    assert after.side(other).host == KARI
