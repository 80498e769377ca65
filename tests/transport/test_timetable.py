"""Real feeds read as they are meant; vehicles matched to trips; arrivals foretold and their errors measured."""

from __future__ import annotations

import csv
import dataclasses
import gzip
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from civic.transport.positions.v1 import events_pb2 as events
from civic.transport.v1 import transport_pb2 as pb
from google.api.httpbody_pb2 import HttpBody
from google.transit import gtfs_realtime_pb2 as gtfs

from chassis.edge import system
from chassis.errors import InvalidInput, NotFound
from city.days import CHINA
from services.transport.actions import realtime, trips
from services.transport.feed import read_feed
from services.transport.models import Vehicle
from services.transport.rules import matching
from tests.support import Stage, record
from tests.transport.factories import OPERATOR, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

FEEDS = Path(__file__).parent / "feeds"
STOPS = [f"S{n}" for n in range(8)]
LAT, LON, STEP = 28.95, 118.80, 0.0102  # about a kilometre between stops, eastward
MINUTES = 3  # from stop to stop


def seconds(clock: str) -> int:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


# --- feeds --------------------------------------------------------------------------------------------------------


def test_a_real_feed_gives_the_trips_that_are_expected() -> None:
    table = read_feed((FEEDS / "cairns_gtfs.zip").read_bytes())
    with gzip.open(FEEDS / "cairns_trip_stats.csv.gz", "rt") as file:
        expected = {row["trip_id"]: row for row in csv.DictReader(file)}
    assert set(table.trips) == set(expected)
    for trip_id, row in expected.items():
        trip = table.trips[trip_id]
        assert len(trip.pattern.stops) == int(row["num_stops"])
        assert (trip.departures[0], trip.arrivals[-1]) == (seconds(row["start_time"]), seconds(row["end_time"]))
        assert (trip.pattern.stops[0], trip.pattern.stops[-1]) == (row["start_stop_id"], row["end_stop_id"])
    # 2014-06-09 was a holiday there: calendar_dates.txt takes the weekday service out.
    assert "CNS2014-CNS_MUL-Weekday-00" in table.running(date(2014, 6, 10))
    assert "CNS2014-CNS_MUL-Sunday-00" not in table.running(date(2014, 6, 10))
    assert table.start_of(date(2014, 6, 10)).isoformat() == "2014-06-10T00:00:00+10:00"


def test_runs_by_headway_are_counted_one_by_one() -> None:
    table = read_feed((FEEDS / "sample_gtfs.zip").read_bytes())
    shuttle = [trip for trip in table.trips if trip.startswith("STBA@")]
    assert len(shuttle) == 32  # every half hour from 6 until before 22
    first = table.trips["STBA@06:30:00"]
    assert first.departures[0] == 6 * 3600 + 1800


def make_feed(changes: dict[str, str] | None = None, *, runs: int = 4) -> bytes:
    """A line of eight stops east of the centre and back; runs every 20 minutes. Times count from yesterday.

    The first run eastward began five minutes ago.
    """
    start_of_yesterday = datetime.now(CHINA).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    begins = int((datetime.now(UTC) - start_of_yesterday).total_seconds()) - 300

    def clock(at: int) -> str:
        return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"

    calls, lines = [], []
    for way, stops in (("E", STOPS), ("W", STOPS[::-1])):
        for run in range(runs):
            lines.append(f"L1,ALL,{way}{run},to {stops[-1]}")
            for place, stop in enumerate(stops):
                at = clock(begins + run * 1200 + place * MINUTES * 60)
                calls.append(f"{way}{run},{at},{at},{stop},{place + 1}")
    files = {
        "agency.txt": "agency_name,agency_timezone\n衢州公交,Asia/Shanghai\n",
        "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\n"
        + "".join(f"{stop},{stop} 站,{LAT},{LON + n * STEP}\n" for n, stop in enumerate(STOPS)),
        "routes.txt": "route_id,route_short_name,route_long_name,route_type\nL1,1 路,,3\n",
        "trips.txt": "route_id,service_id,trip_id,trip_headsign\n" + "\n".join(lines) + "\n",
        "calendar_dates.txt": f"service_id,date,exception_type\nALL,{start_of_yesterday:%Y%m%d},1\n",
        "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n" + "\n".join(calls) + "\n",
        **(changes or {}),
    }
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        for name, text in files.items():
            if text:
                made.writestr(name, text)
    return raw.getvalue()


def codes(raw: bytes) -> list[str]:
    with pytest.raises(InvalidInput) as refusal:
        read_feed(raw)
    return [fault.field for fault in refusal.value.faults]


def test_all_faults_of_a_feed_are_named_at_once() -> None:
    assert codes(b"no zip") == ["feed"]
    wrong = make_feed(
        {
            "routes.txt": "",
            "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\nS0,,200,0\nS1,,28.9,118.8\n",
            "calendar_dates.txt": "service_id,date,exception_type\nALL,tomorrow,1\n",
            "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
            "E0,08:00:00,08:00:00,S0,1\nE0,07:00:00,07:00:00,S1,2\nE0,8 am,,S1,3\nE0,09:00:00,,S9,4\n",
        }
    )
    found = codes(wrong)
    assert {"routes.txt", "stops.txt:2:stop_lat", "calendar_dates.txt:2:date"} <= set(found)
    assert {"stop_times.txt:4:arrival_time", "stop_times.txt:5:stop_id"} <= set(found)
    assert any(name.startswith("trips.txt:2:") for name in found)


def test_times_that_are_missing_lie_between_their_neighbours() -> None:
    calls = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nE0,25:00:00,25:00:00,S0,1\nE0,,,S1,2\n"
    table = read_feed(make_feed({"stop_times.txt": calls + "E0,25:10:00,25:10:00,S2,9\n"}))
    assert table.trips["E0"].arrivals == (90_000, 90_300, 90_600)
    assert table.trips["E0"].sequences == (1, 2, 9)


# --- a vehicle on its line ------------------------------------------------------------------------------------------


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    stage = make_stage(fresh)
    feed = pb.ImportFeedRequest(feed=HttpBody(content_type="application/zip", data=make_feed()))
    told = stage.call("transport", "ImportFeed", feed, OPERATOR)
    assert (told.routes, told.stops, told.trips, told.stop_times) == (1, 8, 8, 64)
    assert stage.call("transport", "ImportFeed", feed, OPERATOR).version == told.version
    rows = [
        Vehicle(id=name, plate=f"浙H0000{name}", kind="BUS", county="330802", route_id=route)
        for name, route in (("1", "L1"), ("2", "L1"), ("3", ""))
    ]
    perform(stage, lambda tx: tx.session.add_all(rows))
    return stage


def perform(on: Stage, action: Callable[[Any], Any]) -> Any:
    return on.host.departments["transport"].edge.perform(action, system("transport"))


def see(on: Stage, vehicle: str, kilometres: float, direction: int, at: datetime, speed: int = 200) -> None:
    place = events.Position(
        vehicle_id=vehicle,
        at=int(at.timestamp()),
        lat_e6=round(LAT * 1e6),
        lon_e6=round((LON + kilometres * STEP) * 1e6),
        direction=direction,
        speed=speed,
    )
    on.deliver("transport", record(events.PositionsReported(positions=[place]), vehicle))


def follow(on: Stage, at: datetime) -> None:
    perform(on, lambda tx: trips.follow_vehicles(dataclasses.replace(tx, now=at)))


def matched(on: Stage) -> dict[str, tuple[str, int, int]]:
    found = perform(on, trips.on_trips)
    return {name: (row.trip_id, row.delay, row.next_place) for name, row in found.items()}


def test_vehicles_find_their_trips_and_how_late_they_are(on: Stage) -> None:
    now = datetime.now(UTC)
    # Five minutes after the start the timetable has the run at kilometre 5/3.
    see(on, "1", 5 / MINUTES - 2 / MINUTES, 90, now)  # two minutes late, eastward
    see(on, "2", 7 - 5 / MINUTES, 270, now)  # on time, westward
    see(on, "3", 1, 90, now)  # of no line
    follow(on, now)
    assert set(matched(on)) == {"1", "2"}
    (east, late, place), (west, punctual, _) = matched(on)["1"], matched(on)["2"]
    assert (east, west, place) == ("E0", "W0", 2)
    assert late == pytest.approx(120, abs=3)
    assert punctual == pytest.approx(0, abs=3)
    see(on, "1", 4.0, 90, now + timedelta(seconds=30), speed=0)
    follow(on, now + timedelta(hours=5))
    assert matched(on) == {}  # what is too old is on no trip


def test_two_vehicles_are_never_on_one_trip(on: Stage) -> None:
    """INVARIANT: one vehicle, one trip. Would break if each took the nearest trip for itself."""
    now = datetime.now(UTC)
    see(on, "1", 5 / MINUTES, 90, now)
    see(on, "2", 5 / MINUTES, 90, now)
    follow(on, now)
    found = [trip for trip, _, _ in matched(on).values()]
    assert len(found) == len(set(found))


def read(on: Stage, method: str, request: Any) -> gtfs.FeedMessage:
    answer = on.call("transport", method, request, OPERATOR)
    assert answer.content_type == "application/x-protobuf"
    return gtfs.FeedMessage.FromString(answer.data)


def test_feeds_and_the_board_at_a_stop(on: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(realtime, "FRESH_SECONDS", 0.0)
    now = datetime.now(UTC)
    see(on, "1", 5 / MINUTES - 2 / MINUTES + 0.3, 90, now)
    follow(on, now)
    feed = read(on, "GetVehiclePositions", pb.GetVehiclePositionsRequest())
    (vehicle,) = (entity.vehicle for entity in feed.entity)
    assert (vehicle.vehicle.id, vehicle.trip.trip_id, vehicle.stop_id) == ("1", "E0", "S2")
    assert vehicle.position.speed == pytest.approx(20 / 3.6, abs=0.01)
    shifted = read(on, "GetVehiclePositions", pb.GetVehiclePositionsRequest(datum="gcj02")).entity[0].vehicle.position
    assert shifted.longitude > vehicle.position.longitude + 0.003
    (update,) = (entity.trip_update for entity in read(on, "GetTripUpdates", pb.GetTripUpdatesRequest()).entity)
    assert (update.trip.trip_id, update.stop_time_update[0].stop_id) == ("E0", "S2")
    late = update.stop_time_update[0].arrival.delay
    assert 30 < late < 120
    told = on.call("transport", "GetTripUpdates", pb.GetTripUpdatesRequest(format="json"), OPERATOR)
    assert told.content_type == "application/json"
    assert json.loads(told.data)["entity"][0]["tripUpdate"]["trip"]["tripId"] == "E0"
    board = on.call("transport", "ListArrivals", pb.ListArrivalsRequest(stop_id="S4", limit=3), OPERATOR)
    (first,) = (one for one in board.arrivals if one.trip_id == "E0")
    assert (first.vehicle_id, first.delay, first.stop_sequence) == ("1", late, 5)
    assert [one.scheduled_at for one in board.arrivals] == sorted(one.scheduled_at for one in board.arrivals)
    assert [one.expected_at for one in board.arrivals if one.trip_id != "E0"] == ["", ""]
    passed = on.call("transport", "ListArrivals", pb.ListArrivalsRequest(stop_id="S0", limit=9), OPERATOR)
    assert "E0" not in [one.trip_id for one in passed.arrivals]


def test_readers_within_a_moment_get_the_same_feed(on: Stage) -> None:
    now = datetime.now(UTC)
    see(on, "1", 1, 90, now)
    one = on.call("transport", "GetVehiclePositions", pb.GetVehiclePositionsRequest(), OPERATOR)
    see(on, "1", 2, 90, now + timedelta(seconds=1))
    assert on.call("transport", "GetVehiclePositions", pb.GetVehiclePositionsRequest(), OPERATOR).data == one.data


def test_errors_are_measured_from_the_own_record(on: Stage) -> None:
    """Foretold rightly while it stays two minutes late, and too early when it loses a minute more."""
    now = datetime.now(UTC)
    for tick in range(0, 900, 30):
        at = now + timedelta(seconds=tick)
        behind = 2 + (1 if tick > 450 else 0)
        see(on, "1", (5 + tick / 60 - behind) / MINUTES, 90, at)
        follow(on, at)
    errors = on.call("transport", "GetArrivalErrors", pb.GetArrivalErrorsRequest(since="2026-01-01"), OPERATOR)
    by_minutes = {one.minutes: one for one in errors.horizons}
    assert {2, 5} <= set(by_minutes)
    assert sum(one.count for one in errors.horizons) >= 8
    assert all(-65 <= one.mean_seconds <= 8 for one in errors.horizons)
    assert max(one.p90_absolute_seconds for one in errors.horizons) == pytest.approx(60, abs=8)


def test_what_nobody_knows(on: Stage, fresh: Callable[..., Settings]) -> None:
    with pytest.raises(NotFound):
        on.call("transport", "ListArrivals", pb.ListArrivalsRequest(stop_id="nowhere"), OPERATOR)
    with pytest.raises(InvalidInput) as refusal:
        on.call("transport", "GetVehiclePositions", pb.GetVehiclePositionsRequest(format="xml", datum="bd09"), OPERATOR)
    assert [fault.field for fault in refusal.value.faults] == ["format", "datum"]
    with pytest.raises(InvalidInput):
        on.call("transport", "ListArrivals", pb.ListArrivalsRequest(stop_id="S1", limit=1000), OPERATOR)


def test_measured_errors_by_hand() -> None:
    rows = [(5, 10), (5, -30), (10, 60)]
    five, ten = matching.errors(rows)
    assert (five.minutes, five.count, five.mean, five.mean_absolute) == (5, 2, -10.0, 20.0)
    assert (ten.p90_absolute, ten.count) == (60.0, 1)
