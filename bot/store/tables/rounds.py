"""Rounds and what people wrote in them."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    text,
)

from bot.store.tables import Aware, Json, Sealed, Word, metadata

STILL_OPEN: Final = text("phase <> 'closed'")
CHOICE_AWAITED: Final = text("asked_again_at IS NOT NULL AND shared_at IS NULL AND visibility <> 'private'")
"""Said the same way in index and query: a database uses a partial index only when it recognises the words."""

rounds: Final = Table(
    "rounds",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("id", Word, primary_key=True),
    Column("group_id", Word, nullable=False),
    Column("prompt", Word),
    Column("question", Sealed),
    Column("occasion", Date, nullable=False),
    Column("opened_at", Aware, nullable=False),
    Column("phase", Word, nullable=False),
    Column("phase_ends_at", Aware, nullable=False),
    Column("share_ends_at", Aware, nullable=False),
    Column("points_due_at", Aware, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("host", Word),
    Column("hosts_asked", Json, nullable=False),
    Column("host_asked_at", Aware),
    Column("stood_over", Json, nullable=False),
    Column("points", Sealed),
    Column("points_shared_at", Aware),
    Column("points_final_at", Aware),
    Column("read_by", Json, nullable=False),
    Column("closed_at", Aware),
    Column("version", Integer, nullable=False),
    UniqueConstraint("tenant", "group_id", "occasion"),
    Index("uq_rounds_open", "tenant", "group_id", unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
    Index("ix_rounds_due", "tenant", "phase_ends_at", "id", sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
    Index(None, "tenant", "points_shared_at"),
)

reflections: Final = Table(
    "reflections",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("id", Word, primary_key=True),
    Column("round", Word, nullable=False),
    Column("author", Word),
    Column("text", Sealed, nullable=False),
    Column("visibility", Word, nullable=False),
    Column("written_at", Aware, nullable=False),
    Column("edited_at", Aware),
    Column("shared_at", Aware),
    Column("asked_again_at", Aware),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["tenant", "round"], ["rounds.tenant", "rounds.id"]),
    UniqueConstraint("tenant", "round", "author"),
    Index(None, "tenant", "author"),
    Index(None, "tenant", "written_at"),
    Index(
        "ix_reflections_asked",
        "tenant",
        "asked_again_at",
        sqlite_where=CHOICE_AWAITED,
        postgresql_where=CHOICE_AWAITED,
    ),
)
