"""Whatever people press and whenever phases end, a round keeps its promises."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain.errors import Refused
from bot.domain.ids import GroupId, PersonId, RoundId
from bot.domain.round import EDITING_TIME, MOST_HOSTS_ASKED, Phase, Question, Round

PEOPLE = [PersonId(name) for name in ("kari", "ola", "eva", "per")]
people = st.sampled_from(PEOPLE)
ORDER = [Phase.THINK, Phase.SHARE, Phase.POINTS, Phase.CLOSED]


class RoundMachine(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.now = datetime(2026, 5, 5, 7, tzinfo=UTC)
        self.round = Round(
            id=RoundId("r"),
            group=GroupId("g"),
            question=Question(text="Hva lærte vi?"),
            occasion=self.now.date(),
            opened_at=self.now,
            phase_ends_at=self.now + timedelta(days=3),
            share_ends_at=self.now + timedelta(days=10),
            points_due_at=self.now + timedelta(days=10, hours=3),
            seed=7,
        )
        self.furthest = Phase.THINK
        self.hosts: set[PersonId] = set()

    @rule(minutes=st.integers(1, 5_000))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(person=people)
    def stands_over_and_back(self, person: PersonId) -> None:
        try:
            over = self.round.stand_over(person)
        except Refused:
            assert self.round.phase in {Phase.POINTS, Phase.CLOSED}
            return
        assert person in over.stood_over
        assert person not in over.undo_stand_over(person).stood_over
        self.round = over

    @rule()
    def think_ends(self) -> None:
        if self.round.phase is Phase.THINK:
            self.round = self.round.open_share()
            assert self.round.phase_ends_at == self.round.share_ends_at
        else:
            self.refused(self.round.open_share)

    @rule(person=people)
    def a_host_is_asked(self, person: PersonId) -> None:
        try:
            self.round = self.round.ask_host(person, self.now)
        except Refused:
            assert (
                self.round.phase is not Phase.SHARE
                or self.round.host is not None
                or person in self.round.hosts_asked
                or len(self.round.hosts_asked) == MOST_HOSTS_ASKED
            )

    @rule(person=people)
    def somebody_accepts(self, person: PersonId) -> None:
        try:
            self.round = self.round.accept_host(person)
        except Refused:
            return
        assert self.round.host == person
        assert person in self.round.hosts_asked

    @rule(person=people)
    def somebody_declines(self, person: PersonId) -> None:
        try:
            self.round = self.round.decline_host(person)
        except Refused:
            return
        assert self.round.host != person

    @rule(person=people, lines=st.lists(st.text(max_size=20), max_size=7))
    def somebody_writes_points(self, person: PersonId, lines: list[str]) -> None:
        before = self.round
        try:
            self.round = before.write_points(person, lines, self.now)
        except Refused:
            return
        assert person == before.host
        assert 2 <= len(self.round.points) <= 5
        if before.points_final_at is not None:
            assert self.now < before.points_final_at
        else:
            assert self.round.points_final_at == self.now + EDITING_TIME

    @rule()
    def share_ends(self) -> None:
        if self.round.phase is Phase.SHARE:
            self.round = self.round.end_share()
        else:
            self.refused(self.round.end_share)

    @precondition(lambda self: self.round.open)
    @rule()
    def it_closes(self) -> None:
        self.round = self.round.close(self.now)

    @precondition(lambda self: not self.round.open)
    @rule(person=people)
    def a_closed_round_stays_closed(self, person: PersonId) -> None:
        self.refused(lambda: self.round.close(self.now))
        self.refused(lambda: self.round.stand_over(person))
        self.refused(lambda: self.round.write_points(person, ["a", "b"], self.now))

    @rule(person=people)
    def a_leader_reads(self, person: PersonId) -> None:
        try:
            read = self.round.mark_read(person)
        except Refused:
            assert not self.round.points
            return
        assert read.read_by.count(person) == 1
        assert read.mark_read(person) is read
        self.round = read

    def refused(self, verb: object) -> None:
        assert callable(verb)
        try:
            verb()
        except Refused:
            return
        raise AssertionError("an impossible transition was allowed")

    @invariant()
    def phases_only_go_forward(self) -> None:
        if hasattr(self, "round"):
            assert ORDER.index(self.round.phase) >= ORDER.index(self.furthest)
            self.furthest = self.round.phase

    @invariant()
    def at_most_three_are_asked_each_once(self) -> None:
        if hasattr(self, "round"):
            asked = self.round.hosts_asked
            assert len(asked) == len(set(asked)) <= MOST_HOSTS_ASKED


TestRoundMachine = RoundMachine.TestCase
