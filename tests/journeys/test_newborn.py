"""A newborn's one-thing through the gateway, in one process and with every department apart on PostgreSQL and Kafka."""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING

import pytest

from demo.client import Client, Refused
from services.onething.verify import main as verify
from tests.journeys import people

if TYPE_CHECKING:
    from pathlib import Path

    from deploy.local.platform import Platform

SKIPPED = {"insurance", "social-security-card", "childcare-subsidy"}


def test_one_form_reaches_every_department(platform: Platform) -> None:
    client = people.window(platform)
    opened = client.call("POST", "/v1/cases", people.submission())
    assert re.fullmatch(r"\d{23}", opened["receiptNo"])
    stream = list(client.events(f"/v1/cases/{opened['caseId']}/events"))
    case = client.call("GET", f"/v1/cases/{opened['caseId']}")
    assert case["status"] == "COMPLETED", case
    finished = {item["task"]: item["finishedAt"] for item in case["items"] if item["status"] == "GRANTED"}
    started = {item["task"]: item.get("startedAt") for item in case["items"]}
    # Hukou waits for the certificate; insurance and card wait for hukou; vaccination waits for nobody.
    assert started["register-newborn"] >= finished["issue-birth-certificate"]
    assert min(started["enrol-insurance"], started["issue-social-security-card"]) >= finished["register-newborn"]
    assert started["open-vaccination-record"] < finished["issue-birth-certificate"]
    for item in case["items"]:
        assert item["status"] == "PLANNED" or item["share"] or item["products"], item
        for product in item["products"]:
            assert product["id"] in client.call("GET", product["path"]).values()
    kinds = [kind for _, kind, _ in stream]
    assert kinds[0] == "opened"
    assert "closed" in kinds
    # Resuming after an entry brings exactly what came after it.
    third = stream[2][0]
    again = [number for number, _, _ in client.events(f"/v1/cases/{case['caseId']}/events", after=int(third)) if number]
    assert again == [number for number, _, _ in stream[3:] if number]
    assert len(case["traceId"]) == 32


def test_parents_of_two_counties_need_an_officer(platform: Platform) -> None:
    client = people.window(platform)
    asked = people.submission("different-counties")
    opened = client.call("POST", "/v1/cases", asked)
    case = people.ended(client, opened["caseId"], "WAITING_OFFICER")
    assert people.statuses(case)["vaccination"] == "GRANTED"
    desk = people.officer(platform, asked["county"])
    mine = [e for e in desk.call("GET", "/v1/worklist")["entries"] if e["receiptNo"] == opened["receiptNo"]]
    assert mine[0]["questions"][0]["code"].startswith("registry.")
    assert mine[0]["inputs"]["childName"] == asked["form"]["childName"]
    item_id = mine[0]["item"]["itemId"]
    other = people.officer(platform, "330881" if asked["county"] != "330881" else "330802")
    with pytest.raises(Refused) as refused:
        other.call("POST", f"/v1/worklist/{item_id}/decide", {"decision": "GRANT"})
    assert refused.value.status == 403
    desk.call("POST", f"/v1/worklist/{item_id}/decide", {"decision": "GRANT"})
    with pytest.raises(Refused) as refused:
        desk.call("POST", f"/v1/worklist/{item_id}/decide", {"decision": "GRANT"})
    assert refused.value.status == 409
    assert people.statuses(people.ended(client, opened["caseId"], "COMPLETED"))["hukou"] == "GRANTED"


def test_neither_parent_local_is_refused_by_rule_with_reasons(platform: Platform) -> None:
    client = people.window(platform)
    opened = client.call("POST", "/v1/cases", people.submission("neither-local"))
    case = people.ended(client, opened["caseId"], "PARTLY_COMPLETED")
    found = people.statuses(case)
    assert found["hukou"] == "REFUSED"
    assert {key for key, status in found.items() if status == "SKIPPED"} == SKIPPED
    reason = next(item for item in case["items"] if item["task"] == "register-newborn")["reasons"][0]
    assert reason["zh"]
    assert reason["en"]
    assert reason["legalReference"]


def test_all_faults_at_once_in_both_languages_and_no_case(platform: Platform) -> None:
    asked = people.submission(motherIdNumber="330802199513071222", bornAt="2126-01-01T00:00:00+08:00", childName=None)
    asked["county"] = "330999"
    with pytest.raises(Refused) as refused:
        people.window(platform).call("POST", "/v1/cases", asked)
    assert refused.value.status == 400
    fields = {fault["field"] for fault in refused.value.problem["errors"]}
    assert fields == {"form.motherIdNumber", "form.bornAt", "form.childName", "county"}
    assert all(fault["zh"] and fault["en"] for fault in refused.value.problem["errors"])


def test_the_same_request_twice_is_one_case(platform: Platform) -> None:
    client, key, asked = people.window(platform), uuid.uuid4().hex, people.submission()
    first = client.call("POST", "/v1/cases", asked, Idempotency_Key=key)
    assert client.call("POST", "/v1/cases", asked, Idempotency_Key=key)["caseId"] == first["caseId"]
    asked["form"]["childName"] = "别的名字"
    with pytest.raises(Refused) as refused:
        client.call("POST", "/v1/cases", asked, Idempotency_Key=key)
    assert refused.value.status == 409


def test_a_resident_follows_the_own_case_and_sees_who_read_the_data(platform: Platform) -> None:
    mother, father = people.couple()
    opened = people.window(platform).call("POST", "/v1/cases", people.submission(parents=(mother, father)))
    people.ended(people.window(platform), opened["caseId"], "COMPLETED")
    token = platform.token("resident", people.resident_id(mother))
    client = Client(platform.http, token)
    assert client.call("GET", f"/v1/cases/{opened['caseId']}")["status"] == "COMPLETED"
    reads = client.call("GET", "/v1/me/data-usage")["reads"]
    assert any(read["caseId"] == opened["caseId"] and read["purpose"] for read in reads), reads
    stranger = Client(platform.http, platform.token("resident", "r00000001"))
    with pytest.raises(Refused) as refused:
        stranger.call("GET", f"/v1/cases/{opened['caseId']}")
    assert refused.value.status == 404


@pytest.mark.parametrize("token", ["", "nonsense", "expired", "foreign"])
def test_a_token_that_does_not_hold_is_refused(platform: Platform, token: str) -> None:
    import jwt  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    from gateway.token import issue  # noqa: PLC0415

    if token == "expired":
        token = issue(platform.settings, "w1", "window", hours=-1)
    elif token == "foreign":
        claims = {"sub": "w1", "role": "window", "iss": "dev.onething", "aud": "onething", "exp": 4102444800}
        token = jwt.encode(claims, Ed25519PrivateKey.generate(), "EdDSA", headers={"kid": "dev-issuer"})
    with pytest.raises(Refused) as refused:
        Client(platform.http, token).call("GET", "/v1/worklist")
    assert refused.value.status == 401


def test_a_form_that_misses_what_the_registry_does_not_know_is_asked_back_once(platform: Platform) -> None:
    client = people.window(platform)
    asked = people.submission()
    right = asked["form"]["motherIdNumber"]
    # Valid by its digits, and nobody's.
    asked["form"]["motherIdNumber"] = "110101199001010023"
    opened = client.call("POST", "/v1/cases", asked)
    case = people.ended(client, opened["caseId"], "WAITING_APPLICANT")
    assert [reason["field"] for reason in case["askedBack"]] == ["form.motherIdNumber"]
    client.call("POST", f"/v1/cases/{opened['caseId']}/supplement", {"form": {"motherIdNumber": right}})
    people.ended(client, opened["caseId"], "COMPLETED")


def test_a_case_is_withdrawn_and_what_was_granted_is_undone(platform: Platform) -> None:
    client = people.window(platform)
    opened = client.call("POST", "/v1/cases", people.submission("different-counties"))
    people.ended(client, opened["caseId"], "WAITING_OFFICER")
    client.call("POST", f"/v1/cases/{opened['caseId']}/withdraw", {"reason": "家里改变了主意"})
    case = people.ended(client, opened["caseId"], "WITHDRAWN")
    while "UNDOING" in people.statuses(case).values():
        case = client.call("GET", f"/v1/cases/{opened['caseId']}")
    found = people.statuses(case)
    assert found["guidance"] == found["reimbursement"] == "UNDONE"
    assert found["hukou"] == "WITHDRAWN"


def test_no_personal_data_in_logs_or_events(platform: Platform) -> None:
    """INVARIANT: after a full run no ID number and no name stands in a log or in an event."""
    client = people.window(platform)
    asked = people.submission()
    opened = client.call("POST", "/v1/cases", asked)
    people.ended(client, opened["caseId"], "COMPLETED")
    secret = [asked["form"]["motherIdNumber"], asked["form"]["fatherIdNumber"], asked["form"]["bankAccount"]]
    for name in platform.processes:
        log = platform.log(name)
        assert not any(value in log for value in secret)
    bus = platform.env.get("CIVIC_BUS_URL", "")
    if bus.startswith("kafka:"):
        from kafka import KafkaConsumer  # noqa: PLC0415

        reader = KafkaConsumer(bootstrap_servers=bus[6:], consumer_timeout_ms=3000, auto_offset_reset="earliest")
        reader.subscribe(pattern="civic\\..*")
        seen = 0
        for message in reader:
            seen += 1
            whole = message.value + json.dumps([(k, v.decode()) for k, v in message.headers]).encode()
            assert not any(value.encode() in whole for value in [*secret, asked["form"]["childName"]])
        assert seen > 20
        reader.close()


def test_a_case_proves_itself_offline_and_is_rated(platform: Platform, tmp_path: Path) -> None:
    mother, father = people.couple()
    client = people.window(platform)
    opened = client.call("POST", "/v1/cases", people.submission(parents=(mother, father)))
    people.ended(client, opened["caseId"], "COMPLETED")
    person = Client(platform.http, platform.token("resident", people.resident_id(mother)))
    rating = person.call(
        "POST", f"/v1/cases/{opened['caseId']}/rating", {"grade": "SATISFIED", "indicators": ["skill"]}
    )
    assert rating["channel"] == "OFFLINE"
    with pytest.raises(Refused) as refused:
        person.call("POST", f"/v1/cases/{opened['caseId']}/rating", {"grade": "VERY_SATISFIED"})
    assert refused.value.status == 409
    answer = client.call("GET", f"/v1/cases/{opened['caseId']}/proof")
    file, keys = tmp_path / "proof.json", str(platform.settings.keys)
    file.write_text(json.dumps(answer, ensure_ascii=False))
    assert verify([str(file), "--keys", keys]) == 0
    signed = {one["department"] for one in answer["proof"]["links"] if one.get("signature")}
    assert signed == {"registry", "health", "employment", "childcare", "assistance"}
    for value in (mother.name, mother.id_number, father.id_number):
        assert value not in file.read_text()
    answer["proof"]["links"][4]["actor"] = "service:transport"
    file.write_text(json.dumps(answer))
    assert verify([str(file), "--keys", keys]) == 1


def test_a_refusal_is_appealed_and_the_case_runs_again(platform: Platform) -> None:
    client = people.window(platform)
    opened = client.call("POST", "/v1/cases", people.submission("neither-local"))
    case = people.ended(client, opened["caseId"], "PARTLY_COMPLETED")
    hukou = next(item for item in case["items"] if item["task"] == "register-newborn")
    assert hukou["appeal"]["state"] == "OPEN"
    assert hukou["appeal"]["lastDay"] in case["explanation"]["zh"]
    path = f"/v1/cases/{case['caseId']}/items/{hukou['itemId']}/appeal"
    assert client.call("POST", path, {"reason": "母亲户口已迁入"})["appeal"]["state"] == "FILED"
    head = Client(platform.http, platform.token("supervisor", "s1", "330800", ""), purpose="复核")
    decide = f"/v1/worklist/appeals/{hukou['itemId']}/decide"
    assert head.call("POST", decide, {"decision": "REOPEN", "reason": "重新核实"})["status"] == "WAITING_OFFICER"
    people.ended(client, case["caseId"], "WAITING_OFFICER")
