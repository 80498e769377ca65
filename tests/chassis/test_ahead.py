"""Looking up for a whole batch, new rows written together, and numbers drawn for records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Index, event, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, col, select
from stdnum import luhn

from chassis.ahead import Lookup, enter
from chassis.auth import Keyring, make_keys
from chassis.db import Database, tables
from chassis.edge import Edge, Tx, system
from chassis.serials import draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chassis.settings import Settings

Base: Any = tables()


class Ticket(Base, table=True):  # type: ignore[misc, call-arg]
    __tablename__ = "ticket"
    __table_args__ = (
        Index(
            "ticket_one_open",
            "holder",
            unique=True,
            postgresql_where=text("ended IS NULL"),
            sqlite_where=text("ended IS NULL"),
        ),
    )

    no: str = Field(primary_key=True)
    holder: str
    ended: str | None = None


BY_HOLDER = Lookup(Ticket, "holder", col(Ticket.ended).is_(None))
BY_NO = Lookup(Ticket, "no")


@pytest.fixture
def edge(fresh: Callable[..., Settings]) -> Iterator[Edge]:
    settings = fresh("toy")
    settings.data.mkdir(parents=True, exist_ok=True)
    make_keys(settings.keys, ("toy",))
    database = Database(settings.database("toy"))
    with database.engine.connect() as connection:
        connection.info["write"] = True
        Base.metadata.create_all(connection)
        connection.commit()
    yield Edge("toy", database, Keyring(settings.keys, "toy"), lambda *_: None)
    database.engine.dispose()


def perform(edge: Edge, action: Callable[[Tx], Any]) -> Any:
    return edge.perform(action, system("toy"))


def stored(edge: Edge) -> list[tuple[str, str, str | None]]:
    def read(tx: Tx) -> list[tuple[str, str, str | None]]:
        return [(one.no, one.holder, one.ended) for one in tx.session.exec(select(Ticket).order_by(col(Ticket.no)))]

    found: list[tuple[str, str, str | None]] = perform(edge, read)
    return found


def test_a_batch_costs_one_query_a_lookup(edge: Edge) -> None:
    perform(edge, lambda tx: [enter(tx, Ticket, no=f"t{n}", holder=f"h{n}") for n in range(50)])
    asked: list[str] = []
    event.listen(edge.db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    def batch(tx: Tx) -> None:
        BY_HOLDER.rows(tx, *[f"h{n}" for n in range(100)])
        for n in range(100):
            assert [one.no for one in BY_HOLDER.rows(tx, f"h{n}")] == ([f"t{n}"] if n < 50 else [])

    perform(edge, batch)
    assert len([one for one in asked if "ticket" in one]) == 1


def test_what_is_entered_is_found_at_once_whoever_looked_before_or_after(edge: Edge) -> None:
    """INVARIANT: two events of one batch that concern the same record see each other."""

    def batch(tx: Tx) -> None:
        assert BY_HOLDER.rows(tx, "a") == []
        row = enter(tx, Ticket, no="t1", holder="a")
        assert row.ended is None
        assert BY_HOLDER.rows(tx, "a") == BY_NO.rows(tx, "t1") == [row]
        row.ended = "today"
        enter(tx, Ticket, no="t2", holder="a")
        assert [one.no for one in BY_HOLDER.rows(tx, "a") if one.ended is None] == ["t2"]

    perform(edge, batch)
    assert stored(edge) == [("t1", "a", "today"), ("t2", "a", None)]


def test_what_was_stored_is_changed_before_what_is_new_is_written(edge: Edge) -> None:
    perform(edge, lambda tx: enter(tx, Ticket, no="t1", holder="a"))

    def hand_over(tx: Tx) -> None:
        enter(tx, Ticket, no="t2", holder="a")
        (old,) = [one for one in BY_HOLDER.rows(tx, "a") if one.no == "t1"]
        old.ended = "today"

    perform(edge, hand_over)
    assert stored(edge) == [("t1", "a", "today"), ("t2", "a", None)]


def test_a_clash_undoes_everything(edge: Edge) -> None:
    perform(edge, lambda tx: enter(tx, Ticket, no="t1", holder="a"))
    with pytest.raises(IntegrityError):
        perform(edge, lambda tx: [enter(tx, Ticket, no=no, holder=holder) for no, holder in (("t2", "b"), ("t3", "a"))])
    assert stored(edge) == [("t1", "a", None)]


def test_nothing_is_kept_beyond_a_transaction(edge: Edge) -> None:
    perform(edge, lambda tx: BY_HOLDER.rows(tx, "a"))
    perform(edge, lambda tx: enter(tx, Ticket, no="t1", holder="a"))
    assert [one.no for one in perform(edge, lambda tx: BY_HOLDER.rows(tx, "a"))] == ["t1"]


@pytest.mark.parametrize(("prefix", "digits"), [("G", 12), ("33", 12), ("", 9)])
def test_drawn_numbers_have_their_length_and_check_digit(prefix: str, digits: int) -> None:
    drawn = {draw(prefix, digits) for _ in range(500)}
    assert len(drawn) == 500
    for number in drawn:
        assert number.startswith(prefix)
        assert len(number) == len(prefix) + digits + 1
        assert luhn.is_valid(number.removeprefix(prefix))
