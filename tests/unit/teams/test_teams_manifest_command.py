"""`oppfolging manifest teams`: the package an administrator uploads, made for the bot's own id."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from handlers.cli import main

BERGEN = Path(__file__).parents[3] / "examples" / "bergen.yaml"
APP_ID = "11111111-1111-1111-1111-111111111111"
SITE = ("--site", "https://bergen.example/oppfolging")


def test_package_holds_the_id_of_the_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPPFOLGING_TEAMS_APP_ID", APP_ID)
    path = tmp_path / "teams.zip"
    result = CliRunner().invoke(main, ["manifest", "teams", str(BERGEN), "-o", str(path), *SITE])
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(path) as package:
        manifest = json.loads(package.read("manifest.json"))
    assert manifest["bots"][0]["botId"] == APP_ID
    assert manifest["developer"]["websiteUrl"] == SITE[1]
    assert manifest["version"] == "1.0.0"


@pytest.mark.parametrize(
    ("said", "explained"),
    [
        (["--site", "http://bergen.example"], "--site https://"),
        ([*SITE, "--version", "1.1"], "1.0.1"),
    ],
)
def test_what_teams_would_not_take_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str], explained: str
) -> None:
    monkeypatch.setenv("OPPFOLGING_TEAMS_APP_ID", APP_ID)
    path = tmp_path / "teams.zip"
    result = CliRunner().invoke(main, ["manifest", "teams", str(BERGEN), "-o", str(path), *said])
    assert result.exit_code == 2
    assert explained in result.output
    assert not path.exists()


def test_without_a_page_of_their_own_the_links_go_to_the_kommunes_site_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPPFOLGING_TEAMS_APP_ID", APP_ID)
    path = tmp_path / "teams.zip"
    result = CliRunner().invoke(main, ["manifest", "teams", str(BERGEN), "-o", str(path)])
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(path) as package:
        manifest = json.loads(package.read("manifest.json"))
    assert manifest["developer"]["websiteUrl"] == "https://bergen.example"
    assert "https://bergen.example" in result.output


def test_without_the_id_nothing_is_written_and_the_variable_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPPFOLGING_TEAMS_APP_ID", raising=False)
    path = tmp_path / "teams.zip"
    result = CliRunner().invoke(main, ["manifest", "teams", str(BERGEN), "-o", str(path), *SITE])
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
    result = CliRunner().invoke(main, ["manifest", "teams", str(config), "-o", str(path), *SITE])
    assert result.exit_code == 1
    assert "platforms.teams" in result.output
    assert not path.exists()
