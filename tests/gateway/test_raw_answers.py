"""Answers and refusals that are not JSON of ours: heads, headers, raw queries, and problems in the callers' form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from chassis.errors import Fault, InvalidInput
from gateway.contract import Contract
from gateway.problems import Refused
from gateway.routes import Tree

if TYPE_CHECKING:
    from tests.gateway.conftest import Departments, Gateway

PAPERS = "/v1/testbed/papers"
FHIR = "application/fhir+json"


def body_of(departments: Departments, data: bytes, **head: Any) -> Any:
    made = departments.contract.message_class(departments.contract.pool.FindMessageTypeByName("google.api.HttpBody"))(
        content_type=FHIR, data=data
    )
    if head:
        kind = departments.contract.message_class(departments.contract.pool.FindMessageTypeByName("civic.Head"))
        made.extensions.add().Pack(kind(**head))
    return made


def test_an_answer_says_its_status_and_headers(gateway: Gateway, departments: Departments) -> None:
    head = {"status": 201, "location": "/v1/testbed/papers/a/1", "etag": 'W/"1"'}
    seen = departments.note("Keep", lambda _: body_of(departments, b"{}", **head))
    sent = {"content_type": f"{FHIR}; charset=utf-8", "prefer": "return=minimal"}
    answer = gateway.ask("POST", f"{PAPERS}/a", raw=b'{"x": 1.50}', token=gateway.token(), **sent)
    assert (answer.status, answer.headers["location"], answer.headers["etag"]) == (201, head["location"], 'W/"1"')
    assert "last-modified" not in answer.headers
    assert (seen[0].kind, seen[0].prefer, seen[0].paper.data) == ("a", "return=minimal", b'{"x": 1.50}')


def test_without_a_head_it_is_200(gateway: Gateway, departments: Departments) -> None:
    departments.note("Keep", lambda _: body_of(departments, b"{}"))
    answer = gateway.ask("POST", f"{PAPERS}/a", raw=b"{}", token=gateway.token(), content_type=FHIR)
    assert (answer.status, answer.raw) == (200, b"{}")


def test_a_query_comes_to_the_department_as_it_stands(gateway: Gateway, departments: Departments) -> None:
    """INVARIANT: what a department reads itself the gateway neither decodes nor refuses."""
    seen = departments.note("Search", lambda _: body_of(departments, b"[]"))
    query = "name:exact=%E7%8E%8B&born=ge2020&born=lt2021&name:exact=a%2Cb"
    assert gateway.ask("GET", f"{PAPERS}/a?{query}", token=gateway.token(), prefer="handling=strict").status == 200
    assert (seen[0].query, seen[0].prefer) == (query, "handling=strict")
    # A field that a header fills is filled by nothing else.
    gateway.ask("GET", f"{PAPERS}/a?prefer=x", token=gateway.token())
    assert (seen[1].query, seen[1].prefer) == ("prefer=x", "")


def test_literal_paths_go_before_variables_and_operations_are_understood(
    gateway: Gateway, departments: Departments
) -> None:
    for name in ("Index", "Search", "All"):
        departments.note(name, lambda _, name=name: body_of(departments, name.encode()))
    assert gateway.ask("GET", f"{PAPERS}/index").raw == b"Index"
    assert gateway.ask("GET", f"{PAPERS}/other", token=gateway.token()).raw == b"Search"
    assert gateway.ask("GET", f"{PAPERS}/a/$all").raw == b"All"
    assert gateway.ask("GET", f"{PAPERS}/a/%24all").raw == b"All"


def outcome(answer: Any) -> list[tuple[str, str]]:
    assert answer.headers["content-type"] == FHIR
    assert answer.json["resourceType"] == "OperationOutcome"
    return [(issue["code"], issue["details"]["coding"][0]["code"]) for issue in answer.json["issue"]]


def test_every_refusal_comes_in_the_form_that_the_callers_of_the_path_read(
    gateway: Gateway, departments: Departments
) -> None:
    """INVARIANT: a caller who speaks only FHIR can read why, whoever refuses."""
    token = gateway.token()
    assert outcome(gateway.ask("GET", f"{PAPERS}/a")) == [("login", "gateway.not-signed-in")]
    officer = gateway.token(role="officer")
    assert outcome(gateway.ask("GET", f"{PAPERS}/a", token=officer)) == [("forbidden", "gateway.wrong-role")]
    wrong = gateway.ask("POST", f"{PAPERS}/a", raw=b"x", token=token, content_type="text/plain")
    assert (wrong.status, outcome(wrong)) == (415, [("not-supported", "gateway.media-type")])
    large = gateway.ask("POST", f"{PAPERS}/a", raw=b" " * (10 << 20), token=token, content_type=FHIR)
    assert (large.status, outcome(large)) == (413, [("too-long", "gateway.body-too-large")])
    verb = gateway.ask("DELETE", f"{PAPERS}/a", token=token)
    assert (verb.status, outcome(verb)) == (405, [("not-supported", "gateway.wrong-verb")])
    nowhere = gateway.ask("GET", f"{PAPERS}/a/b/c/d", token=token)
    assert (nowhere.status, outcome(nowhere)) == (404, [("not-found", "gateway.no-such-path")])
    assert gateway.ask("GET", "/v1/testbed/nothing").json["status"] == 404
    assert gateway.ask("GET", "/v1/testbed/papersandmore").json["status"] == 404

    def refuse(_: Any) -> Any:
        faults = [
            Fault("Patient.gender", "testbed.code", "错", "wrong"),
            Fault("Patient.name", "testbed.name", "错", "no"),
        ]
        raise InvalidInput.of("testbed.faults", faults)

    departments.note("Search", refuse)
    refused = gateway.ask("GET", f"{PAPERS}/a", token=token)
    assert (refused.status, len(refused.json["issue"])) == (400, 2)
    assert [issue["expression"] for issue in refused.json["issue"]] == [["Patient.gender"], ["Patient.name"]]
    assert "错 / wrong" in refused.json["issue"][0]["details"]["text"]
    departments.note("Search", lambda _: 1 / 0)
    assert outcome(gateway.ask("GET", f"{PAPERS}/a", token=token)) == [("exception", "gateway.internal")]


def test_the_document_tells_of_it(gateway: Gateway) -> None:
    paths = gateway.ask("GET", "/openapi.json").json["paths"]
    post, get = paths[f"{PAPERS}/{{kind}}"]["post"], paths[f"{PAPERS}/{{kind}}"]["get"]
    assert {"200", "201"} <= set(post["responses"])
    assert post["responses"]["400"]["$ref"].endswith("/400Outcome")
    named = {(one.get("name"), one.get("in")): one for one in get["parameters"]}
    assert named["query", "query"]["schema"]["additionalProperties"]
    assert named["prefer", "header"]["description"] == ""
    assert not any(one.get("name") == "prefer" and one.get("in") == "query" for one in get["parameters"])


def test_an_operation_in_a_template_is_a_literal() -> None:
    tree: Tree[str] = Tree()
    tree.add("GET", "/a/{id}/$everything", "yes")
    assert tree.find("GET", b"/a/1/$everything") == ("yes", ["1"])
    with pytest.raises(Refused):
        tree.find("GET", b"/a/1/$nothing")


def test_the_shipped_contract_still_holds() -> None:
    assert Contract.shipped().methods
