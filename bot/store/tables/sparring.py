"""Meetings between groups, also of different kommuner: ids and nothing else. No tenant owns a meeting."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.tables import Aware, metadata

sparrings: Final = Table(
    "sparrings",
    metadata,
    Column("id", String, primary_key=True),
    Column("network", String, nullable=False),
    Column("created_at", Aware, nullable=False),
    Column("version", Integer, nullable=False),
    Index(None, "network"),
)

sparring_parties: Final = Table(
    "sparring_parties",
    metadata,
    Column("sparring", ForeignKey("sparrings.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("tenant", String, nullable=False),
    Column("group_id", String, nullable=False),
    Column("host", String),
    Column("said_yes_as", Integer),
    Index(None, "tenant", "group_id"),
)
