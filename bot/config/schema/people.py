"""Who: the tenant, its platforms, its elected bodies and its people."""

from zoneinfo import ZoneInfo

from bot.config.schema.fields import (
    Day,
    Email,
    Id,
    LanguageChoice,
    Name,
    Reference,
    RoleChoice,
    Seats,
    Section,
    SlackTeam,
    TeamsTenant,
    Text,
    Truth,
    Zone,
    told,
)
from bot.domain.language import Language


class AdvisorSection(Section):
    name: Name = told("Hvem gruppene kan spørre om rammene, for eksempel kommuneadvokaten.", "Whom groups may ask.")
    email: Email = told("E-postadressen til rådgiveren.", "The advisor's e-mail address.")


class TenantSection(Section):
    id: Id = told(
        "Kort navn på kommunen, brukt i kommandoer. Små bokstaver, tall og bindestrek. Ikke endre det senere.",
        "Short name of the tenant, used in commands. Lower case, digits and hyphens. Do not change it later.",
    )
    name: Name = told("Navnet slik deltakerne skal se det.", "The name as participants see it.")
    parallel_names: tuple[Name, ...] = told(
        "Parallelle navn, for eksempel på samisk eller kvensk.",
        "Parallel names, for example in Sámi or Kven.",
        default=(),
        shown=[],
    )
    language: LanguageChoice = told(
        "Språket når verken deltakeren eller gruppa har valgt: nb (bokmål), nn (nynorsk) eller en (engelsk).",
        "The language when neither participant nor group has chosen.",
        default=Language.NB,
    )
    timezone: Zone = told(
        "Tidssonen alle klokkeslett gjelder i.",
        "The time zone of all times of day.",
        default=ZoneInfo("Europe/Oslo"),
        shown="Europe/Oslo",
    )
    contact: Text = told(
        "Hvem folk kan spørre: en e-postadresse eller et kontornavn. Vises også til dem som ikke er med.",
        "Whom people may ask: an e-mail address or an office. Outsiders see it too.",
    )
    advisor: AdvisorSection | None = told(
        "Rådgiver om rammene for gruppene.", "Advisor on what groups may do.", default=None
    )


class SlackSection(Section):
    team: SlackTeam = told("ID-en til arbeidsområdet i Slack; begynner på T.", "The Slack workspace id; begins with T.")
    guests: Truth = told(
        "true: gjester i arbeidsområdet kan være med.", "true: guests of the workspace may take part.", default=False
    )
    connected: Truth = told(
        "true: folk fra andre arbeidsområder (Slack Connect) kan være med, og gruppas kanal kan være delt med dem.",
        "true: people of other workspaces (Slack Connect) may take part, and the group's channel be shared with them.",
        default=False,
    )


class TeamsSection(Section):
    tenant: TeamsTenant = told(
        "Leietaker-ID-en i Microsoft 365, med små bokstaver.", "The Microsoft 365 tenant id, in lower case."
    )


class PlatformsSection(Section):
    slack: SlackSection | None = told("Slack, når kommunen bruker det.", "Slack, where it is used.", default=None)
    teams: TeamsSection | None = told("Teams, når kommunen bruker det.", "Teams, where it is used.", default=None)


class BodySection(Section):
    id: Id = told("Kort navn på organet, brukt i people og commitments.", "Short name, used in people and commitments.")
    name: Name = told("Navnet på organet, for eksempel Bystyret.", "The body's name.")
    seats: Seats | None = told(
        "Hvor mange som sitter i organet. Brukes til å se om en gruppe ligner for mye på det.",
        "How many sit in the body. Used to see whether a group is too much like it.",
        default=None,
    )
    meetings: tuple[Day, ...] = told("Datoene organet møtes.", "The days it meets.", default=(), shown=[])
    meetings_file: Text | None = told(
        "En kalenderfil (.ics) med datoene, ved siden av denne fila. Kan stå sammen med meetings.",
        "A calendar file (.ics) with the days, beside this file. May stand together with meetings.",
        default=None,
    )


class PersonSection(Section):
    id: Id = told("Kort navn på personen, brukt i grupper og oppfølgingspunkt.", "Short name, used in groups.")
    name: Name = told("Navnet slik de andre skal se det.", "The name as others see it.")
    email: Email = told(
        "E-postadressen personen har i Slack eller Teams.", "The e-mail address the person has in Slack or Teams."
    )
    role: RoleChoice = told(
        "elected: folkevalgt. executive: byråd. administration: ansatt i administrasjonen. other: andre. "
        "Parti og tillitsverv skal ikke stå her.",
        "Coarse on purpose; never party or union.",
    )
    bodies: tuple[Reference, ...] = told(
        "Organene personen sitter i (ID-er fra bodies).", "Bodies the person sits in.", default=(), shown=[]
    )
    language: LanguageChoice | None = told(
        "Språket personen får før et eget valg.", "The person's language before an own choice.", default=None
    )
    timezone: Zone | None = told(
        "Bare når personen er i en annen tidssone enn kommunen.",
        "Only where it differs from the tenant's.",
        default=None,
    )
