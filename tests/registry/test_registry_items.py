"""Items of a case at the registry: sharing the parents, entering the newborn, taking it back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import events_pb2, registry_pb2
from sqlmodel import select

from chassis.decisions import Granted, Refused, Work
from chassis.edge import system
from chassis.errors import NotFound
from city import resident_id
from services.registry.actions.newborns import register_newborn
from services.registry.actions.parents import share_parents
from services.registry.models import ReadEntry, Resident
from tests.registry.making import (
    ELSEWHERE,
    KECHENG,
    QUJIANG,
    VILLAGES,
    Newborn,
    enter,
    make_couple,
    make_father,
    make_number,
    make_resident,
    make_stage,
    resident_actor,
)
from tests.support import WINDOW, Stage, record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.settings import Settings

Answered = onething.ItemAnswered


def share(on: Stage, mother: str, father: str | None = None, **more: Any) -> Answered:
    return on.assign("registry", "share-parents", {"motherIdNumber": mother, "fatherIdNumber": father}, **more)


def register(on: Stage, newborn: Newborn, case_id: str = "case-1", **more: Any) -> Answered:
    return on.assign("registry", "register-newborn", newborn.inputs(), case_id=case_id, **more)


def codes(answer: Answered) -> list[str]:
    return [reason.code.removeprefix("registry.") for reason in answer.reasons]


def rows(on: Stage, kind: type, *conditions: Any) -> Sequence[Any]:
    with on.host.departments["registry"].db.transaction(write=False) as session:
        found: Sequence[Any] = session.exec(select(kind).where(*conditions)).all()
    return found


def test_parents_are_shared_once_and_told(fresh: Callable[..., Settings]) -> None:
    mother, father = make_couple()
    on = make_stage(fresh("registry"), [mother, father])
    answer = share(on, mother.id_number, father.id_number, times=2)
    assert answer.outcome == Answered.GRANTED
    shared = on.outputs("registry", answer)
    assert shared["mother"] == {
        "residentId": "m1",
        "name": "赖红静",
        "idNumber": mother.id_number,
        "sex": "FEMALE",
        "birthDate": "1998-03-02",
        "hukouCounty": KECHENG,
        "hukouVillage": VILLAGES[KECHENG],
        "village": VILLAGES[KECHENG],
        "householdId": "h1",
        "ethnicity": "汉族",
    }
    assert shared["father"]["residentId"] == "f1"
    assert shared["married"] is True
    entries = rows(on, ReadEntry)
    assert sorted((e.subject_id, e.reader, e.reader_county, e.what, e.purpose, e.case_id) for e in entries) == [
        (who, "onething", "330802", "hukou", "share-parents", "case-1") for who in ("f1", "m1")
    ]


def test_a_mother_alone_and_a_number_as_people_type_it(fresh: Callable[..., Settings]) -> None:
    mother = make_resident("m1", id_number="33080219980302002X")
    on = make_stage(fresh("registry"), [mother])
    answer = share(on, "330802 19980302 002x")
    shared = on.outputs("registry", answer)
    assert (shared["mother"]["residentId"], shared["father"], shared["married"]) == ("m1", None, False)


def test_unknown_parents_are_named_together(fresh: Callable[..., Settings]) -> None:
    gone = make_resident("gone", cancelled=True)
    on = make_stage(fresh("registry"), [*make_couple(), gone])
    nobody = make_number(KECHENG, datetime(1990, 1, 1, tzinfo=UTC).date(), 501)
    answer = share(on, gone.id_number, nobody)
    assert answer.outcome == Answered.NEEDS_SUPPLEMENT
    assert [(reason.code, reason.field) for reason in answer.reasons] == [
        ("registry.unknown-number", "motherIdNumber"),
        ("registry.unknown-number", "fatherIdNumber"),
    ]
    assert rows(on, ReadEntry) == []
    answer = share(on, make_couple()[1].id_number, make_couple()[0].id_number, attempt=2)
    assert codes(answer) == ["mother-not-female", "father-not-male"]


def test_a_newborn_is_entered_once(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: however often an item is delivered or attempted, the case has one entry and one identity number."""
    on = make_stage(fresh("registry"), make_couple())
    newborn = Newborn()
    answer = register(on, newborn, times=2)
    assert answer.outcome == Answered.GRANTED
    outputs = on.outputs("registry", answer)
    (product,) = answer.products
    assert (product.kind, product.id) == ("household-register-entry", outputs["residentId"])
    assert product.path == f"/v1/registry/residents/{product.id}"
    today = (datetime.now(UTC) + timedelta(hours=8)).date()
    born = today - timedelta(days=3)
    assert resident_id.is_valid(outputs["idNumber"], today)
    assert outputs["idNumber"].startswith(f"330802{born:%Y%m%d}")
    assert resident_id.sex(outputs["idNumber"]) == "MALE"
    assert (outputs["householdId"], outputs["village"]) == ("h1", VILLAGES[KECHENG])

    again = register(on, newborn, attempt=2)
    assert on.outputs("registry", again) == outputs
    assert again.products == answer.products

    (child,) = rows(on, Resident, Resident.born_case_id == "case-1")
    assert (child.relation, child.ethnicity, child.mother_id, child.father_id) == ("CHILD", "汉族", "m1", "f1")
    household = on.call("registry", "GetHousehold", registry_pb2.GetHouseholdRequest(household_id="h1"))
    assert [member.resident_id for member in household.members] == ["f1", "m1", child.id]


def test_what_is_announced_holds_no_personal_data(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    keyring = on.host.departments["registry"].keyring
    event = onething.ItemAssigned(
        case_id="case-1",
        task="register-newborn",
        action=onething.ItemAssigned.PERFORM,
        attempt=1,
        sealed_inputs=keyring.seal("registry", json.dumps(Newborn().inputs()).encode()),
    )
    on.deliver("registry", record(event, "case-1", to="registry"))
    announced = on.announced("registry")
    (fact,) = (said for said in announced if isinstance(said, events_pb2.HukouRegistered))
    (answer,) = (said for said in announced if isinstance(said, Answered))
    child = on.outputs("registry", answer)["residentId"]
    expected = {"resident_id": child, "household_id": "h1", "village": VILLAGES[KECHENG], "case_id": "case-1"}
    assert {field.name: value for field, value in fact.ListFields()} == expected


def test_a_grandchild_is_no_child_of_the_head(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), [make_resident("m1", relation="CHILD")])
    outputs = on.outputs("registry", register(on, Newborn(father=None)))
    assert rows(on, Resident, Resident.id == outputs["residentId"])[0].relation == "OTHER"


@pytest.mark.parametrize(
    ("mother", "father", "settle", "expected"),
    [
        (KECHENG, ELSEWHERE, "MOTHER", "GRANTED"),
        (KECHENG, ELSEWHERE, "FATHER", "REFUSED parent-not-local"),
        (ELSEWHERE, ELSEWHERE, "MOTHER", "REFUSED parent-not-local"),
        (KECHENG, QUJIANG, "FATHER", "NEEDS_OFFICER parents-in-different-counties"),
    ],
)
def test_where_the_parents_are_registered(
    mother: str, father: str, settle: str, expected: str, fresh: Callable[..., Settings]
) -> None:
    people = [make_resident("m1", hukou_county=mother), make_father(hukou_county=father)]
    on = make_stage(fresh("registry"), people)
    answer = register(on, Newborn(settle_with=settle))
    assert " ".join([Answered.Outcome.Name(answer.outcome), *codes(answer)]) == expected
    if answer.outcome != Answered.GRANTED:
        assert rows(on, Resident, Resident.born_case_id == "case-1") == []


def test_a_father_who_is_to_be_settled_with_must_be_named(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    answer = register(on, Newborn(settle_with="FATHER", father=None))
    assert answer.outcome == Answered.NEEDS_SUPPLEMENT
    assert codes(answer) == ["settling-parent-missing"]
    granted = register(on, Newborn(settle_with="FATHER"), attempt=2)
    assert granted.outcome == Answered.GRANTED


@pytest.mark.parametrize("granted", [True, False])
def test_an_officer_decides_where_counties_differ(granted: bool, fresh: Callable[..., Settings]) -> None:
    people = [make_resident("m1"), make_father(hukou_county=QUJIANG)]
    on = make_stage(fresh("registry"), people)
    newborn = Newborn(settle_with="FATHER")
    assert register(on, newborn).outcome == Answered.NEEDS_OFFICER
    said = [] if granted else [onething.Reason(code="onething.officer", zh="双方意愿不一致", en="they disagree")]
    decided = onething.OfficerDecision(granted=granted, officer="o1", reasons=said)
    answer = register(on, newborn, attempt=2, officer=decided)
    if granted:
        assert answer.outcome == Answered.GRANTED
        assert on.outputs("registry", answer)["idNumber"].startswith(QUJIANG)
        assert on.outputs("registry", answer)["village"] == VILLAGES[QUJIANG]
    else:
        assert answer.outcome == Answered.REFUSED
        assert [reason.zh for reason in answer.reasons] == ["双方意愿不一致"]


def test_late_is_granted_with_the_reason(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    answer = register(on, Newborn(days_ago=40))
    assert answer.outcome == Answered.GRANTED
    assert codes(answer) == ["registered-late"]
    assert answer.reasons[0].parameter_from == "1958-01-09"


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (Newborn(certificate="Z330000002"), Answered.REFUSED),
        (Newborn(name="陈大宝"), Answered.REFUSED),
        (Newborn(name="陈大宝", certificate="Z330000002"), Answered.GRANTED),
        (Newborn(days_ago=400, certificate="Z330000002"), Answered.GRANTED),
    ],
    ids=["same birth", "same certificate", "twin", "elder sibling"],
)
def test_the_same_child_is_not_entered_for_another_case(
    other: Newborn, outcome: int, fresh: Callable[..., Settings]
) -> None:
    on = make_stage(fresh("registry"), make_couple())
    assert register(on, Newborn(), "case-1").outcome == Answered.GRANTED
    answer = register(on, other, "case-2")
    assert answer.outcome == outcome
    if outcome == Answered.REFUSED:
        assert codes(answer) == ["already-registered"]


def deliver_together(on: Stage, *newborns: tuple[str, Newborn]) -> list[Answered]:
    keyring = on.host.departments["registry"].keyring
    batch = []
    for case_id, newborn in newborns:
        sealed = keyring.seal("registry", json.dumps(newborn.inputs()).encode())
        event = onething.ItemAssigned(
            case_id=case_id,
            task="register-newborn",
            action=onething.ItemAssigned.PERFORM,
            attempt=1,
            sealed_inputs=sealed,
        )
        batch.append(record(event, case_id, to="registry"))
    on.deliver("registry", *batch)
    return [said for said in on.announced("registry") if isinstance(said, Answered)]


def test_one_child_in_two_cases_of_one_batch(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    twin = Newborn(name="陈大宝", certificate="Z330000003")
    answers = deliver_together(on, ("case-1", Newborn()), ("case-2", Newborn()), ("case-3", twin))
    assert [answer.outcome for answer in answers] == [Answered.GRANTED, Answered.REFUSED, Answered.GRANTED]


def test_an_unreadable_item_is_parked_and_the_rest_of_its_batch_done(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    answers = deliver_together(on, ("case-1", Newborn(sex="")), ("case-2", Newborn()))
    assert [(answer.case_id, answer.outcome) for answer in answers] == [("case-2", Answered.GRANTED)]
    (parked,) = on.host.departments["registry"].inbox.parked()
    assert parked.reason.startswith("registry.bad-inputs")


def test_a_whole_day_of_identity_numbers(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: no two children get one number, also when hundreds are born in a county on one day; when a day's
    numbers are gone an officer is asked, and the other sex still has its own."""
    on = make_stage(fresh("registry"), [make_resident("m1")])
    boys = [(f"case-{n}", Newborn(name=f"陈{n}", certificate=f"Z{n}", father=None)) for n in range(500)]
    answers = deliver_together(on, *boys[:100]) + deliver_together(on, *boys[100:])
    outcomes = [answer.outcome for answer in answers]
    assert outcomes.count(Answered.GRANTED) == 499
    numbers = {on.outputs("registry", each)["idNumber"] for each in answers if each.outcome == Answered.GRANTED}
    assert len(numbers) == 499
    (waiting,) = (answer for answer in answers if answer.outcome != Answered.GRANTED)
    assert waiting.outcome == Answered.NEEDS_OFFICER
    assert codes(waiting) == ["no-number-left"]
    girl = Newborn(name="陈小妹", sex="FEMALE", certificate="Z9999", father=None)
    assert register(on, girl, "case-girl").outcome == Answered.GRANTED


def test_undoing_takes_the_entry_and_the_licence_back(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    first = on.outputs("registry", register(on, Newborn()))
    child = first["residentId"]
    (licence,) = on.call(
        "registry", "ListMyLicences", registry_pb2.ListMyLicencesRequest(), resident_actor(child)
    ).licences
    check = registry_pb2.VerifyLicenceRequest(document=licence.document)
    assert on.call("registry", "VerifyLicence", check).valid

    undone = register(on, Newborn(), undo=True, times=2)
    assert undone.outcome == Answered.UNDONE
    with pytest.raises(NotFound):
        on.call("registry", "GetResident", registry_pb2.GetResidentRequest(resident_id=child))
    assert on.call("registry", "VerifyLicence", check).problem == "REVOKED"
    assert register(on, Newborn(), undo=True).outcome == Answered.UNDONE

    anew = on.outputs("registry", register(on, Newborn(), "case-2"))
    assert anew["residentId"] != child
    assert anew["idNumber"] != first["idNumber"]


def test_undoing_announces_it_once(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    register(on, Newborn())
    keyring = on.host.departments["registry"].keyring
    sealed = keyring.seal("registry", json.dumps(Newborn().inputs()).encode())
    for _ in range(2):
        event = onething.ItemAssigned(
            case_id="case-1",
            task="register-newborn",
            action=onething.ItemAssigned.UNDO,
            attempt=1,
            sealed_inputs=sealed,
        )
        on.deliver("registry", record(event, "case-1", to="registry"))
    announced = on.announced("registry")
    assert [type(said).__name__ for said in announced] == ["HukouCancelled", "ItemAnswered", "ItemAnswered"]


def test_undone_before_it_was_done(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    assert register(on, Newborn(), undo=True).outcome == Answered.UNDONE
    assert register(on, Newborn()).outcome == Answered.GRANTED


def test_undone_and_entered_anew_in_one_batch(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    register(on, Newborn())
    keyring = on.host.departments["registry"].keyring
    sealed = keyring.seal("registry", json.dumps(Newborn().inputs()).encode())
    batch = []
    for case_id, action in (("case-1", onething.ItemAssigned.UNDO), ("case-2", onething.ItemAssigned.PERFORM)):
        event = onething.ItemAssigned(
            case_id=case_id, task="register-newborn", action=action, attempt=1, sealed_inputs=sealed
        )
        batch.append(record(event, case_id, to="registry"))
    on.deliver("registry", *batch)
    answers = [said for said in on.announced("registry") if isinstance(said, Answered)]
    assert [answer.outcome for answer in answers] == [Answered.UNDONE, Answered.GRANTED]


def test_the_parent_as_registered_now_decides(fresh: Callable[..., Settings]) -> None:
    """What the case was told of the parents may be days old."""
    on = make_stage(fresh("registry"), make_couple())
    newborn = Newborn()
    inputs = newborn.inputs() | {"mother": {"residentId": "m1", "hukouCounty": QUJIANG, "householdId": "h9"}}
    answer = on.assign("registry", "register-newborn", inputs)
    assert on.outputs("registry", answer)["householdId"] == "h1"
    unknown = Newborn(mother="nobody", certificate="Z330000002")
    assert register(on, unknown, "case-2").outcome == Answered.NEEDS_SUPPLEMENT


def test_the_licence_says_what_was_entered(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    outputs = on.outputs("registry", register(on, Newborn()))
    me = resident_actor(outputs["residentId"])
    (licence,) = on.call("registry", "ListMyLicences", registry_pb2.ListMyLicencesRequest(), me).licences
    assert (licence.kind, licence.title_zh) == ("HOUSEHOLD_REGISTER_PAGE", "居民户口簿（常住人口登记卡）")
    claims = jwt.decode(licence.document, options={"verify_signature": False})
    assert claims["statement"]["idNumber"] == outputs["idNumber"]
    assert claims["statement"]["relation"] == "CHILD"
    assert jwt.get_unverified_header(licence.document)["kid"] == "registry"


def test_a_registration_is_told_to_both_parents(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh("registry"), make_couple())
    register(on, Newborn(), times=2)
    entries = rows(on, ReadEntry)
    assert sorted((e.subject_id, e.reader, e.what) for e in entries) == [
        ("f1", "registry", "hukou"),
        ("m1", "registry", "hukou"),
    ]


def test_someone_who_came_later_is_found(fresh: Callable[..., Settings]) -> None:
    """A supplement: unknown at the first attempt, entered since, found at the second."""
    mother = make_resident("m1")
    on = make_stage(fresh("registry"))
    assert share(on, mother.id_number).outcome == Answered.NEEDS_SUPPLEMENT
    enter(on, [make_resident("m1")])
    assert share(on, mother.id_number, attempt=2).outcome == Answered.GRANTED
    assert on.call("registry", "FindResident", registry_pb2.FindResidentRequest(id_number=mother.id_number), WINDOW)


def test_nothing_depends_on_reading_ahead(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: an item alone in its transaction, with nothing read ahead, is answered alike."""
    mother, father = make_couple()
    on = make_stage(fresh("registry"), [mother, father])
    perform = on.host.departments["registry"].edge.perform
    numbers = {"motherIdNumber": mother.id_number, "fatherIdNumber": father.id_number}

    def work(case_id: str, task: str, inputs: dict[str, Any]) -> Work:
        return Work(case_id, f"{case_id}-{task}", task, KECHENG, 1, inputs)

    share_alone = work("case-1", "share-parents", numbers)
    assert isinstance(perform(lambda tx: share_parents(tx, share_alone), system("registry")), Granted)
    for case_id, kind in (("case-1", Granted), ("case-1", Granted), ("case-2", Refused)):
        register_alone = partial(register_newborn, work=work(case_id, "register-newborn", Newborn().inputs()))
        assert isinstance(perform(register_alone, system("registry")), kind)
    assert len(rows(on, Resident, Resident.born_case_id == "case-1")) == 1
