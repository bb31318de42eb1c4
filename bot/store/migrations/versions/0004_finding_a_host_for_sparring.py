"""How far each group has come in finding a host for a sparring. No release before this one has made a meeting."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORD: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT: Final = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.drop_table("sparring_parties")
    op.drop_table("sparrings")
    op.create_table(
        "sparrings",
        sa.Column("id", WORD, nullable=False),
        sa.Column("network", WORD, nullable=False),
        sa.Column("occasion", sa.Date(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sparrings")),
    )
    op.create_index(op.f("ix_sparrings_network_occasion"), "sparrings", ["network", "occasion"])
    op.create_table(
        "sparring_parties",
        sa.Column("sparring", WORD, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("tenant", WORD, nullable=False),
        sa.Column("group_id", WORD, nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT),
        sa.Column("host", WORD),
        sa.Column("is_out", sa.Boolean(), nullable=False),
        sa.Column("told_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["sparring"], ["sparrings.id"], name=op.f("fk_sparring_parties_sparring_sparrings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sparring", "place", name=op.f("pk_sparring_parties")),
    )
    op.create_index(op.f("ix_sparring_parties_tenant_told_at"), "sparring_parties", ["tenant", "told_at"])
