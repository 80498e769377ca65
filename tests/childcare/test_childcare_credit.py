"""Credit: points that fade and are mended, a draw that anybody repeats, from the filing to the public grade."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.childcare.v1 import childcare_pb2 as pb
from civic.childcare.v1 import events_pb2 as events
from google.protobuf.json_format import MessageToDict

from chassis.auth import Actor
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotPossibleNow
from services.childcare import redraw
from services.childcare.law import law
from services.childcare.models.credit import CreditEvent
from services.childcare.rules import credit
from tests.childcare.factories import OFFICER, make_stage
from tests.childcare.test_childcare_filings import SUPERVISOR, TOWN, change, file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.settings import Settings
    from tests.support import Stage

DAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("events_", "score", "grade"),
    [
        ([], 100.0, "A"),
        ([credit.Event("FIRE_SAFETY", -20, DAY)], 80.0, "B"),
        ([credit.Event("FIRE_SAFETY", -20, DAY - timedelta(days=365))], 90.0, "A"),
        ([credit.Event("FIRE_SAFETY", -20, DAY, DAY)], 95.0, "A"),
        ([credit.Event("CHILD_HARMED", -80, DAY), credit.Event("FALSE_STATEMENT", -30, DAY)], 0.0, "D"),
        ([credit.Event("CLEAN_INSPECTION", 3, DAY)], 100.0, "A"),
        ([credit.Event("FIRE_SAFETY", -20, DAY + timedelta(days=1))], 100.0, "A"),
    ],
)
def test_score(events_: list[credit.Event], score: float, grade: str) -> None:
    assert credit.score(law(), events_, DAY) == score
    assert credit.grade(law(), score, DAY) == grade


def test_the_draw_depends_on_the_seed_alone_and_on_the_weights() -> None:
    """INVARIANT: the order in which lots are given changes nothing; a weight of eight comes up about eight times."""
    weights = {f"i{number}": 1 for number in range(20)}
    seed = bytes(32)
    assert credit.draw(seed, weights, 5) == credit.draw(seed, dict(reversed(list(weights.items()))), 5)
    assert len(set(credit.draw(seed, weights, 30))) == 20
    heavy = {"a": 8, "b": 1}
    first = [credit.draw(number.to_bytes(32, "big"), heavy, 1)[0] for number in range(900)]
    assert 740 < first.count("a") < 860


def call(on: Stage, method: str, request: Any, actor: Actor = OFFICER) -> Any:
    return on.call("childcare", method, request, actor)


def test_from_application_to_published_grade(  # noqa: PLR0915 - one journey
    fresh: Callable[..., Settings], tmp_path: Path
) -> None:
    """INVARIANT: the seed is not told before the draw; anybody repeats the draw from what is published after it."""
    on, _ = make_stage(fresh)
    ids = [file(on, f"case-{number}", f"{TOWN.name}路 {number} 号") for number in range(4)]
    file_of = call(on, "GetInstitutionCredit", pb.GetInstitutionCreditRequest(institution_id=ids[0]))
    assert (file_of.grade, file_of.score, [one.kind for one in file_of.events]) == ("A", 100.0, ["FILED"])
    plan = pb.CommitInspectionDrawRequest(round="2026-Q4", inspectors=["o1", "o2"], size=2)
    made = call(on, "CommitInspectionDraw", plan)
    assert made.seed == ""
    assert [one.institution_id for one in made.lots] == sorted(ids)
    with pytest.raises(Conflict):
        call(on, "CommitInspectionDraw", plan)
    with pytest.raises(InvalidInput) as refused:
        call(on, "CommitInspectionDraw", pb.CommitInspectionDrawRequest(inspectors=["a"]))
    assert [fault.field for fault in refused.value.faults] == ["round", "inspectors", "size"]
    drawn = call(on, "RevealInspectionDraw", pb.RevealInspectionDrawRequest(draw_id=made.draw_id))
    assert call(on, "RevealInspectionDraw", pb.RevealInspectionDrawRequest(draw_id=made.draw_id)) == drawn
    assert len(drawn.inspections) == 2
    path = tmp_path / "draw.json"
    published = MessageToDict(drawn)
    path.write_text(json.dumps(published), encoding="utf-8")
    assert redraw.main([str(path), "--commitment", made.commitment]) == 0
    published["seed"] = "00" * 32
    path.write_text(json.dumps(published), encoding="utf-8")
    assert redraw.main([str(path)]) == 1

    inspection = drawn.inspections[0]
    report = pb.ReportChildcareInspectionRequest(inspection_id=inspection.inspection_id, findings=["FIRE_SAFETY"])
    stranger = Actor("o9", "officer", county="330802", department="childcare", via="gateway", purpose="test")
    with pytest.raises(NotAllowed):
        call(on, "ReportChildcareInspection", report, stranger)
    on.announced("childcare")
    call(on, "ReportChildcareInspection", report)
    with pytest.raises(NotPossibleNow):
        call(on, "ReportChildcareInspection", report)
    told = [one for one in on.announced("childcare") if isinstance(one, events.CreditGraded)]
    assert [(one.institution_id, one.grade) for one in told] == [(inspection.institution_id, "B")]
    ask = pb.GetInstitutionCreditRequest(institution_id=inspection.institution_id)
    event = next(one for one in call(on, "GetInstitutionCredit", ask).events if one.kind == "FIRE_SAFETY")
    with pytest.raises(NotPossibleNow):
        call(on, "RepairCreditEvent", pb.RepairCreditEventRequest(event_id=event.event_id, text="已整改"))
    call(on, "AppealCreditEvent", pb.AppealCreditEventRequest(event_id=event.event_id, text="检查有误"))
    decide = pb.DecideCreditAppealRequest(event_id=event.event_id, lift=False, text="维持")
    with pytest.raises(NotAllowed):
        call(on, "DecideCreditAppeal", decide)
    assert call(on, "DecideCreditAppeal", decide, SUPERVISOR).state == "STANDS"

    def age(tx: Any) -> None:
        row = tx.session.get(CreditEvent, event.event_id)
        row.on = row.on - timedelta(days=31)

    change(on, age)
    call(on, "RepairCreditEvent", pb.RepairCreditEventRequest(event_id=event.event_id, text="已整改"))
    mended = call(on, "GetInstitutionCredit", ask)
    states = {one.kind: one.state for one in mended.events}
    assert (mended.grade, states["FIRE_SAFETY"]) == ("A", "REPAIRED")
    note = pb.NoteCreditEventRequest(institution_id=ids[0], kind="CHILD_HARMED", cause="决定书 1 号")
    for _ in range(2):
        call(on, "NoteCreditEvent", note)
    assert call(on, "GetInstitutionCredit", pb.GetInstitutionCreditRequest(institution_id=ids[0])).grade == "D"
