"""Who said yes, how they want to be reached, and where."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Time, UniqueConstraint

from bot.store.tables import Aware, Json, Sealed, metadata

participations: Final = Table(
    "participations",
    metadata,
    Column("tenant", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("answer", String, nullable=False),
    Column("text_version", String, nullable=False),
    Column("changed_at", Aware),
    Column("version", Integer, nullable=False),
)

preferences: Final = Table(
    "preferences",
    metadata,
    Column("tenant", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("language", String),
    Column("timezone", String),
    Column("hours_start", Time, nullable=False),
    Column("hours_end", Time, nullable=False),
    Column("pause_since", Date),
    Column("pause_back_on", Date),
    Column("platform", String),
    Column("version", Integer, nullable=False),
)

identities: Final = Table(
    "identities",
    metadata,
    Column("tenant", String, primary_key=True),
    Column("platform", String, primary_key=True),
    Column("external", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("address", Json, nullable=False),
    Column("last_heard_at", Aware),
    Column("reachable", Boolean, nullable=False),
    Index(None, "tenant", "person"),
)

drafts: Final = Table(
    "drafts",
    metadata,
    Column("tenant", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("text", Sealed, nullable=False),
    Column("made_at", Aware, nullable=False),
    UniqueConstraint("tenant", "person"),
    Index(None, "tenant", "made_at"),
)
