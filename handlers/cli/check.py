"""`oppfolging check`: everything that is wrong with a configuration, and what would be right."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from bot.config import Loaded, Problem, load
from bot.config.remarks import remarks
from bot.config.secrets import Secrets, read_secrets
from bot.domain.language import Language
from bot.i18n.translator import Translator

if TYPE_CHECKING:
    from handlers.teams.settings import TeamsSettings

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
    "--live", is_flag=True, help="Spør også Slack og Teams: nøkkel, tillatelser, kanaler og personer. Sender ingenting."
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
    from handlers.teams.settings import TeamsSettings, settings_of  # noqa: PLC0415 - only when asked to

    secrets = read_secrets()
    if isinstance(secrets, tuple):
        raise click.UsageError("\n".join(problem.nb for problem in secrets))
    teams = settings_of(secrets, language)
    if isinstance(teams, str):
        raise click.UsageError(teams)
    if secrets.slack_bot_token is None and teams is None:
        raise click.UsageError(
            "--live trenger OPPFOLGING_SLACK_BOT_TOKEN (eller OPPFOLGING_SLACK_BOT_TOKEN_FILE), "
            "eller OPPFOLGING_TEAMS_APP_ID og resten for Teams."
        )
    asked: list[Live] = []
    if secrets.slack_bot_token is not None:
        asked += asyncio.run(_ask_slack(checked, secrets, secrets.slack_bot_token.get_secret_value(), language))
    if isinstance(teams, TeamsSettings):
        for one in checked:
            asked += asyncio.run(_ask_teams(one, teams, secrets, language))
    return asked


async def _ask_slack(checked: Sequence[Checked], secrets: Secrets, token: str, language: Language) -> list[Live]:
    from handlers.slack.live import live_checks  # noqa: PLC0415 - only when asked to

    configurations = [configuration for one in checked for configuration in one.loaded.configurations]
    found = await live_checks(configurations, token=token, api_url=secrets.slack_api_url, t=Translator(language))
    return [Live(one.good, one.sentence) for one in found]


async def _ask_teams(one: Checked, settings: "TeamsSettings", secrets: Secrets, language: Language) -> list[Live]:
    from bot.store.cipher import CannotOpen, UnusableKey  # noqa: PLC0415 - only when asked to
    from bot.store.engine import UnknownDatabase, Unreachable, url_beside  # noqa: PLC0415 - the same
    from bot.store.migrating import SchemaTooNew, SchemaTooOld  # noqa: PLC0415 - the same
    from handlers.app.live import ask_teams  # noqa: PLC0415 - the same

    url = secrets.database_url.get_secret_value() if secrets.database_url else url_beside(one.path)
    try:
        found = await ask_teams(one.loaded.configurations, settings, secrets, url, Translator(language))
    except (CannotOpen, UnusableKey, UnknownDatabase, Unreachable, SchemaTooNew, SchemaTooOld):
        raise click.UsageError(
            "--live for Teams trenger databasen, for den vet hvem som har appen: "
            "OPPFOLGING_DATABASE_URL, OPPFOLGING_TEXT_KEYS og «oppfolging db upgrade»."
        ) from None
    return [Live(line.good, line.sentence) for line in found]


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
