"""Timetables, arrivals and the GTFS-Realtime feeds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from services.transport.actions import realtime, timetables, trips
from services.transport.rules import propagation

if TYPE_CHECKING:
    from chassis.edge import Tx

_MOST = 100


def import_feed(tx: Tx, request: pb.ImportFeedRequest) -> pb.ImportFeedResponse:
    """See the proto."""
    feed = timetables.import_feed(tx, request.feed.data)
    return pb.ImportFeedResponse(
        version=feed.version, routes=feed.routes, stops=feed.stops, trips=feed.trips, stop_times=feed.stop_times
    )


def get_vehicle_positions(tx: Tx, request: pb.GetVehiclePositionsRequest) -> HttpBody:
    """See the proto."""
    media_type, raw = realtime.vehicle_positions(tx, request.format, request.datum)
    return HttpBody(content_type=media_type, data=raw)


def get_trip_updates(tx: Tx, request: pb.GetTripUpdatesRequest) -> HttpBody:
    """See the proto."""
    media_type, raw = realtime.trip_updates(tx, request.format)
    return HttpBody(content_type=media_type, data=raw)


def propagate_delays(_: Tx, request: pb.PropagateDelaysRequest) -> pb.PropagateDelaysResponse:
    """See the proto."""
    stops = list(request.stops)
    updates = [_update(one) for one in request.updates]
    wrong = [
        Fault(f"updates[{place}].delay", "transport.delay", "延误应为整数秒", "whole seconds")
        for place, one in enumerate(request.updates)
        if one.delay.WhichOneof("kind") == "number_value" and one.delay.number_value != int(one.delay.number_value)
    ]
    told = [Fault(reason.field, reason.code, reason.zh, reason.en) for reason in propagation.faults(stops, updates)]
    if wrong or told:
        raise InvalidInput.of("transport.propagate", [*wrong, *told])
    answer = pb.PropagateDelaysResponse()
    for known in propagation.propagate(stops, updates):
        answer.stops.add(stop=known.stop, delay=known.delay, unknown=known.delay is None, skipped=known.skipped)
    return answer


def _update(one: pb.PropagateDelaysRequest.Update) -> propagation.Update:
    kind = one.delay.WhichOneof("kind")
    delay = int(one.delay.number_value) if kind == "number_value" else None
    marks = {one.delay.string_value} if kind == "string_value" else set()
    marks |= {one.schedule_relationship} - {"", "SCHEDULED"}
    marks |= {propagation.NO_DATA} if one.no_data else set()
    marks |= {propagation.SKIPPED} if one.skipped else set()
    return propagation.Update(one.stop, delay, "+".join(sorted(marks)))


def list_arrivals(tx: Tx, request: pb.ListArrivalsRequest) -> pb.ListArrivalsResponse:
    """See the proto."""
    if not 0 <= request.limit <= _MOST:
        fault = Fault("limit", "transport.limit", f"最多 {_MOST} 条", f"from 1 to {_MOST}")
        raise InvalidInput.of("transport.arrivals", [fault])
    table, found = trips.arrivals(tx, request.stop_id, request.limit or 10)
    stop = table.stops[request.stop_id]
    answer = pb.ListArrivalsResponse(stop_id=stop.id, name=stop.name)
    for one in found:
        route = table.routes[one.trip.route_id]
        answer.arrivals.add(
            trip_id=one.trip.id,
            route_id=route.id,
            route_name=route.short_name or route.long_name,
            headsign=one.trip.headsign,
            stop_sequence=one.trip.sequences[one.place],
            scheduled_at=one.scheduled.isoformat(),
            expected_at=one.foretold.isoformat() if one.foretold else "",
            delay=round((one.foretold - one.scheduled).total_seconds()) if one.foretold else None,
            vehicle_id=one.vehicle_id,
        )
    return answer


def get_arrival_errors(tx: Tx, request: pb.GetArrivalErrorsRequest) -> pb.ArrivalErrors:
    """See the proto."""
    try:
        since = date.fromisoformat(request.since) if request.since else china_day(tx.now) - timedelta(days=7)
    except ValueError as error:
        fault = Fault("since", "transport.day", "日期应为 YYYY-MM-DD", "a date as YYYY-MM-DD")
        raise InvalidInput.of("transport.errors", [fault]) from error
    answer = pb.ArrivalErrors(since=since.isoformat())
    for one in trips.measured_errors(tx, since):
        answer.horizons.add(
            minutes=one.minutes,
            count=one.count,
            mean_seconds=one.mean,
            mean_absolute_seconds=one.mean_absolute,
            p90_absolute_seconds=one.p90_absolute,
        )
    return answer


RPCS = {
    "ImportFeed": import_feed,
    "GetVehiclePositions": get_vehicle_positions,
    "GetTripUpdates": get_trip_updates,
    "PropagateDelays": propagate_delays,
    "ListArrivals": list_arrivals,
    "GetArrivalErrors": get_arrival_errors,
}
