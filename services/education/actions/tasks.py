"""Items of the enrolment one-thing: catchment, tier, points, admission, student record."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from chassis.decisions import Answer, Granted, Later, Product, Reason, Refused, Undone, Work
from chassis.errors import DomainError, InvalidInput, NotFound
from chassis.serials import draw
from city import geography, places
from city.days import china_day
from services.education.actions import admissions
from services.education.actions.rounds import catchments_of, is_open, locked_round, round_of, village_of_address
from services.education.law import law
from services.education.models import ADMITTED, FILED, RUN, AdmissionRound, Application, Finding, StudentRecord
from services.education.rules import explaining, points
from services.education.rules.catchments import Claims, tier_at

if TYPE_CHECKING:
    from chassis.edge import Tx

TIER, POINTS = "TIER", "POINTS"


def unreadable(error: Exception) -> DomainError:
    """The inputs are not as the catalogue says."""
    return InvalidInput("education.unreadable", f"办理内容无法读取：{error}", f"unreadable inputs: {error}")


def find_catchment(tx: Tx, work: Work) -> Answer:
    """The school of an address: its village or community, then the polygon in which that lies.

    An officer who grants leaves it to the wishes: the catchment stays empty.
    """
    try:
        address, stage = str(work.inputs["homeAddress"]), str(work.inputs["stage"])
        hukou = str(work.inputs.get("hukouVillage") or "")
    except KeyError as error:
        raise unreadable(error) from error
    one = round_of(tx, work.county, stage)
    if one is None:
        if work.officer_granted is None:
            return explaining.no_round(work.county, stage)
        return explaining.refused_without_round(work.county, stage)
    village = village_of_address(address, work.county, hukou)
    if not village:
        return explaining.address_unclear()
    school = catchments_of(one).school_at(*geography.position(village)) or ""
    if not school and work.officer_granted is None:
        return explaining.no_catchment()
    path = f"/v1/education/admissions/{one.id}"
    product = Product("catchment", f"{one.id}/{school}", path)
    return Granted((product,), {"catchmentSchool": f"{one.id}/{school}"})


def grade_tier(tx: Tx, work: Work) -> Answer:
    """Which tier (分档) a child has at the school of its catchment, by register and deeds."""
    try:
        child, deeds = str(work.inputs["residentId"]), list(work.inputs["deeds"])
        one, school = _catchment(tx, work)
        homes = [(float(deed["lat"]), float(deed["lon"])) for deed in deeds]
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(error) from error
    catchments = catchments_of(one)
    village = str(work.inputs.get("hukouVillage") or "")
    hukou = geography.position(village) if places.place(village) else None
    # Of several homes the one in this catchment counts: the tier is asked for this school.
    home = next((each for each in homes if catchments.school_at(*each) == school), homes[0] if homes else None)
    told: dict[str, list[float]] = {}
    if hukou:
        told["hukou"] = list(hukou)
    if home:
        told["home"] = list(home)
    tier = tier_at(school, Claims(hukou, home), catchments)
    found = _entered(tx, work, TIER)
    found.child_id, found.round_id, found.school_id, found.tier, found.places = child, one.id, school, tier, told
    tx.session.add(found)
    zh, en = explaining.NAMES[tier]
    reason = Reason("education.tier", f"认定为“{zh}”档", f"tier: {en}", explaining.LAW)
    return _granted(found, "tierNo", reason)


def count_points(tx: Tx, work: Work) -> Answer:
    """Points of the guardian's residence permit, by the table in force on the day."""
    day = china_day(tx.now)
    try:
        since = date.fromisoformat(work.inputs["permitSince"])
        told = list(work.inputs["leases"] or ())
        leases = [(date.fromisoformat(each["since"]), date.fromisoformat(each["until"])) for each in told]
        insured = int(work.inputs["months"])
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(error) from error
    table = law().at("points-table", day)
    months = {
        "permitMonths": points.months_between(since, day),
        "leaseMonths": points.lease_months(leases, day),
        "socialSecurityMonths": insured,
    }
    total, lines = points.count(table.value, months)
    found = _entered(tx, work, POINTS)
    found.points, found.lines = total, [asdict(line) for line in lines]
    here = [each for each in told if date.fromisoformat(each["until"]) >= day and "lat" in each]
    found.places = {"permit": [float(here[-1]["lat"]), float(here[-1]["lon"])]} if here else {}
    tx.session.add(found)
    zh, en = f"居住证积分 {total / 100:g} 分", f"{total / 100:g} points"
    return _granted(
        found, "pointsNo", Reason("education.points", zh, en, "居住证积分入学办法", **table.cited(table.since))
    )


def admit_pupil(tx: Tx, work: Work) -> Answer:
    """Files the application in the round; the case is answered when the round is run, at once after that."""
    try:
        child, wishes = str(work.inputs["residentId"]), [str(each) for each in work.inputs.get("wishes") or ()]
        one, school = _catchment(tx, work)
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(error) from error
    one = locked_round(tx, one.id, running=not is_open(one, tx.now))
    known = tx.session.get(Application, admissions.application_id(one.id, child))
    if known is not None and known.state == ADMITTED:
        return admissions.decision(one, known)
    named = {each["schoolId"] for each in one.schools}
    wrong = [each for each in dict.fromkeys(wishes) if each not in named]
    wrong += [each for each in dict.fromkeys(wishes) if wishes.count(each) > 1 and each not in wrong]
    if wrong or not (wishes or school):
        listed = "、".join(wrong) or "无"
        zh = f"志愿无效（本批次没有该校、重复填报或缺少志愿）：{listed}"
        en = f"wishes that are unknown, named twice or missing: {listed}"
        return Refused((Reason("education.wishes", zh, en, explaining.LAW, field="form.wishes"),))
    findings = [tx.session.get(Finding, work.inputs[name]) for name in ("tierNo", "pointsNo") if work.inputs.get(name)]
    counted = max((each.points for each in findings if each), default=0)
    application = admissions.file_application(
        tx, one, child, wishes[: one.most_wishes], admissions.claims_of(findings), counted, school
    )
    application.case_id = work.case_id
    if one.state == RUN:
        admissions.admit_late(tx, one, application)
        return admissions.decision(one, application)
    application.answer = {"itemId": work.item_id, "attempt": work.attempt, "inputs": work.inputs_digest}
    return Later()


def give_up_place(tx: Tx, work: Work) -> Undone:
    """Undoes a case's application or admission: the place is free again."""
    for each in tx.session.exec(select(Application).where(col(Application.case_id) == work.case_id)).all():
        if each.state in (ADMITTED, FILED):
            admissions.withdraw(tx, each)
    return Undone()


def open_student_record(tx: Tx, work: Work) -> Answer:
    """Opens the student record (学籍) of an admitted child; one stands for a child at a time."""
    try:
        child, admission = str(work.inputs["residentId"]), str(work.inputs["admissionNo"])
    except KeyError as error:
        raise unreadable(error) from error
    query = select(StudentRecord).where(col(StudentRecord.child_id) == child, col(StudentRecord.cancelled_on).is_(None))
    standing = tx.session.exec(query).first()
    if standing is not None:
        if standing.case_id == work.case_id:
            return _recorded(standing)
        zh, en = "该学生已有学籍，请办理转学", "the child has a student record already: ask for a transfer"
        return Refused((Reason("education.record-exists", zh, en, explaining.RECORD_LAW),))
    application = tx.session.get(Application, admission)
    if application is None or application.child_id != child or application.state != ADMITTED:
        zh, en = "没有这份录取", "no such admission"
        return Refused((Reason("education.no-such-admission", zh, en, explaining.RECORD_LAW),))
    one = tx.session.get(AdmissionRound, application.round_id)
    made = StudentRecord(
        no=draw(f"G{work.county}", 8),
        case_id=work.case_id,
        child_id=child,
        application_id=application.id,
        school_id=application.school_id,
        stage=one.stage if one else "",
        opened_on=china_day(tx.now),
    )
    tx.session.add(made)
    return _recorded(made)


def cancel_student_record(tx: Tx, work: Work) -> Undone:
    """Undoes the record that a case opened."""
    query = select(StudentRecord).where(col(StudentRecord.case_id) == work.case_id)
    for each in tx.session.exec(query).all():
        each.cancelled_on = each.cancelled_on or china_day(tx.now)
        tx.session.add(each)
    return Undone()


def read_finding(tx: Tx, no: str) -> Finding:
    """A finding; a resident reads that of the own child's case by its number alone if the child is the own one."""
    found = tx.session.get(Finding, no)
    if found is None or (tx.actor.role == "resident" and not _guardian(tx, found.child_id, found.case_id)):
        raise NotFound("education.no-such-finding", "没有这份认定", "no such finding")
    return found


def read_student(tx: Tx, no: str) -> StudentRecord:
    """A student record. Raises NotFound."""
    found = tx.session.get(StudentRecord, no)
    if found is None or (tx.actor.role == "resident" and not _guardian(tx, found.child_id, found.case_id)):
        raise NotFound("education.no-such-record", "没有这份学籍", "no such student record")
    return found


def _guardian(tx: Tx, child: str, case_id: str) -> bool:
    """Whether a resident may know: the child itself, its guardian by the register, or whose case it is."""
    if child and tx.actor.subject == child:
        return True
    if tx.actor.case_id and tx.actor.case_id == case_id:
        return True
    return bool(child) and is_guardian(tx, child)


def is_guardian(tx: Tx, child: str) -> bool:
    """The register lets a parent read its child not yet of age: whoever may read is the guardian."""
    from civic.registry.v1 import registry_pb2  # noqa: PLC0415 - only where a resident asks

    try:
        tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=child), admissions.PURPOSE)
    except NotFound:
        return False
    return True


def _catchment(tx: Tx, work: Work) -> tuple[AdmissionRound, str]:
    round_id, _, school = str(work.inputs["catchmentSchool"]).partition("/")
    one = tx.session.get(AdmissionRound, round_id)
    if one is None:
        raise KeyError(round_id)
    return one, school


def _entered(tx: Tx, work: Work, kind: str) -> Finding:
    """The finding of this case, new or from an earlier attempt."""
    query = select(Finding).where(col(Finding.case_id) == work.case_id, col(Finding.kind) == kind)
    found = tx.session.exec(query).first()
    made = found or Finding(no=draw(kind[0] + work.county, 8), case_id=work.case_id, kind=kind, places={}, lines=[])
    made.lines = made.lines or []
    return made


def _granted(found: Finding, name: str, reason: Reason) -> Granted:
    product = Product(f"{found.kind.lower()}-finding", found.no, f"/v1/education/findings/{found.no}")
    return Granted((product,), {name: found.no}, (reason,))


def _recorded(record: StudentRecord) -> Granted:
    product = Product("student-record", record.no, f"/v1/education/students/{record.no}")
    return Granted((product,), {"studentNo": record.no})


TASKS: dict[str, Any] = {
    "find-catchment": find_catchment,
    "grade-tier": grade_tier,
    "count-points": count_points,
    "admit-pupil": admit_pupil,
    "open-student-record": open_student_record,
}
UNDOS: dict[str, Any] = {"admit-pupil": give_up_place, "open-student-record": cancel_student_record}
