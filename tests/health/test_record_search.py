"""Searching the record: parameters, prefixes, modifiers, order, pages, what is included."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from chassis.errors import InvalidInput
from tests.health import record_making as making
from tests.health.record_making import found, make_condition, make_observation, make_patient, post, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

LOINC = "http://loinc.org"


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return making.make_stage(fresh)[0]


@pytest.fixture
def people(on: Stage) -> dict[str, str]:
    """Patients whom nobody's register knows: health's staff read them with a purpose."""
    told = {
        "old": make_patient(birthDate="1931-05-06", gender="female", active=True),
        "mid": make_patient(
            birthDate="1960-02", gender="male", name=[{"family": "Müller", "given": ["Ánna"], "text": "Ánna Müller"}]
        ),
        "new": make_patient(
            birthDate="2020", telecom=[{"system": "phone", "value": "13800000000"}], identifier=[{"value": "x,1"}]
        ),
    }
    return {name: post(on, patient).json["id"] for name, patient in told.items()}


def names(on: Stage, people: dict[str, str], query: str) -> list[str]:
    by_id = {f"Patient/{found_id}": name for name, found_id in people.items()}
    return sorted(by_id[one] for one in found(search(on, f"Patient?{query}")))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["mid", "new", "old"]),
        ("birthdate=1931-05-06", ["old"]),
        ("birthdate=1960", ["mid"]),
        ("birthdate=1960-02-11", []),
        ("birthdate=ge1960", ["mid", "new"]),
        ("birthdate=gt1960", ["new"]),
        ("birthdate=lt1960-02", ["old"]),
        ("birthdate=le1960-02", ["mid", "old"]),
        ("birthdate=sa1960-02", ["new"]),
        ("birthdate=eb1960-02", ["old"]),
        ("birthdate=ne1931", ["mid", "new"]),
        ("birthdate=ge1930&birthdate=lt1961", ["mid", "old"]),
        ("birthdate=1931,2020", ["new", "old"]),
        ("gender=female", ["old"]),
        ("gender:not=female", ["mid", "new"]),
        ("gender=http://hl7.org/fhir/administrative-gender|male", []),
        ("gender=|male", ["mid"]),
        ("gender:missing=true", ["new"]),
        ("gender:missing=false", ["mid", "old"]),
        ("active=true", ["old"]),
        ("family=mull", ["mid"]),
        ("family=M%C3%9CLLER", ["mid"]),
        ("family:exact=M%C3%BCller", ["mid"]),
        ("family:exact=muller", []),
        ("family:contains=ULL", ["mid"]),
        (f"name={quote('王小')}", ["new", "old"]),
        ("name=%25", []),
        ("phone=13800000000", ["new"]),
        ("identifier=x%5C,1", ["new"]),
        ("identifier=x,1", []),
        ("_lastUpdated=ge2020", ["mid", "new", "old"]),
        ("_lastUpdated=lt2020", []),
        ("_id=nobody", []),
    ],
)
def test_parameters(on: Stage, people: dict[str, str], query: str, expected: list[str]) -> None:
    assert names(on, people, query) == expected


def test_ids_and_quantities_and_references(on: Stage, people: dict[str, str]) -> None:
    old, mid = people["old"], people["mid"]
    assert names(on, people, f"_id={old},{mid}") == ["mid", "old"]
    made = {
        value: post(
            on, make_observation(old, valueQuantity={"value": value, "unit": "mmHg", "system": "s", "code": "c"})
        )
        for value in (120, 130, 140)
    }
    lasting = {name: value for name, value in make_observation(mid).items() if name != "effectiveDateTime"}
    other = post(on, {**lasting, "effectivePeriod": {"start": "2026-01-01"}})

    def values(query: str) -> list[int]:
        by_id = {f"Observation/{one.json['id']}": value for value, one in made.items()}
        return sorted(by_id[one] for one in found(search(on, f"Observation?patient={old}&{query}")))

    assert values("value-quantity=130") == [130]
    assert values("value-quantity=gt130") == [140]
    assert values("value-quantity=ge130|s|c") == [130, 140]
    assert values("value-quantity=ge130||c") == [130, 140]
    assert values("value-quantity=ge130|t|c") == []
    assert values("value-quantity=ap131") == [120, 130, 140]
    assert values(f"code={LOINC}|8480-6") == [120, 130, 140]
    assert values(f"code={LOINC}|") == [120, 130, 140]
    assert values("code=8480-6,other") == [120, 130, 140]
    assert values("date=2026-03") == [120, 130, 140]
    everybody = found(search(on, f"Observation?subject=Patient/{old},Patient/{mid}"))
    assert len(everybody) == 4
    assert found(search(on, f"Observation?subject:Patient={mid}")) == [f"Observation/{other.json['id']}"]
    # A period without an end goes on.
    assert found(search(on, f"Observation?patient={mid}&date=ge2030")) == [f"Observation/{other.json['id']}"]


def test_order_and_pages(on: Stage) -> None:
    """INVARIANT: following `next` meets every resource once."""
    patient = post(on, make_patient()).json["id"]
    for number in (5, 3, 9, 1, 7):
        post(on, make_observation(patient, valueQuantity={"value": number}, effectiveDateTime=f"2026-01-0{number}"))

    def told(query: str) -> list[int]:
        bundle = search(on, f"Observation?patient={patient}&{query}")
        return [one["resource"]["valueQuantity"]["value"] for one in bundle["entry"]]

    assert told("_sort=date") == [1, 3, 5, 7, 9]
    assert told("_sort=-date&_count=2") == [9, 7]
    assert told("_sort=value-quantity") == [1, 3, 5, 7, 9]
    seen, query = [], "_sort=date&_count=2"
    bundle = search(on, f"Observation?patient={patient}&{query}")
    while True:
        assert bundle["total"] == 5
        seen += [one["resource"]["valueQuantity"]["value"] for one in bundle["entry"]]
        links = {one["relation"]: one["url"] for one in bundle["link"]}
        if "next" not in links:
            break
        assert links["next"].startswith("http://city:80/v1/health/fhir/Observation?")
        bundle = search(on, f"Observation?{urlsplit(links['next']).query}")
    assert seen == [1, 3, 5, 7, 9]
    assert [one["fullUrl"].startswith("http://city:80/v1/health/fhir/Observation/") for one in bundle["entry"]] == [
        True
    ]
    only = search(on, f"Observation?patient={patient}&_summary=count")
    assert (only["total"], "entry" in only) == (5, False)


def test_references_are_followed(on: Stage) -> None:
    patient = post(on, make_patient()).json["id"]
    doctor = post(on, {"resourceType": "Practitioner", "name": [{"family": "李"}]}).json["id"]
    performer = [{"reference": f"Practitioner/{doctor}"}]
    post(on, make_observation(patient, performer=performer))
    query = f"Observation?patient={patient}&_include=Observation:patient&_include=Observation:performer:Practitioner"
    bundle = search(on, query)
    assert sorted(found(bundle, "include")) == sorted([f"Patient/{patient}", f"Practitioner/{doctor}"])
    # Whose record it is stands there once, and the total counts what was asked for.
    assert bundle["total"] == 1
    whole = making.everything(on, patient)
    assert found(whole)[0] == f"Patient/{patient}"
    assert found(whole, "include") == [f"Practitioner/{doctor}"]
    first = making.everything(on, patient, query="_count=1")
    assert (first["total"], len(found(first)), first["link"][-1]["relation"]) == (2, 1, "next")


def test_unknown_parameters(on: Stage) -> None:
    """Told and ignored, or refused by who asks for it."""
    post(on, make_patient())
    bundle = search(on, "Patient?nickname=x&birthplace:exact=y")
    assert len(found(bundle)) == 1
    (warned,) = [one["resource"] for one in bundle["entry"] if one["search"]["mode"] == "outcome"]
    assert "nickname, birthplace:exact" in warned["issue"][0]["details"]["text"]
    assert "nickname" not in bundle["link"][0]["url"]
    with pytest.raises(InvalidInput) as refused:
        search(on, "Patient?nickname=x&birthplace=y", prefer="return=minimal; handling=strict")
    assert {fault.field for fault in refused.value.faults} == {"nickname", "birthplace"}


def test_everything_wrong_with_a_search_is_told_at_once(on: Stage) -> None:
    wrong = (
        "birthdate=soon&family:above=x&_count=many&_sort=shoe&_include=Patient:shoe&gender=&_format=xml&name:missing=x"
    )
    with pytest.raises(InvalidInput) as refused:
        search(on, f"Patient?{wrong}&active=true,")
    assert {fault.field: fault.code for fault in refused.value.faults} == {
        "birthdate": "health.search-date",
        "family:above": "health.search-modifier",
        "_count": "health.search-number",
        "_sort": "health.search-sort",
        "_include": "health.search-include",
        "gender": "health.search-empty",
        "_format": "health.search-format",
        "name:missing": "health.search-missing",
        "active": "health.search-empty",
    }
    with pytest.raises(InvalidInput):
        search(on, "Observation?value-quantity=gtmuch")
    with pytest.raises(InvalidInput):
        search(on, "Patient?" + "&".join(["active=true"] * 61))


def test_what_was_replaced_is_found_no_more(on: Stage) -> None:
    patient = post(on, make_patient()).json["id"]
    made = post(on, make_condition(patient, code={"coding": [{"system": "s", "code": "I10"}]})).json
    assert found(search(on, "Condition?code=I10")) == [f"Condition/{made['id']}"]
    making.put(on, {**made, "code": {"coding": [{"system": "s", "code": "E11"}]}})
    assert found(search(on, "Condition?code=I10")) == []
    assert found(search(on, "Condition?code=s|E11")) == [f"Condition/{made['id']}"]
