"""Microsoft's own renderer reads every card of the product, in three languages, and has nothing to say."""

import asyncio
import json
import os
import shutil
from pathlib import Path

import pytest

from bot.cards.card import Form
from bot.cards.samples import samples
from bot.domain.language import Language
from handlers.teams.render import adaptive, adaptive_form

ROOT = Path(__file__).parents[3]
RENDERER = ROOT / "preview" / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.js"
SCRIPT = ROOT / "tests" / "fakes" / "teams" / "official_renderer.cjs"
NATIVE = "Fallback will be used"
"""What it says of Teams' native charts, which only Teams draws."""


def node() -> str:
    found = shutil.which("node")
    if found and RENDERER.is_file():
        return found
    lacks = "Microsoft's renderer needs node, and once: npm ci --prefix preview"
    if os.environ.get("OPPFOLGING_TEST_ALL") == "1":
        pytest.fail(lacks, pytrace=False)
    pytest.skip(lacks)


async def test_the_official_renderer_has_nothing_to_say() -> None:
    cards = {
        f"{language}/{name}": adaptive_form(one) if isinstance(one, Form) else adaptive(one)
        for language in Language
        for name, one in samples(language).items()
    }
    process = await asyncio.create_subprocess_exec(
        *(node(), str(SCRIPT), str(RENDERER)), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate(json.dumps(cards).encode())
    said: list[str] = json.loads(told)
    charts = {one.partition(":")[0] for one in said if NATIVE in one}
    assert [one for one in said if NATIVE not in one] == []
    assert charts == {name for name, card in cards.items() if "Chart." in json.dumps(card)}
