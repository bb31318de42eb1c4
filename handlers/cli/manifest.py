"""`oppfolging manifest`: what Slack or Teams is to know of the app, made from the configuration."""

import re
from collections.abc import Sequence
from pathlib import Path

import click

from bot.config import load
from bot.config.secrets import read_secrets
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from handlers.cli import files


@click.command()
@click.argument("platform", type=click.Choice(["slack", "teams"]))
@click.argument("config", type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="Filen som skal skrives: YAML for Slack, zip for Teams. «-» skriver Slacks manifest på skjermen.",
)
@click.option("--url", default="", help="Slack: adressen tjenesten har utenfra (https://…). Uten den: Socket Mode.")
@click.option("--several-workspaces", is_flag=True, help="Slack: flere arbeidsområder installerer appen selv (OAuth).")
@click.option(
    "--site",
    default="",
    help="Teams: siden der kommunen forteller om tjenesten (https://…). Uten den: nettstedet i tenant.contact.",
)
@click.option(
    "--version",
    default="1.0.0",
    show_default=True,
    help="Teams: pakkens versjon. Er pakken lastet opp før, må den være høyere.",
)
def manifest(
    platform: str, config: Path, output: Path, *, url: str, site: str, version: str, several_workspaces: bool
) -> None:
    """Lager appmanifestet for Slack, eller apppakken for Teams. CONFIG er en fil eller en mappe."""
    configurations = _configurations(config, platform)
    if platform == "teams":
        _teams(configurations, output, site, version)
    else:
        _slack(configurations, output, url, several_workspaces=several_workspaces)


def _slack(configurations: Sequence[Configuration], output: Path, url: str, *, several_workspaces: bool) -> None:
    from handlers.slack.manifest import manifest as described  # noqa: PLC0415 - Slack's part only for Slack
    from handlers.slack.manifest import written  # noqa: PLC0415 - the same

    if url and not url.startswith("https://"):
        raise click.UsageError("Slack krever en adresse som begynner på https://.")
    text = written(described(*configurations, url=url, several_workspaces=several_workspaces))
    if str(output) == "-":
        click.echo(text, nl=False)
    else:
        files.write(output, text.encode())
        click.echo(
            f"Skrev {output}. Lim innholdet inn på https://api.slack.com/apps under «From a manifest».", err=True
        )


def _teams(configurations: Sequence[Configuration], output: Path, site: str, version: str) -> None:
    """Write the package with the bot's own id in it."""
    from handlers.teams.app_package import App, app_package  # noqa: PLC0415 - Teams' part only for Teams

    secrets = read_secrets()
    if isinstance(secrets, tuple):
        raise click.UsageError("\n".join(problem.nb for problem in secrets))
    if not secrets.teams_app_id:
        raise click.UsageError("Sett OPPFOLGING_TEAMS_APP_ID til id-en boten fikk i Azure. Se docs/teams.md.")
    shown = site or _site_of(configurations[0].tenant.contact)
    if not shown.startswith("https://"):
        raise click.UsageError(
            "Teams viser en lenke til kommunens nettside. Den begynner på https://: --site https://…"
        )
    if not re.fullmatch(r"\d{1,5}(\.\d{1,5}){2}", version):
        raise click.UsageError("Versjonen skal være tre tall, som 1.0.1.")
    files.write(output, app_package(configurations, App(id=secrets.teams_app_id, site=shown, version=version)))
    click.echo(
        f"Skrev {output}. Last den opp i administrasjonssenteret for Teams, under «Administrer apper».", err=True
    )
    if not site:
        click.echo(f"Lenkene i pakken går til {shown}. Skal de gå til en egen side, bruk --site.", err=True)


def _site_of(contact: str) -> str:
    """Where the address of who is to be asked belongs; a contact need not be an address."""
    found = re.search(r"@([\w-]+(\.[\w-]+)+)", contact)
    return f"https://{found[1]}" if found else ""


def _configurations(config: Path, platform: str) -> Sequence[Configuration]:
    """One app serves all kommuner of a folder that use the platform; it speaks as the first."""
    loaded = load(config)
    if not loaded.ok:
        for problem in loaded.problems:
            click.echo(problem.line_of_report(Language.NB), err=True)
        raise click.ClickException(f"{config} er ikke riktig, så jeg lager ikke noe.")
    found = [one for one in loaded.configurations if (one.slack_team if platform == "slack" else one.teams_tenant)]
    if found:
        return found
    raise click.ClickException(f"Ingen kommune i {config} har satt platforms.{platform}.")
