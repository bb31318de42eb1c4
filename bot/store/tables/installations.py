"""Where the app is installed, and who has begun to install it. Of no tenant."""

from typing import Final

from sqlalchemy import Column, Table

from bot.store.tables import Aware, Sealed, Word, metadata

installations: Final = Table(
    "installations",
    metadata,
    Column("enterprise", Word, primary_key=True),
    Column("team", Word, primary_key=True),
    Column("secret", Sealed, nullable=False),
    Column("installed_at", Aware, nullable=False),
)

installing: Final = Table(
    "installing",
    metadata,
    Column("state", Word, primary_key=True),
    Column("expires_at", Aware, nullable=False),
)
"""A fingerprint of what comes back from the platform when somebody has said yes."""
