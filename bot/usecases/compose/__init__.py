"""From a reference in the outbox to a card, at the moment of sending: what is true now, for the one who reads it."""

from bot.usecases.compose.address import address_of
from bot.usecases.compose.composer import Composer

__all__ = ["Composer", "address_of"]
