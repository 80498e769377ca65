"""Filing of an institution: one notice of everything missing, an officer's receipt, the clock on its papers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.childcare.v1 import childcare_pb2 as pb
from civic.childcare.v1 import events_pb2 as events
from civic.onething.v1 import events_pb2 as onething

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed, NotPossibleNow
from city import places
from city.days import china_day
from services.childcare.actions.credit import watch_papers
from services.childcare.models import Institution
from services.childcare.models.filing import BarredCheck, InstitutionPaper
from tests.childcare.factories import OFFICER, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

TOWN = places.towns("330802")[0]
PAPER = {"digest": "sha256:00", "file": "a.pdf"}
PREMISES = {
    "premisesAddress": f"衢州市{TOWN.name}上街 1 号",
    "premisesKind": "OWNED",
    "premises": PAPER,
    "hygiene": PAPER,
    "fire-safety": PAPER,
}
SUPERVISOR = Actor("s1", "supervisor", county="330802", department="childcare", via="gateway", purpose="test")
SUPPLEMENT, OFFICER_NEEDED = onething.ItemAnswered.NEEDS_SUPPLEMENT, onething.ItemAnswered.NEEDS_OFFICER
GRANTED, REFUSED = onething.ItemAnswered.GRANTED, onething.ItemAnswered.REFUSED
NUMBER = "330802199001010011"


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)[0]


def filing_inputs(check_no: str, **changes: Any) -> dict[str, Any]:
    told = {"organisationId": "o-1", "name": "晨曦托育园", "scope": "托育服务", "barred": False, "placesPlanned": 30}
    more = {"openingDay": "2026-12-01", "promise": {"promised": "sha256:1"}, "staff": PAPER, "checkNo": check_no}
    return {**told, **more, **changes}


def file(on: Stage, case_id: str = "case-1", address: str = "", **changes: Any) -> str:
    """Files an institution; its id."""
    inputs = {**PREMISES, **({"premisesAddress": address} if address else {})}
    checked = on.assign("childcare", "check-premises", inputs, case_id=case_id, times=2)
    assert checked.outcome == GRANTED, checked
    given = filing_inputs(on.outputs("childcare", checked)["checkNo"], **changes)
    assert on.assign("childcare", "file-institution", given, case_id=case_id).outcome == OFFICER_NEEDED
    yes = onething.OfficerDecision(granted=True)
    done = on.assign("childcare", "file-institution", given, case_id=case_id, attempt=2, officer=yes, times=2)
    assert done.outcome == GRANTED
    again = on.assign("childcare", "file-institution", given, case_id=case_id, attempt=3)
    assert on.outputs("childcare", again) == on.outputs("childcare", done)
    found = on.call("childcare", "GetFiling", pb.GetFilingRequest(filing_no=done.products[0].id))
    assert (found.state, found.town, found.places) == ("FILED", TOWN.code, 30)
    return str(found.institution_id)


def change(on: Stage, do: Callable[[Any], Any]) -> Any:
    return on.host.departments["childcare"].edge.perform(do, system("childcare"))


def run_papers(on: Stage) -> list[Any]:
    change(on, watch_papers)
    return on.announced("childcare")


def test_one_notice_of_everything_missing(on: Stage) -> None:
    answer = on.assign("childcare", "check-premises", {"premisesAddress": "江山市某路 1 号", "premises": PAPER})
    assert answer.outcome == SUPPLEMENT
    assert [one.field for one in answer.reasons] == [
        "material.hygiene",
        "material.fire-safety",
        "form.premisesAddress",
    ]
    answer = on.assign("childcare", "file-institution", filing_inputs("none", staff=None, promise=None))
    assert answer.outcome == SUPPLEMENT
    assert [one.code for one in answer.reasons][-1] == "childcare.no-such-check"
    assert len(answer.reasons) == 3
    refused = on.assign("childcare", "file-institution", filing_inputs("none", barred=True), case_id="case-9")
    assert refused.outcome == REFUSED
    assert on.assign("childcare", "check-meals", {"organisationId": "o"}).outcome == SUPPLEMENT
    assert on.assign("childcare", "check-meals", {"food-licence": PAPER}, case_id="case-2").outcome == GRANTED


def test_file_change_close(on: Stage) -> None:
    institution_id = file(on)
    answer = on.assign("childcare", "check-premises", PREMISES, case_id="case-2")
    assert [one.code for one in answer.reasons] == ["childcare.address-taken"]
    (found,) = on.call("childcare", "ListFilings", pb.ListFilingsRequest(county="330802", state="FILED")).filings
    no = found.filing_no
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "ChangeFiling", pb.ChangeFilingRequest(filing_no=no, places=0, name="x"), OFFICER)
    assert [fault.field for fault in refused.value.faults] == ["places", "name"]
    with pytest.raises(NotAllowed):
        on.call("childcare", "ChangeFiling", pb.ChangeFilingRequest(filing_no=no, places=20))
    changed = on.call("childcare", "ChangeFiling", pb.ChangeFilingRequest(filing_no=no, places=20), OFFICER)
    assert [step.kind for step in changed.steps] == ["FILED", "CHANGED"]
    on.call(
        "childcare",
        "NotePlaces",
        pb.NotePlacesRequest(institution_id=institution_id, planned=20, filed=20, used=1),
        OFFICER,
    )
    with pytest.raises(NotPossibleNow):
        on.call("childcare", "CloseFiling", pb.CloseFilingRequest(filing_no=no, reason="停办"), OFFICER)
    on.call(
        "childcare", "NotePlaces", pb.NotePlacesRequest(institution_id=institution_id, planned=20, filed=20), OFFICER
    )
    closed = on.call("childcare", "CloseFiling", pb.CloseFilingRequest(filing_no=no, reason="停办"), OFFICER)
    assert closed.state == "CLOSED"
    told = [one.state for one in on.announced("childcare") if isinstance(one, events.InstitutionFiled)]
    assert told[-2:] == ["CHANGED", "CLOSED"]
    assert file(on, "case-3")  # the address is free again


def test_papers_are_warned_of_once_a_threshold_then_the_filing_lapses_and_is_restored(on: Stage) -> None:
    """INVARIANT: each of 60, 30 and 7 days is told once; the day after the last one no place is offered any more."""
    institution_id = file(on)
    on.announced("childcare")
    today = change(on, lambda tx: china_day(tx.now))
    assert run_papers(on) == []
    for left, expected in ((60, [60]), (59, []), (30, [30]), (5, [5]), (0, []), (-1, [-1]), (-2, [])):

        def age(tx: Any, until: Any = today + timedelta(days=left)) -> None:
            tx.session.get(InstitutionPaper, f"{institution_id}-FIRE").valid_until = until

        change(on, age)
        told = [one for one in run_papers(on) if isinstance(one, events.PaperExpiring)]
        assert [one.days_left for one in told] == expected, left
    (filing,) = on.call("childcare", "ListFilings", pb.ListFilingsRequest()).filings
    assert filing.state == "LAPSED"
    assert change(on, lambda tx: tx.session.get(Institution, institution_id).open) == 0
    listed = on.call("childcare", "ListPaperNotices", pb.ListPaperNoticesRequest(), OFFICER).notices
    assert sorted(one.days for one in listed) == [0, 7, 30, 60]
    renew = pb.RenewInstitutionPaperRequest(institution_id=institution_id, kind="FIRE", valid_until="2020-01-01")
    with pytest.raises(InvalidInput):
        on.call("childcare", "RenewInstitutionPaper", renew, OFFICER)
    renew.valid_until = (today + timedelta(days=400)).isoformat()
    papers = on.call("childcare", "RenewInstitutionPaper", renew, OFFICER).papers
    assert [one.kind for one in papers if not one.estimated] == ["FIRE"]
    assert change(on, lambda tx: tx.session.get(Institution, institution_id).open) == 30


def test_barred_yes_or_no_and_nothing_else(on: Stage) -> None:
    """INVARIANT: who asks learns yes or no; every question is kept, no ID number is."""
    from city import resident_id  # noqa: PLC0415

    number = NUMBER[:17] + resident_id.check_character(NUMBER[:17])
    ask = pb.CheckBarredPersonRequest(id_number=number)
    assert not on.call("childcare", "CheckBarredPerson", ask, OFFICER).barred
    on.call("childcare", "EnterBarredPerson", pb.EnterBarredPersonRequest(id_number=number, reason="判决"), SUPERVISOR)
    assert on.call("childcare", "CheckBarredPerson", ask, OFFICER).barred
    assert [field.name for field in pb.CheckBarredPersonResponse.DESCRIPTOR.fields] == ["barred"]
    shared = on.assign("childcare", "check-barred", {"headIdNumber": number})
    assert on.outputs("childcare", shared) == {"barred": True}
    rows = change(on, lambda tx: [one.model_dump() for one in tx.session.query(BarredCheck).all()])
    assert [row["barred"] for row in rows].count(True) == 2
    assert number not in str(rows)
    with pytest.raises(NotAllowed):
        on.call("childcare", "EnterBarredPerson", pb.EnterBarredPersonRequest(id_number=number, reason="x"), OFFICER)
    with pytest.raises(InvalidInput):
        on.call("childcare", "CheckBarredPerson", pb.CheckBarredPersonRequest(id_number="1"), OFFICER)
