"""`oppfolging demo` as a newcomer starts it."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[3]
CODE = "from handlers.cli import main; main()"
PATIENCE = 60.0
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", CODE, "demo", "--no-browser", *arguments]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo(data: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    port = free_port()
    arguments = command("--port", str(port), "--data", str(data))
    with subprocess.Popen(
        arguments, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert f"http://127.0.0.1:{port}" in process.stdout.readline()
            yield port, process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(PATIENCE)


def messages(port: int) -> list[str]:
    with urlopen(f"http://127.0.0.1:{port}/api/chat?persona=eva", timeout=10) as answer:
        return [entry["id"] for entry in json.load(answer)["entries"]]


def first_messages(port: int) -> list[str]:
    deadline = time.monotonic() + PATIENCE
    while not (found := messages(port)):
        assert time.monotonic() < deadline, "the welcome never came"
        time.sleep(0.1)
    return found


def test_demo_goes_on_where_it_was_and_fresh_starts_over(tmp_path: Path) -> None:
    data = tmp_path / "with a space"
    with demo(data) as (port, _):
        before = first_messages(port)
    with demo(data) as (port, _):
        assert messages(port)[: len(before)] == before
    with demo(data) as (port, process):
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_busy_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        refused = run("--port", str(port), "--data", str(tmp_path / "data"))
    assert refused.returncode == 1
    assert refused.stderr == f"Port {port} er opptatt. Velg en annen med --port, for eksempel --port {port + 1}.\n"
    assert not (tmp_path / "data" / "oppfolging.db").exists()


def test_unwritable_folder_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    refused = run("--data", str(tmp_path / "file" / "data"), "--port", str(free_port()))
    assert refused.returncode == 1
    assert "Jeg får ikke skrive i mappa" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_fresh_empties_no_folder_that_is_not_the_demos(tmp_path: Path) -> None:
    precious = tmp_path / "brev.txt"
    precious.write_text("Kjære Eva")
    refused = run("--data", str(tmp_path), "--fresh", "--port", str(free_port()))
    assert refused.returncode == 1
    assert precious.read_text() == "Kjære Eva"


def test_newer_schema_and_broken_data_are_met_with_a_way_out(tmp_path: Path) -> None:
    with demo(tmp_path / "data") as (port, _):
        first_messages(port)
    with closing(sqlite3.connect(tmp_path / "data" / "oppfolging.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    newer = run("--data", str(tmp_path / "data"), "--port", str(free_port()))
    assert newer.returncode == 1
    assert "fra en nyere versjon" in newer.stderr
    assert "--fresh" in newer.stderr
    with demo(tmp_path / "other") as (port, _):
        first_messages(port)
    (tmp_path / "other" / "text.key").write_text("ikke en nøkkel")
    broken = run("--data", str(tmp_path / "other"), "--port", str(free_port()))
    assert broken.returncode == 1
    assert "kan ikke leses" in broken.stderr
