"""What Slack's errors mean for a message that was to be sent, and what the administrator can do."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.ports import NotSent, Outcome, RateLimited, Rejected, Unknown
from handlers.fence import NotOursError

WAIT_UNLESS_TOLD: Final = 30.0
TOO_MANY: Final = 429

_ADVICE: Final[Mapping[str, str]] = {
    "channel_not_found": "slack.channel-not-found",
    "is_archived": "slack.is-archived",
    "not_in_channel": "slack.not-in-channel",
    "user_not_found": "slack.account-inactive",
    "cannot_dm_bot": "slack.account-inactive",
    "user_disabled": "slack.account-inactive",
    "missing_scope": "slack.missing-scope",
    "message_not_found": "slack.message-gone",
    "cant_update_message": "slack.message-gone",
    "restricted_action": "slack.cannot-write",
    "restricted_action_read_only_channel": "slack.cannot-write",
    "restricted_action_thread_only_channel": "slack.cannot-write",
}
_WHOLE_TENANT: Final[Mapping[str, str]] = {
    "token_revoked": "slack.token-revoked",
    "token_expired": "slack.token-revoked",
    "invalid_auth": "slack.token-revoked",
    "not_authed": "slack.token-revoked",
    "account_inactive": "slack.account-inactive",
    "org_login_required": "slack.token-revoked",
    "team_access_not_granted": "slack.not-installed",
}
_AT_SLACK: Final = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
"""Slack's own trouble; a fatal one may come after the message was posted, says its documentation."""


def outcome_of(fault: Exception) -> Outcome:
    """Sort a failed call: refused for good, to be tried again, or nobody knows."""
    match fault:
        case SlackApiError():
            return _refused(fault)
        case aiohttp.ClientConnectorError() | NotOursError() | aiohttp.ConnectionTimeoutError():
            return NotSent(reason=type(fault).__name__)
        case _:
            return Unknown(reason=type(fault).__name__)


def reason_of(fault: SlackApiError) -> str:
    """Slack's one word for what is wrong."""
    data = getattr(fault.response, "data", None)
    return str(data.get("error", "unreadable")) if isinstance(data, dict) else "unreadable"


def _refused(fault: SlackApiError) -> Outcome:
    status = int(getattr(fault.response, "status_code", 0) or 0)
    reason = reason_of(fault)
    if status == TOO_MANY or reason in {"ratelimited", "rate_limited"}:
        return RateLimited(wait=_wait(fault))
    if reason in _WHOLE_TENANT:
        return Rejected(reason=reason, advice=_WHOLE_TENANT[reason], whole_tenant=True)
    if reason in _AT_SLACK or reason == "unreadable":
        return Unknown(reason=reason)
    return Rejected(reason=reason, advice=_ADVICE.get(reason, "slack.refused"))


def _wait(fault: SlackApiError) -> timedelta:
    headers = getattr(fault.response, "headers", None) or {}
    written = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    try:
        return timedelta(seconds=max(0.0, float(written)))
    except ValueError:
        return timedelta(seconds=WAIT_UNLESS_TOLD)
