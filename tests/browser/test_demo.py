"""The demo itself in Chromium: a round, a commitment and a live session, as three people, with axe-core."""

from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.config import load
from handlers.app.demo import demo
from tests.browser.chromium import run_walk

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "bergen.yaml"


@pytest.mark.browser
@pytest.mark.parametrize("window", [("light", 1280, 860), ("dark", 360, 740)], ids=["light desktop", "dark phone"])
@pytest.mark.parametrize("walk", ["round", "commitment", "session"])
async def test_demo_is_lived_through_by_three_people(walk: str, window: tuple[str, int, int], tmp_path: Path) -> None:
    (configuration,) = load(EXAMPLE).configurations
    async with demo(configuration, tmp_path) as application, TestServer(application) as server:
        await run_walk(HERE / "walks" / f"demo_{walk}.mjs", str(server.make_url("")).rstrip("/"), window)
