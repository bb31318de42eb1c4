"""An import contract that has never been seen to break may hold nothing: break each of them once, in a copy."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "scheduling", "handlers")
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
VERDICT = re.compile(r"^(?P<contract>\S.*?) (?P<verdict>KEPT|BROKEN)(?: \(\d+ ignored imports?\))?$", re.MULTILINE)

FLOORS = "Three floors: handlers above scheduling above bot"
BOT = "Inside bot: what decides knows nothing of what stores"
HANDLERS = "Inside handlers: the command line puts together, platforms do not know each other"
SQL = "SQL lives in the store"
SLACK = "Slack's SDK lives in handlers.slack"
MICROSOFT = "Microsoft's SDK lives in handlers.teams"
CLOCK = "APScheduler is a clock and lives in scheduling.clockwork"
HTTP = "HTTP lives in handlers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    contract: str
    module: str
    statement: str


VIOLATIONS = (
    Violation(contract=FLOORS, module="bot/domain/planted.py", statement="import scheduling"),
    Violation(contract=FLOORS, module="scheduling/planted.py", statement="import handlers"),
    Violation(contract=BOT, module="bot/domain/planted.py", statement="import bot.i18n"),
    Violation(contract=BOT, module="bot/usecases/planted.py", statement="import bot.store"),
    Violation(contract=BOT, module="bot/config/planted.py", statement="import bot.store"),
    Violation(contract=BOT, module="bot/planted.py", statement=""),
    Violation(contract=HANDLERS, module="handlers/slack/planted.py", statement="import handlers.teams"),
    Violation(contract=HANDLERS, module="handlers/web/planted.py", statement="import handlers.app"),
    Violation(contract=HANDLERS, module="handlers/planted.py", statement=""),
    Violation(contract=SQL, module="bot/usecases/planted.py", statement="import sqlalchemy"),
    Violation(contract=SQL, module="handlers/cli/planted.py", statement="import alembic.command"),
    Violation(contract=SLACK, module="handlers/web/planted.py", statement="import slack_sdk.models"),
    Violation(contract=SLACK, module="scheduling/planted.py", statement="import slack_bolt"),
    Violation(contract=MICROSOFT, module="handlers/web/planted.py", statement="import botbuilder.core"),
    Violation(contract=MICROSOFT, module="scheduling/planted.py", statement="import botframework.connector"),
    Violation(contract=CLOCK, module="scheduling/planted.py", statement="import apscheduler"),
    Violation(contract=HTTP, module="scheduling/planted.py", statement="import aiohttp"),
    Violation(contract=HTTP, module="bot/usecases/planted.py", statement="import aiohttp.web"),
)

AT_HOME = {
    "bot/store/planted.py": "import alembic\nimport sqlalchemy.ext.asyncio",
    "handlers/slack/planted.py": "import aiohttp\nimport slack_bolt\nimport slack_sdk",
    "handlers/teams/planted.py": "import botbuilder.core\nimport botframework.connector",
    "scheduling/clockwork.py": "import apscheduler.schedulers.asyncio",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "static", "node_modules")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def verdicts(tree: Path) -> Mapping[str, str]:
    finished = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache"],
        cwd=tree,
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = {match["contract"]: match["verdict"] for match in VERDICT.finditer(finished.stdout)}
    assert found, finished.stdout + finished.stderr
    return found


def test_the_tree_as_it_stands_keeps_every_contract(copy: Path) -> None:
    assert set(verdicts(copy).values()) == {"KEPT"}


def test_a_library_in_its_home_breaks_nothing(copy: Path) -> None:
    for module, statements in AT_HOME.items():
        (copy / module).write_text(f"{statements}\n", encoding="utf-8")

    assert set(verdicts(copy).values()) == {"KEPT"}


def test_every_contract_is_broken_by_some_planted_violation() -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert {contract["name"] for contract in configured["contracts"]} == {planted.contract for planted in VIOLATIONS}


@pytest.mark.parametrize("planted", VIOLATIONS, ids=lambda planted: f"{planted.module} {planted.statement}")
def test_a_planted_violation_breaks_exactly_its_contract(copy: Path, planted: Violation) -> None:
    (copy / planted.module).write_text(f"{planted.statement}\n", encoding="utf-8")

    broken = {contract for contract, verdict in verdicts(copy).items() if verdict == "BROKEN"}

    assert broken == {planted.contract}
