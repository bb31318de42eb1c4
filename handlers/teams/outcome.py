"""What the connector's answers mean for delivery. 502 and 504 may have been delivered; 412 and 429 were not."""

import random
from datetime import timedelta
from typing import Final, assert_never

from bot.ports import Delivered, NotSent, Outcome, RateLimited, Rejected, Unknown
from handlers.teams.connector import Answer, NoToken, Said

BLOCKED: Final = {
    "MessageWritesBlocked",
    "BotNotInConversationRoster",
    "BotDisabledByAdmin",
    "ForbiddenOperationException",
}
"""The app is not there any more: nothing will get through until somebody adds it again."""
SHORTEST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 600.0
_chance = random.SystemRandom()


def outcome_of(said: Said, conversation: str, *, activity: str = "") -> Outcome:
    match said:
        case NotSent() | Unknown():
            return said
        case NoToken(refused=True):
            return Rejected(reason="token_refused", advice="teams.token-refused", whole_tenant=True)
        case NoToken():
            return NotSent(reason="token_unavailable")
        case Answer():
            return _of_answer(said, conversation, activity)
        case _:
            assert_never(said)


def is_blocked(said: Said) -> bool:
    return isinstance(said, Answer) and said.status == 403 and said.code in BLOCKED  # noqa: PLR2004 - HTTP


def _of_answer(said: Answer, conversation: str, activity: str) -> Outcome:  # noqa: PLR0911 - one line a status
    match said.status:
        case 200 | 201 | 202 | 204:
            there = str(said.body.get("id") or activity)
            return Delivered(ref={"conversation": conversation, "activity": there})
        case 412 | 429:
            return RateLimited(wait=wait_of(said))
        case 502 | 504:
            return Unknown(reason=str(said.status))
        case 401:
            return Rejected(reason="401", advice="teams.token-refused", whole_tenant=True)
        case 403:
            return Rejected(reason=said.code or "403", advice="teams.blocked")
        case 404 | 410:
            return Rejected(reason=said.code or str(said.status), advice="teams.conversation-gone")
        case status if status >= 500:  # noqa: PLR2004 - HTTP
            return NotSent(reason=str(status))
        case status:
            return Rejected(reason=said.code or str(status), advice="teams.refused")


def wait_of(said: Answer) -> timedelta:
    """As long as Teams asks, and a little more, so that not everybody comes back at once."""
    asked = said.headers.get("Retry-After", "")
    seconds = float(asked) if asked.replace(".", "", 1).isdigit() else SHORTEST_WAIT
    return timedelta(seconds=min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT) * _chance.uniform(1.0, 1.25))
