"""The service as an administrator meets it: a real process, asked over HTTP, and stopped."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.store.cipher import new_key

ROOT = Path(__file__).parents[3]
CODE = "from handlers.cli import main; main()"
PATIENCE = 60.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "examples" / "bergen.yaml", tmp_path / "bergen.yaml")
    return tmp_path


@pytest.fixture
def environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("OPPFOLGING_")}
    return {**ours, "OPPFOLGING_TEXT_KEYS": new_key(), "PYTHONPATH": str(ROOT)}


def run(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CODE, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path, environment: dict[str, str]) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    config = folder / "bergen.yaml"
    assert run("db", "--config", str(config), "upgrade", environment=environment).returncode == 0
    port = free_port()
    command = [sys.executable, "-c", CODE, "serve", str(config), "--port", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log, text=True) as process,
    ):
        try:
            wait_until(lambda: status(port, "/readyz")[0] == 200)
            yield port, process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(PATIENCE)


def status(port: int, path: str) -> tuple[int, str]:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status), answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_until(holds: object) -> None:
    assert callable(holds)
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.1)


def test_service_is_alive_ready_and_tells_how_it_goes(folder: Path, environment: dict[str, str]) -> None:
    with served(folder, environment) as (port, _):
        assert status(port, "/healthz") == (200, '{"status": "ok"}')
        checks = json.loads(status(port, "/readyz")[1])["checks"]
        assert set(checks) == {"database", "schema", "tick"}
        metrics = status(port, "/metrics")[1]
        assert "oppfolging_outbox_rows" in metrics
        assert 'oppfolging_planner_lag_seconds{tenant="bergen"}' in metrics
        assert "kari" not in metrics.casefold()


def test_changed_file_is_taken_in_while_running_and_said_in_words(folder: Path, environment: dict[str, str]) -> None:
    config = folder / "bergen.yaml"
    with served(folder, environment):
        config.write_text(config.read_text().replace("name: Refleksjonsgruppe 1\n", "name: Bordet ved vinduet\n"))
        wait_until(lambda: "configuration_changed" in (folder / "log").read_text())
        assert "Bordet ved vinduet" in (folder / "log").read_text()


def test_changed_file_with_a_mistake_is_left_and_the_mistake_is_said(folder: Path, environment: dict[str, str]) -> None:
    config = folder / "bergen.yaml"
    with served(folder, environment) as (port, _):
        config.write_text(config.read_text().replace("language: nb", "language: no", 1))
        wait_until(lambda: "configuration_kept" in (folder / "log").read_text())
        assert status(port, "/readyz")[0] == 200


def test_it_stops_within_ten_seconds_and_leaves_nothing_claimed(folder: Path, environment: dict[str, str]) -> None:
    with served(folder, environment) as (_, process):
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    listed = run("outbox", "--config", str(folder / "bergen.yaml"), "list", "--json", environment=environment)
    assert "claimed" not in listed.stdout


def test_second_service_on_the_same_file_is_refused_with_a_sentence(folder: Path, environment: dict[str, str]) -> None:
    with served(folder, environment):
        second = run("serve", str(folder / "bergen.yaml"), "--port", str(free_port()), environment=environment)
    assert second.returncode == 1
    assert "i bruk av en annen prosess" in second.stderr


def test_it_does_not_start_without_a_key_a_schema_or_a_right_configuration(
    folder: Path, environment: dict[str, str]
) -> None:
    config = str(folder / "bergen.yaml")
    no_schema = run("serve", config, environment=environment)
    assert no_schema.returncode == 1
    assert "oppfolging db upgrade" in no_schema.stderr
    no_key = run("serve", config, environment={**environment, "OPPFOLGING_TEXT_KEYS": ""})
    assert no_key.returncode == 2
    assert "OPPFOLGING_TEXT_KEYS" in no_key.stderr
    (folder / "bergen.yaml").write_text("tenant: {}\n")
    wrong = run("serve", config, environment=environment)
    assert wrong.returncode == 1
    assert "bergen.yaml:1:" in wrong.stderr


def test_half_of_a_platforms_settings_is_refused_before_anybody_can_knock(
    folder: Path, environment: dict[str, str]
) -> None:
    config = str(folder / "bergen.yaml")
    assert run("db", "--config", config, "upgrade", environment=environment).returncode == 0
    app = {"OPPFOLGING_TEAMS_APP_ID": "11111111-1111-1111-1111-111111111111"}
    half = run("serve", config, environment={**environment, **app})
    assert half.returncode == 2
    assert "OPPFOLGING_TEAMS_APP_PASSWORD" in half.stderr


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        ({"BOT_TOKEN": "xoxb-hemmelig"}, "OPPFOLGING_SLACK_SIGNING_SECRET"),
        ({"CLIENT_ID": "1.2", "SIGNING_SECRET": "hemmelig"}, "OPPFOLGING_SLACK_CLIENT_SECRET"),
    ],
    ids=["a lone bot token", "a lone client id"],
)
def test_half_of_slacks_settings_is_refused_too(
    folder: Path, environment: dict[str, str], given: dict[str, str], lacks: str
) -> None:
    half = {f"OPPFOLGING_SLACK_{name}": value for name, value in given.items()}
    refused = run("serve", str(folder / "bergen.yaml"), environment={**environment, **half})
    assert refused.returncode == 2
    assert lacks in refused.stderr
    assert "hemmelig" not in refused.stderr
