"""A commitment: one owner, one yes, one history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.commitment import (
    LONGEST_LEARNED,
    LONGEST_WHAT,
    Commitment,
    Content,
    Form,
    Offer,
    Reach,
    Roles,
    Status,
    What,
    reach_by_default,
)
from bot.domain.errors import NotAllowed, Unacceptable, WrongStatus
from bot.domain.ids import CommitmentId, GroupId, PersonId, SeminarId
from bot.domain.person import Role

NOW = datetime(2026, 5, 5, 7, tzinfo=UTC)
KARI, EVA, OLA, PER = (PersonId(name) for name in ("kari", "eva", "ola", "per"))
ROLES = Roles(of={KARI: Role.ELECTED, EVA: Role.ELECTED, OLA: Role.ADMINISTRATION, PER: Role.EXECUTIVE})


def made(**changes: object) -> Commitment:
    base = Commitment(
        id=CommitmentId("c"),
        seminar=SeminarId("s"),
        group=GroupId("g"),
        form=Form.ELECTED,
        owner=KARI,
        content=Content(what="Ringe Eva", due=date(2026, 5, 29)),
        reach=Reach.ONLY_ME,
        status=Status.OPEN,
        created_at=NOW,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def test_elected_members_keep_theirs_to_themselves_unless_they_choose_otherwise() -> None:
    assert reach_by_default(Form.ELECTED) is Reach.ONLY_ME
    assert reach_by_default(Form.ADMINISTRATION) is Reach.GROUP


def test_content_is_trimmed_and_measured() -> None:
    assert Content(what="  Ringe  ", how=" i dag ").checked() == Content(what="Ringe", how="i dag")
    for content in (Content(what="  "), Content(what="x" * (LONGEST_WHAT + 1)), Content(what="a", how="x" * 1_001)):
        with pytest.raises(Unacceptable):
            content.checked()


def test_first_date_is_no_move() -> None:
    undated = made(content=Content(what="Ringe Eva"))
    assert undated.move(KARI, date(2026, 6, 1), NOW).status is Status.OPEN
    assert made().move(KARI, date(2026, 6, 1), NOW).status is Status.MOVED


def test_reopened_after_a_move_is_still_moved() -> None:
    moved = made().move(KARI, date(2026, 6, 1), NOW).finish(KARI, NOW)
    assert moved.reopen(KARI, NOW).status is Status.MOVED
    assert made().drop(KARI, NOW).reopen(KARI, NOW).status is Status.OPEN


def test_nobody_else_may_touch_it() -> None:
    verbs: tuple[Callable[[Commitment], Commitment], ...] = (
        lambda it: it.finish(EVA, NOW),
        lambda it: it.move(EVA, date(2026, 6, 1), NOW),
        lambda it: it.show_to(EVA, Reach.GROUP, NOW),
        lambda it: it.edit(EVA, Content(what="annet"), NOW),
    )
    for verb in verbs:
        with pytest.raises(NotAllowed):
            verb(made())


def test_showing_it_to_those_who_see_it_changes_nothing() -> None:
    assert made().show_to(KARI, Reach.ONLY_ME, NOW).history == ()
    shown = made().show_to(KARI, Reach.GROUP, NOW)
    assert shown.history[-1].what is What.SHARED
    assert shown.show_to(KARI, Reach.ONLY_ME, NOW).history[-1].what is What.UNSHARED


def test_elected_members_give_no_work_to_staff_nor_staff_to_them() -> None:
    with pytest.raises(NotAllowed):
        made().offer_to(KARI, OLA, ROLES, NOW)
    with pytest.raises(NotAllowed):
        made(owner=OLA).offer_to(OLA, KARI, ROLES, NOW)
    assert not ROLES.may_hand_over(PER, KARI)
    assert made().offer_to(KARI, EVA, ROLES, NOW).offer == Offer(to=EVA, at=NOW)


def test_it_stays_with_its_owner_until_the_other_says_yes() -> None:
    offered = made().offer_to(KARI, EVA, ROLES, NOW)
    assert offered.owner == KARI
    assert offered.decline_offer(EVA, NOW).offer is None
    with pytest.raises(NotAllowed):
        offered.accept_offer(OLA, CommitmentId("d"), NOW)
    with pytest.raises(WrongStatus):
        made().accept_offer(EVA, CommitmentId("d"), NOW)
    with pytest.raises(WrongStatus):
        made().take_back_offer(NOW)


def test_handing_over_makes_two_records_so_that_the_first_history_stays() -> None:
    handed = made().offer_to(KARI, EVA, ROLES, NOW).accept_offer(EVA, CommitmentId("d"), NOW)
    assert handed.given.status is Status.HANDED_OVER
    assert (handed.taken.owner, handed.taken.giver) == (EVA, KARI)
    assert [event.what for event in handed.taken.history] == [What.ACCEPTED]


def test_what_was_learned_is_said_only_when_it_is_done() -> None:
    with pytest.raises(WrongStatus):
        made().learn(KARI, "noe", NOW, shared=False)
    done = made().finish(KARI, NOW)
    assert done.learn(KARI, " Spør først. ", NOW, shared=True).learned == "Spør først."
    with pytest.raises(Unacceptable):
        done.learn(KARI, "x" * (LONGEST_LEARNED + 1), NOW, shared=False)


def test_owner_who_leaves_gives_it_back_or_closes_it() -> None:
    back = made(giver=EVA).owner_left(giver_takes_part=True, now=NOW)
    assert (back.owner, back.status) == (EVA, Status.PROPOSED)
    assert made(giver=EVA).owner_left(giver_takes_part=False, now=NOW).status is Status.DROPPED
    assert made().owner_left(giver_takes_part=True, now=NOW).status is Status.DROPPED
    done = made().finish(KARI, NOW)
    assert done.owner_left(giver_takes_part=True, now=NOW) is done


def test_erased_person_is_named_nowhere_in_it() -> None:
    known = made().move(KARI, date(2026, 6, 1), NOW).offer_to(KARI, EVA, ROLES, NOW)
    assert "kari" not in repr(known.forget(KARI))
    assert known.forget(EVA).offer is None
    assert made(giver=EVA).forget(EVA).giver is None


def test_executive_members_use_the_form_of_the_staff() -> None:
    assert ROLES.form_for(PER) is Form.ADMINISTRATION
    assert ROLES.form_for(KARI) is Form.ELECTED


def test_proposed_is_nobodys_before_the_yes() -> None:
    proposed = made(status=Status.PROPOSED)
    with pytest.raises(WrongStatus):
        proposed.finish(KARI, NOW)
    assert proposed.accept(KARI, NOW).status is Status.OPEN
    assert proposed.decline(KARI, NOW).status is Status.DROPPED
