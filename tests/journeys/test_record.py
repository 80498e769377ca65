"""A newborn's health record through the gateway: it begins by itself, and opens to whom the mother lets in."""

from __future__ import annotations

import http.client
import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from city.days import china_day, moment
from demo.client import Client, Refused
from tests.journeys import people

if TYPE_CHECKING:
    from deploy.local.platform import Platform

FHIR = "application/fhir+json"


def raw(platform: Platform, verb: str, path: str, body: bytes = b"", token: str = "", **headers: str) -> Any:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if token:
        sent |= {"authorization": f"Bearer {token}", "civic-purpose": "test"}
    connection = http.client.HTTPConnection(platform.http, timeout=30)
    try:
        connection.request(verb, path, body or None, sent)
        got = connection.getresponse()
        return got.status, {name.lower(): value for name, value in got.getheaders()}, got.read()
    finally:
        connection.close()


def doctor(platform: Platform, subject: str = "dr-1") -> Client:
    return Client(platform.http, platform.token("officer", subject, "330802", "health"), purpose="儿童保健 child care")


def patient_of(client: Client, resident_id: str, seconds: float = 30) -> dict[str, Any]:
    """The Patient, once health has heard of the entry in the register."""
    end = time.monotonic() + seconds
    while True:
        try:
            found: dict[str, Any] = client.call("GET", f"/v1/health/fhir/Patient/{resident_id}")
        except Refused as refused:
            if refused.status != 404 or time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return found


def family_doctor(platform: Platform, own: Client, desk: Client, child: str) -> None:
    """The parents are proposed a contract, sign it with a team of their own choice, and the doctor sees the child."""
    (proposed,) = own.call("GET", f"/v1/health/family-proposals?residentId={child}")["proposals"]
    assert proposed["package"] == "CHILD"
    teams = own.call("GET", "/v1/health/doctor-teams?county=330802")["teams"]
    team = next(one for one in teams if one["room"])
    asked = {"residentId": child, "teamId": team["teamId"], "package": "CHILD"}
    stranger = Client(platform.http, platform.token("resident", "r00000016"))
    with pytest.raises(Refused) as refused:
        stranger.call("POST", "/v1/health/family-contracts", asked)
    assert refused.value.status == 404
    signed = own.call("POST", "/v1/health/family-contracts", asked)
    assert (signed["residentId"], signed["status"]) == (child, "ACTIVE")
    assert own.call("GET", f"/v1/health/family-proposals?residentId={child}")["proposals"] == []
    with pytest.raises(Refused) as refused:
        own.call("POST", "/v1/health/family-contracts", asked)
    assert refused.value.status == 409
    path = f"/v1/health/family-contracts/{signed['contractNo']}"
    first = own.call("GET", path)["services"][0]
    assert first["code"] == "CHILD_VISIT"
    with pytest.raises(Refused) as refused:
        desk.call("POST", f"/v1/health/family-services/{first['serviceId']}", {"doneOn": "2099-01-01"})
    assert [fault["field"] for fault in refused.value.problem["errors"]] == ["doneOn"]
    panel = desk.call("GET", f"/v1/health/family-contracts?teamId={team['teamId']}")["contracts"]
    assert child in [one["residentId"] for one in panel]


def test_a_newborns_record(platform: Platform) -> None:
    mother, father = people.couple()
    window = people.window(platform)
    asked = people.submission(parents=(mother, father))
    case = people.ended(window, window.call("POST", "/v1/cases", asked)["caseId"], "COMPLETED")
    made = {product["kind"]: product["id"] for item in case["items"] for product in item["products"]}
    child, record = made["household-register-entry"], made["vaccination-record"]
    own = Client(platform.http, platform.token("resident", people.resident_id(mother)))
    assert patient_of(own, child)["name"][0]["text"] == asked["form"]["childName"]

    # Nobody else opens it, and is told why in FHIR's own form.
    desk = doctor(platform)
    for path in (f"/Patient/{child}", f"/Patient/{child}/$everything", f"/Patient/{child}/_history/1"):
        with pytest.raises(Refused) as refused:
            desk.call("GET", f"/v1/health/fhir{path}")
        assert (refused.value.status, refused.value.problem["resourceType"]) == (403, "OperationOutcome")
    grant = {"residentId": child, "granteeKind": "STAFF", "grantee": "dr-1", "until": "2027-06-01T00:00:00+08:00"}
    consent = own.call("POST", "/v1/health/consents", grant)
    weight = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "subject": {"reference": f"Patient/{child}"},
        "valueQuantity": {"value": 3.3, "unit": "kg"},
    }
    token = platform.token("officer", "dr-1", "330802", "health")
    sent = json.dumps(weight).replace("3.3", "3.300").encode()
    status, headers, _ = raw(platform, "POST", "/v1/health/fhir/Observation", sent, token, content_type=FHIR)
    assert (status, headers["content-type"], headers["etag"]) == (201, FHIR, 'W/"1"')
    assert b"3.300" in raw(platform, "GET", headers["location"], token=token)[2]
    dose = {
        "vaccine": "HepB",
        "number": 1,
        "givenOn": china_day(moment(asked["form"]["bornAt"])).isoformat(),
        "batch": "B1",
    }
    desk.call("POST", f"/v1/health/vaccination-records/{record}/doses", dose)
    whole = desk.call("GET", f"/v1/health/fhir/Patient/{child}/$everything")
    kinds = [entry["resource"]["resourceType"] for entry in whole["entry"]]
    assert kinds == ["Patient", "Immunization", "Observation"]
    found = desk.call("GET", f"/v1/health/fhir/Observation?code=29463-7&patient={child}&_include=Observation:patient")
    assert (found["total"], len(found["entry"])) == (1, 2)

    family_doctor(platform, own, desk, child)

    # The list of reads is the child's; it grows by every read, and a revoked consent opens nothing more.
    own.call("POST", f"/v1/health/consents/{consent['consentId']}/revocation", {})
    with pytest.raises(Refused) as refused:
        desk.call("GET", f"/v1/health/fhir/Patient/{child}")
    assert refused.value.status == 403
    usage = Client(platform.http, platform.token("resident", child)).call("GET", "/v1/me/data-usage")["reads"]
    told = [(one["reader"], one["purpose"]) for one in usage if one["what"] == "health-record"]
    assert told.count(("health/officer", "儿童保健 child care")) == 2
    assert ("health/officer", "test") in told

    code = own.call("POST", f"/v1/health/cards/{child}/token", {})["token"]
    shown = desk.call("POST", "/v1/health/cards/verify", {"token": code})
    assert (shown["valid"], shown["residentId"], shown["shownBy"]) == (True, child, "parent")


def test_refusals_of_every_kind_are_outcomes(platform: Platform) -> None:
    token = platform.token("officer", "dr-1", "330802", "health")
    path = "/v1/health/fhir/Patient"
    assert raw(platform, "GET", "/v1/health/fhir/metadata")[0] == 200
    for expected, answer in (
        (401, raw(platform, "GET", f"{path}/x")),
        (404, raw(platform, "GET", f"{path}/nobody", token=token)),
        (404, raw(platform, "POST", "/v1/health/fhir/Spaceship", b"{}", token, content_type=FHIR)),
        (400, raw(platform, "POST", "/v1/health/fhir/Bundle", b"{}", token, content_type=FHIR)),
        (400, raw(platform, "POST", path, b"{", token, content_type=FHIR)),
        (405, raw(platform, "DELETE", f"{path}/x", token=token)),
        (413, raw(platform, "POST", path, b" " * 10_000_000, token, content_type=FHIR)),
        (415, raw(platform, "POST", path, b"<Patient/>", token, content_type="application/fhir+xml")),
    ):
        status, headers, body = answer
        assert (status, headers["content-type"]) == (expected, FHIR), body[:200]
        assert json.loads(body)["resourceType"] == "OperationOutcome"
