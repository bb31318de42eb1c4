"""Every card in the three languages, as each platform draws it: `/preview` of the demo."""

from collections.abc import Sequence

from bot.cards.card import Card, Form
from bot.cards.samples import samples
from bot.cards.text import plain, plain_form
from bot.domain.language import Language
from handlers.slack import render as slack
from handlers.teams import render as teams
from handlers.web.preview import Preview, Sample


def preview() -> Preview:
    return Preview(samples=_samples, text=_text, drawings={"slack": _in_slack, "teams": _in_teams})


def _samples() -> Sequence[Sample]:
    by_language = {language: samples(language) for language in Language}
    return [
        Sample(name=name, cards={language: by_language[language][name] for language in Language})
        for name in by_language[Language.NB]
    ]


def _text(card: Card | Form) -> str:
    return plain_form(card) if isinstance(card, Form) else plain(card)


def _in_slack(card: Card | Form) -> object:
    return slack.modal(card) if isinstance(card, Form) else slack.message(card)


def _in_teams(card: Card | Form) -> object:
    return teams.adaptive_form(card) if isinstance(card, Form) else teams.adaptive(card)
