"""`oppfolging guard`: reads texts as the guard does, one a line."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.domain.finding import Finding, Reading
    from bot.domain.language import Language

_WRONG_USE = 2


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--language", type=click.Choice(["nb", "nn"]), help="Målformen i svarene. Ellers følger de teksten.")
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt per linje, til programmer.")
@click.pass_context
def guard(ctx: click.Context, file: Path | None, language: str | None, *, as_json: bool) -> None:
    """Leser FILE, eller det som skrives inn, med refleksjonsvernet: én tekst per linje.

    Slutter med 1 når noe ligner det et folkevalgt organ gjør, ellers 0. Vernet kan ta feil og overse ting.
    """
    from bot.domain.finding import Certainty  # noqa: PLC0415 - so that --help answers at once
    from bot.domain.language import Language  # noqa: PLC0415
    from bot.guard import read, written_in  # noqa: PLC0415

    try:
        lines = _lines(file)
    except (OSError, UnicodeDecodeError) as problem:
        click.echo(_sentence(file, problem), err=True)
        ctx.exit(_WRONG_USE)
    told = False
    for number, line in enumerate(lines, start=1):
        if line.strip():
            reading = read(line, language=Language(language) if language else None)
            form = Language(language) if language else written_in(line)
            shown = _as_json(line, reading, form) if as_json else _as_text(number, reading, form)
            if shown:
                click.echo(shown.encode())
            told |= any(finding.certainty is Certainty.SURE for finding in reading.findings)
    if not as_json and not told:
        click.echo(b"Ingen varsler. Vernet kan overse ting.")
    ctx.exit(1 if told else 0)


def _lines(file: Path | None) -> list[str]:
    """Only line feeds end a line: people paste all kinds of other separators into chat."""
    given = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
    return [line.removesuffix("\r") for line in given.decode("utf-8-sig").split("\n")]


def _sentence(file: Path | None, problem: OSError | UnicodeDecodeError) -> str:
    name = f"«{file}»" if file and str(file) != "-" else "Det som ble skrevet inn,"
    if isinstance(problem, UnicodeDecodeError):
        return f"{name} er ikke UTF-8-tekst (byte {problem.start + 1}). Lagre den som UTF-8 og prøv igjen."
    if isinstance(problem, FileNotFoundError):
        return f"{name} finnes ikke."
    if isinstance(problem, IsADirectoryError):
        return f"{name} er en mappe. Oppgi en fil med én tekst per linje."
    return f"{name} kan ikke leses: {problem.strerror}."


def _as_json(line: str, reading: "Reading", form: "Language") -> str:
    from bot.guard import advice  # noqa: PLC0415

    found = reading.findings
    first = advice(found[0].indicator, form) if found else None
    answer = {
        "text": line,
        "drift": reading.drift,
        "uncertain": reading.uncertain,
        "indicators": [finding.indicator for finding in found],
        "words": [words for finding in found for words in finding.words],
        "reason": first.reason if first else "",
        "suggestion": first.suggestion if first else "",
    }
    return json.dumps(answer, ensure_ascii=False)


def _as_text(number: int, reading: "Reading", form: "Language") -> str:
    return "\n".join(_told(number, finding, form) for finding in reading.findings)


def _told(number: int, finding: "Finding", form: "Language") -> str:
    from bot.domain.finding import Certainty  # noqa: PLC0415
    from bot.domain.language import Language  # noqa: PLC0415
    from bot.guard import advice  # noqa: PLC0415

    said = advice(finding.indicator, form)
    wrote = "Du skreiv" if form is Language.NN else "Du skrev"
    words = " … ".join(f"«{words}»" for words in finding.words)
    sure = "varsel" if finding.certainty is Certainty.SURE else "spørsmål"
    return f"Linje {number}, {sure} ({finding.indicator} {said.name}): {wrote} {words}. {said.reason} {said.suggestion}"
