"""What the YAML parser stumbled over, said so that somebody who has never heard of YAML can mend it."""

from typing import Final

import yaml

from bot.config.problem import Fault, Position

_KNOWN: Final = (
    ("mapping values are not allowed", "colon_in_text"),
    ("found unexpected end of stream", "quote_not_closed"),
    ("found unknown escape character", "backslash"),
    ("did not find expected hexdecimal", "backslash"),
    ("did not find expected ',' or '}'", "brace_not_closed"),
    ("did not find expected ',' or ']'", "bracket_not_closed"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-'", "indentation"),
    ("block sequence entries are not allowed", "indentation"),
    ("could not find expected ':'", "colon_missing"),
    ("found a tab character", "tab"),
    ("did not find expected <document start>", "indentation"),
)
_POINT_AT_ITS_BEGINNING: Final = frozenset({"quote_not_closed", "brace_not_closed", "bracket_not_closed"})
"""The parser notices at the end of the file; the person who writes wants to see where it began."""


def syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(Position(), "not_yaml")
    problem = error.problem or ""
    at = marked(error.problem_mark)
    if "cannot start any token" in problem:
        return _at_character(at, _character(text, at))
    key = next((key for said, key in _KNOWN if said in problem), "not_yaml")
    if key in _POINT_AT_ITS_BEGINNING and error.context_mark is not None:
        at = marked(error.context_mark)
    return Fault(at, key)


def marked(mark: "yaml.Mark | yaml._yaml.Mark | None") -> Position:
    """The parser counts from 0, and may not know."""
    return Position(mark.line + 1, mark.column + 1) if mark else Position()


def _at_character(at: Position, character: str) -> Fault:
    if character == "\t":
        return Fault(at, "tab")
    return Fault(at, "character_needs_quotes", {"character": character})


def _character(text: str, at: Position) -> str:
    lines = text.splitlines()
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    return line[at.column - 1 : at.column]
