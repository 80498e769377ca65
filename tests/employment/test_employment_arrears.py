"""Wage arrears: complaints merged, the clock with its stops, warnings."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.employment.v1 import employment_pb2 as pb
from civic.employment.v1 import events_pb2 as events

from chassis.edge import system
from chassis.errors import InvalidInput, NotPossibleNow
from city.calendar import add_working_days
from city.days import china_day
from services.employment.actions.arrears import look_for_overdue
from services.employment.demonstration import employer_code
from services.employment.law import law
from services.employment.models import Arrears, Complaint
from services.employment.rules import arrears as rules
from tests.employment.factories import call, change, make_stage, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

TODAY = china_day(datetime.now(UTC))


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)[0]


def complain(on: Stage, who: str = "w0", **changes: Any) -> Any:
    told = {"employer_code": employer_code(1), "site": "西区工地", "county": "330802", "fen": 800_000}
    return call(on, "ReportWageArrears", pb.ReportWageArrearsRequest(**{"resident_id": who, **told, **changes}))


def said(on: Stage) -> list[tuple[str, int]]:
    found = [one for one in on.announced("employment") if isinstance(one, events.WageArrearsChanged)]
    return [(one.state, one.workers) for one in found]


def test_complaints_about_one_site_are_one_case(on: Stage) -> None:
    """INVARIANT: however many complain at once, there is one open case per employer and site, and nobody is lost."""
    threads = [threading.Thread(target=complain, args=(on, f"w{number}")) for number in range(6)]
    complain(on, "first")
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (case,) = rows(on, Arrears)
    assert (case.workers, case.total_fen, len(rows(on, Complaint))) == (7, 7 * 800_000, 7)
    assert complain(on, "first", fen=900_000).total_fen == 7 * 800_000 + 100_000
    assert complain(on, site="东区工地").arrears_id != case.id
    with pytest.raises(InvalidInput) as told:
        complain(on, employer_code="x", site="", county="1", fen=0)
    assert {fault.field for fault in told.value.faults} == {"employerCode", "site", "county", "fen"}


def step(on: Stage, case: str, name: str, why: str = "") -> Any:
    return call(on, "MoveWageArrears", pb.MoveWageArrearsRequest(arrears_id=case, step=name, why=why))


def test_the_clock_and_the_end(on: Stage) -> None:
    """INVARIANT: a case is overdue once, after its last day, and never while its clock stands."""
    case = complain(on).arrears_id
    assert rows(on, Arrears)[0].due_on == add_working_days(TODAY, 60)[0]
    with pytest.raises(InvalidInput):
        step(on, case, "STOP")
    assert step(on, case, "STOP", "等待司法鉴定").stopped_on
    with pytest.raises(NotPossibleNow):
        step(on, case, "STOP", "again")
    change(on, Arrears, case, due_on=TODAY - timedelta(days=1))
    edge = on.host.departments["employment"].edge
    said(on)
    edge.perform(look_for_overdue, system("employment"))
    assert said(on) == []
    assert not step(on, case, "RESUME").stopped_on
    change(on, Arrears, case, due_on=TODAY - timedelta(days=1))
    for _ in range(2):
        edge.perform(look_for_overdue, system("employment"))
    assert said(on) == [("OVERDUE", 1)]
    assert step(on, case, "SETTLE").state == "SETTLED"
    assert said(on) == [("SETTLED", 1)]
    with pytest.raises(NotPossibleNow):
        step(on, case, "SETTLE")
    assert complain(on).arrears_id != case


def test_stops_are_not_counted() -> None:
    opened = date(2026, 3, 2)
    assert rules.due(law(), opened, []) == add_working_days(opened, 60)[0]
    stop = (date(2026, 3, 9), date(2026, 3, 16))
    assert rules.due(law(), opened, [stop]) == add_working_days(opened, 65)[0]


@pytest.mark.parametrize(
    ("cycles", "expected"),
    [
        ([], False),
        ([(10, False)], False),
        ([(10, False), (10, True)], False),
        ([(10, False), (10, False)], True),
        ([(10, True), (8, True)], False),
        ([(10, True), (7, True)], True),
        ([(0, True), (0, True)], False),
    ],
)
def test_what_calls_for_a_warning(cycles: list[tuple[int, bool]], expected: bool) -> None:
    assert rules.warns(law(), cycles, TODAY) is expected


def test_a_warning_is_given_once(on: Stage) -> None:
    told = {"employer_code": employer_code(1), "site": "西区工地", "county": "330802", "workers": 40}
    results = [
        call(on, "ReportPayroll", pb.ReportPayrollRequest(month=month, paid=False, **told)).warned
        for month in ("2026-09", "2026-10", "2026-10")
    ]
    assert results == [False, True, True]
    assert said(on) == [("WARNED", 40)]
