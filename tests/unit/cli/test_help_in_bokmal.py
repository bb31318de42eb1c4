"""Every command explains itself in bokmål."""

import re

import click
import pytest
from click.testing import CliRunner

from handlers.cli import COMMANDS, main


def every_command() -> list[tuple[str, ...]]:
    context = click.Context(main)
    found: list[tuple[str, ...]] = [()]
    for name in COMMANDS:
        command = main.get_command(context, name)
        found.append((name,))
        found += [(name, under) for under in command.list_commands(context)] if isinstance(command, click.Group) else []
    return found


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_help_is_in_bokmal_and_says_what_it_does(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Bruk: ")
    assert "Vis denne hjelpen." in result.output
    assert not re.search(r"Usage|Options:|Commands:|Show this|default:", result.output)
    explained = result.output.split("\n\n")[1].strip()
    assert len(explained.split()) > 3
