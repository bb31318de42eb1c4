"""`oppfolging check`: everything that is wrong with a configuration, and what would be right."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from bot.config import Loaded, Problem, load
from bot.config.remarks import remarks
from bot.domain.language import Language

_ZONE = ZoneInfo("Europe/Oslo")


@click.command()
@click.argument("configs", metavar="CONFIG...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(["nb", "en"]),
    default="nb",
    show_default=True,
    help="Språket i meldingene.",
)
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt, til programmer.")
@click.pass_context
def check(ctx: click.Context, configs: tuple[Path, ...], language: str, *, as_json: bool) -> None:
    """Sjekker oppsettet: CONFIG er en fil, eller en mappe der hver fil er én kommune.

    Alle feil vises på en gang, som fil:linje:kolonne. Linjer med «merk» er ikke feil, men verdt en tanke.
    """
    chosen = Language(language)
    checked = [Checked.read(path) for path in configs]
    ok = all(one.loaded.ok for one in checked)
    if as_json:
        problems = [problem for one in checked for problem in one.problems]
        click.echo(json.dumps(_report(ok=ok, problems=problems, language=chosen), ensure_ascii=False))
    else:
        tell(checked, chosen)
    ctx.exit(0 if ok else 1)


@dataclass(frozen=True, slots=True)
class Checked:
    path: Path
    loaded: Loaded
    problems: tuple[Problem, ...]
    """With the facts about each group, as they are today."""

    @classmethod
    def read(cls, path: Path) -> "Checked":
        loaded = load(path)
        return cls(path, loaded, (*loaded.problems, *remarks(loaded, datetime.now(_ZONE).date())))


def tell(checked: Sequence[Checked], language: Language) -> None:
    for one in checked:
        for problem in one.problems:
            click.echo(problem.line_of_report(language))
    for one in checked:
        click.echo(_summary(one.path, one.loaded, language))


def _report(*, ok: bool, problems: list[Problem], language: Language) -> dict[str, Any]:
    return {
        "ok": ok,
        "problems": [
            {
                "file": str(problem.file),
                "line": problem.line,
                "column": problem.column,
                "severity": str(problem.severity),
                "key": problem.key,
                "message": problem.sentence(language),
            }
            for problem in problems
        ],
    }


def _summary(path: Path, loaded: Loaded, language: Language) -> str:
    """One line per argument, so that a long list of remarks still ends with an answer."""
    english = language is Language.EN
    if not loaded.ok:
        return f"{path}: not taken in." if english else f"{path}: ikke tatt i bruk."
    tenants = len(loaded.configurations)
    groups = sum(len(one.groups) for one in loaded.configurations)
    people = sum(len(one.people) for one in loaded.configurations)
    if english:
        return f"{path}: all right. Tenants: {tenants}. Groups: {groups}. People: {people}."
    return f"{path}: i orden. Kommuner: {tenants}. Grupper: {groups}. Personer: {people}."
