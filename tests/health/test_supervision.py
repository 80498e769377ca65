"""Supervision of medicine: what stands out, in whatever order it is reported, and what becomes of it."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.days import CHINA
from services.health.network.models import Institution
from services.health.supervision import rpc, rules
from services.health.supervision.law import catalogue, law
from services.health.supervision.models import Finding, Prescription
from tests.health.factories import OFFICER, STRANGER, make_resident, make_stage
from tests.support import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.edge import Tx
    from chassis.settings import Settings
    from tests.support import Stage

TODAY = date(2026, 11, 23)
NOW = datetime.combine(TODAY, time(9), CHINA).astimezone(UTC)
LATE = NOW + timedelta(days=30)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made = make_stage(fresh)

    def enter(tx: Tx) -> None:
        for name, level in (("H1", 1), ("H2", 2), ("H3", 3)):
            tx.session.add(Institution(id=name, name=f"演示{name}", county="330802", town="330802001", level=level))

    made.host.departments["health"].edge.perform(enter, system("health"))
    return made


def call(on: Stage, method: str, request: Any, actor: Actor = WINDOW, moment: datetime = NOW) -> Any:
    def act(tx: Tx) -> Any:
        tx.now = moment
        return rpc.RPCS[method](tx, request)

    return on.host.departments["health"].edge.perform(act, actor)


def make_line(drug: str = "AMLODIPINE", **changes: Any) -> dict[str, Any]:
    told = {"dose_mg": 5, "times_a_day": 1, "days": 7, "quantity": 7, "unit_price_fen": 20}
    return {"drug": drug, **told, **changes}


def prescribe(on: Stage, no: str, *lines: dict[str, Any], at: str = "H3", day: str = "2026-11-20", **more: Any) -> Any:
    told = {"institution_id": at, "prescription_no": no, "resident_id": "r-1", "prescriber": "d1", "issued_on": day}
    request = pb.ReportPrescriptionRequest(**{"setting": "OUTPATIENT", **told, **more})
    for line in lines:
        request.lines.add(**line)
    return call(on, "ReportPrescription", request)


def examine(on: Stage, no: str, at: str, day: str, code: str = "CHEST_CT", **more: Any) -> Any:
    told = {"institution_id": at, "examination_no": no, "resident_id": "r-1", "code": code, "done_on": day}
    return call(on, "ReportExamination", pb.ReportExaminationRequest(**{"price_fen": 20000, **told, **more}))


def rows(on: Stage, model: type[Any]) -> Sequence[Any]:
    with on.host.departments["health"].db.transaction(write=False) as session:
        return session.exec(select(model)).all()


def kinds(answer: Any) -> list[str]:
    return [one.kind for one in answer.findings]


# --- the rules ----------------------------------------------------------------------------------------------------


def script(*lines: dict[str, Any], setting: str = "OUTPATIENT", reason: str = "", day: date = TODAY) -> rules.Script:
    return rules.Script(setting, day, tuple(rules.Line(**line) for line in lines), reason)


@pytest.mark.parametrize(
    ("lines", "level", "more", "expected"),
    [
        ([make_line()], 1, {}, []),
        ([make_line(dose_mg=5, times_a_day=2)], 1, {}, []),
        ([make_line(dose_mg=5, times_a_day=3)], 1, {}, ["DOSE"]),
        ([make_line(unit_price_fen=61)], 1, {}, ["DRUG_PRICE"]),
        ([make_line(days=8)], 1, {}, ["SUPPLY"]),
        ([make_line(days=30)], 1, {"reason": "高血压长期处方"}, []),
        ([make_line(days=85)], 1, {"reason": "高血压长期处方"}, ["SUPPLY"]),
        ([make_line(days=4)], 1, {"setting": "EMERGENCY"}, ["SUPPLY"]),
        ([make_line(days=60)], 3, {"setting": "INPATIENT"}, []),
        ([make_line(), make_line()], 1, {}, ["DUPLICATE_DRUG"]),
        ([make_line("WARFARIN"), make_line("ASPIRIN")], 1, {}, ["INTERACTION"]),
        ([make_line("AMOXICILLIN")], 1, {}, []),
        ([make_line("MOXIFLOXACIN")], 1, {}, ["ANTIBIOTIC_CLASS"]),
        ([make_line("MOXIFLOXACIN")], 2, {}, []),
        ([make_line("MEROPENEM")], 3, {}, ["ANTIBIOTIC_CLASS"]),
        ([make_line("MEROPENEM")], 3, {"setting": "INPATIENT"}, []),
        ([make_line("MEROPENEM")], 1, {}, ["ANTIBIOTIC_CLASS", "ANTIBIOTIC_CLASS"]),
        (
            [make_line(drug, dose_mg=0.1) for drug in sorted(catalogue().drugs)[:6]],
            3,
            {"setting": "EMERGENCY", "reason": "x"},
            ["TOO_MANY_DRUGS", "SUPPLY"],
        ),
    ],
)
def test_what_stands_out_by_itself(
    lines: list[dict[str, Any]], level: int, more: dict[str, Any], expected: list[str]
) -> None:
    found = rules.check_script(script(*lines, **more), level, catalogue(), law())
    assert list(dict.fromkeys(one.kind for one in found)) == list(dict.fromkeys(expected))
    assert len([one for one in found if one.kind == "ANTIBIOTIC_CLASS"]) == expected.count("ANTIBIOTIC_CLASS")
    assert all(one.reason.zh and one.reason.en and one.reason.legal_reference for one in found)


@pytest.mark.parametrize(("gap", "expected"), [(3, ["DUPLICATE_DRUG"]), (4, []), (7, []), (0, ["DUPLICATE_DRUG"])])
def test_overlapping_supply(gap: int, expected: list[str]) -> None:
    earlier, later = script(make_line()), script(make_line(), day=TODAY + timedelta(days=gap))
    assert [one.kind for one in rules.between(earlier, later, catalogue(), law())] == expected


@pytest.mark.parametrize(
    ("gap", "reason", "expected"),
    [(0, "", True), (30, "", True), (31, "", False), (5, "病情变化", False), (-1, "", False)],
)
def test_recognised_results(gap: int, reason: str, expected: bool) -> None:
    earlier = rules.Examined("CHEST_CT", TODAY, 100)
    later = rules.Examined("CHEST_CT", TODAY + timedelta(days=gap), 100, reason)
    assert bool(rules.repeated(earlier, later, catalogue())) is expected


# --- reports ------------------------------------------------------------------------------------------------------


def test_a_prescription_reported_twice_is_one(on: Stage) -> None:
    """INVARIANT: the same report again answers the same; other content under its number is refused."""
    first = prescribe(on, "N1", make_line(dose_mg=20))
    again = prescribe(on, "N1", make_line(dose_mg=20))
    assert kinds(first) == kinds(again) == ["DOSE"]
    assert first.prescription_id == again.prescription_id
    with pytest.raises(Conflict):
        prescribe(on, "N1", make_line(dose_mg=5))
    assert (len(rows(on, Prescription)), len(rows(on, Finding))) == (1, 1)


@pytest.mark.parametrize("later_first", [False, True])
def test_a_drug_handed_out_twice_is_found_in_any_order(on: Stage, later_first: bool) -> None:
    """INVARIANT: what stands out between two reports is found at the later one, whichever arrives first."""
    reports = [("A", "H1", "2026-11-16"), ("B", "H2", "2026-11-17")]
    for no, at, day in reversed(reports) if later_first else reports:
        prescribe(on, no, make_line(), at=at, day=day)
    (finding,) = rows(on, Finding)
    assert (finding.kind, finding.institution_id, finding.on_day) == ("DUPLICATE_DRUG", "H2", date(2026, 11, 17))


def test_drugs_of_two_prescriptions_do_not_go_together(on: Stage) -> None:
    prescribe(on, "A", make_line("WARFARIN"), at="H1")
    assert kinds(prescribe(on, "B", make_line("IBUPROFEN", dose_mg=200), at="H2", day="2026-11-22")) == ["INTERACTION"]
    assert kinds(prescribe(on, "C", make_line("IBUPROFEN", dose_mg=200), resident_id="r-2")) == []


@pytest.mark.parametrize("later_first", [False, True])
def test_a_repeated_examination_is_found_in_any_order(on: Stage, later_first: bool) -> None:
    reports = [("A", "H1", "2026-11-02"), ("B", "H2", "2026-11-20")]
    for no, at, day in reversed(reports) if later_first else reports:
        examine(on, no, at, day)
    examine(on, "C", "H2", "2026-11-21")
    examine(on, "D", "H3", "2026-11-21", "HEAD_CT")
    found = [(one.kind, one.institution_id, one.on_day) for one in rows(on, Finding)]
    assert sorted(found) == [
        ("DUPLICATE_EXAMINATION", "H2", date(2026, 11, 20)),
        ("DUPLICATE_EXAMINATION", "H2", date(2026, 11, 21)),
    ]


def test_two_reports_at_once_see_each_other(on: Stage) -> None:
    """INVARIANT: of two reports of one person at the same moment one sees the other."""
    for attempt in range(5):
        reports = [(f"A{attempt}", "H1"), (f"B{attempt}", "H2")]
        threads = [
            threading.Thread(
                target=examine,
                args=(on, no, at, "2026-11-20", "ECG"),
                kwargs={"resident_id": f"r-{attempt}", "price_fen": 1500},
            )
            for no, at in reports
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(rows(on, Finding)) == attempt + 1


def test_every_fault_of_a_report_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        prescribe(on, "", make_line("ASPIRINE", days=0), make_line(dose_mg=-1), setting="HOME", prescriber="")
    assert [fault.field for fault in refused.value.faults] == [
        "prescriptionNo",
        "prescriber",
        "setting",
        "lines[0].drug",
        "lines[0].days",
        "lines[1].doseMg",
    ]
    with pytest.raises(InvalidInput) as refused:
        examine(on, "", "H1", "2027-01-01", "MRI", price_fen=-1)
    assert [fault.field for fault in refused.value.faults] == ["examinationNo", "code", "doneOn", "priceFen"]
    with pytest.raises(NotFound):
        prescribe(on, "N", make_line(), at="H9")
    assert rows(on, Prescription) == []


def test_before_it_is_issued(on: Stage) -> None:
    told = pb.CheckPrescriptionRequest(institution_id="H1", setting="OUTPATIENT")
    told.lines.add(**make_line(dose_mg=20))
    assert [reason.code for reason in call(on, "CheckPrescription", told).reasons] == ["health.dose-too-high"]
    assert rows(on, Prescription) == []


def test_whose_prescription_it_is(on: Stage) -> None:
    made = prescribe(on, "N1", make_line())
    asked = pb.GetPrescriptionRequest(prescription_id=made.prescription_id)
    assert call(on, "GetPrescription", asked, make_resident("r-1")).lines[0].drug == "AMLODIPINE"
    with pytest.raises(NotFound):
        call(on, "GetPrescription", asked, make_resident(STRANGER))


# --- findings -----------------------------------------------------------------------------------------------------


def decide(on: Stage, finding_id: str, outcome: str = "UPHELD", moment: datetime = NOW, actor: Actor = OFFICER) -> Any:
    told = pb.DecideFindingRequest(finding_id=finding_id, outcome=outcome, note="经核查")
    return call(on, "DecideFinding", told, actor, moment)


def test_an_answer_and_a_decision(on: Stage) -> None:
    (finding,) = prescribe(on, "N1", make_line(dose_mg=20)).findings
    assert finding.answer_until == "2026-12-07"
    with pytest.raises(NotPossibleNow, match="not-answered"):
        decide(on, finding.finding_id)
    told = pb.AnswerFindingRequest(finding_id=finding.finding_id, answer="录入错误，实际为每日 10 mg")
    other = Actor("w9", "window", county="330822", department="health", via="gateway")
    with pytest.raises(NotAllowed):
        call(on, "AnswerFinding", told, other)
    assert call(on, "AnswerFinding", told).state == "ANSWERED"
    with pytest.raises(NotPossibleNow):
        call(on, "AnswerFinding", told)
    on.announced("health")
    assert decide(on, finding.finding_id, "DISMISSED").state == "DISMISSED"
    (said,) = on.announced("health")
    assert (isinstance(said, events.FindingDecided), said.upheld) == (True, False)
    with pytest.raises(NotPossibleNow):
        decide(on, finding.finding_id)


def test_no_answer_by_the_limit(on: Stage) -> None:
    (finding,) = prescribe(on, "N1", make_line(dose_mg=20)).findings
    asked = pb.ListFindingsRequest(overdue=True)
    assert list(call(on, "ListFindings", asked, OFFICER).findings) == []
    (listed,) = call(on, "ListFindings", asked, OFFICER, LATE).findings
    assert (listed.finding_id, listed.overdue) == (finding.finding_id, True)
    assert decide(on, finding.finding_id, moment=LATE).state == "UPHELD"
    with pytest.raises(InvalidInput) as refused:
        call(on, "DecideFinding", pb.DecideFindingRequest(finding_id=finding.finding_id, outcome="MAYBE"), OFFICER)
    assert [fault.field for fault in refused.value.faults] == ["note", "outcome"]


def test_what_is_published(on: Stage) -> None:
    """INVARIANT: what is published names institutions and numbers, and nobody treated or treating."""
    upheld = prescribe(on, "N1", make_line(dose_mg=20)).findings[0]
    prescribe(on, "N2", make_line("MEROPENEM"), resident_id="r-2")
    prescribe(on, "N3", make_line(), at="H1", resident_id="r-3")
    examine(on, "E1", "H3", "2026-11-20")
    decide(on, upheld.finding_id, moment=LATE)
    nobody = Actor("", "")
    answer = call(on, "GetSupervisionStatistics", pb.GetSupervisionStatisticsRequest(county="330802"), nobody, LATE)
    by = {one.institution_id: one for one in answer.institutions}
    assert set(by) == {"H1", "H3"}
    three = by["H3"]
    assert (three.prescriptions, three.examinations, three.findings, three.upheld, three.unanswered) == (2, 1, 2, 1, 1)
    assert dict(three.by_kind) == {"DOSE": 1, "ANTIBIOTIC_CLASS": 1}
    assert three.upheld_per_100 == pytest.approx(100 / 3)
    assert by["H1"].upheld_per_100 == 0
    assert b"r-1" not in answer.SerializeToString()
    assert b"d1" not in answer.SerializeToString()
    told = pb.GetSupervisionStatisticsRequest(county="1", from_day="x", until_day="y")
    with pytest.raises(InvalidInput) as refused:
        call(on, "GetSupervisionStatistics", told, nobody)
    assert [fault.field for fault in refused.value.faults] == ["county", "fromDay", "untilDay"]
