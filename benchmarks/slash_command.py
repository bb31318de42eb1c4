"""How many slash commands a second are answered, against bare Bolt that reads once and writes once.

Both verify Slack's signature, both keep their rows in SQLite, both run in a process of their own. Rounds are paired and
interleaved; what is compared are medians of ratios within a round. Options: `--requests 2000 --rounds 5`.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.store.engine import open_engine
from bot.store.migrating import upgrade
from tests.fakes.slack.sender import FORM, SECRET, signed
from tests.fakes.slack.town import CHANNEL, KARI, a_town

CONNECTIONS = 32
WORDS = "mine"
PACE = 100
REACH = 0.6
LONGEST_P99 = 0.100


async def serve_product(folder: Path) -> None:
    url = f"sqlite:///{folder}/product.db"
    await upgrade(url)
    async with a_town(url) as town:
        await town.has_said_yes(KARI)
        say(town.door)
        await asyncio.Event().wait()


async def serve_bare(folder: Path) -> None:
    """The least that remembers an event: one read transaction and one write transaction, on the same database."""
    url = f"sqlite:///{folder}/bare.db"
    await upgrade(url)
    database = open_engine(url)
    read = text("SELECT person FROM identities WHERE tenant = 'bergen' AND platform = 'slack' AND external = :user")
    write = text("INSERT INTO inbox (tenant, platform, event, at) VALUES ('bergen', 'slack', :event, :at)")

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-fake")

    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)

    @app.command("/oppfølging")
    async def answer(ack: AsyncAck, body: dict[str, str]) -> None:
        async with database.reading() as connection:
            (await connection.execute(read, {"user": body["user_id"]})).first()
        async with database.writing() as connection:
            await connection.execute(write, {"event": body["trigger_id"], "at": "2026-04-13 05:00:00.000000"})
        await ack("Du har ikke noe å gjøre.")

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    application = web.Application()
    application.router.add_post("/slack/events", events)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    say(f"http://127.0.0.1:{runner.addresses[0][1]}")
    await asyncio.Event().wait()


def say(door: str) -> None:
    sys.stdout.write(f"{door}\n")
    sys.stdout.flush()


class Load:
    def __init__(self, session: aiohttp.ClientSession, run: str) -> None:
        self._session = session
        self._run = run
        self._number = 0

    async def command(self, door: str) -> float:
        self._number += 1
        fields = {
            "team_id": "T0000001",
            "channel_id": CHANNEL,
            "user_id": KARI,
            "command": "/oppfølging",
            "text": WORDS,
            "trigger_id": f"{self._run}.{self._number}",
        }
        body = urlencode(fields).encode()
        began = time.perf_counter()
        headers = {"Content-Type": FORM, **signed(body)}
        async with self._session.post(f"{door}/slack/events", data=body, headers=headers) as answer:
            told = await answer.text()
            if answer.status != 200 or not told:
                raise RuntimeError(f"{door} answered {answer.status} with {len(told)} letters")
        return time.perf_counter() - began

    async def flood(self, door: str, requests: int) -> float:
        """Requests a second, with so many under way at a time."""
        left = iter(range(requests))

        async def worker() -> None:
            for _ in left:
                await self.command(door)

        began = time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(CONNECTIONS)))
        return requests / (time.perf_counter() - began)

    async def paced(self, door: str, requests: int) -> float:
        """Send a hundred a second, whether or not the earlier ones are answered; return the 99th percentile."""
        tasks = []
        began = time.perf_counter()
        for number in range(requests):
            await asyncio.sleep(max(0.0, began + number / PACE - time.perf_counter()))
            tasks.append(asyncio.create_task(self.command(door)))
        took = sorted(await asyncio.gather(*tasks))
        return took[int(len(took) * 0.99) - 1]


async def started(what: str, folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "--serve", what, "--folder", str(folder), stdout=asyncio.subprocess.PIPE
    )
    if process.stdout is None:
        raise RuntimeError("no output to read")
    return process, (await process.stdout.readline()).decode().strip()


async def measure(requests: int, rounds: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        product, ours = await started("product", folder)
        bare, theirs = await started("bare", folder)
        try:
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
                load = Load(session, run=str(time.time_ns()))
                for door in (ours, theirs):
                    await load.flood(door, 100)
                pairs = [(await load.flood(ours, requests), await load.flood(theirs, requests)) for _ in range(rounds)]
                p99 = await load.paced(ours, 10 * PACE)
        finally:
            for process in (product, bare):
                process.terminate()
                await process.wait()
    ratio = statistics.median(mine / other for mine, other in pairs)
    return {
        "benchmark": "slash_command",
        "commands_per_second": round(statistics.median(mine for mine, _ in pairs)),
        "bare_bolt_per_second": round(statistics.median(other for _, other in pairs)),
        "ratio": round(ratio, 3),
        "reach": REACH,
        "p99_seconds_at_100_per_second": round(p99, 4),
        "reach_p99_seconds": LONGEST_P99,
        "good": ratio >= REACH and p99 < LONGEST_P99,
    }


SERVERS: dict[str, Callable[[Path], Awaitable[None]]] = {"product": serve_product, "bare": serve_bare}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--serve", choices=sorted(SERVERS))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(_serve(options.serve, options.folder))
    else:
        print(json.dumps(asyncio.run(measure(options.requests, options.rounds)), indent=2))


async def _serve(what: str, folder: Path) -> None:
    await SERVERS[what](folder)


if __name__ == "__main__":
    main()
