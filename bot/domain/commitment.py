"""Oppfølgingspunkt: what one person has said yes to doing, in one of two forms, with its full history."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.errors import NotAllowed, Unacceptable, WrongStatus
from bot.domain.ids import BodyId, CommitmentId, GroupId, PersonId, SeminarId
from bot.domain.person import Role

LONGEST_WHAT: Final = 500
LONGEST_HOW: Final = 1_000
LONGEST_LEARNED: Final = 1_000


class Form(StrEnum):
    """Two forms, as the seeds have them, kept apart: nothing an elected member writes gives work to staff."""

    ADMINISTRATION = "administration"
    ELECTED = "elected"


class Status(StrEnum):
    PROPOSED = "proposed"
    """From YAML, a file or another person: not yet anybody's, since nobody has said yes."""
    OPEN = "open"
    MOVED = "moved"
    """Open with another date than at first."""
    DONE = "done"
    HANDED_OVER = "handed_over"
    DROPPED = "dropped"
    """No longer relevant."""

    @property
    def active(self) -> bool:
        return self in {Status.OPEN, Status.MOVED}


class Reach(StrEnum):
    ONLY_ME = "only_me"
    GROUP = "group"
    """The group and its leaders."""


class What(StrEnum):
    """What happened, for the history."""

    CREATED = "created"
    ACCEPTED = "accepted"
    EDITED = "edited"
    MOVED = "moved"
    OFFERED = "offered"
    OFFER_DECLINED = "offer_declined"
    OFFER_WITHDRAWN = "offer_withdrawn"
    HANDED_OVER = "handed_over"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    SHARED = "shared"
    UNSHARED = "unshared"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    what: What
    at: datetime
    by: PersonId | None
    due: date | None = None
    """The date it was given, where one was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    what: str
    how: str = ""
    involve: str = ""
    body: BodyId | None = None
    """Elected members: where it is to be brought back."""
    due: date | None = None

    def checked(self) -> "Content":
        kept = replace(self, what=self.what.strip(), how=self.how.strip(), involve=self.involve.strip())
        if not kept.what:
            raise Unacceptable("commitment-empty")
        if len(kept.what) > LONGEST_WHAT or len(kept.how) > LONGEST_HOW or len(kept.involve) > LONGEST_WHAT:
            raise Unacceptable("commitment-too-long")
        return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Somebody is asked to take it; it stays with the one who asks until the yes."""

    to: PersonId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    id: CommitmentId
    seminar: SeminarId
    group: GroupId | None
    form: Form
    owner: PersonId | None
    """None once the owner has been erased: «Tidligere deltaker»."""
    giver: PersonId | None = None
    """Who it came from, so that it can go back."""
    content: Content
    reach: Reach
    status: Status
    created_at: datetime
    offer: Offer | None = None
    learned: str = ""
    learned_shared: bool = False
    asked_for_date_at: datetime | None = None
    closed_at: datetime | None = None
    history: tuple[Event, ...] = field(default=())
    version: int = 0

    def accept(self, person: PersonId, now: datetime) -> "Commitment":
        self._by_owner(person)
        self._require(Status.PROPOSED)
        return self._with(What.ACCEPTED, person, now, status=Status.OPEN)

    def decline(self, person: PersonId, now: datetime) -> "Commitment":
        """What nobody has said yes to never was anything of the group's."""
        self._by_owner(person)
        self._require(Status.PROPOSED)
        return self._with(What.DROPPED, person, now, status=Status.DROPPED, closed_at=now, reach=Reach.ONLY_ME)

    @property
    def came_back(self) -> bool:
        """It was this owner's before, who is asked once more: whom it was given to has left, or said no."""
        if self.status is not Status.PROPOSED or self.giver is not None or self.owner is None:
            return False
        return any(one.what is What.ACCEPTED or one.by == self.owner for one in self.history)

    def edit(self, person: PersonId, content: Content, now: datetime) -> "Commitment":
        self._by_owner(person)
        self._require(Status.PROPOSED, Status.OPEN, Status.MOVED)
        return self._with(What.EDITED, person, now, content=content.checked())

    def move(self, person: PersonId, due: date, now: datetime) -> "Commitment":
        self._by_owner(person)
        self._require(Status.OPEN, Status.MOVED)
        first_date = self.content.due is None
        content = replace(self.content, due=due)
        status = self.status if first_date else Status.MOVED
        return self._with(What.MOVED, person, now, due=due, content=content, status=status)

    def finish(self, person: PersonId, now: datetime) -> "Commitment":
        self._by_owner(person)
        self._require(Status.OPEN, Status.MOVED)
        return self._with(What.DONE, person, now, status=Status.DONE, closed_at=now, offer=None)

    def drop(self, person: PersonId, now: datetime) -> "Commitment":
        self._by_owner(person)
        self._require(Status.OPEN, Status.MOVED)
        return self._with(What.DROPPED, person, now, status=Status.DROPPED, closed_at=now, offer=None)

    def reopen(self, person: PersonId, now: datetime) -> "Commitment":
        """[Angre], or a second thought."""
        self._by_owner(person)
        self._require(Status.DONE, Status.DROPPED)
        moved = any(event.what is What.MOVED for event in self.history)
        return self._with(What.REOPENED, person, now, status=Status.MOVED if moved else Status.OPEN, closed_at=None)

    def learn(self, person: PersonId, learned: str, now: datetime, *, shared: bool) -> "Commitment":
        self._by_owner(person)
        self._require(Status.DONE)
        if len(learned) > LONGEST_LEARNED:
            raise Unacceptable("learned-too-long")
        return self._with(What.LEARNED, person, now, learned=learned.strip(), learned_shared=shared)

    def show_to(self, person: PersonId, reach: Reach, now: datetime) -> "Commitment":
        self._by_owner(person)
        if reach is self.reach:
            return self
        return self._with(What.SHARED if reach is Reach.GROUP else What.UNSHARED, person, now, reach=reach)

    def offer_to(self, person: PersonId, other: PersonId, roles: "Roles", now: datetime) -> "Commitment":
        """Only within elected or within administration: no elected member gives work to staff, nor the other way."""
        self._by_owner(person)
        self._require(Status.OPEN, Status.MOVED)
        if other == person or not roles.may_hand_over(person, other):
            raise NotAllowed
        return self._with(What.OFFERED, person, now, offer=Offer(to=other, at=now))

    def decline_offer(self, person: PersonId, now: datetime) -> "Commitment":
        self._to(person)
        return self._with(What.OFFER_DECLINED, person, now, offer=None)

    def take_back_offer(self, now: datetime) -> "Commitment":
        """Five working days without an answer, or second thoughts: it goes back."""
        if self.offer is None:
            raise WrongStatus("nothing is offered")
        return self._with(What.OFFER_WITHDRAWN, self.owner, now, offer=None)

    def accept_offer(self, person: PersonId, new_id: CommitmentId, now: datetime) -> "HandOver":
        """Two records, so that the first owner's history stays the first owner's."""
        self._to(person)
        given = self._with(What.HANDED_OVER, person, now, status=Status.HANDED_OVER, closed_at=now, offer=None)
        taken = replace(
            self,
            id=new_id,
            owner=person,
            giver=self.owner,
            status=Status.OPEN,
            created_at=now,
            offer=None,
            version=0,
            history=(Event(what=What.ACCEPTED, at=now, by=person),),
        )
        return HandOver(given=given, taken=taken)

    def owner_left(self, *, giver_takes_part: bool, now: datetime) -> "Commitment":
        """Back to the giver as a question, or closed."""
        if self.status not in {Status.PROPOSED, Status.OPEN, Status.MOVED}:
            return self
        if self.giver is not None and giver_takes_part:
            return replace(self, owner=self.giver, giver=None, status=Status.PROPOSED, offer=None)
        return self._with(What.DROPPED, self.owner, now, status=Status.DROPPED, closed_at=now, offer=None)

    def forget(self, person: PersonId) -> "Commitment":
        """Erase a person's name from it, wherever it stands."""
        return replace(
            self,
            owner=None if self.owner == person else self.owner,
            giver=None if self.giver == person else self.giver,
            offer=None if self.offer and self.offer.to == person else self.offer,
            history=tuple(replace(event, by=None) if event.by == person else event for event in self.history),
        )

    def _by_owner(self, person: PersonId) -> None:
        if self.owner is None or person != self.owner:
            raise NotAllowed

    def _to(self, person: PersonId) -> None:
        self._require(Status.OPEN, Status.MOVED)
        if self.offer is None:
            raise WrongStatus("nothing is offered")
        if self.offer.to != person:
            raise NotAllowed

    def _require(self, *statuses: Status) -> None:
        if self.status not in statuses:
            raise WrongStatus(f"commitment is {self.status}")

    def _with(
        self, what: What, by: PersonId | None, at: datetime, *, due: date | None = None, **changes: object
    ) -> "Commitment":
        event = Event(what=what, at=at, by=by, due=due)
        return replace(self, history=(*self.history, event), **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    given: Commitment
    taken: Commitment


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is elected and who is staff, for the rule that neither gives the other work."""

    of: dict[PersonId, Role]

    def form_for(self, person: PersonId) -> Form:
        """Executive members use the staff's form for their own department, and the elected one when they ask for it."""
        return Form.ELECTED if self.of.get(person) is Role.ELECTED else Form.ADMINISTRATION

    def may_hand_over(self, giver: PersonId, taker: PersonId) -> bool:
        both = {self.of.get(giver), self.of.get(taker)}
        return both <= {Role.ELECTED} or both <= {Role.ADMINISTRATION} or both <= {Role.EXECUTIVE}


def reach_by_default(form: Form) -> Reach:
    return Reach.ONLY_ME if form is Form.ELECTED else Reach.GROUP
