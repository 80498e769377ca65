"""What childcare does with work and questions, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from civic.childcare.v1 import childcare_pb2 as pb
from civic.childcare.v1 import events_pb2 as events
from civic.onething.v1 import events_pb2 as onething

from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed, NotFound, Unavailable
from city import geography
from services.childcare.demonstration import demonstrate
from services.childcare.models import Institution
from tests.childcare.factories import (
    BORN,
    FATHER,
    MOTHER,
    OFFICER,
    STRANGER,
    VILLAGE,
    Others,
    make_inputs,
    make_institution,
    make_resident,
    make_stage,
)
from tests.support import WINDOW, embedded, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

GRANTED, REFUSED, UNDONE = onething.ItemAnswered.GRANTED, onething.ItemAnswered.REFUSED, onething.ItemAnswered.UNDONE
LAT, LON = geography.position(VILLAGE)


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Others]:
    """Four institutions to the north of the village, 1 to 4 hundredths of a degree away; the second is full."""
    rows = [make_institution(n, LAT + n / 100, LON, used=40 if n == 2 else 20 + n) for n in (3, 1, 4, 2)]
    return make_stage(fresh, *rows)


@pytest.fixture
def on(both: tuple[Stage, Others]) -> Stage:
    return both[0]


def register(on: Stage, **work: Any) -> onething.ItemAnswered:
    return on.assign("childcare", "register-guidance", work.pop("inputs", make_inputs()), **work)


def codes(answer: onething.ItemAnswered) -> list[str]:
    return [reason.code for reason in answer.reasons]


def read(on: Stage, no: str, actor: Any = WINDOW) -> Any:
    return on.call("childcare", "GetGuidance", pb.GetGuidanceRequest(guidance_no=no), actor)


def find(on: Stage, actor: Any = WINDOW, **where: Any) -> list[tuple[str, int, int]]:
    answer = on.call("childcare", "FindNearestPlaces", pb.FindNearestPlacesRequest(**where), actor)
    return [(place.institution_id, place.distance_m, place.open_places) for place in answer.places]


def note(on: Stage, institution_id: str, planned: int, filed: int, used: int, actor: Any = OFFICER) -> Any:
    request = pb.NotePlacesRequest(institution_id=institution_id, planned=planned, filed=filed, used=used)
    return on.call("childcare", "NotePlaces", request, actor)


# --- guidance ----------------------------------------------------------------------------------------------------


def test_one_registration_a_certificate(on: Stage) -> None:
    """INVARIANT: a family is registered once for a birth. Would break if redelivery or another case did it again."""
    first = register(on, times=2)
    assert first.outcome == GRANTED
    (product,) = first.products
    assert (product.kind, product.path) == ("guidance-registration", f"/v1/childcare/guidance/{product.id}")
    assert on.outputs("childcare", first) == {"guidanceNo": product.id}
    assert register(on, attempt=2).products == first.products
    other = register(on, case_id="case-2")
    assert (other.outcome, codes(other)) == (REFUSED, ["childcare.already-registered"])
    assert register(on, case_id="case-3", inputs=make_inputs(certificateNo="Y1")).outcome == GRANTED


def test_a_registration_tells_visits_and_the_nearest_institutions_of_that_day(on: Stage) -> None:
    no = register(on).products[0].id
    note(on, "i1", 50, 40, 40)
    got = read(on, no)
    assert [visit.age for visit in got.visits][:2] == ["birth", "28-30 days"]
    assert got.visits[0].due_on == BORN.date().isoformat()
    assert len(got.visits) == 10
    assert [(near.institution_id, near.distance_m, near.open_places) for near in got.nearest] == [
        ("i1", 1112, 19),
        ("i3", 3336, 17),
        ("i4", 4448, 16),
    ]
    assert (got.nearest[0].name, got.village, got.county, got.cancelled) == ("托育园1", VILLAGE, "330802", False)
    later = register(on, case_id="case-2", inputs=make_inputs(certificateNo="Y1")).products[0].id
    assert [near.institution_id for near in read(on, later).nearest] == ["i3", "i4"]


@pytest.mark.parametrize("village", ["", None, "110101001001"])
def test_a_family_from_elsewhere_is_registered_where_the_case_is(on: Stage, village: str | None) -> None:
    answer = register(on, inputs=make_inputs(mother={"residentId": MOTHER, "village": village}))
    assert [near.institution_id for near in read(on, answer.products[0].id).nearest]
    nowhere = make_inputs(mother={"residentId": MOTHER}, certificateNo="Y2")
    answer = register(on, case_id="case-2", county="999999", inputs=nowhere)
    assert list(read(on, answer.products[0].id).nearest) == []


def test_a_child_of_four_is_refused(on: Stage) -> None:
    answer = register(on, inputs=make_inputs(bornAt=(BORN - timedelta(days=4 * 365)).isoformat()))
    assert (answer.outcome, codes(answer)) == (REFUSED, ["childcare.guidance-over"])


@pytest.mark.parametrize("fault", [{"bornAt": "2026-01-01T08:00:00"}, {"bornAt": 5}, {"mother": {}}, {"mother": None}])
def test_inputs_of_another_form_are_parked_and_not_tried_again(on: Stage, fault: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        register(on, inputs=make_inputs(**fault))
    (parked,) = on.host.departments["childcare"].inbox.parked()
    assert "childcare.unreadable-inputs" in parked.reason


def test_undone_once_and_its_place_is_free(on: Stage) -> None:
    assert register(on, undo=True).outcome == UNDONE
    no = register(on).products[0].id
    assert register(on, undo=True, times=2).outcome == UNDONE
    assert register(on, undo=True, inputs={}).outcome == UNDONE
    assert read(on, no).cancelled
    assert register(on, case_id="case-2").outcome == GRANTED


def test_each_change_is_announced_once_without_personal_data(on: Stage) -> None:
    keyring = on.host.departments["childcare"].keyring
    sealed = keyring.seal("childcare", json.dumps(make_inputs()).encode())
    work = []
    for case, action in (("c", 1), ("d", 1), ("c", 2), ("c", 2)):
        event = onething.ItemAssigned(case_id=case, item_id=f"{case}-i", department="childcare", sealed_inputs=sealed)
        event.task, event.county, event.attempt = "register-guidance", "330802", 1
        event.action = onething.ItemAssigned.Action.Name(action)
        work.append(record(event, case, to="childcare"))
    on.deliver("childcare", *work)
    said = on.announced("childcare")
    assert [type(one).__name__ for one in said if not isinstance(one, onething.ItemAnswered)] == [
        "GuidanceRegistered",
        "GuidanceCancelled",
    ]
    assert [one.outcome for one in said if isinstance(one, onething.ItemAnswered)] == [GRANTED, REFUSED, UNDONE, UNDONE]
    told = b"".join(one.SerializeToString() for one in said)
    assert MOTHER.encode() not in told
    assert "王芳".encode() not in told


def test_who_reads_a_registration(both: tuple[Stage, Others]) -> None:
    """INVARIANT: a resident learns of no registration but the own one and that of the own child."""
    on, others = both
    no = register(on).products[0].id
    for reader in (WINDOW, OFFICER, make_resident(MOTHER)):
        assert read(on, no, reader).guidance_no == no
    assert others.asked == []
    others.readers["X123456789"] = {FATHER}
    assert read(on, no, make_resident(FATHER)).guidance_no == no
    for stranger, number in ((STRANGER, no), (MOTHER, "G0")):
        with pytest.raises(NotFound) as told:
            read(on, number, make_resident(stranger))
        assert told.value.code == "childcare.no-such-guidance"
    others.down = True
    with pytest.raises(Unavailable):
        read(on, no, make_resident(FATHER))
    assert read(on, no, make_resident(MOTHER)).guidance_no == no


# --- places ------------------------------------------------------------------------------------------------------


def test_the_nearest_with_room_around_a_position(on: Stage) -> None:
    assert find(on, lat=LAT, lon=LON) == [("i1", 1112, 19), ("i3", 3336, 17), ("i4", 4448, 16)]
    assert find(on, lat=LAT + 0.05, lon=LON, limit=1) == [("i4", 1112, 16)]


def test_the_nearest_around_a_residents_village(both: tuple[Stage, Others]) -> None:
    on, others = both
    others.homes = {MOTHER: VILLAGE, "r-elsewhere": "110101001001"}
    assert find(on, make_resident(MOTHER), resident_id=MOTHER, limit=1) == [("i1", 1112, 19)]
    ((method, who, purpose),) = others.asked
    assert (method, who) == ("GetResident", MOTHER)
    assert purpose
    with pytest.raises(NotFound):
        find(on, resident_id="r-nobody")
    with pytest.raises(InvalidInput) as told:
        find(on, resident_id="r-elsewhere")
    assert [fault.code for fault in told.value.faults] == ["childcare.village-elsewhere"]
    others.down = True
    with pytest.raises(Unavailable):
        find(on, resident_id=MOTHER)
    assert find(on, resident_id=MOTHER, lat=LAT, lon=LON, limit=1) == [("i1", 1112, 19)]


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ({}, ["lat", "lon"]),
        ({"lat": 91.0, "lon": 181.0, "limit": 21}, ["lat", "lon", "limit"]),
        ({"lat": 28.9, "limit": -1}, ["lon", "limit"]),
        ({"lon": 118.0, "resident_id": MOTHER}, ["lat"]),
        ({"resident_id": MOTHER, "limit": 21}, ["limit"]),
    ],
)
def test_all_that_is_wrong_with_a_question_is_told_at_once(on: Stage, where: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(InvalidInput) as told:
        find(on, **where)
    assert [fault.field for fault in told.value.faults] == fields


def test_every_change_is_seen_at_once(on: Stage) -> None:
    """INVARIANT: an answer never rests on an older state of the places. Would break if a copy outlived a change."""
    assert find(on, lat=LAT, lon=LON, limit=1) == [("i1", 1112, 19)]
    note(on, "i1", 50, 40, 40)
    assert find(on, lat=LAT, lon=LON, limit=1) == [("i3", 3336, 17)]
    note(on, "i1", 50, 40, 39)
    note(on, "i2", 50, 41, 40)
    assert find(on, lat=LAT, lon=LON, limit=2) == [("i1", 1112, 1), ("i2", 2224, 1)]
    edge = on.host.departments["childcare"].edge
    edge.perform(lambda tx: tx.session.add(make_institution(9, LAT, LON)), system("childcare"))
    assert find(on, lat=LAT, lon=LON, limit=1) == [("i9", 0, 20)]
    with pytest.raises(InvalidInput):
        note(on, "i9", 1, 2, 3)
    assert find(on, lat=LAT, lon=LON, limit=1) == [("i9", 0, 20)]


def test_two_databases_in_one_process_do_not_mix(on: Stage, tmp_path: Any, both: tuple[Stage, Others]) -> None:
    far = [make_institution(n, LAT - n / 100, LON, used=20 if n != 2 else 40) for n in (1, 2, 3, 4)]
    other, _ = make_stage(lambda *_services, **changes: embedded(tmp_path / "other", **changes), *far)
    assert find(on, lat=LAT, lon=LON, limit=1) == [("i1", 1112, 19)]
    assert find(other, lat=LAT, lon=LON, limit=1) == [("i1", 1112, 20)]
    assert find(on, lat=LAT, lon=LON, limit=1) == [("i1", 1112, 19)]


def test_places_are_noted_and_announced_once(on: Stage) -> None:
    got = note(on, "i1", 60, 45, 30)
    assert (got.planned, got.filed, got.used, got.name) == (60, 45, 30, "托育园1")
    note(on, "i1", 60, 45, 30)
    (said,) = on.announced("childcare")
    assert isinstance(said, events.PlacesChanged)
    assert (said.institution_id, said.county, said.planned, said.filed, said.used) == ("i1", "330802", 60, 45, 30)
    with pytest.raises(InvalidInput) as told:
        note(on, "i1", 5, 8, 9)
    assert [fault.field for fault in told.value.faults] == ["used", "filed"]
    with pytest.raises(NotFound):
        note(on, "i0", 1, 1, 1)
    with pytest.raises(NotAllowed):
        note(on, "i1", 1, 1, 1, replace(OFFICER, department="health"))


def test_many_clerks_at_once_lose_no_change(on: Stage) -> None:
    failed: list[BaseException] = []

    def enter(used: int) -> None:
        try:
            note(on, "i1", 60, 50, used)
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=enter, args=(used,)) for used in range(30, 38)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with on.host.departments["childcare"].db.transaction(write=False) as session:
        row = session.get(Institution, "i1")
        assert row is not None
        assert row.version == 9


def test_the_database_itself_refuses_more_used_than_filed(on: Stage) -> None:
    edge = on.host.departments["childcare"].edge
    with pytest.raises(sa.exc.IntegrityError):
        edge.perform(lambda tx: tx.session.add(make_institution(8, LAT, LON, used=41)), system("childcare"))


def test_the_demonstration_is_loaded_once(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    edge = on.host.departments["childcare"].edge
    for _ in range(2):
        edge.perform(lambda tx: demonstrate(tx, 20_000, 2025), system("childcare"))
    with on.host.departments["childcare"].db.transaction(write=False) as session:
        filed = session.execute(sa.select(sa.func.sum(Institution.filed))).scalar_one()
    assert filed == 59
    found = find(on, lat=LAT, lon=LON, limit=3)
    assert len(found) == 3
    assert [distance for _, distance, _ in found] == sorted(distance for _, distance, _ in found)
