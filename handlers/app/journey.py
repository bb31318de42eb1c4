"""Moving the demo's clock: live through everything that is due on the way, one moment after the other."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Final, Protocol

from typing_extensions import override

from bot.domain.calendar import local
from bot.domain.configuration import Configuration
from bot.ports import Clock, State
from handlers.app.oppfolging import Oppfolging
from handlers.web.chat import Travel

FARTHEST: Final = timedelta(days=120)
FIXED_HOURS: Final = (time(7), time(10), time(12))
"""When people's days begin, when the frame is recalled, when points are due."""


class Movable(Clock, Protocol):
    def move_to(self, moment: datetime) -> None: ...


class Journey(Travel):
    def __init__(self, product: Oppfolging, clock: Movable, sent: Callable[[], int]) -> None:
        """`sent` counts what has been told: the next event is when it grows."""
        self._product = product
        self._clock = clock
        self._sent = sent

    @override
    def now(self) -> datetime:
        return self._clock.now()

    @override
    async def go_to(self, moment: datetime) -> None:
        while (following := await self._following()) < moment:
            await self._live_through(following)
        await self._live_through(moment)

    @override
    async def go_to_next(self) -> bool:
        """Until somebody has been told something."""
        last = self._clock.now() + FARTHEST
        before = self._sent()
        while (following := await self._following()) < last:
            await self._live_through(following)
            if self._sent() != before:
                return True
        return False

    async def _live_through(self, moment: datetime) -> None:
        self._clock.move_to(moment)
        await self._product.tick()
        await self._product.delivery.drained()

    async def _following(self) -> datetime:
        """The next moment at which something may be due. To stop once too often does no harm."""
        now = self._clock.now()
        moments = [moment async for moment in self._moments(now)]
        return min(moment for moment in moments if moment > now)

    async def _moments(self, now: datetime) -> AsyncIterator[datetime]:
        for configuration in self._product.configurations.all():
            for moment in _hours(configuration, now):
                yield moment
            async with self._product.store.read(configuration.tenant.id) as work:
                for found in await work.rounds.all_open():
                    yield found.phase_ends_at
                for session in await work.sessions.due(now + timedelta(days=1)):
                    if session.next_at is not None:
                        yield session.next_at
        for waiting in await self._product.deliveries.backlog():
            if waiting.state is State.PENDING:
                yield waiting.oldest_due_at


def _hours(configuration: Configuration, now: datetime) -> Iterator[datetime]:
    """The hours of the configuration, today and tomorrow."""
    zone = configuration.tenant.timezone
    today = now.astimezone(zone).date()
    at = {configuration.reminders.at, configuration.digest.at, *FIXED_HOURS}
    at |= {group.rounds.at for group in configuration.groups if group.rounds}
    for day in (today, today + timedelta(days=1)):
        yield from (local(day, hour, zone) for hour in at)
