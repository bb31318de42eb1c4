"""Every message and form of the product passes all checks of Slack, in three languages, however people write."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from bot.cards.action import Action
from bot.cards.card import Card, Form, TextInput
from bot.cards.samples import samples
from bot.domain.language import Language
from handlers.slack.render import card_modal, form_message, home, message, modal
from tests.fakes.slack.block_checks import message_faults, view_faults

HOSTILE = (
    "<!channel> <@U1> <https://x.example|klikk> & *fet* _kursiv_ ~strek~ `kode` :tada: "
    "\u202eomvendt <script>alert(1)</script>"
)
LONG = "Vi spør hverandre for sjelden om hva vi trenger. " * 70
FAMILY = "👩‍👩‍👧‍👦" * 400

NAMED = {language: samples(language) for language in Language}


def rewritten(node: Any, words: str) -> Any:  # noqa: ANN401 - any part of a card
    """Put other words wherever a person, a tenant or a translator may have written some; ids stay."""
    if isinstance(node, Action):
        return node
    if isinstance(node, TextInput) and node.initial:
        node = replace(node, initial=f"{node.initial} {words}")
    if isinstance(node, tuple):
        return tuple(rewritten(one, words) for one in node)
    if is_dataclass(node) and not isinstance(node, type):
        kept = {"name", "value", "initial", "language", "style", "url", "longest", "values", "categories", "written"}
        changed = {one.name: rewritten(getattr(node, one.name), words) for one in fields(node) if one.name not in kept}
        return replace(node, **changed)
    return f"{node} {words}" if isinstance(node, str) and node else node


def faults(drawn: Card | Form) -> list[str]:
    if isinstance(drawn, Form):
        return [*view_faults(modal(drawn)), *message_faults(form_message(drawn))]
    return [*message_faults(message(drawn)), *view_faults(card_modal(drawn)), *view_faults(home([drawn]))]


@pytest.mark.parametrize("language", list(Language))
def test_slack_takes_it_as_it_is(language: Language) -> None:
    assert {name: found for name, card in NAMED[language].items() if (found := faults(card))} == {}


@pytest.mark.parametrize("words", [HOSTILE, LONG, FAMILY], ids=["hostile", "long", "emoji"])
@pytest.mark.parametrize("language", list(Language))
def test_slack_takes_it_whatever_people_write(language: Language, words: str) -> None:
    wrong = {name: found for name, card in NAMED[language].items() if (found := faults(rewritten(card, words)))}
    assert wrong == {}
