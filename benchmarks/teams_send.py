"""How much of raw aiohttp's speed is left when messages go to Teams through the messenger.

The stub is a process of its own. Both sides render the same card by the same function; rounds are paired and
interleaved, and what is compared is the median of the ratios. Options: `--messages 4000 --rounds 5`.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from prometheus_client import CollectorRegistry

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.cards.card import Card
from bot.cards.samples import samples
from bot.config import load
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from bot.domain.person import Platform
from bot.ports import Address, Delivered, Outgoing
from handlers.teams import connector
from handlers.teams.house import House
from handlers.teams.messenger import drawn
from handlers.teams.render import as_bytes
from handlers.teams.side import TeamsSide

CONNECTIONS = 100
REACH = 0.5
ROOT = Path(__file__).resolve().parents[1]


class NoStore:
    """Nothing is read to send to somebody whose chat is known."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it is never asked
        raise RuntimeError(f"the store was asked for {name}")


async def take(*_: object) -> tuple[()]:
    return ()


def outgoing(url: str, number: int, card: Card, configuration: Configuration) -> Outgoing:
    detail = {"service_url": url, "conversation": f"a:{number}", "user": f"29:{number}", "bot": "28:bot"}
    to = Address(platform=Platform.TEAMS, external=f"aad-{number}", detail=detail)
    return Outgoing(tenant=configuration.tenant.id, send_key=f"round/{number}", card=card, to=to)


async def raw(url: str, messages: Sequence[Outgoing]) -> float:
    waiting = iter(messages)
    headers = {"Content-Type": "application/json", "Authorization": "Bearer et-token"}

    async def send(session: aiohttp.ClientSession) -> None:
        for one in waiting:
            path = f"{url}/v3/conversations/{one.to.detail['conversation']}/activities"
            async with session.post(path, data=as_bytes(drawn(one)), headers=headers) as answer:
                await answer.json()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS)) as session:
        began = time.perf_counter()
        await asyncio.gather(*(send(session) for _ in range(CONNECTIONS)))
        return len(messages) / (time.perf_counter() - began)


async def by_the_messenger(messages: Sequence[Outgoing], configuration: Configuration) -> float:
    waiting = iter(messages)
    async with connector.session(CONNECTIONS) as session:
        side = TeamsSide(None, session, CollectorRegistry())
        store: Any = NoStore()
        side.move_in(
            House(take=take, store=store, configurations=lambda: [configuration], now=lambda: datetime.now(UTC))
        )

        async def send() -> None:
            for one in waiting:
                if not isinstance(await side.messenger.send(one), Delivered):
                    raise RuntimeError("a message was not delivered")  # noqa: TRY004 - a fault of the run

        began = time.perf_counter()
        await asyncio.gather(*(send() for _ in range(CONNECTIONS)))
        return len(messages) / (time.perf_counter() - began)


async def measure(url: str, number: int, rounds: int) -> dict[str, object]:
    (configuration,) = load(ROOT / "examples" / "bergen.yaml").configurations
    card = samples(Language.NB)["round.prompt"]
    if not isinstance(card, Card):
        raise TypeError("a prompt is a card")
    messages = [outgoing(url, one, card, configuration) for one in range(number)]
    await raw(url, messages[: number // 4])
    pairs = [(await raw(url, messages), await by_the_messenger(messages, configuration)) for _ in range(rounds)]
    ratios = [ours / bare for bare, ours in pairs]
    return {
        "benchmark": "teams_send",
        "messages_per_second": round(statistics.median(ours for _, ours in pairs)),
        "raw_per_second": round(statistics.median(bare for bare, _ in pairs)),
        "ratio": round(statistics.median(ratios), 3),
        "ratios": [round(ratio, 3) for ratio in ratios],
        "reach": REACH,
    }


async def stub() -> None:
    async def answer(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"id": "1"}, status=201)

    application = web.Application()
    application.router.add_post("/v3/conversations/{conversation}/activities", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


@contextmanager
def running_stub() -> Iterator[str]:
    with subprocess.Popen([sys.executable, __file__, "--stub"], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline() if process.stdout else '')}"
        finally:
            process.kill()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--stub", action="store_true")
    asked = parser.parse_args()
    if asked.stub:
        asyncio.run(stub())
        return 0
    with running_stub() as url:
        print(json.dumps(asyncio.run(measure(url, asked.messages, asked.rounds)), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
