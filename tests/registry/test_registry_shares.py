"""What the registry shares with cases: people, organisations, homes, permits and leases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2 as onething
from sqlmodel import col, select
from stdnum.cn import uscc

from services.registry.base_load import organisation_code
from services.registry.base_models import Lease, Organisation, Property, PropertyOwner
from services.registry.main import SERVICE
from services.registry.models import ReadEntry, ResidencePermit, Resident
from tests.registry.making import ELSEWHERE, VILLAGES, enter, make_couple, make_resident, make_stage
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

Answered = onething.ItemAnswered
TODAY = (datetime.now(UTC) + timedelta(hours=8)).date()
CODE = organisation_code("52", "330802", 7)
HOME: dict[str, Any] = {"village": "330802005001", "address": "柯城区8号", "lat": 28.97, "lon": 118.87}


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    """A couple who own a home together, a child, somebody who died, and a tenant from elsewhere with a permit."""
    people = [
        *make_couple(),
        make_resident("c1", birth_date=date(TODAY.year - 6, 1, 1), mother_id="m1", relation="CHILD"),
        make_resident("d1", died_on=date(2026, 1, 1), birth_date=date(1950, 1, 1)),
        make_resident("e1", hukou_county=ELSEWHERE, household_id="h2", birth_date=date(1992, 2, 2)),
    ]
    on = make_stage(fresh("registry"), people)
    permit = ResidencePermit(
        permit_no="JZ33080226000000018",
        resident_id="e1",
        village=HOME["village"],
        resident_since=date(2023, 3, 1),
        valid_from=TODAY - timedelta(days=10),
        valid_until=TODAY + timedelta(days=300),
        issued_at=datetime.now(UTC),
        issued_by="w1",
    )
    ended = permit.model_copy(
        update={"permit_no": "JZ33080226000000026", "ended": True, "issued_at": datetime.now(UTC)}
    )
    days = {"filed_on": date(2024, 3, 5), "since": date(2024, 3, 1), "until": date(2026, 2, 28)}
    enter(
        on,
        [
            Organisation(
                id="o1",
                code=CODE,
                name="小橘灯托育园",
                registered_with="CIVIL_AFFAIRS",
                scope="3岁以下婴幼儿照护服务",
                village=HOME["village"],
                address="柯城区9号",
                status="ACTIVE",
                registered_on=date(2020, 1, 1),
            ),
            Property(deed_no="QZ1", area_dm2=8950, registered_on=date(2015, 6, 1), **HOME),
            PropertyOwner(deed_no="QZ1", resident_id="m1", share=500),
            PropertyOwner(deed_no="QZ1", resident_id="f1", share=300),
            PropertyOwner(deed_no="QZ1", resident_id="x9", share=200),
            permit,
            ResidencePermit(**ended.model_dump()),
            Lease(lease_no="ZL2", tenant_id="e1", **HOME, **days),
            Lease(
                lease_no="ZL1",
                tenant_id="e1",
                **HOME,
                filed_on=date(2023, 3, 5),
                since=date(2023, 3, 1),
                until=date(2025, 2, 28),
                ended_on=date(2024, 2, 29),
            ),
        ],
    )
    return on


def share(on: Stage, task: str, inputs: dict[str, Any], case_id: str = "case-1", **more: Any) -> Answered:
    return on.assign("registry", task, inputs, case_id=case_id, **more)


def number(on: Stage, who: str) -> str:
    with on.host.departments["registry"].db.transaction(write=False) as session:
        return str(session.exec(select(Resident.id_number).where(Resident.id == who)).one())


def codes(answer: Answered) -> list[str]:
    return [reason.code.removeprefix("registry.") for reason in answer.reasons]


def test_a_person_and_the_household(on: Stage) -> None:
    given = share(on, "share-person", {"idNumber": number(on, "e1")}, times=2)
    assert on.outputs("registry", given) == {
        "residentId": "e1",
        "hukouCounty": ELSEWHERE,
        "village": VILLAGES["330802"],
    }
    given = share(on, "share-household", {"idNumber": number(on, "m1")}, "case-2")
    assert on.outputs("registry", given) == {
        "residentId": "m1",
        "householdId": "h1",
        "village": VILLAGES["330802"],
    }
    with on.host.departments["registry"].db.transaction(write=False) as session:
        read = session.exec(select(ReadEntry).order_by(col(ReadEntry.at))).all()
    assert [(one.subject_id, one.reader, one.case_id) for one in read] == [
        ("e1", "onething", "case-1"),
        ("m1", "onething", "case-2"),
    ]


@pytest.mark.parametrize("task", ["share-person", "share-household"])
def test_the_dead_and_the_unknown_are_told(on: Stage, task: str) -> None:
    for who, code in (("d1", "registered-dead"), ("", "unknown-number")):
        answer = share(on, task, {"idNumber": number(on, who) if who else "330802199001010002"}, f"case-{who}")
        assert (answer.outcome, codes(answer)) == (Answered.NEEDS_SUPPLEMENT, [code])
        assert answer.reasons[0].field == "idNumber"
    assert codes(share(on, task, {"idNumber": None}, "case-none")) == ["unknown-number"]


def test_an_old_number_of_a_county_that_is_no_more(on: Stage) -> None:
    """330821 (衢县, to 2001) stands on living people's cards."""
    old = "33082119600101001" + "8"
    enter(on, [make_resident("q1", id_number=old, birth_date=date(1960, 1, 1), hukou_county="330803")])
    given = share(on, "share-person", {"idNumber": "330821 19600101 0018"})
    assert on.outputs("registry", given)["hukouCounty"] == "330803"


def test_a_child_is_a_child(on: Stage) -> None:
    given = share(on, "share-child", {"childIdNumber": number(on, "c1")})
    assert on.outputs("registry", given) == {"residentId": "c1", "hukouVillage": VILLAGES["330802"]}
    grown = share(on, "share-child", {"childIdNumber": number(on, "m1")}, "case-2")
    assert (codes(grown), grown.reasons[0].parameter) == (["not-a-child"], "age-of-majority")


def test_an_organisation_by_its_code(on: Stage) -> None:
    inputs = {"organisationCode": f" {CODE.lower()} ", "registeredWith": "CIVIL_AFFAIRS"}
    given = share(on, "share-organisation", inputs, times=2)
    assert on.outputs("registry", given) == {
        "organisationId": "o1",
        "name": "小橘灯托育园",
        "scope": "3岁以下婴幼儿照护服务",
    }
    other = share(on, "share-organisation", {**inputs, "registeredWith": "MARKET"}, "case-2")
    assert codes(other) == ["other-authority"]
    bad = share(on, "share-organisation", {**inputs, "organisationCode": CODE[:-1] + "?"}, "case-3")
    assert codes(bad) == ["bad-code"]
    nobody = organisation_code("91", "330881", 99)
    unknown = share(on, "share-organisation", {**inputs, "organisationCode": nobody}, "case-4")
    assert codes(unknown) == ["unknown-organisation"]


def test_homes_come_once_with_every_owner(on: Stage) -> None:
    parents = {"mother": {"residentId": "m1"}, "father": {"residentId": "f1"}}
    (deed,) = on.outputs("registry", share(on, "share-property", parents, times=2))["deeds"]
    owners = deed.pop("owners")
    assert deed == {**HOME, "deedNo": "QZ1", "areaDm2": 8950, "registeredOn": "2015-06-01"}
    assert sorted((one["owner"], one["shareThousandths"]) for one in owners) == [
        ("FATHER", 300),
        ("MOTHER", 500),
        ("OTHER", 200),
    ]
    none = share(on, "share-property", {"mother": {"residentId": "e1"}, "father": None}, "case-2")
    assert (none.outcome, on.outputs("registry", none)) == (Answered.GRANTED, {"deeds": []})


def test_a_permit_with_its_leases(on: Stage) -> None:
    given = share(on, "share-residence-permit", {"permitNo": "jz33080226000000018 "})
    shared = on.outputs("registry", given)
    assert shared["permitSince"] == "2023-03-01"
    assert [(one["leaseNo"], one["since"], one["until"]) for one in shared["leases"]] == [
        ("ZL1", "2023-03-01", "2024-02-29"),
        ("ZL2", "2024-03-01", "2026-02-28"),
    ]
    ended = share(on, "share-residence-permit", {"permitNo": "JZ33080226000000026"}, "case-2")
    assert (codes(ended), ended.reasons[0].field) == (["permit-not-valid"], "permitNo")
    assert codes(share(on, "share-residence-permit", {"permitNo": "JZ1"}, "case-3")) == ["unknown-permit"]


def test_the_demonstration_city_has_base_data(fresh: Callable[..., Settings]) -> None:
    on = stage(fresh("registry", demo_residents=2_000, demo_seed=7), [SERVICE])
    on.host.demonstrate()
    with on.host.departments["registry"].db.transaction(write=False) as session:
        organisations = session.exec(select(Organisation)).all()
        owners = session.exec(select(PropertyOwner)).all()
        deeds = {home.deed_no: home for home in session.exec(select(Property))}
        permits = session.exec(select(ResidencePermit)).all()
        leases = session.exec(select(Lease)).all()
        people = {one.id: one for one in session.exec(select(Resident))}
    assert len(organisations) == 800
    assert all(uscc.is_valid(one.code) for one in organisations)
    whole: dict[str, int] = {}
    for owner in owners:
        whole[owner.deed_no] = whole.get(owner.deed_no, 0) + owner.share
    assert set(whole) == set(deeds)
    assert set(whole.values()) == {1000}
    assert permits
    for permit in permits:
        assert not people[permit.resident_id].hukou_village
        assert people[permit.resident_id].birth_date <= permit.resident_since < permit.valid_from
        assert permit.valid_until >= TODAY
    assert leases
    assert all(not people[lease.tenant_id].hukou_village for lease in leases)
