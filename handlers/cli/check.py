"""`oppfolging check`: everything that is wrong with a configuration, and what would be right."""

import asyncio
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
from bot.config.secrets import read_secrets
from bot.domain.language import Language
from bot.i18n.translator import Translator

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
@click.option(
    "--live", is_flag=True, help="Spør også Slack: nøkkel, tillatelser, kanaler og personer. Sender ingenting."
)
@click.pass_context
def check(ctx: click.Context, configs: tuple[Path, ...], language: str, *, as_json: bool, live: bool) -> None:
    """Sjekker oppsettet: CONFIG er en fil, eller en mappe der hver fil er én kommune.

    Alle feil vises på en gang, som fil:linje:kolonne. Linjer med «merk» er ikke feil, men verdt en tanke.
    """
    chosen = Language(language)
    checked = [Checked.read(path) for path in configs]
    ok = all(one.loaded.ok for one in checked)
    asked = asked_live(checked, chosen) if live and ok else ()
    ok = ok and all(one.good for one in asked)
    if as_json:
        problems = [problem for one in checked for problem in one.problems]
        report = _report(ok=ok, problems=problems, language=chosen)
        if live:
            report["live"] = [{"ok": one.good, "message": one.sentence} for one in asked]
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        tell(checked, chosen)
        wrong = "error" if chosen is Language.EN else "feil"
        for one in asked:
            click.echo(f"{'ok' if one.good else wrong}: {one.sentence}")
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


@dataclass(frozen=True, slots=True)
class Live:
    """What a platform answered."""

    good: bool
    sentence: str


def asked_live(checked: Sequence[Checked], language: Language) -> Sequence[Live]:
    """Ask the platforms that the environment has secrets for."""
    from handlers.slack.live import live_checks  # noqa: PLC0415 - only when asked to

    secrets = read_secrets()
    if isinstance(secrets, tuple):
        raise click.UsageError("\n".join(problem.nb for problem in secrets))
    if secrets.slack_bot_token is None:
        raise click.UsageError("--live trenger OPPFOLGING_SLACK_BOT_TOKEN (eller OPPFOLGING_SLACK_BOT_TOKEN_FILE).")
    configurations = [configuration for one in checked for configuration in one.loaded.configurations]
    asking = live_checks(
        configurations,
        token=secrets.slack_bot_token.get_secret_value(),
        api_url=secrets.slack_api_url,
        t=Translator(language),
    )
    return [Live(one.good, one.sentence) for one in asyncio.run(asking)]


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
