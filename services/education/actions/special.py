"""Special education (一人一案) and grants for schooling (教育资助)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.decisions import Answer, Granted, NeedsOfficer, Product, Reason, Refused, Undone, Work
from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.education.actions.tasks import is_guardian, unreadable
from services.education.law import law
from services.education.models import StudentRecord
from services.education.models.schools import EducationPlan, HomeVisit, StudyAid

if TYPE_CHECKING:
    from chassis.edge import Tx

PLACEMENTS = ("MAINSTREAM", "SPECIAL", "HOME")
PLAN_LAW = "《残疾人教育条例》第十七条、第二十条"
AID_LAW = "《社会救助暂行办法》第三十三条至第三十六条"
AID_PURPOSE = "教育资助核定受助学生 counting the pupils of a household"


def plan_special_education(tx: Tx, work: Work) -> Answer:
    """A plan by the committee of experts: an officer decides, looking at the grade and the parents' wish."""
    try:
        child, grade, wish = (str(work.inputs[name]) for name in ("residentId", "grade", "schoolWish"))
    except KeyError as error:
        raise unreadable(error) from error
    if wish not in PLACEMENTS:
        raise unreadable(ValueError(wish))
    known = tx.session.exec(select(EducationPlan).where(col(EducationPlan.case_id) == work.case_id)).first()
    if known is not None and known.cancelled_on is None:
        return _planned(known)
    if work.officer_granted is None:
        zh, en = f"残疾等级 {grade}，家长意愿 {wish}：由专家委员会评估", f"grade {grade}, wish {wish}: experts decide"
        return NeedsOfficer((Reason("education.experts-decide", zh, en, PLAN_LAW),))
    if not work.officer_granted:
        return Refused(work.officer_reasons)
    record = tx.session.exec(
        select(StudentRecord).where(col(StudentRecord.child_id) == child, col(StudentRecord.cancelled_on).is_(None))
    ).first()
    plan = known or EducationPlan(no=draw(f"Y{work.county}", 8), case_id=work.case_id, child_id=child)
    plan.placement, plan.school_id = wish, record.school_id if record else ""
    visits = law().at("home-visits-a-month", china_day(tx.now)).value
    plan.visits_a_month = visits if wish == "HOME" else 0
    plan.made_on, plan.cancelled_on = china_day(tx.now), None
    tx.session.add(plan)
    return _planned(plan)


def cancel_plan(tx: Tx, work: Work) -> Undone:
    """Undoes the plan of a case."""
    for plan in tx.session.exec(select(EducationPlan).where(col(EducationPlan.case_id) == work.case_id)).all():
        plan.cancelled_on = plan.cancelled_on or china_day(tx.now)
        tx.session.add(plan)
    return Undone()


def read_plan(tx: Tx, no: str) -> tuple[EducationPlan, list[date]]:
    """A plan, and the days on which the child was taught at home. Raises NotFound."""
    plan = tx.session.get(EducationPlan, no)
    own = plan is not None and (
        tx.actor.role != "resident" or tx.actor.subject == plan.child_id or is_guardian(tx, plan.child_id)
    )
    if plan is None or not own:
        raise NotFound("education.no-such-plan", "没有这份方案", "no such plan")
    days = tx.session.exec(select(col(HomeVisit.visited_on)).where(col(HomeVisit.plan_no) == no)).all()
    return plan, sorted(days)


def note_home_visit(tx: Tx, no: str, visited_on: str) -> tuple[EducationPlan, list[date]]:
    """A day of teaching at home; the same day counts once. Raises InvalidInput, NotFound, NotPossibleNow."""
    plan, days = read_plan(tx, no)
    try:
        day = date.fromisoformat(visited_on)
    except ValueError:
        day = date.max
    if not plan.made_on <= day <= china_day(tx.now):
        zh, en = f"{visited_on}：应在方案生效日与今天之间", f"{visited_on}: from {plan.made_on} to today"
        raise InvalidInput.of("education.visit", [Fault("visitedOn", "education.visit-day", zh, en)])
    if plan.cancelled_on is not None or plan.placement != "HOME":
        raise NotPossibleNow(
            "education.no-home-teaching", "该方案不是送教上门或已撤销", "the plan has no home teaching"
        )
    if day not in days:
        tx.session.add(HomeVisit(plan_no=no, visited_on=day))
    return plan, sorted({*days, day})


def grant_study_aid(tx: Tx, work: Work) -> Answer:
    """A yearly grant for each pupil of the household who has a student record, by stage."""
    try:
        household = str(work.inputs["householdId"])
        review = str(work.inputs["reviewNo"])
    except KeyError as error:
        raise unreadable(error) from error
    known = tx.session.exec(select(StudyAid).where(col(StudyAid.case_id) == work.case_id)).first()
    if known is not None and known.cancelled_on is None:
        return _aided(known)
    found = tx.ask("GetHousehold", registry_pb2.GetHouseholdRequest(household_id=household), AID_PURPOSE)
    members = [member.resident_id for member in found.members]
    query = select(StudentRecord).where(
        col(StudentRecord.child_id).in_(members), col(StudentRecord.cancelled_on).is_(None)
    )
    rates = law().at("study-aid-fen", china_day(tx.now))
    pupils = [record for record in tx.session.exec(query).all() if record.stage in rates.value]
    if not review or not pupils:
        zh, en = "该户没有义务教育阶段在籍学生", "the household has no pupil with a student record"
        return Refused((Reason("education.no-pupil", zh, en, AID_LAW, **rates.cited()),))
    aid = known or StudyAid(no=draw(f"Z{work.county}", 8), case_id=work.case_id, household_id=household)
    aid.pupils, aid.fen_a_year = len(pupils), sum(rates.value[record.stage] for record in pupils)
    aid.cancelled_on = None
    tx.session.add(aid)
    return _aided(aid)


def cancel_study_aid(tx: Tx, work: Work) -> Undone:
    """Undoes the grant of a case."""
    for aid in tx.session.exec(select(StudyAid).where(col(StudyAid.case_id) == work.case_id)).all():
        aid.cancelled_on = aid.cancelled_on or china_day(tx.now)
        tx.session.add(aid)
    return Undone()


def read_aid(tx: Tx, no: str) -> StudyAid:
    """A grant. Raises NotFound."""
    aid = tx.session.get(StudyAid, no)
    if aid is None:
        raise NotFound("education.no-such-aid", "没有这笔资助", "no such grant")
    return aid


def _planned(plan: EducationPlan) -> Granted:
    product = Product("education-plan", plan.no, f"/v1/education/plans/{plan.no}")
    return Granted((product,), {"educationPlanNo": plan.no})


def _aided(aid: StudyAid) -> Granted:
    return Granted((Product("study-aid", aid.no, f"/v1/education/study-aids/{aid.no}"),), {"studyNo": aid.no})


TASKS: dict[str, Any] = {"plan-special-education": plan_special_education, "grant-study-aid": grant_study_aid}
UNDOS: dict[str, Any] = {"plan-special-education": cancel_plan, "grant-study-aid": cancel_study_aid}
