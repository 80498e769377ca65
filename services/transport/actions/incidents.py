"""Traffic incidents (交通事件): reported by many, one; graded, a unit sent, a way around shown, passengers told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.transport.v1 import events_pb2 as events
from google.transit import gtfs_realtime_pb2 as gtfs
from sqlalchemy import text
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound
from chassis.events import new_id
from city import geography
from city.days import china_day
from services.transport.actions import realtime
from services.transport.actions.parking import position_faults
from services.transport.actions.timetables import timetable
from services.transport.law import law
from services.transport.models import TrafficIncident, TrafficReport, Vehicle, VehiclePosition
from services.transport.network import network
from services.transport.rules import incidents as rules
from services.transport.rules.geometry import plane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

OPEN, CLEARED = "OPEN", "CLEARED"
_AHEAD, _MOST_PEOPLE, _MOST_LANES = timedelta(minutes=5), 1000, 12
_ALERT_M = 300.0
_CAUSES = {
    "CRASH": (gtfs.Alert.ACCIDENT, "交通事故", "crash"),
    "BREAKDOWN": (gtfs.Alert.OTHER_CAUSE, "车辆故障", "breakdown"),
    "ROADWORKS": (gtfs.Alert.CONSTRUCTION, "道路施工", "roadworks"),
    "FLOOD": (gtfs.Alert.WEATHER, "道路积水", "flood"),
    "LANDSLIDE": (gtfs.Alert.WEATHER, "山体滑坡", "landslide"),
    "SNOW": (gtfs.Alert.WEATHER, "积雪结冰", "snow and ice"),
    "CLOSED": (gtfs.Alert.POLICE_ACTIVITY, "交通管制", "road closed"),
    "OTHER": (gtfs.Alert.OTHER_CAUSE, "交通事件", "traffic incident"),
}


@dataclass(frozen=True)
class Report:
    """What somebody reports; `report_id` is the reporter's own, so that telling it twice changes nothing."""

    report_id: str
    kind: str
    lat: float | None
    lon: float | None
    injured: int
    lanes_blocked: int
    at: datetime


def report_incident(tx: Tx, told: Report) -> tuple[TrafficIncident, bool]:
    """The incident that the report is of, and whether it was known. Raises InvalidInput naming every fault."""
    county = _check(tx, told)
    lat, lon = told.lat or 0.0, told.lon or 0.0
    _one_at_a_time(tx)
    before = tx.session.get(TrafficReport, told.report_id)
    if before is not None:
        return read_incident(tx, before.incident_id), True
    rule = law().at("incident-merging", china_day(tx.now)).value
    open_ones = tx.session.exec(select(TrafficIncident).where(col(TrafficIncident.status) == OPEN)).all()
    known = [rules.Known(one.id, one.kind, one.lat, one.lon, one.last_at) for one in open_ones]
    found = rules.same(rule, told.kind, lat, lon, told.at, known)
    incident = next((one for one in open_ones if one.id == found), None)
    graver = incident is None
    if incident is None:
        incident = _open(tx, told, county, rule, open_ones)
    else:
        incident.reports += 1
        incident.injured = max(incident.injured, told.injured)
        incident.lanes_blocked = max(incident.lanes_blocked, told.lanes_blocked)
        incident.kind = told.kind if incident.kind == "OTHER" else incident.kind
        incident.last_at = max(incident.last_at, told.at)
        counts = (incident.injured, incident.lanes_blocked, incident.reports)
        # A report that says less does not make it less grave.
        grade = min(incident.grade, rules.grade(rule, incident.kind, *counts))
        graver, incident.grade = grade < incident.grade, grade
        incident.blocked = incident.blocked or incident.kind in rules.CLOSING
    tx.session.add(incident)
    tx.session.flush()
    tx.session.add(
        TrafficReport(
            report_id=told.report_id,
            incident_id=incident.id,
            kind=told.kind,
            lat=lat,
            lon=lon,
            injured=told.injured,
            lanes_blocked=told.lanes_blocked,
            at=told.at,
        )
    )
    if graver:
        _announce(tx, incident, rule["act-seconds"])
    return incident, bool(found)


def clear_incident(tx: Tx, incident_id: str) -> TrafficIncident:
    """It is over. Twice changes nothing. Raises NotFound."""
    query = select(TrafficIncident).where(col(TrafficIncident.id) == incident_id).with_for_update()
    incident = tx.session.exec(query).first()
    if incident is None:
        raise _no_such_incident()
    if incident.status == OPEN:
        incident.status, incident.cleared_at = CLEARED, tx.now
        tx.session.add(incident)
        cleared = events.TrafficIncidentCleared(traffic_incident_id=incident.id, county=incident.county)
        tx.emit(incident.id, cleared)
    return incident


def clear_old_incidents(tx: Tx) -> None:
    """By the clock: what nobody has reported for hours is over."""
    rule = law().at("incident-merging", china_day(tx.now)).value
    since = tx.now - timedelta(seconds=rule["over-seconds"])
    query = select(TrafficIncident.id).where(col(TrafficIncident.status) == OPEN, col(TrafficIncident.last_at) < since)
    for incident_id in tx.session.exec(query).all():
        clear_incident(tx, incident_id)


def read_incident(tx: Tx, incident_id: str) -> TrafficIncident:
    """One incident. Raises NotFound."""
    incident = tx.session.get(TrafficIncident, incident_id)
    if incident is None:
        raise _no_such_incident()
    return incident


def open_incidents(tx: Tx) -> Sequence[TrafficIncident]:
    """The open ones, the gravest first."""
    query = select(TrafficIncident).where(col(TrafficIncident.status) == OPEN)
    return tx.session.exec(query.order_by(col(TrafficIncident.grade), col(TrafficIncident.id))).all()


def alerts(tx: Tx, wanted: str) -> tuple[str, bytes]:
    """What passengers must know, as GTFS-Realtime Alerts: media type and feed. Raises InvalidInput."""
    media_type = realtime.media_type_of(wanted)
    feed = realtime.header(tx)
    for incident in open_incidents(tx):
        alert = feed.entity.add(id=incident.id).alert
        cause, zh, en = _CAUSES[incident.kind]
        alert.cause = cause
        alert.effect = gtfs.Alert.DETOUR if incident.blocked else gtfs.Alert.SIGNIFICANT_DELAYS
        alert.active_period.add(start=int(incident.opened_at.timestamp()))
        for route_id in _routes_at(tx, incident):
            alert.informed_entity.add(route_id=route_id)
        if not alert.informed_entity:
            alert.informed_entity.add(route_type=3)  # buses, wherever they go
        one, other = (_name(place) for place in (incident.road_one, incident.road_other))
        where = (f"{one}与{other}之间", f"between {one} and {other}") if one else ("", "")
        minutes = -(-int(incident.detour.get("seconds", 0)) // 60)
        told = (
            (f"，绕行约多 {minutes} 分钟", f"; the way around takes {minutes} min more")
            if incident.blocked
            else ("", "")
        )
        for field, words in (
            (alert.header_text, (zh, en)),
            (alert.description_text, (f"{where[0]}{zh}{told[0]}", f"{en} {where[1]}{told[1]}".strip())),
        ):
            for language, said in zip(("zh", "en"), words, strict=True):
                field.translation.add(text=said, language=language)
    return media_type, realtime.written(feed, media_type)


def _check(tx: Tx, told: Report) -> str:
    faults = position_faults(told.lat, told.lon)
    county = None
    if not faults and told.lat is not None and told.lon is not None:
        county = geography.county_at(told.lat, told.lon)
        if county is None:
            faults.append(Fault("lat", "transport.outside", "位置不在本市", "outside the city"))
    if not 1 <= len(told.report_id) <= 60:  # noqa: PLR2004
        faults.append(Fault("reportId", "transport.report-id", "缺少或过长", "missing or too long"))
    if told.kind not in rules.KINDS:
        known = ", ".join(rules.KINDS)
        faults.append(Fault("kind", "transport.kind", f"应为 {known} 之一", f"one of {known}"))
    if not 0 <= told.injured <= _MOST_PEOPLE:
        faults.append(Fault("injured", "transport.injured", "受伤人数无效", "no number of people"))
    if not 0 <= told.lanes_blocked <= _MOST_LANES:
        faults.append(Fault("lanesBlocked", "transport.lanes", "占用车道数无效", "no number of lanes"))
    if told.at > tx.now + _AHEAD:
        faults.append(Fault("at", "transport.future", "时刻在将来", "in the future"))
    if faults:
        raise InvalidInput.of("transport.report", faults)
    return county or ""


def _one_at_a_time(tx: Tx) -> None:
    """Two reports of one incident at the same moment: the second must see what the first opened."""
    if tx.session.get_bind().dialect.name != "sqlite":
        tx.session.connection().execute(text("SELECT pg_advisory_xact_lock(hashtext('traffic-incidents'))"))


def _open(
    tx: Tx, told: Report, county: str, rule: Mapping[str, Any], open_ones: Sequence[TrafficIncident]
) -> TrafficIncident:
    lat, lon = told.lat or 0.0, told.lon or 0.0
    speeds = law().at("road-speeds", china_day(tx.now)).value
    road = rules.road_at(network(), lat, lon, rule["road-m"])
    way, seconds = rules.detour(network(), speeds, road) if road else (None, 0)
    crossings = [one.id for one in way.crossings] if way else []
    busy = {one.unit_id for one in open_ones}
    units = [unit for unit in _units(tx) if unit[0] not in busy]
    reach = law().at("green-way-route", china_day(tx.now)).value["reach-m"]
    unit = rules.nearest_unit(network(), speeds, (lat, lon), units, reach)
    return TrafficIncident(
        id=new_id(),
        kind=told.kind,
        county=county,
        lat=lat,
        lon=lon,
        grade=rules.grade(rule, told.kind, told.injured, told.lanes_blocked, 1),
        status=OPEN,
        reports=1,
        injured=told.injured,
        lanes_blocked=told.lanes_blocked,
        blocked=told.kind in rules.CLOSING,
        road_one=road.one if road else "",
        road_other=road.other if road else "",
        detour={"crossings": crossings, "seconds": seconds},
        unit_id=unit[0] if unit else "",
        unit_seconds=unit[1] if unit else 0,
        opened_at=tx.now,
        last_at=told.at,
    )


def _units(tx: Tx) -> list[tuple[str, float, float]]:
    """The department's own units that were seen lately."""
    fresh = law().at("trip-matching", china_day(tx.now)).value["fresh-seconds"]
    query = (
        select(VehiclePosition)
        .join(Vehicle, col(Vehicle.id) == col(VehiclePosition.vehicle_id))
        .where(col(Vehicle.kind) == "UNIT", col(VehiclePosition.at) >= int(tx.now.timestamp()) - fresh)
        .order_by(col(VehiclePosition.vehicle_id))
    )
    return [(one.vehicle_id, one.lat_e6 / 1e6, one.lon_e6 / 1e6) for one in tx.session.exec(query).all()]


def _announce(tx: Tx, incident: TrafficIncident, act_seconds: int) -> None:
    told = events.TrafficIncidentReported(traffic_incident_id=incident.id, county=incident.county)
    told.grade, told.lat, told.lon = incident.grade, incident.lat, incident.lon
    told.at.FromDatetime(incident.last_at)
    told.act_until.FromDatetime(incident.last_at + timedelta(seconds=act_seconds))
    tx.emit(incident.id, told)


def _routes_at(tx: Tx, incident: TrafficIncident) -> list[str]:
    """The lines that pass there, by the timetable in force."""
    try:
        table = timetable(tx)
    except NotFound:
        return []
    point = plane([incident.lat], [incident.lon])[0]
    near: dict[int, bool] = {}
    found = set()
    for trip in table.trips.values():
        key = id(trip.pattern)
        if key not in near:
            near[key] = bool(trip.pattern.project(point)[1].min() <= _ALERT_M)
        if near[key]:
            found.add(trip.route_id)
    return sorted(found)


def _name(crossing_id: str) -> str:
    return network().crossings[network().index[crossing_id]].name if crossing_id else ""


def _no_such_incident() -> NotFound:
    return NotFound("transport.no-such-incident", "没有这个交通事件", "no such traffic incident")
