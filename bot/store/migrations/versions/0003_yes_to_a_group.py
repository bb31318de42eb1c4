"""Which groups a person's yes is for; none named: all of them, as it was before."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("participations", sa.Column("groups", sa.Text(), nullable=False, server_default="[]"))
