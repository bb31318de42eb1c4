"""The command line. A command's module is imported when the command runs, so that --help answers at once."""

from dataclasses import dataclass
from importlib import import_module
from typing import Final

import click
from typing_extensions import override

from handlers.cli.help import speak_bokmal


@dataclass(frozen=True, slots=True)
class Lazy:
    """Where a command lives, and its line in the overview."""

    target: str
    summary: str


COMMANDS: Final = {
    "demo": Lazy("handlers.cli.demo:demo", "Prøv alt sammen på denne maskinen."),
    "serve": Lazy("handlers.cli.serve:serve", "Kjør tjenesten."),
    "check": Lazy("handlers.cli.check:check", "Se om oppsettet er riktig."),
    "plan": Lazy("handlers.cli.plan:plan", "Se hva som blir sendt når, og hvorfor noe flyttes."),
    "guard": Lazy("handlers.cli.guard:guard", "Les tekst med refleksjonsvernet."),
    "digest": Lazy("handlers.cli.digest:digest", "Les ukesbrevet for en gruppe."),
    "note": Lazy("handlers.cli.note:note", "Lag et notat fra refleksjon."),
    "template": Lazy("handlers.cli.template:template", "Lag et regneark til oppfølgingspunkter."),
    "import": Lazy("handlers.cli.import_commitments:import_commitments", "Ta inn oppfølgingspunkter fra et regneark."),
    "manifest": Lazy("handlers.cli.manifest:manifest", "Lag appmanifestet for Slack eller apppakken for Teams."),
    "person": Lazy("handlers.cli.person:person", "Gi ut eller slett det som er lagret om én person."),
    "export": Lazy("handlers.cli.export:export", "Skriv det en gruppe har delt, til arkivet."),
    "db": Lazy("handlers.cli.db:db", "Gjør databasen klar, og bytt nøkler."),
    "outbox": Lazy("handlers.cli.outbox:outbox", "Se hva som venter, har feilet eller er usikkert."),
    "schema": Lazy("handlers.cli.schema:schema", "Skriv ut JSON Schema for oppsettet."),
}


class LazyGroup(click.Group):
    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].target.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, since asking each command would import them all."""
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            ctx.fail(_no_such_command(args[0]))
        return super().resolve_command(ctx, args)


def _no_such_command(written: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for who slips

    near = get_close_matches(written, COMMANDS, n=1)
    return f"«{written}» er ikke en kommando. " + (
        f"Mente du «{near[0]}»?" if near else f"Det finnes: {', '.join(COMMANDS)}."
    )


speak_bokmal()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="oppfolging", prog_name="oppfolging")
def main() -> None:
    """Oppfølging holder den gode samtalen fra samlingen i live, i Slack og Teams.

    Alle kommandoer har --help. De slutter med 0 når alt er bra, 1 når noe er galt, og 2 når de er brukt feil.
    """
