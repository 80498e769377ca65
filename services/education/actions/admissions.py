"""Applying for a school, the run of a round, and what became of an application."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from civic.education.v1 import events_pb2 as events
from civic.onething.v1.events_pb2 import ItemAnswered
from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.ahead import one_of
from chassis.bulk import insert_rows
from chassis.decisions import Granted, Product, Refused, Work
from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.signing import digest
from chassis.work import answer_later
from city import geography, places
from services.education.actions.rounds import canonical, catchments_of, is_open, locked_round, read_round
from services.education.models import (
    ADMITTED,
    FILED,
    NOT_PLACED,
    RUN,
    WITHDRAWN,
    AdmissionRound,
    Application,
    CutOff,
    Finding,
)
from services.education.rules import explaining, matching
from services.education.rules.catchments import Claims, catchment_school, place_of_tier, tier_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chassis.edge import Tx

PURPOSE = "入学申请核对监护关系 checking who may apply for a child"
_STAFF = ("window", "officer", "service")


def application_id(round_id: str, child_id: str) -> str:
    """Follows from round and child, so that nobody can pick one with a good lottery number."""
    named = f"{round_id}\n{child_id}".encode()
    return f"{round_id[:15]}-{hashlib.sha256(named).hexdigest()[:20]}"


def apply_for_school(  # noqa: PLR0913 - what an application names
    tx: Tx, round_id: str, child_id: str, wishes: Sequence[str], tier_no: str, points_no: str, seen: Claims
) -> Application:
    """Files or changes a child's application. A resident must be its guardian, by the register.

    Raises InvalidInput naming every fault, NotFound, NotPossibleNow.
    """
    one = locked_round(tx, round_id, running=False)
    hukou = None
    if tx.actor.role == "resident":
        child = tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=child_id), PURPOSE)
        hukou = child.village if child.hukou_county == one.county else None
    faults = [] if child_id else [Fault("childId", "education.child", "请填写孩子的居民编号", "name the child")]
    if tx.actor.role == "resident":
        for name, where in (("hukouAt", seen.hukou), ("homeAt", seen.home), ("permitAt", seen.permit)):
            if where is not None:
                zh, en = "由部门数据比对，不由申请人填写", "found by the departments' data, not stated by the applicant"
                faults.append(Fault(name, "education.not-for-residents", zh, en))
    tier, points = (_finding(tx, no, kind) for no, kind in ((tier_no, "TIER"), (points_no, "POINTS")))
    for name, no, found in (("tierNo", tier_no, tier), ("pointsNo", points_no, points)):
        if no and (found is None or (found.child_id and found.child_id != child_id)):
            zh, en = f"没有这份认定：{no}", f"no such finding of this child: {no}"
            faults.append(Fault(name, "education.no-such-finding", zh, en))
    faults += _wish_faults(one, wishes)
    if faults:
        raise InvalidInput.of("education.application", faults)
    if not is_open(one, tx.now):
        zh, en = "不在申请时间内", f"applications are taken from {one.opens_at} to {one.closes_at}"
        raise NotPossibleNow("education.round-not-open", zh, en)
    if hukou and hukou in _villages():
        seen = Claims(geography.position(hukou), seen.home, seen.permit)
    return file_application(tx, one, child_id, wishes, _claims(seen, tier, points), points.points if points else 0)


def file_application(  # noqa: PLR0913 - what an application holds
    tx: Tx,
    one: AdmissionRound,
    child_id: str,
    wishes: Sequence[str],
    claims: Claims,
    points: int,
    belongs: str = "",
) -> Application:
    """Writes the application down: tiers and points at each school named, the catchment's own school after them."""
    catchments = catchments_of(one)
    school = belongs or catchment_school(claims, catchments)
    named = [*wishes, *([school] if school and school not in wishes else [])]
    if not named:
        zh, en = "没有志愿，也无法认定学区", "no school is named and no catchment found"
        raise InvalidInput.of("education.application", [Fault("wishes", "education.no-wish", zh, en)])
    rows = []
    for name in named:
        place = place_of_tier(tier_at(name, claims, catchments), one.tiers)
        by_points = place < len(one.tiers) and one.tiers[place]["by"] == "POINTS"
        rows.append([name, place, points if by_points else 0])
    identity = application_id(one.id, child_id)
    found = tx.session.get(Application, identity) or Application(
        id=identity, round_id=one.id, child_id=child_id, applied_by=tx.actor.subject[:60], filed_at=tx.now, wishes=[]
    )
    found.wishes, found.catchment_school, found.points, found.state = rows, school, points, FILED
    found.applied_by = tx.actor.subject[:60]
    tx.session.add(found)
    return found


def claims_of(findings: Iterable[Finding | None]) -> Claims:
    """What findings say about where a child lives."""
    return _claims(Claims(), *findings)


def _claims(seen: Claims, *findings: Finding | None) -> Claims:
    known = {"hukou": seen.hukou, "home": seen.home, "permit": seen.permit}
    for finding in findings:
        for name, where in (finding.places if finding else {}).items():
            known[name] = (where[0], where[1])
    return Claims(**known)


def _villages() -> set[str]:
    return {one.code for one in places.villages()}


def _finding(tx: Tx, no: str, kind: str) -> Finding | None:
    found = tx.session.get(Finding, no) if no else None
    return found if found is not None and found.kind == kind else None


def _wish_faults(one: AdmissionRound, wishes: Sequence[str]) -> list[Fault]:
    known = {school["schoolId"] for school in one.schools}
    faults = []
    if len(wishes) > one.most_wishes:
        zh, en = f"{len(wishes)} 所：最多 {one.most_wishes} 所", f"{len(wishes)} schools: at most {one.most_wishes}"
        faults.append(Fault("wishes", "education.too-many-wishes", zh, en))
    for index, school in enumerate(wishes):
        if school not in known:
            zh, en = f"{school}：本批次没有这所学校", f"{school}: no such school in this round"
            faults.append(Fault(f"wishes[{index}]", "education.unknown-school", zh, en))
        if school in wishes[:index]:
            zh, en = f"{school} 填报了两次", f"{school} is named twice"
            faults.append(Fault(f"wishes[{index}]", "education.wish-twice", zh, en))
    return faults


def run_admissions(tx: Tx, round_id: str) -> AdmissionRound:
    """Runs a round once, after it has closed; whoever asks again is told the same.

    Raises NotFound, NotPossibleNow while applications are taken.
    """
    one = locked_round(tx, round_id, running=True)
    if one.state == RUN:
        return one
    if tx.now < one.closes_at:
        zh, en = (
            f"{one.closes_at.isoformat()} 截止后才能录取",
            f"applications are taken until {one.closes_at.isoformat()}",
        )
        raise NotPossibleNow("education.round-still-open", zh, en)
    query = select(Application).where(col(Application.round_id) == one.id, col(Application.state) == FILED)
    applications = tx.session.exec(query.order_by(col(Application.id))).all()
    entries = [_entry(each) for each in applications]
    capacities = {school["schoolId"]: int(school["capacity"]) for school in one.schools}
    outcome = matching.match(capacities, entries, one.seed)
    places_in = {school: {key[3]: n + 1 for n, key in enumerate(keys)} for school, keys in outcome.order.items()}
    for application in applications:
        number = outcome.lottery[application.id]
        application.standings = [[number, places_in[wish[0]][application.id]] for wish in application.wishes]
        application.school_id = outcome.placed.get(application.id, "")
        application.state = ADMITTED if application.school_id else NOT_PLACED
        tx.session.add(application)
    rows = []
    held: dict[str, matching.Key] = {}
    for school, keys in outcome.order.items():
        for key in keys:
            if outcome.placed.get(key[3]) == school:
                held[school] = key
    for school, capacity in capacities.items():
        last = held.get(school)
        tier, points, lottery = (_tier(one, last[0]), -last[1], last[2]) if last else ("", 0, "")
        free = capacity - outcome.admitted[school]
        told = {"round_id": one.id, "school_id": school, "tier": tier, "points": points, "lottery": lottery}
        rows.append({**told, "free": free})
    insert_rows(tx.session, CutOff.__table__, rows)
    one.state, one.applicants, one.placed, one.ran_at = RUN, len(applications), len(outcome.placed), tx.now
    one.digest = digest(canonical(proof_of(one, applications)), "sha256")
    tx.session.add(one)
    for application in applications:
        _announce(tx, one, application)
    told = {"round_id": one.id, "county": one.county, "applicants": one.applicants, "placed": one.placed}
    tx.emit(one.id, events.AdmissionRun(**told))
    return one


def _announce(tx: Tx, one: AdmissionRound, application: Application) -> None:
    if application.state == ADMITTED:
        tx.emit(application.id, admitted(one, application), case_id=application.case_id)
    if application.answer:
        waiting = application.answer
        work = Work(
            case_id=application.case_id,
            item_id=waiting["itemId"],
            task="admit-pupil",
            county=one.county,
            attempt=waiting["attempt"],
            inputs={},
            inputs_digest=waiting["inputs"],
        )
        answer_later(tx, work, decision(one, application), ItemAnswered)
        application.answer = None


def admitted(one: AdmissionRound, application: Application) -> events.PupilAdmitted:
    """The fact."""
    ids = {"application_id": application.id, "round_id": one.id, "school_id": application.school_id}
    return events.PupilAdmitted(**ids, resident_id=application.child_id, county=one.county, case_id=application.case_id)


def decision(one: AdmissionRound, application: Application) -> Granted | Refused:
    """What the case is answered."""
    if application.state != ADMITTED:
        return explaining.not_placed()
    path = f"/v1/education/admissions/{one.id}/results/{application.id}"
    reason = explaining.admitted(len(application.wishes), _index(application) + 1)
    return Granted((Product("admission", application.id, path),), {"admissionNo": application.id}, (reason,))


def _index(application: Application) -> int:
    return next(index for index, wish in enumerate(application.wishes) if wish[0] == application.school_id)


def _tier(one: AdmissionRound, place: int) -> str:
    return one.tiers[place]["tier"] if place < len(one.tiers) else "OTHER"


def _entry(application: Application) -> matching.Entry:
    return matching.Entry(application.id, tuple(matching.Wish(*wish) for wish in application.wishes))


def proof_of(one: AdmissionRound, applications: Sequence[Application]) -> dict[str, Any]:
    """All that went into the run and came out, as JSON: what its digest covers, and what one needs to repeat it."""
    return {
        "roundId": one.id,
        "seedHash": one.seed_hash,
        "seed": one.seed,
        "capacities": {school["schoolId"]: int(school["capacity"]) for school in one.schools},
        "applications": [
            {
                "applicationId": each.id,
                "wishes": [{"schoolId": name, "tier": tier, "points": points} for name, tier, points in each.wishes],
                "school": each.school_id,
            }
            for each in applications
        ],
    }


def read_proof(tx: Tx, round_id: str) -> tuple[AdmissionRound, Sequence[Application]]:
    """A round that was run, and the applications as the run saw them. Raises NotFound, NotPossibleNow."""
    one = read_round(tx, round_id)
    if one.state != RUN:
        raise NotPossibleNow("education.round-not-run", "尚未录取，种子未公布", "not run yet: the seed is not public")
    query = select(Application).where(col(Application.round_id) == one.id)
    ran = [each for each in tx.session.exec(query.order_by(col(Application.id))).all() if each.standings]
    return one, ran


def read_result(
    tx: Tx, round_id: str, identity: str
) -> tuple[AdmissionRound, Application, dict[str, CutOff], list[str]]:
    """An application, the cut-offs of its schools, and the schools that still have places.

    Residents see their own child's. Raises NotFound, NotPossibleNow before the run.
    """
    one = read_round(tx, round_id)
    application = tx.session.get(Application, identity)
    if application is None or application.round_id != round_id or not _may_read(tx, application):
        raise NotFound("education.no-such-application", "没有这份申请", "no such application")
    if one.state != RUN:
        raise NotPossibleNow("education.round-not-run", "尚未录取", "the round was not run yet")
    cut_offs = tx.session.exec(select(CutOff).where(col(CutOff.round_id) == round_id)).all()
    taken = late_taken(tx, round_id)
    free = sorted(cut.school_id for cut in cut_offs if cut.free > taken.get(cut.school_id, 0))
    return one, application, {cut.school_id: cut for cut in cut_offs}, free


def late_taken(tx: Tx, round_id: str) -> dict[str, int]:
    """Places taken after the run, less those given back, by school."""
    query = select(col(Application.school_id), col(Application.state), col(Application.standings)).where(
        col(Application.round_id) == round_id, col(Application.school_id) != ""
    )
    taken: dict[str, int] = {}
    for school, state, standings in tx.session.exec(query).all():
        change = (state == ADMITTED and not standings) - (state == WITHDRAWN and bool(standings))
        taken[school] = taken.get(school, 0) + change
    return taken


def _may_read(tx: Tx, application: Application) -> bool:
    return tx.actor.role != "resident" or tx.actor.subject in (application.applied_by, application.child_id)


def withdraw(tx: Tx, application: Application) -> None:
    """The child does not come; its place is free again for those who apply late."""
    application.state, application.answer = WITHDRAWN, None
    tx.session.add(application)


def admit_late(tx: Tx, one: AdmissionRound, application: Application) -> None:
    """After the run (补录): the first school named that has a place left; the round is held while it is counted."""
    taken = late_taken(tx, one.id)
    wanted = [wish[0] for wish in application.wishes]
    query = select(CutOff).where(col(CutOff.round_id) == one.id, one_of(tx, CutOff.school_id, wanted))
    free = {cut.school_id: cut.free - taken.get(cut.school_id, 0) for cut in tx.session.exec(query).all()}
    school = next((name for name in wanted if free.get(name, 0) > 0), "")
    application.school_id, application.state = school, ADMITTED if school else NOT_PLACED
    tx.session.add(application)
    if school:
        tx.emit(application.id, admitted(one, application), case_id=application.case_id)
