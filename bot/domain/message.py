"""A message that waits to be sent is a reference: kind and ids, never a text.

Languages, edits, pauses, memberships and erasures therefore hold until the moment of sending.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.ids import GroupId, PersonId


class Kind(StrEnum):
    """Every message the bot sends by itself."""

    WELCOME = "welcome"
    WELCOME_REMINDER = "welcome_reminder"
    PROMPT = "prompt"
    PROMPT_REMINDER = "prompt_reminder"
    SHARE_POST = "share_post"
    SHARED_REFLECTION = "shared_reflection"
    CHOOSE_AGAIN = "choose_again"
    HOST_REQUEST = "host_request"
    POINTS_REMINDER = "points_reminder"
    POINTS_POST = "points_post"
    TAKE_OUT_REQUEST = "take_out_request"
    POINTS_SEMINAR = "points_seminar"
    PROMPTS_USED_UP = "prompts_used_up"
    GROUP_ENDED = "group_ended"
    PROPOSED_COMMITMENT = "proposed_commitment"
    OFFERED_COMMITMENT = "offered_commitment"
    OFFER_TAKEN = "offer_taken"
    OFFER_CAME_BACK = "offer_came_back"
    ASK_FOR_DATE = "ask_for_date"
    REMINDERS = "reminders"
    WELCOME_BACK = "welcome_back"
    DIGEST = "digest"
    DIGEST_SHORT = "digest_short"
    LEADERS_HAVE_READ = "leaders_have_read"
    SESSION_BEAT = "session_beat"
    FRAME_REMINDER = "frame_reminder"
    HOST_FRAME_SUGGESTION = "host_frame_suggestion"
    CHANNEL_READING = "channel_reading"
    PULSE = "pulse"
    PULSE_RESULT = "pulse_result"
    LOOK_BACK = "look_back"
    SPARRING_REQUEST = "sparring_request"
    SPARRING_AGREED = "sparring_agreed"
    SPARRING_OFF = "sparring_off"
    RETENTION_NOTICE = "retention_notice"


class Promise(StrEnum):
    """What is right after a crash or an answer that never came."""

    AT_MOST_ONCE = "at_most_once"
    """Better parked for the administrator than sent twice."""
    AT_LEAST_ONCE = "at_least_once"
    """Better twice than never."""
    REPEATABLE = "repeatable"
    """An update: sending it again changes nothing."""


_AT_LEAST_ONCE: Final = {Kind.REMINDERS, Kind.WELCOME_BACK, Kind.PROMPT_REMINDER, Kind.RETENTION_NOTICE}


class Slot(StrEnum):
    """At most two a day to a person, in this order; the rest waits for the next open day."""

    PROMPT = "prompt"
    REMINDERS = "reminders"
    REQUEST = "request"
    DIGEST = "digest"


SLOTS: Final[Mapping[Kind, Slot]] = {
    Kind.WELCOME: Slot.REQUEST,
    Kind.WELCOME_REMINDER: Slot.REQUEST,
    Kind.PROMPT: Slot.PROMPT,
    Kind.PROMPT_REMINDER: Slot.PROMPT,
    Kind.REMINDERS: Slot.REMINDERS,
    Kind.WELCOME_BACK: Slot.REMINDERS,
    Kind.CHOOSE_AGAIN: Slot.REQUEST,
    Kind.HOST_REQUEST: Slot.REQUEST,
    Kind.POINTS_REMINDER: Slot.REQUEST,
    Kind.TAKE_OUT_REQUEST: Slot.REQUEST,
    Kind.PROPOSED_COMMITMENT: Slot.REQUEST,
    Kind.OFFERED_COMMITMENT: Slot.REQUEST,
    Kind.OFFER_TAKEN: Slot.REQUEST,
    Kind.OFFER_CAME_BACK: Slot.REQUEST,
    Kind.ASK_FOR_DATE: Slot.REQUEST,
    Kind.PROMPTS_USED_UP: Slot.REQUEST,
    Kind.HOST_FRAME_SUGGESTION: Slot.REQUEST,
    Kind.PULSE: Slot.REQUEST,
    Kind.SPARRING_REQUEST: Slot.REQUEST,
    Kind.SPARRING_AGREED: Slot.REQUEST,
    Kind.SPARRING_OFF: Slot.REQUEST,
    Kind.RETENTION_NOTICE: Slot.REQUEST,
    Kind.DIGEST: Slot.DIGEST,
    Kind.PULSE_RESULT: Slot.DIGEST,
    Kind.LOOK_BACK: Slot.DIGEST,
}
"""Kinds without a slot go to channels, answer something the person did, or belong to a live session."""


def promise_of(kind: Kind, *, update: bool) -> Promise:
    if update:
        return Promise.REPEATABLE
    return Promise.AT_LEAST_ONCE if kind in _AT_LEAST_ONCE else Promise.AT_MOST_ONCE


@dataclass(frozen=True, slots=True)
class ToPerson:
    """A direct message."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ToGroup:
    """A post in the group's channel, or a reply in the thread of the message whose send key is `thread`."""

    group: GroupId
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class ToContact:
    """A line for the administrator: log, metrics and `oppfolging outbox`, never a chat message."""


Target = ToPerson | ToGroup | ToContact


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is due: planned once for an occasion, however often somebody plans."""

    send_key: str
    """Names the occasion, not the instant: `round/<id>/prompt/<person>`, `reminders/<person>/<local date>`."""
    kind: Kind
    target: Target
    refs: Mapping[str, str] = field(default_factory=dict)
    due_at: datetime
    expires_at: datetime | None = None
    """Later than this it is worse than none: skipped, and reported."""
    slot_day: date | None = None
    """The recipient's local day, for kinds that have a slot."""
    depends_on: str | None = None
    """The send key of the parent in a thread: this waits until the parent is sent."""
    update_of: str | None = None
    """The send key of a message to change in place, with its content as it is then."""
