"""One file, one tenant."""

from typing import Any

from bot.config.schema.fields import Section, told
from bot.config.schema.groups import GroupSection
from bot.config.schema.people import BodySection, PersonSection, PlatformsSection, TenantSection
from bot.config.schema.rules import (
    CalendarSection,
    DigestSection,
    GuardSection,
    PrivacySection,
    RemindersSection,
)
from bot.config.schema.seminars import SeminarSection


class TenantFile(Section):
    tenant: TenantSection = told("Kommunen eller fylkeskommunen.", "The municipality or county.")
    platforms: PlatformsSection = told(
        "Hvor boten er koblet til.", "Where the bot is connected.", default=PlatformsSection(), shown={}
    )
    bodies: tuple[BodySection, ...] = told(
        "Folkevalgte organer: dit saker hører hjemme.", "Elected bodies: where matters belong.", default=(), shown=[]
    )
    people: tuple[PersonSection, ...] = told(
        "Alle som er med i en gruppe eller leder en.", "Everybody in a group.", default=(), shown=[]
    )
    seminars: tuple[SeminarSection, ...] = told("Samlingene.", "The seminars.", default=(), shown=[])
    groups: tuple[GroupSection, ...] = told("Refleksjonsgruppene.", "The reflection groups.", default=(), shown=[])
    calendar: CalendarSection = told("Året.", "The year.", default=CalendarSection(), shown={})
    reminders: RemindersSection = told(
        "Når folk minnes på det de har sagt.", "When people are reminded.", default=RemindersSection(), shown={}
    )
    digest: DigestSection = told("Ukesbrevet.", "The weekly digest.", default=DigestSection(), shown={})
    privacy: PrivacySection = told("Personvern.", "Privacy.", default=PrivacySection(), shown={})
    guard: GuardSection = told(
        "Refleksjonsvernet: terskler som kommunen selv vurderer.",
        "The guard: thresholds for the tenant to judge.",
        default=GuardSection(),
        shown={},
    )


def json_schema() -> dict[str, Any]:
    """For editors: what may stand where, explained in bokmål and English."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TenantFile.model_json_schema(by_alias=True),
        "title": "Oppfølging",
        "description": "Oppsettet for én kommune.\n\nEnglish: One tenant's configuration.",
    }
