"""Nobody meets the same twice before all have met."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId, PersonId, SparringId, TenantId
from bot.domain.sparring import Meeting, Party, Sparring, pair

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


def test_contacts_are_shared_when_all_hosts_have_said_yes() -> None:
    one, other, third = parties(3)
    meeting = Sparring(id=SparringId("m"), network="n", parties=(one, other), created_at=NOW)
    half = meeting.accept(one, PersonId("kari"))
    assert not half.agreed
    assert half.accept(other, PersonId("ola")).agreed
    assert half.accept(one, PersonId("eva")).yes == ((one, PersonId("eva")),)
    with pytest.raises(NotAllowed):
        meeting.accept(third, PersonId("per"))
