"""Meetings between groups, also of different kommuner: ids and nothing else. No tenant owns a meeting."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from bot.store.tables import Aware, Word, metadata

sparrings: Final = Table(
    "sparrings",
    metadata,
    Column("id", Word, primary_key=True),
    Column("network", Word, nullable=False),
    Column("created_at", Aware, nullable=False),
    Column("version", Integer, nullable=False),
    Index(None, "network"),
)

sparring_parties: Final = Table(
    "sparring_parties",
    metadata,
    Column("sparring", ForeignKey("sparrings.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("tenant", Word, nullable=False),
    Column("group_id", Word, nullable=False),
    Column("host", Word),
    Column("said_yes_as", Integer),
    Index(None, "tenant", "group_id"),
)
