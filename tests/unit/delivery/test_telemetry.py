"""What Prometheus is told: numbers by kind, and nobody's name."""

from datetime import timedelta

from prometheus_client import CollectorRegistry, generate_latest

from bot.domain.ids import TenantId
from bot.ports import Backlog, State
from scheduling.telemetry import Telemetry
from tests.fakes.post_office import NOON


def waiting(rows: int, *, hours: int = 0, state: State = State.PENDING) -> Backlog:
    return Backlog(tenant=TenantId("bergen"), state=state, rows=rows, oldest_due_at=NOON - timedelta(hours=hours))


def test_the_age_of_the_queue_is_that_of_the_oldest_that_still_waits() -> None:
    registry = CollectorRegistry()
    Telemetry(registry).backlog([waiting(2, hours=1), waiting(1, hours=9, state=State.FAILED)], NOON)
    assert registry.get_sample_value("oppfolging_outbox_oldest_seconds", {"tenant": "bergen"}) == 3600
    assert registry.get_sample_value("oppfolging_outbox_rows", {"tenant": "bergen", "state": "failed"}) == 1


def test_a_queue_that_was_emptied_is_no_longer_shown() -> None:
    registry = CollectorRegistry()
    telemetry = Telemetry(registry)
    telemetry.backlog([waiting(2)], NOON)
    telemetry.backlog([], NOON)
    assert registry.get_sample_value("oppfolging_outbox_rows", {"tenant": "bergen", "state": "pending"}) is None


def test_outcomes_are_counted_by_tenant_and_kind_only() -> None:
    registry = CollectorRegistry()
    Telemetry(registry).came_of("bergen", "prompt", State.SENT)
    labels = {"tenant": "bergen", "kind": "prompt", "outcome": "sent"}
    assert registry.get_sample_value("oppfolging_sends_total", labels) == 1
    assert b"person" not in generate_latest(registry)
