from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from tests.unit.cli.town_hall import TownHall, build


@pytest.fixture
def hall(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TownHall]:
    """A Friday in May 2026; the administrator stands in an empty folder, with nothing set that the machine may have."""
    for name in ("OPPFOLGING_CONFIG", "OPPFOLGING_TEXT_KEYS_FILE", "OPPFOLGING_DATABASE_URL_FILE"):
        monkeypatch.delenv(name, raising=False)
    empty = tmp_path / "et annet sted"
    empty.mkdir()
    monkeypatch.chdir(empty)
    with time_machine.travel("2026-05-15 10:00:00+00:00"):
        yield build(tmp_path, sqlite_template)
