"""Where a command finds its configuration: told, or the only one there is, or a demo's folder."""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from bot.config import load
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from handlers.cli.demo import DEFAULT_DATA, MARK
from handlers.cli.stops import Stopped, WrongUse

F = TypeVar("F", bound=Callable[..., Any])

CONFIG: Final = "OPPFOLGING_CONFIG"
FOLDER: Final = Path("config")
_A_TENANT: Final = re.compile(r"^tenant\s*:", re.MULTILINE)
_ENDINGS: Final = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Setup:
    """A configuration: a file, or a folder with one for each tenant."""

    path: Path


@dataclass(frozen=True, slots=True)
class DemoFolder:
    path: Path


Place = Setup | DemoFolder


def place_options(command: F) -> F:
    """Say where it is: the same two options everywhere."""
    config = click.option(
        "--config",
        type=click.Path(path_type=Path),
        help=f"Oppsettet: en fil eller en mappe. Ellers {CONFIG}, eller det ene oppsettet i mappa du står i.",
    )
    data = click.option("--data", type=click.Path(path_type=Path), help="Mappa til en demo, i stedet for et oppsett.")
    return config(data(command))


def find_place(config: Path | None, data: Path | None) -> Place:
    if config is not None and data is not None:
        raise WrongUse("Velg enten --config eller --data.")
    if data is not None:
        if not (data / MARK).is_file():
            raise WrongUse(f"{data} er ikke mappa til en demo. Start en med «oppfolging demo».")
        return DemoFolder(data)
    given = config or (Path(os.environ[CONFIG]) if os.environ.get(CONFIG) else None)
    return Setup(given) if given is not None else _around()


def _around() -> Place:
    """Look where the command is run; several configurations are a choice that nobody has made."""
    found = [one for one in _inside(Path()) if _holds_tenant(one)]
    if any(map(_holds_tenant, _inside(FOLDER))):
        found.append(FOLDER)
    if len(found) > 1:
        raise WrongUse(f"Her er det flere oppsett ({', '.join(map(str, found))}). Velg ett med --config.")
    if found:
        return Setup(found[0])
    if (DEFAULT_DATA / MARK).is_file():
        return DemoFolder(DEFAULT_DATA)
    raise WrongUse(f"Hvilket oppsett? Bruk --config OPPSETT, eller sett {CONFIG}.")


def _inside(folder: Path) -> Sequence[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def _holds_tenant(file: Path) -> bool:
    """Other tools keep YAML beside ours."""
    if file.suffix not in _ENDINGS or not file.is_file():
        return False
    try:
        return _A_TENANT.search(file.read_text(encoding="utf-8-sig")) is not None
    except (OSError, ValueError):
        return False


def configurations_in(path: Path) -> Sequence[Configuration]:
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        raise WrongUse(f"Oppsettet {path} finnes ikke.")
    loaded = load(path)
    if not loaded.ok:
        lines = [problem.line_of_report(Language.NB) for problem in loaded.problems]
        raise Stopped("\n".join([*lines, f"{path} er ikke riktig, så jeg gjør ingenting."]))
    return loaded.configurations


def tenant_in(configurations: Sequence[Configuration], wanted: str | None) -> Configuration:
    there = f"Oppsettet har: {', '.join(one.tenant.id for one in configurations)}."
    if not wanted:
        raise WrongUse(f"Hvilken kommune? Bruk --tenant. {there}")
    for one in configurations:
        if one.tenant.id == wanted:
            return one
    raise WrongUse(f"«{wanted}» er ikke en kommune i oppsettet. {there}")
