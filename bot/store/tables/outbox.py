"""What waits to be sent, what came of it, and which process sends for which tenant."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    and_,
    or_,
)

from bot.store.tables import Aware, Json, metadata

# Keys are compared by their letters, so that a prefix is a range of the index in every locale of PostgreSQL.
_Key: Final = Text(collation="C").with_variant(Text(), "sqlite")
# SQLite counts up by itself only in a column that is INTEGER to the letter.
_Id: Final = BigInteger().with_variant(Integer(), "sqlite")

STATES: Final = ("pending", "claimed", "started", "sent", "failed", "uncertain", "skipped", "cancelled")

outbox: Final = Table(
    "outbox",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("tenant", Text, nullable=False),
    Column("send_key", _Key, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("recipient", Text),
    Column("thread", _Key),
    Column("refs", Json, nullable=False),
    Column("due_at", Aware, nullable=False),
    Column("expires_at", Aware),
    Column("local_date", Date),
    Column("slot", Text),
    Column("depends_on", _Key),
    Column("update_of", _Key),
    Column("state", Text, nullable=False, server_default="pending"),
    Column("owner", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("ref", Json),
    Column("settled_at", Aware),
    CheckConstraint(f"state IN {STATES}", name="state"),
    CheckConstraint("target IN ('person', 'group', 'contact')", name="target"),
    UniqueConstraint("tenant", "send_key"),
    sqlite_autoincrement=True,
)

_column = outbox.c
_waits: Final = _column.state == "pending"

Index(
    "ix_outbox_due",
    _column.tenant,
    _column.due_at,
    _column.id,
    sqlite_where=_waits,
    postgresql_where=_waits,
)

_held: Final = or_(_column.state == "claimed", _column.state == "started")
Index("ix_outbox_held", _column.owner, sqlite_where=_held, postgresql_where=_held)

_depends: Final = and_(_column.state == "pending", _column.depends_on.is_not(None))
Index("ix_outbox_depends", _column.tenant, _column.depends_on, sqlite_where=_depends, postgresql_where=_depends)

_counts: Final = and_(_column.slot.is_not(None), _column.state != "cancelled", _column.state != "skipped")
Index(
    "uq_outbox_slot",
    _column.tenant,
    _column.recipient,
    _column.local_date,
    _column.slot,
    unique=True,
    sqlite_where=_counts,
    postgresql_where=_counts,
)

_troubles: Final = or_(_column.state == "failed", _column.state == "uncertain")
Index("ix_outbox_troubles", _column.tenant, _column.state, sqlite_where=_troubles, postgresql_where=_troubles)

sender: Final = Table(
    "sender",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("beat", BigInteger, nullable=False),
)
"""A process that sends. Its heart beats by counting: no clock of one machine is compared with another's."""

lease: Final = Table(
    "lease",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
)
"""Which process sends for a tenant. An owner's name is used once, so it is its own fence."""
