"""After-action review (复盘): the times of an incident from its timeline, and what was agreed to be done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound
from chassis.serials import draw
from city.days import china_day
from services.safety.actions import incidents
from services.safety.actions.staff import require_staff
from services.safety.law import now_in_force
from services.safety.models import Improvement, Incident
from services.safety.rules import review

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx

LONGEST_TITLE, LONGEST_OWNER, MOST = 200, 64, 500
# Lines of the timeline that are moments of the review.
_LINES = {"EmergencySummaryReleased": "summary", "GreenWayOpened": "green-way", "FamilyTold": "family"}


def review_incident(tx: Tx, incident_id: str) -> tuple[Incident, list[review.Indicator], Sequence[Improvement]]:
    """An incident with its times and its improvements. Raises NotAllowed, NotFound."""
    require_staff(tx)
    incident = incidents.read_incident(tx, incident_id)
    table = now_in_force("review-indicators", tx.now)
    found = review.indicators(table, _moments(tx, incident), incident.grade, tx.now)
    query = select(Improvement).where(col(Improvement.incident_id) == incident_id)
    return incident, found, tx.session.exec(query.order_by(col(Improvement.due_on), col(Improvement.id))).all()


def _moments(tx: Tx, incident: Incident) -> dict[str, datetime | None]:
    """The first of each kind of moment."""
    orders = [order for order, _ in incidents.orders(tx, [incident.id])]

    def first(name: str) -> datetime | None:
        return min((at for order in orders if (at := getattr(order, name))), default=None)

    found: dict[str, datetime | None] = {
        "raised": incident.raised_at,
        "closed": incident.closed_at,
        "assigned": first("assigned_at"),
        "departed": first("departed_at"),
        "arrived": first("arrived_at"),
    }
    for line in incidents.timeline(tx, incident.id):
        if name := _LINES.get(line.kind):
            known = found.get(name)
            found[name] = min(known, line.at) if known else line.at
    return found


def add_improvement(tx: Tx, incident_id: str, title: str, owner: str, due_on: str) -> Improvement:
    """Something to be done. Raises NotAllowed, NotFound, InvalidInput naming every fault."""
    require_staff(tx)
    incidents.read_incident(tx, incident_id)
    faults = []
    if not 0 < len(title.strip()) <= LONGEST_TITLE:
        faults.append(Fault("title", "safety.title", f"1至{LONGEST_TITLE}字", f"1 to {LONGEST_TITLE} characters"))
    if not 0 < len(owner) <= LONGEST_OWNER:
        faults.append(Fault("owner", "safety.owner", "请指定责任人账号", "name the owner's account"))
    try:
        day = date.fromisoformat(due_on)
        if day < china_day(tx.now):
            faults.append(Fault("dueOn", "safety.due-past", "期限已过", "the day has passed"))
    except ValueError:
        faults.append(Fault("dueOn", "safety.due-on", "期限应为日期，如2026-07-01", "an ISO 8601 date is wanted"))
    if faults:
        raise InvalidInput.of("safety.improvement", faults)
    made = Improvement(
        id=draw("GJ", 12),
        incident_id=incident_id,
        title=title.strip(),
        owner=owner,
        due_on=day,
        added_by=tx.actor.subject,
        added_at=tx.now,
    )
    tx.session.add(made)
    return made


def finish_improvement(tx: Tx, improvement_id: str) -> Improvement:
    """It is done; done already: nothing. Raises NotAllowed, NotFound."""
    require_staff(tx)
    row = tx.session.get(Improvement, improvement_id, with_for_update=True)
    if row is None:
        raise NotFound("safety.no-such-improvement", "没有这项整改任务", "no such improvement")
    if row.done_at is None:
        row.done_at, row.done_by = tx.now, tx.actor.subject
        tx.session.add(row)
    return row


def list_improvements(tx: Tx, owner: str, *, everything: bool) -> Sequence[Improvement]:
    """By their days, the most overdue first. Raises NotAllowed."""
    require_staff(tx)
    query = select(Improvement)
    if owner:
        query = query.where(col(Improvement.owner) == owner)
    if not everything:
        query = query.where(col(Improvement.done_at).is_(None))
    return tx.session.exec(query.order_by(col(Improvement.due_on), col(Improvement.id)).limit(MOST)).all()
