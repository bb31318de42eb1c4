"""What a button does: a name from a closed list and the ids it is about. Never a text, never a secret.

Ids in an action are claims, not rights: the use case checks who presses and what it is about, every time.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.domain.errors import NotFound

LONGEST: Final = 1_900
"""Slack takes 2,000 characters in a button's value."""


class Act(StrEnum):
    """Every button and form of the product. The value is on the wire and in old messages: never reuse one."""

    JOIN = "join"
    WHO_SEES = "who_sees"
    NOT_NOW = "not_now"
    LEAVE = "leave"
    LEAVE_CONFIRMED = "leave_confirmed"

    WRITE_REFLECTION = "write_reflection"
    SAVE_REFLECTION = "save_reflection"
    SAVE_DRAFT = "save_draft"
    DROP_DRAFT = "drop_draft"
    DELETE_REFLECTION = "delete_reflection"
    STAND_OVER = "stand_over"
    UNDO_STAND_OVER = "undo_stand_over"
    CHOOSE_AGAIN = "choose_again"

    HOST_YES = "host_yes"
    HOST_NO = "host_no"
    WRITE_POINTS = "write_points"
    SAVE_POINTS = "save_points"
    TAKE_OUT = "take_out"

    NEW_COMMITMENT = "new_commitment"
    SAVE_COMMITMENT = "save_commitment"
    EDIT_COMMITMENT = "edit_commitment"
    UNDO_COMMITMENT = "undo_commitment"
    SHARE_COMMITMENT = "share_commitment"
    UNSHARE_COMMITMENT = "unshare_commitment"
    FINISH = "finish"
    MOVE = "move"
    SAVE_MOVE = "save_move"
    HAND_OVER = "hand_over"
    SAVE_HAND_OVER = "save_hand_over"
    DROP = "drop"
    REOPEN = "reopen"
    LEARNED = "learned"
    SAVE_LEARNED = "save_learned"
    SKIP_LEARNED = "skip_learned"
    ACCEPT_PROPOSED = "accept_proposed"
    DECLINE_PROPOSED = "decline_proposed"
    ACCEPT_OFFER = "accept_offer"
    DECLINE_OFFER = "decline_offer"
    PICK_COMMITMENT = "pick_commitment"
    SHOW_MINE = "show_mine"

    CARRY = "carry"
    SAVE_CARRY = "save_carry"
    EDIT_CARRY = "edit_carry"
    UNDO_CARRY = "undo_carry"
    RAISED = "raised"

    OVERVIEW = "overview"
    START_ROUND = "start_round"
    START_ROUND_ANYWAY = "start_round_anyway"
    SAVE_START_ROUND = "save_start_round"
    SESSION = "session"
    START_SESSION = "start_session"
    PAUSE_SESSION = "pause_session"
    RESUME_SESSION = "resume_session"
    STOP_SESSION = "stop_session"
    SHOW_POINTS = "show_points"
    STATUS = "status"
    DIGEST = "digest"
    SEND_DIGEST = "send_digest"
    HAVE_READ = "have_read"
    MORE_GROUPS = "more_groups"
    LOOK_BACK = "look_back"
    NOTE = "note"

    PAUSE = "pause"
    SAVE_PAUSE = "save_pause"
    END_PAUSE = "end_pause"
    SETUP = "setup"
    SAVE_SETUP = "save_setup"
    MY_DATA = "my_data"
    DOWNLOAD = "download"
    ERASE = "erase"
    ERASE_CONFIRMED = "erase_confirmed"

    REWORD = "reword"
    SWAP_IN = "swap_in"
    KEEP_MINE = "keep_mine"
    NOT_MEANT = "not_meant"

    PULSE = "pulse"
    SAVE_PULSE = "save_pulse"
    SPARRING_YES = "sparring_yes"
    SPARRING_NO = "sparring_no"

    HELP = "help"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Action:
    act: Act
    refs: Mapping[str, str] = field(default_factory=dict)

    def ref(self, name: str) -> str:
        """Return an id of the action; a forged or truncated action has none."""
        try:
            return self.refs[name]
        except KeyError:
            raise NotFound from None


def encode(action: Action) -> str:
    return json.dumps([action.act, dict(action.refs)], separators=(",", ":"), ensure_ascii=False)


def decode(value: str) -> Action:
    """Read what a platform sends back; whatever else somebody sends is NotFound."""
    if len(value) > LONGEST:
        raise NotFound
    try:
        match json.loads(value):
            case [str(act), dict(refs)] if all(isinstance(one, str) for pair in refs.items() for one in pair):
                return Action(Act(act), refs)
            case _:
                raise NotFound
    except (ValueError, RecursionError):
        raise NotFound from None
