"""The catalogues on disk: one gettext file per area and language, read when the first sentence of it is needed."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from babel.messages.pofile import read_po

from bot.domain.language import Language

Entry = str | tuple[str, ...]
"""A sentence, or its forms for one and for several."""


class TextError(LookupError):
    """A text or a part of one is not there: a fault of ours, never of the reader's."""


def folder(language: Language) -> Traversable:
    return files("bot.i18n") / "locale" / language.value


@cache
def area(language: Language, name: str) -> Mapping[str, Entry]:
    """Read one file whole. The msgid is the dotted key; an untranslated or fuzzy entry counts as none."""
    file = folder(language) / f"{name}.po"
    if not file.is_file():
        raise TextError(f"{language}: there is no catalogue {name}.po")
    found = read_po(BytesIO(file.read_bytes()), locale=language.value, abort_invalid=True)
    entries: dict[str, Entry] = {}
    for message in found:
        key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
        text = message.string
        if key and text and not message.fuzzy:
            entries[key] = tuple(text) if isinstance(text, (tuple, list)) else text
    return entries


def areas(language: Language) -> tuple[str, ...]:
    names = (file.name for file in folder(language).iterdir())
    return tuple(sorted(name.removesuffix(".po") for name in names if name.endswith(".po")))


def entry(language: Language, key: str) -> Entry:
    try:
        return area(language, key.partition(".")[0])[key]
    except KeyError:
        raise TextError(f"{language}: there is no text {key}") from None
