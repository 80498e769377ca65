"""The GTFS-Realtime feeds: what passengers' apps read, made anew at most a few times a second."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from google.protobuf import json_format
from google.transit import gtfs_realtime_pb2 as gtfs

from chassis.errors import Fault, InvalidInput, NotFound
from city.days import china_day
from services.transport.actions.positions import newest_positions
from services.transport.actions.timetables import timetable
from services.transport.actions.trips import on_trips
from services.transport.law import law
from services.transport.rules.coordinates import to_gcj02

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from chassis.edge import Tx

PROTOBUF, JSON = "application/x-protobuf", "application/json"
_FORMATS = {"": PROTOBUF, "protobuf": PROTOBUF, "json": JSON}
_DATUMS = ("", "WGS84", "GCJ02")
# Readers within so many seconds get the same feed: thousands of them cost no more than one.
FRESH_SECONDS = 0.2
_Made = dict[tuple[str, str, str], tuple[float, bytes]]
_feeds: WeakKeyDictionary[Engine, tuple[threading.Lock, _Made]] = WeakKeyDictionary()


def vehicle_positions(tx: Tx, wanted: str, datum: str) -> tuple[str, bytes]:
    """Where the vehicles are: media type and feed. Raises InvalidInput."""
    return _feed(tx, "positions", wanted, datum, lambda: _positions(tx, datum.upper() == "GCJ02"))


def trip_updates(tx: Tx, wanted: str) -> tuple[str, bytes]:
    """How late the trips are: media type and feed. Raises InvalidInput."""
    return _feed(tx, "trips", wanted, "", lambda: _trips(tx))


def header(tx: Tx) -> gtfs.FeedMessage:
    """An empty feed of this moment."""
    feed = gtfs.FeedMessage()
    feed.header.gtfs_realtime_version = "2.0"
    feed.header.incrementality = gtfs.FeedHeader.FULL_DATASET
    feed.header.timestamp = int(tx.now.timestamp())
    return feed


def _feed(tx: Tx, kind: str, wanted: str, datum: str, make: Callable[[], gtfs.FeedMessage]) -> tuple[str, bytes]:
    media_type = _media_type(wanted, datum)
    engine = tx.session.connection().engine
    lock, made = _feeds.setdefault(engine, (threading.Lock(), {}))
    key = (kind, media_type, datum.upper())
    with lock:
        at, raw = made.get(key, (0.0, b""))
        if time.monotonic() - at > FRESH_SECONDS or not at:
            began = time.monotonic()
            raw = written(make(), media_type)
            made[key] = (began, raw)
    return media_type, raw


def _media_type(wanted: str, datum: str) -> str:
    faults = []
    if wanted.lower() not in _FORMATS:
        faults.append(Fault("format", "transport.format", "格式应为 protobuf 或 json", "either protobuf or json"))
    if datum.upper() not in _DATUMS:
        faults.append(Fault("datum", "transport.datum", "坐标系应为 WGS84 或 GCJ02", "either WGS84 or GCJ02"))
    if faults:
        raise InvalidInput.of("transport.feed-format", faults)
    return _FORMATS[wanted.lower()]


def written(feed: gtfs.FeedMessage, media_type: str) -> bytes:
    """A feed as bytes of a media type."""
    if media_type == JSON:
        return str(json_format.MessageToJson(feed, indent=None, ensure_ascii=False)).encode()
    return bytes(feed.SerializeToString())


def media_type_of(wanted: str) -> str:
    """The media type of a `format`. Raises InvalidInput."""
    return _media_type(wanted, "")


def _positions(tx: Tx, shifted: bool) -> gtfs.FeedMessage:  # noqa: FBT001
    feed = header(tx)
    rule = law().at("trip-matching", china_day(tx.now)).value
    oldest = int(tx.now.timestamp()) - rule["fresh-seconds"]
    trips = on_trips(tx)
    table = None
    for row in newest_positions(tx):
        if row.at < oldest:
            continue
        lat, lon = row.lat_e6 / 1e6, row.lon_e6 / 1e6
        if shifted:
            lat, lon = to_gcj02(lat, lon)
        vehicle = feed.entity.add(id=row.vehicle_id).vehicle
        vehicle.vehicle.id = row.vehicle_id
        vehicle.timestamp = row.at
        place = vehicle.position
        # Metres a second, from tenths of km/h.
        place.latitude, place.longitude, place.bearing, place.speed = lat, lon, row.direction, row.speed / 36
        if trip := trips.get(row.vehicle_id):
            if table is None:
                table = timetable(tx)
            vehicle.trip.trip_id, vehicle.trip.start_date = trip.trip_id, trip.day.strftime("%Y%m%d")
            if known := table.trips.get(trip.trip_id):
                vehicle.trip.route_id = known.route_id
                if trip.next_place < len(known.sequences):
                    vehicle.current_stop_sequence = known.sequences[trip.next_place]
                    vehicle.stop_id = known.pattern.stops[trip.next_place]
    return feed


def _trips(tx: Tx) -> gtfs.FeedMessage:
    feed = header(tx)
    try:
        table = timetable(tx)
    except NotFound:
        return feed
    for vehicle_id, row in sorted(on_trips(tx).items()):
        trip = table.trips.get(row.trip_id)
        if trip is None or row.next_place >= len(trip.sequences):
            continue
        entity = feed.entity.add(id=f"{row.trip_id}/{row.day:%Y%m%d}")
        update = entity.trip_update
        update.trip.trip_id, update.trip.route_id = trip.id, trip.route_id
        update.trip.start_date = row.day.strftime("%Y%m%d")
        update.vehicle.id, update.timestamp, update.delay = vehicle_id, row.at, row.delay
        # One update: by the rules of the format it holds for all stops after it.
        call = update.stop_time_update.add(stop_sequence=trip.sequences[row.next_place])
        call.stop_id = trip.pattern.stops[row.next_place]
        start = round(table.start_of(row.day).timestamp())
        for event, clock in ((call.arrival, trip.arrivals), (call.departure, trip.departures)):
            event.delay, event.time = row.delay, start + clock[row.next_place] + row.delay
    return feed
