"""Puts delivery together from its parts."""

from collections.abc import Mapping

from bot.domain.person import Platform
from bot.ports import Compose, Deliveries, Leases, Messenger
from scheduling.courier import Courier
from scheduling.delivery import Delivery
from scheduling.desk import Desk
from scheduling.errands import Errands
from scheduling.handling import Handling
from scheduling.pacing import LIMITS, Limits, Pacing
from scheduling.tenancy import Tenancy
from scheduling.tuning import Surroundings


def sending(
    *,
    deliveries: Deliveries,
    leases: Leases,
    messengers: Mapping[Platform, Messenger],
    compose: Compose,
    around: Surroundings,
    limits: Mapping[Platform, Limits] = LIMITS,
) -> Delivery:
    tenancy = Tenancy(leases, around)
    pacing = Pacing(limits)
    desk = Desk(pacing, around.telemetry, most=around.tuning.most_under_way)
    errands = Errands()
    handling = Handling(desk, Courier(compose, messengers, tenancy, around), pacing, around, errands.run)
    return Delivery(deliveries, tenancy, desk, handling, errands, around=around)
