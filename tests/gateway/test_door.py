"""Through HTTP to a department and back."""

from __future__ import annotations

import http.client
import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest

from chassis.auth import Keyring
from chassis.bus import MemoryBus
from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow, NotSignedIn
from gateway.contract import Contract
from tests.gateway.conftest import Departments, Gateway, free_port, running


def look(departments: Departments) -> list[Any]:
    """The requests that come to Look, which answers nothing much."""
    return departments.note("Look", lambda _: departments.make("testbed.v1.Everything"))


def test_path_and_query_become_the_request(gateway: Gateway, departments: Departments) -> None:
    seen = look(departments)
    query = "numbers=1&numbers=-2&colours=RED&colours=2&closely=true&since=2025-01-01T08:00:00%2B08:00&box.weight=7"
    answer = gateway.ask("GET", f"/v1/testbed/things/a%2Fb%20%E4%B8%80?{query}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    request = seen[0]
    assert request.thing_id == "a/b 一"
    assert list(request.numbers) == [1, -2]
    assert list(request.colours) == [1, 2]
    assert request.closely
    assert request.since.seconds == 1735689600
    assert request.box.weight == 7
    assert not request.HasField("note")


def test_a_second_binding_and_a_nested_path_variable(gateway: Gateway, departments: Departments) -> None:
    seen = look(departments)
    assert gateway.ask("GET", "/v1/testbed/boxes/B/things/t?note=").status == 200
    assert (seen[0].box.label, seen[0].thing_id, seen[0].HasField("note")) == ("B", "t", True)


def test_a_path_to_the_end(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("Files", lambda request, _: request)
    assert gateway.ask("GET", "/v1/testbed/files/a/b%2Fc/d").json == {"path": "a/b/c/d"}


def test_faults_of_the_query_come_all_at_once(gateway: Gateway) -> None:
    answer = gateway.ask(
        "GET", "/v1/testbed/things/x?numbers=1&numbers=one&closely=yes&colour=RED&box.label=%FF&note=a&note=b"
    )
    assert answer.status == 400
    # Bytes that are no text make the whole query unreadable.
    assert answer.faults == {"": "gateway.bad-query"}
    answer = gateway.ask(
        "GET", "/v1/testbed/things/x?numbers=1&numbers=one&closely=yes&colour=RED&note=a&note=b&since=1"
    )
    assert answer.faults == {
        "numbers": "gateway.wrong-type",
        "closely": "gateway.wrong-type",
        "colour": "gateway.unknown-field",
        "note": "gateway.given-twice",
        "since": "gateway.wrong-type",
    }


def test_all_faults_of_a_body_at_once(gateway: Gateway) -> None:
    body = {
        "text": 1,
        "small": 2**40,
        "colour": "BLUE",
        "nonsense": True,
        "box": [],
        "boxes": [{"label": "ok"}, {"label": 5, "colour": 1}],
        "byNumber": {"x": {}, "4": {"weight": "heavy"}},
        "at": "yesterday",
        "choiceText": "a",
        "choiceWide": 1,
        "wides": [1, None, "2", 1.5],
        "inner": {"inner": {"yes": "true"}},
        "maybeSmall": None,
    }
    answer = gateway.ask("POST", "/v1/testbed/echo", body, gateway.token())
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.faults == {
        "text": "gateway.wrong-type",
        "small": "gateway.out-of-range",
        "colour": "gateway.unknown-value",
        "nonsense": "gateway.unknown-field",
        "box": "gateway.not-an-object",
        "boxes[1].label": "gateway.wrong-type",
        "boxes[1].colour": "gateway.unknown-field",
        "byNumber[x]": "gateway.wrong-type",
        "byNumber[4].weight": "gateway.wrong-type",
        "at": "gateway.wrong-type",
        "choiceWide": "gateway.one-of",
        "wides[1]": "gateway.wrong-type",
        "wides[3]": "gateway.wrong-type",
        "inner.inner.yes": "gateway.wrong-type",
    }
    problem = answer.json
    assert problem["title"] == "提交的内容有 14 处问题"
    assert all(fault["zh"] and fault["en"] for fault in problem["errors"])


def test_a_hostile_body_gets_a_short_answer(gateway: Gateway) -> None:
    body = {f"{'x' * 500}{number}": 1 for number in range(1500)}
    answer = gateway.ask("POST", "/v1/testbed/echo", body, gateway.token())
    assert len(answer.json["errors"]) == 100
    assert len(answer.raw) < 40_000


def test_nesting_has_an_end(gateway: Gateway, departments: Departments) -> None:
    """INVARIANT: what passes the gateway can be read by every department; deeper bodies are named as such."""
    departments.testbed("Echo", lambda request, _: request)
    for levels, status in ((64, 200), (65, 400), (900, 400)):
        deep = b'{"inner":' * (levels - 1) + b"{}" + b"}" * (levels - 1)
        answer = gateway.ask("POST", "/v1/testbed/echo", token=gateway.token(), raw=deep)
        assert answer.status == status
        assert status == 200 or answer.faults == {"": "gateway.too-deep"}
    lists = b'{"freeForm": {"a": %s}}' % (b"[" * 70 + b"]" * 70)
    answer = gateway.ask("POST", "/v1/testbed/echo", token=gateway.token(), raw=lists)
    assert answer.faults == {"": "gateway.too-deep"}


@pytest.mark.parametrize("raw", [b"{", b'{"text": }', b"\xff", b'{"text": "a"} x'])
def test_malformed_json(gateway: Gateway, raw: bytes) -> None:
    answer = gateway.ask("POST", "/v1/testbed/echo", raw=raw, token=gateway.token())
    assert (answer.status, answer.faults) == (400, {"": "gateway.malformed-json"})


def test_a_body_that_is_no_object(gateway: Gateway) -> None:
    answer = gateway.ask("POST", "/v1/testbed/echo", raw=b"[1]", token=gateway.token())
    assert (answer.status, answer.faults) == (400, {"": "gateway.not-an-object"})


def test_other_content_types(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("Echo", lambda request, _: request)
    for refused in ("text/plain", "application/x-www-form-urlencoded", "application/jsonp"):
        answer = gateway.ask("POST", "/v1/testbed/echo", raw=b"{}", token=gateway.token(), content_type=refused)
        assert (answer.status, answer.json["code"]) == (415, "gateway.not-json")
    for taken in ("application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"):
        assert (
            gateway.ask("POST", "/v1/testbed/echo", raw=b"{}", token=gateway.token(), content_type=taken).status == 200
        )


def test_no_body_is_an_empty_one(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("Echo", lambda request, _: request)
    assert gateway.ask("POST", "/v1/testbed/echo", token=gateway.token()).json["text"] == ""


def test_too_large_a_body(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("Echo", lambda request, _: request)
    fits = b'{"text":"%s"}' % (b"x" * ((1 << 20) - 11))
    assert len(fits) == 1 << 20
    assert gateway.ask("POST", "/v1/testbed/echo", raw=fits, token=gateway.token()).status == 200
    answer = gateway.ask("POST", "/v1/testbed/echo", raw=fits + b" ", token=gateway.token())
    assert (answer.status, answer.json["code"]) == (413, "gateway.body-too-large")


def test_too_large_a_body_in_chunks(gateway: Gateway) -> None:
    """INVARIANT: memory per request is bounded even if the caller does not say how much is coming."""
    connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=20)
    headers = {"authorization": f"Bearer {gateway.token()}", "content-type": "application/json"}
    connection.request("POST", "/v1/testbed/echo", iter([b"x" * 65536] * 20), headers, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


@pytest.mark.parametrize("size", [2 << 20, 10_000_000])
def test_who_closes_after_one_request_is_told_that_it_was_too_large(gateway: Gateway, size: int) -> None:
    """INVARIANT: the answer reaches a caller who reads only after everything was sent."""
    headers = {"authorization": f"Bearer {gateway.token()}", "content-type": "application/json", "connection": "close"}
    for chunked in (False, True):
        connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=20)
        body = iter([b"x" * 65536] * (size // 65536)) if chunked else b"x" * size
        connection.request("POST", "/v1/testbed/echo", body, headers, encode_chunked=chunked)
        assert connection.getresponse().status == 413
        connection.close()


def test_a_body_for_one_field_and_the_rest_in_the_query(gateway: Gateway, departments: Departments) -> None:
    seen = departments.note("ReplacePerson", lambda request: request.person)
    path, token = "/v1/testbed/people/p1", gateway.token()
    assert gateway.ask("PUT", f"{path}?dry=true", {"name": "王小明", "form": {"a": [1]}}, token).status == 200
    request = seen[0]
    assert (request.person_id, request.dry, request.person.name, request.person.form) == (
        "p1",
        True,
        "王小明",
        '{"a":[1]}',
    )
    answer = gateway.ask("PUT", f"{path}?person.name=x&personId=p2", {"naem": "x", "form": "[]"}, token)
    assert answer.faults == {
        "person.naem": "gateway.unknown-field",
        "person.form": "gateway.not-an-object",
        "person.name": "gateway.unknown-field",
        "personId": "gateway.unknown-field",
    }


def test_path_and_body_must_agree(gateway: Gateway, departments: Departments) -> None:
    path = "/civic.onething.v1.OneThingService/WithdrawCase"
    departments.replies[path] = lambda request, _: departments.make("onething.v1.Case", case_id=request.case_id)
    token = gateway.token("resident", "r1")
    assert gateway.ask("POST", "/v1/cases/c1/withdraw", {"caseId": "c1"}, token).json["caseId"] == "c1"
    answer = gateway.ask("POST", "/v1/cases/c1/withdraw", {"caseId": "c2"}, token)
    assert (answer.status, answer.faults) == (400, {"caseId": "gateway.contradiction"})


def test_nothing_there_and_wrong_verb(gateway: Gateway) -> None:
    for path in ("/v1/nowhere", "/v1/testbed/things/", "/v1/testbed/things/a/b/c", "//", "/v1/testbed/between/x"):
        answer = gateway.ask("GET", path)
        assert (answer.status, answer.json["code"]) == (404, "gateway.no-such-path"), path
    answer = gateway.ask("DELETE", "/v1/testbed/people/p1")
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, PUT"


def test_literal_segments_go_before_variables(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("FindPerson", lambda *_: departments.make("testbed.v1.Person", person_id="found"))
    departments.testbed("ReplacePerson", lambda *_: departments.make("testbed.v1.Person", person_id="replaced"))
    assert gateway.ask("GET", "/v1/testbed/people/find", token=gateway.token()).json["personId"] == "found"
    # The literal node takes no PUT, the variable beside it does.
    assert gateway.ask("PUT", "/v1/testbed/people/find", {}, gateway.token()).json["personId"] == "replaced"


def test_head_is_a_get_without_its_body(gateway: Gateway, departments: Departments) -> None:
    look(departments)
    answer = gateway.ask("HEAD", "/v1/testbed/things/x")
    assert (answer.status, answer.raw) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


FAULT = Fault("form.idNumber", "testbed.bad-number", "号码有误", "bad number")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InvalidInput("testbed.bad", "有误", "bad", faults=(FAULT,), then="改正"), 400),
        (NotSignedIn("testbed.who", "谁", "who"), 401),
        (NotAllowed("testbed.no", "不行", "no"), 403),
        (NotFound("testbed.none", "没有", "none"), 404),
        (Conflict("testbed.taken", "已被占用", "taken"), 409),
        (NotPossibleNow("testbed.later", "尚不可", "later"), 409),
    ],
)
def test_a_departments_refusal_comes_through_unchanged(
    gateway: Gateway, departments: Departments, error: Any, status: int
) -> None:
    def refuse(*_: Any) -> None:
        raise error

    departments.testbed("Look", refuse)
    answer = gateway.ask("GET", "/v1/testbed/things/x")
    problem = answer.json
    assert (answer.status, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"urn:onething:problem:{error.code}"
    assert (problem["code"], problem["title"], problem["titleEn"], problem["then"]) == (
        error.code,
        error.zh,
        error.en,
        error.then,
    )
    assert problem["traceId"] == answer.headers["x-trace-id"]
    if error.faults:
        assert answer.faults == {"form.idNumber": "testbed.bad-number"}
    assert ("www-authenticate" in answer.headers) == (status == 401)


def test_a_defect_tells_nothing(gateway: Gateway, departments: Departments) -> None:
    """INVARIANT: what goes wrong inside is told to nobody outside but as a trace id."""

    def fail(*_: Any) -> None:
        raise RuntimeError("secret 330802199001011234")

    departments.testbed("Look", fail)
    answer = gateway.ask("GET", "/v1/testbed/things/x")
    assert (answer.status, answer.json["code"]) == (500, "gateway.internal")
    assert b"secret" not in answer.raw
    assert re.fullmatch(r"[0-9a-f]{32}", answer.json["traceId"])


def test_a_department_that_is_down_and_comes_back(
    contract: Contract, departments: Departments, gateway: Gateway
) -> None:
    port = free_port()
    bus = MemoryBus()
    with running(contract, bus, keys=gateway.settings.keys, rpc_address=f"127.0.0.1:{port}", rate=0) as alone:
        answer = alone.ask("GET", "/v1/testbed/things/x")
        assert (answer.status, answer.json["code"]) == (503, "gateway.department-down")
        assert answer.headers["retry-after"] == "2"
        look(departments)
        server = grpc.server(ThreadPoolExecutor(2))
        server.add_generic_rpc_handlers((departments,))
        server.add_insecure_port(f"127.0.0.1:{port}")
        server.start()
        until = time.monotonic() + 5
        while (status := alone.ask("GET", "/v1/testbed/things/x").status) == 503:
            assert time.monotonic() < until
        assert status == 200
        server.stop(0)


def test_a_department_that_is_too_slow(
    gateway: Gateway, departments: Departments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.door.DEADLINE", 0.2)
    departments.testbed("Look", lambda *_: time.sleep(1))
    answer = gateway.ask("GET", "/v1/testbed/things/x")
    assert (answer.status, answer.json["code"]) == (504, "gateway.department-slow")


def test_an_operator_asks_one_department_of_many(gateway: Gateway, departments: Departments) -> None:
    path = "/civic.operations.v1.OperationsService/ListParked"
    departments.replies[path] = lambda *_: departments.make("operations.v1.ListParkedResponse")
    token = gateway.token("operator", "op")
    assert gateway.ask("GET", "/v1/operations/testbed/parked", token=token).json == {"parked": []}
    answer = gateway.ask("GET", "/v1/operations/nobody/parked", token=token)
    assert (answer.status, answer.json["code"]) == (404, "gateway.no-such-department")


def test_the_idempotency_key_goes_on(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("Echo", lambda request, _: request)
    token = gateway.token()
    assert gateway.ask("POST", "/v1/testbed/echo", {}, token, idempotency_key="~k-1!").status == 200
    assert departments.metadata["idempotency-key"] == "~k-1!"
    assert gateway.ask("POST", "/v1/testbed/echo", {}, token).status == 200
    assert "idempotency-key" not in departments.metadata
    for bad in ("", "a b", "x" * 129, "schlüssel"):
        answer = gateway.ask("POST", "/v1/testbed/echo", {}, token, idempotency_key=bad)
        assert (answer.status, answer.json["code"]) == (400, "gateway.bad-idempotency-key"), bad


def test_the_trace_goes_on(gateway: Gateway, departments: Departments) -> None:
    look(departments)
    trace = "0af7651916cd43dd8448eb211c80319c"
    answer = gateway.ask("GET", "/v1/testbed/things/x", traceparent=f"00-{trace}-b7ad6b7169203331-01")
    assert answer.headers["x-trace-id"] == trace
    assert answer.headers["traceparent"] == departments.metadata["traceparent"]
    assert departments.metadata["traceparent"].split("-")[1] == trace
    assert "b7ad6b7169203331" not in departments.metadata["traceparent"]
    made = gateway.ask("GET", "/v1/testbed/things/x", traceparent="nonsense").headers["x-trace-id"]
    assert re.fullmatch(r"[0-9a-f]{32}", made)
    assert made != trace


def test_departments_get_the_gateways_word_for_the_caller(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("Echo", lambda request, _: request)
    user = gateway.token("officer", "o7", county="330802", department="health")
    purpose = "%E6%A0%B8%E5%AF%B9%E8%BA%AB%E4%BB%BD"
    assert gateway.ask("POST", "/v1/testbed/echo", {}, user, civic_purpose=purpose).status == 200
    scheme, _, internal = departments.metadata["authorization"].partition(" ")
    assert scheme == "Bearer"
    assert internal != user
    actor = Keyring(gateway.settings.keys, "testbed").verify(internal)
    assert (actor.subject, actor.role, actor.county, actor.department) == ("o7", "officer", "330802", "health")
    assert (actor.via, actor.purpose) == ("gateway", "核对身份")
    look(departments)
    assert gateway.ask("GET", "/v1/testbed/things/x", token=user).status == 200
    assert "authorization" not in departments.metadata


def test_the_gateways_word_is_given_once_per_purpose(gateway: Gateway, departments: Departments) -> None:
    departments.testbed("Echo", lambda request, _: request)
    token, given = gateway.token("officer", "o8"), []
    purposes: list[dict[str, Any]] = [{}, {}, {"civic_purpose": "a"}, {"civic_purpose": "a"}, {"civic_purpose": "b"}]
    for headers in purposes:
        assert gateway.ask("POST", "/v1/testbed/echo", {}, token, **headers).status == 200
        given.append(departments.metadata["authorization"])
    assert given[0] == given[1]
    assert given[2] == given[3]
    assert len(set(given)) == 3


def test_keep_alive_serves_many_requests_after_a_refusal(gateway: Gateway, departments: Departments) -> None:
    look(departments)
    connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=20)
    for path, status in (
        ("/v1/nowhere", 404),
        ("/v1/testbed/things/x", 200),
        ("/v1/testbed/echo", 405),
        ("/healthz", 200),
    ):
        connection.request("GET", path)
        got = connection.getresponse()
        got.read()
        assert got.status == status
    connection.close()


FACE = '<svg xmlns="http://www.w3.org/2000/svg"><title>一</title></svg>'.encode()


def test_what_is_no_json_passes_through_as_it_is(gateway: Gateway, departments: Departments) -> None:
    kind = departments.contract.message_class(departments.contract.pool.FindMessageTypeByName("google.api.HttpBody"))
    seen = departments.note("Draw", lambda _: kind(content_type="text/html\r\nx: y", data=FACE))
    path = "/v1/testbed/people/p1/face.svg"
    answer = gateway.ask("GET", path, token=gateway.token())
    assert (answer.status, answer.raw, seen[0].person_id) == (200, FACE, "p1")
    # The contract says what it is, not the department.
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-security-policy"] == "script-src 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert gateway.ask("GET", path).status == 401
    assert gateway.ask("HEAD", path, token=gateway.token()).raw == b""

    def nobody(_: Any) -> Any:
        raise NotFound("testbed.no-such-person", "没有这个人", "no such person")

    departments.note("Draw", nobody)
    refused = gateway.ask("GET", path, token=gateway.token())
    assert (refused.status, refused.headers["content-type"]) == (404, "application/problem+json")
    operation = gateway.ask("GET", "/openapi.json").json["paths"]["/v1/testbed/people/{person_id}/face.svg"]["get"]
    assert operation["responses"]["200"]["content"] == {"image/svg+xml": {"schema": {"type": "string"}}}


def test_a_body_that_is_no_json_comes_as_it_is(gateway: Gateway, departments: Departments) -> None:
    seen = departments.note("HandIn", lambda _: departments.make("testbed.v1.GetPersonRequest"))
    path = "/v1/testbed/people/p1/papers?note=n"
    paper = b"\x89PNG\r\n\x00" * 180_000
    image = {"content_type": "Image/PNG; charset=x"}
    assert gateway.ask("POST", path, raw=paper, **image).status == 200
    assert (seen[0].person_id, seen[0].note, seen[0].paper.content_type) == ("p1", "n", "image/png")
    assert seen[0].paper.data == paper
    # Its own limit, above the one of JSON; its own kinds; and nothing at all is no paper.
    assert gateway.ask("POST", path, raw=b"x" * (1500 * 1024 + 1), **image).status == 413
    refused = gateway.ask("POST", path, raw=b"{}")
    assert (refused.status, refused.json["code"]) == (415, "gateway.media-type")
    assert gateway.ask("POST", path, raw=b"").status == 200
    assert not seen[-1].HasField("paper")
    operation = gateway.ask("GET", "/openapi.json").json["paths"]["/v1/testbed/people/{person_id}/papers"]["post"]
    assert sorted(operation["requestBody"]["content"]) == ["application/pdf", "image/png"]
