"""`oppfolging demo`: everything on this machine."""

from importlib.util import find_spec
from pathlib import Path

import click

from bot.domain.language import Language
from handlers.cli.check import Checked, tell

EXAMPLE = Path("examples") / "bergen.yaml"


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="Porten på 127.0.0.1.")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Mappa der demoen lagrer.")
@click.option("--fresh", is_flag=True, help="Begynn på nytt, med tom database.")
@click.option("--no-browser", is_flag=True, help="Ikke åpne nettleseren.")
@click.pass_context
def demo(ctx: click.Context, port: int, data: Path | None, *, fresh: bool, no_browser: bool) -> None:  # noqa: ARG001
    """Viser Oppfølging med eksemplet fra Bergen.

    Nettchatten er ikke med i denne versjonen: demoen sier hva «oppfolging check» finner i eksemplet.
    """
    example = Checked.read(_example())
    tell([example], Language.NB)
    if not example.loaded.ok:
        ctx.exit(1)
    click.echo(f"Nettchatten kommer, på http://127.0.0.1:{port}.")


def _example() -> Path:
    """Beside the code, wherever the command is run from."""
    found = find_spec("handlers")
    here = Path(found.origin).parent.parent if found and found.origin else Path()
    return here / EXAMPLE
