"""`oppfolging schema`: what editors need to complete and explain the YAML."""

import json

import click

from bot.config.schema import json_schema


@click.command()
def schema() -> None:
    """Skriver ut JSON Schema for oppsettet, med forklaring på norsk og engelsk.

    Lagre den ved siden av oppsettet: oppfolging schema > oppfolging.schema.json
    """
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
