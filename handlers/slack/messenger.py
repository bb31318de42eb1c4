"""Delivery into Slack: each message once, and a way to find out whether it came through."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from typing_extensions import override

from bot.ports import Delivered, LookedUp, Messenger, Outcome, Outgoing, Rejected
from handlers.fence import NotOursError, only_while
from handlers.slack.house import House
from handlers.slack.outcome import outcome_of, reason_of
from handlers.slack.render import message
from handlers.slack.workspaces import Workspace, Workspaces

EVENT_TYPE: Final = "oppfolging_message"
LOOKED_THROUGH: Final = 200
"""So many messages back: more than a person's chat with the bot gets in the time until it is looked up."""
REMEMBERED: Final = 10_000
KEPT: Final = {"cant_delete_message", "compliance_exports_prevent_deletion"}
FAULTS: Final = (SlackApiError, aiohttp.ClientError, NotOursError, TimeoutError, asyncio.TimeoutError)


class SlackMessenger(Messenger):
    def __init__(self, workspaces: Workspaces, house: Callable[[], House]) -> None:
        self._workspaces = workspaces
        self._house = house
        self._direct: OrderedDict[tuple[str, str], str] = OrderedDict()

    @override
    async def send(self, outgoing: Outgoing) -> Outcome:
        only_while(outgoing.still_ours)
        try:
            workspace = await self._workspace(outgoing)
            if workspace is None:
                return Rejected(reason="not_installed", advice="slack.not-installed", whole_tenant=True)
            return await self._send(workspace, outgoing)
        except FAULTS as fault:
            return outcome_of(fault)

    @override
    async def look_up(self, outgoing: Outgoing) -> Delivered | LookedUp:
        """Only direct messages may be read: what stands in a channel is between people."""
        if outgoing.update_ref is not None or not _to_person(outgoing):
            return LookedUp.CANNOT_TELL
        try:
            workspace = await self._workspace(outgoing)
            if workspace is None:
                return LookedUp.CANNOT_TELL
            channel = await self.direct_channel(workspace, outgoing.to.external)
            told = await workspace.client.conversations_history(
                channel=channel, limit=LOOKED_THROUGH, include_all_metadata=True
            )
        except FAULTS:
            return LookedUp.NOT_NOW
        wanted = send_id(outgoing)
        found: list[dict[str, Any]] = told.get("messages") or []
        for one in found:
            if one.get("metadata", {}).get("event_payload", {}).get("send_id") == wanted:
                return Delivered(ref={"channel": channel, "ts": str(one["ts"])})
        return LookedUp.NOT_THERE

    async def direct_channel(self, workspace: Workspace, user: str) -> str:
        """The conversation of a person with the bot; it never changes."""
        key = (workspace.team, user)
        if key not in self._direct:
            told = await workspace.client.conversations_open(users=user)
            self._direct[key] = str((told.get("channel") or {})["id"])
            if len(self._direct) > REMEMBERED:
                self._direct.popitem(last=False)
        return self._direct[key]

    async def _workspace(self, outgoing: Outgoing) -> Workspace | None:
        configuration = self._house().of(outgoing.tenant)
        if configuration is None or configuration.slack_team is None:
            return None
        return await self._workspaces.of(configuration.slack_team)

    async def _send(self, workspace: Workspace, outgoing: Outgoing) -> Outcome:
        if outgoing.update_ref is not None:
            return await self._change(workspace, outgoing, outgoing.update_ref)
        to = outgoing.to.external
        channel = await self.direct_channel(workspace, to) if _to_person(outgoing) else to
        told = await workspace.client.chat_postMessage(
            channel=channel, metadata=_metadata(outgoing), **in_thread(outgoing), **QUIET, **message(outgoing.card)
        )
        return Delivered(ref={"channel": str(told["channel"]), "ts": str(told["ts"])})

    async def _change(self, workspace: Workspace, outgoing: Outgoing, ref: Mapping[str, str]) -> Outcome:
        channel, ts = ref["channel"], ref["ts"]
        if not outgoing.removes or not await _removed(workspace, channel, ts):
            await workspace.client.chat_update(channel=channel, ts=ts, parse="none", **message(outgoing.card))
        return Delivered(ref=dict(ref))


async def _removed(workspace: Workspace, channel: str, ts: str) -> bool:
    """Whether it is gone now, also by somebody else's hand. Some workspaces keep everything that was written."""
    try:
        await workspace.client.chat_delete(channel=channel, ts=ts)
    except SlackApiError as fault:
        if reason_of(fault) in KEPT:
            return False
        if reason_of(fault) != "message_not_found":
            raise
    return True


QUIET: Final[dict[str, Any]] = {"unfurl_links": False, "unfurl_media": False, "mrkdwn": False, "parse": "none"}
"""Nothing is added to what we say, and nothing in it is read as markup."""


def in_thread(outgoing: Outgoing) -> dict[str, Any]:
    return {} if outgoing.thread_ref is None else {"thread_ts": outgoing.thread_ref["ts"]}


def send_id(outgoing: Outgoing) -> str:
    """The same for the same occasion; a send key itself names people, and other apps may read metadata."""
    return hashlib.sha256(f"{outgoing.tenant}/{outgoing.send_key}".encode()).hexdigest()[:32]


def _metadata(outgoing: Outgoing) -> dict[str, Any]:
    return {"event_type": EVENT_TYPE, "event_payload": {"send_id": send_id(outgoing)}}


def _to_person(outgoing: Outgoing) -> bool:
    return outgoing.to.external.startswith(("U", "W"))
