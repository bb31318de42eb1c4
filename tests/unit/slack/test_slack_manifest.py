"""The manifest that Slack is given: valid, and with no permission that nothing needs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from bot.domain.configuration import GuardRules
from handlers.cli import main
from handlers.slack.manifest import COMMANDS, EVENTS, SCOPES, TO_READ_ALONG, manifest
from tests.fakes.slack.block_checks import SCHEMAS
from tests.fakes.slack.town import a_configuration

BERGEN = Path(__file__).parents[3] / "examples" / "bergen.yaml"
DOCS = Path(__file__).parents[3] / "docs" / "slack.md"


def faults(described: object) -> list[str]:
    schema = json.loads((SCHEMAS / "slack-manifest-2.0.0.json").read_text(encoding="utf-8"))
    return [error.message for error in Draft7Validator(schema).iter_errors(described)]


def test_channels_are_read_only_where_a_kommune_has_chosen_it() -> None:
    quiet, reading = (
        manifest(replace(a_configuration(), guard=GuardRules(read_channel=reads))) for reads in (False, True)
    )
    assert not any(one in json.dumps(quiet) for one in TO_READ_ALONG)
    assert all(one in json.dumps(reading) for one in TO_READ_ALONG)
    assert faults(reading) == []


def test_one_kommune_of_a_folder_that_lets_the_guard_read_along_is_enough_to_ask_for_it() -> None:
    quiet = a_configuration()
    described = manifest(quiet, replace(quiet, guard=GuardRules(read_channel=True)))
    assert all(one in json.dumps(described) for one in TO_READ_ALONG)


@pytest.mark.parametrize("url", ["", "https://oppfolging.bergen.example"])
@pytest.mark.parametrize("several", [False, True])
def test_slack_takes_the_manifest(url: str, *, several: bool) -> None:
    assert faults(manifest(a_configuration(), url=url, several_workspaces=several)) == []


def test_without_an_address_the_app_needs_no_open_door() -> None:
    described = manifest(a_configuration())
    assert described["settings"]["socket_mode_enabled"] is True
    assert "url" not in json.dumps(described)


def test_command_line_writes_the_manifest_with_both_spellings(tmp_path: Path) -> None:
    path = tmp_path / "slack.yaml"
    words = ["manifest", "slack", str(BERGEN), "-o", str(path), "--url", "https://oppfolging.bergen.example/"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert faults(written) == []
    commands = written["features"]["slash_commands"]
    assert [one["command"] for one in commands] == list(COMMANDS)
    assert {one["url"] for one in commands} == {"https://oppfolging.bergen.example/slack/events"}


def test_address_without_encryption_is_refused(tmp_path: Path) -> None:
    words = ["manifest", "slack", str(BERGEN), "-o", str(tmp_path / "x"), "--url", "http://oppfolging.bergen.example"]
    assert CliRunner().invoke(main, words).exit_code == 2


def test_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    nowhere = tmp_path / "finnes-ikke" / "slack.yaml"
    result = CliRunner().invoke(main, ["manifest", "slack", str(BERGEN), "-o", str(nowhere)])
    assert result.exit_code == 2
    assert result.output == f"Mappa {nowhere.parent} finnes ikke.\n"


def test_every_permission_and_event_is_explained_to_the_administrator() -> None:
    docs = DOCS.read_text(encoding="utf-8")
    assert [one for one in (*SCOPES, *EVENTS, *TO_READ_ALONG) if f"`{one}`" not in docs] == []


def test_asking_slack_needs_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPPFOLGING_SLACK_BOT_TOKEN", raising=False)
    result = CliRunner().invoke(main, ["check", "--live", str(BERGEN)])
    assert result.exit_code == 2
    assert "OPPFOLGING_SLACK_BOT_TOKEN" in result.output
