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
from bot.domain.library import Setting
from bot.library import prompts


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
    schema = TenantFile.model_json_schema(by_alias=True)
    schema["$defs"]["RoundsSection"]["properties"]["prompts"]["items"] = _group_prompts()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_without_null_defaults(schema),
        "title": "Oppfølging",
        "description": "Oppsettet for én kommune.\n\nEnglish: One tenant's configuration.",
    }


def _group_prompts() -> dict[str, Any]:
    """The questions that may be sent to a standing group, so that an editor offers them with their words."""
    offered = [prompt for prompt in prompts().values() if prompt.setting is Setting.GROUP]
    return {
        "type": "string",
        "enum": [prompt.id for prompt in offered],
        "enumDescriptions": [prompt.text.nb for prompt in offered],
    }


def _without_null_defaults(node: Any) -> Any:  # noqa: ANN401 - any shape of JSON
    """Editors would complete «null», which nobody writes."""
    match node:
        case dict():
            return {
                key: _without_null_defaults(value)
                for key, value in node.items()
                if not (key == "default" and value is None)
            }
        case list():
            return [_without_null_defaults(one) for one in node]
        case _:
            return node
