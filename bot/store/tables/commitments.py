"""What people said they would do, and what they carry themselves."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Index, Integer, Table, text

from bot.store.tables import Aware, Json, Sealed, Word, metadata

STILL_ACTIVE: Final = text("status IN ('proposed', 'open', 'moved')")
STILL_OFFERED: Final = text("offered_to IS NOT NULL")
NEVER_DATED: Final = text("status IN ('open', 'moved') AND due IS NULL AND asked_for_date_at IS NULL")
STILL_CARRIED: Final = text("status = 'open'")
"""Said the same way in index and query: a database uses a partial index only when it recognises the words."""

commitments: Final = Table(
    "commitments",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("id", Word, primary_key=True),
    Column("seminar", Word, nullable=False),
    Column("group_id", Word),
    Column("form", Word, nullable=False),
    Column("owner", Word),
    Column("giver", Word),
    Column("texts", Sealed, nullable=False),
    Column("fingerprint", Word, nullable=False),
    Column("body", Word),
    Column("due", Date),
    Column("reach", Word, nullable=False),
    Column("status", Word, nullable=False),
    Column("created_at", Aware, nullable=False),
    Column("offered_to", Word),
    Column("offered_at", Aware),
    Column("learned_shared", Boolean, nullable=False),
    Column("asked_for_date_at", Aware),
    Column("closed_at", Aware),
    Column("history", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_commitments_due", "tenant", "due", "id", sqlite_where=STILL_ACTIVE, postgresql_where=STILL_ACTIVE),
    Index("ix_commitments_offered", "tenant", "offered_at", sqlite_where=STILL_OFFERED, postgresql_where=STILL_OFFERED),
    Index("ix_commitments_undated", "tenant", "created_at", sqlite_where=NEVER_DATED, postgresql_where=NEVER_DATED),
    Index(None, "tenant", "owner"),
    Index(None, "tenant", "group_id"),
    Index("ix_commitments_fingerprint", "tenant", "seminar", "fingerprint"),
)

commitment_people: Final = Table(
    "commitment_people",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("commitment", Word, primary_key=True),
    Column("person", Word, primary_key=True),
    ForeignKeyConstraint(["tenant", "commitment"], ["commitments.tenant", "commitments.id"], ondelete="CASCADE"),
    Index(None, "tenant", "person"),
)
"""Everybody a commitment names, its history too: what «mine data» shows and erasing must reach."""

carried_matters: Final = Table(
    "carried_matters",
    metadata,
    Column("tenant", Word, primary_key=True),
    Column("id", Word, primary_key=True),
    Column("person", Word, nullable=False),
    Column("what", Sealed, nullable=False),
    Column("body", Word),
    Column("day", Date),
    Column("status", Word, nullable=False),
    Column("created_at", Aware, nullable=False),
    Column("closed_at", Aware),
    Column("version", Integer, nullable=False),
    Index(None, "tenant", "person"),
    Index("ix_carried_matters_open", "tenant", "day", "id", sqlite_where=STILL_CARRIED, postgresql_where=STILL_CARRIED),
)
