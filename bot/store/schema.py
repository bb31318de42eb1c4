"""The whole schema: importing this module is what makes every table known."""

from bot.store.tables import (
    bookkeeping,
    commitments,
    guarding,
    installations,
    metadata,
    outbox,
    people,
    pulses,
    rounds,
    sessions,
    sparring,
)

__all__ = [
    "bookkeeping",
    "commitments",
    "guarding",
    "installations",
    "metadata",
    "outbox",
    "people",
    "pulses",
    "rounds",
    "sessions",
    "sparring",
]
