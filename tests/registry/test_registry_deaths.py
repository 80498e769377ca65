"""Deaths: certified, recorded once, the entry closed, all of it taken back."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import events_pb2
from civic.registry.v1 import registry_pb2 as pb
from sqlmodel import select

from chassis.auth import Actor
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.registry.death_models import Death, DeathReport, HukouEnd
from services.registry.models import Resident
from tests.registry.making import (
    ELSEWHERE,
    enter,
    make_couple,
    make_father,
    make_number,
    make_resident,
    make_stage,
    resident_actor,
)
from tests.support import Stage, record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.settings import Settings

Answered = onething.ItemAnswered
TODAY = (datetime.now(UTC) + timedelta(hours=8)).date()
POLICE = Actor("p1", "officer", county="330802", department="registry", via="gateway", purpose="死亡登记核实")
GRANT = onething.OfficerDecision(granted=True)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    """m1 heads h1, f1 is her husband, c1 their grown-up son in h1; x1 is a stranger."""
    mother, _ = make_couple()
    people = [
        mother,
        make_father(birth_date=date(1990, 1, 1)),
        make_resident("c1", sex="MALE", birth_date=date(2000, 5, 5), relation="CHILD", mother_id="m1", father_id="f1"),
        make_resident("x1", household_id="h2"),
    ]
    return make_stage(fresh("registry"), people)


def report(on: Stage, case_id: str = "case-1", **changes: Any) -> Answered:
    more = {name: changes.pop(name) for name in ("times", "attempt", "officer", "undo") if name in changes}
    given = {
        "residentId": "m1",
        "diedOn": "2026-11-01",
        "reportedBy": "HOSPITAL",
        "hospitalCertificateNo": "SY1",
        "inquestCertificateNo": None,
        "policeCertificateNo": None,
    }
    return on.assign("registry", "record-death", given | changes, case_id=case_id, **more)


def said(on: Stage, kind: type) -> list[Any]:
    """Announced since the last look; the answers of items are taken away by `Stage.assign`."""
    return [message for message in on.announced("registry") if isinstance(message, kind)]


def rows(on: Stage, kind: type, *conditions: Any) -> Sequence[Any]:
    with on.host.departments["registry"].db.transaction(write=False) as session:
        found: Sequence[Any] = session.exec(select(kind).where(*conditions)).all()
    return found


def codes(answer: Answered) -> list[str]:
    return [reason.code.removeprefix("registry.") for reason in answer.reasons]


def test_two_reports_of_one_death_are_one_record(on: Stage) -> None:
    """INVARIANT: however many cases report a death, and however often, it has one record and one number."""
    first = report(on, times=2)
    assert first.outcome == Answered.GRANTED
    number = on.outputs("registry", first)["deathNo"]
    assert [(made.kind, made.path) for made in first.products] == [("death-record", f"/v1/registry/deaths/{number}")]
    second = report(on, "case-2", reportedBy="FUNERAL_HOME", hospitalCertificateNo=None)
    assert on.outputs("registry", second)["deathNo"] == number
    assert codes(second) == ["death-already-recorded"]
    assert on.outputs("registry", report(on, attempt=2))["deathNo"] == number
    assert [row.died_on for row in rows(on, Death)] == [date(2026, 11, 1)]
    assert rows(on, Resident, Resident.id == "m1")[0].died_on == date(2026, 11, 1)


def test_the_record_falls_with_its_last_report(on: Stage) -> None:
    """INVARIANT: one case's withdrawal never revives somebody whom another case still reports dead."""
    report(on)
    report(on, "case-2")
    assert report(on, undo=True).outcome == Answered.UNDONE
    assert [row.revoked for row in rows(on, Death)] == [False]
    assert report(on, "case-2", undo=True, times=2).outcome == Answered.UNDONE
    assert [row.revoked for row in rows(on, Death)] == [True]
    assert rows(on, Resident, Resident.id == "m1")[0].died_on is None
    again = report(on, "case-3", diedOn="2026-11-02")
    assert again.outcome == Answered.GRANTED
    assert len(rows(on, Death)) == 2


@pytest.mark.parametrize(
    ("changes", "outcome", "code"),
    [
        ({"diedOn": "1998-03-01"}, "NEEDS_SUPPLEMENT", "died-before-birth"),
        ({"diedOn": (TODAY + timedelta(days=1)).isoformat()}, "NEEDS_SUPPLEMENT", "died-in-future"),
        ({"diedOn": "yesterday"}, "NEEDS_SUPPLEMENT", "bad-date"),
        ({"residentId": "nobody"}, "REFUSED", "unknown-resident"),
        ({"hospitalCertificateNo": None}, "NEEDS_OFFICER", "no-death-certificate"),
        ({"policeCertificateNo": "FZC1", "hospitalCertificateNo": None}, "REFUSED", "certificate-of-another"),
    ],
)
def test_what_is_not_recorded(on: Stage, changes: dict[str, Any], outcome: str, code: str) -> None:
    answer = report(on, **changes)
    assert (Answered.Outcome.Name(answer.outcome), codes(answer)) == (outcome, [code])
    assert rows(on, Death) == rows(on, DeathReport) == []


def test_an_officer_decides_where_days_differ(on: Stage) -> None:
    number = on.outputs("registry", report(on))["deathNo"]
    other = report(on, "case-2", diedOn="2026-11-03")
    assert (other.outcome, codes(other)) == (Answered.NEEDS_OFFICER, ["death-dates-differ"])
    refused = report(on, "case-2", diedOn="2026-11-03", attempt=2, officer=onething.OfficerDecision(granted=False))
    assert (refused.outcome, codes(refused)) == (Answered.REFUSED, ["refused-by-officer"])
    joined = report(on, "case-2", diedOn="2026-11-03", attempt=3, officer=GRANT)
    assert on.outputs("registry", joined)["deathNo"] == number
    assert [row.died_on for row in rows(on, Death)] == [date(2026, 11, 1)]


def test_the_police_certify_once_an_officer_decided(on: Stage) -> None:
    inputs = {"residentId": "m1", "diedOn": "2026-11-01", "placeOfDeath": "柯城区某路1号", "police-proof": {}}
    asked = on.assign("registry", "issue-police-certificate", inputs)
    assert (asked.outcome, codes(asked)) == (Answered.NEEDS_OFFICER, ["police-decide"])
    made = on.assign("registry", "issue-police-certificate", inputs, attempt=2, officer=GRANT, times=2)
    number = on.outputs("registry", made)["policeCertificateNo"]
    again = on.assign("registry", "issue-police-certificate", inputs, attempt=3, officer=GRANT)
    assert on.outputs("registry", again)["policeCertificateNo"] == number
    answer = report(on, residentId="f1", hospitalCertificateNo=None, policeCertificateNo=number)
    assert codes(answer) == ["certificate-of-another"]
    assert report(on, hospitalCertificateNo=None, policeCertificateNo=number).outcome == Answered.GRANTED
    request = pb.GetPoliceCertificateRequest(certificate_no=number)
    read = on.call("registry", "GetPoliceCertificate", request, resident_actor("c1"))
    assert (read.resident_id, read.place_of_death) == ("m1", "柯城区某路1号")
    with pytest.raises(NotFound):
        on.call("registry", "GetPoliceCertificate", request, resident_actor("x1"))


def test_the_entry_is_closed_and_another_heads_the_household(on: Stage) -> None:
    early = on.assign("registry", "cancel-hukou", {"residentId": "m1", "deathNo": "SW1"})
    assert codes(early) == ["no-death-record"]
    number = on.outputs("registry", report(on))["deathNo"]
    inputs = {"residentId": "m1", "deathNo": number}
    closed = on.assign("registry", "cancel-hukou", inputs, times=2)
    cancellation = on.outputs("registry", closed)["cancellationNo"]
    again = on.assign("registry", "cancel-hukou", inputs, attempt=2)
    assert on.outputs("registry", again)["cancellationNo"] == cancellation
    assert len(rows(on, HukouEnd)) == 1
    home = on.call("registry", "GetHousehold", pb.GetHouseholdRequest(household_id="h1"))
    assert {m.resident_id: m.relation for m in home.members} == {"f1": "HEAD", "c1": "CHILD"}
    read = on.call(
        "registry",
        "GetHukouCancellation",
        pb.GetHukouCancellationRequest(cancellation_no=cancellation),
        resident_actor("f1"),
    )
    assert (read.death_no, read.ended_on, read.restored) == (number, TODAY.isoformat(), False)
    person = on.call("registry", "GetResident", pb.GetResidentRequest(resident_id="m1"))
    assert (person.died_on, person.hukou_ended_on) == ("2026-11-01", TODAY.isoformat())


def test_a_hukou_elsewhere_is_closed_elsewhere(on: Stage) -> None:
    enter(on, [make_resident("e1", hukou_county=ELSEWHERE, household_id="h3")])
    number = on.outputs("registry", report(on, residentId="e1"))["deathNo"]
    answer = on.assign("registry", "cancel-hukou", {"residentId": "e1", "deathNo": number})
    assert (answer.outcome, codes(answer)) == (Answered.REFUSED, ["hukou-elsewhere"])


def test_an_officer_takes_back_a_death_that_was_none(on: Stage) -> None:
    """INVARIANT: whoever was recorded dead by mistake stands in the register as before."""
    number = on.outputs("registry", report(on))["deathNo"]
    on.assign("registry", "cancel-hukou", {"residentId": "m1", "deathNo": number})
    request = pb.RevokeDeathRequest(death_no=number, reason="同名误报")
    health = Actor("o2", "officer", department="health", via="gateway", purpose="x")
    with pytest.raises(NotAllowed):
        on.call("registry", "RevokeDeath", request, health)
    with pytest.raises(InvalidInput):
        on.call("registry", "RevokeDeath", pb.RevokeDeathRequest(death_no=number), POLICE)
    on.announced("registry")
    assert on.call("registry", "RevokeDeath", request, POLICE).revoked
    assert [(m.resident_id, m.death_no) for m in said(on, events_pb2.DeathRevoked)] == [("m1", number)]
    with pytest.raises(NotPossibleNow):
        on.call("registry", "RevokeDeath", request, POLICE)
    home = on.call("registry", "GetHousehold", pb.GetHouseholdRequest(household_id="h1"))
    assert {m.resident_id: m.relation for m in home.members} == {"m1": "HEAD", "f1": "SPOUSE", "c1": "CHILD"}
    licences = on.call("registry", "ListMyLicences", pb.ListMyLicencesRequest(), resident_actor("m1")).licences
    assert [licence.revoked for licence in licences] == [False]
    # The case's item comes again: the report was withdrawn with the record, so it makes a new one.
    assert on.outputs("registry", report(on, attempt=2))["deathNo"] != number


def test_who_may_read_a_death(on: Stage) -> None:
    number = on.outputs("registry", report(on))["deathNo"]
    request = pb.GetDeathRequest(death_no=number)
    assert on.call("registry", "GetDeath", request, resident_actor("c1")).died_on == "2026-11-01"
    for stranger in ("x1", "nobody"):
        with pytest.raises(NotFound):
            on.call("registry", "GetDeath", request, resident_actor(stranger))
    with pytest.raises(NotFound):
        on.call("registry", "GetDeath", pb.GetDeathRequest(death_no="SW0"), POLICE)


def test_events_are_announced_once(on: Stage) -> None:
    batch = [
        onething.ItemAssigned(
            case_id=case,
            item_id=f"{case}-record-death",
            department="registry",
            task="record-death",
            county="330802",
            attempt=1,
            sealed_inputs=on.host.departments["registry"].keyring.seal(
                "registry",
                b'{"residentId":"m1","diedOn":"2026-11-01","reportedBy":"FAMILY","hospitalCertificateNo":"SY1"}',
            ),
        )
        for case in ("case-1", "case-2")
    ]
    on.deliver("registry", *[record(event, event.case_id, to="registry") for event in batch])
    told = said(on, events_pb2.DeathRecorded)
    assert [(m.resident_id, m.died_on, m.county, m.case_id) for m in told] == [("m1", "2026-11-01", "330802", "case-1")]


@pytest.mark.live
def test_reports_at_the_same_moment_are_one_record(postgres_settings: Callable[..., Settings]) -> None:
    """INVARIANT: reports that arrive at the same moment make one record; withdrawn at the same moment, none stands.

    Without the unique index two would stand; without the lock both withdrawals would think the other report stands.
    """
    on = make_stage(postgres_settings("registry"), make_couple())
    threads = 6
    department = on.host.departments["registry"]

    def together(action: onething.ItemAssigned.Action.ValueType) -> None:
        ready = threading.Barrier(threads)

        def one(number: int) -> None:
            inputs = b'{"residentId":"m1","diedOn":"2026-11-01","reportedBy":"TOWN","hospitalCertificateNo":"SY1"}'
            event = onething.ItemAssigned(
                case_id=f"case-{number}",
                item_id=f"case-{number}-record-death",
                department="registry",
                task="record-death",
                county="330802",
                attempt=1,
                action=action,
                sealed_inputs=department.keyring.seal("registry", inputs),
            )
            ready.wait()
            on.deliver("registry", record(event, event.case_id, to="registry"))

        workers = [threading.Thread(target=one, args=(number,)) for number in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    together(onething.ItemAssigned.PERFORM)
    assert [row.revoked for row in rows(on, Death)] == [False]
    assert len(rows(on, DeathReport)) == threads
    assert len(said(on, events_pb2.DeathRecorded)) == 1
    together(onething.ItemAssigned.UNDO)
    assert [row.revoked for row in rows(on, Death)] == [True]
    assert len(said(on, events_pb2.DeathRevoked)) == 1


def test_the_informant_is_kin_or_an_officer_asks(on: Stage) -> None:
    numbers = {row.id: row.id_number for row in rows(on, Resident)}

    def share(informant: str, **more: Any) -> Answered:
        inputs = {"deceasedIdNumber": numbers["m1"], "informantIdNumber": informant}
        return on.assign("registry", "share-deceased", inputs, case_id=f"case-{informant}", **more)

    given = share(numbers["c1"], times=2)
    shared = on.outputs("registry", given)
    assert (shared["residentId"], shared["kinship"], len(shared["village"])) == ("m1", "CHILD", 12)
    assert on.outputs("registry", share(numbers["f1"]))["kinship"] == "SPOUSE"
    stranger = share(numbers["x1"])
    assert (stranger.outcome, codes(stranger)) == (Answered.NEEDS_OFFICER, ["no-kinship"])
    asked = share(numbers["x1"], attempt=2, officer=GRANT)
    assert on.outputs("registry", asked)["kinship"] == "OTHER"
    assert codes(share(numbers["m1"])) == ["informant-is-deceased"]
    report(on, residentId="f1", case_id="case-f1")
    assert codes(share(numbers["f1"], attempt=2)) == ["informant-dead"]
    nobody = make_number("330802", date(1990, 1, 1), 501)
    unknown = on.assign(
        "registry", "share-deceased", {"deceasedIdNumber": nobody, "informantIdNumber": nobody}, case_id="case-9"
    )
    assert [reason.field for reason in unknown.reasons] == ["deceasedIdNumber", "informantIdNumber"]
