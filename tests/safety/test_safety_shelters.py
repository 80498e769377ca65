"""Shelters: never above capacity, nearest with room, evacuation as a transport problem; and the after-action review."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from civic.eldercare.v1 import events_pb2 as elder
from civic.safety.v1 import safety_pb2 as pb
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city import geography, places
from city.distance import metres
from services.safety.demonstration import shelters as demonstration_shelters
from services.safety.models import Improvement, Shelter
from services.safety.rules import review
from services.safety.rules.shelters import Group, Room, evacuate
from tests.safety.factories import (
    LAT,
    LON,
    STAFF,
    STRANGER,
    TOWN,
    change,
    incidents,
    make_sos,
    make_stage,
    make_unit,
    send,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

VILLAGES = [village.code for village in places.villages(TOWN)]


def make_shelter(name: str, north: float, capacity: int, **changes: Any) -> Shelter:
    here = {"county": "330802", "town": TOWN, "lat": LAT + north, "lon": LON}
    return Shelter(id=name, name=name, capacity=capacity, **{**here, **changes})


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made, _ = make_stage(fresh, make_unit("a"))
    rows = [make_shelter("near", 0.01, 10), make_shelter("far", 0.3, 100), make_shelter("shut", 0, 100, open=False)]
    change(made, lambda tx: tx.session.add_all(rows))
    return made


def call(on: Stage, method: str, actor: Any = STAFF, **told: Any) -> Any:
    return on.call("safety", method, getattr(pb, f"{method}Request")(**told), actor)


def nearest(on: Stage, **told: Any) -> list[tuple[str, int]]:
    found = call(on, "FindNearestShelters", **{"lat": LAT, "lon": LON, **told}).shelters
    return [(one.shelter_id, one.taken) for one in found]


def test_the_nearest_with_room(on: Stage) -> None:
    assert nearest(on) == [("near", 0), ("far", 0)]
    assert nearest(on, people=11) == [("far", 0)]
    stay = call(on, "EnterShelter", shelter_id="near", people=10)
    assert nearest(on) == [("far", 0)]
    for _ in range(2):
        left = call(on, "LeaveShelter", stay_id=stay.stay_id)
    assert left.HasField("left_at")
    assert nearest(on, limit=1) == [("near", 0)]
    assert [(type(one).__name__, one.taken) for one in on.announced("safety")] == [
        ("ShelterFilled", 10),
        ("ShelterFilled", 0),
    ]
    assert len(call(on, "FindNearestShelters", town=TOWN).shelters) == 2
    with pytest.raises(InvalidInput) as refused:
        call(on, "FindNearestShelters", lat=1.0, limit=99, people=-1)
    assert {fault.field for fault in refused.value.faults} == {"lat", "limit", "people"}


def test_a_shelter_is_never_fuller_than_it_may_be(on: Stage) -> None:
    """INVARIANT: never above capacity, however many come at once, and a group comes whole or not at all."""

    def come(number: int) -> int:
        people = 1 + number % 3
        try:
            call(on, "EnterShelter", shelter_id="near", people=people)
        except NotPossibleNow:
            return 0
        return people

    with ThreadPoolExecutor(12) as pool:
        came = sum(pool.map(come, range(24)))
    assert came == 10
    assert nearest(on) == [("far", 0)]
    with pytest.raises(Conflict):
        call(on, "SetShelter", shelter_id="near", open=True, capacity=9)
    assert call(on, "SetShelter", shelter_id="near", open=False, capacity=12).capacity == 12
    for told, error in (
        ({"shelter_id": "none", "people": 1}, NotFound),
        ({"shelter_id": "far", "people": 0}, InvalidInput),
        ({"shelter_id": "shut", "people": 1}, NotPossibleNow),
    ):
        with pytest.raises(error):
            call(on, "EnterShelter", **told)
    with pytest.raises(NotAllowed):
        call(on, "EnterShelter", STRANGER, shelter_id="far", people=1)


def test_everybody_is_placed_with_the_least_travel_or_named(on: Stage) -> None:
    groups = [{"village": VILLAGES[0], "people": 60}, {"village": VILLAGES[1], "people": 70}]
    found = call(on, "PlanEvacuation", groups=[pb.PlanEvacuationRequest.Group(**group) for group in groups])
    assert (found.people, found.placed) == (130, 110)
    assert sum(one.people for one in found.unplaced) == 20
    by_shelter: dict[str, int] = {}
    for move in found.moves:
        by_shelter[move.shelter_id] = by_shelter.get(move.shelter_id, 0) + move.people
    assert by_shelter == {"near": 10, "far": 100}
    ring = [[LON - 0.1, LAT + 0.2], [LON + 0.1, LAT + 0.2], [LON + 0.1, LAT + 0.4], [LON - 0.1, LAT + 0.4]]
    danger = json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})
    few = [pb.PlanEvacuationRequest.Group(**groups[0])]
    assert call(on, "PlanEvacuation", groups=few, danger_geojson=danger).placed == 10
    assert call(on, "PlanEvacuation", groups=few, farthest_m=1).placed == 0
    twice = [pb.PlanEvacuationRequest.Group(village="1", people=0)] * 2
    with pytest.raises(InvalidInput) as refused:
        call(on, "PlanEvacuation", groups=twice, danger_geojson="{", farthest_m=-1)
    assert {fault.field for fault in refused.value.faults} == {
        "groups",
        "groups[0].village",
        "groups[0].people",
        "groups[1].village",
        "groups[1].people",
        "dangerGeojson",
        "farthestM",
    }


points = st.tuples(st.floats(28.0, 29.5), st.floats(118.0, 119.5))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(points, st.integers(1, 4)), min_size=1, max_size=6),
    st.lists(st.tuples(points, st.integers(1, 4)), min_size=1, max_size=40),
)
def test_the_optimum_is_that_of_the_assignment_problem(asked: list[Any], there: list[Any]) -> None:
    """INVARIANT: as many as can be are placed, no shelter is too full, and nobody travels farther than they must."""
    groups = [Group(f"g{n}", *point, people=people) for n, (point, people) in enumerate(asked)]
    rooms = [Room(f"r{n}", *point, free=free) for n, (point, free) in enumerate(there)]
    moves, left = evacuate(groups, rooms, 0)
    people, free = sum(group.people for group in groups), sum(room.free for room in rooms)
    assert sum(left.values()) == max(0, people - free)
    assert sum(move.people for move in moves) + sum(left.values()) == people
    for room in rooms:
        assert sum(move.people for move in moves if move.shelter == room.name) <= room.free
    seats = [room for room in rooms for _ in range(room.free)]
    heads = [group for group in groups for _ in range(group.people)]
    apart = metres(
        np.array([[head.lat] for head in heads]),
        np.array([[head.lon] for head in heads]),
        np.array([seat.lat for seat in seats]),
        np.array([seat.lon for seat in seats]),
    )
    best = apart[linear_sum_assignment(apart)].sum()
    assert abs(sum(move.people * move.metres for move in moves) - best) <= len(moves) + people


def test_the_whole_city_finds_its_places_in_seconds() -> None:
    rows = demonstration_shelters(2025)
    assert len(rows) == 1039
    assert [row.id for row in rows] == [row.id for row in demonstration_shelters(2025)]
    rooms = [Room(row.id, row.lat, row.lon, row.capacity) for row in rows]
    groups = [Group(one.code, *geography.position(one.code), people=100) for one in places.villages()]
    began = datetime.now(UTC)
    moves, left = evacuate(groups, rooms, 0)
    assert left == {}
    assert sum(move.people for move in moves) == 166_400
    assert datetime.now(UTC) - began < timedelta(seconds=60)


# After-action review.


def test_a_review_has_times_targets_and_what_is_to_be_done(on: Stage) -> None:
    send(on, make_sos(ago=5))
    (incident,) = incidents(on)
    told = elder.FamilyTold(emergency_id="e1", what="UNIT_SENT", contacts=1)
    told.at.FromDatetime(datetime.now(UTC) + timedelta(seconds=400))
    send(on, told)
    for method in ("DepartUnit", "ArriveUnit"):
        call(on, method, incident_id=incident.id, unit_id="a")
    made = call(on, "AddImprovement", incident_id=incident.id, title="补一台救护车", owner="d9", due_on="2099-01-01")
    seen = call(on, "ReviewIncident", incident_id=incident.id)
    found = {one.indicator: one for one in seen.indicators}
    assert found["press-to-assigned"].seconds >= 5
    assert found["press-to-assigned"].result == "KEPT"
    assert (found["assigned-to-family"].result, found["press-to-closed"].result) == ("MISSED", "OPEN")
    assert not found["press-to-closed"].HasField("seconds")
    assert [one.improvement_id for one in seen.improvements] == [made.improvement_id]
    assert "UnitArrived" in [line.kind for line in seen.incident.timeline]
    svg = call(on, "GetIncidentTimeline", incident_id=incident.id)
    root = ET.fromstring(svg.data)
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == len(seen.incident.timeline)

    def late(tx: Any) -> None:
        tx.session.get(Improvement, made.improvement_id).due_on = datetime(2020, 1, 1, tzinfo=UTC).date()

    change(on, late)
    assert [one.overdue for one in call(on, "ListImprovements", owner="d9").improvements] == [True]
    for _ in range(2):
        assert call(on, "FinishImprovement", improvement_id=made.improvement_id).done_by == "d1"
    assert call(on, "ListImprovements").improvements == []
    assert len(call(on, "ListImprovements", all=True).improvements) == 1
    with pytest.raises(InvalidInput) as refused:
        call(on, "AddImprovement", incident_id=incident.id, due_on="soon")
    assert {fault.field for fault in refused.value.faults} == {"title", "owner", "dueOn"}
    with pytest.raises(NotAllowed):
        call(on, "ReviewIncident", STRANGER, incident_id=incident.id)


def test_a_time_that_still_runs_misses_its_target_once_it_is_longer() -> None:
    row = {"name": "x", "zh": "x", "en": "x", "from": "a", "to": "b", "target": {4: 10}}
    start = datetime(2026, 1, 1, tzinfo=UTC)
    table = [
        ({"a": start, "b": start + timedelta(seconds=10)}, "KEPT", 10.0),
        ({"a": start, "b": start + timedelta(seconds=11)}, "MISSED", 11.0),
        ({"a": start, "b": None}, "OPEN", None),
        ({"a": None, "b": start}, "OPEN", None),
    ]
    for moments, result, seconds in table:
        (found,) = review.indicators([row], moments, 4, start + timedelta(seconds=5))
        assert (found.result, found.seconds) == (result, seconds)
    (late,) = review.indicators([row], {"a": start, "b": None}, 4, start + timedelta(seconds=11))
    assert late.result == "MISSED"
