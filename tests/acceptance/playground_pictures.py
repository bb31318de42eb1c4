"""Pictures of the Playground for the documents: `python -m tests.acceptance.playground_pictures`."""

import asyncio
import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.config import load
from bot.domain.ids import PersonId
from tests.acceptance.playground_driver import FOLDER, USERS, PlaygroundDriver, in_the_playground

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "screenshots"
PACKAGES = ROOT / "tests" / "browser"


class Window:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def do(self, what: str) -> str:
        if self._process.stdin is None:
            raise RuntimeError("no way to tell the browser")
        self._process.stdin.write(f"{what}\n".encode())
        return await self.heard()

    async def heard(self) -> str:
        if self._process.stdout is None:
            raise RuntimeError("no way to hear the browser")
        return (await self._process.stdout.readline()).decode().strip()


async def story(driver: PlaygroundDriver, window: Window) -> None:
    """Kari at the window: asked, answering, keeping a commitment, and as a leader with her digest."""
    for person in ("ola", "eva", "per", "liv"):
        await driver.presses(person, "Jeg er med")
    await driver.presses("kari", "Eg er med")
    await driver.writes("kari", "oppfølging")
    await window.do("look playground-overview")
    await driver.until(date(2026, 4, 20))
    await window.do("press Skriv refleksjon")
    await driver.product.delivery.drained()
    await window.do("look playground-form")
    for person in ("eva", "per"):
        await driver.presses(person, "Skriv refleksjon")
        await driver.submits(person, text="Jeg lurer på hva byrådet trenger fra oss.", visibility="named")
    await driver.until(date(2026, 4, 24), 11)
    host, write = await _host(driver)
    await driver.presses(host, write)
    await driver.submits(
        host, noticed="Vi la merke til at vi spør for lite.", wonder="Vi lurer på rollene.", learned=""
    )
    await driver.commands("eva", "ring Per innen fredag 8. mai")
    await driver.presses("eva", "Fyll ut og lagre")
    await driver.submits("eva", what="Ring Per", by="2026-05-08", reach="group")
    await driver.until(date(2026, 4, 24), 14)
    await window.do("look playground-digest")


async def _host(driver: PlaygroundDriver) -> tuple[str, str]:
    """Say yes for whoever is asked to host."""
    for person in USERS:
        newest = (await driver.told(person))[-1]
        if yes := {"Ja, det gjør jeg", "Ja, det gjer eg"} & set(newest.buttons):
            await driver.presses(person, *yes)
            return person, "Skriv punkt" if person == "kari" else "Skriv punkter"
    raise RuntimeError("nobody was asked to host")


async def main() -> int:
    chromium, node = shutil.which("chromium"), shutil.which("node")
    if not (chromium and node and (PACKAGES / "node_modules").is_dir()):
        print("Trenger chromium, node og «npm ci --prefix tests/browser».", file=sys.stderr)  # noqa: T201
        return 1
    PICTURES.mkdir(exist_ok=True)
    (configuration,) = load(ROOT / "examples" / "bergen.yaml").configurations
    first = configuration.groups[0]
    led = replace(first, leaders=(*first.leaders, PersonId("kari")))
    with tempfile.TemporaryDirectory() as folder:
        async with in_the_playground(replace(configuration, groups=(led,)), Path(folder)) as driver:
            asked = (str(FOLDER / "pictures.mjs"), chromium, driver.playground, str(PICTURES), str(PACKAGES))
            pipe = asyncio.subprocess.PIPE
            process = await asyncio.create_subprocess_exec(node, *asked, stdin=pipe, stdout=pipe)
            window = Window(process)
            await window.heard()
            await story(driver, window)
            if process.stdin is not None:
                process.stdin.close()
            await process.wait()
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
