"""What the use cases and the clock need of the world. Each docstring is the contract that an adapter keeps."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.cards.card import Card
from bot.cards.sparring import Partner
from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Commitment
from bot.domain.ids import (
    CarriedMatterId,
    CommitmentId,
    GroupId,
    LiveSessionId,
    PersonId,
    PulseId,
    ReflectionId,
    RoundId,
    SeminarId,
    SparringId,
    TenantId,
)
from bot.domain.live_session import LiveSession
from bot.domain.message import Kind, Message, Slot, Target
from bot.domain.person import Participation, Platform, Preferences
from bot.domain.pulse import Pulse
from bot.domain.round import Reflection, Round
from bot.domain.sparring import Meeting, Party, Sparring


class Clock(Protocol):
    def now(self) -> datetime:
        """Tell the domain's time, aware, in UTC. The demo moves it forward; nothing moves it back."""
        ...


class Ids(Protocol):
    def new(self) -> str:
        """Make an identifier that nobody guesses."""
        ...


class Cipher(Protocol):
    """Seals people's texts at rest. Several keys may open, the newest seals."""

    def seal(self, text: str) -> bytes: ...

    def open(self, sealed: bytes) -> str: ...

    def fingerprint(self, tenant: TenantId, text: str) -> str:
        """Hash with a key of the tenant's own: equal texts of one tenant are recognised, nothing else is learned."""
        ...


class Participations(Protocol):
    async def get(self, person: PersonId) -> Participation:
        """Return what is known; somebody never asked has a fresh one."""
        ...

    async def all(self) -> Sequence[Participation]: ...

    async def save(self, participation: Participation) -> None:
        """Raise Stale when somebody saved another version first; so do all the saves below."""
        ...


class PreferencesOfPeople(Protocol):
    async def get(self, person: PersonId) -> Preferences: ...

    async def all(self) -> Sequence[Preferences]: ...

    async def save(self, preferences: Preferences) -> None: ...

    async def delete(self, person: PersonId) -> None: ...


class Rounds(Protocol):
    async def add(self, new: Round) -> None:
        """Raise AlreadyOpen when the group has an open round, or had one for this occasion."""
        ...

    async def get(self, round_id: RoundId) -> Round:
        """Raise NotFound when this tenant has none such; so do all the gets below."""
        ...

    async def save(self, changed: Round) -> None: ...

    async def open_in(self, group: GroupId) -> Round | None: ...

    async def of_group(self, group: GroupId) -> Sequence[Round]:
        """All, the newest first."""
        ...

    async def all_open(self) -> Sequence[Round]: ...

    async def with_points_between(
        self, groups: Sequence[GroupId], start: datetime, end: datetime
    ) -> Sequence[Round]: ...

    async def closed_before(self, moment: datetime) -> Sequence[Round]: ...

    async def delete(self, round_id: RoundId) -> None:
        """Its reflections must be gone."""
        ...


class Reflections(Protocol):
    async def add(self, new: Reflection) -> None:
        """One for each person and round: raise Stale when there is one already."""
        ...

    async def get(self, reflection: ReflectionId) -> Reflection: ...

    async def save(self, changed: Reflection) -> None: ...

    async def delete(self, reflection: ReflectionId) -> None: ...

    async def of_round(self, round_id: RoundId) -> Sequence[Reflection]: ...

    async def by(self, round_id: RoundId, author: PersonId) -> Reflection | None: ...

    async def of_author(self, author: PersonId) -> Sequence[Reflection]: ...

    async def written_before(self, day: datetime) -> Sequence[Reflection]: ...

    async def asked_before(self, moment: datetime) -> Sequence[Reflection]:
        """Those whose writer was asked to choose again by then, and that are neither shown nor private yet."""
        ...


class Commitments(Protocol):
    async def add(self, new: Commitment) -> None: ...

    async def get(self, commitment: CommitmentId) -> Commitment: ...

    async def save(self, changed: Commitment) -> None: ...

    async def delete(self, commitment: CommitmentId) -> None: ...

    async def of_owner(self, owner: PersonId) -> Sequence[Commitment]: ...

    async def offered_to(self, person: PersonId) -> Sequence[Commitment]: ...

    async def shared_in(self, group: GroupId) -> Sequence[Commitment]: ...

    async def active(self) -> Sequence[Commitment]:
        """Open and moved, with a date or without; those proposed too."""
        ...

    async def dated_between(self, first: date, last: date) -> Sequence[Commitment]:
        """Open and moved, with a date from `first` to `last`, both included. Never reads more than these."""
        ...

    async def undated_before(self, moment: datetime) -> Sequence[Commitment]:
        """Open and moved, made by then, without a date and not yet asked for one."""
        ...

    async def offered_before(self, moment: datetime) -> Sequence[Commitment]:
        """Those offered to somebody by then who has not answered."""
        ...

    async def made_before(self, moment: datetime) -> Sequence[Commitment]:
        """Those of any status that have no date after it either."""
        ...

    async def touching(self, person: PersonId) -> Sequence[Commitment]:
        """Owner, giver, asked to take it, or named in its history."""
        ...

    async def has_fingerprint(self, seminar: SeminarId, owner: PersonId, what: str) -> bool:
        """Whether this owner already has a commitment with this very text from this seminar."""
        ...


class CarriedMatters(Protocol):
    async def add(self, new: CarriedMatter) -> None: ...

    async def get(self, matter: CarriedMatterId) -> CarriedMatter: ...

    async def save(self, changed: CarriedMatter) -> None: ...

    async def delete(self, matter: CarriedMatterId) -> None: ...

    async def of_person(self, person: PersonId) -> Sequence[CarriedMatter]: ...

    async def open_ones(self) -> Sequence[CarriedMatter]: ...

    async def made_before(self, moment: datetime) -> Sequence[CarriedMatter]:
        """Open and closed ones that have no day after it either."""
        ...

    async def dated_between(self, first: date, last: date) -> Sequence[CarriedMatter]:
        """Open ones with a day from `first` to `last`, both included."""
        ...


class Pulses(Protocol):
    async def add(self, new: Pulse) -> None: ...

    async def get(self, pulse: PulseId) -> Pulse: ...

    async def save(self, changed: Pulse) -> None: ...

    async def of_seminar(self, seminar: SeminarId) -> Sequence[Pulse]: ...


class PulseParticipation(Protocol):
    """Who has answered; kept apart, saved in a transaction of its own, never joined with the answers."""

    async def claim(self, pulse: PulseId, person: PersonId) -> bool:
        """Return False when this person has answered already."""
        ...


class LiveSessions(Protocol):
    async def add(self, new: LiveSession) -> None:
        """Raise AlreadyOpen when one runs in the group."""
        ...

    async def get(self, session: LiveSessionId) -> LiveSession: ...

    async def save(self, changed: LiveSession) -> None: ...

    async def running_in(self, group: GroupId) -> LiveSession | None: ...

    async def due(self, now: datetime) -> Sequence[LiveSession]: ...


class Sparrings(Protocol):
    """Meetings that a group of this tenant is a side of. Of the others' sides only the group and its yes are seen."""

    async def get(self, sparring: SparringId) -> Sparring: ...

    async def all(self) -> Sequence[Sparring]: ...

    async def open(self) -> Sequence[Sparring]:
        """Those where a side of ours has not been told how it went."""
        ...

    async def save(self, changed: Sparring) -> None:
        """Write this tenant's own sides; the others' stay as they are."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A plain reply that waits for «Skal jeg lagre?»: sealed, kept for 24 hours."""

    id: str
    person: PersonId
    text: str
    made_at: datetime


class Drafts(Protocol):
    async def put(self, draft: Draft) -> None:
        """Keep it; a person has one at a time."""
        ...

    async def of(self, person: PersonId) -> Draft | None: ...

    async def take(self, draft: str, person: PersonId) -> Draft | None:
        """Return and delete it; None when it is gone or somebody else's."""
        ...

    async def forget(self, person: PersonId) -> None: ...

    async def purge(self, before: datetime) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a person is on a platform, pinned at the first e-mail match."""

    person: PersonId
    platform: Platform
    external: str
    address: Mapping[str, str] = field(default_factory=dict)
    """What the platform needs to write to them (a conversation reference, plain JSON)."""
    last_heard_at: datetime | None = None
    reachable: bool = True


class Identities(Protocol):
    async def who(self, platform: Platform, external: str) -> Identity | None: ...

    async def of(self, person: PersonId) -> Sequence[Identity]: ...

    async def all(self) -> Sequence[Identity]: ...

    async def save(self, identity: Identity) -> None: ...

    async def forget(self, person: PersonId) -> None: ...


class Signals(Protocol):
    """What the suggestion to the host needs of the guard: when and in which group, nothing else."""

    async def add(self, group: GroupId, at: datetime) -> None: ...

    async def count(self, group: GroupId, since: datetime) -> int: ...

    async def purge(self, before: datetime) -> int: ...


class GuardMemory(Protocol):
    """What a writer was told, so that the guard is quiet: at most one note a day, muted texts stay muted."""

    async def told_on(self, person: PersonId, day: date) -> bool: ...

    async def tell(self, person: PersonId, day: date) -> None: ...

    async def mute(self, person: PersonId, text: str) -> None:
        """Remember a fingerprint of the clause."""
        ...

    async def muted(self, person: PersonId, text: str) -> bool: ...

    async def forget(self, person: PersonId) -> None: ...


class Inbox(Protocol):
    async def first_time(self, platform: Platform, event: str, now: datetime) -> bool:
        """Return False when this very event was handled before: a retry of the platform, or a double press."""
        ...

    async def purge(self, before: datetime) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """An act of an administrator or a person on stored data: who, what kind, when; never a text."""

    at: datetime
    actor: str
    act: str
    subject: str = ""


class Audit(Protocol):
    async def add(self, entry: Audited) -> None: ...

    async def all(self) -> Sequence[Audited]: ...


class Marks(Protocol):
    """Small facts of a tenant by name: how far it is planned, which configuration is applied."""

    async def get(self, name: str) -> str | None: ...

    async def put(self, name: str, value: str) -> None:
        """Raise Stale when it is no longer what `get` said in this transaction: two processes, one of them first."""
        ...


class State(StrEnum):
    """The life of an outbox row: pending → claimed → started → sent | failed | uncertain; or it is never sent."""

    PENDING = "pending"
    CLAIMED = "claimed"
    STARTED = "started"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    SKIPPED = "skipped"
    """Composed to nothing, or too late; the reason says which."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An outbox row as a use case sees it."""

    id: int
    message: Message
    state: State
    reason: str = ""
    ref: Mapping[str, str] = field(default_factory=dict)
    """Where the platform put it: what an update or a thread reply needs."""
    settled_at: datetime | None = None


class Outbox(Protocol):
    """The sending side of a use case: written in the same transaction as the change it tells of."""

    async def plan(self, messages: Sequence[Message]) -> Sequence[str]:
        """Write each once: a key that waits is moved to its new time, one already begun or settled is left alone.

        Return the keys that were not written because the person's slot of that day has another message.
        """
        ...

    async def cancel(self, send_keys: Sequence[str], reason: str) -> None:
        """Take back what still waits."""
        ...

    async def find(self, send_key: str) -> Planned | None: ...

    async def with_prefix(self, prefix: str) -> Sequence[Planned]: ...

    async def waiting_for(self, person: PersonId) -> Sequence[Planned]: ...

    async def to(self, person: PersonId) -> Sequence[Planned]:
        """List all that is known of messages to a person, sent or not."""
        ...

    async def skip(self, messages: Sequence[Message], reason: str) -> None:
        """Write down what is not sent, once each; a key that is there already is left as it is."""
        ...

    async def slots_taken(self, person: PersonId, day: date) -> Collection[Slot]:
        """Tell which slots of the person's local day have a message, sent or to be sent."""
        ...

    async def purge(self, *, to_people: datetime, to_groups: datetime) -> int:
        """Delete what was done with before these moments; what waits or is under way stays."""
        ...

    async def forget(self, person: PersonId) -> None:
        """Delete what was sent to a person, or was not; what waits or is under way stays."""
        ...


class UnitOfWork(Protocol):
    """One transaction of one tenant. Nothing in it can see or touch another tenant."""

    @property
    def tenant(self) -> TenantId: ...
    @property
    def participations(self) -> Participations: ...
    @property
    def preferences(self) -> PreferencesOfPeople: ...
    @property
    def rounds(self) -> Rounds: ...
    @property
    def reflections(self) -> Reflections: ...
    @property
    def commitments(self) -> Commitments: ...
    @property
    def carried(self) -> CarriedMatters: ...
    @property
    def pulses(self) -> Pulses: ...
    @property
    def pulse_participation(self) -> PulseParticipation: ...
    @property
    def sessions(self) -> LiveSessions: ...
    @property
    def sparrings(self) -> Sparrings: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def identities(self) -> Identities: ...
    @property
    def signals(self) -> Signals: ...
    @property
    def guard_memory(self) -> GuardMemory: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def outbox(self) -> Outbox: ...


class Store(Protocol):
    def begin(self, tenant: TenantId) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction that writes; it commits when the block ends well and leaves no trace otherwise."""
        ...

    def read(self, tenant: TenantId) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction that only reads: one moment's truth."""
        ...


class Networks(Protocol):
    """Which groups are to meet, also of different kommuner: the one thing kept of several tenants at once.

    Of each tenant it holds ids and nothing else, and a meeting is seen and changed through its tenants' own sides.
    """

    async def met(self, network: str) -> Sequence[Meeting]:
        """Those who were to meet, the first ones first."""
        ...

    async def is_paired(self, network: str, occasion: date) -> bool: ...

    async def add(self, meetings: Sequence[Sparring]) -> bool:
        """Add all meetings of an occasion; False, and none, when it is paired already."""
        ...


class Neighbours(Protocol):
    """What one tenant may know of another."""

    def partners(self, meeting: Sparring, party: Party) -> Sequence[Partner]:
        """Name the others of a meeting, as this party may see them: with host and contact once all have said yes.

        Raise NotFound when one of them is here no more.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The app in a workspace, or in a whole organisation (then without a team)."""

    team: str
    enterprise: str = ""
    secret: str = field(repr=False)
    """The platform's own record as it wrote it, with the tokens."""


class Installations(Protocol):
    """Where the app is installed, for those who install it themselves. Of no tenant: a workspace may have none yet."""

    async def save(self, installation: Installation, now: datetime) -> None: ...

    async def find(self, *, team: str, enterprise: str = "") -> Installation | None:
        """Find the workspace's own one; without a team, the organisation's."""
        ...

    async def org_wide(self) -> Sequence[Installation]: ...

    async def delete(self, *, team: str, enterprise: str = "") -> None: ...

    async def issue(self, state: str, expires_at: datetime) -> None:
        """Remember that somebody began to install; only a fingerprint is kept."""
        ...

    async def consume(self, state: str, now: datetime) -> bool:
        """Say whether it was issued and still holds; it is good for once."""
        ...


# Delivery: what the platform adapters and the outbox owe the loops in scheduling/.


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A row that this process holds the lease of."""

    id: int
    tenant: TenantId
    send_key: str
    kind: Kind
    target: Target
    refs: Mapping[str, str]
    due_at: datetime
    expires_at: datetime | None
    attempts: int
    thread_ref: Mapping[str, str] | None = None
    """Where the parent of a thread reply was put."""
    update_ref: Mapping[str, str] | None = None
    """Where the message to change was put."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    ref: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimited:
    """The platform asks us to wait."""

    wait: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The platform says no and will say no again; `advice` is a catalogue key with what the administrator can do."""

    reason: str
    advice: str = ""
    whole_tenant: bool = False
    """A revoked token: nothing of this tenant will get through until somebody acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """It certainly did not arrive (connection refused, 500 before the body was read): trying again doubles nothing."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """It may have arrived: a time-out, a connection cut after the request was sent, 502, 504."""

    reason: str


Outcome = Delivered | RateLimited | Rejected | NotSent | Unknown


class Directory(Protocol):
    """Who is who on a platform, and who is in a channel."""

    async def members_of(self, tenant: TenantId, group: GroupId) -> Sequence[PersonId | None] | None:
        """List who can read the group's channel, None for somebody not known; None when it cannot be found out."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to on a platform: a person's identity or a group's home."""

    platform: Platform
    external: str
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A composed message, ready for a platform to draw and send."""

    tenant: TenantId
    send_key: str
    card: Card
    to: Address
    thread_ref: Mapping[str, str] | None = None
    update_ref: Mapping[str, str] | None = None
    removes: bool = False
    """Take away what stands at `update_ref`, twice as well as once; where that is refused, put `card` in its place."""
    still_ours: Callable[[], bool] = field(default=lambda: True, compare=False, repr=False)
    """Ask once a connection is there, right before the first byte leaves; if not, write nothing and say NotSent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """At the moment of sending there is nothing to say: paused, erased, withdrawn, answered meanwhile."""

    reason: str
    advice: str = ""
    """What the administrator has to mend first, in words: it is kept for them instead of skipped."""


Compose = Callable[[Claimed], Awaitable[Outgoing | Nothing]]
"""Turn references into what is true now, in one read transaction; what it raises is tried again later."""


class LookedUp(StrEnum):
    NOT_THERE = "not_there"
    CANNOT_TELL = "cannot_tell"
    NOT_NOW = "not_now"
    """It did not answer: ask again in a while."""


class Messenger(Protocol):
    """One platform's way to send."""

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send once and say what came of it; never retry, never raise for what a network does."""
        ...

    async def look_up(self, outgoing: Outgoing) -> Delivered | LookedUp:
        """After a crash: was it sent? Platforms that cannot tell say so."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """How far a row has come, and what is written down about it; back to claimed means that it rests there."""

    id: int
    state: State = State.PENDING
    attempts: int = 0
    reason: str = ""
    ref: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    started: frozenset[int]
    """Only these may be sent: the others were cancelled meanwhile."""
    claimed: Sequence[Claimed]


class Buried(StrEnum):
    """Others took this process for dead and took over: nothing that it held is its own any more."""

    BURIED = "buried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """A row of any tenant as the administrator sees it: what and why, never a text and never to which person.

    Its send key names a person, and a reminder would tell who has not answered.
    """

    id: int
    tenant: TenantId
    kind: Kind
    group: GroupId | None = None
    """Whose channel it is for."""
    state: State
    attempts: int
    reason: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """How many rows of a tenant are in a state, and since when the longest waiting one is due."""

    tenant: TenantId
    state: State
    rows: int
    oldest_due_at: datetime


class Deliveries(Protocol):
    """The outbox across tenants, for the process that sends. Each call is one transaction."""

    async def turn(
        self,
        owner: str,
        now: datetime,
        *,
        settle: Sequence[Life],
        start: Sequence[int],
        room: Mapping[TenantId, int],
    ) -> Turned | Buried:
        """Settle, start and claim what is due: at most `room` of each tenant whose lease `owner` has, oldest first.

        No two claims take the same row. A reply is claimed when its parent is sent. Doing it again after a commit
        of which no answer came changes nothing.
        """
        ...

    async def adopt(self, owner: str) -> Sequence[Claimed]:
        """Take the started rows that a dead process left in the owner's tenants: they may have been sent."""
        ...

    async def forget_all_but(self, owner: str, held: Sequence[int]) -> None:
        """Let go of rows claimed in a transaction of which no answer came."""
        ...

    async def sweep(self, now: datetime) -> int:
        """Skip what waited too long, and what waits for a message that will never be sent; say how many."""
        ...

    async def backlog(self) -> Sequence[Backlog]:
        """Count what is not settled well: all states but sent, skipped and cancelled."""
        ...

    async def parked(self) -> Sequence[Parked]:
        """List the same rows one by one."""
        ...

    async def look(self, row: int) -> Parked | None: ...

    async def decide(self, seen: Parked, decided: Life) -> bool:
        """Write an administrator's decision, unless the row has changed since it was seen; a retry never expires."""
        ...


class Leases(Protocol):
    """Who sends for which tenant. A process is dead when its count has stood still for long on the observer's clock."""

    async def join(self, owner: str) -> None: ...

    async def beat(self, owner: str) -> bool:
        """Count one further; False when this process was buried."""
        ...

    async def beats(self) -> Mapping[str, int]:
        """The count of every process."""
        ...

    async def bury(self, owner: str, beat: int) -> bool:
        """Give up what a dead process held, unless it has moved since: claimed rows wait again, leases are free."""
        ...

    async def take(self, owner: str, now: datetime) -> frozenset[TenantId]:
        """Take a fair share of the tenants that have something to do and nobody to do it; return all that it has."""
        ...

    async def leave(self, owner: str) -> None:
        """Bury oneself."""
        ...
