"""Starts the recording platform in a process of its own, tells it how to behave and asks what it took."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLATFORM = Path(__file__).with_name("recording_platform.py")


@dataclass(frozen=True, slots=True)
class RunningPlatform:
    url: str

    def behave(self, **how: object) -> None:
        self._ask("/behave", how)

    @property
    def taken(self) -> Mapping[str, int]:
        """How often each message was accepted."""
        return dict(self._ask("/record")["taken"])

    @property
    def refused(self) -> Mapping[str, int]:
        return dict(self._ask("/record")["refused"])

    def _ask(self, path: str, body: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401 - JSON
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.url + path, data=data, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            said = answer.read()
        return json.loads(said) if said else {}


@contextmanager
def running_platform() -> Iterator[RunningPlatform]:
    with subprocess.Popen([sys.executable, str(PLATFORM)], stdout=subprocess.PIPE, text=True) as process:
        try:
            port = process.stdout.readline() if process.stdout is not None else ""
            yield RunningPlatform(f"http://127.0.0.1:{int(port)}")
        finally:
            process.kill()
