"""What the bot answers in a turn: to the person who wrote or pressed, at once and privately."""

from dataclasses import dataclass

from bot.cards.card import Card, Form
from bot.domain.finding import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A message to the person. In a channel only `here` may be seen by the others: økt and hjelp."""

    card: Card
    replaces: bool = False
    """It takes the place of the message whose button was pressed."""
    here: bool = False
    refused: str = ""
    """Why nothing was changed. What was filled in then stays before the person, to be mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A form to fill in."""

    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A file of the person's own data, by direct message and nowhere else."""

    name: str
    content: bytes
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """For the metrics alone: counted per tenant and indicator, shown to nobody."""

    indicator: Indicator


Answer = Show | Open | Hand | Noticed
Reply = tuple[Answer, ...]
