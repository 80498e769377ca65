"""Records opened without consent (紧急调阅), and their review."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.events import new_id
from city.days import china_day
from services.health.law import law
from services.health.record import rules
from services.health.record.models import RECORD, BreakGlass, FhirResource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_PAGE, _LARGEST_PAGE = 50, 200


def break_glass(tx: Tx, resident_id: str, reason: str) -> BreakGlass:
    """Opens a record to this account for a limited time. Each opening has its own reason and its own review.

    Raises NotAllowed; NotFound if nobody knows the person; InvalidInput naming every fault.
    """
    if tx.actor.department != "health":
        raise NotAllowed("health.not-a-clinic", "只有卫生健康部门可以紧急调阅", "only health's own staff may")
    faults = rules.faults_of_reason(reason)
    if not resident_id:
        faults.append(Fault("residentId", "health.resident", "请填写居民编号", "say whose record"))
    if faults:
        raise InvalidInput.of("health.break-glass", faults)
    if tx.session.get(FhirResource, f"Patient/{resident_id}") is None:
        # Raises NotFound for somebody whom the registry does not know either.
        tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=resident_id), reason.strip()[:200])
    minutes = law().at("break-glass-minutes", china_day(tx.now)).value
    opening = BreakGlass(
        id=new_id(),
        what=RECORD,
        resident_id=resident_id,
        account=tx.actor.subject,
        department=tx.actor.department,
        county=tx.actor.county,
        reason=reason.strip(),
        opened_at=tx.now,
        until=tx.now + timedelta(minutes=minutes),
    )
    tx.session.add(opening)
    told = events.RecordOpenedWithoutConsent(
        opening_id=opening.id, resident_id=resident_id, department=opening.department
    )
    told.until.FromDatetime(opening.until)
    tx.emit(resident_id, told)
    return opening


def list_openings(tx: Tx, *, reviewed: bool, page_size: int, page_token: str) -> tuple[Sequence[BreakGlass], str]:
    """Openings in the order in which they were made, and the token of the next page.

    A supervisor with a county sees that county's. Raises NotAllowed, InvalidInput.
    """
    _may_review(tx)
    if not 0 <= page_size <= _LARGEST_PAGE:
        zh, en = "每页条数应为1到200", "a page has 1 to 200 entries"
        raise InvalidInput.of("health.page", [Fault("pageSize", "health.page", zh, en)])
    size = page_size or _PAGE
    done = col(BreakGlass.reviewed_at)
    query = select(BreakGlass).where(done.is_not(None) if reviewed else done.is_(None))
    if tx.actor.county:
        query = query.where(col(BreakGlass.county) == tx.actor.county)
    if page_token:
        # Ids rise with time, and so stand for the order.
        query = query.where(col(BreakGlass.id) > page_token)
    rows = tx.session.exec(query.order_by(col(BreakGlass.id)).limit(size + 1)).all()
    return rows[:size], rows[size - 1].id if len(rows) > size else ""


def review_opening(tx: Tx, opening_id: str, note: str, *, justified: bool) -> BreakGlass:
    """Says whether an opening was justified, once.

    Raises NotAllowed for one's own; NotFound; NotPossibleNow if it was reviewed; InvalidInput naming every fault.
    """
    _may_review(tx)
    if faults := rules.faults_of_reason(note, "note"):
        raise InvalidInput.of("health.review", faults)
    found = select(BreakGlass).where(col(BreakGlass.id) == opening_id).with_for_update()
    opening = tx.session.exec(found).first()
    if opening is None or (tx.actor.county and opening.county != tx.actor.county):
        raise NotFound("health.no-such-opening", "没有这次紧急调阅", "no such opening")
    if opening.account == tx.actor.subject:
        raise NotAllowed("health.own-opening", "不能复核自己的紧急调阅", "nobody reviews their own opening")
    if opening.reviewed_at is not None:
        raise NotPossibleNow("health.reviewed", "已复核", "it was reviewed already")
    opening.reviewed_at, opening.reviewed_by = tx.now, tx.actor.subject
    opening.justified, opening.note = justified, note.strip()
    told = events.GlassOpeningReviewed(opening_id=opening.id, resident_id=opening.resident_id, justified=justified)
    tx.emit(opening.resident_id, told)
    return opening


def _may_review(tx: Tx) -> None:
    if tx.actor.department != "health":
        raise NotAllowed(
            "health.not-a-supervisor", "只有卫生健康部门的督导人员可以复核", "only health's supervisors review"
        )
