"""Chromium walks the page over sample cards, in a light window and on a dark phone, with axe-core on every step."""

from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from tests.browser.chromium import run_walk
from tests.browser.sample_site import application

WALKS = Path(__file__).parent / "walks"


@pytest.mark.browser
@pytest.mark.parametrize("window", [("light", 1280, 860), ("dark", 360, 740)], ids=["light desktop", "dark phone"])
@pytest.mark.parametrize("walk", ["reflection", "channel", "clock", "bad_input", "preview"])
async def test_page_is_walked_with_the_keyboard_and_axe_finds_nothing(
    walk: str, window: tuple[str, int, int], tmp_path: Path
) -> None:
    async with TestServer(await application(tmp_path)) as server:
        await run_walk(WALKS / f"{walk}.mjs", str(server.make_url("")).rstrip("/"), window)
