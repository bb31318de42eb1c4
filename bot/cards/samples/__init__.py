"""An example of every message and form, for the preview and the golden files. The people are placeholders."""

from bot.cards.card import Card, Form
from bot.cards.samples import commitments, first_contact, groups, guard, rounds, self_service, seminars, talk
from bot.domain.language import Language
from bot.i18n.translator import Translator


def samples(language: Language) -> dict[str, Card | Form]:
    """Name each by its builder, with the variant behind a stroke: `welcome.welcome / several groups`."""
    t = Translator(language)
    return {
        **first_contact.samples(t),
        **rounds.samples(t),
        **commitments.samples(t),
        **groups.samples(t),
        **guard.samples(t),
        **self_service.samples(t),
        **seminars.samples(t),
        **talk.samples(t),
    }
