"""Who and when in the examples: the seminar year of the Bergen example."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.cards.readers import Readers
from bot.domain.configuration import Body
from bot.domain.ids import BodyId, CommitmentId, GroupId, PersonId, ReflectionId, RoundId
from bot.domain.library import Wording

SEMINAR = "Det visjonære lederskap"
GROUP_NAME = "Refleksjonsgruppe 1"
OTHER_NAME = "Refleksjonsgruppe 2"
KARI, OLA, EVA = "Kari Nordmann", "Ola Nordmann", "Eva Dahl"
GROUP, OTHER = GroupId("gruppe-1"), GroupId("gruppe-2")
ROUND, REFLECTION, COMMITMENT = RoundId("runde-1"), ReflectionId("refleksjon-1"), CommitmentId("punkt-1")
ME = PersonId("kari")
PEOPLE = ((ME, KARI), (PersonId("eva"), EVA))
TODAY = date(2026, 5, 5)
SHARE_AT = datetime(2026, 5, 8, 9, tzinfo=ZoneInfo("Europe/Oslo"))
POINTS_DUE = datetime(2026, 5, 15, 12, tzinfo=ZoneInfo("Europe/Oslo"))
READERS = Readers(members=7, leaders=(OLA,))
TWO_LEADERS = Readers(members=7, leaders=(OLA, EVA), seminar=True)
NO_LEADER = Readers(members=7)
STAFF = Readers(members=9, leaders=(OLA,), guarded=False)
BODIES = (Body(id=BodyId("bystyret"), name="Bystyret"), Body(id=BodyId("formannskapet"), name="Formannskapet"))

QUESTION = Wording(
    nb="Hvordan kan folkevalgte kommunisere krevende beslutninger på en måte som styrker tilliten til politikken?",
    nn="Korleis kan folkevalde kommunisere krevjande avgjerder på ein måte som styrkjer tilliten til politikken?",
    en="How can elected members communicate demanding decisions in a way that strengthens trust in politics?",
)
THOUGHT = Wording(
    nb="Jeg tror det hjelper å fortelle hva vi valgte bort.\nDa ser folk at vi har veid noe mot noe annet.",
    nn="Eg trur det hjelper å fortelje kva vi valde bort.\nDå ser folk at vi har vege noko mot noko anna.",
    en="I think it helps to tell what we did not choose.\nThen people see that we have weighed things.",
)
POINTS = (
    Wording(
        nb="Vi lærte at det hjelper å fortelle hva som ble valgt bort, ikke bare hva som ble valgt.",
        nn="Vi lærte at det hjelper å fortelje kva som blei valt bort, ikkje berre kva som blei valt.",
        en="We learned that it helps to tell what was not chosen, and not only what was chosen.",
    ),
    Wording(
        nb="Vi lurer på hva de andre rollene trenger fra oss.",
        nn="Vi lurer på kva dei andre rollene treng frå oss.",
        en="We wonder what the other roles need from us.",
    ),
)
TALK = Wording(
    nb="Ta en prat med etatsdirektøren om hvordan vi spør hverandre",
    nn="Ta ein prat med etatsdirektøren om korleis vi spør kvarandre",
    en="Have a talk with the head of department about how we ask each other",
)
REPORT = Wording(nb="Lese tertialrapporten", nn="Lese tertialrapporten", en="Read the interim report")
TELL = Wording(
    nb="Fortelle om samlingen i gruppa mi",
    nn="Fortelje om samlinga i gruppa mi",
    en="Tell my group about the seminar",
)
