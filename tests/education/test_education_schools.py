"""The credit bank, special education, grants, lessons held together, campus security."""

from __future__ import annotations

import threading
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from civic.education.v1 import education_pb2 as pb
from civic.education.v1 import events_pb2 as events
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import registry_pb2
from google.protobuf.json_format import MessageToDict
from joserfc import jws
from joserfc.jwk import OKPKey

from chassis.errors import Conflict, DomainError, InvalidInput, NotFound, NotPossibleNow
from city import places
from services.education.models import StudentRecord
from services.education.rules.credits import did_key
from tests.education.factories import COUNTY, OFFICER, STRANGER, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

TOWN = places.towns(COUNTY)[0].code


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)


def enter(on: Stage, amount: int, number: str = "a1", kind: str = "TRAINING", learner: str = "l1") -> pb.CreditLedger:
    told = {"learner_id": learner, "kind": kind, "credits": amount, "achievement_id": number}
    request = pb.EnterCreditsRequest(**told, title="电工初级", institution="衢州技师学院")  # type: ignore[arg-type]
    ledger: pb.CreditLedger = on.call("education", "EnterCredits", request, OFFICER)
    return ledger


def convert(
    on: Stage, amount: int, number: str, kinds: tuple[str, str] = ("TRAINING", "VOCATIONAL")
) -> pb.CreditLedger:
    request = pb.ConvertCreditsRequest(learner_id="l1", from_kind=kinds[0], to_kind=kinds[1], credits=amount)
    request.conversion_id = number
    ledger: pb.CreditLedger = on.call("education", "ConvertCredits", request, OFFICER)
    return ledger


def balances(ledger: pb.CreditLedger) -> dict[str, int]:
    """What the balances say, after checking that the lines say the same and every transfer sums to zero."""
    sums: dict[tuple[str, str], int] = {}
    mine: dict[str, int] = {}
    for line in ledger.lines:
        key = line.transfer_id, line.kind
        sums[key] = sums.get(key, 0) + line.credits
        if line.account == f"learner/{ledger.learner_id}":
            mine[line.kind] = mine.get(line.kind, 0) + line.credits
    assert set(sums.values()) <= {0}
    told = {one.kind: one.credits for one in ledger.balances}
    assert told == mine
    return told


def test_credits_are_entered_once_and_converted_by_the_table(on: Stage) -> None:
    for _ in range(2):
        assert balances(enter(on, 10)) == {"TRAINING": 10}
    with pytest.raises(Conflict):
        enter(on, 11)
    for _ in range(2):
        assert balances(convert(on, 6, "c1")) == {"TRAINING": 4, "VOCATIONAL": 3}
    with pytest.raises(InvalidInput):
        convert(on, 3, "c2")  # half a credit would be lost
    with pytest.raises(NotPossibleNow):
        convert(on, 6, "c3")
    said = on.announced("education")
    assert [one.credits for one in said if isinstance(one, events.CreditsEntered)] == [10]
    with pytest.raises(NotFound):
        on.call("education", "GetCreditLedger", pb.GetCreditLedgerRequest(learner_id="l1"), STRANGER)


def test_the_ledger_balances_whatever_is_done(on: Stage) -> None:
    """INVARIANT: no balance below zero, the lines sum to the balances, each transfer to zero."""
    draw = Random(3)
    for number in range(40):
        try:
            if draw.random() < 0.4:
                balances(enter(on, draw.randint(1, 9), f"a{draw.randint(1, 12)}", draw.choice(["TRAINING", "ONLINE"])))
            else:
                kinds = draw.choice([("TRAINING", "VOCATIONAL"), ("ONLINE", "VOCATIONAL"), ("VOCATIONAL", "DEGREE")])
                balances(convert(on, draw.randint(1, 8), f"c{number}", kinds))
        except DomainError:
            continue
    request = pb.GetCreditLedgerRequest(learner_id="l1")
    assert min(balances(on.call("education", "GetCreditLedger", request, OFFICER)).values()) >= 0


def test_no_credit_is_spent_twice_at_the_same_moment(on: Stage) -> None:
    """INVARIANT: ten credits are spent by five conversions of two, whatever number ask together."""
    enter(on, 10)
    done: list[bool] = []

    def spend(number: int) -> None:
        try:
            convert(on, 2, f"c{number}")
            done.append(True)
        except NotPossibleNow:
            done.append(False)

    threads = [threading.Thread(target=spend, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (done.count(True), len(done)) == (5, 8)
    request = pb.GetCreditLedgerRequest(learner_id="l1")
    assert balances(on.call("education", "GetCreditLedger", request, OFFICER)) == {"TRAINING": 0, "VOCATIONAL": 5}


def test_a_badge_is_believed_by_another_library(on: Stage) -> None:
    """Open Badges 3.0, 8.2.4: a JWT whose header holds the key; verified by joserfc, which we do not use ourselves."""
    enter(on, 4)
    request = pb.GetCreditBadgeRequest(learner_id="l1", achievement_id="a1")
    badge = on.call("education", "GetCreditBadge", request, OFFICER)
    header = jws.extract_compact(badge.jwt.encode()).headers()
    key = OKPKey.import_key(header["jwk"])
    verified = jws.deserialize_compact(badge.jwt, key, algorithms=["EdDSA", "Ed25519"])
    credential = MessageToDict(badge.credential)
    assert credential["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert {"@context", "id", "issuer", "validFrom", "credentialSubject", "name"} <= set(credential)
    assert {"id", "type", "name", "criteria", "description"} <= set(credential["credentialSubject"]["achievement"])
    public = on.host.departments["education"].keyring.private.public_key().public_bytes_raw()
    assert credential["issuer"]["id"] == did_key(public)
    assert b"OpenBadgeCredential" in verified.payload
    head, body, signature = badge.jwt.split(".")
    with pytest.raises(Exception, match=r"(?i)signature"):
        jws.deserialize_compact(f"{head}.{body[:-4]}AAAA.{signature}", key, algorithms=["EdDSA", "Ed25519"])


def test_a_plan_is_made_by_experts_and_taught_at_home(on: Stage) -> None:
    inputs = {"residentId": "r-child", "grade": "一级", "schoolWish": "HOME"}
    answer = on.assign("education", "plan-special-education", inputs, times=2)
    assert answer.outcome == onething.ItemAnswered.NEEDS_OFFICER
    yes = onething.OfficerDecision(granted=True)
    answer = on.assign("education", "plan-special-education", inputs, attempt=2, officer=yes, times=2)
    number = on.outputs("education", answer)["educationPlanNo"]
    plan = on.call("education", "GetEducationPlan", pb.GetEducationPlanRequest(plan_no=number), OFFICER)
    assert plan.visits_a_month == 4
    with pytest.raises(InvalidInput):
        on.call("education", "NoteHomeVisit", pb.NoteHomeVisitRequest(plan_no=number, visited_on="2020-01-01"), OFFICER)
    on.assign("education", "plan-special-education", {}, undo=True)
    assert on.call("education", "GetEducationPlan", pb.GetEducationPlanRequest(plan_no=number), OFFICER).cancelled
    with pytest.raises(NotFound):
        on.call("education", "GetEducationPlan", pb.GetEducationPlanRequest(plan_no=number), STRANGER)


def test_a_household_with_a_pupil_is_granted_aid(on: Stage) -> None:
    edge = on.host.departments["education"].edge

    def household(actor: Any, method: str, request: Any, purpose: str, case_id: str) -> Any:
        return registry_pb2.Household(members=[{"resident_id": "r-1"}, {"resident_id": "r-2"}])

    edge.asking = household
    inputs = {"householdId": "h", "reviewNo": "v"}
    answer = on.assign("education", "grant-study-aid", inputs, case_id="c0")
    assert answer.outcome == onething.ItemAnswered.REFUSED

    def enrol(tx: Any) -> None:
        record = StudentRecord(no="G1", case_id="x", child_id="r-2", application_id="", school_id="S", stage="PRIMARY")
        record.opened_on = tx.now.date()
        tx.session.add(record)

    edge.perform(enrol, OFFICER)
    answer = on.assign("education", "grant-study-aid", inputs, times=2)
    number = on.outputs("education", answer)["studyNo"]
    aid = on.call("education", "GetStudyAid", pb.GetStudyAidRequest(study_no=number), OFFICER)
    assert (aid.pupils, aid.fen_a_year) == (1, 50000)


def test_lessons_spaces_and_campus(on: Stage) -> None:
    def school(name: str, spaces: int, *, rural: bool = True) -> None:
        request = pb.EnterSchoolRequest(school_id=name, name=name, town=TOWN, rural=rural, spaces=spaces)
        on.call("education", "EnterSchool", request, OFFICER)

    for name in ("far", "further"):
        school(name, 0)
    for _ in range(2):
        school("strong", 3, rural=False)
    said = on.announced("education")
    assert [one.spaces for one in said if isinstance(one, events.TeachingSpacesChanged)] == [3]
    request = pb.PairSchoolsRequest(school_id="far", partner_id="strong")
    pairing = on.call("education", "PairSchools", request, OFFICER).pairing_id
    lesson = pb.HoldSharedLessonRequest(pairing_id=pairing, lesson_id="1", subject="英语", pupils=20)
    lesson.held_at = "2026-11-02T09:00:00+08:00"
    for _ in range(2):
        assert on.call("education", "HoldSharedLesson", lesson, OFFICER).lessons == 1
    assert [one.rural for one in on.announced("education")] == [True]
    asked = pb.GetLessonCoverageRequest(county=COUNTY)
    (row,) = on.call("education", "GetLessonCoverage", asked, STRANGER).counties
    assert (row.rural_schools, row.reached, row.share, row.spaces) == (2, 1, 0.5, 3)
    report = pb.ReportCampusIncidentRequest(report_id="i1", school_id="far", kind="INTRUDER")
    for _ in range(2):
        on.call("education", "ReportCampusIncident", report, OFFICER)
    (event,) = on.announced("education")
    assert (event.kind, event.town) == ("INTRUDER", TOWN)
    come = pb.NoteVisitorRequest(visit_id="v", school_id="far", visitor_id="r-9")
    assert on.call("education", "NoteVisitor", come, OFFICER).inside == 1
    come.leaving = True
    assert on.call("education", "NoteVisitor", come, OFFICER).inside == 0
    beat = pb.BeatCampusDeviceRequest(device_id="d", school_id="far", kind="CAMERA")
    on.call("education", "BeatCampusDevice", beat, OFFICER)
    assert not on.call("education", "ListSilentDevices", pb.ListSilentDevicesRequest(), OFFICER).devices
