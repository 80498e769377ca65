"""The monthly payroll: each person × benefit × month once, whatever happens meanwhile; re-checks that change it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from civic.assistance.v1 import assistance_pb2 as pb
from civic.assistance.v1 import events_pb2 as events
from civic.employment.v1 import events_pb2 as employment

from chassis.errors import InvalidInput, NotAllowed, NotPossibleNow
from services.assistance.actions import payroll, rechecks
from services.assistance.models import Award, Payment, Payroll
from services.assistance.rules.awards import later
from tests.assistance.factories import (
    BAD_ACCOUNT,
    COUNTY,
    MONTH,
    OFFICER,
    TODAY,
    Exchange,
    call,
    enter,
    make_award,
    make_person,
    make_stage,
    perform,
    rows,
    wage,
)
from tests.assistance.test_assistance_items import verify
from tests.support import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

CLOSE = pb.ClosePayrollRequest(month=MONTH, county=COUNTY)


def test_nobody_twice_nobody_missed(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: killed half-way, then closed by four at once: everybody paid once, and file and ledger agree."""
    on, _ = make_stage(fresh)
    enter(on, *[row for n in range(40) for row in make_award(f"a{n:02}", f"r{n}", 1_000 + n)])
    enter(on, *make_award("b1", "x1", 5_000, account=BAD_ACCOUNT, account_ok=False))

    def die(tx: Any) -> None:
        payroll.close_payroll(tx, MONTH, COUNTY)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        perform(on, die, OFFICER)
    assert rows(on, Payment) == []
    answers: list[pb.Payroll] = []
    threads = [threading.Thread(target=lambda: answers.append(call(on, "ClosePayroll", CLOSE))) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len({one.SerializeToString() for one in answers}) == 1
    found, paid = answers[0], rows(on, Payment)
    assert (
        (found.payments, found.total_fen)
        == (40, sum(range(1_000, 1_040)))
        == (len(paid), sum(p.amount_fen for p in paid))
    )
    assert (found.held, list(found.held_awards), found.file_agrees) == (1, ["b1"], True)
    lines = call(on, "GetBankFile", pb.GetBankFileRequest(payroll_id=found.payroll_id)).data.decode().split("\r\n")
    assert sum(int(line.split("|")[6]) for line in lines if line.startswith("D")) == found.total_fen
    assert len([one for one in on.announced("assistance") if isinstance(one, events.PayrollClosed)]) == 1
    assert len(rows(on, Payroll)) == 1


def test_arrears_and_differences(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    last = later(MONTH, -1)
    enter(on, *make_award("a1", "r1", 100, from_month=last))
    enter(on, *make_award("a2", "r2", 200, from_month=last, stopped_from=MONTH, state="STOPPED", stop_why="DEATH"))
    call(on, "ClosePayroll", pb.ClosePayrollRequest(month=last, county=COUNTY))
    enter(on, *make_award("a3", "r3", 300))
    enter(on, *make_award("a4", "r4", 400, from_month=last))
    found = call(on, "ClosePayroll", CLOSE)
    assert found.total_fen == 100 + 300 + 2 * 400
    told = call(on, "ListPayrollDifferences", pb.ListPayrollDifferencesRequest(payroll_id=found.payroll_id))
    assert {(one.award_no, one.before_fen, one.now_fen, one.why) for one in told.differences} == {
        ("a2", 200, 0, "DEATH"),
        ("a3", 0, 300, "GRANTED"),
        ("a4", 0, 800, "ARREARS"),
    }


def test_who_may_close_what(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    with pytest.raises(InvalidInput) as refused:
        call(on, "ClosePayroll", pb.ClosePayrollRequest(month="2026-13", county="110101"))
    assert {one.field for one in refused.value.faults} == {"month", "county"}
    with pytest.raises(NotPossibleNow):
        call(on, "ClosePayroll", pb.ClosePayrollRequest(month=later(MONTH, 1), county=COUNTY))
    with pytest.raises(NotAllowed):
        call(on, "ClosePayroll", CLOSE, make_person("r1"))


def test_a_job_means_a_re_check_and_a_gradual_exit(fresh: Callable[..., Settings]) -> None:
    exchange = Exchange()
    on, city = make_stage(fresh, exchange)
    report = on.outputs("assistance", verify(on, [city.add("r1", 1)]))["reportNo"]
    enter(on, *make_award("a1", "r1", 110_000, report_no=report))
    event = employment.EmploymentChanged(resident_id="r1", state="EMPLOYED", county=COUNTY, since=TODAY.isoformat())
    on.deliver("assistance", *[record(event, "r1", source="employment")] * 2)
    assert [(one.recheck_on, one.recheck_why) for one in rows(on, Award)] == [(TODAY, "LIFE_EVENT")]
    exchange.says["tax", "r1"] = wage(400_000)
    perform(on, rechecks.recheck_due)
    (award,) = rows(on, Award)
    assert (award.state, award.stopped_from) == ("GRADUAL", later(MONTH, 7))
    told = [one.why for one in on.announced("assistance") if isinstance(one, events.BenefitChanged)]
    assert told == ["GRADUAL_EXIT"]


def test_less_is_paid_from_the_next_month(fresh: Callable[..., Settings]) -> None:
    exchange = Exchange()
    on, city = make_stage(fresh, exchange)
    report = on.outputs("assistance", verify(on, [city.add("r1", 1)]))["reportNo"]
    enter(on, *make_award("a1", "r1", 110_000, report_no=report, recheck_on=TODAY))
    exchange.says["tax", "r1"] = wage(50_000)
    answer = call(on, "RecheckAward", pb.RecheckAwardRequest(award_no="a1"))
    assert (answer.outcome, answer.award.amount_fen) == ("CHANGED", 110_000)
    exchange.says["tax", "r1"] = "nothing that can be read"
    assert call(on, "RecheckAward", pb.RecheckAwardRequest(award_no="a1")).outcome == "OPEN"
