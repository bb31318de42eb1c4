"""`oppfolging check`, `schema` and the front of the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handlers.cli import COMMANDS, main

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def _wrong(folder: Path) -> Path:
    file = folder / "feil.yaml"
    file.write_text("tenant: { id: Fjordvik, name: Fjordvik, contact: post }\n", encoding="utf-8")
    return file


def test_right_configurations_end_with_0() -> None:
    examples = [str(one) for one in sorted(EXAMPLES.glob("*.yaml"))]
    result = _run("check", *examples, str(EXAMPLES / "ks-nettverk"))
    assert result.exit_code == 0
    assert f"{EXAMPLES / 'bergen.yaml'}: i orden. Kommuner: 1. Grupper: 6. Personer: 30." in result.output
    assert "Kommuner: 17." in result.output


def test_wrong_configuration_ends_with_1_and_says_where(tmp_path: Path) -> None:
    file = _wrong(tmp_path)
    result = _run("check", str(file))
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        (
            f"{file}:1:15: «Fjordvik» kan ikke være en id: bare små bokstaver a–z, tall og bindestrek. "
            "Bruk for eksempel «fjordvik»."
        ),
        f"{file}: ikke tatt i bruk.",
    ]


def test_english_is_spoken_when_asked(tmp_path: Path) -> None:
    result = _run("check", str(_wrong(tmp_path)), str(EXAMPLES / "oslo.yaml"), "--language", "en")
    assert result.exit_code == 1
    assert "cannot be an id" in result.output
    assert "not taken in." in result.output
    assert "all right. Tenants: 1. Groups: 4. People: 24." in result.output


def test_programs_read_json(tmp_path: Path) -> None:
    file = _wrong(tmp_path)
    result = _run("check", str(file), "--json")
    report = json.loads(result.output)
    assert result.exit_code == 1
    assert report["ok"] is False
    (problem,) = report["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == (str(file), 1, 15)
    assert (problem["severity"], problem["key"]) == ("error", "not_an_id_but")


def test_remarks_do_not_fail_a_check(tmp_path: Path) -> None:
    file = tmp_path / "bergen.yaml"
    text = (EXAMPLES / "bergen.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("    ends: 2027-04-08\n", "", 1), encoding="utf-8")
    result = _run("check", str(file))
    assert result.exit_code == 0
    assert ": merk: M5: «Refleksjonsgruppe 1» har ingen sluttdato." in result.output


def test_missing_file_is_told() -> None:
    result = _run("check", "finnes-ikke.yaml")
    assert result.exit_code == 1
    assert "finnes-ikke.yaml:1:1: Fila finnes ikke." in result.output


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "x.yaml", "--language", "no"], ["chek"], ["check", "--nei"]]
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert _run(*arguments).exit_code == 2


def test_misspelt_command_is_met_with_a_guess() -> None:
    assert "«chek» er ikke en kommando. Mente du «check»?" in _run("chek").output
    assert "«xyz» er ikke en kommando. Det finnes: demo, serve, check" in _run("xyz").output


def test_schema_is_json_that_editors_read() -> None:
    result = _run("schema")
    assert result.exit_code == 0
    assert json.loads(result.output)["required"] == ["tenant"]


def test_help_imports_no_command() -> None:
    code = "import sys, handlers.cli; handlers.cli.main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "check" in done.stdout
    assert "'pydantic'" not in done.stdout
    assert "'yaml'" not in done.stdout


def test_every_command_has_a_line_in_the_overview() -> None:
    output = _run("--help").output
    assert all(name in output and command.summary in output for name, command in COMMANDS.items())
