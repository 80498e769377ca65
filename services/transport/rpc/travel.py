"""Green travel and rides."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from civic.transport.v1 import transport_pb2 as pb

from chassis.errors import Fault, InvalidInput
from city.days import china_day, moment
from services.transport.actions import rides, travel
from services.transport.law import law

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.transport.models import RideOrder


def note_green_trip(tx: Tx, request: pb.NoteGreenTripRequest) -> pb.NoteGreenTripResponse:
    """See the proto."""
    told = (request.trip_id, request.resident_id, request.mode, request.metres)
    return pb.NoteGreenTripResponse(points=travel.note_trip(tx, *told))


def redeem_points(tx: Tx, request: pb.RedeemPointsRequest) -> pb.TravelPoints:
    """See the proto."""
    left = travel.redeem_points(tx, request.request_id, request.points)
    return pb.TravelPoints(resident_id=tx.actor.subject, points=left)


def get_travel_points(tx: Tx, request: pb.GetTravelPointsRequest) -> pb.TravelPoints:
    """See the proto."""
    points = travel.read_points(tx, request.resident_id)
    return pb.TravelPoints(resident_id=request.resident_id, points=points)


def report_travel_counts(tx: Tx, request: pb.ReportTravelCountsRequest) -> pb.TravelShare:
    """See the proto."""
    day = _day("day", request.day)
    share = travel.report_counts(tx, day, request.county, request.trips, request.source)
    return _share(tx, request.trips, share)


def get_travel_share(tx: Tx, request: pb.GetTravelShareRequest) -> pb.TravelShare:
    """See the proto."""
    first, last = _day("first", request.first), _day("last", request.last)
    return _share(tx, *travel.read_share(tx, first, last, request.county))


def open_ride_shift(tx: Tx, request: pb.OpenRideShiftRequest) -> pb.RideShift:
    """See the proto."""
    hours = _moments(since=request.since, until=request.until)
    sizes = (request.seats, request.wheelchairs)
    shift = rides.open_shift(tx, request.vehicle_id, *sizes, (request.lat, request.lon), hours)
    return pb.RideShift(shift_id=shift.id, vehicle_id=shift.vehicle_id, county=shift.county)


def order_ride(tx: Tx, request: pb.OrderRideRequest) -> pb.Ride:
    """See the proto."""
    window = _moments(windowFrom=request.window_from, windowTo=request.window_to)
    place = {name: getattr(request, name) if request.HasField(name) else None for name in _PLACES}
    order = rides.Order(
        request.resident_id,
        (place["from_lat"], place["from_lon"]),
        (place["to_lat"], place["to_lon"]),
        *window,
        request.seats or 1,
        request.wheelchairs,
    )
    return _ride(rides.order_ride(tx, order))


def get_ride(tx: Tx, request: pb.GetRideRequest) -> pb.Ride:
    """See the proto."""
    return _ride(rides.read_ride(tx, request.ride_id))


def cancel_ride(tx: Tx, request: pb.CancelRideRequest) -> pb.Ride:
    """See the proto."""
    return _ride(rides.cancel_ride(tx, request.ride_id))


def pick_rider_up(tx: Tx, request: pb.PickRiderUpRequest) -> pb.Ride:
    """See the proto."""
    return _ride(rides.pick_up(tx, request.ride_id))


def settle_ride(tx: Tx, request: pb.SettleRideRequest) -> pb.Ride:
    """See the proto."""
    return _ride(rides.settle(tx, request.ride_id))


_PLACES = ("from_lat", "from_lon", "to_lat", "to_lon")


def _day(field: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        fault = Fault(field, "transport.day", "日期应为 YYYY-MM-DD", "a date as YYYY-MM-DD")
        raise InvalidInput.of("transport.days", [fault]) from error


def _moments(**told: str) -> tuple[datetime, datetime]:
    found, faults = [], []
    for field, text in told.items():
        try:
            found.append(moment(text))
        except ValueError:
            zh, en = "时刻应为带时区的 ISO 8601", "ISO 8601 with an offset"
            faults.append(Fault(field, "transport.moment", zh, en))
    if faults:
        raise InvalidInput.of("transport.moments", faults)
    return found[0], found[1]


def _share(tx: Tx, trips: Any, share: float | None) -> pb.TravelShare:  # noqa: ANN401 - a protobuf map or a dict
    plan = law().at("public-transport-share", china_day(tx.now)).value
    answer = pb.TravelShare(trips=dict(trips), public_percent=share, base_percent=plan["base"])
    answer.target_percent = plan["target"]
    answer.reached = share is not None and share >= plan["target"]
    return answer


def _ride(ride: RideOrder) -> pb.Ride:
    return pb.Ride(
        ride_id=ride.id,
        resident_id=ride.resident_id,
        status=ride.status,
        shift_id=ride.shift_id,
        pick_at=ride.pick_at.isoformat() if ride.pick_at else "",
        drop_at=ride.drop_at.isoformat() if ride.drop_at else "",
        metres=ride.metres,
        fare_fen=ride.fare_fen,
        own_fen=ride.own_fen,
    )


RPCS = {
    "NoteGreenTrip": note_green_trip,
    "RedeemPoints": redeem_points,
    "GetTravelPoints": get_travel_points,
    "ReportTravelCounts": report_travel_counts,
    "GetTravelShare": get_travel_share,
    "OpenRideShift": open_ride_shift,
    "OrderRide": order_ride,
    "GetRide": get_ride,
    "CancelRide": cancel_ride,
    "PickRiderUp": pick_rider_up,
    "SettleRide": settle_ride,
}
