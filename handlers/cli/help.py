"""The words that click itself puts into help and into what it says of wrong use, in bokmål like the rest."""

from typing import Final

from click import core, decorators, exceptions, formatting, parser, termui, types

_BOKMAL: Final = {
    "Usage:": "Bruk:",
    "Options": "Valg",
    "Commands": "Kommandoer",
    "Show this message and exit.": "Vis denne hjelpen.",
    "Show the version and exit.": "Vis hvilken versjon dette er.",
    "default: {default}": "ellers: {default}",
    "required": "må stå",
    "%(prog)s, version %(version)s": "%(prog)s, versjon %(version)s",
    "Error: {message}": "{message}",
    "Try '{command} {option}' for help.": "Mer hjelp: {command} {option}",
    "Missing argument": "Her mangler",
    "Missing option": "Her mangler",
    "Missing command.": "Her mangler en kommando.",
    "Choose from:\n\t{choices}": "Velg:\n\t{choices}",
    "No such option {name!r}.": "Valget «{name}» finnes ikke.",
    "No such command {name!r}.": "«{name}» er ikke en kommando.",
    "Did you mean {possibility}?": "Mente du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Mente du en av disse: {possibilities}?",
    "Got unexpected extra argument ({args})": "Her står det for mye: {args}",
    "Got unexpected extra arguments ({args})": "Her står det for mye: {args}",
    "Option {name!r} does not take a value.": "Valget «{name}» skal stå uten verdi.",
    "Option {name!r} requires an argument.": "Valget «{name}» trenger en verdi.",
    "Invalid value for {param_hint}: {message}": "{param_hint}: {message}",
    "{value!r} is not one of {choices}.": "«{value}» er ikke blant valgene: {choices}.",
    "{value!r} is not a valid {number_type}.": "«{value}» er ikke et helt tall.",
    "{value} is not in the range {range}.": "{value} er utenfor grensene {range}.",
    "{value!r} does not match the format {format}.": "«{value}» er ikke en dato. Skriv den som 2026-04-13.",
    "{name} {filename!r} does not exist.": "{filename} finnes ikke.",
    "{name} {filename!r} is a directory.": "{filename} er en mappe. Oppgi en fil.",
    "{name} {filename!r} is not readable.": "{filename} kan ikke leses.",
    "Error: The two entered values do not match.": "De to er ikke like. Prøv igjen.",
    "Aborted!": "Avbrutt.",
}


def speak_bokmal() -> None:
    """Each module of click asks gettext for its words, by these two names; what is not here stays as it is."""
    for module in (core, decorators, exceptions, formatting, parser, termui, types):
        vars(module).update(_=_said, ngettext=_counted)


def _said(words: str) -> str:
    return _BOKMAL.get(words, words)


def _counted(one: str, several: str, number: int) -> str:
    return _said(one if number == 1 else several)
