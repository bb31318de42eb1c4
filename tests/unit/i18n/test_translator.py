"""From key and parameters to a sentence; a fault of ours is loud."""

import pytest

from bot.domain.language import Language
from bot.i18n.catalogue import TextError
from bot.i18n.names import in_sentence, leaders, listed
from bot.i18n.translator import Translator, fill

NB, NN, EN = (Translator(language) for language in Language)


def test_says_the_same_in_the_language_asked_for() -> None:
    assert [t.text("button.host-yes") for t in (NB, NN, EN)] == ["Ja, det gjør jeg", "Ja, det gjer eg", "Yes, I will"]


def test_fills_parameters_in_as_they_are() -> None:
    assert NB.text("welcome.hello", name="*{name}* <!channel>") == "Hei, *{name}* <!channel>!"


def test_parameters_that_a_sentence_has_no_place_for_are_left_out() -> None:
    assert NB.text("welcome.hello", name="Kari", group="x") == "Hei, Kari!"


def test_chooses_between_one_and_several() -> None:
    said = [NB.count("reminder.summary", n) for n in (1, 2, 12, 13)]
    assert said == [
        "Du har én påminnelse i dag",
        "Du har to påminnelser i dag",
        "Du har tolv påminnelser i dag",
        "Du har 13 påminnelser i dag",
    ]


def test_a_number_that_opens_a_sentence_is_capitalised() -> None:
    assert NN.count("digest.new-commitments", 3) == "Tre nye oppfølgingspunkt."


@pytest.mark.parametrize("key", ["welcome.no-such", "nowhere.at-all", "no dots", ""])
def test_a_text_that_is_not_there_is_a_loud_fault(key: str) -> None:
    with pytest.raises(TextError):
        NB.text(key)


def test_a_missing_parameter_is_a_loud_fault() -> None:
    with pytest.raises(TextError, match="needs name"):
        NB.text("welcome.hello")


def test_a_plural_without_a_number_is_a_loud_fault_and_a_number_without_a_plural_too() -> None:
    with pytest.raises(TextError, match="needs a number"):
        NB.text("reminder.summary")
    with pytest.raises(TextError, match="has no plural"):
        NB.count("welcome.hello", 2, name="Kari")


def test_nothing_in_a_parameter_is_read_as_a_template() -> None:
    assert fill("{a} og {b}", {"a": "{b}", "b": "{0.__class__}"}, "x") == "{b} og {0.__class__}"


def test_names_stand_in_a_row() -> None:
    assert listed(NB, []) == ""
    assert listed(NB, ["Ola"]) == "Ola"
    assert listed(NB, ["Ola", "Kari"]) == "Ola og Kari"
    assert listed(EN, ["Ola", "Kari", "Eva"]) == "Ola, Kari and Eva"


def test_leaders_are_named_and_called_leaders() -> None:
    assert leaders(NB, ["Ola Nordmann"]) == "Ola Nordmann (leder)"
    assert leaders(NN, ["Ola Nordmann", "Eva Dahl"]) == "Ola Nordmann og Eva Dahl (leiarar)"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Bystyret", "bystyret"),
        ("Formannskapet", "formannskapet"),
        ("Fylkestinget", "fylkestinget"),
        ("Oslo bystyre", "Oslo bystyre"),
        ("Utvalg for helse", "Utvalg for helse"),
        ("NAV-utvalget", "NAV-utvalget"),
        ("", ""),
    ],
)
def test_a_body_in_the_definite_is_a_common_noun_in_norwegian(body: str, said: str) -> None:
    assert in_sentence(NB, body) == said
    assert in_sentence(EN, body) == body
