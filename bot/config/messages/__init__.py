"""Every sentence the configuration says, in bokmål and English: what is wrong, and what would be right."""

from collections.abc import Mapping
from typing import Final

from bot.config.messages.drift import DRIFT
from bot.config.messages.files import FILES
from bot.config.messages.meaning import MEANING
from bot.config.messages.remarks import REMARKS
from bot.config.messages.values import VALUES

Sentences = Mapping[str, tuple[str, str]]

SENTENCES: Final[Sentences] = {**FILES, **VALUES, **MEANING, **REMARKS, **DRIFT}
_LONGEST_QUOTE: Final = 60


def sentence(key: str, params: Mapping[str, str], *, english: bool) -> str:
    return SENTENCES[key][english].format_map({name: _short(value) for name, value in params.items()})


def _short(value: str) -> str:
    """One line, and no longer than a reader needs to find the place."""
    line = " ".join("".join(one if one.isprintable() else " " for one in value).split())
    return line if len(line) <= _LONGEST_QUOTE or ", " in line else f"{line[:_LONGEST_QUOTE]}…"
