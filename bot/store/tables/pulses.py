"""Figures on one side, who has answered on the other, and nothing that joins them."""

from typing import Final

from sqlalchemy import Column, Index, Integer, Table

from bot.store.tables import Aware, Json, Word, metadata

pulses: Final = Table(
    "pulses",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("id", Word, primary_key=True),
    Column("seminar", Word, nullable=False),
    Column("opens_at", Aware, nullable=False),
    Column("closes_at", Aware, nullable=False),
    Column("counts", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Index(None, "tenant", "seminar"),
)

pulse_participations: Final = Table(
    "pulse_participations",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("pulse", Word, primary_key=True),
    Column("person", Word, primary_key=True),
    sqlite_with_rowid=False,
)
"""No time and no row number: SQLite keeps it sorted by name, so the order of the answers is not kept."""
