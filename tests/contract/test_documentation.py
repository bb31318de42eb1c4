"""What the code can do stands in docs/, and every YAML and shell example in the README and docs/ runs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click
import pytest
import yaml

from bot.config import load
from bot.config.schema import json_schema
from bot.config.secrets import PREFIX, Secrets
from bot.domain.language import Language
from handlers.cli import COMMANDS, main
from handlers.cli.person import SAID_IN
from handlers.cli.places import CONFIG

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
YAML: Final = ("yaml", "yml")
SH: Final = ("sh", "bash", "shell")
_BLOCK: Final = re.compile(r"^( *)```(\w+)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_ELSEWHERE: Final = ("docker", "curl", "git", "npm", "systemctl", "sudo", "pip")
"""Tools of another machine: an example may name them, and a test does not call them."""
SHELL: Final = """
set -euo pipefail
oppfolging() {{
  case "$1 $*" in
    serve*|demo*|*--live*) command oppfolging "$@" --help >/dev/null ;;
    *) command oppfolging "$@" ;;
  esac
}}
make() {{ for target in "$@"; do case "$target" in *=*) ;; *) grep -q "^$target:" {makefile} ;; esac; done; }}
{others}
"""


def examples(page: Path, *languages: str) -> list[str]:
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, name, text in found if name in languages]


def docs() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def commands() -> Iterator[str]:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        if isinstance(command, click.Group):
            yield from (f"oppfolging {name} {under}" for under in command.list_commands(context))
        else:
            yield f"oppfolging {name}"


def settings() -> Iterator[str]:
    schema = json_schema()
    yield from _settings(schema, schema["$defs"], "")


def _settings(node: Mapping[str, Any], known: Mapping[str, Any], path: str) -> Iterator[str]:
    for name, described in node.get("properties", {}).items():
        found = _resolved(described, known)
        inside = _resolved(found.get("items", {}), known) if found.get("type") == "array" else found
        if inside.get("properties"):
            yield from _settings(inside, known, f"{path}{name}{'[]' if inside is not found else ''}.")
        else:
            yield f"{path}{name}"


def _resolved(node: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema's own way of saying «this, or nothing» and «see there»."""
    if "$ref" in node:
        return _resolved(known[node["$ref"].rsplit("/", 1)[1]], known)
    choices = [one for one in node.get("anyOf", []) if one.get("type") != "null"]
    return _resolved(choices[0], known) if choices else node


def test_every_command_stands_in_docs() -> None:
    assert [one for one in commands() if f"`{one}`" not in docs()] == []


def test_every_setting_stands_in_docs() -> None:
    found = list(settings())
    assert "tenant.id" in found
    assert "seminars[].pulse.earlier[].figures.respekt" in found
    assert [one for one in found if f"`{one}`" not in docs()] == []


def test_every_variable_stands_in_docs() -> None:
    known = [*(f"{PREFIX}{field.upper()}" for field in Secrets.model_fields), CONFIG, SAID_IN]
    assert [one for one in known if f"`{one}`" not in docs()] == []


@pytest.mark.parametrize("page", [one for one in PAGES if examples(one, *YAML)], ids=lambda page: page.name)
def test_yaml_in_docs_is_right(page: Path, tmp_path: Path) -> None:
    """A part of a configuration is tried in the place of the same part of the Bergen example."""
    parts = set(json_schema()["properties"])
    bergen = (ROOT / "examples" / "bergen.yaml").read_text(encoding="utf-8")
    for number, text in enumerate(examples(page, *YAML)):
        read = yaml.safe_load(text)
        if not isinstance(read, dict) or not set(read) <= parts:
            continue
        file = tmp_path / f"{number}.yaml"
        file.write_text(text if "tenant" in read else _with_part(bergen, read, text), encoding="utf-8")
        loaded = load(file)
        assert [one.line_of_report(Language.NB) for one in loaded.problems] == []


def _with_part(whole: str, read: Mapping[str, Any], text: str) -> str:
    for part in read:
        whole = re.sub(rf"^{part}:.*\n(?:[ #].*\n|\n)*", "", whole, flags=re.MULTILINE)
    return f"{whole}\n{text}"


@pytest.mark.parametrize("page", [one for one in PAGES if examples(one, *SH)], ids=lambda page: page.name)
def test_shell_in_docs_runs(page: Path, tmp_path: Path) -> None:
    """A page from first to last, beside the Bergen example and a folder with it; what never ends is only parsed."""
    lines = examples(page, *SH)
    shutil.copy(ROOT / "examples" / "bergen.yaml", tmp_path)
    (tmp_path / "oppsett").mkdir()
    shutil.copy(ROOT / "examples" / "bergen.yaml", tmp_path / "oppsett")
    others = "\n".join(f"{tool}() {{ :; }}" for tool in _ELSEWHERE)
    script = SHELL.format(makefile=f"'{ROOT / 'Makefile'}'", others=others) + "\n".join(lines)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    here = {**kept, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"}
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
