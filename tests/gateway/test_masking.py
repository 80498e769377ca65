"""Personal data in answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gateway import masking
from gateway.contract import Contract
from gateway.convert.outgoing import Encoders
from gateway.endpoints import endpoints
from tests.gateway.conftest import Departments, Gateway

PERSON: dict[str, Any] = {
    "person_id": "p1",
    "name": "王小明",
    "id_number": "330802199003071234",
    "birth_date": "1990-03-07",
    "phone": "13812345678",
    "address": "浙江省衢州市柯城区荷花街道 12 号",
    "weight_grams": 3300,
    "amount_fen": 120000,
    "form": json.dumps({"child": {"name": "王一", "weight": 3300, "first": True}, "ids": ["330802199003071234"]}),
    "diagnosis": '{"code": "O80"}',
    "settings": '{"theme": "dark"}',
    "former_names": ["王大", ""],
    "payments_fen": [5, 6],
    "remains": {"label": "x", "weight": 1},
    "doses": {"HepB": "1"},
    "nickname": "明明",
}
MASKED: dict[str, Any] = {
    "personId": "p1",
    "name": "王*",
    "idNumber": "330*************34",
    "birthDate": "*",
    "phone": "138****5678",
    "address": "浙江省衢州市*",
    "weightGrams": None,
    "amountFen": None,
    "form": {"child": {"name": "王*", "weight": None, "first": True}, "ids": ["3*"]},
    "diagnosis": None,
    "settings": {"theme": "dark"},
    "formerNames": ["王*", ""],
    "paymentsFen": [],
    "doses": {},
    "nickname": "明*",
}


@pytest.fixture
def person(departments: Departments) -> None:
    made = departments.make(
        "testbed.v1.Person", **PERSON, children=[departments.make("testbed.v1.Person", name="王一")]
    )
    departments.testbed("GetPerson", lambda *_: made)
    departments.testbed("FindPerson", lambda *_: made)
    departments.testbed("ReplacePerson", lambda request, _: request.person)


def test_staff_who_do_not_say_why(gateway: Gateway, person: None) -> None:
    """INVARIANT: no field that the contract calls sensitive leaves the gateway clear without a stated purpose."""
    answer = gateway.ask("GET", "/v1/testbed/people/p1", token=gateway.token("window"))
    assert answer.headers["civic-masked"] == "true"
    found = answer.json
    children = found.pop("children")
    assert found == MASKED
    assert children[0]["name"] == "王*"
    assert "nickname" not in children[0]
    assert children[0]["idNumber"] == ""


def test_staff_who_say_why(gateway: Gateway, person: None) -> None:
    answer = gateway.ask("GET", "/v1/testbed/people/p1", token=gateway.token("window"), civic_purpose="newborn case")
    assert "civic-masked" not in answer.headers
    assert answer.json["idNumber"] == PERSON["id_number"]
    assert answer.json["amountFen"] == "120000"
    assert answer.json["form"]["child"]["weight"] == 3300
    assert answer.json["remains"] == {"label": "x", "weight": 1}


def test_residents_see_their_own_clear_and_others_masked(gateway: Gateway, person: None) -> None:
    token = gateway.token("resident", "p1")
    assert gateway.ask("GET", "/v1/testbed/people/p1", token=token).json["name"] == "王小明"
    cases: list[dict[str, Any]] = [{}, {"civic_purpose": "curiosity"}]
    for headers in cases:
        assert gateway.ask("GET", "/v1/testbed/people/find", token=token, **headers).json["name"] == "王*"


def test_requests_are_not_masked(gateway: Gateway, departments: Departments, person: None) -> None:
    seen = departments.note("ReplacePerson", lambda request: request.person)
    answer = gateway.ask("PUT", "/v1/testbed/people/p1", {"name": "王小明"}, gateway.token())
    assert seen[0].person.name == "王小明"
    assert answer.json["name"] == "王*"


@pytest.mark.parametrize("purpose", ["x" * 201, "%FF", "a%0Ab"])
def test_a_purpose_that_cannot_be_logged(gateway: Gateway, person: None, purpose: str) -> None:
    answer = gateway.ask("GET", "/v1/testbed/people/p1", token=gateway.token(), civic_purpose=purpose)
    assert (answer.status, answer.json["code"]) == (400, "gateway.bad-purpose")


def test_the_kinds() -> None:
    assert (masking.name("王"), masking.name("")) == ("王*", "")
    assert masking.id_number("330802900307123") == "330**********23"
    assert masking.id_number("12345") == "*"
    assert masking.phone("057012345678") == "057*****5678"
    assert masking.phone("12345") == "*"
    assert masking.address("幸福里3号") == "幸福*"
    assert masking.of_string("SENSITIVE_FROM_THE_FUTURE")("x") is None
    assert masking.of_json("SENSITIVE_MONEY")({"a": 1}) is None


def test_every_sensitive_field_of_the_contract_is_masked() -> None:
    """INVARIANT: every sensitive field of every answer is changed by its mask, however deep it stands."""
    contract = Contract.shipped()
    encoders, met = Encoders(contract), dict[str, Any]()

    def meet(message: Any) -> None:
        if message.full_name not in met:
            met[message.full_name] = message
            for field in message.fields:
                if field.message_type is not None:
                    meet(field.message_type)

    for endpoint in endpoints(contract):
        meet(endpoint.method.answers)
    checked = 0
    for message in met.values():
        for field in message.fields:
            if not contract.sensitive(field) or field.type != field.TYPE_STRING:
                continue
            clear = '{"number": "330802199003071234"}' if contract.raw_json(field) else "330802199003071234"
            made = contract.message_class(message)(**{field.name: [clear] if field.is_repeated else clear})
            shown, masked = (json.dumps(encoders.of_message(message, masked=m).write(made)) for m in (False, True))
            assert "330802199003071234" in shown
            assert "330802199003071234" not in masked, field.full_name
            checked += 1
    assert checked > 5
