"""Schools, campus security, special education, grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.education.v1 import education_pb2 as pb

from services.education.actions import schools, special

if TYPE_CHECKING:
    from datetime import date

    from chassis.edge import Tx
    from services.education.models.schools import CampusDevice, EducationPlan, Pairing


def get_education_plan(tx: Tx, request: pb.GetEducationPlanRequest) -> pb.EducationPlan:
    """See the proto."""
    return _plan(*special.read_plan(tx, request.plan_no))


def note_home_visit(tx: Tx, request: pb.NoteHomeVisitRequest) -> pb.EducationPlan:
    """See the proto."""
    return _plan(*special.note_home_visit(tx, request.plan_no, request.visited_on))


def get_study_aid(tx: Tx, request: pb.GetStudyAidRequest) -> pb.StudyAid:
    """See the proto."""
    aid = special.read_aid(tx, request.study_no)
    return pb.StudyAid(study_no=aid.no, household_id=aid.household_id, pupils=aid.pupils, fen_a_year=aid.fen_a_year)


def beat_campus_device(tx: Tx, request: pb.BeatCampusDeviceRequest) -> pb.CampusDevice:
    """See the proto."""
    return _device(schools.beat(tx, request.device_id, request.school_id, request.kind))


def list_silent_devices(tx: Tx, request: pb.ListSilentDevicesRequest) -> pb.ListSilentDevicesResponse:
    """See the proto."""
    return pb.ListSilentDevicesResponse(devices=[_device(one) for one in schools.silent_devices(tx, request.school_id)])


def note_visitor(tx: Tx, request: pb.NoteVisitorRequest) -> pb.SchoolVisit:
    """See the proto."""
    told = (request.visit_id, request.school_id, request.visitor_id)
    visit, inside = schools.note_visitor(tx, *told, leaving=request.leaving)
    left = visit.left_at.isoformat() if visit.left_at else ""
    came = visit.came_at.isoformat()
    return pb.SchoolVisit(visit_id=visit.id, school_id=visit.school_id, came_at=came, left_at=left, inside=inside)


def report_campus_incident(tx: Tx, request: pb.ReportCampusIncidentRequest) -> pb.CampusIncident:
    """See the proto."""
    made = schools.report_incident(tx, request.report_id, request.school_id, request.kind, request.at)
    at = made.at.isoformat()
    return pb.CampusIncident(campus_incident_id=made.id, school_id=made.school_id, kind=made.kind, at=at)


def enter_school(tx: Tx, request: pb.EnterSchoolRequest) -> pb.School:
    """See the proto."""
    told = (request.school_id, request.name, request.town)
    one = schools.enter_school(tx, *told, rural=request.rural, spaces=request.spaces)
    answer = pb.School(school_id=one.id, name=one.name, county=one.county, town=one.town)
    answer.rural, answer.spaces = one.rural, one.spaces
    return answer


def pair_schools(tx: Tx, request: pb.PairSchoolsRequest) -> pb.SchoolPairing:
    """See the proto."""
    return _pairing(tx, schools.pair_schools(tx, request.school_id, request.partner_id))


def hold_shared_lesson(tx: Tx, request: pb.HoldSharedLessonRequest) -> pb.SchoolPairing:
    """See the proto."""
    told = (request.pairing_id, request.lesson_id, request.subject, request.held_at, request.pupils)
    return _pairing(tx, schools.hold_lesson(tx, *told))


def get_lesson_coverage(tx: Tx, request: pb.GetLessonCoverageRequest) -> pb.GetLessonCoverageResponse:
    """See the proto."""
    answer = pb.GetLessonCoverageResponse()
    for county, rural, reached, spaces in schools.coverage(tx, request.county):
        share = reached / rural if rural else 0.0
        answer.counties.add(county=county, rural_schools=rural, reached=reached, share=share, spaces=spaces)
    return answer


def _plan(plan: EducationPlan, days: list[date]) -> pb.EducationPlan:
    answer = pb.EducationPlan(plan_no=plan.no, placement=plan.placement, school_id=plan.school_id)
    answer.visits_a_month, answer.cancelled = plan.visits_a_month, plan.cancelled_on is not None
    answer.visits.extend(day.isoformat() for day in days)
    return answer


def _device(one: CampusDevice) -> pb.CampusDevice:
    heard = one.heard_at.isoformat()
    return pb.CampusDevice(device_id=one.id, school_id=one.school_id, kind=one.kind, heard_at=heard)


def _pairing(tx: Tx, one: Pairing) -> pb.SchoolPairing:
    lessons = schools.lessons_of(tx, one.id)
    return pb.SchoolPairing(pairing_id=one.id, school_id=one.school_id, partner_id=one.partner_id, lessons=lessons)


RPCS = {
    "GetEducationPlan": get_education_plan,
    "NoteHomeVisit": note_home_visit,
    "GetStudyAid": get_study_aid,
    "BeatCampusDevice": beat_campus_device,
    "ListSilentDevices": list_silent_devices,
    "NoteVisitor": note_visitor,
    "ReportCampusIncident": report_campus_incident,
    "EnterSchool": enter_school,
    "PairSchools": pair_schools,
    "HoldSharedLesson": hold_shared_lesson,
    "GetLessonCoverage": get_lesson_coverage,
}
