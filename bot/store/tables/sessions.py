"""Live sessions: a row, not a timer."""

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, text

from bot.store.tables import Aware, Json, Word, metadata

STILL_RUNNING: Final = text("done_at IS NULL")
WITH_A_NEXT_BEAT: Final = text("next_at IS NOT NULL")

live_sessions: Final = Table(
    "live_sessions",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("id", Word, primary_key=True),
    Column("group_id", Word, nullable=False),
    Column("method", Word),
    Column("started_by", Word, nullable=False),
    Column("phases", Json, nullable=False),
    Column("phase", Integer, nullable=False),
    Column("halfway_told", Boolean, nullable=False),
    Column("next_at", Aware),
    Column("phase_ends_at", Aware, nullable=False),
    Column("paused_microseconds", BigInteger),
    Column("done_at", Aware),
    Column("version", Integer, nullable=False),
    Index(
        "uq_live_sessions_running",
        "tenant",
        "group_id",
        unique=True,
        sqlite_where=STILL_RUNNING,
        postgresql_where=STILL_RUNNING,
    ),
    Index(
        "ix_live_sessions_due",
        "tenant",
        "next_at",
        "id",
        sqlite_where=WITH_A_NEXT_BEAT,
        postgresql_where=WITH_A_NEXT_BEAT,
    ),
)
