"""The first and the last of a record: newborns become Patients, and deaths are certified."""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import health_pb2 as pb
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import events_pb2 as registry
from sqlmodel import select

from chassis.edge import system
from city.days import china_day
from services.health.record import checking, documents
from services.health.record.demonstration import demonstrate
from services.health.record.models import FhirResource, FhirVersion, HealthCard
from tests.health import record_making as making
from tests.health.factories import BORN, OFFICER, certify
from tests.health.record_making import CHILD, DOCTOR, MOTHER, consent, found, get, resident, search
from tests.support import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

GRANTED, REFUSED = onething.ItemAnswered.GRANTED, onething.ItemAnswered.REFUSED
SUPPLEMENT, OFFICER_NEEDED = onething.ItemAnswered.NEEDS_SUPPLEMENT, onething.ItemAnswered.NEEDS_OFFICER
UNDONE = onething.ItemAnswered.UNDONE
BORN_ON = china_day(BORN).isoformat()


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return making.make_stage(fresh)[0]


def entered(on: Stage, *, cancelled: bool = False, times: int = 1) -> None:
    kind = registry.HukouCancelled if cancelled else registry.HukouRegistered
    on.deliver("health", *[record(kind(resident_id=CHILD, case_id="case-1"), CHILD, source="registry")] * times)


def opened(on: Stage) -> str:
    answer = on.assign("health", "open-vaccination-record", {"bornAt": BORN.isoformat()})
    return str(on.outputs("health", answer)["recordId"])


def dose(on: Stage, record_id: str, vaccine: str) -> None:
    told = {"vaccine": vaccine, "number": 1, "given_on": BORN_ON, "batch": "B7"}
    on.call("health", "RecordDose", pb.RecordDoseRequest(record_id=record_id, **told), OFFICER)


def stored(on: Stage) -> dict[str, Any]:
    with on.host.departments["health"].db.transaction(write=False) as session:
        rows = session.exec(select(FhirResource)).all()
        return {row.key: documents.parse(row.content.encode()) for row in rows}


def test_a_newborns_record_begins_by_itself(on: Stage) -> None:
    """INVARIANT: a dose stands in the record once, given before or after the child is a resident."""
    _, certificate = certify(on)
    record_id = opened(on)
    dose(on, record_id, "HepB")
    assert stored(on) == {}
    entered(on, times=2)
    dose(on, record_id, "BCG")
    entered(on)
    made = stored(on)
    assert sorted(made) == [f"Immunization/{record_id}-BCG-1", f"Immunization/{record_id}-HepB-1", f"Patient/{CHILD}"]
    for key, resource in made.items():
        assert checking.faults_of(resource, key.split("/")[0]) == []
    patient = made[f"Patient/{CHILD}"]
    assert (patient["name"][0]["text"], patient["gender"], patient["birthDate"]) == ("李小满", "female", BORN_ON)
    assert patient["identifier"][1]["value"] == certificate
    # The parent reads it, and a family doctor with consent.
    assert found(search(on, f"Immunization?patient={CHILD}&_sort=vaccine-code", resident(MOTHER))) == [
        f"Immunization/{record_id}-BCG-1",
        f"Immunization/{record_id}-HepB-1",
    ]
    consent(on, resident(MOTHER), resident_id=CHILD)
    assert get(on, f"Immunization/{record_id}-HepB-1").json["lotNumber"] == "B7"


def test_doses_and_the_entry_at_the_same_moment(on: Stage) -> None:
    """INVARIANT: whichever comes first, the other sees it: no dose is missing from the record."""
    certify(on)
    record_id = opened(on)
    work = [lambda: entered(on), lambda: dose(on, record_id, "HepB"), lambda: dose(on, record_id, "BCG")]
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stored(on)) == 3


def test_an_entry_that_was_undone(on: Stage) -> None:
    certify(on)
    entered(on)
    entered(on, cancelled=True, times=2)
    assert stored(on)[f"Patient/{CHILD}"]["active"] is False
    with on.host.departments["health"].db.transaction(write=False) as session:
        assert len(session.exec(select(FhirVersion)).all()) == 1


def test_news_of_an_undone_entry_that_comes_late_begins_no_record(on: Stage) -> None:
    certify(on)
    entered(on, cancelled=True)
    entered(on)
    assert stored(on) == {}


def test_a_patient_entered_by_hand_gets_the_doses(on: Stage) -> None:
    record_id = opened(on)
    dose(on, record_id, "HepB")
    entered(on)
    assert stored(on) == {}
    making.post(on, making.make_patient(CHILD))
    assert sorted(stored(on)) == [f"Immunization/{record_id}-HepB-1", f"Patient/{CHILD}"]


def test_the_demonstration_city_has_records(on: Stage) -> None:
    """INVARIANT: the same seed gives the same records, all of them valid, and a second start adds none."""
    edge = on.host.departments["health"].edge
    for _ in range(2):
        edge.perform(partial(demonstrate, residents=3000, seed=7), system("health"))
    made = stored(on)
    assert len([key for key in made if key.startswith("Patient/")]) == 100
    for key, resource in made.items():
        assert checking.faults_of(resource, key.split("/")[0]) == []
    groups = [one for one in made.values() if one["resourceType"] == "Observation"]
    assert len(groups) == 200


# --- deaths --------------------------------------------------------------------------------------------------------


def death(on: Stage, task: str = "issue-death-certificate", **asked: Any) -> onething.ItemAnswered:
    inputs: dict[str, Any] = {"residentId": MOTHER, "diedOn": BORN_ON, "institution": "330802-0001"}
    if task == "issue-inquest-certificate":
        inputs = {"residentId": MOTHER, "diedOn": BORN_ON, "placeOfDeath": "柯城区某村1号"}
    return on.assign("health", task, {**inputs, **asked.pop("inputs", {})}, **asked)


def codes(answer: onething.ItemAnswered) -> list[str]:
    return [reason.code for reason in answer.reasons]


def test_a_death_is_certified_once(on: Stage) -> None:
    """INVARIANT: one death, one certificate that stands, whatever is delivered or asked again."""
    on.call("health", "IssueCardToken", pb.IssueCardTokenRequest(resident_id=MOTHER), resident(MOTHER))
    first = death(on, times=2)
    assert first.outcome == GRANTED
    again = death(on, attempt=2)
    assert again.products[0].id == first.products[0].id == on.outputs("health", again)["hospitalCertificateNo"]
    other = death(on, case_id="case-2")
    assert (other.outcome, codes(other)) == (REFUSED, ["health.death-already-certified"])
    asked = pb.GetDeathCertificateRequest(certificate_no=first.products[0].id)
    read = on.call("health", "GetDeathCertificate", asked, DOCTOR)
    assert (read.kind, read.resident_id, read.revoked) == ("HOSPITAL", MOTHER, False)
    # No card is shown for the dead.
    with on.host.departments["health"].db.transaction(write=False) as session:
        assert session.exec(select(HealthCard)).one().revoked_at is not None


def test_what_stands_against_it(on: Stage) -> None:
    tomorrow = (china_day(BORN) + timedelta(days=400)).isoformat()
    wrong = death(on, inputs={"diedOn": tomorrow, "institution": "330802-9999"})
    assert wrong.outcome == SUPPLEMENT
    assert codes(wrong) == ["health.death-in-the-future", "health.unknown-institution"]
    late = death(on, inputs={"diedOn": (china_day(BORN) - timedelta(days=90)).isoformat()}, case_id="case-2")
    assert (late.outcome, codes(late)) == (OFFICER_NEEDED, ["health.late-death-certificate"])
    agreed = onething.OfficerDecision(granted=True)
    inputs = {"diedOn": (china_day(BORN) - timedelta(days=90)).isoformat()}
    assert death(on, inputs=inputs, case_id="case-2", attempt=2, officer=agreed).outcome == GRANTED


def test_after_an_inquiry_an_officer_decides(on: Stage) -> None:
    asked = death(on, "issue-inquest-certificate")
    assert (asked.outcome, codes(asked)) == (OFFICER_NEEDED, ["health.inquest"])
    refused = onething.OfficerDecision(granted=False)
    assert death(on, "issue-inquest-certificate", attempt=2, officer=refused).outcome == REFUSED
    agreed = onething.OfficerDecision(granted=True)
    granted = death(on, "issue-inquest-certificate", attempt=3, officer=agreed)
    assert on.outputs("health", granted)["inquestCertificateNo"] == granted.products[0].id


def test_a_certificate_is_taken_back(on: Stage) -> None:
    made = death(on)
    assert death(on, undo=True).outcome == UNDONE
    assert death(on, undo=True).outcome == UNDONE
    asked = pb.GetDeathCertificateRequest(certificate_no=made.products[0].id)
    assert on.call("health", "GetDeathCertificate", asked, DOCTOR).revoked
    assert death(on, case_id="case-2").outcome == GRANTED
