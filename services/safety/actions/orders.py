"""The unit's console: accept, decline, depart, arrive, finish. Saying the same twice changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.safety.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from services.safety import models
from services.safety.actions import closing, sending
from services.safety.actions.staff import require_staff
from services.safety.actions.timeline import mark
from services.safety.models import Incident, Order, Unit

if TYPE_CHECKING:
    from chassis.edge import Tx

OUTCOMES = ("HELPED", "FALSE_ALARM", "NOBODY_FOUND", "OTHER")
LONGEST_REASON = 200


def _held(tx: Tx, incident_id: str, unit_id: str) -> tuple[Incident, Order]:
    """The incident and the unit's last order for it, held. Raises NotAllowed, NotFound."""
    require_staff(tx)
    incident = closing.hold(tx, incident_id)
    mine = (col(Order.incident_id) == incident_id, col(Order.unit_id) == unit_id)
    last = select(Order).where(*mine).order_by(col(Order.id).desc()).limit(1)
    order = tx.session.exec(last.with_for_update()).first()
    if incident is None or order is None:
        raise NotFound("safety.no-such-order", "该队伍没有这起事件的派单", "the unit has no order for this incident")
    return incident, order


def _standing(order: Order, *after: str) -> bool:
    """True if the step is still to be taken, False if it was taken. Raises NotPossibleNow for an order that ended."""
    if order.ended_at is not None:
        zh, en = f"派单已结束（{order.state}）", f"the order has ended: {order.state}"
        raise NotPossibleNow("safety.order-ended", zh, en)
    return order.state not in after


def accept_order(tx: Tx, incident_id: str, unit_id: str) -> Incident:
    """The crew has the order. Raises NotAllowed, NotFound, NotPossibleNow."""
    incident, order = _held(tx, incident_id, unit_id)
    if _standing(order, models.ACCEPTED, models.DEPARTED, models.ARRIVED):
        order.state, order.accepted_at = models.ACCEPTED, tx.now
        tx.session.add(order)
        mark(tx, incident_id, "Accepted", f"{unit_id} 接单", f"{unit_id} accepted")
    return incident


def decline_order(tx: Tx, incident_id: str, unit_id: str, reason: str) -> Incident:
    """The crew cannot go: its unit leaves service, the next one is sent. Raises also InvalidInput without a reason."""
    if not 0 < len(reason) <= LONGEST_REASON:
        zh, en = f"请说明原因，最多{LONGEST_REASON}字", f"say why, in at most {LONGEST_REASON} characters"
        raise InvalidInput.of("safety.decline", [Fault("reason", "safety.reason", zh, en)])
    incident, order = _held(tx, incident_id, unit_id)
    if not _standing(order, models.ARRIVED):
        zh, en = "已到场，不能拒绝派单", "the unit is there already"
        raise NotPossibleNow("safety.already-there", zh, en)
    closing.end_order(tx, incident, order, models.DECLINED, models.OUT_OF_SERVICE)
    mark(tx, incident_id, "Declined", f"{unit_id} 不能前往：{reason}", f"{unit_id} cannot go")
    if not order.stand_in:  # for what it stood in, somebody is looked for already
        incident.wanting = [*incident.wanting, dict(order.need)]
    incident.waiting, incident.nobody_told = bool(incident.wanting), False
    _settle_state(tx, incident)
    sending.send([(tx, incident)])
    return incident


def depart_unit(tx: Tx, incident_id: str, unit_id: str) -> Incident:
    """The unit has left its station. Raises NotAllowed, NotFound, NotPossibleNow."""
    incident, order = _held(tx, incident_id, unit_id)
    if _standing(order, models.DEPARTED, models.ARRIVED):
        order.accepted_at = order.accepted_at or tx.now
        order.state, order.departed_at = models.DEPARTED, tx.now
        tx.session.add(order)
        _set_unit(tx, unit_id, models.EN_ROUTE)
        mark(tx, incident_id, "Departed", f"{unit_id} 出动", f"{unit_id} departed")
    return incident


def arrive_unit(tx: Tx, incident_id: str, unit_id: str) -> Incident:
    """The unit is there; its green way ends. Raises NotAllowed, NotFound, NotPossibleNow."""
    incident, order = _held(tx, incident_id, unit_id)
    if _standing(order, models.ARRIVED):
        closing.end_green_way(tx, order)
        order.accepted_at, order.departed_at = order.accepted_at or tx.now, order.departed_at or tx.now
        order.state, order.arrived_at = models.ARRIVED, tx.now
        incident.state = models.ON_SCENE
        tx.session.add(order)
        tx.session.add(incident)
        _set_unit(tx, unit_id, models.THERE)
        arrived = events.UnitArrived(
            incident_id=incident_id,
            source_department=incident.source_department,
            source_id=incident.source_id,
            unit_id=unit_id,
        )
        arrived.at.FromDatetime(tx.now)
        tx.emit(incident_id, arrived)
        mark(tx, incident_id, "UnitArrived", f"{unit_id} 到场", f"{unit_id} arrived")
    return incident


def finish_unit(tx: Tx, incident_id: str, unit_id: str, outcome: str) -> Incident:
    """The unit has done its part and is free; the last one's outcome closes the incident.

    Whoever waits for a unit gets it in the same transaction. Raises InvalidInput, NotAllowed, NotFound.
    """
    if outcome not in OUTCOMES:
        known = ", ".join(OUTCOMES)
        fault = Fault("outcome", "safety.outcome", f"处置结果应为 {known} 之一", f"one of {known}")
        raise InvalidInput.of("safety.finish", [fault])
    incident, order = _held(tx, incident_id, unit_id)
    if order.state == models.FINISHED:
        return incident
    _standing(order)
    closing.end_order(tx, incident, order, models.FINISHED)
    mark(tx, incident_id, "Finished", f"{unit_id} 处置完毕：{outcome}", f"{unit_id} finished: {outcome}")
    if not closing.standing_orders(tx, incident_id):
        closing.close(tx, incident, outcome, outcome, outcome)
    else:
        _settle_state(tx, incident)
    sending.serve_waiting(tx)
    return incident


def _settle_state(tx: Tx, incident: Incident) -> None:
    """The state by the orders that stand."""
    orders = closing.standing_orders(tx, incident.id)
    there = any(order.arrived_at for order in orders)
    incident.state = models.ON_SCENE if there else models.SENT if orders else models.OPEN
    tx.session.add(incident)


def _set_unit(tx: Tx, unit_id: str, state: str) -> None:
    unit = tx.session.get(Unit, unit_id, with_for_update=True)
    if unit is not None:
        unit.state = state
        tx.session.add(unit)
