"""The reflection groups: with whom, for how long, where, and at what pace."""

from datetime import time

from bot.config.schema.fields import (
    Clock,
    Day,
    Id,
    LanguageChoice,
    Name,
    Reference,
    Section,
    SlackChannel,
    TeamsChannel,
    Text,
    Truth,
    WeekdayChoice,
    Weeks,
    Whole,
    told,
)
from bot.domain.configuration import Weekday


class ChannelSection(Section):
    slack: SlackChannel | None = told(
        "ID-en til en privat kanal i Slack; begynner på C eller G.", "A private Slack channel's id.", default=None
    )
    teams: TeamsChannel | None = told(
        "ID-en til en gruppechat eller kanal i Teams; begynner på 19:.", "A Teams chat's or channel's id.", default=None
    )


class RoundsSection(Section):
    every: Weeks = told(
        "Hvor ofte et nytt spørsmål kommer, for eksempel «3 weeks».",
        "How often a new question comes, for example «3 weeks».",
        default=3,
        shown="3 weeks",
    )
    weekday: WeekdayChoice = told("Hvilken ukedag.", "On which weekday.", default=Weekday.TUESDAY)
    at: Clock = told(
        'Klokkeslettet, i anførselstegn: "09:00".', 'The time, in quotes: "09:00".', default=time(9), shown="09:00"
    )
    prompts: tuple[Reference, ...] = told(
        "Spørsmålene, i rekkefølge (ID-er fra biblioteket). Er lista brukt opp, blir lederen spurt.",
        "The questions, in order (ids from the library). When used up, the leader is asked.",
        default=(),
        shown=[],
    )
    think_days: Whole = told(
        "Virkedager til å tenke først, hver for seg.", "Working days to think first.", default=3, ge=1, le=15
    )
    share_days: Whole = told(
        "Virkedager tråden er åpen til deling.", "Working days for sharing.", default=4, ge=1, le=15
    )


class SparringSection(Section):
    network: Id = told(
        "Navnet på nettverket; grupper med samme navn møtes, også på tvers av kommuner.",
        "The network's name; its groups meet, also across tenants.",
    )
    table: Name | None = told(
        "Hvor gruppene satt sammen første gang, for eksempel «Bord 1». To eller tre grupper per bord.",
        "Where the groups sat together the first time; two or three groups a table.",
        default=None,
    )
    dates: tuple[Day, ...] = told(
        "Når gruppa kan få en ny å treffe. Grupper i nettverket med samme dato blir satt sammen.",
        "When the group may get another to meet. Groups of the network with the same date are paired.",
        default=(),
        shown=[],
    )


class GroupSection(Section):
    id: Id = told("Kort navn på gruppa, brukt i kommandoer.", "Short name of the group, used in commands.")
    name: Name = told(
        "Navnet deltakerne ser. Unngå utvalg, komité, nemnd, styre og råd; de hører til folkevalgte organer.",
        "The name participants see. Avoid words that belong to elected bodies.",
    )
    seminar: Reference = told("Samlingen gruppa kommer fra (ID fra seminars).", "The seminar the group comes from.")
    purpose: Text | None = told(
        "Formålet: læring og refleksjon, uten beslutnings- eller saksforberedende rolle.",
        "The purpose: learning and reflection, without deciding or preparing cases.",
        default=None,
    )
    purpose_confirmed: Day | None = told(
        "Når gruppa sist sa at formålet fortsatt stemmer.", "When the group last confirmed its purpose.", default=None
    )
    created_by: Name | None = told(
        "Hvem som tok initiativ til gruppa. Ikke et folkevalgt organ: da kan gruppa anses som et organ selv.",
        "Who took the initiative. Not an elected body: then the group may be one itself.",
        default=None,
    )
    members: tuple[Reference, ...] = told("Deltakerne (ID-er fra people).", "Participants.", min_length=1)
    leaders: tuple[Reference, ...] = told(
        "Lederne som får ukesbrevet (ID-er fra people). De kan også stå i members.",
        "The leaders, who get the digest. They may be members too.",
        default=(),
        shown=[],
    )
    follows: tuple[Reference, ...] = told(
        "Tidligere grupper denne følger etter.", "Earlier groups this one follows.", default=(), shown=[]
    )
    channel: ChannelSection | None = told(
        "Gruppas ene faste sted: slack eller teams, ikke begge.", "The group's one home: slack or teams.", default=None
    )
    language: LanguageChoice | None = told(
        "Språket i gruppas kanal, når det er et annet enn kommunens.", "The group's language.", default=None
    )
    starts: Day = told("Første dag.", "First day.")
    ends: Day | None = told(
        "Siste dag. Bør alltid stå: en gruppe uten slutt kan anses som fast.",
        "Last day. Should always stand.",
        default=None,
    )
    rounds: RoundsSection | None = told(
        "Refleksjonsrundene. Uten denne kommer ingen runder av seg selv.", "The rounds.", default=None
    )
    allowance: Truth = told(
        "Om noen får godtgjøring for å være med.", "Whether anybody is paid for taking part.", default=False
    )
    sparring: SparringSection | None = told(
        "Sparring med grupper i samme nettverk.", "Sparring with groups of the same network.", default=None
    )
