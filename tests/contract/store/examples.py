"""One full example of each aggregate, with every field set, so that no column is forgotten."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.domain.carried_matter import CarriedMatter
from bot.domain.commitment import Commitment, Content, Event, Form, Offer, Reach, Status, What
from bot.domain.ids import (
    BodyId,
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
from bot.domain.library import MethodId, Wording
from bot.domain.live_session import LiveSession, SessionPhase
from bot.domain.pulse import Dimension, Pulse
from bot.domain.round import Question, Reflection, Round, Visibility
from bot.domain.sparring import Party, Side, Sparring

BERGEN: Final = TenantId("bergen")
OSLO: Final = TenantId("oslo")
KARI, OLA, NILS = PersonId("kari"), PersonId("ola"), PersonId("nils")
GROUP: Final = GroupId("bord-1")
SEMINAR: Final = SeminarId("visjonaert-2026")
NOW: Final = datetime(2026, 4, 14, 7, 0, 0, 123456, tzinfo=UTC)
TODAY: Final = date(2026, 4, 14)
DAY: Final = timedelta(days=1)


def a_round(name: str = "r1", *, group: GroupId = GROUP, occasion: date = TODAY) -> Round:
    return Round(
        id=RoundId(name),
        group=group,
        question=Question(text="Hva trenger vi av hverandre?"),
        occasion=occasion,
        opened_at=NOW,
        phase_ends_at=NOW + 3 * DAY,
        share_ends_at=NOW + 7 * DAY,
        points_due_at=NOW + 8 * DAY,
        seed=2**62,
    )


def a_reflection(name: str = "f1", *, author: PersonId = KARI, round_id: str = "r1") -> Reflection:
    return Reflection(
        id=ReflectionId(name),
        round=RoundId(round_id),
        author=author,
        text="Jeg tror vi snakker for lite sammen mellom møtene.",
        visibility=Visibility.NAMED,
        written_at=NOW,
        edited_at=NOW + DAY,
        shared_at=NOW + 2 * DAY,
        asked_again_at=NOW + DAY,
        position=4,
    )


def a_commitment(name: str = "c1", *, owner: PersonId | None = KARI, due: date | None = date(2026, 6, 1)) -> Commitment:
    return Commitment(
        id=CommitmentId(name),
        seminar=SEMINAR,
        group=GROUP,
        form=Form.ADMINISTRATION,
        owner=owner,
        giver=OLA,
        content=Content(what="Lage et årshjul", how="Utkast i juni", involve="Nils", body=BodyId("bystyret"), due=due),
        reach=Reach.GROUP,
        status=Status.OPEN,
        created_at=NOW,
        offer=Offer(to=NILS, at=NOW + DAY),
        learned="At det haster mindre enn jeg trodde",
        learned_shared=True,
        asked_for_date_at=NOW + DAY,
        closed_at=NOW + 2 * DAY,
        history=(
            Event(what=What.CREATED, at=NOW, by=PersonId("eva")),
            Event(what=What.MOVED, at=NOW + DAY, by=None, due=date(2026, 6, 1)),
        ),
    )


def a_matter(name: str = "m1", *, person: PersonId = KARI, when: date | None = date(2026, 5, 27)) -> CarriedMatter:
    return CarriedMatter(
        id=CarriedMatterId(name),
        person=person,
        what="Hvordan vi bruker spørretimen",
        body=BodyId("bystyret"),
        when=when,
        created_at=NOW,
    )


def a_pulse(name: str = "p1") -> Pulse:
    return Pulse(
        id=PulseId(name),
        seminar=SEMINAR,
        opens_at=NOW,
        closes_at=NOW + 14 * DAY,
        counts={Dimension.RESPECT: (0, 1, 2, 3, 4)},
    )


def a_session(name: str = "s1", *, group: GroupId = GROUP) -> LiveSession:
    return LiveSession(
        id=LiveSessionId(name),
        group=group,
        method=MethodId("egenrefleksjon"),
        started_by=KARI,
        phases=(
            SessionPhase(name=Wording(nb="Tenk selv", nn="Tenk sjølv", en="Think"), minutes=2),
            SessionPhase(name=Wording(nb="I gruppa", nn="I gruppa", en="Together"), minutes=20, halfway=True),
        ),
        phase=1,
        halfway_told=True,
        next_at=NOW + DAY,
        phase_ends_at=NOW + DAY,
        paused_remaining=timedelta(minutes=3, microseconds=7),
    )


LEADERS = Party(OSLO, GroupId("ledere"))
TABLE_1, TABLE_2 = Party(BERGEN, GROUP), Party(BERGEN, GroupId("bord-2"))


def a_sparring(name: str = "x1", parties: Sequence[Party] = (LEADERS, TABLE_1, TABLE_2)) -> Sparring:
    return Sparring(
        id=SparringId(name),
        network="ks",
        occasion=TODAY,
        sides=tuple(Side(party=party) for party in parties),
        created_at=NOW,
    )
