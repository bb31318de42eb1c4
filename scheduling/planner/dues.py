"""What may be due. Values only: the tick carries them out, and matches every one of them."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.commitment import Commitment
from bot.domain.ids import CommitmentId, GroupId, LiveSessionId, PersonId, RoundId, SeminarId, SparringId
from bot.domain.message import Kind, Message, ToGroup
from bot.domain.person import Answer
from bot.domain.round import Reflection
from bot.domain.schedule import RoundTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    group: GroupId
    occasion: date
    times: RoundTimes


@dataclass(frozen=True, slots=True)
class AdvanceRound:
    """Its phase has ended."""

    round: RoundId


@dataclass(frozen=True, slots=True)
class CloseRound:
    """Its group has ended, or stands in the configuration no more."""

    round: RoundId


@dataclass(frozen=True, slots=True)
class AskHost:
    """Nobody is asked, or nobody has answered for a working day."""

    round: RoundId


@dataclass(frozen=True, slots=True)
class KeepPrivate:
    """Its writer was asked to choose again and has not for a working day."""

    reflection: Reflection


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Offered for five working days without an answer."""

    commitment: CommitmentId


@dataclass(frozen=True, slots=True)
class AskForDate:
    """Without a date for thirty days, and not asked before."""

    commitment: Commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """Ask «Vil du være med?», for the first time, as the one reminder, or once more."""

    person: PersonId
    answer: Answer
    kind: Kind
    send_key: str
    changed: bool = False
    """Because the text of an earlier yes has changed: it says so first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPulse:
    seminar: SeminarId
    opens_at: datetime


@dataclass(frozen=True, slots=True)
class AskSparringHost:
    """Another group is to be met, and nobody is asked, or nobody has answered for some working days."""

    sparring: SparringId
    group: GroupId


@dataclass(frozen=True, slots=True)
class TellOfSparring:
    """All have said yes, or it came to nothing."""

    sparring: SparringId
    group: GroupId


@dataclass(frozen=True, slots=True)
class Beat:
    session: LiveSessionId


@dataclass(frozen=True, slots=True)
class Tell:
    """Plan a message. To a person it is placed in the person's day when it is planned."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """An occasion that falls out. It is written down, so that the digest can say so."""

    group: GroupId
    occasion: date
    wanted_at: datetime
    reason: str

    @property
    def message(self) -> Message:
        return Message(
            send_key=f"occasion/{self.group}/{self.occasion}",
            kind=Kind.PROMPT,
            target=ToGroup(self.group),
            refs={"group": self.group, "occasion": self.occasion.isoformat()},
            due_at=self.wanted_at,
        )


Due = (
    OpenRound
    | AdvanceRound
    | CloseRound
    | AskHost
    | KeepPrivate
    | TakeBack
    | AskForDate
    | Approach
    | OpenPulse
    | AskSparringHost
    | TellOfSparring
    | Beat
    | Tell
    | Skip
)
