"""Whatever people press, a commitment belongs to one who said yes, and its history is whole."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.commitment import Commitment, Content, Form, Reach, Roles, Status, What
from bot.domain.errors import NotAllowed, Refused
from bot.domain.ids import CommitmentId, GroupId, PersonId, SeminarId
from bot.domain.person import Role

ROLES = Roles(
    of={
        PersonId("kari"): Role.ELECTED,
        PersonId("eva"): Role.ELECTED,
        PersonId("ola"): Role.ADMINISTRATION,
        PersonId("per"): Role.ADMINISTRATION,
    }
)
people = st.sampled_from(sorted(ROLES.of))
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
OWNER = PersonId("kari")


class CommitmentMachine(RuleBasedStateMachine):
    @initialize(status=st.sampled_from([Status.PROPOSED, Status.OPEN]))
    def make(self, status: Status) -> None:
        self.now = datetime(2026, 5, 5, 7, tzinfo=UTC)
        self.count = 0
        self.it = Commitment(
            id=CommitmentId("c0"),
            seminar=SeminarId("s"),
            group=GroupId("g"),
            form=Form.ELECTED,
            owner=OWNER,
            content=Content(what="Ringe Eva"),
            reach=Reach.ONLY_ME,
            status=status,
            created_at=self.now,
        )

    def press(self, person: PersonId, allowed_from: set[Status], verb: Callable[[Commitment], Commitment]) -> bool:
        """Press a button of the owner's: the wrong person and the wrong status are both refused."""
        self.now += timedelta(minutes=1)
        before = self.it
        try:
            self.it = verb(before)
        except Refused:
            assert person != before.owner or before.status not in allowed_from
            return False
        assert person == before.owner
        assert before.status in allowed_from
        assert self.it.history[: len(before.history)] == before.history
        return True

    @rule(person=people)
    def says_yes(self, person: PersonId) -> None:
        if self.press(person, {Status.PROPOSED}, lambda it: it.accept(person, self.now)):
            assert self.it.status is Status.OPEN

    @rule(person=people)
    def says_no(self, person: PersonId) -> None:
        if self.press(person, {Status.PROPOSED}, lambda it: it.decline(person, self.now)):
            assert self.it.status is Status.DROPPED

    @rule(person=people, due=days)
    def moves(self, person: PersonId, due: date) -> None:
        had_date = self.it.content.due is not None
        if self.press(person, {Status.OPEN, Status.MOVED}, lambda it: it.move(person, due, self.now)):
            assert self.it.content.due == due
            assert self.it.status is Status.MOVED or not had_date

    @rule(person=people)
    def finishes(self, person: PersonId) -> None:
        if self.press(person, {Status.OPEN, Status.MOVED}, lambda it: it.finish(person, self.now)):
            assert self.it.closed_at == self.now
            assert self.it.offer is None

    @rule(person=people)
    def drops(self, person: PersonId) -> None:
        self.press(person, {Status.OPEN, Status.MOVED}, lambda it: it.drop(person, self.now))

    @rule(person=people)
    def opens_again(self, person: PersonId) -> None:
        if self.press(person, {Status.DONE, Status.DROPPED}, lambda it: it.reopen(person, self.now)):
            assert self.it.status.active
            assert self.it.closed_at is None

    @rule(person=people, shared=st.booleans())
    def learns(self, person: PersonId, shared: bool) -> None:
        self.press(person, {Status.DONE}, lambda it: it.learn(person, "Spør først.", self.now, shared=shared))

    @rule(person=people, other=people)
    def offers(self, person: PersonId, other: PersonId) -> None:
        before = self.it
        try:
            self.it = before.offer_to(person, other, ROLES, self.now)
        except NotAllowed:
            same_side = ROLES.of[person] is ROLES.of[other]
            assert person != before.owner or other == person or not same_side
        except Refused:
            assert not before.status.active
        else:
            assert ROLES.of[person] is ROLES.of[other]
            assert self.it.owner == before.owner

    @rule(person=people, yes=st.booleans())
    def answers_an_offer(self, person: PersonId, yes: bool) -> None:
        before = self.it
        self.count += 1
        try:
            if yes:
                handed = before.accept_offer(person, CommitmentId(f"c{self.count}"), self.now)
                assert handed.given.status is Status.HANDED_OVER
                assert handed.given.owner == before.owner
                assert handed.taken.owner == person
                assert handed.taken.giver == before.owner
                assert handed.taken.content == before.content
                self.it = handed.taken
            else:
                self.it = before.decline_offer(person, self.now)
                assert self.it.owner == before.owner
        except Refused:
            assert before.offer is None or before.offer.to != person or not before.status.active

    @rule()
    def an_offer_runs_out(self) -> None:
        if self.it.offer is not None:
            self.it = self.it.take_back_offer(self.now)
            assert self.it.offer is None

    @invariant()
    def only_something_open_is_offered(self) -> None:
        if hasattr(self, "it") and self.it.offer is not None:
            assert self.it.status.active

    @invariant()
    def what_is_closed_has_a_time(self) -> None:
        if hasattr(self, "it"):
            closed = self.it.status in {Status.DONE, Status.DROPPED, Status.HANDED_OVER}
            assert closed == (self.it.closed_at is not None)

    @invariant()
    def history_is_in_order(self) -> None:
        if hasattr(self, "it"):
            moments = [event.at for event in self.it.history]
            assert moments == sorted(moments)
            if self.it.status is Status.MOVED:
                assert any(event.what is What.MOVED for event in self.it.history)


TestCommitmentMachine = CommitmentMachine.TestCase
