"""Credit supervision (信用监管): events with points, the public grade, appeal and repair, drawn inspections."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from civic.childcare.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.childcare.actions import papers
from services.childcare.actions.papers import locked, staff_only
from services.childcare.law import law
from services.childcare.models import Institution
from services.childcare.models.credit import CreditEvent, CreditGrade, Inspection, InspectionDraw
from services.childcare.models.filing import Filing
from services.childcare.rules import credit as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

STANDS, APPEALED, LIFTED, REPAIRED = "STANDS", "APPEALED", "LIFTED", "REPAIRED"
EVERY_SECONDS = 3600.0
_SEED_BYTES, _EACH = 32, 2


def note(tx: Tx, institution_id: str, kind: str, cause: str) -> CreditEvent:
    """Enters an event, once a kind and cause, and grades anew under the institution's lock: grades come in order."""
    locked(tx, institution_id)
    today = china_day(tx.now)
    known = tx.session.exec(
        select(CreditEvent).where(
            col(CreditEvent.institution_id) == institution_id,
            col(CreditEvent.kind) == kind,
            col(CreditEvent.cause) == cause,
        )
    ).first()
    if known:
        return known
    points = rules.points_of(law(), kind, today)
    made = CreditEvent(id=draw("E", 14), institution_id=institution_id, kind=kind, cause=cause, points=points, on=today)
    made.state = STANDS
    tx.session.add(made)
    grade(tx, institution_id)
    return made


def note_by_staff(tx: Tx, institution_id: str, kind: str, cause: str) -> CreditEvent:
    """As `note`. Raises NotAllowed, NotFound, InvalidInput naming every fault."""
    staff_only(tx)
    found = rules.text_faults("cause", cause, 80)
    known = law().at("credit-points", china_day(tx.now)).value
    if kind not in known:
        zh, en = f"应为 {'、'.join(known)} 之一，收到 {kind!r}", f"one of {', '.join(known)}, not {kind!r}"
        found.append(Fault("kind", "childcare.credit-kind", zh, en))
    if found:
        raise InvalidInput.of("childcare.credit", found)
    return note(tx, institution_id, kind, cause.strip())


def appeal(tx: Tx, event_id: str, text: str) -> CreditEvent:
    """The institution, by the window, says that an event is wrong. It counts until somebody decides."""
    event = _event(tx, event_id)
    if found := rules.text_faults("text", text):
        raise InvalidInput.of("childcare.credit", found)
    if event.state != STANDS or event.appeal:
        raise NotPossibleNow("childcare.no-appeal", "该记录不能（再次）申诉", "cannot be appealed, or not again")
    event.state, event.appeal = APPEALED, text.strip()
    tx.session.add(event)
    return event


def decide_appeal(tx: Tx, event_id: str, *, lift: bool, text: str) -> CreditEvent:
    """The supervisor lifts the event, or lets it stand. Raises NotAllowed, NotFound, InvalidInput, NotPossibleNow."""
    if tx.actor.role != "supervisor":
        raise NotAllowed("childcare.not-for-you", "申诉由督办人员裁定", "a supervisor decides")
    event = _event(tx, event_id)
    if found := rules.text_faults("text", text):
        raise InvalidInput.of("childcare.credit", found)
    if event.state != APPEALED:
        raise NotPossibleNow("childcare.not-appealed", "没有待裁定的申诉", "nothing was appealed")
    event.state, event.decision = (LIFTED if lift else STANDS), text.strip()
    tx.session.add(event)
    grade(tx, event.institution_id)
    return event


def repair(tx: Tx, event_id: str, text: str) -> CreditEvent:
    """What was wrong is mended (信用修复), not before its time. Raises NotAllowed, NotFound, NotPossibleNow."""
    event, today = _event(tx, event_id), china_day(tx.now)
    if found := rules.text_faults("text", text):
        raise InvalidInput.of("childcare.credit", found)
    if event.state != STANDS or event.points >= 0:
        raise NotPossibleNow("childcare.no-repair", "该记录不能修复", "nothing that can be repaired")
    if first := rules.may_repair(law(), event.on, today):
        raise NotPossibleNow("childcare.repair-too-early", f"{first} 起可申请修复", f"not before {first}")
    event.state, event.repaired_on, event.decision = REPAIRED, today, text.strip()
    tx.session.add(event)
    grade(tx, event.institution_id)
    return event


def grade(tx: Tx, institution_id: str) -> CreditGrade:
    """Works the grade out anew and says so if it changed."""
    tx.session.flush()
    today = china_day(tx.now)
    query = select(CreditEvent).where(col(CreditEvent.institution_id) == institution_id)
    counted = [
        rules.Event(one.kind, one.points, one.on, one.repaired_on)
        for one in tx.session.exec(query)
        if one.state != LIFTED
    ]
    points = rules.score(law(), counted, today)
    found = rules.grade(law(), points, today)
    row = tx.session.get(CreditGrade, institution_id)
    if row is None or row.grade != found:
        institution = tx.session.get(Institution, institution_id)
        county = institution.county if institution else ""
        tx.emit(institution_id, events.CreditGraded(institution_id=institution_id, county=county, grade=found))
        row = row or CreditGrade(institution_id=institution_id, score=points, grade=found, since=today)
        row.grade, row.since = found, today
    row.score = points
    tx.session.add(row)
    return row


def regrade(tx: Tx) -> None:
    """The job: points fade, so grades change without anything happening."""
    known = set(tx.session.exec(select(CreditGrade.institution_id)))
    for institution_id in sorted({*known, *tx.session.exec(select(CreditEvent.institution_id).distinct())}):
        locked(tx, institution_id)
        grade(tx, institution_id)


def watch_papers(tx: Tx) -> bool:
    """The job: the clock on papers; a lapse counts against the institution."""
    return papers.watch_papers(tx, lambda anew, key, cause: note(anew, key, "PAPER_LAPSED", cause))


def credit_of(tx: Tx, institution_id: str) -> tuple[CreditGrade, Sequence[CreditEvent]]:
    """The public credit file: the grade as of today and every event that was not lifted. Raises NotFound."""
    if tx.session.get(Institution, institution_id) is None:
        raise NotFound("childcare.no-such-institution", "没有这个托育机构", "no such institution")
    query = select(CreditEvent).where(
        col(CreditEvent.institution_id) == institution_id, col(CreditEvent.state) != LIFTED
    )
    found = tx.session.exec(query.order_by(col(CreditEvent.on), col(CreditEvent.id))).all()
    today = china_day(tx.now)
    points = rules.score(law(), [rules.Event(one.kind, one.points, one.on, one.repaired_on) for one in found], today)
    told = tx.session.get(CreditGrade, institution_id)
    since = told.since if told else today
    return CreditGrade(
        institution_id=institution_id, score=points, grade=rules.grade(law(), points, today), since=since
    ), found


def commit_draw(tx: Tx, number: str, inspectors: Sequence[str], size: int) -> InspectionDraw:
    """Fixes a seed for a round of the actor's county and publishes its commitment, with who may be drawn to inspect.

    Raises NotAllowed, InvalidInput naming every fault, Conflict for a round that is there.
    """
    staff_only(tx)
    found = rules.text_faults("round", number, 20)
    people = sorted({one.strip() for one in inspectors if one.strip()})
    if len(people) < _EACH:
        zh, en = f"至少 {_EACH} 名检查人员", f"at least {_EACH} inspectors"
        found.append(Fault("inspectors", "childcare.inspectors", zh, en))
    if not 1 <= size <= 1000:  # noqa: PLR2004 - the city has fewer
        found.append(Fault("size", "childcare.draw-size", "抽取 1 至 1000 家", "one to a thousand"))
    if found:
        raise InvalidInput.of("childcare.draw", found)
    key = f"{tx.actor.county}-{number.strip()}"
    if tx.session.get(InspectionDraw, key):
        raise Conflict("childcare.draw-exists", "该批次已存在", "the round is there already")
    seed = secrets.token_bytes(_SEED_BYTES)
    made = InspectionDraw(
        id=key,
        county=tx.actor.county,
        number=number.strip(),
        seed=seed,
        commitment=rules.commitment(tx.actor.county, number.strip(), seed),
        committed_at=tx.now,
        inspectors=people,
        size=size,
        weights=_weights(tx, tx.actor.county),
    )
    tx.session.add(made)
    return made


def reveal_draw(tx: Tx, draw_id: str) -> InspectionDraw:
    """Draws, and publishes the seed. What may be drawn was fixed with the commitment. Once: again is answered alike."""
    staff_only(tx)
    made = tx.session.exec(select(InspectionDraw).where(col(InspectionDraw.id) == draw_id).with_for_update()).first()
    if made is None or made.county != tx.actor.county:
        raise NotFound("childcare.no-such-draw", "没有这个批次", "no such round")
    if made.drawn_at is None:
        made.drawn_at = tx.now
        tx.session.add(made)
        for key in rules.draw(made.seed, made.weights, made.size):
            people = rules.inspectors(made.seed, key, made.inspectors, _EACH)
            row = Inspection(id=f"{draw_id}-{key}", draw_id=draw_id, institution_id=key, inspectors=people, findings=[])
            tx.session.add(row)
        tx.session.flush()
    return made


def read_draw(tx: Tx, draw_id: str) -> tuple[InspectionDraw, Sequence[Inspection]]:
    """A round as everybody may read it. Raises NotFound."""
    made = tx.session.get(InspectionDraw, draw_id)
    if made is None:
        raise NotFound("childcare.no-such-draw", "没有这个批次", "no such round")
    query = select(Inspection).where(col(Inspection.draw_id) == draw_id)
    return made, tx.session.exec(query.order_by(col(Inspection.id))).all()


def report_inspection(tx: Tx, inspection_id: str, findings: Sequence[str], text: str) -> Inspection:
    """What was found, by one of those drawn. Each finding is an event of credit; none is one too. Once.

    Raises NotAllowed, NotFound, InvalidInput naming every fault, NotPossibleNow.
    """
    staff_only(tx)
    row = tx.session.exec(select(Inspection).where(col(Inspection.id) == inspection_id).with_for_update()).first()
    if row is None:
        raise NotFound("childcare.no-such-inspection", "没有这次检查", "no such inspection")
    if tx.actor.subject not in row.inspectors:
        raise NotAllowed("childcare.not-drawn", "只有抽中的检查人员可以填报", "only those drawn may report")
    known = law().at("credit-points", china_day(tx.now)).value
    found = [
        Fault(f"findings[{at}]", "childcare.credit-kind", f"没有这类问题 {one!r}", f"no such finding: {one!r}")
        for at, one in enumerate(findings)
        if known.get(one, 0) >= 0
    ]
    if found:
        raise InvalidInput.of("childcare.inspection", found)
    if row.done_at:
        raise NotPossibleNow("childcare.inspection-done", "已填报", "reported already")
    row.findings, row.note, row.done_at = sorted(set(findings)), text.strip()[:200], tx.now
    tx.session.add(row)
    for one in row.findings or ["CLEAN_INSPECTION"]:
        note(tx, row.institution_id, one, row.id)
    return row


def _weights(tx: Tx, county: str) -> dict[str, int]:
    """Every filed institution of a county with the weight of its grade: who has few points is drawn more often."""
    today = china_day(tx.now)
    by_grade = law().at("inspection-weights", today).value
    grades = {one.institution_id: one.grade for one in tx.session.exec(select(CreditGrade))}
    query = select(Filing.institution_id).where(col(Filing.county) == county, col(Filing.state) != "CLOSED")
    return {key: int(by_grade[grades.get(key, "A")]) for key in sorted(tx.session.exec(query))}


def _event(tx: Tx, event_id: str) -> CreditEvent:
    staff_only(tx)
    query = select(CreditEvent).where(col(CreditEvent.id) == event_id).with_for_update()
    event = tx.session.exec(query.execution_options(populate_existing=True)).first()
    if event is None:
        raise NotFound("childcare.no-such-event", "没有这条信用记录", "no such event")
    return event
