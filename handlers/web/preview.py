"""Every card in three languages, as each platform draws it: what an administrator looks at before people do.

The drawings of Slack and Teams come from outside, because platforms do not know each other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.cards.card import Card, Form
from bot.domain.language import Language
from handlers.web.render import Json, card_json, form_json

Drawing = Callable[[Card | Form], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    name: str
    """What kind of message it is, in the words of the code."""
    cards: Mapping[Language, Card | Form]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    samples: Callable[[], Sequence[Sample]]
    text: Callable[[Card | Form], str]
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    """By platform, `slack` and `teams`: JSON as it is sent there."""

    def shown(self, language: Language) -> list[Json]:
        return [self._sample(sample.name, sample.cards[language]) for sample in self.samples()]

    def _sample(self, name: str, card: Card | Form) -> Json:
        return {
            "name": name,
            "form": isinstance(card, Form),
            "web": form_json(card) if isinstance(card, Form) else card_json(card),
            "text": self.text(card),
            "platforms": {platform: draw(card) for platform, draw in self.drawings.items()},
        }
