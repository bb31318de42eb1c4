"""What the guard remembers: that there was something in a group, and what a writer does not want to hear again."""

from typing import Final

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table

from bot.store.tables import Aware, Word, metadata

guard_signals: Final = Table(
    "guard_signals",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("tenant", Word, nullable=False),
    Column("group_id", Word, nullable=False),
    Column("at", Aware, nullable=False),
    Index(None, "tenant", "group_id", "at"),
    Index(None, "tenant", "at"),
)

guard_notes: Final = Table(
    "guard_notes",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("person", Word, primary_key=True),
    Column("day", Date, nullable=False),
)
"""Only the last day: how often somebody was told is nobody's business."""

guard_mutes: Final = Table(
    "guard_mutes",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("person", Word, primary_key=True),
    Column("fingerprint", Word, primary_key=True),
)
