"""A round from opening to results, refusals with every fault, cases, concurrency."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from civic.education.v1 import education_pb2 as pb
from civic.education.v1 import events_pb2 as events
from civic.onething.v1 import events_pb2 as onething
from google.protobuf.json_format import MessageToDict

from chassis.errors import Conflict, InvalidInput, NotFound, NotPossibleNow
from city import geography, places
from services.education import demonstration, repeat
from services.education.rules.catchments import overlaps, read_shapes
from tests.education.factories import COUNTY, MOTHER, OFFICER, STRANGER, close, inside, make_request, make_stage, square

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)


def apply(on: Stage, child: str, *wishes: str, **told: Any) -> pb.SchoolApplication:
    actor = told.pop("actor", OFFICER)
    request = pb.ApplyForSchoolRequest(round_id="R1", child_id=child, wishes=wishes, **told)
    made: pb.SchoolApplication = on.call("education", "ApplyForSchool", request, actor)
    return made


def result(on: Stage, application: str, actor: Any = OFFICER) -> pb.AdmissionResult:
    request = pb.GetAdmissionResultRequest(round_id="R1", application_id=application)
    answer: pb.AdmissionResult = on.call("education", "GetAdmissionResult", request, actor)
    return answer


def test_a_round_from_opening_to_results(on: Stage) -> None:
    opened = on.call("education", "OpenAdmissionRound", make_request(), OFFICER)
    assert len(opened.seed_hash) == 64
    assert not opened.seed
    rows = [
        apply(on, "c1", "A", hukou_at=inside(0), home_at=inside(0)),
        apply(on, "c2", "A", home_at=inside(0)),
        apply(on, "c3", "A", hukou_at=inside(0)),
        apply(on, "c4", "A", "B", permit_at=inside(1)),
    ]
    assert [row.tiers[0] for row in rows] == ["HUKOU_AND_HOME", "HOME", "HUKOU", "OTHER"]
    again = apply(on, "c4", "A", permit_at=inside(1))
    assert list(again.wishes) == ["A", "B"]  # the catchment's own school follows
    with pytest.raises(NotPossibleNow):
        on.call("education", "RunAdmissions", pb.RunAdmissionsRequest(round_id="R1"), OFFICER)
    close(on)
    on.announced("education")
    ran = on.call("education", "RunAdmissions", pb.RunAdmissionsRequest(round_id="R1"), OFFICER)
    assert (ran.applicants, ran.placed) == (4, 3)
    said = on.announced("education")
    assert sum(isinstance(one, events.PupilAdmitted) for one in said) == 3
    assert [one.placed for one in said if isinstance(one, events.AdmissionRun)] == [3]
    second = result(on, rows[2].application_id)
    assert second.state == "NOT_PLACED"
    assert second.why_not[0].cut_off.tier == "HOME"
    assert "HUKOU" in second.why_not[0].tier
    assert "C" in second.free_schools
    fourth = result(on, again.application_id)
    assert (fourth.school, fourth.tier, fourth.why_not[0].school_id) == ("B", "PERMIT", "A")
    assert fourth.why_not[0].position == 4
    proof = on.call("education", "GetAdmissionProof", pb.GetAdmissionProofRequest(round_id="R1"), STRANGER)
    assert repeat.differences(MessageToDict(proof)) == []
    same = on.call("education", "RunAdmissions", pb.RunAdmissionsRequest(round_id="R1"), OFFICER)
    assert same.digest == ran.digest
    assert on.announced("education") == []
    with pytest.raises(NotPossibleNow):
        apply(on, "c9", "A")


def test_a_bad_round_is_refused_with_every_fault(on: Stage) -> None:
    def spoil(schools: Any) -> None:
        bow = {"type": "Polygon", "coordinates": [[[118, 28], [119, 29], [119, 28], [118, 29], [118, 28]]]}
        schools[0].catchment.update(bow)
        schools[1].capacity = 0
        schools[2].catchment.update(square(3))
        schools[3].school_id = "C"

    with pytest.raises(InvalidInput) as refused:
        on.call("education", "OpenAdmissionRound", make_request(county="110101", stage="X", schools=spoil), OFFICER)
    found = {fault.code: fault for fault in refused.value.faults}
    assert {"education.county", "education.stage", "education.no-capacity", "education.school-twice"} <= set(found)
    assert "28.5" in found["education.catchment-crosses-itself"].en
    assert found["education.catchments-overlap"].field == "schools[2].catchment"
    assert "C" in found["education.catchments-overlap"].zh
    on.call("education", "OpenAdmissionRound", make_request(), OFFICER)
    with pytest.raises(Conflict):
        on.call("education", "OpenAdmissionRound", make_request(stage="JUNIOR"), OFFICER)


def test_a_bad_application_is_refused_with_every_fault(on: Stage) -> None:
    on.call("education", "OpenAdmissionRound", make_request(), OFFICER)
    with pytest.raises(InvalidInput) as refused:
        apply(on, "r-child", "A", "A", "Z", actor=MOTHER, tier_no="T1", home_at=inside(0))
    assert [fault.code for fault in refused.value.faults] == [
        "education.not-for-residents",
        "education.no-such-finding",
        "education.wish-twice",
        "education.unknown-school",
    ]


def test_who_may_apply_and_read(on: Stage) -> None:
    on.call("education", "OpenAdmissionRound", make_request(), OFFICER)
    with pytest.raises(NotFound):
        apply(on, "r-child", "A", actor=STRANGER)
    mine = apply(on, "r-child", "A", actor=MOTHER)
    close(on)
    on.call("education", "RunAdmissions", pb.RunAdmissionsRequest(round_id="R1"), OFFICER)
    assert result(on, mine.application_id, MOTHER).school == "A"
    with pytest.raises(NotFound):
        result(on, mine.application_id, STRANGER)


def village_in(index: int = 0) -> tuple[str, str]:
    """A village of the county, and an address that names it alone."""
    town = places.towns(COUNTY)[index]
    one = max(places.villages(town.code), key=lambda each: len(each.short_name))
    return one.code, f"{town.name}{one.short_name}1号"


def demonstrated(on: Stage) -> None:
    edge = on.host.departments["education"].edge
    edge.perform(lambda tx: demonstration.demonstrate(tx, 20_000, 2025), OFFICER)


def test_a_case_from_catchment_to_student_record(on: Stage) -> None:
    demonstrated(on)
    village, address = village_in()
    inputs: dict[str, Any] = {"homeAddress": address, "stage": "PRIMARY", "hukouVillage": village}
    found = on.assign("education", "find-catchment", inputs, times=2)
    school = on.outputs("education", found)["catchmentSchool"]
    lat, lon = geography.position(village)
    deeds = [{"lat": lat, "lon": lon, "village": village}]
    inputs = {"residentId": "r-child", "deeds": deeds, "catchmentSchool": school, "hukouVillage": village}
    graded = on.assign("education", "grade-tier", inputs, times=2)
    tier_no = on.outputs("education", graded)["tierNo"]
    finding = on.call("education", "GetFinding", pb.GetFindingRequest(finding_no=tier_no), OFFICER)
    assert finding.tier == "HUKOU_AND_HOME"
    with pytest.raises(NotFound):
        on.call("education", "GetFinding", pb.GetFindingRequest(finding_no=tier_no), STRANGER)
    inputs = {"residentId": "r-child", "catchmentSchool": school, "tierNo": tier_no}
    with pytest.raises(AssertionError):
        on.assign("education", "admit-pupil", inputs, times=2)  # nothing is answered before the run
    round_id = school.partition("/")[0]
    close(on, round_id)
    on.call("education", "RunAdmissions", pb.RunAdmissionsRequest(round_id=round_id), OFFICER)
    said = [one for one in on.announced("education") if isinstance(one, onething.ItemAnswered)]
    assert len(said) == 1
    assert (said[0].outcome, said[0].item_id) == (onething.ItemAnswered.GRANTED, "case-1-admit-pupil")
    admission = on.outputs("education", said[0])["admissionNo"]
    inputs = {"residentId": "r-child", "admissionNo": admission}
    opened = on.assign("education", "open-student-record", inputs, times=2)
    number = on.outputs("education", opened)["studentNo"]
    record = on.call("education", "GetStudentRecord", pb.GetStudentRecordRequest(student_no=number), MOTHER)
    assert record.school_id == school.partition("/")[2]
    other = on.assign("education", "open-student-record", inputs, case_id="case-2")
    assert other.outcome == onething.ItemAnswered.REFUSED
    on.assign("education", "open-student-record", {}, undo=True)
    on.assign("education", "admit-pupil", {}, undo=True)
    late = {"residentId": "r-late", "catchmentSchool": school}
    answer = on.assign("education", "admit-pupil", late, case_id="case-3")
    assert answer.outcome == onething.ItemAnswered.GRANTED


def test_points_are_capped_item_by_item(on: Stage) -> None:
    leases = [
        {"since": "2015-01-01", "until": "2019-12-31", "lat": 28.9, "lon": 118.9},
        {"since": "2015-06-01", "until": "2015-12-31", "lat": 28.9, "lon": 118.9},
    ]
    inputs = {"permitSince": "2010-01-01", "leases": leases, "months": 20}
    answer = on.assign("education", "count-points", inputs, times=2)
    number = on.outputs("education", answer)["pointsNo"]
    found = on.call("education", "GetFinding", pb.GetFindingRequest(finding_no=number), OFFICER)
    assert [(line.points, line.capped) for line in found.lines] == [(3000, True), (2000, True), (2000, False)]
    assert found.points == 7000
    assert found.lines[1].months == 59  # the second lease lies in the first: its days count once


def test_an_address_that_names_nothing_is_asked_again(on: Stage) -> None:
    demonstrated(on)
    answer = on.assign("education", "find-catchment", {"homeAddress": "某某路 1 号", "stage": "PRIMARY"})
    assert answer.outcome == onething.ItemAnswered.NEEDS_SUPPLEMENT
    answer = on.assign("education", "find-catchment", {"homeAddress": "某某路", "stage": "SENIOR"}, case_id="case-2")
    assert answer.outcome == onething.ItemAnswered.NEEDS_OFFICER


def test_catchments_of_the_demonstration_city_tile_its_counties() -> None:
    for county in places.counties():
        schools = demonstration.schools(county.code, "PRIMARY", 20_000, 2025)
        shapes, faults = read_shapes([one["catchment"] for one in schools])
        assert faults == []
        assert overlaps([one["schoolId"] for one in schools], shapes) == []


def test_late_comers_share_the_last_place_once(on: Stage) -> None:
    """INVARIANT: places left after the run are given once, however many ask at the same moment."""
    on.call("education", "OpenAdmissionRound", make_request(), OFFICER)
    close(on)
    on.call("education", "RunAdmissions", pb.RunAdmissionsRequest(round_id="R1"), OFFICER)
    on.announced("education")
    outcomes = []

    def ask(number: int) -> None:
        from tests.support import record  # noqa: PLC0415 - where it is used

        keyring = on.host.departments["education"].keyring
        inputs = f'{{"residentId": "k{number}", "catchmentSchool": "R1/A"}}'.encode()
        event = onething.ItemAssigned(case_id=f"k{number}", item_id=f"k{number}", department="education")
        event.task, event.county, event.attempt = "admit-pupil", COUNTY, 1
        event.action, event.sealed_inputs = onething.ItemAssigned.PERFORM, keyring.seal("education", inputs)
        on.deliver("education", record(event, f"k{number}", to="education"))
        outcomes.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = [one.outcome for one in on.announced("education") if isinstance(one, onething.ItemAnswered)]
    assert len(said) == len(outcomes) == 6
    assert said.count(onething.ItemAnswered.GRANTED) == 2
