from dataclasses import replace
from datetime import date, timedelta

from bot.domain.calendar import Calendar
from bot.domain.commitment import Commitment, Content, Event, Form, Reach, Status, What
from bot.domain.configuration import CalendarRules, ReminderRules
from bot.domain.ids import CommitmentId, SeminarId
from bot.domain.reminder import Reminding, dated_at
from tests.unit.planner.town import FELLESFERIE, KARI, at

REMINDING = Reminding(rules=ReminderRules(), calendar=Calendar(rules=CalendarRules(quiet=(FELLESFERIE,))))


def days(due: date) -> list[str]:
    return [f"{one.day} {one.after:+}{' last' if one.last else ''}" for one in REMINDING.days(due)]


def test_date_is_reminded_of_a_week_before_on_the_day_and_twice_after() -> None:
    assert days(date(2026, 5, 29)) == ["2026-05-22 -7", "2026-05-29 +0", "2026-06-05 +7", "2026-06-19 +21 last"]


def test_before_and_on_the_day_move_earlier_from_a_closed_day() -> None:
    assert days(date(2026, 5, 17))[:2] == ["2026-05-08 -7", "2026-05-15 +0"]


def test_what_has_passed_is_gathered_on_fridays() -> None:
    assert days(date(2026, 6, 9))[2:] == ["2026-06-19 +7", "2026-07-03 +21 last"]


def test_after_moves_later_from_a_closed_friday() -> None:
    assert days(date(2026, 4, 24))[2] == "2026-05-04 +7"


def test_reminders_that_a_holiday_brings_together_are_one() -> None:
    assert days(date(2026, 7, 14)) == ["2026-07-03 +0", "2026-08-03 +7", "2026-08-07 +21 last"]
    assert days(date(2026, 7, 8)) == ["2026-07-01 -7", "2026-07-03 +0", "2026-08-03 +21 last"]


def test_the_last_one_asks_whether_it_is_still_relevant_then_silence() -> None:
    assert [one.last for one in REMINDING.days(date(2026, 5, 29))] == [False, False, False, True]


def test_several_mornings_tell_of_a_date_once() -> None:
    found = REMINDING.within(date(2026, 5, 29), date(2026, 5, 20), date(2026, 5, 30))
    assert found is not None
    assert found.day == date(2026, 5, 29)
    assert REMINDING.within(date(2026, 5, 29), date(2026, 5, 23), date(2026, 5, 28)) is None


def test_dates_to_read_miss_none_that_is_reminded_of() -> None:
    for morning in (date(2026, 5, 22) + timedelta(days=number) for number in range(90)):
        ranges = list(REMINDING.dates(morning, morning))
        for due in (morning + timedelta(days=number) for number in range(-80, 60)):
            if REMINDING.within(due, morning, morning):
                assert any(first <= due <= last for first, last in ranges), (morning, due)


def test_tenant_without_reminders_has_none() -> None:
    silent = Reminding(rules=ReminderRules(before=(), after=()), calendar=REMINDING.calendar)
    assert silent.days(date(2026, 5, 29)) == ()
    assert list(silent.dates(date(2026, 5, 29), date(2026, 5, 29))) == []


def test_commitment_has_its_date_since_it_was_last_moved() -> None:
    made = Commitment(
        id=CommitmentId("c1"),
        seminar=SeminarId("visjonaert-2026"),
        group=None,
        form=Form.ELECTED,
        owner=KARI,
        content=Content(what="Lese tertialrapporten", due=date(2026, 6, 5)),
        reach=Reach.ONLY_ME,
        status=Status.OPEN,
        created_at=at("2026-04-13 10:00"),
    )
    moved = made.move(KARI, date(2026, 6, 12), at("2026-05-20 10:00"))
    shared = replace(moved, history=(*moved.history, Event(what=What.SHARED, at=at("2026-05-25 10:00"), by=KARI)))
    assert dated_at(made) == at("2026-04-13 10:00")
    assert dated_at(shared) == at("2026-05-20 10:00")
