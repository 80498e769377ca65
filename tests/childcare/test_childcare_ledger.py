"""Places: the ledger, the waiting list that never promises one twice, and classes against those who look after them."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.childcare.v1 import childcare_pb2 as pb
from civic.childcare.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chassis.edge import system
from chassis.errors import Conflict, DomainError, InvalidInput, NotFound, NotPossibleNow
from city import resident_id
from city.days import china_day
from services.childcare.actions import waiting
from services.childcare.models import Institution
from services.childcare.models.ledger import PlaceApplication, RosterTask
from services.childcare.models.staff import Practitioner
from tests.childcare.factories import OFFICER, VILLAGE, make_institution, make_resident, make_stage
from tests.childcare.test_childcare_filings import SUPERVISOR, TOWN, change
from tests.support import embedded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.settings import Settings
    from tests.support import Stage


def make(fresh: Callable[..., Settings], filed: int = 3, used: int = 0) -> Stage:
    on, _ = make_stage(fresh, make_institution(1, 29.0, 118.9, planned=filed, filed=filed, used=used, town=TOWN.code))
    born = change(on, lambda tx: china_day(tx.now)) - timedelta(days=400)

    def ask(actor: Any, method: str, request: Any, purpose: str, case_id: str) -> Any:
        return registry_pb2.Resident(resident_id=request.resident_id, birth_date=born.isoformat(), village=VILLAGE)

    on.host.departments["childcare"].edge.asking = ask
    return on


def apply(on: Stage, number: int) -> Any:
    request = pb.ApplyForPlaceRequest(institution_id="i1", child_id=f"r-child{number}")
    return on.call("childcare", "ApplyForPlace", request, make_resident(f"r-{number}"))


def act(on: Stage, method: str, kind: Any, no: str, number: int) -> Any:
    return on.call("childcare", method, kind(application_no=no), make_resident(f"r-{number}"))


def confirm(on: Stage, no: str, number: int) -> Any:
    return act(on, "ConfirmPlace", pb.ConfirmPlaceRequest, no, number)


def withdraw(on: Stage, no: str, number: int) -> Any:
    return act(on, "WithdrawPlaceApplication", pb.WithdrawPlaceApplicationRequest, no, number)


def read(on: Stage, no: str, number: int) -> Any:
    return act(on, "GetPlaceApplication", pb.GetPlaceApplicationRequest, no, number)


def let_offers_run_out(on: Stage) -> None:
    def age(tx: Any) -> None:
        for one in tx.session.query(PlaceApplication).all():
            if one.state == "OFFERED":
                one.answer_by = tx.now - timedelta(seconds=1)

    change(on, age)
    change(on, waiting.pass_on)


def sums(on: Stage) -> tuple[int, int, int]:
    """Filed, used, promised, after checking them against the applications."""

    def look(tx: Any) -> tuple[int, int, int]:
        one = tx.session.get(Institution, "i1")
        states = [row.state for row in tx.session.query(PlaceApplication).all()]
        assert one.promised == states.count("OFFERED")
        assert one.used == states.count("CONFIRMED")
        assert one.used + one.promised <= one.filed
        assert one.open == 0 or "WAITING" not in states, "a place is free while somebody waits"
        return one.filed, one.used, one.promised

    return change(on, look)


def test_offer_confirm_lapse_and_pass_on(fresh: Callable[..., Settings]) -> None:
    on = make(fresh, filed=1)
    first, second, third = (apply(on, number) for number in (1, 2, 3))
    assert (first.state, second.state, third.before) == ("OFFERED", "WAITING", 1)
    with pytest.raises(Conflict):
        apply(on, 1)
    with pytest.raises(NotFound):
        read(on, first.application_no, 2)
    with pytest.raises(NotPossibleNow):
        confirm(on, second.application_no, 2)
    let_offers_run_out(on)
    assert read(on, first.application_no, 1).state == "EXPIRED"
    with pytest.raises(NotPossibleNow):
        confirm(on, first.application_no, 1)
    assert confirm(on, second.application_no, 2).state == "CONFIRMED"
    assert confirm(on, second.application_no, 2).state == "CONFIRMED"
    assert sums(on) == (1, 1, 0)
    assert withdraw(on, second.application_no, 2).state == "ENDED"
    assert read(on, third.application_no, 3).state == "OFFERED"
    request = pb.NotePlacesRequest(institution_id="i1", planned=1, filed=1, used=1)
    with pytest.raises(InvalidInput):
        on.call("childcare", "NotePlaces", request, OFFICER)


def test_a_place_is_never_promised_twice_under_threads(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: families that ask, confirm and withdraw at the same instant never share a place."""
    on = make(fresh, filed=3)
    barrier = threading.Barrier(8)

    def family(number: int) -> None:
        barrier.wait()
        no = apply(on, number).application_no
        with suppress(DomainError):
            confirm(on, no, number)
        if number % 3 == 0:
            withdraw(on, no, number)
        change(on, waiting.pass_on)
        with suppress(DomainError):
            confirm(on, no, number)

    threads = [threading.Thread(target=family, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    filed, used, promised = sums(on)
    assert used + promised == filed == 3


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from("acwx"), st.integers(0, 4)), max_size=14), filed=st.integers(1, 3))
def test_whatever_families_do_the_ledger_balances(
    steps: list[tuple[str, int]], filed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """INVARIANT: used and promised are what the applications say, and nobody waits beside a free place."""
    folder: Path = tmp_path_factory.mktemp("ledger")
    on = make(lambda *_names, **_changes: embedded(folder), filed=filed)
    numbers: dict[int, str] = {}
    for what, who in steps:
        with suppress(DomainError):
            if what == "a":
                numbers[who] = apply(on, who).application_no
            elif what == "x":
                let_offers_run_out(on)
            elif who in numbers:
                (confirm if what == "c" else withdraw)(on, numbers[who], who)
        sums(on)


def test_the_ledger(fresh: Callable[..., Settings]) -> None:
    on = make(fresh, filed=30, used=10)
    ask = pb.GetPlacesLedgerRequest(county="330802")
    assert not on.call("childcare", "GetPlacesLedger", ask).HasField("per_thousand")
    people = pb.NoteTownPeopleRequest(town=TOWN.code, inhabitants=10_000, counted_on="2026-01-01")
    on.call("childcare", "NoteTownPeople", people, OFFICER)
    found = on.call("childcare", "GetPlacesLedger", ask)
    assert (found.planned, found.filed, found.used, found.open, found.per_thousand) == (30, 30, 10, 20, 3.0)
    assert found.target_per_thousand == 4.5
    assert [part.code for part in found.parts] == [TOWN.code]
    whole = on.call("childcare", "GetPlacesLedger", pb.GetPlacesLedgerRequest())
    assert ([part.code for part in whole.parts], whole.filed) == (["330802"], 30)
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "GetPlacesLedger", pb.GetPlacesLedgerRequest(county="1", town="2"))
    assert [fault.field for fault in refused.value.faults] == ["county", "town"]


def number(serial: int) -> str:
    first = f"33080219900101{serial:03}"
    return first + resident_id.check_character(first)


def employ(on: Stage, serial: int, **changes: str) -> Any:
    told = {"certificate": "CARER", "certificate_until": "2099-01-01", "health_until": "2099-01-01", **changes}
    request = pb.EnterPractitionerRequest(institution_id="i1", id_number=number(serial), **told)
    return on.call("childcare", "EnterPractitioner", request, OFFICER)


def test_practitioners_and_a_certificate_that_ran_out(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: a carer whose certificate has run out does not count as one."""
    on = make(fresh, filed=30)
    first, second = employ(on, 1), employ(on, 2)
    assert employ(on, 1).practitioner_id == first.practitioner_id
    assert first.certified
    ids = [first.practitioner_id, second.practitioner_id]
    one = pb.NoteAttendanceRequest.Class(name="小一班", class_kind="SMALL", child_ages_months=[18] * 10, carer_ids=ids)
    request = pb.NoteAttendanceRequest(institution_id="i1", classes=[one])
    assert on.call("childcare", "NoteAttendance", request, OFFICER).ok

    def run_out(tx: Any) -> None:
        tx.session.get(Practitioner, ids[0]).certificate_until = china_day(tx.now) - timedelta(days=1)

    change(on, run_out)
    for _ in range(2):
        broken = on.call("childcare", "NoteAttendance", request, OFFICER).breaches
        assert [breach.rule for breach in broken] == ["RATIO", "UNCERTIFIED"]
    assert len(change(on, lambda tx: tx.session.query(RosterTask).all())) == 2
    told = [one.rule for one in on.announced("childcare") if isinstance(one, events.RosterBroken)]
    assert told == ["RATIO", "UNCERTIFIED"]
    share = on.call("childcare", "GetCertifiedShare", pb.GetCertifiedShareRequest(county="330802"))
    assert (share.staff, share.certified, share.percent, share.target_percent) == (2, 1, 50.0, 80.0)
    task = on.call("childcare", "ListRosterTasks", pb.ListRosterTasksRequest(), OFFICER).tasks[0]
    close = pb.CloseRosterTaskRequest(task_id=task.task_id, outcome="已换证")
    assert on.call("childcare", "CloseRosterTask", close, OFFICER).outcome == "已换证"
    request.classes[0].carer_ids.append("C-nobody")
    request.classes.append(one)
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "NoteAttendance", request, OFFICER)
    assert "classes[0].carerIds" in [fault.field for fault in refused.value.faults]
    train = pb.NoteTrainingRequest(practitioner_id=ids[0], course="急救", day="2026-01-05", hours=8)
    for _ in range(2):
        assert on.call("childcare", "NoteTraining", train, OFFICER).hours_in_year == 8
    left = on.call("childcare", "LeavePractitioner", pb.LeavePractitionerRequest(practitioner_id=ids[0]), OFFICER)
    assert left.left_on


def test_who_is_barred_is_not_entered(fresh: Callable[..., Settings]) -> None:
    on = make(fresh)
    bar = pb.EnterBarredPersonRequest(id_number=number(7), reason="判决书")
    on.call("childcare", "EnterBarredPerson", bar, SUPERVISOR)
    with pytest.raises(NotPossibleNow) as refused:
        employ(on, 7)
    assert "判决" not in refused.value.zh
    with pytest.raises(InvalidInput) as wrong:
        employ(on, 8, certificate="X", certificate_until="soon", health_until="")
    assert [fault.field for fault in wrong.value.faults] == ["certificate", "certificateUntil"]
    assert (
        on.host.departments["childcare"].edge.perform(
            lambda tx: tx.session.query(Practitioner).count(), system("childcare")
        )
        == 0
    )
