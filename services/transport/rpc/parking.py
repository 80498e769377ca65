"""Car parks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb

from chassis.errors import Fault, InvalidInput
from city.days import moment
from services.transport.actions import parking
from services.transport.rules.coordinates import to_gcj02

if TYPE_CHECKING:
    from datetime import datetime

    from chassis.edge import Tx
    from services.transport.models import CarPark, Reconciliation


def enter_car_park(tx: Tx, request: pb.EnterCarParkRequest) -> pb.CarPark:
    """See the proto."""
    told = (request.car_park_id, request.name, request.county, request.lat, request.lon, request.capacity)
    return _park(parking.enter_car_park(tx, *told))


def take_gate_events(tx: Tx, request: pb.TakeGateEventsRequest) -> pb.TakeGateEventsResponse:
    """See the proto."""
    told, faults = [], []
    for place, one in enumerate(request.events):
        at = _moment(one.at, tx.now)
        if at is None:
            zh, en = "时刻应为带时区的 ISO 8601", "ISO 8601 with an offset"
            faults.append(Fault(f"events[{place}].at", "transport.moment", zh, en))
        else:
            told.append(parking.Told(one.event_id, one.kind, one.ticket, at))
    if faults:
        raise InvalidInput.of("transport.gate-events", faults)
    park, notes = parking.take_gate_events(tx, request.car_park_id, told)
    return pb.TakeGateEventsResponse(car_park=_park(park), notes=dict(notes))


def reconcile_car_park(tx: Tx, request: pb.ReconcileCarParkRequest) -> pb.Reconciliation:
    """See the proto."""
    return _reconciliation(parking.reconcile(tx, request.car_park_id, request.counted))


def get_car_park(tx: Tx, request: pb.GetCarParkRequest) -> pb.CarParkReport:
    """See the proto."""
    park, notes, made = parking.read_car_park(tx, request.car_park_id)
    shown = [_reconciliation(one) for one in made]
    return pb.CarParkReport(car_park=_park(park), notes=dict(notes), reconciliations=shown)


def find_parking(tx: Tx, request: pb.FindParkingRequest) -> pb.FindParkingResponse:
    """See the proto."""
    datum = request.datum.upper()
    if datum not in {"", "WGS84", "GCJ02"}:
        fault = Fault("datum", "transport.datum", "坐标系应为 WGS84 或 GCJ02", "either WGS84 or GCJ02")
        raise InvalidInput.of("transport.where", [fault])
    lat = request.lat if request.HasField("lat") else None
    lon = request.lon if request.HasField("lon") else None
    answer = pb.FindParkingResponse()
    for park, metres in parking.nearest_with_room(tx, lat, lon, request.limit):
        shown = _park(park)
        if datum == "GCJ02":
            shown.lat, shown.lon = to_gcj02(park.lat, park.lon)
        shown.distance_m = metres
        answer.car_parks.append(shown)
    return answer


def _moment(text: str, now: datetime) -> datetime | None:
    if not text:
        return now
    try:
        return moment(text)
    except ValueError:
        return None


def _park(park: CarPark) -> pb.CarPark:
    return pb.CarPark(
        car_park_id=park.id,
        name=park.name,
        county=park.county,
        lat=park.lat,
        lon=park.lon,
        capacity=park.capacity,
        free=park.capacity - park.occupied,
        heard_at=park.heard_at.isoformat() if park.heard_at else "",
    )


def _reconciliation(made: Reconciliation) -> pb.Reconciliation:
    difference = made.counted - made.by_gates
    told = {"by_gates": made.by_gates, "counted": made.counted, "difference": difference}
    return pb.Reconciliation(**told, at=made.at.isoformat())


RPCS = {
    "EnterCarPark": enter_car_park,
    "TakeGateEvents": take_gate_events,
    "ReconcileCarPark": reconcile_car_park,
    "GetCarPark": get_car_park,
    "FindParking": find_parking,
}
