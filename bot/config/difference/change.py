"""One thing that changed, and how: «Refleksjonsgruppe 1: Kari Nordmann går ut, slutt flyttes til 8. april 2027»."""

from dataclasses import dataclass
from datetime import date, time

from bot.config.difference.words import LABELS, TEMPLATES
from bot.domain.language import Language
from bot.i18n import dates


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    label: str = ""
    value: str | int | date | time = ""

    def sentence(self, language: Language) -> str:
        label = LABELS[self.label][language] if self.label else ""
        return TEMPLATES[self.key][language].format(label=label, value=_shown(self.value, language))


@dataclass(frozen=True, slots=True)
class Change:
    subject: str
    """A name as the tenant wrote it."""
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, subject: str, key: str) -> "Change":
        return cls(subject, (Part(key),))

    def sentence(self, language: Language) -> str:
        return f"{self.subject}: {', '.join(part.sentence(language) for part in self.parts)}"


def _shown(value: str | int | date | time, language: Language) -> str:
    match value:
        case date():
            return f"{dates.day(language, value)} {value.year}"
        case time():
            return dates.hour(language, value)
        case str() | int():
            return str(value)
