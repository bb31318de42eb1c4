"""From where: the seminars, what was said and agreed there, and what was measured before."""

from bot.config.schema.fields import (
    Day,
    Id,
    LongText,
    Name,
    Number,
    ProgrammeYear,
    Reference,
    Section,
    SharingChoice,
    Text,
    Whole,
    told,
)
from bot.domain.configuration import SharePoints


class EarlierPointSection(Section):
    year: Whole = told("Året det ble sagt.", "The year it was said.", ge=1990, le=2100)
    text: Text = told("Det som ble sagt, uten navn.", "What was said, without names.")


class MilestoneSection(Section):
    date: Day = told("Datoen for milepælen.", "The milestone's date.")
    text: Text = told("Hva som skal være på plass.", "What is to be in place.")


class CommitmentSection(Section):
    owner: Reference = told(
        "Hvem som skal gjøre det (ID fra people). Personen blir spurt først.",
        "Who is to do it (an id from people). The person is asked first.",
    )
    what: Text = told("Hvilke skritt, tiltak, aktiviteter?", "Which steps, measures, activities?", max_length=500)
    how: LongText | None = told("Hvordan gjør vi det?", "How?", default=None)
    involve: tuple[Reference, ...] = told(
        "Hvem må involveres? (ID-er fra people)", "Who must be involved?", default=(), shown=[]
    )
    body: Reference | None = told(
        "Hvor det tas opp (ID fra bodies). Bare for folkevalgte og byråd.",
        "Where it is raised (an id from bodies). Only for elected members and executives.",
        default=None,
    )
    by: Day | None = told("Når skal det være ferdig?", "By when?", default=None)


class FiguresSection(Section):
    samarbeid: Number = told("Samarbeid (bidrar).", "Cooperation.", ge=1, le=5)
    kunnskapsdeling: Number = told("Kunnskapsdeling.", "Knowledge sharing.", ge=1, le=5)
    kjennskap: Number = told("Gjensidig kjennskap.", "Knowing each other's work.", ge=1, le=5)
    problemlosning: Number = told("Problemløsning.", "Problem solving.", ge=1, le=5)
    innovasjon: Number = told("Innovasjon.", "Innovation.", ge=1, le=5)
    respekt: Number = told("Respekt.", "Respect.", ge=1, le=5)


class EarlierPulseSection(Section):
    label: Name = told("Hva målingen kalles, for eksempel «april 2024».", "What the measurement is called.")
    figures: FiguresSection = told("Ett tall fra 1 til 5 for hvert utsagn.", "One figure, 1–5, for each statement.")


class PulseSection(Section):
    opens: tuple[Day, ...] = told(
        "Datoene målingen åpner; høyst to i året.", "The days it opens; at most two a year.", default=(), shown=[]
    )
    days: Whole = told("Hvor mange dager den er åpen.", "How many days it is open.", default=14, ge=1, le=60)
    earlier: tuple[EarlierPulseSection, ...] = told(
        "Målinger fra før, vist ved siden av nye. Ingen påstand om effekt.",
        "Earlier measurements, shown beside new ones.",
        default=(),
        shown=[],
    )


class SeminarSection(Section):
    id: Id = told("Kort navn på samlingen, brukt i grupper.", "Short name of the seminar, used in groups.")
    title: Name = told("Tittelen, nøyaktig slik den skal stå i «…».", "The title, exactly as it is to stand.")
    date: Day = told("Datoen for samlingen (første dag).", "The seminar's first day.")
    place: Name | None = told("Hvor samlingen er.", "Where it is.", default=None)
    programme_year: ProgrammeYear | None = told(
        "Hvilket år i programmet dette er; vises i ukesbrevet.",
        "Which year of the programme this is; shown in the digest.",
        default=None,
    )
    share_points: SharingChoice = told(
        "Hvem som ser punktene fra en runde: bare gruppa og lederne (group), eller alle gruppene (seminar).",
        "Who sees a round's points: group and leaders, or all groups of the seminar.",
        default=SharePoints.GROUP,
    )
    earlier: tuple[EarlierPointSection, ...] = told(
        "Det som ble sagt tidligere år, til tilbakeblikket.", "What was said in earlier years.", default=(), shown=[]
    )
    milestones: tuple[MilestoneSection, ...] = told("Milepæler.", "Milestones.", default=(), shown=[])
    commitments: tuple[CommitmentSection, ...] = told(
        "Oppfølgingspunkt fra samlingen. Eieren sier ja eller nei når velkomsten kommer.",
        "Commitments from the seminar. Their owners are asked at the welcome.",
        default=(),
        shown=[],
    )
    pulse: PulseSection = told(
        "Måling av relasjonell kapasitet.", "Pulse: relational capacity.", default=PulseSection(), shown={}
    )
