"""The contract as data, and the tree of its paths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gateway.contract import Contract
from gateway.endpoints import endpoints, tree
from gateway.problems import Refused
from gateway.routes import Tree


def test_the_shipped_contract() -> None:
    contract = Contract.shipped()
    assert {"onething", "registry", "health", "employment", "childcare"} <= set(contract.departments)
    assert "operations" not in contract.departments
    assert "civic.onething.v1" in contract.topics
    methods = {method.full_name: method for method in contract.methods}
    opened = methods["civic.onething.v1.OneThingService.OpenCase"]
    assert opened.rpc_path == "/civic.onething.v1.OneThingService/OpenCase"
    assert (opened.department, opened.access.own) == ("onething", True)
    assert opened.comment.startswith("Submits the one form.")
    parked = methods["civic.operations.v1.OperationsService.ListParked"]
    assert (parked.department, parked.routed_by) == ("", "department")
    found = endpoints(contract)
    for endpoint in found:
        assert tree(found).find(endpoint.binding.verb, endpoint.binding.template.encode())[0] is endpoint


def test_comments_and_options(contract: Contract) -> None:
    assert contract.comments["civic.testbed.v1.Colour.GREEN"] == "绿"
    person = contract.pool.FindMessageTypeByName("civic.testbed.v1.Person").fields_by_name
    assert contract.sensitive(person["name"]) == "SENSITIVE_NAME"
    assert contract.sensitive(person["person_id"]) == ""
    assert contract.raw_json(person["form"])
    assert not contract.raw_json(person["name"])


def test_the_tree() -> None:
    paths: Tree[str] = Tree()
    for verb, template in (
        ("GET", "/v1/a/{x}"),
        ("POST", "/v1/a/{x}"),
        ("POST", "/v1/a/find"),
        ("GET", "/v1/a/find/more"),
        ("GET", "/v1/{x}/b/{y}"),
        ("GET", "/v1/files/{x=**}"),
    ):
        paths.add(verb, template, f"{verb} {template}")
    assert paths.find("GET", b"/v1/a/1") == ("GET /v1/a/{x}", ["1"])
    assert paths.find("HEAD", b"/v1/a/1") == ("GET /v1/a/{x}", ["1"])
    assert paths.find("POST", b"/v1/a/find") == ("POST /v1/a/find", [])
    assert paths.find("GET", b"/v1/a/find") == ("GET /v1/a/{x}", ["find"])
    assert paths.find("GET", b"/v1/a/b/c") == ("GET /v1/{x}/b/{y}", ["a", "c"])
    assert paths.find("GET", b"/v1/files/a/b%2fc") == ("GET /v1/files/{x=**}", ["a/b/c"])
    assert paths.find("GET", b"/v1/files/b/c") == ("GET /v1/files/{x=**}", ["b/c"])
    assert paths.find("GET", b"/v1/a/%E4%B8%80") == ("GET /v1/a/{x}", ["一"])
    for path, status in ((b"/v1/a/", 404), (b"/v1/a/1/", 404), (b"/", 404), (b"", 404), (b"/v1/a/%FF", 400)):
        with pytest.raises(Refused) as refused:
            paths.find("GET", path)
        assert refused.value.status == status, path
    with pytest.raises(Refused) as refused:
        paths.find("DELETE", b"/v1/a/find")
    assert refused.value.headers == ((b"allow", b"GET, HEAD, POST"),)


def test_templates_that_cannot_be() -> None:
    paths: Tree[str] = Tree()
    paths.add("GET", "/v1/a/{x}", "")
    for template in ("/v1/a/{y}", "/v1/{x=**}/b", "/v1/{x=a/*}", "/v1/a b", "/v1//b", "/v1/{x}:go"):
        with pytest.raises(ValueError, match="/v1"):
            paths.add("GET", template, "")


def test_nothing_happens_on_import() -> None:
    """INVARIANT: importing the gateway opens, reads and starts nothing of its own."""
    root = Path(__file__).parents[2]
    code = (
        "import threading, pkgutil, importlib, gateway, sys; before = threading.active_count();"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(gateway.__path__, 'gateway.')"
        " if not m.name.endswith('__main__')];"
        "assert threading.active_count() == before, threading.enumerate()"
    )
    environment = {"PYTHONPATH": ".:proto/gen", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
