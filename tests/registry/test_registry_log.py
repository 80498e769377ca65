"""The log of reads on a database: chained, append-only, and what tampering shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from civic.registry.v1 import registry_pb2 as pb
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import InvalidInput
from services.registry import chain
from services.registry.actions.audit import chain_reads
from services.registry.models import ReadEntry
from tests.registry.making import make_couple, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

SUPERVISOR = Actor("s1", "supervisor", via="gateway")


def read(on: Stage, times: int) -> None:
    for _ in range(times):
        on.call("registry", "GetResident", pb.GetResidentRequest(resident_id="m1"))


def chained(on: Stage) -> None:
    on.host.departments["registry"].edge.perform(chain_reads, system("registry"))


def audit(on: Stage, **request: object) -> pb.AuditReadsResponse:
    found: pb.AuditReadsResponse = on.call("registry", "AuditReads", pb.AuditReadsRequest(**request), SUPERVISOR)  # type: ignore[arg-type]
    return found


def tamper(on: Stage, *statements: str) -> None:
    """As somebody who may do everything with the database, and so takes the triggers away first."""
    db = on.host.departments["registry"].db
    if db.sqlite:
        names = ("read_log_changes", "read_log_deletions", "read_block_changes", "read_block_deletions")
        statements = (*(f"DROP TRIGGER {name}" for name in names), *statements)
    else:
        off = ("ALTER TABLE read_log DISABLE TRIGGER USER", "ALTER TABLE read_block DISABLE TRIGGER USER")
        statements = (*off, *statements)
    with db.transaction(write=True) as session:
        for statement in statements:
            session.connection().execute(text(statement))


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    """Twelve entries, chained in blocks of 5, 4 and 3."""
    made = make_stage(fresh("registry"), make_couple())
    for times in (5, 4, 3):
        read(made, times)
        chained(made)
    return made


def test_entries_are_chained_after_the_commit(on: Stage) -> None:
    found = audit(on)
    assert (found.entries, found.intact, found.first_altered, found.waiting) == (12, True, 0, 0)
    assert len(found.head) == 64
    read(on, 2)
    assert (audit(on).waiting, audit(on).entries) == (2, 12)
    chained(on)
    chained(on)
    after = audit(on, known_head=found.head)
    assert (after.entries, after.intact, after.waiting, after.known_head_stands) == (14, True, 0, True)
    assert after.head != found.head
    assert not audit(on, known_head="ab" * 32).known_head_stands


def test_an_empty_log_is_intact(fresh: Callable[..., Settings]) -> None:
    empty = make_stage(fresh("registry"))
    chained(empty)
    assert audit(empty) == pb.AuditReadsResponse(intact=True, head=chain.GENESIS)


@pytest.mark.parametrize(
    ("deed", "first_altered"),
    [
        ("UPDATE read_log SET purpose = 'nothing special' WHERE seq = 6", 6),
        ("UPDATE read_log SET subject_id = 'f1' WHERE seq = 1", 1),
        ("UPDATE read_log SET digest = hash WHERE seq = 8", 8),
        ("UPDATE read_log SET hash = digest WHERE seq = 12", 12),
        ("DELETE FROM read_log WHERE seq = 6", 6),
        ("DELETE FROM read_log WHERE seq = 12", 12),
        ("DELETE FROM read_log", 1),
        ("UPDATE read_log SET seq = NULL, hash = NULL WHERE seq = 7", 7),
        ("DELETE FROM read_block WHERE last = 9", 6),
        ("DELETE FROM read_block", 1),
        ("UPDATE read_block SET head = (SELECT hash FROM read_log WHERE seq = 3) WHERE last = 9", 6),
    ],
)
def test_tampering_names_the_first_altered_entry(on: Stage, deed: str, first_altered: int) -> None:
    """INVARIANT: an entry that is changed or dropped is named, also by someone who switched the triggers off."""
    tamper(on, deed)
    found = audit(on)
    assert (found.intact, found.first_altered) == (False, first_altered)


def test_swapping_two_entries_names_the_first(on: Stage) -> None:
    """INVARIANT: an entry that is moved is named."""
    tamper(
        on,
        "UPDATE read_log SET seq = -4 WHERE seq = 4",
        "UPDATE read_log SET seq = 4 WHERE seq = 10",
        "UPDATE read_log SET seq = 10 WHERE seq = -4",
    )
    assert audit(on).first_altered == 4


def test_rewriting_the_rest_of_the_chain_shows_by_the_signatures(on: Stage) -> None:
    """INVARIANT: whoever recomputes every hash, the heads of the blocks among them, still lacks the key."""
    with on.host.departments["registry"].db.transaction(write=False) as session:
        entries = session.exec(select(ReadEntry).order_by(col(ReadEntry.seq))).all()
    deeds, head = ["UPDATE read_log SET purpose = 'harmless' WHERE seq = 7"], entries[5].hash or ""
    for entry in entries[6:]:
        purpose = "harmless" if entry.seq == 7 else entry.purpose
        said = (entry.id, entry.subject_id, entry.reader, entry.reader_county, purpose, entry.what, entry.case_id)
        digest = chain.digest(*said, at=entry.at)
        head = chain.link(entry.seq or 0, head, digest)
        deeds.append(f"UPDATE read_log SET digest = '{digest}', hash = '{head}' WHERE seq = {entry.seq}")
        deeds.append(f"UPDATE read_block SET head = '{head}' WHERE last = {entry.seq}")
    tamper(on, *deeds)
    assert audit(on).first_altered == 6


def test_cutting_off_the_newest_shows_to_who_noted_a_head(on: Stage) -> None:
    noted = audit(on).head
    tamper(on, "DELETE FROM read_log WHERE seq > 9", "DELETE FROM read_block WHERE last > 9")
    found = audit(on, known_head=noted)
    assert (found.intact, found.entries, found.known_head_stands) == (True, 9, False)


def test_an_audit_may_begin_later(on: Stage) -> None:
    found = audit(on, from_entry=7)
    assert (found.entries, found.intact, found.head) == (6, True, audit(on).head)
    tamper(on, "UPDATE read_log SET purpose = 'x' WHERE seq = 3")
    assert audit(on, from_entry=7).intact
    assert audit(on).first_altered == 3
    with pytest.raises(InvalidInput):
        audit(on, from_entry=99)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE read_log SET purpose = 'x'",
        "UPDATE read_log SET seq = seq + 100",
        "DELETE FROM read_log WHERE seq = 1",
        "UPDATE read_block SET head = ''",
        "DELETE FROM read_block",
    ],
)
def test_the_database_itself_refuses_changes(on: Stage, deed: str) -> None:
    """INVARIANT: the log is append-only for everybody who does not take the triggers away, this code among them."""
    db = on.host.departments["registry"].db
    with pytest.raises(DBAPIError, match="append-only"), db.transaction(write=True) as session:
        session.connection().execute(text(deed))
    assert audit(on).intact


def test_a_waiting_entry_cannot_be_changed_either(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    read(on, 1)
    db = on.host.departments["registry"].db
    with pytest.raises(DBAPIError, match="append-only"), db.transaction(write=True) as session:
        session.connection().execute(text("UPDATE read_log SET reader = 'nobody'"))


def test_a_read_that_failed_leaves_no_entry(fresh: Callable[..., Settings]) -> None:
    """The entry is written in the transaction of the read: both or neither."""
    on = make_stage(fresh("registry"), make_couple())
    edge = on.host.departments["registry"].edge

    def read_and_fail(tx: object) -> None:
        on.host.departments["registry"].service.rpcs["GetResident"](tx, pb.GetResidentRequest(resident_id="m1"))  # type: ignore[arg-type]
        raise RuntimeError("later")

    with pytest.raises(RuntimeError):
        edge.perform(read_and_fail, Actor("w1", "window", purpose="p", via="gateway"))
    assert audit(on).waiting == 0
