"""The first schema."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORD: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KEY: Final = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
NUMBER: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT: Final = sa.DateTime(timezone=True)
SEALED: Final = sa.LargeBinary()


def upgrade() -> None:
    for table in TABLES:
        table()


def partial_index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    rows = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=rows, postgresql_where=rows)


def audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", WORD, nullable=False),
        sa.Column("act", WORD, nullable=False),
        sa.Column("subject", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_tenant_at"), "audit", ["tenant", "at"])


def carried_matters() -> None:
    op.create_table(
        "carried_matters",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.Column("what", SEALED, nullable=False),
        sa.Column("body", WORD),
        sa.Column("day", sa.Date()),
        sa.Column("status", WORD, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_carried_matters")),
    )
    partial_index("ix_carried_matters_open", "carried_matters", ["tenant", "day", "id"], "status = 'open'")
    op.create_index(op.f("ix_carried_matters_tenant_person"), "carried_matters", ["tenant", "person"])


def commitments() -> None:
    op.create_table(
        "commitments",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("seminar", WORD, nullable=False),
        sa.Column("group_id", WORD),
        sa.Column("form", WORD, nullable=False),
        sa.Column("owner", WORD),
        sa.Column("giver", WORD),
        sa.Column("texts", SEALED, nullable=False),
        sa.Column("fingerprint", WORD, nullable=False),
        sa.Column("body", WORD),
        sa.Column("due", sa.Date()),
        sa.Column("reach", WORD, nullable=False),
        sa.Column("status", WORD, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("offered_to", WORD),
        sa.Column("offered_at", MOMENT),
        sa.Column("learned_shared", sa.Boolean(), nullable=False),
        sa.Column("asked_for_date_at", MOMENT),
        sa.Column("closed_at", MOMENT),
        sa.Column("history", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_commitments")),
    )
    partial_index(
        "ix_commitments_due", "commitments", ["tenant", "due", "id"], "status IN ('proposed', 'open', 'moved')"
    )
    op.create_index("ix_commitments_fingerprint", "commitments", ["tenant", "seminar", "fingerprint"])
    partial_index("ix_commitments_offered", "commitments", ["tenant", "offered_at"], "offered_to IS NOT NULL")
    op.create_index(op.f("ix_commitments_tenant_group_id"), "commitments", ["tenant", "group_id"])
    op.create_index(op.f("ix_commitments_tenant_owner"), "commitments", ["tenant", "owner"])
    partial_index(
        "ix_commitments_undated",
        "commitments",
        ["tenant", "created_at"],
        "status IN ('open', 'moved') AND due IS NULL AND asked_for_date_at IS NULL",
    )


def drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.Column("text", SEALED, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("tenant", "person", name=op.f("uq_drafts_tenant_person")),
    )
    op.create_index(op.f("ix_drafts_tenant_made_at"), "drafts", ["tenant", "made_at"])


def guard_mutes() -> None:
    op.create_table(
        "guard_mutes",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.Column("fingerprint", WORD, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "person", "fingerprint", name=op.f("pk_guard_mutes")),
    )


def guard_notes() -> None:
    op.create_table(
        "guard_notes",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "person", name=op.f("pk_guard_notes")),
    )


def guard_signals() -> None:
    op.create_table(
        "guard_signals",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("group_id", WORD, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guard_signals")),
    )
    op.create_index(op.f("ix_guard_signals_tenant_at"), "guard_signals", ["tenant", "at"])
    op.create_index(op.f("ix_guard_signals_tenant_group_id_at"), "guard_signals", ["tenant", "group_id", "at"])


def identities() -> None:
    op.create_table(
        "identities",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("platform", WORD, nullable=False),
        sa.Column("external", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("last_heard_at", MOMENT),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "platform", "external", name=op.f("pk_identities")),
    )
    op.create_index(op.f("ix_identities_tenant_person"), "identities", ["tenant", "person"])


def inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("platform", WORD, nullable=False),
        sa.Column("event", WORD, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "platform", "event", name=op.f("pk_inbox")),
    )
    op.create_index(op.f("ix_inbox_tenant_at"), "inbox", ["tenant", "at"])


def keyring() -> None:
    op.create_table(
        "keyring",
        sa.Column("name", WORD, nullable=False),
        sa.Column("key", SEALED, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_keyring")),
    )


def lease() -> None:
    op.create_table(
        "lease",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_lease")),
    )
    op.create_index(op.f("ix_lease_owner"), "lease", ["owner"])


def live_sessions() -> None:
    op.create_table(
        "live_sessions",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("group_id", WORD, nullable=False),
        sa.Column("method", WORD),
        sa.Column("started_by", WORD, nullable=False),
        sa.Column("phases", sa.Text(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("halfway_told", sa.Boolean(), nullable=False),
        sa.Column("next_at", MOMENT),
        sa.Column("phase_ends_at", MOMENT, nullable=False),
        sa.Column("paused_microseconds", sa.BigInteger()),
        sa.Column("done_at", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_live_sessions")),
    )
    partial_index("ix_live_sessions_due", "live_sessions", ["tenant", "next_at", "id"], "next_at IS NOT NULL")
    partial_index("uq_live_sessions_running", "live_sessions", ["tenant", "group_id"], "done_at IS NULL", unique=True)


def marks() -> None:
    op.create_table(
        "marks",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "name", name=op.f("pk_marks")),
    )


def outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("send_key", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text()),
        sa.Column("thread", KEY),
        sa.Column("refs", sa.Text(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT),
        sa.Column("local_date", sa.Date()),
        sa.Column("slot", sa.Text()),
        sa.Column("depends_on", KEY),
        sa.Column("update_of", KEY),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("ref", sa.Text()),
        sa.Column("settled_at", MOMENT),
        sa.CheckConstraint(
            "state IN ('pending', 'claimed', 'started', 'sent', 'failed', 'uncertain', 'skipped', 'cancelled')",
            name=op.f("ck_outbox_state"),
        ),
        sa.CheckConstraint("target IN ('person', 'group', 'contact')", name=op.f("ck_outbox_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("tenant", "send_key", name=op.f("uq_outbox_tenant_send_key")),
        sqlite_autoincrement=True,
    )
    partial_index(
        "ix_outbox_depends", "outbox", ["tenant", "depends_on"], "state = 'pending' AND depends_on IS NOT NULL"
    )
    partial_index("ix_outbox_due", "outbox", ["tenant", "due_at", "id"], "state = 'pending'")
    partial_index("ix_outbox_held", "outbox", ["owner"], "state = 'claimed' OR state = 'started'")
    partial_index("ix_outbox_troubles", "outbox", ["tenant", "state"], "state = 'failed' OR state = 'uncertain'")
    partial_index(
        "uq_outbox_slot",
        "outbox",
        ["tenant", "recipient", "local_date", "slot"],
        "slot IS NOT NULL AND state != 'cancelled' AND state != 'skipped'",
        unique=True,
    )


def participations() -> None:
    op.create_table(
        "participations",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.Column("answer", WORD, nullable=False),
        sa.Column("text_version", WORD, nullable=False),
        sa.Column("changed_at", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "person", name=op.f("pk_participations")),
    )


def preferences() -> None:
    op.create_table(
        "preferences",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.Column("language", WORD),
        sa.Column("timezone", WORD),
        sa.Column("hours_start", sa.Time(), nullable=False),
        sa.Column("hours_end", sa.Time(), nullable=False),
        sa.Column("pause_since", sa.Date()),
        sa.Column("pause_back_on", sa.Date()),
        sa.Column("platform", WORD),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "person", name=op.f("pk_preferences")),
    )


def pulse_participations() -> None:
    op.create_table(
        "pulse_participations",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("pulse", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "pulse", "person", name=op.f("pk_pulse_participations")),
        sqlite_with_rowid=False,
    )


def pulses() -> None:
    op.create_table(
        "pulses",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("seminar", WORD, nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_pulses")),
    )
    op.create_index(op.f("ix_pulses_tenant_seminar"), "pulses", ["tenant", "seminar"])


def rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("group_id", WORD, nullable=False),
        sa.Column("prompt", WORD),
        sa.Column("question", SEALED),
        sa.Column("occasion", sa.Date(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("phase_ends_at", MOMENT, nullable=False),
        sa.Column("share_ends_at", MOMENT, nullable=False),
        sa.Column("points_due_at", MOMENT, nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("host", WORD),
        sa.Column("hosts_asked", sa.Text(), nullable=False),
        sa.Column("host_asked_at", MOMENT),
        sa.Column("stood_over", sa.Text(), nullable=False),
        sa.Column("points", SEALED),
        sa.Column("points_shared_at", MOMENT),
        sa.Column("points_final_at", MOMENT),
        sa.Column("read_by", sa.Text(), nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("tenant", "group_id", "occasion", name=op.f("uq_rounds_tenant_group_id_occasion")),
    )
    partial_index("ix_rounds_due", "rounds", ["tenant", "phase_ends_at", "id"], "phase <> 'closed'")
    op.create_index(op.f("ix_rounds_tenant_points_shared_at"), "rounds", ["tenant", "points_shared_at"])
    partial_index("uq_rounds_open", "rounds", ["tenant", "group_id"], "phase <> 'closed'", unique=True)


def sender() -> None:
    op.create_table(
        "sender",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("beat", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_sender")),
    )


def sparrings() -> None:
    op.create_table(
        "sparrings",
        sa.Column("id", WORD, nullable=False),
        sa.Column("network", WORD, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sparrings")),
    )
    op.create_index(op.f("ix_sparrings_network"), "sparrings", ["network"])


def commitment_people() -> None:
    op.create_table(
        "commitment_people",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("commitment", WORD, nullable=False),
        sa.Column("person", WORD, nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "commitment"],
            ["commitments.tenant", "commitments.id"],
            name=op.f("fk_commitment_people_tenant_commitment_commitments"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant", "commitment", "person", name=op.f("pk_commitment_people")),
    )
    op.create_index(op.f("ix_commitment_people_tenant_person"), "commitment_people", ["tenant", "person"])


def reflections() -> None:
    op.create_table(
        "reflections",
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("round", WORD, nullable=False),
        sa.Column("author", WORD),
        sa.Column("text", SEALED, nullable=False),
        sa.Column("visibility", WORD, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("edited_at", MOMENT),
        sa.Column("shared_at", MOMENT),
        sa.Column("asked_again_at", MOMENT),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "round"], ["rounds.tenant", "rounds.id"], name=op.f("fk_reflections_tenant_round_rounds")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_reflections")),
        sa.UniqueConstraint("tenant", "round", "author", name=op.f("uq_reflections_tenant_round_author")),
    )
    partial_index(
        "ix_reflections_asked",
        "reflections",
        ["tenant", "asked_again_at"],
        "asked_again_at IS NOT NULL AND shared_at IS NULL AND visibility <> 'private'",
    )
    op.create_index(op.f("ix_reflections_tenant_author"), "reflections", ["tenant", "author"])
    op.create_index(op.f("ix_reflections_tenant_written_at"), "reflections", ["tenant", "written_at"])


def sparring_parties() -> None:
    op.create_table(
        "sparring_parties",
        sa.Column("sparring", WORD, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("group_id", WORD, nullable=False),
        sa.Column("host", WORD),
        sa.Column("said_yes_as", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["sparring"], ["sparrings.id"], name=op.f("fk_sparring_parties_sparring_sparrings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sparring", "place", name=op.f("pk_sparring_parties")),
    )
    op.create_index(op.f("ix_sparring_parties_tenant_group_id"), "sparring_parties", ["tenant", "group_id"])


TABLES: Final = (
    audit,
    carried_matters,
    commitments,
    drafts,
    guard_mutes,
    guard_notes,
    guard_signals,
    identities,
    inbox,
    keyring,
    lease,
    live_sessions,
    marks,
    outbox,
    participations,
    preferences,
    pulse_participations,
    pulses,
    rounds,
    sender,
    sparrings,
    commitment_people,
    reflections,
    sparring_parties,
)
