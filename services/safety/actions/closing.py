"""Closing incidents, and giving their units back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from civic.safety.v1 import events_pb2 as events
from sqlmodel import col, select

from services.safety import models
from services.safety.actions.sending import travel_seconds
from services.safety.actions.timeline import mark
from services.safety.models import Incident, Order, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

OUTCOMES = ("HELPED", "FALSE_ALARM", "NOBODY_FOUND", "MERGED", "OTHER")


def standing_orders(tx: Tx, incident_id: str) -> Sequence[Order]:
    """The orders of an incident that have not ended, held until the end of the transaction."""
    query = select(Order).where(col(Order.incident_id) == incident_id, col(Order.ended_at).is_(None))
    return tx.session.exec(query.order_by(col(Order.id)).with_for_update()).all()


def end_order(tx: Tx, incident: Incident, order: Order, state: str, unit_state: str = models.FREE) -> None:
    """Ends an order: its green way ends, its unit comes free where it is and drives home."""
    end_green_way(tx, order)
    was_there = order.arrived_at is not None
    order.state, order.ended_at = state, tx.now
    tx.session.add(order)
    tx.session.flush()  # before the unit may be taken again: an order that stands and one that ended must not cross
    unit = tx.session.get(Unit, order.unit_id, with_for_update=True)
    if unit is None or unit.incident_id != incident.id:
        return
    unit.state, unit.incident_id = unit_state, ""
    if was_there:
        unit.lat, unit.lon = incident.lat, incident.lon
        home = unit.station_lat, unit.station_lon
        back = travel_seconds(tx.now, unit.kind, (unit.lat, unit.lon), home)
        unit.back_at = tx.now + timedelta(seconds=back)
    tx.session.add(unit)
    tx.session.flush()


def end_green_way(tx: Tx, order: Order) -> None:
    """The green way of a unit is needed no longer; said once."""
    if order.green_until is not None and order.arrived_at is None:
        tx.emit(order.incident_id, events.GreenWayEnded(incident_id=order.incident_id, unit_id=order.unit_id))
        mark(tx, order.incident_id, "GreenWayEnded", f"{order.unit_id} 的绿色通道结束", f"of {order.unit_id}")


def close(tx: Tx, incident: Incident, outcome: str, zh: str, en: str) -> None:
    """Closes an incident, calls back the units that are not there yet, and says so. Closed already: nothing."""
    if incident.state == models.CLOSED:
        return
    tx.session.flush()
    for order in standing_orders(tx, incident.id):
        end_order(tx, incident, order, models.FINISHED if order.arrived_at else models.RECALLED)
    incident.state, incident.outcome, incident.closed_at = models.CLOSED, outcome, tx.now
    incident.wanting, incident.waiting, incident.escalate_at, incident.ask_at = [], False, None, None
    tx.session.add(incident)
    said = events.IncidentClosed(
        incident_id=incident.id,
        source_department=incident.source_department,
        source_id=incident.source_id,
        outcome=outcome,
        resident_id=incident.resident_id,
        county=incident.county,
    )
    said.at.FromDatetime(tx.now)
    tx.emit(incident.id, said)
    mark(tx, incident.id, "IncidentClosed", f"结束：{zh}", f"closed: {en}")


def hold(tx: Tx, incident_id: str) -> Incident | None:
    """The incident, held until the end of the transaction."""
    query = select(Incident).where(col(Incident.id) == incident_id).with_for_update()
    return tx.session.exec(query.execution_options(populate_existing=True)).first()


def hold_alarm(tx: Tx, department: str, source_id: str) -> Incident | None:
    """The incident of an alarm, held until the end of the transaction."""
    mine = (col(Incident.source_department) == department, col(Incident.source_id) == source_id)
    query = select(Incident).where(*mine)
    return tx.session.exec(query.with_for_update().execution_options(populate_existing=True)).first()
