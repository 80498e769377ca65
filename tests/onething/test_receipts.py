"""Anywhere: a window of any county, the receipt and its code, and worklists that follow competence."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1 import onething_pb2
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from chassis.auth import Actor
from chassis.errors import InvalidInput, NotFound
from services.onething import receipts
from services.onething.main import SERVICE
from tests.onething import factories as make
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

ELSEWHERE = Actor("w9", "window", county="330881", department="registry", via="gateway")
NOBODY = Actor("", "")
BASE = "https://qz.example"


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    return stage(fresh("onething", public_url=f"{BASE}/"), [SERVICE])


def paper(desk: Stage, case_id: str, actor: Actor = ELSEWHERE) -> str:
    found = desk.call("onething", "GetReceipt", onething_pb2.GetReceiptRequest(case_id=case_id), actor)
    assert found.content_type == "application/pdf"
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(found.data)).pages)


def verify(desk: Stage, receipt_no: str, code: str) -> onething_pb2.VerifyReceiptResponse:
    ask = onething_pb2.VerifyReceiptRequest(receipt_no=receipt_no, code=code)
    found: onething_pb2.VerifyReceiptResponse = desk.call("onething", "VerifyReceipt", ask, NOBODY)
    return found


def code_on(text: str) -> str:
    return text.partition("Verification code: ")[2].split()[0]


def test_a_window_of_another_county_takes_a_case_and_its_receipt_says_both_places(desk: Stage) -> None:
    case = make.open_case(desk, ELSEWHERE)
    assert (case.county, case.intake_county) == ("330802", "330881")
    text = paper(desk, case.case_id)
    for told in (case.receipt_no, "江山市", "柯城区", "新生儿", "出生医学证明", "Due on", str(case.due_on)):
        assert told in text, told
    form = make.make_form()
    for secret in (form["childName"], form["motherIdNumber"], form["contactPhone"], form["bankAccount"]):
        assert secret not in text
    flat = "".join(text.split())
    assert f"{BASE}/v1/receipts/{case.receipt_no}/verify?code={code_on(text)}" in flat
    # Made of what the case is, not of chance or the moment.
    assert paper(desk, case.case_id) == text


def test_a_limit_that_is_an_estimate_says_so(desk: Stage) -> None:
    case = make.open_case(desk, one_thing_id="newborn")
    provisional = make.get(desk, case.case_id).provisional
    assert ("预计" in paper(desk, case.case_id)) == provisional


def test_anybody_verifies_a_receipt_and_learns_nothing_personal(desk: Stage) -> None:
    case = make.open_case(desk, ELSEWHERE)
    code = code_on(paper(desk, case.case_id))
    found = verify(desk, case.receipt_no, code)
    assert (found.valid, found.one_thing_id, found.county_zh, found.intake_county_zh) == (
        True,
        "newborn",
        "柯城区",
        "江山市",
    )
    assert (found.due_on, onething_pb2.Case.Status.Name(found.status)) == (case.due_on, "RUNNING")
    assert verify(desk, case.receipt_no, code.lower().replace("-", " ")).valid
    fields = {field.name for field in found.DESCRIPTOR.fields}
    assert not fields & {"case_id", "applicant", "form"}
    make.play(desk)
    assert onething_pb2.Case.Status.Name(verify(desk, case.receipt_no, code).status) == "COMPLETED"


def test_a_code_changed_or_of_another_receipt_tells_nothing(desk: Stage) -> None:
    """INVARIANT: without its own code a receipt number tells nothing, not even that it exists."""
    mine, other = make.open_case(desk), make.open_case(desk)
    code = code_on(paper(desk, mine.case_id))
    none = onething_pb2.VerifyReceiptResponse()
    for at in range(len(code)):
        if code[at] != "-":
            wrong = code[:at] + ("A" if code[at] != "A" else "B") + code[at + 1 :]
            assert verify(desk, mine.receipt_no, wrong) == none
    assert verify(desk, other.receipt_no, code) == none
    assert verify(desk, mine.receipt_no[:-1] + "0", code) == none or mine.receipt_no.endswith("0")
    assert verify(desk, "x" * 5000, code) == none
    assert verify(desk, mine.receipt_no, "汉字" * 3000) == none
    with pytest.raises(InvalidInput):
        verify(desk, mine.receipt_no, " ")


@given(st.binary(min_size=16, max_size=32), st.text(max_size=30), st.text(max_size=30))
def test_a_code_belongs_to_one_number(secret: bytes, number: str, other: str) -> None:
    """INVARIANT: a code holds for its own number under its own key, and for no other."""
    code = receipts.code_of(secret, number)
    assert receipts.holds([b"older", secret], number, code)
    assert receipts.holds([secret], other, code) == (number == other)
    assert not receipts.holds([secret + b"x"], number, code)


def test_worklists_follow_competence_and_intake_may_follow_the_case(desk: Stage) -> None:
    """INVARIANT: an officer of the place of intake decides nothing there; one of the place of competence does."""
    case = make.open_case(desk, ELSEWHERE, situation="different-counties")
    make.play(desk, {"register-newborn": "NEEDS_OFFICER"})
    listing = onething_pb2.ListWorklistRequest()
    there = Actor("o3", "officer", county="330881", department="registry", via="gateway")
    assert desk.call("onething", "ListWorklist", listing, there).total == 0
    assert desk.call("onething", "ListWorklist", listing, make.OFFICER).total == 1
    assert make.get(desk, case.case_id, there).case_id == case.case_id
    third = Actor("o4", "officer", county="330822", department="registry", via="gateway")
    with pytest.raises(NotFound):
        make.get(desk, case.case_id, third)
    with pytest.raises(NotFound):
        paper(desk, case.case_id, third)
    with pytest.raises(NotFound):
        paper(desk, case.case_id, Actor("r77", "resident", via="gateway"))


def test_the_receipt_of_a_case_with_many_items_has_as_many_pages_as_it_needs() -> None:
    lines = [receipts.Line(f"事项{n} <&> item", "部门\nDepartment", "1 个工作日") for n in range(120)]
    made = receipts.pdf(receipts.Paper("1", [("a", "b")], lines, ["注"], "AAAA", f"{BASE}/x"))
    pages = PdfReader(io.BytesIO(made)).pages
    assert len(pages) > 2
    assert "事项119 <&> item" in "".join(page.extract_text() for page in pages)
