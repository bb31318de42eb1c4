"""A round: think, share, points, closed; and what may be shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import NotAllowed, Unacceptable, WrongPhase
from bot.domain.ids import GroupId, PersonId, ReflectionId, RoundId
from bot.domain.library import PromptId
from bot.domain.round import (
    LONGEST_POINT,
    LONGEST_REFLECTION,
    Phase,
    Question,
    Reflection,
    Round,
    Visibility,
    acceptable_points,
    acceptable_reflection,
    next_host,
    shareable,
)

NOW = datetime(2026, 5, 5, 7, tzinfo=UTC)
KARI, OLA, EVA, PER = (PersonId(name) for name in ("kari", "ola", "eva", "per"))


def opened() -> Round:
    return Round(
        id=RoundId("r"),
        group=GroupId("g"),
        question=Question(prompt=PromptId("krevende-beslutninger")),
        occasion=NOW.date(),
        opened_at=NOW,
        phase_ends_at=NOW + timedelta(days=3),
        share_ends_at=NOW + timedelta(days=10),
        points_due_at=NOW + timedelta(days=10, hours=3),
        seed=1,
    )


def hosted() -> Round:
    return opened().open_share().ask_host(KARI, NOW).accept_host(KARI)


def written(name: str, visibility: Visibility, **changes: object) -> Reflection:
    made = Reflection(
        id=ReflectionId(name),
        round=RoundId("r"),
        author=PersonId(name),
        text=f"Tanken til {name}",
        visibility=visibility,
        written_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_question_is_a_prompt_or_own_words_and_never_both() -> None:
    with pytest.raises(Unacceptable):
        Question()
    with pytest.raises(Unacceptable):
        Question(prompt=PromptId("p"), text="Hva nå?")


def test_sharing_lasts_until_the_stored_end_whatever_the_configuration_becomes() -> None:
    assert opened().open_share().phase_ends_at == opened().share_ends_at


def test_late_yes_counts_as_long_as_nobody_else_has_said_yes() -> None:
    asked = opened().open_share().ask_host(KARI, NOW).ask_host(OLA, NOW)
    assert asked.accept_host(KARI).host == KARI
    with pytest.raises(WrongPhase):
        asked.accept_host(OLA).accept_host(KARI)


def test_nobody_is_host_without_having_been_asked() -> None:
    with pytest.raises(NotAllowed):
        opened().open_share().accept_host(EVA)
    with pytest.raises(NotAllowed):
        opened().open_share().decline_host(EVA)


def test_earlier_no_leaves_the_one_who_is_waited_for() -> None:
    asked = opened().open_share().ask_host(KARI, NOW).ask_host(OLA, NOW)
    assert asked.decline_host(KARI).host_asked_at == NOW
    assert asked.decline_host(OLA).host_asked_at is None


def test_host_who_cannot_after_all_gives_the_task_back() -> None:
    assert hosted().decline_host(KARI).host is None


def test_points_may_be_edited_for_an_hour_and_not_after() -> None:
    first = hosted().write_points(KARI, ["Vi lærte a", "Vi lurer på b"], NOW)
    later = first.write_points(KARI, ["Vi lærte c", "Vi lurer på d"], NOW + timedelta(minutes=59))
    assert later.points == ("Vi lærte c", "Vi lurer på d")
    assert later.points_shared_at == NOW
    with pytest.raises(WrongPhase):
        later.write_points(KARI, ["for", "sent"], NOW + timedelta(hours=1))


def test_only_the_host_writes_points() -> None:
    with pytest.raises(NotAllowed):
        hosted().write_points(OLA, ["a", "b"], NOW)


def test_line_is_taken_out_by_the_host_also_after_the_hour() -> None:
    found = hosted().write_points(KARI, ["a", "b", "c"], NOW).close(NOW + timedelta(hours=2))
    assert found.take_out(KARI, 1).points == ("a", "c")
    with pytest.raises(NotAllowed):
        found.take_out(OLA, 1)
    with pytest.raises(WrongPhase):
        found.take_out(KARI, 3)


def test_two_to_five_points_of_readable_length() -> None:
    assert acceptable_points([" a ", "", "b"]) == ("a", "b")
    for lines in (["a"], list("abcdef"), ["a", "x" * (LONGEST_POINT + 1)]):
        with pytest.raises(Unacceptable):
            acceptable_points(lines)


def test_reading_is_noted_once_for_each_leader() -> None:
    found = hosted().write_points(KARI, ["a", "b"], NOW)
    assert found.mark_read(OLA).mark_read(OLA).read_by == (OLA,)
    with pytest.raises(WrongPhase):
        opened().mark_read(OLA)


def test_closing_ends_the_wait_for_a_host() -> None:
    closed = opened().open_share().ask_host(KARI, NOW).close(NOW)
    assert closed.phase is Phase.CLOSED
    assert closed.host_asked_at is None


def test_host_is_who_has_been_host_longest_ago_or_never() -> None:
    assert next_host([KARI, OLA, EVA], [KARI, OLA], []) == EVA
    assert next_host([KARI, OLA], [KARI, OLA], []) == KARI
    assert next_host([KARI, OLA], [], [KARI]) == OLA
    assert next_host([KARI, OLA, EVA, PER], [], [KARI, OLA, EVA]) is None
    assert next_host([], [], []) is None


def test_empty_and_endless_reflections_are_refused() -> None:
    assert acceptable_reflection("  En tanke 🌱 ") == "En tanke 🌱"
    for text in ("", " \n\t ", "x" * (LONGEST_REFLECTION + 1), "x" * 100_000):
        with pytest.raises(Unacceptable):
            acceptable_reflection(text)


def test_withdrawn_text_is_kept_for_its_writer_alone() -> None:
    shared = written("kari", Visibility.NAMED).share(0, NOW)
    withdrawn = shared.edit(shared.text, Visibility.PRIVATE, NOW)
    assert withdrawn.shared_at is None
    assert withdrawn.text == shared.text


def test_text_shared_without_name_does_not_get_a_name_later() -> None:
    shared = written("kari", Visibility.UNNAMED).share(0, NOW)
    with pytest.raises(WrongPhase):
        shared.edit("ny", Visibility.NAMED, NOW)
    assert shared.edit("ny", Visibility.UNNAMED, NOW).shared_at == NOW


def test_private_text_cannot_be_shared() -> None:
    with pytest.raises(NotAllowed):
        written("kari", Visibility.PRIVATE).share(0, NOW)


def test_sharing_twice_changes_nothing() -> None:
    shared = written("kari", Visibility.NAMED).share(3, NOW)
    assert shared.share(5, NOW + timedelta(days=1)) is shared


def test_erased_writer_leaves_the_text_without_a_name() -> None:
    assert written("kari", Visibility.NAMED).forget_author().author is None


def test_two_without_name_are_asked_and_not_shown() -> None:
    found = [written("kari", Visibility.UNNAMED), written("ola", Visibility.UNNAMED), written("eva", Visibility.NAMED)]
    sharing = shareable(found, min_unnamed=3, seed=1, first=False)
    assert [one.id for one in sharing.show] == ["eva"]
    assert {one.id for one in sharing.ask_again} == {"kari", "ola"}


def test_three_without_name_are_shown_together() -> None:
    found = [written(name, Visibility.UNNAMED) for name in ("kari", "ola", "eva")]
    sharing = shareable(found, min_unnamed=3, seed=1, first=True)
    assert {one.id for one in sharing.show} == {"kari", "ola", "eva"}
    assert not sharing.ask_again


def test_late_ones_without_name_wait_for_three_late_ones() -> None:
    early = [written(name, Visibility.UNNAMED).share(0, NOW) for name in ("kari", "ola", "eva")]
    late = [written("per", Visibility.UNNAMED), written("liv", Visibility.UNNAMED)]
    assert not shareable([*early, *late], min_unnamed=3, seed=1, first=False).show


def test_writer_of_an_only_answer_is_asked_first() -> None:
    only = written("kari", Visibility.NAMED)
    sharing = shareable([only], min_unnamed=3, seed=1, first=True)
    assert not sharing.show
    assert sharing.ask_again == (only,)


def test_nobody_is_asked_twice() -> None:
    asked = written("kari", Visibility.UNNAMED, asked_again_at=NOW)
    assert not shareable([asked], min_unnamed=3, seed=1, first=True).ask_again
    alone = written("kari", Visibility.NAMED, asked_again_at=NOW)
    assert shareable([alone], min_unnamed=3, seed=1, first=True).show == (alone,)


def test_private_texts_are_in_no_sharing() -> None:
    sharing = shareable([written("kari", Visibility.PRIVATE)], min_unnamed=3, seed=1, first=True)
    assert not sharing.show
    assert not sharing.ask_again


def test_order_is_random_but_the_same_when_tried_again() -> None:
    found = [written(f"p{number}", Visibility.NAMED) for number in range(8)]
    order = [one.id for one in shareable(found, min_unnamed=3, seed=42, first=True).show]
    again = [one.id for one in shareable(found[::-1], min_unnamed=3, seed=42, first=True).show]
    other = [one.id for one in shareable(found, min_unnamed=3, seed=43, first=True).show]
    assert order == again
    assert order != other
