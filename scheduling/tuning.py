"""What delivery depends on besides its ports: two clocks, chance, and a few numbers."""

import random
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.ports import Clock
from scheduling.retry import BACK_OFF, Jitter
from scheduling.telemetry import Telemetry


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """In seconds on the monotonic clock, unless it says otherwise."""

    most_under_way: int = 128
    """Messages started, over all tenants: so many could be in doubt after a crash."""
    connections: int = 64
    """How many of them are written at the same time."""
    lease: float = 30.0
    longest_request: float = 10.0
    look_up_after: float = 5.0
    """A request that we gave up on may still be on its way."""
    lead: float = 0.04
    """Start so much ahead of a message's time: what the transaction takes is then not lost."""
    poll: float = 1.0
    sole: bool = False
    """Something outside, such as a lock on the database file, proves that this is the only process."""
    grace: float = 8.0
    """For what is in the air when the process is asked to stop."""
    back_off: tuple[timedelta, ...] = BACK_OFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    clock: Clock
    """The domain's: when something is due, and when it is too late."""
    monotonic: Callable[[], float] = time.monotonic
    """Everything else: leases, retries, limits."""
    jitter: Jitter = random.random
    new_owner: Callable[[], str] = field(default=lambda: uuid.uuid4().hex)
    telemetry: Telemetry
    tuning: Tuning = Tuning()
