"""How a command ends when it cannot go on: one sentence, and a number that a program reads."""

from typing import Any

import click
from typing_extensions import override


class Stopped(click.ClickException):
    """Something is wrong that the command found out: 1."""

    exit_code = 1

    @override
    def show(self, file: Any = None) -> None:
        click.echo(self.message, file=file, err=True)


class WrongUse(Stopped):
    """The command was used wrongly, or something it needs is missing: 2."""

    exit_code = 2
