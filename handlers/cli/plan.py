"""`oppfolging plan`: what will be sent when and to whom, and why something moved or falls out."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import click

from bot.config import load
from bot.domain.calendar import AlwaysClosed
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from bot.domain.schedule import Reason
from bot.i18n import dates
from bot.i18n.translator import Translator
from handlers.cli.plan_text import Words
from scheduling.planner import Entry, Forecast, forecast

MOST_DAYS: Final = 3_660


@click.command()
@click.argument("config", metavar="CONFIG", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "start",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Første dag, som 2026-04-13. Ellers i dag.",
)
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=28, show_default=True, help="Hvor mange dager.")
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt, til programmer.")
@click.option(
    "--language", type=click.Choice([one.value for one in Language]), help="Språket i planen. Ellers kommunens eget."
)
@click.pass_context
def plan(
    ctx: click.Context, config: Path, start: datetime | None, days: int, language: str | None, *, as_json: bool
) -> None:
    """Viser hva som blir sendt, når og til hvem, og hvorfor noe er flyttet eller faller ut.

    CONFIG er en fil, eller en mappe der hver fil er én kommune. Ingenting blir sendt.
    """
    loaded = load(config)
    for problem in loaded.problems if not loaded.ok else ():
        click.echo(problem.line_of_report(Language(language or Language.NB)), err=True)
    if not loaded.ok:
        ctx.exit(1)
    reports = [Report(one, start.date() if start else None, days, language) for one in loaded.configurations]
    if as_json:
        click.echo(json.dumps({"plans": [one.data() for one in reports]}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(one.text() for one in reports))
    ctx.exit(0 if all(one.forecast for one in reports) else 1)


class Report:
    def __init__(self, configuration: Configuration, start: date | None, days: int, language: str | None) -> None:
        self._tenant = configuration.tenant
        self._first = start or datetime.now(self._tenant.timezone).date()
        self._last = self._first + timedelta(days=days - 1)
        self._translator = Translator(Language(language) if language else self._tenant.language)
        self._words = Words(configuration, self._translator)
        self.forecast = _forecast(configuration, self._first, days)
        """None: there is no day to send on."""

    def text(self) -> str:
        if self.forecast is None:
            return self._translator.text("plan.always-closed", tenant=self._tenant.name)
        first, last = (dates.day(self._translator.language, day) for day in (self._first, self._last))
        title = self._translator.text(
            "plan.title",
            tenant=self._tenant.name,
            first=f"{first} {self._first.year}",
            last=f"{last} {self._last.year}",
        )
        return "\n".join([title, *self._words.lines(self.forecast)])

    def data(self) -> dict[str, Any]:
        found = self.forecast or Forecast(entries=(), warnings=())
        return {
            "tenant": self._tenant.id,
            "from": self._first.isoformat(),
            "to": self._last.isoformat(),
            "always_closed": self.forecast is None,
            "entries": [self._entry(one) for one in found.entries],
            "warnings": [
                {"group": one.group, "skipped": one.skipped, "planned": one.planned, "text": self._words.warning(one)}
                for one in found.warnings
            ],
        }

    def _entry(self, one: Entry) -> dict[str, Any]:
        return {
            "at": self._moment(one.at),
            "kind": one.kind,
            "group": one.group,
            "seminar": one.seminar,
            "to": one.to,
            "prompt": one.prompt,
            "week": str(one.week) if one.week else None,
            "until": self._moment(one.until),
            "skipped": one.skipped,
            "moved_from": self._moment(one.wanted_at),
            "reasons": [self._reason(reason) for reason in one.reasons],
            "text": self._words.sentence([one]),
        }

    def _reason(self, reason: Reason) -> dict[str, str]:
        return {"why": type(reason).__name__, "text": self._words.reason(reason)}

    def _moment(self, moment: datetime | None) -> str | None:
        return moment.astimezone(self._tenant.timezone).isoformat() if moment else None


def _forecast(configuration: Configuration, first: date, days: int) -> Forecast | None:
    try:
        return forecast(configuration, first, days)
    except AlwaysClosed:
        return None
