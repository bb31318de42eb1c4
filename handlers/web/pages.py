"""The two pages as HTML. Everything that moves on them is drawn by static/, from JSON."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.domain.language import Language
from bot.i18n.translator import Translator
from handlers.web.chat import Persona

LANGUAGES: Final = {Language.NB: "Bokmål", Language.NN: "Nynorsk", Language.EN: "English"}


def chat_page(persona: Persona, personas: Sequence[Persona], *, preview: bool) -> str:
    t = Translator(persona.language)
    page = _templates().get_template("chat.html")
    return page.render(t=t.text, lang=persona.language, me=persona, personas=personas, preview=preview)


def preview_page(language: Language, *, bundle: bool) -> str:
    t = Translator(language)
    page = _templates().get_template("preview.html")
    return page.render(t=t.text, lang=language, languages=LANGUAGES, bundle=bundle)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("handlers.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
