"""Kinship, supporters, and households that change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from civic.registry.v1 import events_pb2
from civic.registry.v1 import registry_pb2 as pb
from sqlmodel import select

from chassis.auth import Actor
from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from services.registry.models import Household, ReadEntry, Resident
from services.registry.parameters import parameters
from services.registry.rules.kinship import Family, Person, supporters
from tests.registry.making import ELSEWHERE, VILLAGES, enter, make_father, make_resident, make_stage, resident_actor

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

TODAY = date(2026, 11, 20)
VILLAGE = VILLAGES["330803"]
POLICE = Actor("p1", "officer", county="330802", department="registry", via="gateway", purpose="户口迁移")
GRANDMA = Person("g1", date(1948, 1, 1))
PARENT = Person("p1", date(1970, 1, 1), mother_id="g1", spouse_id="s1")
CHILD = Person("c1", date(1998, 1, 1), mother_id="s1", father_id="p1")
YOUNG = Person("y1", date(2015, 1, 1), mother_id="s1", father_id="p1")
SPOUSE = Person("s1", date(1971, 1, 1), spouse_id="p1")
ALL = (GRANDMA, PARENT, CHILD, YOUNG, SPOUSE)


@pytest.mark.parametrize(
    ("other", "to", "relation"),
    [
        ("p1", "g1", "CHILD"),
        ("g1", "p1", "PARENT"),
        ("c1", "y1", "SIBLING"),
        ("c1", "g1", "GRANDCHILD"),
        ("g1", "c1", "GRANDPARENT"),
        ("s1", "g1", "CHILD_IN_LAW"),
        ("g1", "s1", "PARENT_IN_LAW"),
        ("s1", "p1", "SPOUSE"),
        ("g1", "g1", ""),
        ("x", "g1", ""),
    ],
)
def test_who_is_what_to_whom(other: str, to: str, relation: str) -> None:
    assert Family(ALL).relation(other, to) == relation


def test_places_in_a_household_tell_kinship_too() -> None:
    home = [
        Person("h", date(1980, 1, 1), "h1", "HEAD"),
        Person("w", date(1981, 1, 1), "h1", "SPOUSE"),
        Person("k", date(2010, 1, 1), "h1", "CHILD"),
        Person("o", date(1950, 1, 1), "h1", "PARENT"),
        Person("l", date(1990, 1, 1), "h1", "OTHER"),
    ]
    family = Family(home)
    assert [family.relation(one, "h") for one in "wkol"] == ["SPOUSE", "CHILD", "PARENT", "HOUSEHOLD"]
    assert family.relation("k", "o") == "GRANDCHILD"


def bound(*people: Person, one: str) -> list[tuple[str, str, str]]:
    at = parameters().at
    found = supporters(
        Family(people),
        one,
        today=TODAY,
        duties=at("support-duties", TODAY),
        majority=at("age-of-majority", TODAY),
    )
    assert all(each.legal_reference.startswith("《中华人民共和国民法典》第") for each in found)
    return [(each.resident_id, each.duty, each.binding) for each in found]


def test_who_is_bound_to_support_whom() -> None:
    elder = [("p1", "SUPPORT_ELDER", "BOUND"), ("c1", "SUPPORT_ELDER", "IF_OTHERS_UNABLE")]
    assert bound(*ALL, one="g1") == elder
    assert bound(*ALL, one="y1") == [
        ("p1", "RAISE", "BOUND"),
        ("s1", "RAISE", "BOUND"),
        ("g1", "RAISE", "IF_OTHERS_UNABLE"),
        ("c1", "MAINTAIN", "IF_OTHERS_UNABLE"),
    ]
    assert bound(*ALL, one="c1") == [("p1", "RAISE", "IF_DEPENDENT"), ("s1", "RAISE", "IF_DEPENDENT")]
    assert ("s1", "MAINTAIN", "BOUND") in bound(*ALL, one="p1")


def test_those_who_come_after_are_bound_when_the_first_are_dead() -> None:
    """INVARIANT: the dead support nobody, and their duty goes on to whom the Civil Code names next."""
    gone = replace(PARENT, died_on=date(2025, 1, 1))
    assert bound(GRANDMA, gone, CHILD, YOUNG, SPOUSE, one="g1") == [("c1", "SUPPORT_ELDER", "BOUND")]
    both = (GRANDMA, gone, CHILD, YOUNG, replace(SPOUSE, died_on=date(2025, 1, 1)))
    assert bound(*both, one="y1") == [("g1", "RAISE", "BOUND"), ("c1", "MAINTAIN", "BOUND")]


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    """h1: m1 (head), f1, their grown-up son c1 and his wife w1 and child k1; h2: m1's mother g1 alone; h3: x1."""
    people = [
        make_resident("m1", spouse_id="f1", birth_date=date(1970, 1, 1), mother_id="g1"),
        make_father(birth_date=date(1969, 1, 1)),
        make_resident(
            "c1",
            sex="MALE",
            relation="CHILD",
            mother_id="m1",
            father_id="f1",
            spouse_id="w1",
            birth_date=date(1995, 1, 1),
        ),
        make_resident("w1", relation="OTHER", spouse_id="c1", birth_date=date(1996, 1, 1)),
        make_resident("k1", relation="OTHER", mother_id="w1", father_id="c1", birth_date=date(2020, 1, 1)),
        make_resident("g1", household_id="h2", birth_date=date(1945, 1, 1)),
        make_resident("x1", household_id="h3", birth_date=date(1985, 1, 1)),
        make_resident("e1", household_id="h4", hukou_county=ELSEWHERE, birth_date=date(1986, 1, 1)),
    ]
    made = make_stage(fresh("registry"), people)
    enter(made, [Household(id=f"h{n}", village=VILLAGE, address=f"衢江区{n}号") for n in (2, 3, 4)])
    return made


def call(on: Stage, method: str, request: Any) -> Any:
    return on.call("registry", method, request, POLICE)


def members(on: Stage, household: str) -> dict[str, str]:
    found = call(on, "GetHousehold", pb.GetHouseholdRequest(household_id=household))
    return {member.resident_id: member.relation for member in found.members}


def test_supporters_are_listed_and_told(on: Stage) -> None:
    request = pb.ListSupportersRequest(resident_id="g1")
    found = call(on, "ListSupporters", request)
    assert [(one.resident_id, one.binding, one.same_household) for one in found.supporters] == [
        ("m1", "BOUND", False),
        ("c1", "IF_OTHERS_UNABLE", False),
    ]
    assert found.rules_from == "2021-01-01"
    with on.host.departments["registry"].db.transaction(write=False) as session:
        told = {(one.subject_id, one.what, one.purpose) for one in session.exec(select(ReadEntry))}
    assert told == {(who, "kinship", "户口迁移") for who in ("g1", "m1", "c1")}
    with pytest.raises(NotFound):
        on.call("registry", "ListSupporters", request, resident_actor("x1"))
    with pytest.raises(InvalidInput):
        on.call("registry", "ListSupporters", request, replace(POLICE, purpose=""))


def test_a_household_is_split(on: Stage) -> None:
    """INVARIANT: after a split everybody is in one household, each household has one head, and the history says so."""
    request = pb.SplitHouseholdRequest(
        household_id="h1",
        resident_ids=["c1", "w1", "k1"],
        head_id="c1",
        village=VILLAGE,
        address="衢江区8号",
        why="婚后分户",
    )
    on.announced("registry")
    made = call(on, "SplitHousehold", request)
    assert {m.resident_id: m.relation for m in made.members} == {"c1": "HEAD", "w1": "SPOUSE", "k1": "CHILD"}
    assert members(on, "h1") == {"m1": "HEAD", "f1": "SPOUSE"}
    told = [each for each in on.announced("registry") if isinstance(each, events_pb2.ResidentMoved)]
    assert sorted((each.resident_id, each.household_id, each.village) for each in told) == [
        (who, made.household_id, VILLAGE) for who in ("c1", "k1", "w1")
    ]
    history = call(on, "ListHouseholdChanges", pb.ListHouseholdChangesRequest(household_id="h1")).changes
    assert sorted((one.kind, one.resident_id, one.from_relation, one.to_relation, one.why) for one in history) == [
        ("SPLIT", "c1", "CHILD", "HEAD", "婚后分户"),
        ("SPLIT", "k1", "OTHER", "CHILD", "婚后分户"),
        ("SPLIT", "w1", "OTHER", "SPOUSE", "婚后分户"),
    ]


def test_what_cannot_be_split_is_told_at_once(on: Stage) -> None:
    request = pb.SplitHouseholdRequest(
        household_id="h1", resident_ids=["k1", "x1"], head_id="k1", village="33", address=" "
    )
    with pytest.raises(InvalidInput) as refused:
        call(on, "SplitHousehold", request)
    assert [fault.field for fault in refused.value.faults] == ["village", "address"]
    request.village, request.address = VILLAGE, "衢江区8号"
    with pytest.raises(NotPossibleNow) as unfit:
        call(on, "SplitHousehold", request)
    assert [fault.code for fault in unfit.value.faults] == ["registry.not-members", "registry.head-minor"]
    request.resident_ids[:] = ["m1", "f1", "c1", "w1"]
    request.head_id = "g1"
    with pytest.raises(NotPossibleNow) as nobody:
        call(on, "SplitHousehold", request)
    assert [fault.code for fault in nobody.value.faults] == ["registry.head-not-leaving", "registry.nobody-stays"]
    assert len(members(on, "h1")) == 5


def test_a_head_who_moves_leaves_another_head(on: Stage) -> None:
    moved = call(on, "MoveResident", pb.MoveResidentRequest(resident_id="m1", to_household_id="h2", why="投靠母亲"))
    assert (moved.household_id, moved.village) == ("h2", VILLAGE)
    assert members(on, "h2") == {"g1": "HEAD", "m1": "CHILD"}
    assert members(on, "h1") == {"f1": "HEAD", "c1": "CHILD", "w1": "OTHER", "k1": "OTHER"}


@pytest.mark.parametrize(
    ("who", "where", "found"),
    [
        ("m1", "h1", ["same-household"]),
        ("m1", "h3", ["not-near-kin"]),
        ("m1", "h9", ["no-such-household"]),
        ("e1", "h3", ["entry-not-open", "not-near-kin"]),
    ],
)
def test_where_nobody_may_move(on: Stage, who: str, where: str, found: list[str]) -> None:
    with pytest.raises(NotPossibleNow) as refused:
        call(on, "MoveResident", pb.MoveResidentRequest(resident_id=who, to_household_id=where))
    assert [fault.code.removeprefix("registry.") for fault in refused.value.faults] == found


def test_households_are_joined(on: Stage) -> None:
    call(on, "MergeHouseholds", pb.MergeHouseholdsRequest(household_id="h2", into_household_id="h1", why="并户"))
    assert members(on, "h1")["g1"] == "PARENT"
    with on.host.departments["registry"].db.transaction(write=False) as session:
        assert session.get(Household, "h2").ended_on is not None
        assert session.get(Resident, "g1").hukou_village == VILLAGES["330802"]
    with pytest.raises(NotPossibleNow):
        call(on, "MergeHouseholds", pb.MergeHouseholdsRequest(household_id="h3", into_household_id="h1"))
    with pytest.raises(NotFound):
        call(on, "MergeHouseholds", pb.MergeHouseholdsRequest(household_id="h2", into_household_id="h1"))
