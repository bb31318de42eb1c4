"""A yes and its way there, a pause, a matter one carries oneself, a week."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.domain.carried_matter import CarriedMatter, CarriedStatus, acceptable_matter
from bot.domain.errors import Unacceptable, WrongStatus
from bot.domain.finding import Certainty, Finding, Indicator, Reading
from bot.domain.ids import BodyId, CarriedMatterId, PersonId
from bot.domain.message import Kind, Promise, promise_of
from bot.domain.person import Answer, Participation, Pause, Person, Role
from bot.domain.week import Week

NOW = datetime(2026, 5, 5, tzinfo=UTC)


def test_a_yes_may_come_at_any_time_and_be_taken_back() -> None:
    known = Participation(person=PersonId("kari"))
    for answer in (Answer.ASKED, Answer.LATER, Answer.ASKED_AGAIN, Answer.YES, Answer.DECLINED, Answer.YES):
        known = known.become(answer, text_version="1", now=NOW)
    assert known.takes_part
    assert known.become(Answer.YES, text_version="1", now=NOW) is known


def test_silence_cannot_become_a_second_reminder() -> None:
    known = Participation(person=PersonId("kari"), answer=Answer.DECLINED)
    with pytest.raises(WrongStatus):
        known.become(Answer.REMINDED, text_version="1", now=NOW)


def test_new_text_is_noted_with_the_same_answer() -> None:
    known = Participation(person=PersonId("kari"), answer=Answer.YES, text_version="1")
    assert known.become(Answer.YES, text_version="2", now=NOW).text_version == "2"


def test_away_until_the_twelfth_is_back_on_the_twelfth() -> None:
    pause = Pause(since=date(2026, 7, 1), back_on=date(2026, 8, 12))
    assert pause.covers(date(2026, 8, 11))
    assert not pause.covers(date(2026, 8, 12))
    assert not pause.covers(date(2026, 6, 30))
    assert Pause(since=date(2026, 7, 1)).covers(date(2099, 1, 1))


def test_person_is_greeted_by_first_name() -> None:
    person = Person(id=PersonId("kari"), name="Kari Nordmann", email="kari@x.example", role=Role.EXECUTIVE)
    assert person.first_name == "Kari"
    assert person.role.political


def test_carried_matter_is_raised_or_dropped_once() -> None:
    matter = CarriedMatter(id=CarriedMatterId("m"), person=PersonId("kari"), what="Skolevei", created_at=NOW)
    assert matter.edit(" Skoleveien ", BodyId("bystyret"), None).what == "Skoleveien"
    raised = matter.raise_it(NOW)
    assert raised.status is CarriedStatus.RAISED
    assert matter.drop(NOW).status is CarriedStatus.DROPPED
    verbs: tuple[Callable[[], CarriedMatter], ...] = (
        lambda: raised.drop(NOW),
        lambda: raised.raise_it(NOW),
        lambda: raised.edit("a", None, None),
    )
    for verb in verbs:
        with pytest.raises(WrongStatus):
            verb()
    for text in ("", "x" * 501):
        with pytest.raises(Unacceptable):
            acceptable_matter(text)


def test_weeks_are_counted_by_iso() -> None:
    assert str(Week.of(date(2026, 12, 31))) == "2026-W53"
    assert Week.parse("2026-W53") == Week(2026, 53)
    assert Week(2026, 53).following == Week(2027, 1)
    assert Week(2026, 17).monday == date(2026, 4, 20)
    assert Week(2026, 17).sunday == date(2026, 4, 26)
    for written in ("2025-W53", "2026-17", "uke 17", "2026-W00", ""):
        assert Week.parse(written) is None


def test_updates_are_repeatable_prompts_are_not() -> None:
    assert promise_of(Kind.PROMPT, update=False) is Promise.AT_MOST_ONCE
    assert promise_of(Kind.REMINDERS, update=False) is Promise.AT_LEAST_ONCE
    assert promise_of(Kind.SHARE_POST, update=True) is Promise.REPEATABLE


def test_unsure_reading_asks_and_does_not_warn() -> None:
    def found(certainty: Certainty) -> Finding:
        return Finding(indicator=Indicator.VOTE, certainty=certainty, words=("votering",), start=0, end=8)

    assert Reading(findings=(found(Certainty.SURE),)).drift
    assert Reading(findings=(found(Certainty.UNSURE),)).uncertain
    assert not Reading().uncertain
