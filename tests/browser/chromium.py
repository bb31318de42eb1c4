"""Running a walk in Chromium; a machine without it says so, unless it must have everything."""

import asyncio
import os
import shutil
from pathlib import Path
from typing import Final

import pytest

FOLDER: Final = Path(__file__).parent
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")


async def run_walk(script: Path, base: str, window: tuple[str, int, int]) -> None:
    """Run one of the walks against a running site; what it says is shown when it fails."""
    node, chromium = _tools()
    asked = (node, str(script), base, chromium, *map(str, window))
    process = await asyncio.create_subprocess_exec(
        *asked, cwd=FOLDER, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    if process.returncode != 0:
        pytest.fail(f"{script.name}\n{said.decode(errors='replace')}", pytrace=False)


def _tools() -> tuple[str, str]:
    node = shutil.which("node")
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    installed = (FOLDER / "node_modules" / "playwright-core").is_dir()
    if node and chromium and installed:
        return node, chromium
    lacks = "Browser tests need node, chromium, and once: npm ci --prefix tests/browser"
    if os.environ.get("OPPFOLGING_TEST_ALL") == "1":
        pytest.fail(lacks, pytrace=False)
    pytest.skip(lacks)
