"""Meetings between groups, also of different kommuner: ids and nothing else. A side of a meeting is its tenant's."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table

from bot.store.tables import Aware, Json, Word, metadata

sparrings: Final = Table(
    "sparrings",
    metadata,
    Column("id", Word, primary_key=True),
    Column("network", Word, nullable=False),
    Column("occasion", Date, nullable=False),
    Column("created_at", Aware, nullable=False),
    Column("version", Integer, nullable=False),
    Index(None, "network", "occasion"),
)

sparring_parties: Final = Table(
    "sparring_parties",
    metadata,
    Column("sparring", ForeignKey("sparrings.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("tenant", Word, nullable=False),
    Column("group_id", Word, nullable=False),
    Column("asked", Json, nullable=False),
    Column("asked_at", Aware),
    Column("host", Word),
    Column("is_out", Boolean, nullable=False),
    Column("told_at", Aware),
    Index(None, "tenant", "told_at"),
)
