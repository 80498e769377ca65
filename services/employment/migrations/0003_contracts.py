"""Labour contracts and their log."""

import sqlalchemy as sa
from alembic import op

from chassis.db import Instant

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "signing_key",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("public_key", sa.String(130), nullable=False),
        sa.Column("registered_by", sa.String(60), nullable=False),
        sa.Column("registered_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
    )
    stands = sa.text("ended_at IS NULL")
    op.create_index(
        "signing_key_one", "signing_key", ["holder"], unique=True, postgresql_where=stands, sqlite_where=stands
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("chain_id", sa.String(32), nullable=False),
        sa.Column("previous_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(6), nullable=False),
        sa.Column("state", sa.String(6), nullable=False),
        sa.Column("employer_code", sa.String(18), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("signatures", sa.JSON, nullable=False),
        sa.Column("drafted_at", Instant, nullable=False),
        sa.Column("leaf", sa.Integer),
    )
    after = sa.text("state = 'SIGNED' AND previous_id <> ''")
    op.create_index(
        "contract_next", "contract", ["previous_id"], unique=True, postgresql_where=after, sqlite_where=after
    )
    op.create_index("contract_of_worker", "contract", ["resident_id"])
    op.create_index("contract_chain", "contract", ["chain_id"])
    state = op.create_table(
        "log_state",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.bulk_insert(state, [{"name": "contracts", "size": 0}])
    op.create_table(
        "leaf",
        sa.Column("index", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("contract_id", sa.String(32), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_table(
        "tree_node",
        sa.Column("algorithm", sa.String(6), primary_key=True),
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("index", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "tree_head",
        sa.Column("algorithm", sa.String(6), primary_key=True),
        sa.Column("size", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("root", sa.String(64), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
    )
