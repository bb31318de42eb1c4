"""What was handled, who did what, how far it is planned, and the key of the fingerprints."""

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from bot.store.tables import Aware, Sealed, Word, metadata

inbox: Final = Table(
    "inbox",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("platform", Word, primary_key=True),
    Column("event", Word, primary_key=True),
    Column("at", Aware, nullable=False),
    Index(None, "tenant", "at"),
)

audit: Final = Table(
    "audit",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("tenant", Word, nullable=False),
    Column("at", Aware, nullable=False),
    Column("actor", Word, nullable=False),
    Column("act", Word, nullable=False),
    Column("subject", Word, nullable=False),
    Index(None, "tenant", "at"),
)

marks: Final = Table(
    "marks",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("name", Word, primary_key=True),
    Column("value", Text, nullable=False),
)

keyring: Final = Table(
    "keyring",
    metadata,
    Column("name", Word, primary_key=True),
    Column("key", Sealed, nullable=False),
)
"""Keys that must outlive a rotation of the text keys, sealed by them. Of no tenant."""
