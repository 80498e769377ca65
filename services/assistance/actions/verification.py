"""Economic verification (家庭经济状况核对): authorised, asked of all sources at once, frozen, recomputed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.assistance.v1 import events_pb2 as events
from civic.policy.v1 import policy_pb2
from civic.registry.v1 import registry_pb2
from google.protobuf.json_format import MessageToDict, ParseDict
from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import DomainError, NotFound, NotPossibleNow, Unavailable
from chassis.serials import draw
from chassis.signing import canonical, digest
from city.days import add_months, china_day
from services.assistance.law import law
from services.assistance.models import DisabilityCard, Report
from services.assistance.rules import verification as rules
from services.assistance.rules.awards import month_of
from services.assistance.sources import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

WHY = "社会救助家庭经济状况核对 economic verification for assistance"


def find_people(tx: Tx, numbers: Sequence[str], name: str) -> tuple[list[registry_pb2.Resident], list[Reason]]:
    """The residents with these ID numbers, and a reason for each that is unknown. Raises Unavailable."""
    people, reasons = [], []
    for index, number in enumerate(numbers):
        try:
            people.append(tx.ask("FindResident", registry_pb2.FindResidentRequest(id_number=number), WHY))
        except DomainError:
            zh, en = f"人口库中没有第 {index + 1} 个号码", f"the register knows no number {index + 1} of the list"
            reasons.append(Reason("assistance.no-such-person", zh, en, rules.CHECK_LAW, field=name))
    return people, reasons


def household_faults(
    household_id: str, household: registry_pb2.Household, people: Sequence[registry_pb2.Resident]
) -> list[Reason]:
    """A household without a head, or people of another household: to be cleared up first."""
    reasons = []
    listed = {one.resident_id for one in people}
    heads = [one for one in household.members if one.relation == "HEAD"]
    if len(heads) != 1:
        zh, en = "户口登记中没有户主（或不止一位），请先办理户主登记", "the household has no head, or more than one"
        reasons.append(Reason("assistance.no-head", zh, en, rules.CHECK_LAW))
    elif heads[0].resident_id not in listed:
        zh, en = "家庭成员中没有户主，请列出", "the head of the household is not among those named"
        reasons.append(Reason("assistance.head-not-listed", zh, en, rules.CHECK_LAW, field="householdIdNumbers"))
    for index, one in enumerate(people):
        if one.household_id != household_id:
            zh = f"第 {index + 1} 位成员的户籍在另一户，请先核实共同生活情况"
            en = f"member {index + 1} is registered in another household"
            found = Reason("assistance.two-households", zh, en, rules.CHECK_LAW, field="householdIdNumbers")
            reasons.append(found)
    return reasons


def persons_of(
    tx: Tx, household: registry_pb2.Household, people: Sequence[registry_pb2.Resident]
) -> list[dict[str, Any]]:
    """The persons as policy's rules see them."""
    relations = {one.resident_id: one.relation for one in household.members}
    ids = [one.resident_id for one in people]
    valid = select(DisabilityCard).where(col(DisabilityCard.resident_id).in_(ids))
    cards = {one.resident_id: one for one in tx.session.exec(valid.where(col(DisabilityCard.revoked_on).is_(None)))}
    found = []
    for one in people:
        card = cards.get(one.resident_id)
        told: dict[str, Any] = {
            "resident_id": one.resident_id,
            "relation": relations.get(one.resident_id) or "OTHER",
            "birth_date": one.birth_date,
            "sex": registry_pb2.Resident.Sex.Name(one.sex),
        }
        if card is not None:
            told |= {"disability": card.category, "disability_grade": card.grade}
        found.append(told)
    return found


def verify(  # noqa: PLR0913 - what a report is about
    tx: Tx,
    case_id: str,
    county: str,
    household: registry_pb2.Household,
    people: Sequence[registry_pb2.Resident],
    supporters: Sequence[str],
    before: Report | None = None,
) -> Report:
    """Asks every source at once about everybody, reconciles, asks policy, and freezes all of it as a report.

    `before`: an earlier version; its authorisation must stand. Raises NotPossibleNow if it lapsed or was withdrawn.
    """
    today = china_day(tx.now)
    if before is not None:
        require_authorisation(tx, before)
    members = [one.resident_id for one in people]
    bearer = tx.keyring.ask_as(tx.actor, WHY, case_id)
    told = tx.held.ask([*members, *supporters], bearer)
    figures: list[rules.Figure] = []
    silent: list[tuple[str, str]] = []
    answers = []
    gives = {one.id: one.gives for one in catalogue()}
    for one in told:
        problem = one.problem
        mine: list[rules.Figure] = []
        if not problem:
            try:
                mine = rules.read(one.source, gives[one.source], one.resident_id, one.content, today)
            except rules.Garbage as error:
                problem = f"GARBAGE {error}"
        if problem:
            silent.append((one.source, one.resident_id))
        figures += mine
        answers.append(
            {
                "source": one.source,
                "residentId": one.resident_id,
                "askedAt": one.asked_at.isoformat(),
                "answeredAt": one.answered_at.isoformat() if one.answered_at else "",
                "problem": problem,
                "figures": [{**vars(f), "as_of": f.as_of.isoformat(), "holders": list(f.holders)} for f in mine],
            }
        )
    village = household.village
    about = rules.Household(county, village[:9], persons_of(tx, household, people), tuple(supporters))
    made = rules.reconcile(about, figures, silent, gives, law(), today)
    month = month_of(today)
    head = next(one["resident_id"] for one in about.persons if one["relation"] == "HEAD")
    months = int(law().at("authorisation-months", today).value)
    report = Report(
        no=before.no if before else draw("HD", 14),
        version=before.version + 1 if before else 1,
        case_id=case_id,
        household_id=household.household_id,
        head_id=head,
        county=county,
        town=village[:9],
        month=month,
        persons=members,
        supporters=list(supporters),
        facts=made.facts,
        digest=digest(canonical({"month": month, "facts": made.facts})),
        answers=answers,
        open_items=made.open_items,
        notes=made.notes,
        assessment=assess(tx, month, made.facts),
        made_at=tx.now,
        authorised_until=before.authorised_until if before else add_months(today, months),
    )
    tx.session.add(report)
    return report


def assess(tx: Tx, month: str, facts: Mapping[str, Any]) -> dict[str, Any] | None:
    """What policy says of these facts in that month; None if it does not answer: open, never a refusal."""
    household = ParseDict(dict(facts), policy_pb2.PolicyHousehold())
    request = policy_pb2.AssessHouseholdRequest(month=month, household=household)
    try:
        answer = tx.ask("AssessHousehold", request, WHY)
    except (Unavailable, DomainError):
        return None
    told: dict[str, Any] = MessageToDict(answer, preserving_proto_field_name=True)
    return told


def newest(tx: Tx, no: str) -> Report:
    """The newest version of a report. Raises NotFound."""
    query = select(Report).where(Report.no == no).order_by(col(Report.version).desc()).limit(1)
    report = tx.session.exec(query).first()
    if report is None:
        raise NotFound("assistance.no-such-report", "没有这份核对报告", "no such report")
    return report


def read_report(tx: Tx, no: str, version: int = 0) -> Report:
    """A report; residents read one that is about them, staff those of their county. Raises NotFound."""
    report = newest(tx, no) if not version else tx.session.get(Report, (no, version))
    mine = report is not None and (
        tx.actor.subject in report.persons
        if tx.actor.role == "resident"
        else tx.actor.department in ("assistance", "policy") and tx.actor.county in ("", report.county)
    )
    if report is None or not mine:
        raise NotFound("assistance.no-such-report", "没有这份核对报告", "no such report")
    return report


def require_authorisation(tx: Tx, report: Report) -> None:
    """Raises NotPossibleNow if the authorisation lapsed or was withdrawn: nothing more is read then."""
    if report.withdrawn_at is not None:
        zh, en = "授权已撤回，不再查询", "the authorisation was withdrawn: nothing more is read"
        raise NotPossibleNow("assistance.authorisation-withdrawn", zh, en)
    if report.authorised_until < china_day(tx.now):
        told = f"授权已于 {report.authorised_until} 到期", f"the authorisation lapsed on {report.authorised_until}"
        raise NotPossibleNow("assistance.authorisation-lapsed", *told, then="请全体家庭成员重新授权 authorise again")


def withdraw_authorisation(tx: Tx, no: str) -> Report:
    """One of those it is about withdraws: later reads stop, and the case is told. Twice changes nothing."""
    query = select(Report).where(Report.no == no).order_by(col(Report.version)).with_for_update()
    versions = tx.session.exec(query).all()
    if not versions or tx.actor.subject not in {*versions[-1].persons, *versions[-1].supporters}:
        raise NotFound("assistance.no-such-report", "没有这份核对报告", "no such report")
    if versions[-1].withdrawn_at is None:
        for one in versions:
            one.withdrawn_at = tx.now
            tx.session.add(one)
        told = events.AuthorisationWithdrawn(report_no=no, case_id=versions[-1].case_id)
        tx.emit(no, told, case_id=versions[-1].case_id)
    return versions[-1]


def query_again(tx: Tx, no: str, leaving: Sequence[str] = ()) -> Report:
    """Asks every source anew, under the same authorisation, without those who left: a new version beside the old one.

    Raises NotFound, NotPossibleNow, Unavailable if the register does not answer.
    """
    before = newest(tx, no)
    require_authorisation(tx, before)
    household = tx.ask("GetHousehold", registry_pb2.GetHouseholdRequest(household_id=before.household_id), WHY)
    staying = [one for one in before.persons if one not in leaving]
    people = [tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=one), WHY) for one in staying]
    if not any(one.relation == "HEAD" and one.resident_id in staying for one in household.members):
        zh, en = "户口登记中没有户主，请先办理户主变更", "the household has no head any more"
        raise NotPossibleNow("assistance.no-head", zh, en)
    return verify(tx, before.case_id, before.county, household, people, before.supporters, before)


def recompute(tx: Tx, no: str, version: int = 0) -> tuple[Report, bool, bool, dict[str, Any]]:
    """Asks policy the frozen question again.

    The report, whether its facts are untouched, whether the answer is the same to the byte, and the answer of today.
    Raises NotFound, NotPossibleNow if nothing was decided, Unavailable.
    """
    report = read_report(tx, no, version)
    if report.assessment is None:
        zh, en = "当时政策计算未答复，没有可复算的结论", "policy had not answered: there is nothing to recompute"
        raise NotPossibleNow("assistance.nothing-decided", zh, en)
    intact = digest(canonical({"month": report.month, "facts": report.facts}), report.digest.split(":")[0])
    today = assess(tx, report.month, report.facts)
    if today is None:
        raise Unavailable("policy did not answer")
    return report, intact == report.digest, canonical(today) == canonical(report.assessment), today
