"""The speed of every tenant and conversation: one bucket each, changed in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, isinf
from typing import Final

from bot.domain.ids import TenantId
from bot.domain.person import Platform
from bot.ports import Address
from scheduling.rate_limit import (
    SLACK_CHANNEL,
    SLACK_WORKSPACE,
    TEAMS_CONVERSATION,
    TEAMS_TENANT,
    Bucket,
    Window,
)

NEW: Final = 0.3
"""Seconds a platform is thought to need until it has been measured."""
TURN: Final = 0.1
"""Seconds that a row is started before it leaves and after it is answered, until turns have written that down."""
WEIGHT: Final = 0.1
MOST_OF_A_TENANT: Final = 32
"""In flight, however slow its network is: the others need connections too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    tenant: tuple[Window, ...] = ()
    conversation: tuple[Window, ...] = ()


LIMITS: Final[Mapping[Platform, Limits]] = {
    Platform.SLACK: Limits(tenant=SLACK_WORKSPACE, conversation=SLACK_CHANNEL),
    Platform.TEAMS: Limits(tenant=TEAMS_TENANT, conversation=TEAMS_CONVERSATION),
    Platform.WEB: Limits(),
}

ANY_TIME: Final = float("-inf")

_Whole = tuple[TenantId, Platform]
_One = tuple[TenantId, Platform, str]


class Pacing:
    def __init__(self, limits: Mapping[Platform, Limits] = LIMITS) -> None:
        self._limits = limits
        self._new = {
            platform: (Bucket(windows=of.tenant), Bucket(windows=of.conversation)) for platform, of in limits.items()
        }
        self._free = {platform: not (of.tenant or of.conversation) for platform, of in limits.items()}
        self._wholes: dict[_Whole, Bucket] = {}
        self._ones: dict[_One, Bucket] = {}
        self._latency: dict[_Whole, float] = {}

    def free_at(self, tenant: TenantId, to: Address) -> tuple[float, float]:
        """When the tenant may write at all, and when to this conversation."""
        if self._free[to.platform] and (tenant, to.platform) not in self._wholes:
            return ANY_TIME, ANY_TIME
        return self._whole(tenant, to.platform).free_at(), self._one(tenant, to).free_at()

    def take(self, tenant: TenantId, to: Address) -> None:
        self._latency.setdefault((tenant, to.platform), NEW)
        if not self._free[to.platform]:
            self._put(tenant, to, self._whole(tenant, to.platform).take(), self._one(tenant, to).take())

    def arrived(self, tenant: TenantId, to: Address, at: float) -> None:
        """What was taken is there, or will never be."""
        if not self._free[to.platform]:
            self._put(tenant, to, self._whole(tenant, to.platform).answered(at), self._one(tenant, to).answered(at))

    def braked(self, tenant: TenantId, platform: Platform, now: float, wait: timedelta) -> None:
        """The platform said that it was too much: it counts for everything of this tenant there."""
        self._wholes[tenant, platform] = self._whole(tenant, platform).braked(now + wait.total_seconds())

    def answered(self, tenant: TenantId, platform: Platform, seconds: float, *, eased: bool) -> None:
        """Measure the platform, and after a message that got through come back towards full speed."""
        whole = tenant, platform
        known = self._latency.get(whole, NEW)
        self._latency[whole] = known + WEIGHT * (seconds - known)
        if eased and whole in self._wholes:
            self._wholes[whole] = self._wholes[whole].eased()

    def rate(self, tenant: TenantId) -> float | None:
        """All its platforms together; None before anything was sent."""
        rates = [self._whole(tenant, platform).rate for platform in self._limits if (tenant, platform) in self._latency]
        return sum(rates) if rates else None

    def most_in_flight(self, tenant: TenantId, platform: Platform) -> float:
        """Rate times latency keeps the line full; more would only be in doubt after a crash."""
        rate = self._whole(tenant, platform).rate
        if isinf(rate):
            return rate
        return min(MOST_OF_A_TENANT, ceil(rate * (TURN + self._latency.get((tenant, platform), NEW))))

    def forget_idle(self, now: float) -> None:
        """What the platform no longer counts, we need not either."""
        self._ones = {key: bucket for key, bucket in self._ones.items() if bucket.idle_since() > now}

    def _whole(self, tenant: TenantId, platform: Platform) -> Bucket:
        return self._wholes.get((tenant, platform)) or self._new[platform][0]

    def _one(self, tenant: TenantId, to: Address) -> Bucket:
        key = tenant, to.platform, to.external
        return self._ones.get(key) or self._new[to.platform][1]

    def _put(self, tenant: TenantId, to: Address, whole: Bucket, one: Bucket) -> None:
        if whole.windows:
            self._wholes[tenant, to.platform] = whole
        if one.windows:
            self._ones[tenant, to.platform, to.external] = one
