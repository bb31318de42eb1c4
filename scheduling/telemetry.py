"""What delivery tells Prometheus: how much, how long and with what outcome; never who, and never a text."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Final

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram

from bot.ports import Backlog, State

SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
WAITING: Final = {State.PENDING, State.CLAIMED, State.STARTED}


class Telemetry:
    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        self._outcomes = Counter(
            "oppfolging_sends",
            "Rows of the outbox by what became of them",
            ["tenant", "kind", "outcome"],
            registry=registry,
        )
        self._seconds = Histogram(
            "oppfolging_send_seconds",
            "From the write to the platform's answer",
            ["platform"],
            buckets=SECONDS,
            registry=registry,
        )
        self._lateness = Histogram(
            "oppfolging_send_lateness_seconds",
            "From when a message was due to when it was sent",
            buckets=(1, 5, 30, 60, 300, 900, 3600, 14400, 86400),
            registry=registry,
        )
        self._rows = Gauge(
            "oppfolging_outbox_rows", "Rows that are not settled", ["tenant", "state"], registry=registry
        )
        self._age = Gauge(
            "oppfolging_outbox_oldest_seconds",
            "How long the oldest waiting row has been due",
            ["tenant"],
            registry=registry,
        )
        self._faults = Counter(
            "oppfolging_faults", "Failures that were logged and survived", ["where"], registry=registry
        )
        self._planner_lag = Gauge(
            "oppfolging_planner_lag_seconds",
            "How far behind the clock a tenant is planned",
            ["tenant"],
            registry=registry,
        )
        self._acknowledged = Histogram(
            "oppfolging_ack_seconds",
            "From a platform's event to our answer",
            ["platform"],
            buckets=SECONDS,
            registry=registry,
        )
        self._noticed = Counter(
            "oppfolging_guard_notes",
            "What the guard noticed in texts that were shared, by indicator; never whose",
            ["tenant", "indicator"],
            registry=registry,
        )

        # Finding the series of a label costs more than counting in it.
        self._counter = cache(self._outcomes.labels)
        self._histogram = cache(self._seconds.labels)

    def noticed(self, tenant: str, indicator: str) -> None:
        self._noticed.labels(tenant, indicator).inc()

    def came_of(self, tenant: str, kind: str, outcome: str) -> None:
        self._counter(tenant, kind, outcome).inc()

    def took(self, platform: str, seconds: float) -> None:
        self._histogram(platform).observe(seconds)

    def sent_late_by(self, seconds: float) -> None:
        self._lateness.observe(max(0.0, seconds))

    def fault(self, where: str) -> None:
        self._faults.labels(where).inc()

    def planner_lag(self, tenant: str, seconds: float) -> None:
        self._planner_lag.labels(tenant).set(seconds)

    def acknowledged(self, platform: str, seconds: float) -> None:
        self._acknowledged.labels(platform).observe(seconds)

    def backlog(self, rows: Sequence[Backlog], now: datetime) -> None:
        """Show the queue as it is; what has been emptied since is no longer shown."""
        self._rows.clear()
        self._age.clear()
        oldest: dict[str, float] = {}
        for of in rows:
            self._rows.labels(of.tenant, of.state).set(of.rows)
            if of.state in WAITING:
                age = max(0.0, (now - of.oldest_due_at).total_seconds())
                oldest[of.tenant] = max(age, oldest.get(of.tenant, 0.0))
        for tenant, age in oldest.items():
            self._age.labels(tenant).set(age)
