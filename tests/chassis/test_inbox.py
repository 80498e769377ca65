"""Events taken in: once in effect, in order, parked with their reason."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1.events_pb2 import CaseOpened
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from chassis import inbox as module
from chassis.errors import NotFound
from tests.chassis import toy
from tests.support import Stage, record, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.events import Record
    from chassis.settings import Settings


@pytest.fixture
def town(fresh: Callable[..., Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(module, "PAUSES", (0.0, 0.0))
    return stage(fresh("toy"), [toy.toy(tmp_path / "toy")])


def opened(case_id: str, *, situation: str = "", county: str = "", event_id: str = "") -> Record:
    return record(CaseOpened(case_id=case_id, situation=situation, county=county), case_id, event_id=event_id)


def db_of(town: Stage):  # noqa: ANN201
    return town.host.departments["toy"].db


def parked(town: Stage) -> list[tuple[str, str]]:
    return [(row.key, row.status) for row in town.host.departments["toy"].inbox.parked()]


def test_each_event_has_its_effect_once(town: Stage) -> None:
    """INVARIANT: an event delivered again, alone or within a batch, has no second effect."""
    one = opened("a", event_id="e1")
    town.deliver("toy", one, one)
    town.deliver("toy", one)
    town.deliver("toy", opened("a", event_id="e2"), one)
    assert toy.counted(db_of(town)) == {"a": 2}
    assert len(town.announced("toy")) == 2


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=30), st.integers(1, 7))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_batches_any_repetition(tmp_path_factory: pytest.TempPathFactory, found: list, size: int) -> None:
    from tests.support import embedded  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("any")
    town = stage(embedded(folder), [toy.toy(folder / "toy")])
    records = [opened(key, event_id=f"{key}{number}") for key, number in found]
    for start in range(0, len(records), size):
        town.deliver("toy", *records[start : start + size])
    expected = {key: len({n for k, n in found if k == key}) for key, _ in found}
    assert toy.counted(db_of(town)) == expected


def test_a_refused_event_is_parked_and_later_ones_of_its_key_wait(town: Stage) -> None:
    """INVARIANT: facts of one key keep their order, also behind one that failed."""
    bad = opened("a", situation="bad", event_id="bad")
    town.deliver("toy", opened("b"), bad, opened("a", county="2"), opened("a", county="3"), opened("c"))
    assert toy.counted(db_of(town)) == {"b": 1, "c": 1}
    assert parked(town) == [("a", "FAILED"), ("a", "BEHIND"), ("a", "BEHIND")]
    town.deliver("toy", bad)
    assert len(parked(town)) == 3
    running = town.host.departments["toy"]
    assert running.inbox.replay("bad")[0] == 0
    assert running.inbox.drop("bad", "asked by the county", "op1") == 2
    assert toy.told(running.db)[-2:] == ["a:2", "a:3"]
    assert parked(town) == [("a", "DROPPED")]
    with pytest.raises(NotFound):
        running.inbox.replay("bad")


def test_replay_takes_in_what_waited_behind(town: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    town.deliver("toy", opened("a", situation="boom", event_id="x"), opened("a", county="2"))
    running = town.host.departments["toy"]
    assert running.inbox.parked()[0].tries > 2
    assert "Broken" in running.inbox.parked()[0].reason
    # The defect is mended: the same event, taken in again, has its effect.
    mended = lambda tx, event: toy.count(tx, CaseOpened(case_id=event.case_id, county=event.county))  # noqa: E731
    monkeypatch.setitem(running.inbox._types, "civic.onething.v1.CaseOpened", mended)
    assert running.inbox.replay("x") == (2, "")
    assert toy.counted(running.db) == {"a": 2}
    assert parked(town) == []


@pytest.mark.parametrize(
    "change",
    [
        {"data": b"\xff\xff\xff"},
        {"headers": {"ce_id": "u"}},
        {"headers": {}},
    ],
)
def test_what_cannot_be_read_is_parked_and_blocks_nobody(town: Stage, change: dict) -> None:
    town.deliver("toy", dataclasses.replace(opened("a", event_id="u"), **change), opened("a", event_id="v"))
    assert toy.counted(db_of(town)) == {"a": 1}
    assert [status for _, status in parked(town)] == ["UNREADABLE"]


def test_an_unknown_kind_of_event_is_passed_over(town: Stage) -> None:
    strange = opened("a")
    strange = dataclasses.replace(strange, headers={**strange.headers, "ce_type": "civic.onething.v1.CaseClosed"})
    town.deliver("toy", strange)
    assert parked(town) == []


def test_a_database_that_is_down_parks_nothing(town: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """INVARIANT: the batch waits for the database; parking would turn an outage into lost work."""
    running = town.host.departments["toy"]
    together, failures = running.inbox._together, []

    def away_twice(records: object) -> None:
        if len(failures) < 2:
            failures.append(1)
            raise OperationalError("x", {}, Exception("server closed the connection unexpectedly"))
        together(records)

    monkeypatch.setattr(running.inbox, "_together", away_twice)
    town.deliver("toy", opened("a"))
    assert toy.counted(running.db) == {"a": 1}
    assert parked(town) == []


def test_personal_data_stays_out_of_the_reason(town: Stage) -> None:
    running = town.host.departments["toy"]
    town.deliver("toy", opened("a", situation="bad", event_id="x"))
    running.inbox.drop("x", "the person 330802199503071227 moved", "op")
    assert "330802199503071227" not in running.inbox.parked()[0].reason
