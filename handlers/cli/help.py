"""The few words that click itself puts into a help text, in bokmål like the rest of it."""

from collections.abc import Iterable
from typing import Final

import click
from typing_extensions import override

_HEADINGS: Final = {"Options": "Valg", "Commands": "Kommandoer"}
_WORDS: Final = {
    "Show this message and exit.": "Vis denne hjelpen.",
    "Show the version and exit.": "Vis hvilken versjon dette er.",
    "[default: ": "[ellers: ",
    "[required]": "[må stå]",
}


class Bokmal(click.HelpFormatter):
    @override
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Bruk: ")

    @override
    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    @override
    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _said(words)) for name, words in rows], col_max, col_spacing)


def _said(words: str) -> str:
    for english, norwegian in _WORDS.items():
        words = words.replace(english, norwegian)
    return words


def speak_bokmal() -> None:
    """Every command's help is drawn by the formatter of its context, wherever the command was made."""
    click.Context.formatter_class = Bokmal
