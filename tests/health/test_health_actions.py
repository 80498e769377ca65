"""What health does with work, news and questions, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import events_pb2 as registry
from sqlalchemy import func
from sqlmodel import select

from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.days import add_months, china_day
from services.health.models import BirthCertificate, Insurance
from tests.health.factories import (
    BORN,
    CHILD,
    FATHER,
    MOTHER,
    OFFICER,
    STRANGER,
    certify,
    make_birth_inputs,
    make_claim_inputs,
    make_mother,
    make_resident,
    make_stage,
)
from tests.support import WINDOW, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

GRANTED, REFUSED = onething.ItemAnswered.GRANTED, onething.ItemAnswered.REFUSED
SUPPLEMENT, OFFICER_NEEDED = onething.ItemAnswered.NEEDS_SUPPLEMENT, onething.ItemAnswered.NEEDS_OFFICER
UNDONE = onething.ItemAnswered.UNDONE
BORN_ON = china_day(BORN)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)


def codes(answer: onething.ItemAnswered) -> list[str]:
    return [reason.code for reason in answer.reasons]


def count(on: Stage, table: type[Any]) -> int:
    with on.host.departments["health"].db.transaction(write=False) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def hukou(on: Stage, *, cancelled: bool = False, times: int = 1, case_id: str = "case-1") -> None:
    """The registry tells that the case's newborn is a resident now, or no more."""
    kind = registry.HukouCancelled if cancelled else registry.HukouRegistered
    news = record(kind(resident_id=CHILD, case_id=case_id), CHILD, source="registry")
    on.deliver("health", *[news] * times)


# --- certificates ------------------------------------------------------------------------------------------------


def test_a_birth_is_certified_once_however_often_it_is_asked(on: Stage) -> None:
    """INVARIANT: one case, one certificate. Would break if redelivery or a later attempt made another."""
    first = on.assign("health", "issue-birth-certificate", make_birth_inputs(), times=2)
    assert first.outcome == GRANTED
    (product,) = first.products
    assert re.fullmatch(r"[A-HJ-NP-Z][0-9]{9}", product.id)
    assert (product.kind, product.path) == ("birth-certificate", f"/v1/health/birth-certificates/{product.id}")
    assert on.outputs("health", first) == {"certificateNo": product.id}
    later = on.assign("health", "issue-birth-certificate", make_birth_inputs(childName="李大满"), attempt=2)
    other = make_birth_inputs(mother=make_mother(residentId="r-other"))
    assert on.assign("health", "issue-birth-certificate", other, attempt=3).products == later.products == first.products
    assert count(on, BirthCertificate) == 1


def test_the_certificate_is_announced_without_personal_data(on: Stage) -> None:
    issued = record_of(on, "issue-birth-certificate", make_birth_inputs())
    (event,) = [said for said in issued if isinstance(said, events.BirthCertificateIssued)]
    assert (event.county, event.case_id) == ("330802", "case-1")
    told = b"".join(said.SerializeToString() for said in issued)
    for personal in ("李小满", "王芳", "330802199503071227", MOTHER):
        assert personal.encode() not in told


def record_of(on: Stage, task: str, inputs: dict[str, Any], case_id: str = "case-1") -> list[Any]:
    """All that was announced upon one piece of work."""
    sealed = on.host.departments["health"].keyring.seal("health", json.dumps(inputs).encode())
    event = onething.ItemAssigned(case_id=case_id, item_id=f"{case_id}-{task}", department="health", task=task)
    event.county, event.attempt, event.sealed_inputs = "330802", 1, sealed
    event.action = onething.ItemAssigned.PERFORM
    on.deliver("health", record(event, case_id, to="health"))
    return list(on.announced("health"))


def test_another_case_is_refused_and_a_twin_is_not(on: Stage) -> None:
    """INVARIANT: one birth, one certificate. Would break if two cases could certify the same child."""
    certify(on)
    again, _ = certify(on, case_id="case-2")
    assert (again.outcome, codes(again)) == (REFUSED, ["health.already-certified"])
    twin, number = certify(on, case_id="case-3", childName="李小雪")
    assert twin.outcome == GRANTED
    assert number
    other_zone = BORN.astimezone(UTC).isoformat()
    assert certify(on, case_id="case-4", bornAt=other_zone)[0].outcome == REFUSED


def test_two_cases_of_one_birth_in_one_batch(on: Stage) -> None:
    """INVARIANT: what one event of a batch entered, the next one sees."""
    keyring = on.host.departments["health"].keyring
    sealed = keyring.seal("health", json.dumps(make_birth_inputs()).encode())
    base = {"department": "health", "task": "issue-birth-certificate", "county": "330802", "attempt": 1, "action": 1}
    work = [
        onething.ItemAssigned(case_id=case, item_id=f"{case}-c", sealed_inputs=sealed, **base) for case in ("a", "b")
    ]
    on.deliver("health", *[record(one, one.case_id, to="health") for one in work])
    answers = [said for said in on.announced("health") if isinstance(said, onething.ItemAnswered)]
    assert [answer.outcome for answer in answers] == [GRANTED, REFUSED]
    assert count(on, BirthCertificate) == 1


def test_an_officer_decides_what_is_implausible(on: Stage) -> None:
    inputs = make_birth_inputs(birthWeightGrams=7000, gestationWeeks=30)
    asked = on.assign("health", "issue-birth-certificate", inputs)
    assert (asked.outcome, codes(asked)) == (OFFICER_NEEDED, ["health.implausible-birth-data"])
    refusal = onething.OfficerDecision(granted=False, officer="o1", reasons=[onething.Reason(code="x.y", zh="不符")])
    refused = on.assign("health", "issue-birth-certificate", inputs, attempt=2, officer=refusal)
    assert (refused.outcome, codes(refused)) == (REFUSED, ["x.y"])
    agreed = onething.OfficerDecision(granted=True, officer="o1")
    granted = on.assign("health", "issue-birth-certificate", inputs, attempt=3, officer=agreed)
    assert granted.outcome == GRANTED


def test_an_unknown_institution_and_a_future_birth_are_asked_back_together(on: Stage) -> None:
    later = (BORN + timedelta(days=12)).isoformat()
    asked, _ = certify(on, birthInstitution="330802-0009", bornAt=later)
    assert asked.outcome == SUPPLEMENT
    assert [reason.field for reason in asked.reasons] == ["bornAt", "birthInstitution"]


def test_without_a_father(on: Stage) -> None:
    for number, absent in enumerate((make_birth_inputs(father=None), make_birth_inputs(childName="小雨"))):
        inputs = {name: value for name, value in absent.items() if name != "father" or number == 0}
        answer = on.assign("health", "issue-birth-certificate", inputs, case_id=f"case-{number}")
        no = on.outputs("health", answer)["certificateNo"]
        got = on.call("health", "GetBirthCertificate", pb.GetBirthCertificateRequest(certificate_no=no))
        assert got.father_id == ""
        request = pb.GetBirthCertificateRequest(certificate_no=no)
        with pytest.raises(NotFound):
            on.call("health", "GetBirthCertificate", request, make_resident(""))


@pytest.mark.parametrize("fault", [{"bornAt": "2026-01-01T08:00:00"}, {"bornAt": 5}, {"mother": {}}, {"mother": None}])
def test_inputs_of_another_form_are_parked_and_not_tried_again(on: Stage, fault: dict[str, Any]) -> None:
    assert record_of(on, "issue-birth-certificate", make_birth_inputs(**fault)) == []
    (parked,) = on.host.departments["health"].inbox.parked()
    assert parked.status == "FAILED"
    assert "health.unreadable-inputs" in parked.reason


def test_revoking(on: Stage) -> None:
    early = on.assign("health", "issue-birth-certificate", {}, undo=True)
    assert early.outcome == UNDONE
    _, no = certify(on)
    on.assign("health", "issue-birth-certificate", {}, undo=True, times=2)
    on.assign("health", "issue-birth-certificate", {}, undo=True)
    got = on.call("health", "GetBirthCertificate", pb.GetBirthCertificateRequest(certificate_no=no))
    assert got.revoked
    again = on.assign("health", "issue-birth-certificate", make_birth_inputs(), attempt=2)
    assert (again.outcome, codes(again)) == (REFUSED, ["health.certificate-revoked"])
    elsewhere, _ = certify(on, case_id="case-2")
    assert elsewhere.outcome == GRANTED
    paid = on.assign("health", "reimburse-birth", make_claim_inputs(no))
    assert (paid.outcome, codes(paid)) == (REFUSED, ["health.certificate-revoked"])


def test_who_reads_a_certificate(on: Stage) -> None:
    """INVARIANT: a resident learns of no record but the own one or the own child's."""
    _, no = certify(on)
    request = pb.GetBirthCertificateRequest(certificate_no=no)
    for reader in (WINDOW, OFFICER, make_resident(MOTHER), make_resident(FATHER)):
        got = on.call("health", "GetBirthCertificate", request, reader)
        assert (got.child_name, got.mother_id, got.father_id, got.weight_grams) == ("李小满", MOTHER, FATHER, 3200)
        assert (got.born_at, got.child_id, got.revoked) == (BORN.isoformat(), "", False)
    for stranger in (STRANGER, CHILD, ""):
        with pytest.raises(NotFound):
            on.call("health", "GetBirthCertificate", request, make_resident(stranger))
    with pytest.raises(NotFound):
        on.call("health", "GetBirthCertificate", pb.GetBirthCertificateRequest(certificate_no="X1"))
    hukou(on)
    assert on.call("health", "GetBirthCertificate", request, make_resident(CHILD)).child_id == CHILD


# --- the registry's news -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("hukou_first", [False, True])
def test_certificate_and_record_name_the_child_in_whatever_order_the_news_comes(
    on: Stage,
    hukou_first: bool,
) -> None:
    if hukou_first:
        hukou(on, times=2)
    _, no = certify(on)
    opened = on.assign("health", "open-vaccination-record", {"bornAt": BORN.isoformat()})
    if not hukou_first:
        hukou(on, times=2)
    hukou(on)
    certificate = on.call("health", "GetBirthCertificate", pb.GetBirthCertificateRequest(certificate_no=no))
    request = pb.GetVaccinationRecordRequest(record_id=opened.products[0].id)
    assert certificate.child_id == on.call("health", "GetVaccinationRecord", request).resident_id == CHILD


@pytest.mark.parametrize("cancelled_first", [False, True])
def test_an_entry_that_was_undone_links_nothing_in_whatever_order_the_news_comes(
    on: Stage,
    cancelled_first: bool,
) -> None:
    _, no = certify(on)
    hukou(on, cancelled=cancelled_first, times=2)
    hukou(on, cancelled=not cancelled_first, times=2)
    certificate = on.call("health", "GetBirthCertificate", pb.GetBirthCertificateRequest(certificate_no=no))
    assert certificate.child_id == ""


def test_a_resident_entered_outside_a_case_is_no_newborn_of_ours(on: Stage) -> None:
    hukou(on, case_id="")
    hukou(on, case_id="", cancelled=True)
    assert not on.host.departments["health"].inbox.parked()


# --- vaccination -------------------------------------------------------------------------------------------------


def open_record(on: Stage, case_id: str = "case-1", **changes: Any) -> str:
    inputs = {"bornAt": BORN.isoformat(), **changes}
    answer = on.assign("health", "open-vaccination-record", inputs, case_id=case_id)
    return str(on.outputs("health", answer)["recordId"])


def give(on: Stage, record_id: str, vaccine: str, number: int, given_on: Any, batch: str = "B1") -> Any:
    request = pb.RecordDoseRequest(
        record_id=record_id, vaccine=vaccine, number=number, given_on=str(given_on), batch=batch
    )
    return on.call("health", "RecordDose", request)


def test_a_record_is_opened_once_and_knows_what_is_due(on: Stage) -> None:
    answer = on.assign("health", "open-vaccination-record", {"bornAt": BORN.isoformat()}, times=2)
    later = on.assign("health", "open-vaccination-record", {"bornAt": BORN.isoformat()}, attempt=2)
    assert answer.products == later.products
    (product,) = answer.products
    assert (product.kind, product.path) == ("vaccination-record", f"/v1/health/vaccination-records/{product.id}")
    got = on.call("health", "GetVaccinationRecord", pb.GetVaccinationRecordRequest(record_id=product.id))
    due = {(dose.vaccine, dose.number): dose.due_on for dose in got.doses}
    assert len(due) == len(got.doses) == 22
    assert due["HepB", 1] == due["BCG", 1] == BORN_ON.isoformat()
    assert due["DT", 1] == add_months(BORN_ON, 72).isoformat()
    assert not any(dose.given_on for dose in got.doses)


def test_doses_are_entered_and_announced(on: Stage) -> None:
    record_id = open_record(on)
    give(on, record_id, "BCG", 1, BORN_ON)
    got = give(on, record_id, "HepB", 1, BORN_ON + timedelta(days=1), "H7")
    given = {(dose.vaccine, dose.number): (dose.given_on, dose.batch) for dose in got.doses if dose.given_on}
    assert given == {
        ("BCG", 1): (BORN_ON.isoformat(), "B1"),
        ("HepB", 1): ((BORN_ON + timedelta(days=1)).isoformat(), "H7"),
    }
    told = [said for said in on.announced("health") if isinstance(said, events.DoseGiven)]
    assert [(said.record_id, said.vaccine, said.number) for said in told] == [
        (record_id, "BCG", 1),
        (record_id, "HepB", 1),
    ]


def test_all_that_is_wrong_with_a_dose_is_told_at_once(on: Stage) -> None:
    record_id = open_record(on)
    give(on, record_id, "HepB", 1, BORN_ON)
    with pytest.raises(InvalidInput) as told:
        give(on, record_id, "HepB", 1, BORN_ON - timedelta(days=1), batch="")
    assert [(fault.field, fault.code) for fault in told.value.faults] == [
        ("number", "health.dose-already-given"),
        ("givenOn", "health.dose-before-birth"),
        ("batch", "health.no-batch"),
    ]
    with pytest.raises(InvalidInput) as told:
        give(on, record_id, "HepB", 2, BORN_ON + timedelta(days=5))
    assert [fault.code for fault in told.value.faults] == ["health.dose-under-age", "health.dose-interval"]
    with pytest.raises(InvalidInput):
        give(on, record_id, "HepB", 2, "tomorrow")
    with pytest.raises(NotFound):
        give(on, "V0", "HepB", 1, BORN_ON)


def test_only_health_enters_doses(on: Stage) -> None:
    record_id = open_record(on)
    elsewhere = replace(OFFICER, department="childcare")
    request = pb.RecordDoseRequest(record_id=record_id, vaccine="BCG", number=1, given_on=str(BORN_ON), batch="B")
    with pytest.raises(NotAllowed):
        on.call("health", "RecordDose", request, elsewhere)


def test_two_clinics_at_once_lose_no_dose(on: Stage) -> None:
    """INVARIANT: no dose that was answered for is lost. Would break without the lock on the record."""
    old = (BORN - timedelta(days=360)).isoformat()
    record_id = open_record(on, bornAt=old)
    day = BORN_ON
    wanted = [("BCG", 1), ("HepB", 1), ("IPV", 1), ("DTaP", 1), ("MMR", 1), ("JE-L", 1), ("MPSV-A", 1)]
    failed: list[BaseException] = []

    def enter_dose(vaccine: str, number: int) -> None:
        try:
            give(on, record_id, vaccine, number, day)
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=enter_dose, args=dose) for dose in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    got = on.call("health", "GetVaccinationRecord", pb.GetVaccinationRecordRequest(record_id=record_id))
    assert {(dose.vaccine, dose.number) for dose in got.doses if dose.given_on} == set(wanted)


def test_who_reads_a_vaccination_record(on: Stage) -> None:
    certify(on)
    request = pb.GetVaccinationRecordRequest(record_id=open_record(on))
    hukou(on)
    for reader in (WINDOW, make_resident(MOTHER), make_resident(FATHER), make_resident(CHILD)):
        assert on.call("health", "GetVaccinationRecord", request, reader).doses
    for stranger in (STRANGER, ""):
        with pytest.raises(NotFound):
            on.call("health", "GetVaccinationRecord", request, make_resident(stranger))
    alone = pb.GetVaccinationRecordRequest(record_id=open_record(on, "case-2"))
    with pytest.raises(NotFound):
        on.call("health", "GetVaccinationRecord", alone, make_resident(MOTHER))


# --- insurance ---------------------------------------------------------------------------------------------------


def enrol(on: Stage, **work: Any) -> onething.ItemAnswered:
    inputs = {"residentId": CHILD, "bornAt": BORN.isoformat()}
    return on.assign("health", "enrol-insurance", work.pop("inputs", inputs), **work)


def test_one_enrolment_a_resident(on: Stage) -> None:
    """INVARIANT: nobody is insured twice at once. Would break if two cases could enrol the same resident."""
    first = enrol(on, times=2)
    assert (first.outcome, codes(first)) == (GRANTED, ["health.covered-from-birth"])
    assert enrol(on, attempt=2).products == first.products
    other = enrol(on, case_id="case-2")
    assert (other.outcome, codes(other)) == (REFUSED, ["health.already-insured"])
    got = on.call("health", "GetInsurance", pb.GetInsuranceRequest(insurance_no=first.products[0].id))
    assert (got.resident_id, got.covered_from, got.cancelled) == (CHILD, BORN_ON.isoformat(), False)


def test_cases_of_one_resident_at_the_same_moment(on: Stage) -> None:
    """INVARIANT: who comes second at the same moment finds the first. Would break without the unique index."""
    inputs = json.dumps({"residentId": CHILD, "bornAt": BORN.isoformat()}).encode()
    sealed = on.host.departments["health"].keyring.seal("health", inputs)
    start = threading.Barrier(6)

    def deliver(case: str) -> None:
        event = onething.ItemAssigned(case_id=case, item_id=f"{case}-i", department="health", sealed_inputs=sealed)
        event.task, event.county, event.attempt = "enrol-insurance", "330802", 1
        event.action = onething.ItemAssigned.PERFORM
        start.wait()
        on.deliver("health", record(event, case, to="health"))

    threads = [threading.Thread(target=deliver, args=(f"case-{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers = [said for said in on.announced("health") if isinstance(said, onething.ItemAnswered)]
    assert sorted(answer.outcome for answer in answers) == [GRANTED, *[REFUSED] * 5]
    assert count(on, Insurance) == 1


def test_an_enrolment_is_undone_once_and_its_place_is_free(on: Stage) -> None:
    assert enrol(on, undo=True).outcome == UNDONE
    no = enrol(on).products[0].id
    enrol(on, undo=True, times=2)
    assert enrol(on, undo=True, inputs={}).outcome == UNDONE
    assert on.call("health", "GetInsurance", pb.GetInsuranceRequest(insurance_no=no)).cancelled
    assert enrol(on, case_id="case-2").outcome == GRANTED
    assert enrol(on, case_id="case-2", undo=True).outcome == UNDONE
    again = enrol(on, case_id="case-2", attempt=2)
    assert again.outcome == GRANTED
    assert count(on, Insurance) == 3


def test_each_change_of_an_enrolment_is_announced_once(on: Stage) -> None:
    keyring = on.host.departments["health"].keyring
    sealed = keyring.seal("health", json.dumps({"residentId": CHILD, "bornAt": BORN.isoformat()}).encode())
    base = {"case_id": "c", "item_id": "c-i", "department": "health", "task": "enrol-insurance", "attempt": 1}
    work = [onething.ItemAssigned(**base, county="330802", sealed_inputs=sealed, action=a) for a in (1, 2, 2)]
    on.deliver("health", *[record(one, "c", to="health") for one in work])
    said = [type(one).__name__ for one in on.announced("health")]
    assert said == ["InsuranceEnrolled", "ItemAnswered", "InsuranceCancelled", "ItemAnswered", "ItemAnswered"]


def test_who_reads_an_insurance(on: Stage) -> None:
    certify(on)
    same_case = enrol(on).products[0].id
    other_child = {"residentId": "r-second", "bornAt": BORN.isoformat()}
    other_case = enrol(on, case_id="case-2", inputs=other_child).products[0].id
    for reader in (WINDOW, make_resident(CHILD), make_resident(MOTHER), make_resident(FATHER)):
        on.call("health", "GetInsurance", pb.GetInsuranceRequest(insurance_no=same_case), reader)
    with pytest.raises(NotFound):
        on.call("health", "GetInsurance", pb.GetInsuranceRequest(insurance_no=same_case), make_resident(STRANGER))
    request = pb.GetInsuranceRequest(insurance_no=other_case)
    with pytest.raises(NotFound):
        on.call("health", "GetInsurance", request, make_resident(MOTHER))
    # A child that was certified in one case and insured in another is known by the registry's news.
    certify(on, case_id="case-3", childName="李小雪")
    on.deliver("health", record(registry.HukouRegistered(resident_id="r-second", case_id="case-3"), "r-second"))
    assert on.call("health", "GetInsurance", request, make_resident(MOTHER)).resident_id == "r-second"


# --- reimbursement -----------------------------------------------------------------------------------------------


def claim(on: Stage, no: str, *, case_id: str = "case-1", **changes: Any) -> onething.ItemAnswered:
    work = {key: changes.pop(key) for key in ("undo", "times", "attempt") if key in changes}
    return on.assign("health", "reimburse-birth", make_claim_inputs(no, **changes), case_id=case_id, **work)


def test_one_reimbursement_a_certificate(on: Stage) -> None:
    """INVARIANT: a birth is paid for once. Would break if another case could claim on the same certificate."""
    _, no = certify(on)
    first = claim(on, no, times=2)
    assert (first.outcome, codes(first)) == (GRANTED, ["health.reimbursement-amount"])
    assert claim(on, no, attempt=2).products == first.products
    other = claim(on, no, case_id="case-2")
    assert (other.outcome, codes(other)) == (REFUSED, ["health.already-reimbursed"])
    request = pb.GetReimbursementRequest(reimbursement_no=first.products[0].id)
    got = on.call("health", "GetReimbursement", request)
    assert (got.amount_fen, got.mother_id, got.cancelled, got.paid_on) == (200000, MOTHER, False, "")
    for reader in (make_resident(MOTHER), make_resident(FATHER)):
        on.call("health", "GetReimbursement", request, reader)
    with pytest.raises(NotFound):
        on.call("health", "GetReimbursement", request, make_resident(STRANGER))


@pytest.mark.parametrize(
    ("changes", "outcome", "code"),
    [
        ({"certificateNo": "X000000000"}, REFUSED, "health.no-certificate"),
        ({"mother": make_mother(residentId=STRANGER)}, REFUSED, "health.not-the-mothers-certificate"),
        ({"bankAccount": "6228480402564890019"}, SUPPLEMENT, "health.bank-account"),
    ],
)
def test_claims_that_are_not_paid(on: Stage, changes: dict[str, Any], outcome: int, code: str) -> None:
    _, no = certify(on)
    answer = claim(on, no, **changes)
    assert (answer.outcome, codes(answer)) == (outcome, [code])
    mended = claim(on, no, attempt=2)
    assert mended.outcome == GRANTED


def pay(on: Stage, no: str, day: Any) -> Any:
    request = pb.PayReimbursementRequest(reimbursement_no=no, paid_on=str(day))
    return on.call("health", "PayReimbursement", request, OFFICER)


def test_undone_before_it_was_paid(on: Stage) -> None:
    _, certificate = certify(on)
    no = claim(on, certificate).products[0].id
    undone = claim(on, certificate, undo=True, times=2)
    assert (undone.outcome, codes(undone)) == (UNDONE, [])
    assert claim(on, certificate, undo=True).outcome == UNDONE
    with pytest.raises(NotPossibleNow):
        pay(on, no, china_day(BORN + timedelta(days=10)))
    assert claim(on, certificate, case_id="case-2").outcome == GRANTED


def test_undone_after_it_was_paid_is_claimed_back(on: Stage) -> None:
    today = china_day(BORN + timedelta(days=10))
    _, certificate = certify(on)
    no = claim(on, certificate).products[0].id
    assert pay(on, no, today).paid_on == pay(on, no, today).paid_on == today.isoformat()
    paid = [said for said in on.announced("health") if isinstance(said, events.ReimbursementPaid)]
    assert len(paid) == 1
    undone = claim(on, certificate, undo=True)
    assert (undone.outcome, codes(undone)) == (UNDONE, ["health.reimbursement-claimed-back"])
    got = on.call("health", "GetReimbursement", pb.GetReimbursementRequest(reimbursement_no=no))
    assert (got.cancelled, got.paid_on) == (True, today.isoformat())


def test_payments_that_cannot_be(on: Stage) -> None:
    today = china_day(BORN + timedelta(days=10))
    _, certificate = certify(on)
    no = claim(on, certificate).products[0].id
    for day in (today + timedelta(days=2), BORN_ON - timedelta(days=400), "soon", ""):
        with pytest.raises(InvalidInput):
            pay(on, no, day)
    with pytest.raises(NotFound):
        pay(on, "R0", today)
    request = pb.PayReimbursementRequest(reimbursement_no=no, paid_on=str(today))
    with pytest.raises(NotAllowed):
        on.call("health", "PayReimbursement", request, replace(OFFICER, department="registry"))
