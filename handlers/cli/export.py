"""`oppfolging export`: what a group has shared, for the archive."""

from collections.abc import Mapping
from pathlib import Path

import click

from bot.usecases import archive
from bot.usecases.scene import Scene
from handlers.cli import files
from handlers.cli.opened import COMMAND_LINE, open_tenant
from handlers.cli.places import place_options
from handlers.cli.stops import WrongUse


@click.command()
@click.option("--tenant", help="Kommunen, ved id-en fra oppsettet.")
@click.option("--group", help="Gruppa, ved id-en fra oppsettet.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Mappa som skal skrives. Ellers gruppas id, med -arkiv bak."
)
@click.option("--force", is_flag=True, help="Skriv i en mappe som ikke er tom.")
@place_options
def export(
    *, config: Path | None, data: Path | None, tenant: str | None, group: str | None, output: Path | None, force: bool
) -> None:
    """Skriver det en gruppe har delt, til arkivet: tekst (UTF-8) og tabeller (CSV) med tidspunkt.

    Det ingen har delt, er ikke med. Tekster uten navn har ikke navn her heller. Uttrekket blir loggført.
    """
    here = open_tenant(config, data, tenant)
    about = here.group(group)
    folder = _folder(output or Path(f"{about.id}-arkiv"), force=force)

    async def take_out(scene: Scene) -> Mapping[str, bytes]:
        """Written before the act is: without files nothing was taken out."""
        written = archive.as_files(scene, await archive.gather(scene, about.id, actor=COMMAND_LINE))
        for name, content in written.items():
            files.write(folder / name, content, secret=True)
        return written

    for name in here.write(take_out):
        click.echo(f"Skrevet: {folder / name}.")


def _folder(output: Path, *, force: bool) -> Path:
    try:
        if output.exists() and not output.is_dir():
            raise WrongUse(f"{output} er en fil. Jeg trenger en mappe.")
        output.mkdir(parents=True, exist_ok=True)
        if any(output.iterdir()) and not force:
            raise WrongUse(f"Mappa {output} er ikke tom. Velg en ny, eller bruk --force.")
    except (OSError, ValueError):
        raise WrongUse(f"Jeg får ikke skrive i {output}.") from None
    return output
