"""FHIR resources: entered, checked, found, replaced."""

from __future__ import annotations

import json
import threading
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from sqlmodel import select

from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound
from services.health.record.definitions import SUBJECT
from services.health.record.models import FhirResource, FhirVersion
from tests.health import record_making as making
from tests.health.record_making import (
    DOCTOR,
    MOTHER,
    found,
    get,
    make_condition,
    make_observation,
    make_patient,
    post,
    put,
    search,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return making.make_stage(fresh)[0]


def as_sent(raw: bytes) -> Any:
    """Without what the server itself sets; decimals with their digits."""
    told = json.loads(raw, parse_float=lambda text: ("decimal", text))
    told.pop("id", None)
    meta = told.pop("meta", {})
    rest = {name: value for name, value in meta.items() if name not in ("versionId", "lastUpdated")}
    return told, rest


def with_patients(raw: bytes, known: dict[str, str]) -> bytes:
    """The same with the references to Patients as this server has numbered them."""
    for old, new in known.items():
        raw = raw.replace(f'"Patient/{old}"'.encode(), f'"Patient/{new}"'.encode())
    return raw


def test_official_examples_come_back_unchanged(on: Stage) -> None:
    """INVARIANT: nothing in a resource is lost or altered, neither a digit of a decimal nor an extension."""
    examples = list(making.official())
    known: dict[str, str] = {}
    for name, raw in examples:
        if name.startswith("Patient-"):
            known[json.loads(raw)["id"]] = post(on, raw).json["id"]
    for _, raw in examples:
        resource = json.loads(raw)
        missing = resource.get(SUBJECT.get(resource["resourceType"], ""), {}).get("reference", "")
        told = missing.removeprefix("Patient/")
        if missing.startswith("Patient/") and told not in known:
            known[told] = post(on, make_patient()).json["id"]
    kept = 0
    for name, raw in examples:
        sent = with_patients(raw, known)
        made = post(on, sent)
        assert made.status == 201, name
        kind, _, rest = made.location.removeprefix("/v1/health/fhir/").partition("/")
        back = get(on, f"{kind}/{rest.partition('/')[0]}").raw
        assert as_sent(back) == as_sent(sent), name
        kept += 1
    assert kept == 241


def test_a_decimal_keeps_its_digits(on: Stage) -> None:
    raw = json.dumps(make_observation(post(on, make_patient()).json["id"])).replace("128", "128.500").encode()
    made = post(on, raw)
    assert b'"value":128.500' in made.raw
    again = get(on, f"Observation/{made.json['id']}")
    assert (
        json.loads(again.raw, parse_float=Decimal)["valueQuantity"]["value"].as_tuple() == Decimal("128.500").as_tuple()
    )


def test_everything_wrong_is_told_at_once(on: Stage) -> None:
    wrong = {
        "resourceType": "Patient",
        "gender": "robot",
        "birthDate": "2020-13-01",
        "active": "yes",
        "multipleBirthInteger": "1",
        "maritalStatus": {},
        "telecom": [],
        "address": None,
        "nickname": "x",
        "contact": [{"gender": "man"}],
        "deceasedBoolean": True,
        "deceasedDateTime": "2020",
        "text": {"status": "generated", "div": "<div><script>x</script><a href='javascript:x' onclick='y'>z</a></div>"},
    }
    with pytest.raises(InvalidInput) as refused:
        post(on, wrong)
    faults = {fault.field: fault.code for fault in refused.value.faults}
    assert faults == {
        "Patient.gender": "health.fhir-code",
        "Patient.birthDate": "health.fhir-structure",
        "Patient.active": "health.fhir-boolean",
        "Patient.multipleBirthInteger": "health.fhir-number",
        "Patient.maritalStatus": "health.fhir-empty",
        "Patient.telecom": "health.fhir-empty",
        "Patient.address": "health.fhir-null",
        "Patient.nickname": "health.fhir-structure",
        "Patient.contact[0].gender": "health.fhir-code",
        "Patient.deceased[x]": "health.fhir-choice",
        "Patient.text.div": "health.fhir-narrative",
    }
    told = {fault.field: fault for fault in refused.value.faults}
    assert "female, male, other, unknown" in told["Patient.gender"].en
    assert "<script>" in told["Patient.text.div"].en
    with_db = on.host.departments["health"].db
    with with_db.transaction(write=False) as session:
        assert session.exec(select(FhirResource)).all() == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "health.not-fhir-json"),
        (b"[]", "health.not-fhir-json"),
        (b'{"resourceType":"Patient",}', "health.not-fhir-json"),
        (b'{"resourceType":"Patient","id":"a","id":"b"}', "health.not-fhir-json"),
        (b'{"resourceType":"Patient","multipleBirthInteger":NaN}', "health.not-fhir-json"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "health.not-fhir-json"),
        (b'{"a":' * 70 + b"1" + b"}" * 70, "health.not-fhir-json"),
        (b'{"resourceType":"Patient","multipleBirthInteger":' + b"9" * 5000 + b"}", "health.not-fhir-json"),
        (b"\xff\xfe", "health.not-fhir-json"),
        (b'{"resourceType":"Observation"}', "health.wrong-type"),
        (b'{"resourceType":"Patient","contained":[{"resourceType":"Foo"}]}', "health.unknown-type"),
    ],
)
def test_what_is_no_resource(on: Stage, raw: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        post(on, raw, kind="Patient")
    assert {fault.code for fault in refused.value.faults} == {code}


def test_codes_of_chinese_tables_are_checked_wherever_they_stand(on: Stage) -> None:
    """WS 365 and WS 445 codes as extensions: kept, and only if the table has them."""
    sex = {"system": "urn:oid:2.16.156.10011.2.3.3.4", "code": "1"}
    named = make_patient(gender="male", _gender={"extension": [{"url": "urn:onething:fhir:ws365", "valueCoding": sex}]})
    made = post(on, named).json
    assert made["_gender"]["extension"][0]["valueCoding"] == sex
    wrong = {**named, "_gender": {"extension": [{"url": "urn:x", "valueCoding": {**sex, "code": "7"}}]}}
    with pytest.raises(InvalidInput) as refused:
        post(on, wrong)
    assert {fault.code for fault in refused.value.faults} == {"health.ws-code"}


def test_types_that_are_not_kept(on: Stage) -> None:
    with pytest.raises(NotFound) as unknown:
        post(on, {"resourceType": "Spaceship"})
    assert unknown.value.code == "health.unknown-resource-type"
    with pytest.raises(InvalidInput) as bundle:
        post(on, {"resourceType": "Bundle", "type": "transaction"})
    assert bundle.value.code == "health.no-bundles"
    with pytest.raises(NotFound):
        search(on, "Spaceship?x=1")


def test_only_health_writes(on: Stage) -> None:
    from dataclasses import replace  # noqa: PLC0415

    with pytest.raises(NotAllowed):
        post(on, make_patient(), replace(DOCTOR, department="childcare"))


def test_a_patient_is_the_resident_it_names_and_one_a_person(on: Stage) -> None:
    """INVARIANT: one Patient a person. Two would part a record, and an allergy would stand in the other half."""
    made = post(on, make_patient(MOTHER))
    assert (made.json["id"], made.json["meta"]["versionId"], made.etag) == (MOTHER, "1", 'W/"1"')
    with pytest.raises(Conflict) as twice:
        post(on, make_patient(MOTHER))
    assert twice.value.code == "health.patient-exists"
    with pytest.raises(InvalidInput) as nobody:
        post(on, make_patient("r-nobody"))
    assert [fault.code for fault in nobody.value.faults] == ["health.no-such-resident"]
    with pytest.raises(InvalidInput) as other:
        post(on, make_patient("s1", birthDate="1801-01-01", gender="other"))
    assert {fault.field for fault in other.value.faults} == {"Patient.birthDate", "Patient.gender"}


def test_one_patient_though_many_enter_it_at_once(on: Stage) -> None:
    made: list[str] = []
    refused: list[str] = []

    def enter() -> None:
        try:
            made.append(post(on, make_patient(MOTHER)).json["id"])
        except Conflict as error:
            refused.append(error.code)

    threads = [threading.Thread(target=enter) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (made, refused) == ([MOTHER], ["health.patient-exists"] * 7)


def test_a_subject_must_be_a_patient_here(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        post(on, make_observation("nobody"))
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [
        ("Observation.subject.reference", "health.no-such-patient")
    ]


def test_versions_are_kept(on: Stage) -> None:
    patient = post(on, make_patient()).json["id"]
    first = post(on, make_condition(patient)).json
    changed = {**first, "code": {"text": "2型糖尿病"}}
    second = put(on, changed, if_match='W/"1"')
    assert (second.status, second.etag, second.json["meta"]["versionId"]) == (200, 'W/"2"', "2")
    stale = put(on, changed, if_match='W/"1"')
    assert (stale.status, stale.json["issue"][0]["code"]) == (412, "conflict")
    for version, text in (("1", "高血压"), ("2", "2型糖尿病")):
        asked = pb.ReadFhirVersionRequest(resource_type="Condition", id=first["id"], version_id=version)
        back = making.got(on.call("health", "ReadFhirVersion", asked, DOCTOR))
        assert (back.json["code"]["text"], back.etag) == (text, f'W/"{version}"')
    asked = pb.ReadFhirVersionRequest(resource_type="Condition", id=first["id"], version_id="3")
    with pytest.raises(NotFound):
        on.call("health", "ReadFhirVersion", asked, DOCTOR)
    assert found(search(on, f"Condition?patient={patient}")) == [f"Condition/{first['id']}"]
    with pytest.raises(InvalidInput) as refused:
        put(
            on,
            {**changed, "id": "other", "subject": {"reference": f"Patient/{post(on, make_patient()).json['id']}"}},
            at=f"Condition/{first['id']}",
        )
    assert {fault.code for fault in refused.value.faults} == {"health.wrong-id", "health.another-person"}
    with pytest.raises(NotFound):
        put(on, {**changed, "id": "nothing"})


def test_of_two_changes_of_one_version_one_wins(on: Stage) -> None:
    """INVARIANT: with If-Match no change is lost unseen, however many write at once."""
    patient = post(on, make_patient()).json["id"]
    first = post(on, make_condition(patient)).json
    answers: list[int] = []

    def change(number: int) -> None:
        answers.append(put(on, {**first, "code": {"text": f"n{number}"}}, if_match='W/"1"').status)

    threads = [threading.Thread(target=change, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, *[412] * 5]
    with on.host.departments["health"].db.transaction(write=False) as session:
        assert [(row.key, row.version) for row in session.exec(select(FhirVersion)).all()] == [
            (f"Condition/{first['id']}", 1)
        ]


def test_changes_are_announced_without_what_they_say(on: Stage) -> None:
    post(on, make_patient(MOTHER))
    post(on, make_condition(MOTHER))
    told = [one for one in on.announced("health") if isinstance(one, events.HealthRecordChanged)]
    assert [(one.resident_id, one.resource_type, one.version) for one in told] == [
        (MOTHER, "Patient", 1),
        (MOTHER, "Condition", 1),
    ]


def test_minimal_answers(on: Stage) -> None:
    made = post(on, make_patient(), prefer="return=minimal")
    assert (made.status, made.raw) == (201, b"")
    assert made.location.startswith("/v1/health/fhir/Patient/")


def test_conditional_create_is_refused_and_not_carried_out(on: Stage) -> None:
    request = pb.CreateFhirResourceRequest(resource_type="Patient", if_none_exist="identifier=1")
    with pytest.raises(InvalidInput):
        on.call("health", "CreateFhirResource", request, DOCTOR)


def test_the_capability_statement_is_a_valid_one(on: Stage) -> None:
    from fhir.resources.R4B.capabilitystatement import CapabilityStatement  # noqa: PLC0415

    asked = pb.GetFhirCapabilitiesRequest(host="city", proto="https")
    told = making.got(on.call("health", "GetFhirCapabilities", asked, DOCTOR)).json
    CapabilityStatement.model_validate(told)
    assert told["implementation"]["url"] == "https://city/v1/health/fhir"
    kinds = {one["type"]: one for one in told["rest"][0]["resource"]}
    assert len(kinds) == 15
    assert "Observation:patient" in kinds["Observation"]["searchInclude"]
