"""What the library offers, to whom, and how a live session is timed."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
import yaml

from bot.domain.language import Language
from bot.domain.library import Audience, Method, MethodId, Prompt, PromptId, Setting, Wording
from bot.library import methods, norms, prompts


@pytest.mark.parametrize(
    ("file", "offered"),
    [("prompts.yaml", len(prompts())), ("methods.yaml", len(methods())), ("norms.yaml", len(norms()))],
)
def test_no_id_is_used_twice(file: str, offered: int) -> None:
    ids = [entry["id"] for entry in yaml.safe_load(files("bot.library").joinpath(file).read_text(encoding="utf-8"))]
    assert len(ids) == len(set(ids)) == offered


def test_ids_are_kebab_case_without_norwegian_letters() -> None:
    ids = [*prompts(), *methods(), *norms()]
    assert [key for key in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_library_is_read_once_and_cannot_be_changed() -> None:
    assert prompts() is prompts()
    with pytest.raises(TypeError):
        prompts()[PromptId("ny")] = prompt("hvem-er-vi")  # type: ignore[index]


def prompt(key: str) -> Prompt:
    return prompts()[PromptId(key)]


def method(key: str) -> Method:
    return methods()[MethodId(key)]


@pytest.mark.parametrize("key", ["samspill-bystyre-byrad", "balanse-fag-og-politikk", "krevende-beslutninger"])
def test_questions_of_the_bergen_tables_can_be_sent_to_a_mixed_standing_group(key: str) -> None:
    assert (prompt(key).audience, prompt(key).setting) == (Audience.ALL, Setting.GROUP)


@pytest.mark.parametrize(
    "key",
    [
        "omforente-losninger",  # asks an elected body to find its answer
        "viktigste-malene",  # asks for priorities
        "hvem-far-status",  # calls for names
        "temadag-i-kommunestyret",  # asks what a body should take up
        "hva-betyr-det-konkret",  # points to a talk just heard
    ],
)
def test_question_made_for_the_open_room_is_not_for_standing_groups(key: str) -> None:
    assert prompt(key).setting is Setting.SEMINAR


def test_questions_to_top_leaders_are_for_administration() -> None:
    leaders = {p.audience for p in prompts().values() for source in p.sources if source.document == "003"}
    assert leaders == {Audience.ADMINISTRATION}


def test_every_audience_has_questions_for_a_standing_group() -> None:
    offered = {p.audience for p in prompts().values() if p.setting is Setting.GROUP}
    assert offered == set(Audience)


def test_what_to_bring_back_is_asked_of_elected_members_only() -> None:
    assert prompt("oppfolging-folkevalgte").audience is Audience.ELECTED
    assert "organer" not in prompt("oppfolging-administrasjon").text.nb


def test_text_is_read_in_the_language_asked_for() -> None:
    text = prompt("krevende-beslutninger").text
    assert text[Language.NB].startswith("Hvordan kan folkevalgte kommunisere krevende beslutninger")
    assert text[Language.NN].startswith("Korleis kan folkevalde kommunisere krevjande avgjerder")
    assert text[Language.EN].startswith("How can elected representatives communicate demanding decisions")


def test_uncertain_word_stands_as_written_until_a_tenant_replaces_it() -> None:
    asked = prompt("innsparingsrunden")
    assert "innsparingsrunden" in asked.text.nb
    own = asked.worded("innspillsrunden")
    assert own.text == Wording(
        nb="Hvordan jobber vi videre med det vi hørte på innspillsrunden?",
        nn="Korleis jobbar vi vidare med det vi høyrde på innspillsrunden?",
        en="How do we carry on with what we heard at innspillsrunden?",
    )


def test_replaced_word_can_be_replaced_again() -> None:
    asked = prompt("kulturen-i-kommunestyret")
    assert asked.worded("bystyret").worded("fylkestinget") == asked.worded("fylkestinget")


def test_body_in_a_question_can_take_the_name_it_has_in_the_kommune() -> None:
    named = [p for p in prompts().values() if "kommunestyret" in p.text.nb]
    assert named
    for asked in named:
        own = asked.worded("bystyret").text
        assert all("bystyret" in own[language] for language in Language)
        assert not any(re.search("kommunestyret|municipal council", own[language]) for language in Language)


def test_question_without_such_words_refuses_to_be_reworded() -> None:
    with pytest.raises(ValueError, match="hvem-er-vi"):
        prompt("hvem-er-vi").worded("dere")


def test_all_eleven_methods_are_there() -> None:
    assert {m.code for m in methods().values()} == {f"M{number}" for number in range(1, 12)}


@pytest.mark.parametrize(
    ("key", "minutes"),
    [
        ("refleksjonsoppgave", [2, 20, 5]),
        ("igp", [5, 15, 10]),
        ("halvgrupper", [5, 15]),
        ("gruppedialog", [20]),
        ("gruppedialog-tilfeldig-vert", [20]),
        ("sparring", [10, 10, 20]),
        ("sparring-tre-grupper", [10, 10, 10, 10]),
    ],
)
def test_live_session_has_the_time_frames_of_the_seminars(key: str, minutes: list[int]) -> None:
    assert [phase.minutes for phase in method(key).phases] == minutes


@pytest.mark.parametrize(("key", "total"), [("igp", 30), ("sparring", 40), ("sparring-tre-grupper", 40)])
def test_phases_fill_the_time_the_programme_gives(key: str, total: int) -> None:
    assert method(key).minutes == total


def test_note_comes_halfway_through_the_talk_and_not_while_people_think() -> None:
    assert [phase.note_halfway for phase in method("refleksjonsoppgave").phases] == [False, True, False]
    assert [phase.note_halfway for phase in method("halvgrupper").phases] == [False, True]


def test_method_without_a_clock_is_no_live_session() -> None:
    timed = {m.code for m in methods().values() if m.is_timed}
    assert timed == {"M1", "M2", "M3", "M4", "M5", "M6"}
    assert not replace(method("igp"), phases=()).is_timed
