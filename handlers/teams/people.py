"""Who is who in Teams: found once by e-mail or user name, then pinned to the account in Microsoft 365."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from bot.domain.configuration import Configuration
from bot.domain.ids import PersonId
from bot.domain.message import Kind, Message, ToPerson
from bot.domain.person import Answer, Person, Platform
from bot.ports import Identity, State, UnitOfWork
from handlers.teams.connector import Answer as Told
from handlers.teams.connector import Connector
from handlers.teams.house import House
from handlers.teams.parse import Arrived

HEARD_AGAIN_AFTER: Final = timedelta(hours=1)
PAGE: Final = 200
MOST_PAGES: Final = 50
SERVICE_URL: Final = "teams/service-url"
DEFAULT_SERVICE_URL: Final = "https://smba.trafficmanager.net/teams/"
WAITING: Final = {Answer.ASKED, Answer.REMINDED, Answer.ASKED_AGAIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    configuration: Configuration
    person: PersonId | None
    identity: Identity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A line of a roster."""

    user: str
    account: str
    names: tuple[str, ...]
    """E-mail and user principal name: kommuner use either."""
    guest: bool

    def person_in(self, configuration: Configuration) -> Person | None:
        if self.guest:
            return None
        found = (configuration.person_by_email(name) for name in self.names if name)
        return next((one for one in found if one is not None), None)


def account_of(member: Mapping[str, Any], organisation: str) -> Account:
    def text(name: str) -> str:
        found = member.get(name)
        return found if isinstance(found, str) else ""

    elsewhere = text("tenantId") not in {"", organisation}
    guest = text("userRole").casefold() in {"guest", "anonymous"} or "#ext#" in text("userPrincipalName").casefold()
    names = (text("email"), text("userPrincipalName"))
    account = text("aadObjectId") or text("objectId")
    return Account(user=text("id"), account=account, names=names, guest=guest or elsewhere)


class People:
    def __init__(self, house: Callable[[], House], connector: Connector) -> None:
        self._house = house
        self._connector = connector
        self._services: dict[str, str] = {}

    async def who(self, activity: Arrived) -> Known | None:
        """Tell who acts; None when no kommune here has this organisation."""
        configurations = self._house().of_organisation(activity.organisation)
        for configuration in configurations:
            identity = await self._pinned(configuration, activity.account)
            if identity is not None:
                heard = await self._heard(configuration, identity, activity)
                return Known(configuration=configuration, person=heard.person, identity=heard)
        if not configurations:
            return None
        account = await self._ask(activity)
        for configuration in configurations:
            identity = await self._introduce(configuration, account, activity.address) if account else None
            if identity is not None:
                heard = await self._heard(configuration, identity, activity)
                return Known(configuration=configuration, person=heard.person, identity=heard)
        return Known(configuration=configurations[0], person=None)

    async def meet(self, configuration: Configuration, roster: Sequence[Account], address: Mapping[str, str]) -> None:
        """Pin everybody of a roster whom the configuration knows, so that the first message can reach them."""
        for account in roster:
            await self._introduce(configuration, account, {**address, "user": account.user})

    async def reachable(self, configuration: Configuration, account: str, *, reachable: bool) -> None:
        """The app was removed or blocked, or is there again: then comes what could not be sent."""
        async with self._house().store.begin(configuration.tenant.id) as work:
            identity = await work.identities.who(Platform.TEAMS, account)
            if identity is None:
                return
            if identity.reachable != reachable:
                await work.identities.save(replace(identity, reachable=reachable))
            if reachable:
                await self._welcome_again(work, identity.person)

    async def roster(self, service_url: str, conversation: str, organisation: str) -> Sequence[Account] | None:
        """Everybody in a conversation, page by page; None when it cannot be read to its end."""
        found: list[Account] = []
        query = {"pageSize": str(PAGE)}
        for _ in range(MOST_PAGES):
            said = await self._connector.get(
                service_url, "conversations", conversation.partition(";")[0], "pagedmembers", query=query
            )
            if not isinstance(said, Told) or not said.good:
                return None
            members = said.body.get("members")
            if not isinstance(members, list):
                return None
            found += [account_of(one, organisation) for one in members if isinstance(one, Mapping)]
            if not (token := said.body.get("continuationToken")):
                return found
            query = {"pageSize": str(PAGE), "continuationToken": str(token)}
        return None

    async def service_url(self, configuration: Configuration) -> str:
        """Where the service of this kommune was last heard from."""
        tenant = configuration.tenant.id
        if tenant not in self._services:
            async with self._house().store.read(tenant) as work:
                self._services[tenant] = await work.marks.get(SERVICE_URL) or DEFAULT_SERVICE_URL
        return self._services[tenant]

    async def remember_service(self, configuration: Configuration, service_url: str) -> None:
        if await self.service_url(configuration) == service_url:
            return
        async with self._house().store.begin(configuration.tenant.id) as work:
            await work.marks.get(SERVICE_URL)
            await work.marks.put(SERVICE_URL, service_url)
        self._services[configuration.tenant.id] = service_url

    async def remember_chat(self, configuration: Configuration, identity: Identity, conversation: str) -> None:
        """A private chat that was just made with somebody who never wrote to us."""
        async with self._house().store.begin(configuration.tenant.id) as work:
            await work.identities.save(replace(identity, address={**identity.address, "conversation": conversation}))

    async def _ask(self, activity: Arrived) -> Account | None:
        said = await self._connector.get(
            activity.service_url, "conversations", activity.conversation.partition(";")[0], "members", activity.user
        )
        if not isinstance(said, Told) or not said.good:
            return None
        account = account_of(said.body, activity.organisation)
        return account if account.account == activity.account else None

    async def _pinned(self, configuration: Configuration, account: str) -> Identity | None:
        if not account:
            return None
        async with self._house().store.read(configuration.tenant.id) as work:
            return await work.identities.who(Platform.TEAMS, account)

    async def _introduce(
        self, configuration: Configuration, account: Account, address: Mapping[str, str]
    ) -> Identity | None:
        """Pin at the first match. Another account with the same e-mail later is somebody else."""
        person = account.person_in(configuration)
        if person is None or not account.account:
            return None
        async with self._house().store.begin(configuration.tenant.id) as work:
            theirs = [one for one in await work.identities.of(person.id) if one.platform is Platform.TEAMS]
            if theirs:
                return theirs[0] if theirs[0].external == account.account else None
            identity = Identity(
                person=person.id, platform=Platform.TEAMS, external=account.account, address=dict(address)
            )
            await work.identities.save(identity)
            await self._welcome_again(work, person.id)
        return identity

    async def _heard(self, configuration: Configuration, identity: Identity, activity: Arrived) -> Identity:
        """Where somebody was last heard is where they are written to; once an hour is often enough to note it."""
        now = self._house().now()
        address = {**identity.address, **activity.address}
        recently = identity.last_heard_at is not None and now - identity.last_heard_at < HEARD_AGAIN_AFTER
        if recently and identity.reachable and address == dict(identity.address):
            return identity
        heard = replace(identity, address=address, last_heard_at=now, reachable=True)
        async with self._house().store.begin(configuration.tenant.id) as work:
            await work.identities.save(heard)
        return heard

    async def _welcome_again(self, work: UnitOfWork, person: PersonId) -> None:
        """Somebody was asked before they had the app: the question was never sent, so it is sent now, once."""
        participation = await work.participations.get(person)
        if participation.answer not in WAITING:
            return
        key = f"welcome/{participation.text_version}/{person}"
        before = [one for one in await work.outbox.with_prefix(key) if one.message.target == ToPerson(person)]
        if not before or any(one.state is not State.SKIPPED for one in before):
            return
        now = self._house().now()
        await work.outbox.plan(
            [Message(send_key=f"{key}/installed", kind=Kind.WELCOME, target=ToPerson(person), due_at=now)]
        )
