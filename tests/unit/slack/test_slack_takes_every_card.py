"""Every message and form of the product passes all checks of Slack, in three languages, however people write."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from bot.cards.action import Action
from bot.cards.card import Card, Form
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


def faults(drawn: Card | Form) -> list[str]:
    if isinstance(drawn, Form):
        return [*view_faults(modal(drawn)), *message_faults(form_message(drawn))]
    return [*message_faults(message(drawn)), *view_faults(card_modal(drawn)), *view_faults(home([drawn, drawn]))]


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_slack_takes_it_as_it_is(language: Language, name: str) -> None:
    assert faults(NAMED[language][name]) == []


@pytest.mark.parametrize("words", [HOSTILE, LONG, FAMILY], ids=["hostile", "long", "emoji"])
@pytest.mark.parametrize("name", list(NAMED[Language.NB]))
def test_slack_takes_it_whatever_people_write(name: str, words: str) -> None:
    assert faults(rewritten(NAMED[Language.NB][name], words)) == []
