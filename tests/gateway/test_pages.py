"""The documents and pages that the gateway makes from the contract, and its health."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from chassis.bus import MemoryBus
from gateway.contract import Contract
from gateway.endpoints import endpoints
from gateway.routes import variables
from tests.gateway.conftest import Departments, Gateway, free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def document(gateway: Gateway) -> Any:
    return gateway.ask("GET", "/openapi.json").json


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for item in node.values():
            yield from nodes(item)
    elif isinstance(node, list):
        for item in node:
            yield from nodes(item)


def test_the_document_names_every_way_in(document: Any, contract: Contract) -> None:
    assert document["openapi"] == "3.1.0"
    for endpoint in endpoints(contract):
        path = re.sub(r"=\*\*?}", "}", endpoint.binding.template)
        operation = document["paths"][path][endpoint.binding.verb.lower()]
        named = {p["name"]: p for p in operation["parameters"] if "name" in p and p["in"] == "path"}
        assert set(named) == set(variables(endpoint.binding.template)) == set(re.findall(r"{(.*?)}", path))
        assert all(parameter["required"] for parameter in named.values())
        assert operation["responses"].keys() >= {"200", "400", "404", "500"}
        assert operation["x-roles"]
    ids = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(ids) == len(set(ids))
    assert not any("between" in path for path in document["paths"])


def test_every_reference_leads_somewhere(document: Any) -> None:
    for node in nodes(document):
        if "$ref" in node:
            target = document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            assert target


def test_every_schema_is_one(document: Any) -> None:
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_answers_fit_their_schema(document: Any, gateway: Gateway, departments: Departments) -> None:
    """INVARIANT: what the document promises is what is sent."""
    made = departments.make(
        "testbed.v1.Everything", wide=5, at={"seconds": 1}, box={}, inner={"single": 1.5}, blob=b"x"
    )
    departments.testbed("Look", lambda *_: made)
    person = departments.make("testbed.v1.Person", name="王小明", form='{"a": 1}', weight_grams=1)
    departments.testbed("GetPerson", lambda *_: person)
    cases: list[tuple[str, str, dict[str, Any]]] = [
        ("/v1/testbed/things/x", "testbed.v1.Everything", {}),
        ("/v1/testbed/people/p", "testbed.v1.Person", {}),
        ("/v1/testbed/people/p", "testbed.v1.Person", {"civic_purpose": "test"}),
        ("/v1/testbed/people/p?bad=1", "Problem", {}),
    ]
    for path, name, headers in cases:
        schema = {**document, "$ref": f"#/components/schemas/{name}"}
        Draft202012Validator(schema).validate(gateway.ask("GET", path, token=gateway.token(), **headers).json)


def test_what_the_document_says(document: Any) -> None:
    look = document["paths"]["/v1/testbed/things/{thing_id}"]["get"]
    assert look["summary"] == "Anybody may look."
    assert "Even strangers." in look["description"]
    assert look["security"] == []
    assert {p["name"] for p in look["parameters"]} >= {"box.weight", "numbers", "closely"}
    person = document["paths"]["/v1/testbed/people/{person_id}"]["get"]
    assert (person["x-roles"], person["x-own"]) == (["resident", "window"], True)
    assert {"$ref": "#/components/parameters/Purpose"} in person["parameters"]
    schemas = document["components"]["schemas"]
    assert schemas["testbed.v1.Person"]["properties"]["idNumber"]["x-sensitive"] == "ID_NUMBER"
    assert "绿" in schemas["testbed.v1.Colour"]["description"]
    watch = document["paths"]["/v1/testbed/records/{record_id}/events"]["get"]
    assert "text/event-stream" in watch["responses"]["200"]["content"]
    withdraw = document["paths"]["/v1/cases/{case_id}/withdraw"]["post"]
    assert "caseId" not in json.dumps(withdraw["requestBody"])


def test_the_paths_that_were_promised(document: Any) -> None:
    promised = {
        "/v1/one-things": "get",
        "/v1/one-things/{one_thing_id}": "get",
        "/v1/cases": "post",
        "/v1/cases/{case_id}": "get",
        "/v1/cases/{case_id}/events": "get",
        "/v1/cases/{case_id}/supplement": "post",
        "/v1/cases/{case_id}/withdraw": "post",
        "/v1/worklist": "get",
        "/v1/worklist/{item_id}/decide": "post",
        "/v1/me/data-usage": "get",
    }
    assert {path: verb for path, verb in promised.items() if verb not in document["paths"].get(path, {})} == {}


def test_the_pages_need_no_other_host(gateway: Gateway, departments: Departments) -> None:
    """INVARIANT: a page of ours loads in a network without the internet."""
    for method in ("ListOneThings", "ListRatingIndicators"):
        message = f"onething.v1.{method}Response"
        departments.replies[f"/civic.onething.v1.OneThingService/{method}"] = lambda *_, m=message: departments.make(m)
    for method in ("ListNeeds", "GetOverlapMatrix"):
        message = f"assistance.v1.{method}Response"
        path = f"/civic.assistance.v1.AssistanceService/{method}"
        departments.replies[path] = lambda *_, m=message: departments.make(m)
    for path in ("/", "/docs"):
        answer = gateway.ask("GET", path)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")
        page = answer.raw.decode()
        assert not re.search(r"(?:https?:)?//[a-z]", page)
        for link in re.findall(r'(?:src|href)="([^"]+)"', page):
            assert gateway.ask("GET", link).status in (200, 503), link
    start = gateway.ask("GET", "/docs/start.js").raw.decode()
    assert "validatorUrl: null" in start
    assert "/v1/one-things" in gateway.ask("GET", "/").raw.decode()


def test_the_document_for_the_bundled_page(gateway: Gateway) -> None:
    """Swagger UI 4 shows OpenAPI 3.0 only."""
    document = gateway.ask("GET", "/docs/openapi-3.0.json").json
    assert document["openapi"] == "3.0.3"
    assert not [node for node in nodes(document) if isinstance(node.get("type"), list)]
    named = document["components"]["schemas"]["testbed.v1.Person"]["properties"]["name"]
    assert (named["type"], named["nullable"]) == ("string", True)


def test_alive(gateway: Gateway) -> None:
    answer = gateway.ask("GET", "/healthz")
    assert (answer.status, answer.json) == (200, {"status": "ok"})


class DownBus(MemoryBus):
    def ready(self) -> bool:
        return False


def test_ready(contract: Contract, departments: Departments, keys: Path) -> None:
    serving = departments.health.SERVING if hasattr(departments.health, "SERVING") else 1
    for name in contract.departments:
        departments.health.set(f"civic.{name}", serving)
    address = f"127.0.0.1:{departments.port}"
    with running(contract, MemoryBus(), keys=keys, rpc_address=address) as gateway:
        answer = gateway.ask("GET", "/readyz")
        assert answer.status == 200
        services = dict.fromkeys(contract.departments, "SERVING")
        assert answer.json == {"status": "ready", "services": services, "bus": "ok"}
        assert "operations" not in services
        departments.health.set("civic.health", 2)
        assert gateway.ask("GET", "/readyz").status == 200  # kept for a second
    with running(contract, DownBus(), keys=keys, rpc_address=address) as gateway:
        answer = gateway.ask("GET", "/readyz")
        assert answer.status == 503
        assert answer.json["services"]["health"] == "NOT_SERVING"
        assert answer.json["bus"] == "down"
    with running(contract, MemoryBus(), keys=keys, rpc_address=f"127.0.0.1:{free_port()}") as gateway:
        assert set(gateway.ask("GET", "/readyz").json["services"].values()) == {"UNREACHABLE"}
