"""`oppfolging person`: what is stored about one person, handed out or erased. Each act is audited."""

import os
from pathlib import Path
from typing import Final

import click

from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.domain.language import Language
from bot.i18n import dates
from bot.ports import Audited
from bot.usecases import my_data
from bot.usecases.conversation.export import as_file
from bot.usecases.my_data import Erased, MyData
from bot.usecases.scene import Scene
from handlers.cli import files
from handlers.cli.opened import COMMAND_LINE, Opened, open_tenant
from handlers.cli.places import place_options
from handlers.cli.sealed_file import NotSealed, WrongPassphrase, open_sealed, seal
from handlers.cli.stops import Stopped, WrongUse

SAID_IN: Final = "OPPFOLGING_EXPORT_PASSPHRASE"
SHORTEST: Final = 12
LARGEST: Final = 100_000_000


@click.group()
def person() -> None:
    """Innsyn og sletting for én person. Alt som gjøres her, blir loggført."""


@person.command("export")
@click.argument("email", metavar="EMAIL")
@click.option("--tenant", help="Kommunen, ved id-en fra oppsettet.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Fila som skal skrives. Ellers id-en, med .oppfolging bak."
)
@place_options
def export_command(
    *, config: Path | None, data: Path | None, email: str, tenant: str | None, output: Path | None
) -> None:
    """Skriver alt som er lagret om EMAIL, til en kryptert fil. «oppfolging person open» leser den.

    Passfrasen blir spurt om to ganger, eller tatt fra OPPFOLGING_EXPORT_PASSPHRASE. Gi den til personen en annen vei
    enn fila.
    """
    here = open_tenant(config, data, tenant)
    who = _person(here.configuration, email)
    _something_about(here, who)
    target = output or Path(f"{who}.oppfolging")
    files.may_write(target)
    if output is None and target.exists():
        raise WrongUse(f"{target} finnes fra før. Velg en annen fil med -o.")
    passphrase = _new_passphrase()

    async def hand_out(scene: Scene) -> None:
        """Written before the act is: without a file nothing was handed out."""
        gathered = await my_data.gather(scene, who)
        await scene.work.audit.add(Audited(at=scene.now, actor=COMMAND_LINE, act="person.export", subject=who))
        files.write(target, seal(as_file(gathered), passphrase), secret=True)

    here.write(hand_out)
    click.echo(f"Skrevet: {target}. Bare passfrasen åpner den.")


@person.command("open")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def open_command(file: Path) -> None:
    """Leser en fil fra «person export», og skriver innholdet som JSON."""
    sealed = files.read(file, most=LARGEST)
    passphrase = _given_passphrase() or _asked("Passfrase", confirm=False)
    try:
        click.echo(open_sealed(sealed, passphrase))
    except NotSealed:
        raise Stopped(f"{file} er ikke en fil fra «oppfolging person export», eller den er skadet.") from None
    except WrongPassphrase:
        raise Stopped("Passfrasen er feil, eller fila er endret.") from None


@person.command("erase")
@click.argument("email", metavar="EMAIL")
@click.option("--tenant", help="Kommunen, ved id-en fra oppsettet.")
@click.option("--yes", is_flag=True, help="Ikke spør først.")
@place_options
def erase_command(*, config: Path | None, data: Path | None, email: str, tenant: str | None, yes: bool) -> None:
    """Sletter det som er lagret om EMAIL. Det personen har delt, mister navnet."""
    here = open_tenant(config, data, tenant)
    who = _person(here.configuration, email)
    _something_about(here, who)
    if not yes and not _agreed():
        raise Stopped("Ingenting er slettet.")
    erased = here.write(lambda scene: my_data.erase(scene, who, actor=COMMAND_LINE))
    for line in _receipt(here, erased):
        click.echo(line)
    if any(one.id == who for one in here.configuration.people):
        click.echo("Navn, e-post og rolle står fortsatt i oppsettet. Ta dem ut der.")


def _person(configuration: Configuration, written: str) -> PersonId:
    """Who has left the configuration is still found by id."""
    found = configuration.person_by_email(written.strip())
    return found.id if found else PersonId(written.strip().lower())


def _something_about(here: Opened, who: PersonId) -> MyData:
    found: MyData = here.read(lambda scene: my_data.gather(scene, who))
    known = any(one.id == who for one in here.configuration.people)
    if found.empty and not known:
        raise WrongUse(
            "Jeg finner ingen slik person. Skriv e-posten fra oppsettet, eller id-en til en som har gått ut."
        )
    return found


def _receipt(here: Opened, erased: Erased) -> list[str]:
    today = here.clock.now().astimezone(here.configuration.tenant.timezone).date()
    until = dates.day_and_year(Language.NB, today + erased.kept_until)
    lines = [f"Slettet: {_texts(erased.deleted)}."]
    if erased.without_name:
        lines.append(f"Uten navn nå, og slettet senest {until}: {_texts(erased.without_name)}.")
    return [*lines, "Meldinger som ventet, er tatt tilbake. Det som står i chatten fra før, må slettes der."]


def _texts(number: int) -> str:
    return f"{number} tekst" if number == 1 else f"{number} tekster"


def _agreed() -> bool:
    try:
        said: str = click.prompt("Dette kan ikke angres. Skriv «ja» for å slette", default="", show_default=False)
    except click.Abort:
        return False
    return said.strip().casefold() in {"ja", "j", "yes", "y"}


def _new_passphrase() -> str:
    passphrase = _given_passphrase() or _asked("Passfrase", confirm=True)
    if len(passphrase) < SHORTEST:
        raise WrongUse(f"Passfrasen er for kort. Bruk minst {SHORTEST} tegn, gjerne fire ord.")
    return passphrase


def _given_passphrase() -> str:
    """As a value, or as a file that holds it."""
    file = os.environ.get(f"{SAID_IN}_FILE")
    if not file:
        return os.environ.get(SAID_IN, "")
    try:
        return files.read(Path(file), most=10_000).decode("utf-8-sig").strip()
    except ValueError:
        raise WrongUse(f"{SAID_IN}_FILE viser til en fil som ikke kan leses.") from None


def _asked(words: str, *, confirm: bool) -> str:
    try:
        asked: str = click.prompt(words, hide_input=True, confirmation_prompt="En gang til" if confirm else False)
    except click.Abort:
        raise WrongUse(f"Jeg trenger en passfrase. Skriv den, eller sett {SAID_IN}.") from None
    return asked
