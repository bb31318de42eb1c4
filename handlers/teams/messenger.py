"""Delivery into Teams: our own requests to the connector, each sent once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from bot.domain.configuration import Configuration
from bot.domain.person import Platform
from bot.ports import Delivered, Identity, LookedUp, Messenger, NotSent, Outcome, Outgoing, Rejected
from handlers.teams.blocks import Json
from handlers.teams.connector import Answer, Connector, Said
from handlers.teams.house import House
from handlers.teams.outcome import is_blocked, outcome_of
from handlers.teams.people import People
from handlers.teams.render import Refresh, message

CHATS: Final = ("@thread.v2", "@unq.gbl.spaces")
"""How the id of a group chat ends."""
GONE: Final = {404, 410}
"""Somebody has deleted it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    service_url: str
    conversation: str
    identity: Identity | None = None


class TeamsMessenger(Messenger):
    def __init__(self, connector: Connector, people: People, house: Callable[[], House], *, bot: str) -> None:
        self._connector = connector
        self._people = people
        self._house = house
        self._bot = bot

    @override
    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send once. Who has removed the app is not written to again until they add it."""
        where = await self._where(outgoing)
        if not isinstance(where, Where):
            return where
        if outgoing.update_ref is not None:
            return await self._change(outgoing, where, outgoing.update_ref)
        conversation = _thread(where.conversation, outgoing.thread_ref)
        said = await self._connector.post(
            where.service_url,
            "conversations",
            conversation,
            "activities",
            body=drawn(outgoing),
            ours=outgoing.still_ours,
        )
        await self._note(outgoing, said)
        return outcome_of(said, conversation)

    @override
    async def look_up(self, outgoing: Outgoing) -> Delivered | LookedUp:
        """A bot cannot read what it wrote in Teams: only an update can be sent again safely."""
        return LookedUp.CANNOT_TELL if outgoing.update_ref is None else LookedUp.NOT_THERE

    async def private_chat(self, configuration: Configuration, identity: Identity) -> Where | Outcome:
        """The chat with this person; made now if they have never written to us."""
        address = identity.address
        service_url = address.get("service_url") or await self._people.service_url(configuration)
        if conversation := address.get("conversation"):
            return Where(service_url=service_url, conversation=conversation, identity=identity)
        asked = self._new_chat(identity, address.get("organisation") or configuration.teams_tenant or "")
        said = await self._connector.post(service_url, "conversations", body=asked)
        conversation = str(said.body.get("id") or "") if isinstance(said, Answer) and said.good else ""
        if not conversation:
            if is_blocked(said):
                await self._people.reachable(configuration, identity.external, reachable=False)
            outcome = outcome_of(said, "")
            return Rejected(reason="no_chat", advice="teams.blocked") if isinstance(outcome, Delivered) else outcome
        await self._people.remember_chat(configuration, identity, conversation)
        return Where(service_url=service_url, conversation=conversation, identity=identity)

    async def _where(self, outgoing: Outgoing) -> Where | Outcome:
        configuration = self._house().of(outgoing.tenant)
        if configuration is None:
            return Rejected(reason="tenant_gone")
        detail = outgoing.to.detail
        if not detail:
            service_url = await self._people.service_url(configuration)
            return Where(service_url=service_url, conversation=outgoing.to.external)
        if "conversation" in detail and detail.get("service_url"):
            return Where(service_url=detail["service_url"], conversation=detail["conversation"])
        identity = await self._identity(outgoing)
        return await self.private_chat(configuration, identity) if identity else NotSent(reason="identity_gone")

    async def _identity(self, outgoing: Outgoing) -> Identity | None:
        async with self._house().store.read(outgoing.tenant) as work:
            return await work.identities.who(Platform.TEAMS, outgoing.to.external)

    async def _change(self, outgoing: Outgoing, where: Where, ref: Mapping[str, str]) -> Outcome:
        conversation, activity = ref.get("conversation", where.conversation), ref.get("activity", "")
        there = (where.service_url, "conversations", conversation, "activities", activity)
        if outgoing.removes:
            said = await self._connector.delete(*there, ours=outgoing.still_ours)
            if isinstance(said, Answer) and said.status in GONE:
                return Delivered(ref={"conversation": conversation, "activity": activity})
            outcome = outcome_of(said, conversation, activity=activity)
            if not isinstance(outcome, Rejected) or outcome.whole_tenant:
                return outcome
        body = {**drawn(outgoing), "id": activity}
        said = await self._connector.put(*there, body=body, ours=outgoing.still_ours)
        await self._note(outgoing, said)
        return outcome_of(said, conversation, activity=activity)

    def _new_chat(self, identity: Identity, organisation: str) -> Json:
        return {
            "isGroup": False,
            "bot": {"id": identity.address.get("bot") or self._bot},
            "members": [{"id": identity.address.get("user") or identity.external}],
            "tenantId": organisation,
            "channelData": {"tenant": {"id": organisation}},
        }

    async def _note(self, outgoing: Outgoing, said: Said) -> None:
        configuration = self._house().of(outgoing.tenant)
        if configuration is not None and is_blocked(said):
            await self._people.reachable(configuration, outgoing.to.external, reachable=False)


def drawn(outgoing: Outgoing) -> Json:
    """A private card asks for the truth again when its reader comes back to it."""
    user = outgoing.to.detail.get("user", "")
    refresh = Refresh(tenant=outgoing.tenant, send_key=outgoing.send_key, users=(user,)) if user else None
    return message(outgoing.card, refresh=refresh)


def _thread(conversation: str, parent: Mapping[str, str] | None) -> str:
    """A channel has threads; a group chat has none, and a reply there is the next message."""
    if parent is None or conversation.endswith(CHATS):
        return conversation
    there = parent.get("conversation", conversation)
    return there if ";" in there else f"{conversation};messageid={parent.get('activity', '')}"
