"""Where the app is installed by those who install it themselves."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORD: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT: Final = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "installations",
        sa.Column("enterprise", WORD, nullable=False),
        sa.Column("team", WORD, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("installed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("enterprise", "team", name=op.f("pk_installations")),
    )
    op.create_table(
        "installing",
        sa.Column("state", WORD, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_installing")),
    )
