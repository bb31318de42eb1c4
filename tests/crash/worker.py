"""A process to be killed: the real loop, the real store, and a real messenger to the recording platform.

`python tests/crash/worker.py DATABASE PLATFORM CLOCK SOLE`; CLOCK is a file with the seconds its clock is off by.
"""

import asyncio
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prometheus_client import CollectorRegistry
from typing_extensions import override

from bot.domain.person import Platform
from bot.ports import Clock
from bot.store.deliveries import DeliveriesInStore
from bot.store.engine import open_engine
from bot.store.leases import LeasesInStore
from scheduling.sending import sending
from scheduling.telemetry import Telemetry
from scheduling.tuning import Surroundings, Tuning
from tests.fakes.http_messenger import messenger_to
from tests.fakes.post_office import NO_LIMITS, SOON, compose

TUNING = Tuning(
    poll=0.05,
    lease=1.5,
    longest_request=0.5,
    look_up_after=0.6,
    most_under_way=40,
    connections=20,
    back_off=SOON + (timedelta(seconds=0.2),) * 200,
)


class WrongClock(Clock):
    def __init__(self, file: Path) -> None:
        self._file = file

    @override
    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self._file.read_text(encoding="utf-8") or 0))


async def main(database_url: str, platform_url: str, clock: Path, *, sole: bool) -> None:
    database, stop = open_engine(database_url), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with messenger_to(platform_url) as messenger:
        delivery = sending(
            deliveries=DeliveriesInStore(database),
            leases=LeasesInStore(database),
            messengers={Platform.SLACK: messenger},
            compose=compose,
            around=Surroundings(
                clock=WrongClock(clock),
                telemetry=Telemetry(CollectorRegistry()),
                tuning=replace(TUNING, sole=sole),
            ),
            limits=NO_LIMITS,
        )
        await delivery.run(stop)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), sole=sys.argv[4] == "sole"))
