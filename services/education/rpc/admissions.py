"""Rounds, applications, results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.education.v1 import education_pb2 as pb
from google.protobuf.json_format import MessageToDict

from chassis.errors import Fault, InvalidInput, NotFound
from services.education.actions import admissions, rounds, tasks
from services.education.models import ADMITTED, RUN
from services.education.rules import explaining
from services.education.rules.catchments import Claims

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.education.models import AdmissionRound, Application, CutOff


def open_admission_round(tx: Tx, request: pb.OpenAdmissionRoundRequest) -> pb.AdmissionRound:
    """See the proto."""
    told = MessageToDict(request, always_print_fields_with_no_presence=True)
    for school in told["schools"]:
        school.setdefault("catchment", {})
    return _round(rounds.open_round(tx, told))


def get_admission_round(tx: Tx, request: pb.GetAdmissionRoundRequest) -> pb.AdmissionRound:
    """See the proto."""
    return _round(rounds.read_round(tx, request.round_id))


def find_catchment(tx: Tx, request: pb.FindCatchmentRequest) -> pb.Catchment:
    """See the proto."""
    one = rounds.read_round(tx, request.round_id)
    if not (request.HasField("lat") and request.HasField("lon")):
        zh, en = "请提供经纬度（WGS-84，度）", "give lat and lon in degrees"
        raise InvalidInput.of("education.where", [Fault("lat", "education.position-missing", zh, en)])
    school = rounds.catchments_of(one).school_at(request.lat, request.lon)
    if school is None:
        raise NotFound("education.no-catchment", "该点不在任何学区内", "the point lies in no catchment")
    names = {each["schoolId"]: each["name"] for each in one.schools}
    return pb.Catchment(school_id=school, name=names[school])


def apply_for_school(tx: Tx, request: pb.ApplyForSchoolRequest) -> pb.SchoolApplication:
    """See the proto."""
    seen = Claims(*((_point(request, name)) for name in ("hukou_at", "home_at", "permit_at")))
    numbers = (request.tier_no, request.points_no)
    made = admissions.apply_for_school(tx, request.round_id, request.child_id, list(request.wishes), *numbers, seen)
    return _application(rounds.read_round(tx, request.round_id), made)


def run_admissions(tx: Tx, request: pb.RunAdmissionsRequest) -> pb.AdmissionSummary:
    """See the proto."""
    one = admissions.run_admissions(tx, request.round_id)
    answer = pb.AdmissionSummary(round_id=one.id, applicants=one.applicants, placed=one.placed, seed=one.seed)
    answer.digest, answer.ran_at = one.digest, one.ran_at.isoformat() if one.ran_at else ""
    return answer


def get_admission_result(tx: Tx, request: pb.GetAdmissionResultRequest) -> pb.AdmissionResult:
    """See the proto."""
    one, application, cuts, free = admissions.read_result(tx, request.round_id, request.application_id)
    answer = pb.AdmissionResult(application_id=application.id, round_id=one.id, state=application.state)
    for index, (school, place, points) in enumerate(application.wishes):
        lottery, position = application.standings[index] if application.standings else ("", 0)
        tier, cut = _tier(one, place), cuts[school]
        if school == application.school_id:
            answer.school, answer.tier, answer.points, answer.position = school, tier, points, position
            answer.cut_off.CopyFrom(_cut(cut))
            break
        row = answer.why_not.add(school_id=school, tier=tier, points=points, lottery=lottery, position=position)
        row.cut_off.CopyFrom(_cut(cut))
        if lottery:
            mine, last = (place, -points, lottery), (_place(one, cut.tier), -cut.points, cut.lottery)
            row.why_zh, row.why_en = explaining.why_not(position, tier, mine, last, cut.tier)
        else:
            row.why_zh, row.why_en = "补报时该校已无名额", "no place was left there when the application came late"
    if application.state != ADMITTED:
        answer.free_schools.extend(free)
    return answer


def get_admission_proof(tx: Tx, request: pb.GetAdmissionProofRequest) -> pb.AdmissionProof:
    """See the proto."""
    one, applications = admissions.read_proof(tx, request.round_id)
    answer = pb.AdmissionProof(round_id=one.id, seed_hash=one.seed_hash, seed=one.seed, digest=one.digest)
    answer.capacities.update({school["schoolId"]: int(school["capacity"]) for school in one.schools})
    for each in applications:
        row = answer.applications.add(application_id=each.id, school=each.school_id)
        for school, tier, points in each.wishes:
            row.wishes.add(school_id=school, tier=tier, points=points)
    return answer


def get_finding(tx: Tx, request: pb.GetFindingRequest) -> pb.Finding:
    """See the proto."""
    found = tasks.read_finding(tx, request.finding_no)
    answer = pb.Finding(finding_no=found.no, kind=found.kind, round_id=found.round_id, school_id=found.school_id)
    answer.tier, answer.points = found.tier, found.points
    for line in found.lines:
        answer.lines.add(**line)
    return answer


def get_student_record(tx: Tx, request: pb.GetStudentRecordRequest) -> pb.StudentRecord:
    """See the proto."""
    found = tasks.read_student(tx, request.student_no)
    told = {"school_id": found.school_id, "stage": found.stage, "opened_on": found.opened_on.isoformat()}
    return pb.StudentRecord(student_no=found.no, **told, cancelled=found.cancelled_on is not None)


def _point(request: pb.ApplyForSchoolRequest, name: str) -> tuple[float, float] | None:
    if not request.HasField(name):
        return None
    point = getattr(request, name)
    return point.lat, point.lon


def _tier(one: AdmissionRound, place: int) -> str:
    return one.tiers[place]["tier"] if place < len(one.tiers) else "OTHER"


def _place(one: AdmissionRound, tier: str) -> int:
    return next((place for place, each in enumerate(one.tiers) if each["tier"] == tier), len(one.tiers))


def _cut(cut: CutOff) -> pb.CutOff:
    return pb.CutOff(tier=cut.tier, points=cut.points, lottery=cut.lottery, free=cut.free)


def _application(one: AdmissionRound, made: Application) -> pb.SchoolApplication:
    return pb.SchoolApplication(
        application_id=made.id,
        round_id=made.round_id,
        child_id=made.child_id,
        wishes=[wish[0] for wish in made.wishes],
        catchment_school=made.catchment_school,
        tiers=[_tier(one, wish[1]) for wish in made.wishes],
        points=made.points,
    )


def _round(one: AdmissionRound) -> pb.AdmissionRound:
    answer = pb.AdmissionRound(round_id=one.id, county=one.county, stage=one.stage, seed_hash=one.seed_hash)
    answer.opens_at, answer.closes_at = one.opens_at.isoformat(), one.closes_at.isoformat()
    answer.state, answer.applicants, answer.most_wishes = one.state, one.applicants, one.most_wishes
    answer.seed = one.seed if one.state == RUN else ""
    for school in one.schools:
        row = answer.schools.add(school_id=school["schoolId"], name=school["name"], town=school["town"])
        row.capacity = int(school["capacity"])
        row.catchment.update(school["catchment"])
    for tier in one.tiers:
        answer.tiers.add(**tier)
    for row in one.points:
        answer.points.add(item=row["item"], hundredths_per_month=row["hundredthsPerMonth"], cap=row["cap"])
    return answer


RPCS = {
    "OpenAdmissionRound": open_admission_round,
    "GetAdmissionRound": get_admission_round,
    "FindCatchment": find_catchment,
    "ApplyForSchool": apply_for_school,
    "RunAdmissions": run_admissions,
    "GetAdmissionResult": get_admission_result,
    "GetAdmissionProof": get_admission_proof,
    "GetFinding": get_finding,
    "GetStudentRecord": get_student_record,
}
