"""A department for the chassis' own tests: it counts what it is told, under the orchestrator's contract."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from civic import options_pb2
from civic.onething.v1.events_pb2 import CaseAdvanced, CaseOpened
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from sqlalchemy import Column, Integer, MetaData, String, Table, select, text
from sqlalchemy.dialects import postgresql, sqlite

from chassis.errors import Conflict, InvalidInput
from chassis.inbox import Reactions
from chassis.service import Service

if TYPE_CHECKING:
    from pathlib import Path

    from chassis.edge import Tx


def _contract() -> SimpleNamespace:
    """civic.toy.v1: one method, Count(key) → (key, caller)."""
    pool = descriptor_pool.Default()
    file = descriptor_pb2.FileDescriptorProto(name="civic/toy/v1/toy.proto", package="civic.toy.v1", syntax="proto3")
    for name, fields in (("CountRequest", ("key",)), ("CountResponse", ("key", "caller"))):
        message = file.message_type.add(name=name)
        for number, field in enumerate(fields, 1):
            message.field.add(name=field, number=number, type=9, label=1)
    method = file.service.add(name="ToyService").method.add(name="Count")
    method.input_type, method.output_type = ".civic.toy.v1.CountRequest", ".civic.toy.v1.CountResponse"
    method.options.Extensions[options_pb2.access].roles.extend(["resident", "window", "service"])
    pool.Add(file)
    found = pool.FindFileByName(file.name)
    made = {name: message_factory.GetMessageClass(kind) for name, kind in found.message_types_by_name.items()}
    return SimpleNamespace(DESCRIPTOR=found, **made)


proto = _contract()
tables = MetaData()
tally = Table("tally", tables, Column("key", String(40), primary_key=True), Column("n", Integer, nullable=False))
order = Table("told", tables, Column("seq", Integer, primary_key=True, autoincrement=True), Column("what", String(80)))


class Broken(RuntimeError):
    """A defect that a reaction may have."""


def count(tx: Tx, event: CaseOpened) -> None:
    """Adds one to the case's tally; a case named bad-… is refused, one named boom-… is a defect."""
    if event.situation == "bad":
        raise Conflict("toy.bad", "不行", "refused on purpose")
    if event.situation == "boom":
        raise Broken("on purpose")
    dialect = sqlite if tx.session.get_bind().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(tally).values(key=event.case_id, n=1)
    tx.session.connection().execute(insert.on_conflict_do_update(index_elements=["key"], set_={"n": tally.c.n + 1}))
    tx.session.connection().execute(order.insert().values(what=f"{event.case_id}:{event.county}"))
    tx.emit(event.case_id, CaseAdvanced(case_id=event.case_id, status="COUNTED"))


def count_key(tx: Tx, request: Any) -> Any:
    """Counts the key, and announces it; `x` is refused."""
    if request.key == "x":
        raise InvalidInput("toy.x", "不能是 x", "must not be x")
    count(tx, CaseOpened(case_id=request.key))
    return proto.CountResponse(key=request.key, caller=tx.actor.subject)


def toy(folder: Path) -> Service:
    """The toy as a department."""
    versions = folder / "migrations"
    versions.mkdir(parents=True, exist_ok=True)
    (versions / "0001_toy.py").write_text(MIGRATION)
    return Service(
        name="toy",
        folder=folder,
        proto=proto,
        rpcs={"Count": count_key},
        tables=tables,
        reactions=Reactions({CaseOpened: count}),
    )


def counted(db: Any) -> dict[str, int]:
    """The tally."""
    with db.engine.connect() as connection:
        return {row.key: row.n for row in connection.execute(select(tally))}


def told(db: Any) -> list[str]:
    """What it was told, in order."""
    with db.engine.connect() as connection:
        return [row.what for row in connection.execute(select(order).order_by(order.c.seq))]


def rows(db: Any, table: str) -> int:
    """How many rows a table has."""
    with db.engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


MIGRATION = """
import sqlalchemy as sa
from alembic import op
revision = "0001"
down_revision = None
key = sa.Column("key", sa.String(40), primary_key=True)
seq = sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True)
def upgrade():
    op.create_table("tally", key, sa.Column("n", sa.Integer, nullable=False))
    op.create_table("told", seq, sa.Column("what", sa.String(80)))
"""
