"""What a builder decides beyond its words: who sees, in which order, and which buttons."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards import (
    commitment_form,
    digest,
    guard_note,
    mine,
    points,
    receipt,
    refusal,
    reminder,
    share,
    welcome,
    writing,
)
from bot.cards import round as think
from bot.cards.action import Act
from bot.cards.card import Bullets, Chart, Choice, Confirm, Heading, Plain, Quote, Strong, TextInput, buttons_of
from bot.cards.limits import fit
from bot.cards.readers import Readers
from bot.cards.samples import groups, people
from bot.cards.text import plain, unmarked
from bot.domain import errors
from bot.domain.commitment import Form, Status
from bot.domain.finding import Certainty, Finding, Indicator
from bot.domain.ids import CommitmentId, GroupId, PersonId
from bot.domain.language import Language
from bot.domain.round import Visibility
from bot.i18n.translator import Translator

ROOT = Path(__file__).parents[3]
FLOORS = ("bot", "scheduling", "handlers")
NB, NN = Translator(Language.NB), Translator(Language.NN)
LANGUAGES = pytest.mark.parametrize("t", [Translator(language) for language in Language])
NOW = datetime(2026, 5, 29, 8, 30, tzinfo=ZoneInfo("Europe/Oslo"))


def test_only_our_own_stars_are_emphasis() -> None:
    assert writing.rich(NB, "welcome.one-group", group="*X*", seminar="*Y* {z}", day="8. april") == (
        Plain("Du er satt opp i "),
        Strong("*X*"),
        Plain(" etter samlingen «*Y* {z}» 8. april. Vil du være med?"),
    )


def test_nobody_is_led_to_share_by_a_choice_made_beforehand() -> None:
    assert not think.visibility_choice(NB, readers=people.READERS, min_unnamed=3).initial


def test_a_shared_text_without_name_can_only_stay_so() -> None:
    choice = think.visibility_choice(NB, readers=people.READERS, min_unnamed=3, allowed=(Visibility.UNNAMED,))
    assert [option.value for option in choice.options] == [Visibility.UNNAMED]


def test_an_erased_author_is_never_named() -> None:
    card = share.shared_reflection(NB, text="Hei", name="Kari Nordmann", former=True)
    assert card.blocks == (Quote("Hei", by="Tidligere deltaker"),)


def test_choosing_again_says_in_the_button_what_it_does() -> None:
    card = think.choose_again(
        NB,
        reflection=people.REFLECTION,
        why=think.ChooseAgain.TOO_FEW_UNNAMED,
        visibility=Visibility.UNNAMED,
        readers=people.READERS,
        until=NOW,
        today=NOW.date(),
    )
    assert [button.action.ref("visibility") for button in buttons_of(card.blocks)] == ["named", "private"]


def test_deleting_a_reflection_asks_first() -> None:
    card = receipt.edited(NB, round_id=people.ROUND, reflection=people.REFLECTION, shared=True)
    delete = next(button for button in buttons_of(card.blocks) if button.action.act is Act.DELETE_REFLECTION)
    assert isinstance(delete.confirm, Confirm)


@LANGUAGES
def test_points_come_back_from_the_form_as_they_were_written(t: Translator) -> None:
    written = [point[t.language] for point in people.POINTS]
    form = points.points_form(t, round_id=people.ROUND, readers=people.READERS, points=written)
    values = {block.name: block.initial for block in form.blocks if isinstance(block, TextInput)}
    assert sorted(points.lines(t, values)) == sorted(written)


@LANGUAGES
def test_an_opening_that_nobody_went_on_from_is_no_point(t: Translator) -> None:
    form = points.points_form(t, round_id=people.ROUND, readers=people.READERS)
    values = {block.name: block.initial for block in form.blocks if isinstance(block, TextInput)}
    assert points.lines(t, values) == ()
    assert points.lines(t, {**values, "learned": "Det hjelper.\n\n Vi var enige. "}) == (
        "Det hjelper.",
        "Vi var enige.",
    )


def test_what_begins_like_none_of_the_openings_is_kept_in_the_last_field() -> None:
    form = points.points_form(
        NB, round_id=people.ROUND, readers=people.READERS, points=["Det hjelper.", "Vi lurer på noe."]
    )
    assert [block.initial for block in form.blocks if isinstance(block, TextInput)] == [
        "Vi la merke til ",
        "Vi lurer på noe.",
        "Det hjelper.",
    ]


@given(st.dictionaries(st.sampled_from([*points.FIELDS, "other"]), st.text(max_size=80)))
def test_whatever_is_sent_becomes_lines_without_blanks(values: dict[str, str]) -> None:
    assert all(line.strip() == line and line for line in points.lines(NB, values))


def test_the_two_forms_of_a_commitment_are_kept_apart() -> None:
    people_of = [(PersonId("eva"), "Eva Dahl")]
    staff = commitment_form.commitment_form(
        NB, kind=Form.ADMINISTRATION, group=None, readers=None, people=people_of, bodies=people.BODIES
    )
    elected = commitment_form.commitment_form(
        NB, kind=Form.ELECTED, group=None, readers=None, people=people_of, bodies=people.BODIES
    )
    assert [getattr(block, "name", "") for block in staff.blocks] == ["what", "how", "who", "involve", "by"]
    assert [getattr(block, "name", "") for block in elected.blocks] == ["what", "body", "by"]


def test_elected_members_keep_it_to_themselves_unless_they_choose_otherwise() -> None:
    def reach(kind: Form) -> str:
        form = commitment_form.commitment_form(NB, kind=kind, group=None, readers=people.READERS)
        return next(block.initial for block in form.blocks if isinstance(block, Choice) and block.name == "reach")

    assert reach(Form.ELECTED) == "only_me"
    assert reach(Form.ADMINISTRATION) == "group"


def due(name: str, on: date) -> reminder.Due:
    return reminder.Due(commitment=CommitmentId(name), what=name, due=on)


def test_one_reminder_has_its_own_buttons_and_several_a_selector() -> None:
    one = reminder.reminders(NB, name="Kari", items=[due("a", NOW.date())], now=NOW)
    several = reminder.reminders(NB, name="Kari", items=[due("a", NOW.date()), due("b", NOW.date())], now=NOW)
    assert buttons_of(one.blocks)[0].action.ref("commitment") == "a"
    assert not any(isinstance(block, Choice) for block in one.blocks)
    assert "commitment" not in buttons_of(several.blocks)[0].action.refs
    selector = next(block for block in several.blocks if isinstance(block, Choice))
    assert selector.name == mine.COMMITMENT


def test_a_reminder_says_how_far_off_the_day_is() -> None:
    days = {0: "I dag: a", 1: "I morgen, lørdag 30. mai: a", 3: "Om tre dager, mandag 1. juni: a"}
    for ahead, said in days.items():
        card = reminder.reminders(NB, name="Kari", items=[due("a", date.fromordinal(NOW.toordinal() + ahead))], now=NOW)
        (told,) = next(block for block in card.blocks if isinstance(block, Bullets)).items
        assert unmarked(told) == said


def test_groups_with_news_come_first_and_those_over_eight_behind_a_button() -> None:
    quiet = [groups.quiet(f"Gruppe {number}") for number in range(10)]
    card = digest.digest(
        NB, week=20, programme_year=None, groups=[*quiet, groups.week(NB, "Nytt her")], today=NOW.date()
    )
    assert isinstance(card.blocks[0], Heading)
    assert "Nytt her" in card.blocks[0].text
    assert "Gruppe 6" in plain(card)
    assert "Gruppe 7" not in plain(card)
    assert buttons_of(card.blocks)[-1].action.act is Act.MORE_GROUPS


def test_no_group_is_lost_behind_the_button_however_many_there_are() -> None:
    many = [groups.quiet(f"Gruppe {number}.") for number in range(44)]
    first = plain(digest.digest(NB, week=20, programme_year=None, groups=many, today=NOW.date()))
    rest = plain(fit(digest.more_groups(NB, week=20, programme_year=None, groups=many, today=NOW.date())))
    assert [(f"Gruppe {number}." in first, f"Gruppe {number}." in rest) for number in range(44)] == [
        *[(True, False)] * 8,
        *[(False, True)] * 36,
    ]


def test_a_button_to_say_i_have_read_stands_only_where_there_are_new_points() -> None:
    nothing_new = replace(groups.week(NB), points=())
    card = digest.digest(NB, week=20, programme_year=None, groups=[nothing_new], today=NOW.date())
    assert Act.HAVE_READ not in {button.action.act for button in buttons_of(card.blocks)}


def test_no_chart_is_drawn_of_nothing() -> None:
    assert digest.chart(NB, {}) is None
    assert digest.chart(NB, {Status.OPEN: 0}) is None
    assert isinstance(digest.chart(NB, {Status.OPEN: 1}), Chart)


def test_the_guard_asks_when_it_is_unsure_and_tells_when_it_is_sure() -> None:
    unsure = Finding(indicator=Indicator.VOTE, certainty=Certainty.UNSURE, words=("stemmer",), start=0, end=7)
    assert "Jeg er ikke sikker" in plain(guard_note.guard_note(NB, finding=unsure, elected=True))
    assert "Jeg er ikke sikker" not in guard_note.reason(NB, finding=replace(unsure, certainty=Certainty.SURE))


def test_every_indicator_has_a_reason_and_other_words() -> None:
    for indicator in Indicator:
        finding = Finding(indicator=indicator, certainty=Certainty.SURE, words=("a", "b"), start=0, end=1)
        assert "«a» og «b»" in guard_note.reason(NB, finding=finding)
        assert guard_note.suggestion(NN, indicator=indicator)


def test_a_welcome_to_several_groups_names_the_leaders_of_each() -> None:
    def invitation(name: str, leader: str) -> welcome.Invitation:
        readers = Readers(members=5, leaders=(leader,))
        return welcome.Invitation(group=GroupId(name), name=name, seminar="S", seminar_on=NOW.date(), readers=readers)

    invited = [invitation("A", "Ola Nordmann"), invitation("B", "Eva Dahl")]
    card = welcome.welcome(NB, name="Kari", groups=invited, today=NOW.date())
    assert "Ola Nordmann (leder)" in plain(card)
    assert "Eva Dahl (leder)" in plain(card)
    joins = [button.action.ref("group") for button in buttons_of(card.blocks) if button.action.act is Act.JOIN]
    assert joins == ["A", "B"]


def reasons_in_code() -> set[str]:
    code = (file.read_text(encoding="utf-8") for floor in FLOORS for file in (ROOT / floor).rglob("*.py"))
    return {reason for text in code for reason in re.findall(r"Unacceptable\(\s*\"([^\"]+)\"", text)}


@LANGUAGES
def test_every_refusal_of_the_product_has_a_sentence(t: Translator) -> None:
    assert len(reasons_in_code()) > 10
    for reason in reasons_in_code():
        assert refusal.sentence(t, errors.Unacceptable(reason))
    named = [one for one in errors.Refused.__subclasses__() if one is not errors.Unacceptable]
    assert all(refusal.sentence(t, one()) for one in named)
