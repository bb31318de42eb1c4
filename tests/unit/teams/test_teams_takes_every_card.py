"""Every message and form of the product passes all checks of Teams, in three languages, however people write."""

import json
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from bot.cards.action import Act, Action, decode
from bot.cards.card import (
    Button,
    Buttons,
    Card,
    Chart,
    Choice,
    Confirm,
    Divider,
    Form,
    Heading,
    Option,
    Plain,
    Quote,
    Series,
    Style,
    Text,
)
from bot.cards.limits import fit
from bot.cards.samples import samples
from bot.cards.text import plain
from bot.domain.language import Language
from handlers.teams.render import Refresh, adaptive, form_message, message
from tests.fakes.teams.card_checks import activity_faults, card_faults, every, size_faults

HOSTILE = (
    "<at>Kari</at> **fet** _kursiv_ [klikk](https://x.example) # {{DATE(2026-01-01T00:00:00Z,SHORT)}} "
    "${name} \u202eomvendt <script>alert(1)</script>\n- en\n1. to"
)
LONG = "Vi spør hverandre for sjelden om hva vi trenger. " * 70
FAMILY = "👩‍👩‍👧‍👦" * 400
SHORT_LINES = "a\n" * 1_400

NAMED = {language: samples(language) for language in Language}
EVERY = [(language, name) for language in Language for name in NAMED[language]]


def rewritten(node: Any, words: str) -> Any:  # noqa: ANN401 - any part of a card
    """Put other words wherever a person, a tenant or a translator may have written some; ids stay."""
    if isinstance(node, Action):
        return node
    if isinstance(node, tuple):
        return tuple(rewritten(one, words) for one in node)
    if is_dataclass(node) and not isinstance(node, type):
        kept = {"name", "value", "initial", "language", "style", "url", "longest", "values", "categories", "written"}
        changed = {one.name: rewritten(getattr(node, one.name), words) for one in fields(node) if one.name not in kept}
        return replace(node, **changed)
    return f"{node} {words}" if isinstance(node, str) and node else node


def drawn(sample: Card | Form) -> dict[str, Any]:
    return form_message(sample) if isinstance(sample, Form) else message(sample)


def a_card(*blocks: Any) -> Card:  # noqa: ANN401 - any block
    return Card(language=Language.NB, summary="Et spørsmål", blocks=blocks)


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_teams_takes_it_as_it_is(language: Language, name: str) -> None:
    assert activity_faults(drawn(NAMED[language][name])) == []


@pytest.mark.parametrize("name", list(NAMED[Language.NB]))
def test_teams_takes_it_whatever_people_write(name: str) -> None:
    assert activity_faults(drawn(rewritten(NAMED[Language.NB][name], HOSTILE))) == []


@pytest.mark.parametrize("words", [LONG, FAMILY, SHORT_LINES], ids=["long", "emoji", "lines"])
def test_teams_takes_it_however_much_people_write(words: str) -> None:
    too_large = {name: size_faults(drawn(rewritten(one, words))) for name, one in NAMED[Language.NB].items()}
    assert {name: faults for name, faults in too_large.items() if faults} == {}


@pytest.mark.parametrize("name", [name for name, one in NAMED[Language.NB].items() if isinstance(one, Card)])
def test_the_whole_text_goes_along_for_clients_that_draw_no_card(name: str) -> None:
    card = NAMED[Language.NB][name]
    assert isinstance(card, Card)
    assert adaptive(card)["fallbackText"] == plain(fit(card))


def test_what_people_write_is_read_as_written() -> None:
    card = adaptive(a_card(Quote(HOSTILE, by="*Kari*")))
    runs = [part for node in every(card) for part in node.get("inlines", ())]
    texts = [part if isinstance(part, str) else part["text"] for part in runs]
    assert texts[0] == "*Kari*:"
    assert texts[1].startswith("<at>Kari</at> **fet** _kursiv_ [klikk](https://x.example) # {\u2060{DATE(")
    assert texts[2:] == ["- en", "1. to"]
    assert not any(node["type"] == "TextBlock" for node in every(card) if "type" in node)


def test_a_heading_is_a_heading_and_its_markdown_is_escaped() -> None:
    (heading,) = adaptive(a_card(Heading("Ukesbrev [her](https://x.example) *nå*")))["body"]
    assert heading["style"] == "heading"
    assert heading["text"] == r"Ukesbrev \[her\](https://x.example) \*nå\*"


def test_every_line_of_a_text_stands_by_itself() -> None:
    body = adaptive(a_card(Text((Plain("en\n\nto"), Plain(" tre")))))["body"]
    assert [line["inlines"] for line in body] == [["en"], ["to", " tre"]]


def test_a_pause_is_a_line_above_what_follows() -> None:
    body = adaptive(a_card(Divider(), Text((Plain("en"),)), Divider(), Text((Plain("to"),)), Divider()))["body"]
    assert [line.get("separator", False) for line in body] == [False, True]


def test_what_deletes_opens_its_question_before_it_acts() -> None:
    confirm = Confirm(title="Slette?", text="Det kan ikke angres.", yes="Slett", no="Behold")
    erase = Button(label="Slett alt", action=Action(Act.ERASE_CONFIRMED), style=Style.CAREFUL, confirm=confirm)
    row, question = adaptive(a_card(Buttons((erase,))))["body"]
    assert [one["type"] for one in row["actions"]] == ["Action.ToggleVisibility"]
    assert question["isVisible"] is False
    yes, no = question["items"][-1]["actions"]
    assert decode(yes["data"]["oppfolging"]) == Action(Act.ERASE_CONFIRMED)
    assert (no["type"], no["targetElements"]) == ("Action.ToggleVisibility", [question["id"]])


def test_only_links_of_the_web_are_opened() -> None:
    script = Button(label="Klikk", action=Action(Act.HELP), url="javascript:alert(1)")
    site = Button(label="Gå", action=Action(Act.HELP), url="https://x.example/")
    (row,) = adaptive(a_card(Buttons((script, site))))["body"]
    assert [one["type"] for one in row["actions"]] == ["Action.Execute", "Action.OpenUrl"]


def test_a_chart_carries_its_table_for_clients_that_draw_none() -> None:
    chart = Chart("Status", ("Åpen", "Ferdig"), (Series("2025", (1, 2)), Series("2026", (2, 3.5), ("2", "3,5"))))
    card = adaptive(a_card(chart))
    shown, button, figures = card["body"]
    assert shown["type"] == "Chart.VerticalBar.Grouped"
    assert shown["data"][1] == {"legend": "2026", "values": [{"x": "Åpen", "y": 2}, {"x": "Ferdig", "y": 3.5}]}
    assert shown["fallback"]["items"] == figures["items"]
    assert button["actions"][0]["targetElements"] == [figures["id"]]
    assert "3,5" in json.dumps(figures)


def test_help_of_a_choice_stands_with_it() -> None:
    options = (Option(value="named", label="Del med navnet mitt", help="Gruppa ser det."),)
    (asked,) = adaptive(a_card(Choice(name="visibility", label="Hvem ser det?", options=options)))["body"]
    assert asked["choices"] == [{"title": "Del med navnet mitt – Gruppa ser det.", "value": "named"}]


def test_cancelling_a_form_asks_for_nothing_to_be_filled_in() -> None:
    form = next(one for one in NAMED[Language.NB].values() if isinstance(one, Form))
    send, stop = form_message(form)["attachments"][0]["content"]["body"][-1]["actions"]
    assert "associatedInputs" not in send
    assert stop["associatedInputs"] == "none"


def test_a_card_knows_how_to_be_drawn_anew() -> None:
    refresh = Refresh(tenant="bergen", send_key="round/1/think/kari", users=("29:kari",))
    card = adaptive(a_card(Text((Plain("Hei"),))), refresh=refresh)
    assert card_faults(card) == []
    assert card["refresh"]["userIds"] == ["29:kari"]
    assert card["refresh"]["action"]["data"]["oppfolgingRefresh"] == {"tenant": "bergen", "key": "round/1/think/kari"}


def test_the_last_buttons_stay_when_there_is_too_much_to_show() -> None:
    go = Buttons((Button(label="Gå", action=Action(Act.HELP)),))
    many = [Button(label=f"Knapp {n}", action=Action(Act.HELP, {"id": "x" * 800})) for n in range(20)]
    activity = message(a_card(*(Buttons((one,)) for one in many), go))
    assert activity_faults(activity) == []
    body = activity["attachments"][0]["content"]["body"]
    assert body[-1]["actions"][0]["title"] == "Gå"
    assert body[-2]["inlines"] == ["…"]
