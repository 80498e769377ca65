"""Which vehicle is on which trip, when it will be where, and how well that was foretold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from chassis.errors import NotFound
from city.days import china_day
from services.transport.actions.timetables import timetable
from services.transport.law import law
from services.transport.models import Forecast, Vehicle, VehiclePosition, VehicleTrip
from services.transport.rules import matching
from services.transport.rules.propagation import Update, propagate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from chassis.edge import Tx
    from services.transport.rules.timetable import Timetable, Trip

FORECASTS_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Arrival:
    """A vehicle that is due at a stop; `foretold` None where nothing is known but the timetable."""

    trip: Trip
    place: int
    scheduled: datetime
    foretold: datetime | None
    vehicle_id: str


def follow_vehicles(tx: Tx) -> None:
    """By the clock: matches the vehicles of lines to their trips, notes what they passed, foretells what comes."""
    try:
        table = timetable(tx)
    except NotFound:
        return
    rule = law().at("trip-matching", china_day(tx.now)).value
    before = {row.vehicle_id: row for row in tx.session.exec(select(VehicleTrip)).all()}
    seen = [_seen(vehicle_id, route_id, place, before) for vehicle_id, route_id, place in _fresh(tx, rule)]
    matched = matching.match(table, seen, tx.now, rule)
    for one in matched:
        last = before.get(one.vehicle_id)
        if last and (last.trip_id, last.day) == (one.trip.id, one.day) and one.at > last.at:
            for place, at in matching.passages(one.trip, (last.metres, last.at), (one.metres, one.at)):
                _note_arrival(tx, one, place, at)
    _foretell(tx, table, matched)
    _keep(tx, before, matched)
    tx.session.connection().execute(
        delete(Forecast).where(col(Forecast.made_at) < int((tx.now - FORECASTS_KEPT).timestamp()))
    )


def _fresh(tx: Tx, rule: Any) -> Sequence[Any]:  # noqa: ANN401 - rows
    since = int(tx.now.timestamp()) - rule["fresh-seconds"]
    query = (
        select(Vehicle.id, Vehicle.route_id, VehiclePosition)
        .join(VehiclePosition, col(VehiclePosition.vehicle_id) == col(Vehicle.id))
        .where(col(Vehicle.route_id) != "", col(VehiclePosition.at) >= since)
    )
    return tx.session.exec(query).all()


def _seen(vehicle_id: str, route_id: str, place: VehiclePosition, before: dict[str, VehicleTrip]) -> matching.Seen:
    last = before.get(vehicle_id)
    return matching.Seen(
        vehicle_id,
        route_id,
        place.lat_e6 / 1e6,
        place.lon_e6 / 1e6,
        place.direction,
        place.speed,
        place.at,
        last.trip_id if last else "",
        last.day.isoformat() if last else "",
    )


def _keep(tx: Tx, before: dict[str, VehicleTrip], matched: Sequence[matching.Match]) -> None:
    now = {one.vehicle_id: one for one in matched}
    for vehicle_id, row in before.items():
        if vehicle_id not in now:
            tx.session.delete(row)
    for vehicle_id, one in now.items():
        row = before.get(vehicle_id) or VehicleTrip(vehicle_id=vehicle_id)
        row.trip_id, row.day, row.metres, row.delay = one.trip.id, one.day, one.metres, one.delay
        row.next_place, row.at = one.next_place, one.at
        tx.session.add(row)


def _note_arrival(tx: Tx, one: matching.Match, place: int, at: int) -> None:
    query = select(Forecast).where(
        col(Forecast.trip_id) == one.trip.id, col(Forecast.day) == one.day, col(Forecast.place) == place
    )
    for forecast in tx.session.exec(query).all():
        forecast.arrived = at
        tx.session.add(forecast)


def _foretell(tx: Tx, table: Timetable, matched: Sequence[matching.Match]) -> None:
    """One forecast for each stop and horizon, the first time it comes within it; never for what was passed."""
    minutes = law().at("forecast-horizons", china_day(tx.now)).value
    made = int(tx.now.timestamp())
    rows = []
    for one in matched:
        start = table.start_of(one.day).timestamp()
        for place in range(one.next_place, len(one.trip.arrivals)):
            foretold = round(start) + one.trip.arrivals[place] + one.delay
            ahead = foretold - made
            # The narrowest horizon it is within; a stop first seen closer is not counted as foretold earlier.
            horizon = next((most for most in minutes if ahead <= most * 60), None)
            if ahead > 0 and horizon is not None:
                key = {"trip_id": one.trip.id, "day": one.day, "place": place, "minutes": horizon}
                rows.append({**key, "made_at": made, "foretold": foretold})
    if rows:
        dialect = sqlite if tx.session.get_bind().dialect.name == "sqlite" else postgresql
        for start in range(0, len(rows), 1000):
            insert = dialect.insert(Forecast.__table__).values(rows[start : start + 1000])
            tx.session.connection().execute(insert.on_conflict_do_nothing())


def arrivals(tx: Tx, stop_id: str, limit: int) -> tuple[Timetable, list[Arrival]]:
    """The next at a stop, the soonest first: by the timetable, and by where the vehicles are. Raises NotFound."""
    table = timetable(tx)
    if stop_id not in table.stops:
        raise NotFound("transport.no-such-stop", "没有这个站点", "no such stop")
    running = {(row.trip_id, row.day): row for row in tx.session.exec(select(VehicleTrip)).all()}
    today = tx.now.astimezone(table.zone).date()
    found = []
    for back in (2, 1, 0, -1):
        day = today - timedelta(days=back)
        services, start = table.running(day), table.start_of(day)
        for trip, place in table.by_stop.get(stop_id, ()):
            if trip.service_id in services:
                arrival = _arrival(trip, place, start, running.get((trip.id, day)))
                if arrival and (arrival.foretold or arrival.scheduled) >= tx.now:
                    found.append(arrival)
    found.sort(key=lambda one: one.foretold or one.scheduled)
    return table, found[:limit]


def _arrival(trip: Trip, place: int, start: datetime, row: VehicleTrip | None) -> Arrival | None:
    """None if the vehicle has passed."""
    scheduled = start + timedelta(seconds=trip.arrivals[place])
    if row is None:
        return Arrival(trip, place, scheduled, None, "")
    if place < row.next_place:
        return None
    delay = delays(trip, row)[place]
    foretold = None if delay is None else scheduled + timedelta(seconds=delay)
    return Arrival(trip, place, scheduled, foretold, row.vehicle_id)


def delays(trip: Trip, row: VehicleTrip) -> list[int | None]:
    """What is known of every stop of a trip, by GTFS-Realtime's propagation from the vehicle's next stop on."""
    stops = [str(place) for place in range(len(trip.arrivals))]  # a trip may call twice at one stop
    updates = [Update(stops[row.next_place], row.delay)] if row.next_place < len(stops) else []
    return [told.delay for told in propagate(stops, updates)]


def measured_errors(tx: Tx, since: date) -> tuple[matching.Horizon, ...]:
    """How well arrivals were foretold since a day, by horizon."""
    query = select(Forecast.minutes, Forecast.foretold, Forecast.arrived).where(
        col(Forecast.arrived).is_not(None), col(Forecast.day) >= since
    )
    rows = tx.session.exec(query).all()
    return matching.errors([(minutes, foretold - (arrived or 0)) for minutes, foretold, arrived in rows])


def on_trips(tx: Tx) -> dict[str, VehicleTrip]:
    """The trip of every vehicle that is on one."""
    return {row.vehicle_id: row for row in tx.session.exec(select(VehicleTrip)).all()}
