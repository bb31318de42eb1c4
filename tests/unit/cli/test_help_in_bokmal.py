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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--nope", "Valget «--nope» finnes ikke."),
        ("chek", "«chek» er ikke en kommando. Mente du «check»?"),
        ("check", "Her mangler 'CONFIG...'."),
        ("check x.yaml --jsn", "Valget «--jsn» finnes ikke. Mente du '--json'?"),
        ("check x.yaml --json=ja", "Valget «--json» skal stå uten verdi."),
        ("check x.yaml --language", "Valget «--language» trenger en verdi."),
        ("check x.yaml --language nn", "'--language': «nn» er ikke blant valgene: 'nb', 'en'."),
        ("plan a.yaml b.yaml", "Her står det for mye: b.yaml"),
        ("plan a.yaml --from 2026-13-01", "'--from': «2026-13-01» er ikke en dato. Skriv den som 2026-04-13."),
        ("plan a.yaml --days mange", "'--days': «mange» er ikke et helt tall."),
        ("plan a.yaml --days 0", "'--days': 0 er utenfor grensene 1<=x<=3660."),
        ("manifest", "Her mangler '{slack|teams}'. Velg:\n\tslack,\n\tteams"),
        ("manifest slack .", "Her mangler '-o' / '--output'."),
        ("serve finnes-ikke.yaml", "'CONFIG': finnes-ikke.yaml finnes ikke."),
        ("outbox nei", "«nei» er ikke en kommando."),
        ("outbox retry nei", "'ID': «nei» er ikke et helt tall."),
    ],
)
def test_wrong_use_is_told_in_bokmal_and_ends_with_two(words: str, said: str) -> None:
    result = CliRunner().invoke(main, words.split(), prog_name="oppfolging")
    assert result.exit_code == 2
    *usage, told = result.stderr.strip().split("\n\n")
    assert told == said
    assert not re.search(r"Usage|Error|Try '", "".join(usage))
