"""Cards as JSON for the page."""

import json

import pytest

from bot.cards.action import Act, Action, decode
from bot.cards.card import Button, Buttons, Card, Chart, Form, Heading, Plain, Series, Strong, Text
from bot.cards.samples import samples
from bot.domain.language import Language
from handlers.web.render import card_json, form_json
from tests.browser import sample_cards


def only_block(card: Card) -> dict[str, object]:
    blocks = card_json(card)["blocks"]
    assert isinstance(blocks, list)
    (block,) = blocks
    assert isinstance(block, dict)
    return block


def card(block: Heading | Text | Chart | Buttons, language: Language = Language.NB) -> Card:
    return Card(language=language, summary="", blocks=(block,))


def test_words_are_handed_over_as_they_were_written() -> None:
    drawn = only_block(card(Text((Plain("<b>a</b> "), Strong("*b*")))))
    assert drawn["inline"] == [{"text": "<b>a</b> ", "strong": False}, {"text": "*b*", "strong": True}]


@pytest.mark.parametrize(
    "made",
    [sample_cards.prompt(), sample_cards.reminders(), sample_cards.digest(), sample_cards.pulse_result()],
    ids=["prompt", "reminders", "digest", "pulse result"],
)
def test_card_is_the_same_after_a_way_over_the_disk(made: Card) -> None:
    assert json.loads(json.dumps(card_json(made))) == card_json(made)


@pytest.mark.parametrize("language", Language)
def test_every_message_of_the_product_can_be_drawn_in(language: Language) -> None:
    for made in samples(language).values():
        drawn = form_json(made) if isinstance(made, Form) else card_json(made)
        assert json.loads(json.dumps(drawn)) == drawn


def test_chart_says_its_figures_in_words_and_as_a_table() -> None:
    chart = Chart(title="Snitt", categories=("Respekt", "Tillit"), series=(Series("2019", (3.6, 4)),))
    drawn = only_block(card(chart))
    assert drawn["alt"] == "Snitt. Respekt: 3,6; Tillit: 4,0"
    assert drawn["table"] == {"caption": "Snitt", "head": ["", "2019"], "rows": [["Respekt", "3,6"], ["Tillit", "4,0"]]}


def test_chart_in_english_has_decimal_points_and_counts_have_none() -> None:
    figures = Chart(title="Mean", categories=("Respect",), series=(Series("2019", (3.6,)),))
    counts = Chart(title="Shared", categories=("Done",), series=(Series("Points", (2.0,)),))
    assert only_block(card(figures, Language.EN))["alt"] == "Mean. Respect: 3.6"
    assert only_block(card(counts, Language.EN))["alt"] == "Shared. Done: 2"


@pytest.mark.parametrize(
    ("url", "drawn"),
    [
        ("https://kommune.example/a", "https://kommune.example/a"),
        ("/?room=1", "/?room=1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
    ],
)
def test_links_lead_to_pages_only(url: str, drawn: str) -> None:
    button = Button(label="Gå til tråden", action=Action(Act.CANCEL), url=url)
    (shown,) = only_block(card(Buttons((button,))))["buttons"]  # type: ignore[misc]
    assert shown["url"] == drawn  # type: ignore[has-type]


def test_form_brings_its_action_back_as_it_was() -> None:
    form = sample_cards.reflection_form()
    assert decode(str(form_json(form)["action"])) == form.action
