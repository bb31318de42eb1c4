"""From a key and its parameters to a sentence in one language."""

from string import Formatter

from bot.domain.language import Language
from bot.i18n.catalogue import TextError, entry
from bot.i18n.numbers import capitalised, in_words

_FORMATTER = Formatter()


class Translator:
    """Speaks one language. A text that is not there raises; a person never meets a key."""

    __slots__ = ("language",)

    def __init__(self, language: Language) -> None:
        self.language = language

    def text(self, key: str, /, **params: object) -> str:
        return fill(self.template(key), params, key)

    def count(self, key: str, n: int, /, **params: object) -> str:
        """Choose between one and several; `{n}`, `{words}` and `{Words}` are the number."""
        return fill(self.template(key, n), {**number_words(self.language, n), **params}, key)

    def template(self, key: str, n: int | None = None, /) -> str:
        """Return the sentence with its gaps, for those who fill them in themselves."""
        found = entry(self.language, key)
        if isinstance(found, str):
            if n is not None:
                raise TextError(f"{self.language}: {key} has no plural")
            return found
        if n is None:
            raise TextError(f"{self.language}: {key} needs a number")
        return found[0] if n == 1 else found[1]


def number_words(language: Language, n: int) -> dict[str, object]:
    """Give a number as a sentence may need it; «{Words}» opens one."""
    words = in_words(language, n)
    return {"n": n, "words": words, "Words": capitalised(words)}


def fill(template: str, params: dict[str, object], key: str) -> str:
    """Put parameters in as they are: nothing in them is read as a template or as markup."""
    parts: list[str] = []
    for literal, name, _, _ in _FORMATTER.parse(template):
        parts.append(literal)
        if name is not None:
            if name not in params:
                raise TextError(f"{key} needs {name}")
            parts.append(str(params[name]))
    return "".join(parts)
