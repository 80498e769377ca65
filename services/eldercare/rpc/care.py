"""Assessments, gradings, care plans and visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from services.eldercare.actions import assessments, visits
from services.eldercare.rpc import say
from services.eldercare.rpc.sos import position
from services.eldercare.rules import assessment as rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.eldercare.models import Assessment, CarePlan, Visit

_ITEMS = {item.json_name: item.name for item in pb.AbilityScores.DESCRIPTOR.fields}


def assess(tx: Tx, request: pb.AssessElderRequest) -> pb.AssessElderResponse:
    """See the proto."""
    named = [(one.assessor_id, list(one.evidence)) for one in request.assessors]
    found = assessments.assess_elder(tx, request.resident_id, _findings(request), named)
    whole = _assessment(tx, found)
    return pb.AssessElderResponse(
        assessment_id=whole.assessment_id,
        resident_id=whole.resident_id,
        total=whole.total,
        parts=pb.AssessElderResponse.Parts(
            self_care=whole.parts.self_care,
            mobility=whole.parts.mobility,
            mental=whole.parts.mental,
            senses=whole.parts.senses,
        ),
        preliminary_grade=whole.preliminary_grade,
        final_grade=whole.final_grade,
        reasons=whole.reasons,
        state=whole.state,
        assessors=whole.assessors,
        assessed_at=whole.assessed_at,
    )


def countersign(tx: Tx, request: pb.CountersignAssessmentRequest) -> pb.Assessment:
    """See the proto."""
    found = None if request.agrees else _findings(request)
    return _assessment(tx, assessments.countersign(tx, request.assessment_id, found, list(request.evidence)))


def get_assessment(tx: Tx, request: pb.GetAssessmentRequest) -> pb.Assessment:
    """See the proto."""
    return _assessment(tx, assessments.read_assessment(tx, request.assessment_id))


def grade_long_term_care(tx: Tx, request: pb.GradeLongTermCareRequest) -> pb.LongTermCareGrading:
    """See the proto."""
    scores = {"dailyLiving": request.daily_living, "cognition": request.cognition, "senses": request.senses}
    grading, level = assessments.grade_long_term_care(tx, request.resident_id, scores)
    return pb.LongTermCareGrading(
        grading_id=grading.id,
        resident_id=grading.resident_id,
        level=level.level,
        level_zh=level.zh,
        reasons=say.reasons(level.reasons),
        **say.moments(graded_at=grading.graded_at),
    )


def make_plan(tx: Tx, request: pb.MakeCarePlanRequest) -> pb.CarePlan:
    """See the proto."""
    lines = [
        {"service": line.service, "weekdays": list(line.weekdays), "time": line.time, "minutes": line.minutes}
        for line in request.lines
    ]
    plan = visits.make_plan(tx, request.resident_id, lines, request.carer_id, getattr(request, "from"))
    return _plan(plan, visits.planned_visits(tx, plan.id))


def get_plan(tx: Tx, request: pb.GetCarePlanRequest) -> pb.CarePlan:
    """See the proto."""
    return _plan(*visits.read_plan(tx, request.plan_id))


def list_visits(tx: Tx, request: pb.ListCareVisitsRequest) -> pb.ListCareVisitsResponse:
    """See the proto."""
    found = visits.list_visits(tx, request.resident_id, request.carer_id, request.day)
    return pb.ListCareVisitsResponse(visits=[visit_of(visit) for visit in found])


def check_in(tx: Tx, request: pb.CheckInVisitRequest) -> pb.CareVisit:
    """See the proto."""
    return visit_of(visits.check_in(tx, request.visit_id, position(request)))


def end_visit(tx: Tx, request: pb.EndVisitRequest) -> pb.CareVisit:
    """See the proto."""
    return visit_of(visits.end_visit(tx, request.visit_id, position(request)))


def visit_of(found: Visit) -> pb.CareVisit:
    """A visit."""
    return pb.CareVisit(
        visit_id=found.id,
        resident_id=found.resident_id,
        carer_id=found.carer_id,
        service=found.service,
        minutes=found.minutes,
        state=found.state,
        distance_m=found.distance_m,
        belongs_to=found.belongs_to,
        **say.moments(planned_at=found.planned_at, checked_in_at=found.checked_in_at, ended_at=found.ended_at),
    )


def _findings(request: pb.AssessElderRequest | pb.CountersignAssessmentRequest) -> rules.Findings:
    given = request.scores
    return rules.Findings(
        {item: getattr(given, name) for item, name in _ITEMS.items() if given.HasField(name)},
        request.coma,
        request.dementia,
        request.psychiatric,
        request.care_risk_events_in_30_days,
    )


def _assessment(tx: Tx, found: Assessment) -> pb.Assessment:
    opinions = assessments.opinions(tx, found.id)
    return pb.Assessment(
        assessment_id=found.id,
        resident_id=found.resident_id,
        total=found.total,
        parts=pb.Assessment.Parts(
            self_care=found.parts["selfCare"],
            mobility=found.parts["mobility"],
            mental=found.parts["mental"],
            senses=found.parts["senses"],
        ),
        preliminary_grade=found.preliminary,
        final_grade=found.final,
        reasons=[pb.Reason(**reason) for reason in found.reasons],
        state=found.state,
        assessors=[pb.Assessor(assessor_id=one.assessor_id, evidence=one.evidence) for one in opinions],
        reassess_on=say.day(assessments.reassess_on(found)),
        **say.moments(assessed_at=found.assessed_at, confirmed_at=found.confirmed_at),
    )


def _plan(plan: CarePlan, planned: int) -> pb.CarePlan:
    answer = pb.CarePlan(
        plan_id=plan.id,
        resident_id=plan.resident_id,
        lines=[pb.MakeCarePlanRequest.Line(**line) for line in plan.lines],
        carer_id=plan.carer_id,
        review_on=say.day(plan.review_on),
        ended=plan.ended,
        visits=planned,
    )
    setattr(answer, "from", say.day(plan.begins_on))
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "AssessElder": assess,
    "CountersignAssessment": countersign,
    "GetAssessment": get_assessment,
    "GradeLongTermCare": grade_long_term_care,
    "MakeCarePlan": make_plan,
    "GetCarePlan": get_plan,
    "ListCareVisits": list_visits,
    "CheckInVisit": check_in,
    "EndVisit": end_visit,
}
