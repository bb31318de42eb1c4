"""Who said yes, how they want to be reached, and where."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Time, UniqueConstraint

from bot.store.tables import Aware, Json, Sealed, Word, metadata

participations: Final = Table(
    "participations",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("person", Word, primary_key=True),
    Column("answer", Word, nullable=False),
    Column("text_version", Word, nullable=False),
    Column("changed_at", Aware),
    Column("groups", Json, nullable=False, server_default="[]"),
    Column("version", Integer, nullable=False),
)

preferences: Final = Table(
    "preferences",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("person", Word, primary_key=True),
    Column("language", Word),
    Column("timezone", Word),
    Column("hours_start", Time, nullable=False),
    Column("hours_end", Time, nullable=False),
    Column("pause_since", Date),
    Column("pause_back_on", Date),
    Column("platform", Word),
    Column("version", Integer, nullable=False),
)

identities: Final = Table(
    "identities",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("platform", Word, primary_key=True),
    Column("external", Word, primary_key=True),
    Column("person", Word, nullable=False),
    Column("address", Json, nullable=False),
    Column("last_heard_at", Aware),
    Column("reachable", Boolean, nullable=False),
    Index(None, "tenant", "person"),
)

drafts: Final = Table(
    "drafts",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("id", Word, primary_key=True),
    Column("person", Word, nullable=False),
    Column("text", Sealed, nullable=False),
    Column("made_at", Aware, nullable=False),
    UniqueConstraint("tenant", "person"),
    Index(None, "tenant", "made_at"),
)
