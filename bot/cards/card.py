"""The vocabulary of messages and forms. Slack, Teams, the demo and plain text each draw the same card.

Words of people are always literal: they enter as parameters of a sentence or as Quote, and no platform may read markup
in them. Our own emphasis is Strong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.cards.action import Action
from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


Inline = tuple[Plain | Strong, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    inline: Inline


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, set apart and read literally; line breaks are kept."""

    text: str
    by: str = ""
    """A name in the reader's language, empty for texts without name."""


@dataclass(frozen=True, slots=True)
class Facts:
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: tuple[float, ...]
    written: tuple[str, ...] = ()
    """The values as the language writes them, «3,6»; else they are written as whole numbers and points."""

    def write(self, index: int) -> str:
        return self.written[index] if self.written else number(self.values[index])


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars by category. The table says the same to those who do not see it, and where no chart can be drawn."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    def table(self) -> Table:
        head = ("", *(one.name for one in self.series))
        rows = tuple(
            (category, *(one.write(index) for one in self.series)) for index, category in enumerate(self.categories)
        )
        return Table(head=head, rows=rows, caption=self.title)


class Style(StrEnum):
    NORMAL = "normal"
    PRIMARY = "primary"
    CAREFUL = "careful"
    """Deletes something, or posts to others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """A second question before an act that deletes or posts to others."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    label: str
    """A verb, or a plain yes or no."""
    action: Action
    style: Style = Style.NORMAL
    confirm: Confirm | None = None
    url: str = ""
    """A link instead of an act."""


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    value: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInput:
    name: str
    label: str
    help: str = ""
    initial: str = ""
    placeholder: str = ""
    multiline: bool = False
    required: bool = True
    longest: int = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of few, all seen at once when `open`, else in a list."""

    name: str
    label: str
    options: tuple[Option, ...]
    help: str = ""
    initial: str = ""
    required: bool = True
    open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInput:
    name: str
    label: str
    help: str = ""
    initial: str = ""
    """ISO."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Divider:
    """A pause between parts."""


Input = TextInput | Choice | DateInput
Block = Heading | Text | Bullets | Quote | Facts | Table | Chart | Buttons | Divider | TextInput | Choice | DateInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message. `summary` is what a lock screen shows: it never quotes what a person wrote."""

    language: Language
    summary: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is filled in: a modal in Slack, inputs in the card in Teams, a dialog in the demo."""

    language: Language
    title: str
    blocks: tuple[Block, ...]
    submit: str
    cancel: str
    action: Action
    """What submitting does; the inputs come along by name."""


def number(value: float) -> str:
    """Write whole numbers without a decimal."""
    return str(int(value)) if value == int(value) else str(value)


def buttons_of(blocks: Sequence[Block]) -> tuple[Button, ...]:
    return tuple(button for block in blocks if isinstance(block, Buttons) for button in block.buttons)
