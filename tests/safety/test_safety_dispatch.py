"""From an alarm to a unit, on SQLite and on PostgreSQL: once, in time, the nearest able, never one unit twice."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from civic.eldercare.v1 import events_pb2 as elder
from civic.health.v1 import events_pb2 as health
from civic.safety.v1 import events_pb2 as events
from civic.safety.v1 import safety_pb2 as pb
from civic.transport.v1 import events_pb2 as transport

from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.safety import models
from services.safety.demonstration import demonstrate, units
from services.safety.models import Incident
from tests.safety.factories import (
    LAT,
    LON,
    STAFF,
    STRANGER,
    TOWN,
    change,
    incidents,
    kinds,
    make_resident,
    make_sos,
    make_stage,
    make_unit,
    read,
    run_job,
    send,
    standing,
    unit_of,
)
from tests.support import WINDOW, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.safety.factories import Others
    from tests.support import Stage


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Others]:
    """Two ambulances, 1 and 20 hundredths of a degree away, and a community station nearer than both."""
    return make_stage(
        fresh, make_unit("near", north=0.01), make_unit("far", north=0.2), make_unit("station", "COMMUNITY", 0.001)
    )


def order(on: Stage, method: str, incident: str, unit: str, **more: str) -> pb.Incident:
    request = getattr(pb, f"{method}Request")(incident_id=incident, unit_id=unit, **more)
    return on.call("safety", method, request, STAFF)


def test_a_press_sends_the_nearest_able_unit_in_one_transaction(both: tuple[Stage, Others]) -> None:
    on, others = both
    others.emergencies["e1"] = (LAT + 0.19, LON)
    said = send(on, make_sos())
    assert kinds(said) == ["IncidentOpened", "UnitAssigned", "GreenWayAsked"]
    opened, assigned, green = said
    assert (opened.source_department, opened.source_id, opened.kind, opened.grade) == (
        "eldercare",
        "e1",
        "ELDER_SOS",
        4,
    )
    assert (assigned.unit_id, assigned.resident_id, assigned.source_id) == ("far", "r-e1", "e1")
    assert 90 < assigned.travel_seconds < 90 + 300
    assert assigned.act_until.ToDatetime(UTC) > datetime.now(UTC)
    assert green.unit_id == "far"
    route = on.call("safety", "GetGreenWayRoute", pb.GetGreenWayRouteRequest(incident_id=opened.incident_id), STAFF)
    assert (route.unit_id, route.to_lat) == ("far", LAT + 0.19)
    assert others.asked == [("GetEmergency", "safety", "紧急救助派遣 sending help to an emergency")]
    assert unit_of(on, "far").state == models.ASSIGNED


def test_pressed_often_is_one_incident(both: tuple[Stage, Others]) -> None:
    """INVARIANT: one emergency is one incident and one unit, however often its events come."""
    on, others = both
    others.emergencies["e1"] = (LAT, LON)
    again = elder.SosRepeated(emergency_id="e1", presses=2)
    said = send(on, make_sos(), again, again, times=2)
    said += send(on, make_sos())  # the same fact under another event id
    assert kinds(said).count("IncidentOpened") == kinds(said).count("UnitAssigned") == 1
    (incident,) = incidents(on)
    assert incident.presses == 2
    assert len(standing(on)) == 1


def test_repeated_before_raised_counts(both: tuple[Stage, Others]) -> None:
    on, _ = both
    assert send(on, elder.SosRepeated(emergency_id="e1", presses=3), times=2) == []
    said = send(on, make_sos())
    (incident,) = incidents(on)
    assert (incident.presses, incident.grade, incident.grade_row) == (3, 3, "sos-again")
    assert kinds(said).count("UnitAssigned") == 1


def test_pressing_again_and_again_raises_the_grade_once(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, make_sos())
    said = send(on, elder.SosRepeated(emergency_id="e1", presses=3), elder.SosRepeated(emergency_id="e1", presses=4))
    assert kinds(said) == ["IncidentRegraded"]
    assert said[0].grade == 3
    assert send(on, elder.SosRepeated(emergency_id="e1", presses=2)) == []  # late and lower
    assert incidents(on)[0].presses == 4


def test_recalled_before_raised_sends_nobody(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, elder.SosRecalled(emergency_id="e1", reason="FALSE_ALARM"), times=2)
    said = send(on, make_sos(), times=2)
    assert kinds(said) == ["IncidentOpened", "IncidentClosed"]
    assert said[1].outcome == "FALSE_ALARM"
    assert standing(on) == []


def test_raised_and_recalled_in_one_batch_sends_nobody(both: tuple[Stage, Others]) -> None:
    on, _ = both
    said = send(on, make_sos(), elder.SosRecalled(emergency_id="e1", reason="HELPED_ALREADY"))
    assert kinds(said) == ["IncidentOpened", "IncidentClosed"]
    assert said[1].outcome == "HELPED"


def test_recalled_turns_the_unit_round_but_not_one_that_is_there(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, make_sos("e1"), make_sos("e2"))
    first, second = incidents(on)
    there = next(unit for incident, unit in standing(on) if incident == second.id)
    order(on, "ArriveUnit", second.id, there)
    on.announced("safety")
    recalls = [elder.SosRecalled(emergency_id=one.source_id, reason="FALSE_ALARM") for one in (first, second)]
    said = send(on, *recalls, times=2)
    assert kinds(said) == ["GreenWayEnded", "IncidentClosed"]
    assert standing(on) == [(second.id, there)]
    free = {"near", "far"} - {there}
    assert unit_of(on, free.pop()).state == models.FREE


def test_last_months_press_replayed_sends_nobody(both: tuple[Stage, Others]) -> None:
    """INVARIANT: a fact past its time sends nobody; one of last month opens nothing at all."""
    on, others = both
    assert send(on, make_sos(ago=30 * 86400)) == []
    assert incidents(on) == []
    assert others.asked == []


def test_a_press_that_comes_an_hour_late_goes_to_people(both: tuple[Stage, Others]) -> None:
    on, _ = both
    said = send(on, make_sos(ago=3600))
    assert kinds(said) == ["IncidentOpened", "NoUnitAvailable"]
    assert standing(on) == []
    run_job(on, "clocks")
    (told,) = on.announced("safety")
    assert told.escalated_to == "county-dispatcher"
    run_job(on, "waiting")
    assert standing(on) == []


def test_eldercare_down_sends_to_the_town_and_asks_again(both: tuple[Stage, Others]) -> None:
    on, others = both
    others.down.add("eldercare")
    said = send(on, make_sos())
    assert kinds(said) == ["IncidentOpened", "UnitAssigned", "GreenWayAsked"]
    assert said[1].unit_id == "near"
    seen = read(on, said[0].incident_id)
    assert not seen.place_known
    assert [(q.what, q.department, q.tries) for q in seen.questions] == [("PLACE", "eldercare", 1)]
    assert "PLACE_UNKNOWN" in [line.kind for line in seen.timeline]

    def due(tx: object) -> None:
        tx.session.get(Incident, said[0].incident_id).ask_at = datetime.now(UTC) - timedelta(seconds=1)  # type: ignore[attr-defined]

    change(on, due)
    run_job(on, "places")
    assert read(on, said[0].incident_id).questions[0].tries == 2
    others.down.clear()
    others.emergencies["e1"] = (LAT + 0.02, LON)
    change(on, due)
    run_job(on, "places")
    seen = read(on, said[0].incident_id)
    assert (seen.place_known, seen.lat, len(seen.questions)) == (True, LAT + 0.02, 0)
    assert "PLACE_KNOWN" in [line.kind for line in seen.timeline]


def test_eldercare_that_hangs_does_not_hold_the_unit_back(both: tuple[Stage, Others]) -> None:
    on, others = both
    others.slow = threading.Event()
    began = datetime.now(UTC)
    said = send(on, make_sos("e1"), make_sos("e2", resident_id="r2"))
    assert datetime.now(UTC) - began < timedelta(seconds=2)
    others.slow.set()
    assert kinds(said).count("UnitAssigned") == 2


def test_who_stands_in_goes_first_and_the_right_unit_follows(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh, make_unit("a"), make_unit("station", "COMMUNITY", 0.01))
    send(on, make_sos("e1"))
    said = send(on, make_sos("e2"))
    assert [one.unit_id for one in said if isinstance(one, events.UnitAssigned)] == ["station"]
    assert "NoUnitAvailable" not in kinds(said)
    first, second = incidents(on)
    assert list(read(on, second.id).wanting) == ["life-support"]
    order(on, "ArriveUnit", first.id, "a")
    order(on, "FinishUnit", first.id, "a", outcome="HELPED")
    assert sorted(standing(on)) == sorted([(second.id, "a"), (second.id, "station")])
    assert list(read(on, second.id).wanting) == []


def test_nobody_free_is_said_once_and_a_free_unit_goes_at_once(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh, make_unit("a"))
    send(on, make_sos("e1"))
    said = send(on, make_sos("e2"))
    assert kinds(said) == ["IncidentOpened", "NoUnitAvailable"]
    run_job(on, "waiting")
    run_job(on, "waiting")
    assert on.announced("safety") == []
    first, second = incidents(on)
    order(on, "AcceptOrder", first.id, "a")
    order(on, "DepartUnit", first.id, "a")
    order(on, "ArriveUnit", first.id, "a")
    order(on, "FinishUnit", first.id, "a", outcome="HELPED")
    assert kinds(on.announced("safety")) == [
        "GreenWayEnded",
        "UnitArrived",
        "IncidentClosed",
        "UnitAssigned",
        "GreenWayAsked",
    ]
    assert standing(on) == [(second.id, "a")]
    assert unit_of(on, "a").back_at > datetime.now(UTC)


def test_many_presses_of_one_batch_are_assigned_with_the_least_travel(fresh: Callable[..., Settings]) -> None:
    """Greedy would send b to the first; together b is worth more to the second, who has nobody else near."""
    on, others = make_stage(fresh, make_unit("a", north=-0.03), make_unit("b", north=0.01))
    others.emergencies = {"e1": (LAT, LON), "e2": (LAT + 0.05, LON)}
    said = send(on, make_sos("e1"), make_sos("e2"))
    chosen = {one.source_id: one.unit_id for one in said if isinstance(one, events.UnitAssigned)}
    assert chosen == {"e1": "a", "e2": "b"}


def test_the_graver_incident_is_served_first(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh, make_unit("a"))
    send(on, elder.SosRepeated(emergency_id="e2", presses=5))
    said = send(on, make_sos("e1"), make_sos("e2"))
    assert [one.source_id for one in said if isinstance(one, events.UnitAssigned)] == ["e2"]


def test_threads_never_send_one_unit_to_two_incidents(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: no unit is on two incidents, whoever presses at the same moment; every free unit is used."""
    on, others = make_stage(fresh, *[make_unit(f"u{n}", north=n / 1000) for n in range(6)])
    others.down.add("eldercare")

    def press(number: int) -> None:
        on.deliver("safety", record(make_sos(f"e{number}"), f"e{number}"))

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(press, range(12)))
    run_job(on, "waiting")
    taken = standing(on)
    assert len(taken) == 6
    assert len({unit for _, unit in taken}) == 6
    assert len({incident for incident, _ in taken}) == 6
    assert len(incidents(on)) == 12


def test_two_units_come_free_and_one_waits_for_them(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: an incident that waits for one unit gets one, though two come free at the same moment."""
    on, _ = make_stage(fresh, make_unit("a"), make_unit("b"))
    send(on, make_sos("e1"), make_sos("e2"))
    send(on, make_sos("e3"))
    pairs = standing(on)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda pair: order(on, "FinishUnit", *pair, outcome="HELPED"), pairs))
    run_job(on, "waiting")
    assert len(standing(on)) == 1
    said = [one for one in on.announced("safety") if isinstance(one, events.UnitAssigned) and one.source_id == "e3"]
    assert len(said) == 1


def test_a_second_device_of_the_same_person_is_the_same_incident(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, make_sos("e1"))
    said = send(on, make_sos("e2", resident_id="r-e1", kind="FALL"))
    assert kinds(said) == ["IncidentOpened", "IncidentClosed"]
    assert said[1].outcome == "MERGED"
    first, second = incidents(on)
    assert (second.merged_into, first.presses) == (first.id, 2)
    assert len(standing(on)) == 1


def test_a_declined_order_goes_to_the_next_unit(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, make_sos())
    (incident,) = incidents(on)
    with pytest.raises(InvalidInput):
        order(on, "DeclineOrder", incident.id, "near")
    order(on, "DeclineOrder", incident.id, "near", reason="爆胎")
    assert standing(on) == [(incident.id, "far")]
    assert unit_of(on, "near").state == models.OUT_OF_SERVICE
    assert kinds(on.announced("safety")) == ["GreenWayEnded", "UnitAssigned", "GreenWayAsked"]
    with pytest.raises(NotPossibleNow):
        order(on, "AcceptOrder", incident.id, "near")


def test_saying_a_step_twice_changes_nothing(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, make_sos())
    (incident,) = incidents(on)
    for method in ("AcceptOrder", "AcceptOrder", "DepartUnit", "AcceptOrder", "ArriveUnit", "ArriveUnit", "DepartUnit"):
        order(on, method, incident.id, "near")
    assert kinds(on.announced("safety")) == ["GreenWayEnded", "UnitArrived"]
    for _ in range(2):
        order(on, "FinishUnit", incident.id, "near", outcome="NOBODY_FOUND")
    (closed,) = on.announced("safety")
    assert closed.outcome == "NOBODY_FOUND"
    assert [unit.state for unit in read(on, incident.id).units] == ["FINISHED"]


def test_clocks_escalate_to_named_roles_and_regrade(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, make_sos())
    (incident,) = incidents(on)

    def earlier(tx: object) -> None:
        row = tx.session.get(Incident, incident.id)  # type: ignore[attr-defined]
        row.opened_at -= timedelta(seconds=1501)
        row.escalate_at = row.opened_at

    change(on, earlier)
    for _ in range(3):
        run_job(on, "clocks")
    said = on.announced("safety")
    assert [(one.grade, one.escalated_to) for one in said] == [(3, "county-duty-chief"), (3, "city-duty-chief")][
        : len(said)
    ]
    assert read(on, incident.id).grade == 3


def test_the_timeline_holds_what_others_did(both: tuple[Stage, Others]) -> None:
    on, _ = both
    (opened, *_rest) = send(on, make_sos())
    name = opened.incident_id
    told = elder.FamilyTold(emergency_id="e1", what="UNIT_SENT", contacts=2)
    told.at.GetCurrentTime()
    released = transport.GreenWayReleased(incident_id=name, why="ARRIVED")
    released.at.GetCurrentTime()
    send(
        on,
        health.EmergencySummaryReleased(release_id="s1", incident_id=name, unit_id="near"),
        transport.GreenWayOpened(incident_id=name, unit_id="near", crossings=3),
        transport.GreenWayRefused(incident_id=name, unit_id="near", reason="TOO_LATE"),
        released,
        told,
        elder.CareReviewDue(resident_id="r-e1", emergency_id="e1"),
        times=2,
    )
    assert [unit.summary_release_id for unit in read(on, name).units] == ["s1"]
    lines = [(line.department, line.kind) for line in read(on, name).timeline]
    for wanted in (
        ("eldercare", "Raised"),
        ("safety", "UnitAssigned"),
        ("health", "EmergencySummaryReleased"),
        ("transport", "GreenWayOpened"),
        ("transport", "GreenWayReleased"),
        ("eldercare", "FamilyTold"),
        ("eldercare", "CareReviewDue"),
    ):
        assert lines.count(wanted) == 1, wanted


def test_traffic_incidents_near_each_other_are_one(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh, make_unit("p", "POLICE"), make_unit("a"), make_unit("f", "FIRE"))
    reports = []
    for number, north in enumerate((0.0, 0.001, 0.1)):
        report = transport.TrafficIncidentReported(traffic_incident_id=f"t{number}", county="330802", grade=2)
        report.lat, report.lon = LAT + north, LON
        report.at.GetCurrentTime()
        report.act_until.FromDatetime(datetime.now(UTC) + timedelta(seconds=600))
        reports.append(report)
    said = send(on, *reports[:2], times=2)
    assert sorted(one.unit_id for one in said if isinstance(one, events.UnitAssigned)) == ["a", "f", "p"]
    assert [one.outcome for one in said if isinstance(one, events.IncidentClosed)] == ["MERGED"]
    said = send(on, reports[2])
    assert kinds(said) == ["IncidentOpened", "NoUnitAvailable"]
    said = send(on, transport.TrafficIncidentCleared(traffic_incident_id="t0", county="330802"), times=2)
    assert kinds(said).count("IncidentClosed") == 1
    run_job(on, "waiting")
    assert len(standing(on)) == 3


def test_an_outbreak_that_was_confirmed_is_an_incident_without_vehicle(both: tuple[Stage, Others]) -> None:
    on, _ = both
    assert send(on, health.OutbreakVerified(signal_id="s0", disease="flu", county="330802", confirmed=False)) == []
    said = send(on, health.OutbreakVerified(signal_id="s1", disease="flu", county="330802", confirmed=True), times=2)
    assert kinds(said).count("IncidentOpened") == 1
    assert standing(on) == []


def report(on: Stage, actor: object = STAFF, **told: object) -> pb.Incident:
    return on.call("safety", "ReportIncident", pb.ReportIncidentRequest(**told), actor)  # type: ignore[arg-type]


def test_anybody_reports_and_sees_the_own_incident_only(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh, make_unit("f", "FIRE"), make_unit("a"))
    mine = report(on, make_resident("r1"), kind="FIRE", lat=LAT, lon=LON, words="二楼冒烟", source_id="x")
    assert [(unit.unit_id, unit.state) for unit in mine.units] == [("f", "ASSIGNED"), ("a", "ASSIGNED")]
    assert mine.grade == 3
    again = report(on, make_resident("r1"), kind="FIRE", lat=LAT, lon=LON, source_id="x")
    assert again.incident_id == mine.incident_id
    other = report(on, make_resident("r2"), kind="FIRE", lat=LAT + 0.001, lon=LON, source_id="x")
    assert other.merged_into == mine.incident_id
    assert read(on, mine.incident_id, make_resident("r1")).incident_id
    for stranger in (make_resident("r2"), STRANGER):
        with pytest.raises(NotFound):
            read(on, mine.incident_id, stranger)


def test_every_fault_of_a_report_at_once(both: tuple[Stage, Others]) -> None:
    on, _ = both
    with pytest.raises(InvalidInput) as refused:
        report(on, kind="WAR", lat=31.2, lon=121.5, town="1", dead=-1, words="x" * 501)
    assert {fault.field for fault in refused.value.faults} == {"kind", "lat", "town", "dead", "words"}
    assert all(fault.zh and fault.en for fault in refused.value.faults)
    with pytest.raises(InvalidInput) as refused:
        report(on, kind="OTHER", lat=float("nan"), lon=LON)
    assert [fault.field for fault in refused.value.faults] == ["lat"]
    assert incidents(on) == []


@pytest.mark.parametrize(
    ("dead", "hurt", "grade"), [(0, 0, 3), (2, 9, 3), (3, 0, 3), (10, 0, 2), (0, 50, 2), (30, 0, 1)]
)
def test_people_decide_the_grade(fresh: Callable[..., Settings], dead: int, hurt: int, grade: int) -> None:
    on, _ = make_stage(fresh)
    assert report(on, kind="FIRE", town=TOWN, dead=dead, badly_hurt=hurt).grade == grade


def test_staff_grade_merge_send_and_close(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, make_sos("e1"), make_sos("e2"))
    first, second = incidents(on)

    def call(method: str, actor: object = STAFF, **told: object) -> pb.Incident:
        return on.call("safety", method, getattr(pb, f"{method}Request")(**told), actor)  # type: ignore[arg-type]

    with pytest.raises(InvalidInput) as refused:
        call("GradeIncident", incident_id=first.id, grade=9)
    assert {fault.field for fault in refused.value.faults} == {"grade", "reason"}
    with pytest.raises(NotAllowed):
        call("GradeIncident", WINDOW, incident_id=first.id, grade=2, reason="x")
    assert call("GradeIncident", incident_id=first.id, grade=2, reason="两人受困").grade == 2
    with pytest.raises(NotPossibleNow):
        call("SendUnit", incident_id=first.id, unit_id="near")
    assert len(call("SendUnit", incident_id=first.id, unit_id="station").units) == 2
    assert call("MergeIncident", incident_id=second.id, into=first.id).outcome == "MERGED"
    with pytest.raises(InvalidInput):
        call("MergeIncident", incident_id=first.id, into=first.id)
    assert call("CloseIncident", incident_id=first.id, outcome="HELPED").state == pb.Incident.CLOSED
    with pytest.raises(NotPossibleNow):
        call("GradeIncident", incident_id=first.id, grade=1, reason="x")
    assert standing(on) == []


def test_the_place_is_asked_live_and_kept_nowhere(both: tuple[Stage, Others]) -> None:
    on, others = both
    others.emergencies["e1"] = (LAT, LON)
    send(on, make_sos())
    (incident,) = incidents(on)
    asked = pb.GetIncidentPlaceRequest(incident_id=incident.id)
    assert on.call("safety", "GetIncidentPlace", asked, STAFF).address == "某村1号"
    others.down.add("eldercare")
    place = on.call("safety", "GetIncidentPlace", asked, STAFF)
    assert (place.address, place.open_question, place.lat) == ("", True, LAT)
    with pytest.raises(NotAllowed):
        on.call("safety", "GetIncidentPlace", asked, WINDOW)


def test_lists_page_through(both: tuple[Stage, Others]) -> None:
    on, _ = both
    send(on, *[make_sos(f"e{n}") for n in range(5)])
    seen, token = [], ""
    while True:
        asked = pb.ListIncidentsRequest(county="330802", page_size=2, page_token=token)
        page = on.call("safety", "ListIncidents", asked, STAFF)
        seen += [one.incident_id for one in page.incidents]
        token = page.next_page_token
        if not token:
            break
    assert sorted(seen) == sorted(one.id for one in incidents(on))
    units_page = on.call("safety", "ListRescueUnits", pb.ListRescueUnitsRequest(kind="AMBULANCE", page_size=1), STAFF)
    assert (len(units_page.units), bool(units_page.next_page_token)) == (1, True)


def test_a_unit_that_enters_service_is_sent_where_it_is_waited_for(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    send(on, make_sos())
    told = {"unit_id": "new", "kind": "AMBULANCE", "name": "新车", "town": TOWN, "lat": LAT, "lon": LON}
    entered = on.call("safety", "EnterRescueUnit", pb.EnterRescueUnitRequest(**told), STAFF)
    assert entered.state == models.ASSIGNED
    with pytest.raises(NotPossibleNow):
        on.call("safety", "EnterRescueUnit", pb.EnterRescueUnitRequest(**told, out_of_service=True), STAFF)
    wrong = pb.EnterRescueUnitRequest(unit_id="", kind="TANK", skills=["fly"], town="x")
    with pytest.raises(InvalidInput) as refused:
        on.call("safety", "EnterRescueUnit", wrong, STAFF)
    assert len(refused.value.faults) == 6


def test_the_demonstration_city_has_its_units(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    for _ in range(2):
        on.host.departments["safety"].edge.perform(lambda tx: demonstrate(tx, 20000, 2025), system("safety"))
    made = units(2025)
    assert [one.id for one in made] == [one.id for one in units(2025)]
    assert len({one.id for one in made}) == len(made) == 100 + 100 + 6 * 9 + 1534


def test_any_order_of_an_emergencys_words_ends_alike(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: twice and in any order, the words of one emergency make one incident and end in one state."""
    ends = set()
    on, _ = make_stage(fresh, make_unit("a"), make_unit("b"))
    words = [
        make_sos("e"),
        elder.SosRepeated(emergency_id="e", presses=2),
        elder.SosRepeated(emergency_id="e", presses=3),
        elder.SosRecalled(emergency_id="e", reason="FALSE_ALARM"),
    ]
    draw = random.Random(1)
    for number in range(6):
        name = f"e{number}"
        mixed = []
        for word in [*words, *words]:
            copy = type(word)()
            copy.CopyFrom(word)
            copy.emergency_id = name
            mixed.append(copy)
        draw.shuffle(mixed)
        for word in mixed:
            send(on, word)
        incident = next(one for one in incidents(on) if one.source_id == name)
        ends.add((incident.state, incident.outcome))
    assert ends == {("CLOSED", "FALSE_ALARM")}
    assert standing(on) == []
