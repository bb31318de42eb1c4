"""Who is who in a workspace: found once by e-mail, then pinned to the account."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from slack_sdk.errors import SlackApiError

from bot.config.scalars import zones
from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.domain.person import Person, Platform
from bot.ports import Identity, UnitOfWork
from handlers.slack.house import House
from handlers.slack.outcome import reason_of
from handlers.slack.workspaces import Workspace

HEARD_AGAIN_AFTER: Final = timedelta(hours=1)
REMEMBERED: Final = 20_000
HALF_A_YEAR: Final = timedelta(days=182)


class NotAdmitted(StrEnum):
    """Why an account in Slack is nobody to us."""

    MISSING = "missing"
    GUEST = "guest"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Guests and members of other workspaces take part only where somebody has said so."""

    guests: bool = False
    connected: bool = False

    @classmethod
    def of(cls, configuration: Configuration) -> "Admission":
        return cls(guests=configuration.slack_guests, connected=configuration.slack_connected)

    def judge(self, user: dict[str, Any], team: str) -> NotAdmitted | None:
        if user.get("deleted") or user.get("is_bot"):
            return NotAdmitted.GONE
        elsewhere = user.get("is_stranger") or user.get("team_id", team) not in {team, None}
        if elsewhere and not user.get("enterprise_user"):
            return None if self.connected else NotAdmitted.GUEST
        guest = user.get("is_restricted") or user.get("is_ultra_restricted")
        return NotAdmitted.GUEST if guest and not self.guests else None


class People:
    def __init__(self, house: Callable[[], House]) -> None:
        self._house = house
        self._known: OrderedDict[tuple[str, str], Identity] = OrderedDict()

    async def who(self, configuration: Configuration, workspace: Workspace | None, user: str) -> PersonId | None:
        """Tell who acts. An account is asked about once; afterwards it is the pinned one, whatever its e-mail says."""
        key = (configuration.tenant.id, user)
        identity = self._known.get(key) or await self._identity(configuration, workspace, user)
        if identity is None:
            return None
        self._remember(key, await self._heard(configuration, identity))
        return identity.person

    async def who_is(self, configuration: Configuration, workspace: Workspace, user: str) -> PersonId | None:
        """Tell who somebody is who has done nothing."""
        identity = await self._identity(configuration, workspace, user)
        return None if identity is None else identity.person

    async def _identity(self, configuration: Configuration, workspace: Workspace | None, user: str) -> Identity | None:
        identity = await self._pinned(configuration, user)
        if identity is None and workspace is not None:
            return await self._introduce(configuration, workspace, user)
        return identity

    async def find(self, configuration: Configuration, workspace: Workspace, person: Person) -> Identity | NotAdmitted:
        """Find somebody whom nobody has heard from yet, by e-mail."""
        try:
            told = await workspace.client.users_lookupByEmail(email=person.email)
        except SlackApiError as fault:
            if reason_of(fault) != "users_not_found":
                raise
            return NotAdmitted.MISSING
        user: dict[str, Any] = told.get("user") or {}
        refused = Admission.of(configuration).judge(user, workspace.team)
        return refused or await self._pin(configuration, person, user)

    async def reachable(self, configuration: Configuration, user: str, *, reachable: bool) -> None:
        """An account was switched off, or on again."""
        self._known.pop((configuration.tenant.id, user), None)
        async with self._house().store.begin(configuration.tenant.id) as work:
            identity = await work.identities.who(Platform.SLACK, user)
            if identity is not None and identity.reachable != reachable:
                await work.identities.save(replace(identity, reachable=reachable))

    async def _pinned(self, configuration: Configuration, user: str) -> Identity | None:
        async with self._house().store.read(configuration.tenant.id) as work:
            return await work.identities.who(Platform.SLACK, user)

    async def _introduce(self, configuration: Configuration, workspace: Workspace, user: str) -> Identity | None:
        told = await workspace.client.users_info(user=user)
        account: dict[str, Any] = told.get("user") or {}
        email = str((account.get("profile") or {}).get("email") or "")
        person = configuration.person_by_email(email) if email else None
        if person is None or Admission.of(configuration).judge(account, workspace.team):
            return None
        return await self._pin(configuration, person, {**account, "id": user})

    async def _pin(self, configuration: Configuration, person: Person, account: dict[str, Any]) -> Identity:
        user = str(account["id"])
        async with self._house().store.begin(configuration.tenant.id) as work:
            pinned = await work.identities.who(Platform.SLACK, user)
            if pinned is not None:
                return pinned
            identity = Identity(person=person.id, platform=Platform.SLACK, external=user)
            await work.identities.save(identity)
            await self._start_in_own_zone(work, configuration, person, str(account.get("tz") or ""))
        return identity

    async def _start_in_own_zone(self, work: UnitOfWork, configuration: Configuration, person: Person, tz: str) -> None:
        """Where neither the person nor the setup has said a zone: the account's, where its clock shows another time."""
        own = await work.preferences.get(person.id)
        if own.timezone or person.timezone or tz not in zones():
            return
        zone, now = ZoneInfo(tz), self._house().now()
        moments = [moment.astimezone(configuration.tenant.timezone) for moment in (now, now + HALF_A_YEAR)]
        if any(one.astimezone(zone).utcoffset() != one.utcoffset() for one in moments):
            await work.preferences.save(replace(own, timezone=zone))

    async def _heard(self, configuration: Configuration, identity: Identity) -> Identity:
        """Where somebody was last heard is where they are written to; once an hour is often enough to note it."""
        now = self._house().now()
        if identity.last_heard_at is not None and now - identity.last_heard_at < HEARD_AGAIN_AFTER:
            return identity
        heard = replace(identity, last_heard_at=now, reachable=True)
        async with self._house().store.begin(configuration.tenant.id) as work:
            await work.identities.save(heard)
        return heard

    def _remember(self, key: tuple[str, str], identity: Identity) -> None:
        self._known[key] = identity
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
