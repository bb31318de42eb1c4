"""Names in a row, as a sentence has them."""

from collections.abc import Sequence
from typing import Final

from bot.domain.language import Language
from bot.i18n.translator import Translator


def listed(t: Translator, names: Sequence[str]) -> str:
    """Say «Ola, Kari og Eva»."""
    if len(names) < 2:  # noqa: PLR2004 - a row needs two
        return "".join(names)
    return t.text("common.and", first=", ".join(names[:-1]), last=names[-1])


def leaders(t: Translator, names: Sequence[str]) -> str:
    """Say «Ola Nordmann og Eva Dahl (ledere)»: leaders are always named, and always as leaders."""
    return t.count("common.leaders", len(names), names=listed(t, names))


_DEFINITE: Final = ("et", "en", "a")


def in_sentence(t: Translator, body: str) -> str:
    """Say «bystyret» of the body «Bystyret»: a common noun in the definite is not a name in Norwegian."""
    plain = body.istitle() and body.isalpha() and body.endswith(_DEFINITE)
    return body[:1].lower() + body[1:] if plain and t.language is not Language.EN else body
