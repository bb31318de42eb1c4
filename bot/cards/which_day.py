"""A time was said that is no day («før sommeren»), or a day that no calendar has (31/6): ask which one is meant."""

from bot.domain.when import Nothing, Vague, When, Why
from bot.i18n.translator import Translator


def in_form(t: Translator, when: When) -> str:
    """Beside the input of a date; empty when there is nothing to ask."""
    return _asked(t, when, "commitment.which-day-here", "commitment.no-such-day-here")


def before_form(t: Translator, when: When) -> str:
    return _asked(t, when, "commitment.which-day", "commitment.no-such-day")


def _asked(t: Translator, when: When, vague: str, no_such_day: str) -> str:
    match when:
        case Vague(words=words):
            return t.text(vague, words=words)
        case Nothing(why=Why.NO_SUCH_DAY, words=words):
            return t.text(no_such_day, words=words)
        case _:
            return ""
