"""`oppfolging manifest teams`: the package an administrator uploads, made for the bot's own id."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from handlers.cli import main

BERGEN = Path(__file__).parents[3] / "examples" / "bergen.yaml"
APP_ID = "11111111-1111-1111-1111-111111111111"


def test_package_holds_the_id_of_the_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPPFOLGING_TEAMS_APP_ID", APP_ID)
    path = tmp_path / "teams.zip"
    result = CliRunner().invoke(main, ["manifest", "teams", str(BERGEN), "-o", str(path)])
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(path) as package:
        assert json.loads(package.read("manifest.json"))["bots"][0]["botId"] == APP_ID


def test_without_the_id_nothing_is_written_and_the_variable_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPPFOLGING_TEAMS_APP_ID", raising=False)
    path = tmp_path / "teams.zip"
    result = CliRunner().invoke(main, ["manifest", "teams", str(BERGEN), "-o", str(path)])
    assert result.exit_code == 2
    assert "OPPFOLGING_TEAMS_APP_ID" in result.output
    assert not path.exists()


def test_kommune_without_teams_gets_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPPFOLGING_TEAMS_APP_ID", APP_ID)
    config = tmp_path / "bergen.yaml"
    config.write_text(
        "tenant: { id: bergen, name: Bergen kommune, contact: post@bergen.example }\n"
        "platforms:\n  slack: { team: T0000001 }\n",
        encoding="utf-8",
    )
    path = tmp_path / "teams.zip"
    result = CliRunner().invoke(main, ["manifest", "teams", str(config), "-o", str(path)])
    assert result.exit_code == 1
    assert "platforms.teams" in result.output
    assert not path.exists()
