"""Traffic incidents: many reports, one incident; graded, a unit, a way around, an alert."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.transport.positions.v1 import events_pb2 as positions
from civic.transport.v1 import events_pb2 as events
from civic.transport.v1 import transport_pb2 as pb
from google.transit import gtfs_realtime_pb2 as gtfs

from chassis.edge import system
from chassis.errors import InvalidInput, NotFound
from services.transport.actions.incidents import clear_old_incidents
from services.transport.law import law
from services.transport.models import TrafficIncident, Vehicle
from services.transport.network import network
from services.transport.rules import incidents as rules
from tests.support import Stage, record
from tests.transport.factories import OPERATOR, make_stage
from tests.transport.test_timetable import make_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

CENTRE = network().crossings[network().index["T330802005"]]
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)


def report(on: Stage, report_id: str = "", **changes: Any) -> pb.TrafficIncident:
    told = {"kind": "CRASH", "lat": CENTRE.lat + 0.002, "lon": CENTRE.lon, **changes}
    request = pb.ReportTrafficIncidentRequest(report_id=report_id, **told)
    answer: pb.TrafficIncident = on.call("transport", "ReportTrafficIncident", request, OPERATOR)
    return answer


def test_reports_near_each_other_are_one(on: Stage) -> None:
    first = report(on, "a")
    assert (first.grade, first.reports, first.merged, len(first.road)) == (4, 1, False, 2)
    near = report(on, "b", lat=CENTRE.lat + 0.003, kind="OTHER")
    assert (near.traffic_incident_id, near.reports, near.merged) == (first.traffic_incident_id, 2, True)
    assert report(on, "b").reports == 2  # told twice
    assert report(on, "c", kind="BREAKDOWN").traffic_incident_id != first.traffic_incident_id
    assert report(on, "d", lat=CENTRE.lat + 0.01).traffic_incident_id != first.traffic_incident_id
    late = report(on, "e", at=(datetime.now(UTC) - timedelta(hours=1)).isoformat())
    assert late.traffic_incident_id != first.traffic_incident_id
    worse = report(on, "f", injured=3)
    assert (worse.traffic_incident_id, worse.grade) == (first.traffic_incident_id, 2)
    assert report(on, "g", injured=0).grade == 2
    said = [one for one in on.announced("transport") if one.traffic_incident_id == first.traffic_incident_id]
    assert [one.grade for one in said if isinstance(one, events.TrafficIncidentReported)] == [4, 2]
    listed = on.call("transport", "ListTrafficIncidents", pb.ListTrafficIncidentsRequest(), OPERATOR)
    assert [one.grade for one in listed.incidents] == [2, 4, 4, 4]


def test_reports_at_the_same_moment_are_one(on: Stage) -> None:
    """INVARIANT: ten people see one crash at once: one incident. Would break if each looked before any had written."""
    start = threading.Barrier(10)

    def call(number: int) -> None:
        start.wait()
        report(on, f"r{number}")

    threads = [threading.Thread(target=call, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    listed = on.call("transport", "ListTrafficIncidents", pb.ListTrafficIncidentsRequest(), OPERATOR)
    assert [one.reports for one in listed.incidents] == [10]


def test_the_nearest_free_unit_and_the_way_around(on: Stage) -> None:
    edge = on.host.departments["transport"].edge
    rows = [Vehicle(id=f"U{n}", plate=f"浙H000U{n}", kind="UNIT", county="330802") for n in (1, 2)]
    edge.perform(lambda tx: tx.session.add_all(rows), system("transport"))
    now = int(datetime.now(UTC).timestamp())
    for number, north in ((1, 0.011), (2, 0.017)):
        place = positions.Position(vehicle_id=f"U{number}", at=now, lon_e6=round(CENTRE.lon * 1e6))
        place.lat_e6 = round((CENTRE.lat + north) * 1e6)
        on.deliver("transport", record(positions.PositionsReported(positions=[place]), "1"))
    first = report(on, "a", kind="FLOOD")
    assert (first.unit_id, first.blocked, first.grade) == ("U1", True, 3)
    assert 60 < first.unit_seconds < 600
    # Around one block of the grid: three sides instead of one, at 600 m and 30 km/h.
    assert len(first.detour) == 4
    assert first.detour_seconds == pytest.approx(144, abs=2)
    assert {first.detour[0], first.detour[-1]} == set(first.road)
    assert report(on, "b", lon=CENTRE.lon + 0.01).unit_id == "U2"
    assert report(on, "c", lon=CENTRE.lon - 0.01).unit_id == ""


def test_passengers_are_told(on: Stage) -> None:
    feed = pb.ImportFeedRequest()
    feed.feed.data = make_feed()
    on.call("transport", "ImportFeed", feed, OPERATOR)
    made = report(on, "a", kind="LANDSLIDE", lat=28.951, lon=118.83)
    answer = on.call("transport", "GetAlerts", pb.GetAlertsRequest(), OPERATOR)
    (entity,) = gtfs.FeedMessage.FromString(answer.data).entity
    assert entity.id == made.traffic_incident_id
    assert entity.alert.effect == gtfs.Alert.DETOUR
    assert [one.route_id for one in entity.alert.informed_entity] == ["L1"]
    assert [one.language for one in entity.alert.header_text.translation] == ["zh", "en"]
    as_json = on.call("transport", "GetAlerts", pb.GetAlertsRequest(format="json"), OPERATOR)
    assert as_json.content_type == "application/json"
    assert "山体滑坡" in as_json.data.decode()
    clear = pb.ClearTrafficIncidentRequest(traffic_incident_id=made.traffic_incident_id)
    assert on.call("transport", "ClearTrafficIncident", clear, OPERATOR).status == "CLEARED"
    on.call("transport", "ClearTrafficIncident", clear, OPERATOR)
    said = [one for one in on.announced("transport") if isinstance(one, events.TrafficIncidentCleared)]
    assert len(said) == 1
    empty = on.call("transport", "GetAlerts", pb.GetAlertsRequest(), OPERATOR)
    assert not gtfs.FeedMessage.FromString(empty.data).entity


def test_what_nobody_reports_any_more_is_over(on: Stage) -> None:
    made = report(on, "a")
    edge = on.host.departments["transport"].edge
    edge.perform(clear_old_incidents, system("transport"))

    def age(tx: Any) -> None:
        tx.session.get(TrafficIncident, made.traffic_incident_id).last_at -= timedelta(hours=5)

    edge.perform(age, system("transport"))
    edge.perform(clear_old_incidents, system("transport"))
    kinds = [type(one) for one in on.announced("transport")]
    assert kinds == [events.TrafficIncidentReported, events.TrafficIncidentCleared]


def test_all_faults_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refusal:
        report(on, "x" * 61, kind="UFO", lat=31.2, lon=121.5, injured=-1, lanes_blocked=99)
    fields = [fault.field for fault in refusal.value.faults]
    assert fields == ["lat", "reportId", "kind", "injured", "lanesBlocked"]
    with pytest.raises(InvalidInput):
        report(on, "a", at="yesterday")
    with pytest.raises(InvalidInput):
        report(on, "a", at=(datetime.now(UTC) + timedelta(hours=1)).isoformat())
    with pytest.raises(NotFound):
        on.call("transport", "GetTrafficIncident", pb.GetTrafficIncidentRequest(traffic_incident_id="none"), OPERATOR)


@pytest.mark.parametrize(
    ("kind", "injured", "lanes", "reports", "grade"),
    [
        ("CRASH", 0, 0, 1, 4),
        ("CRASH", 0, 1, 9, 4),
        ("CRASH", 0, 2, 1, 3),
        ("CRASH", 1, 0, 1, 3),
        ("OTHER", 0, 0, 10, 3),
        ("FLOOD", 0, 0, 1, 3),
        ("LANDSLIDE", 0, 0, 1, 2),
        ("CRASH", 3, 0, 1, 2),
        ("CRASH", 9, 4, 1, 2),
        ("CRASH", 10, 0, 1, 1),
    ],
)
def test_grades(kind: str, injured: int, lanes: int, reports: int, grade: int) -> None:
    rule = law().at("incident-merging", NOW.date()).value
    assert rules.grade(rule, kind, injured, lanes, reports) == grade


def test_the_window_at_its_edges() -> None:
    rule = {"metres": 300, "seconds": 1800}
    known = [rules.Known("a", "CRASH", 28.9, 118.8, NOW), rules.Known("b", "CRASH", 28.9, 118.801, NOW)]
    assert rules.same(rule, "CRASH", 28.9, 118.8002, NOW, known) == "a"
    assert rules.same(rule, "CRASH", 28.9, 118.8008, NOW, known) == "b"
    assert rules.same(rule, "CRASH", 28.9, 118.8, NOW + timedelta(seconds=1800), known) == "a"
    assert rules.same(rule, "CRASH", 28.9, 118.8, NOW + timedelta(seconds=1801), known) == ""
    assert rules.same(rule, "CRASH", 28.9027, 118.8, NOW, known) == ""
    assert rules.same(rule, "FLOOD", 28.9, 118.8, NOW, known) == ""
