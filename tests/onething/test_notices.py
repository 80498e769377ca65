"""One-time notices: requests of several departments in one, and an office that asks twice is seen."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2
from civic.onething.v1 import onething_pb2 as pb
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from services.onething.actions import noticing
from services.onething.main import SERVICE
from services.onething.papers import notices
from services.onething.papers.notices import Round
from tests.onething import factories
from tests.onething import papers as make
from tests.onething.test_papers import run
from tests.support import Stage, record, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings

ITEMS, PLACES = ["a", "b", "c"], ["form.x", "form.y", "material.z", "other.code"]


@pytest.fixture
def desk(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    with make.in_catalogue(tmp_path):
        yield stage(fresh("onething"), [SERVICE])


ROUNDS = [
    # what was asked in earlier rounds, what answers changed, who asks what now → number, what
    ([], "a", ["form.x"], (0, ())),
    ([({"a": {"form.x"}}, {"form.x"})], "a", ["form.x"], (0, ())),
    ([({"a": {"form.x"}}, {"form.x"})], "a", ["form.y"], (1, ("form.y",))),
    ([({"a": {"form.x"}}, {"form.x", "form.y"})], "a", ["form.y"], (0, ())),
    ([({"b": {"form.x"}}, {"form.x"})], "a", ["form.y"], (0, ())),
    ([({"b": {"form.x"}}, {"form.x"}), ({"a": {"form.x"}}, set())], "a", ["form.x", "form.y"], (2, ("form.y",))),
    # Changed by an answer before the item first asked: it saw that already.
    ([({"b": {"form.y"}}, {"form.y"}), ({"a": {"form.x"}}, set())], "a", ["form.y"], (2, ("form.y",))),
]


@pytest.mark.parametrize(("earlier", "item", "now", "expected"), ROUNDS)
def test_what_could_have_been_asked(earlier: list[Any], item: str, now: list[str], expected: object) -> None:
    rounds = [
        Round(number, {key: frozenset(what) for key, what in asked.items()}, frozenset(changed))
        for number, (asked, changed) in enumerate(earlier, 1)
    ]
    assert notices.asked_again(rounds, item, now) == expected


places = st.frozensets(st.sampled_from(PLACES))
rounds_of = st.lists(st.tuples(st.dictionaries(st.sampled_from(ITEMS), places), places), max_size=4).map(
    lambda many: [Round(n, asked, changed) for n, (asked, changed) in enumerate(many, 1)]
)


@given(rounds=rounds_of, item=st.sampled_from(ITEMS), now=st.lists(st.sampled_from(PLACES)))
def test_only_what_was_there_to_be_seen_is_a_fault(rounds: list[Round], item: str, now: list[str]) -> None:
    """INVARIANT: an office is blamed for exactly what it had before it, never asked for, and nobody changed since."""
    number, late = notices.asked_again(rounds, item, now)
    first = next((one.number for one in rounds if item in one.asked), 0)
    for what in set(now):
        asked_before = any(what in one.asked.get(item, frozenset()) for one in rounds)
        changed_since = any(what in one.changed for one in rounds if one.number >= first)
        assert (what in late) == (first > 0 and not asked_before and not changed_since)
    assert number == (first if late else 0)


@pytest.mark.parametrize(
    ("started", "asked", "late"),
    [
        (date(2026, 11, 16), date(2026, 11, 23), False),
        (date(2026, 11, 16), date(2026, 11, 24), True),
        # Over National Day: eight days off, and a Saturday worked.
        (date(2026, 9, 30), date(2026, 10, 13), False),
    ],
)
def test_late_is_after_five_working_days(started: date, asked: date, *, late: bool) -> None:
    assert notices.asked_late(started, asked, 5) is late


def asks(stage: Stage, work: events_pb2.ItemAssigned, *fields: str, times: int = 1) -> None:
    """The department asks for fields, by the names of its inputs."""
    said = factories.signed_answer(stage, work, "NEEDS_SUPPLEMENT", {})
    del said.reasons[:]
    for field in fields:
        said.reasons.add(code=f"test.{field}", zh=f"{field}不清楚", en=f"{field} is not clear", field=field)
    _signed(stage, said, work)
    stage.deliver("onething", *[record(said, work.case_id, source=work.department)] * times)


def _signed(stage: Stage, said: events_pb2.ItemAnswered, work: events_pb2.ItemAssigned) -> None:
    factories.sign(stage, said, work, b"{}")


def grants(stage: Stage, work: events_pb2.ItemAssigned, **outputs: str) -> None:
    factories.answer(stage, work, "GRANTED", outputs)


def waits(stage: Stage, work: events_pb2.ItemAssigned) -> None:
    factories.answer(stage, work, "NEEDS_OFFICER", {})


def works(stage: Stage) -> dict[str, events_pb2.ItemAssigned]:
    return {one.task: one for one in factories.assigned(stage)}


def told(stage: Stage, case_id: str) -> list[pb.Notice]:
    request = pb.ListCaseNoticesRequest(case_id=case_id)
    return list(stage.call("onething", "ListCaseNotices", request, make.ANNE).notices)


def supplement(stage: Stage, case_id: str, **form: str) -> None:
    request = pb.SupplementCaseRequest(case_id=case_id, form=json.dumps(form))
    stage.call("onething", "SupplementCase", request, make.ANNE)


def faults(stage: Stage) -> list[tuple[str, str, list[str]]]:
    found = stage.call("onething", "ListOfficeFaults", pb.ListOfficeFaultsRequest(), make.SUPERVISOR)
    assert found.total == len(found.faults)
    kinds = pb.ListOfficeFaultsResponse.Fault.Kind
    return [(kinds.Name(one.kind), one.department, [entry.field for entry in one.entries]) for one in found.faults]


def test_a_notice_whose_day_is_an_estimate_says_so() -> None:
    case = {"receipt": "1", "title_zh": "某事", "title_en": "A thing"}
    for estimate, zh, en in ((False, "2027-01-12 前", "2027-01-12;"), (True, "2027-01-12（预计） 前", "(an estimate)")):
        told = notices.document(case, [], {}, "2027-01-12", "某法", estimate=estimate)
        assert (zh in told[0], en in told[1]) == (True, True)


def test_two_departments_ask_and_the_applicant_gets_one_notice(desk: Stage) -> None:
    """INVARIANT: what several departments miss in one case is told once, together."""
    case = make.hand_in(desk)
    work = works(desk)
    asks(desk, work["do-first"], "name", "deed", times=2)
    (collecting,) = told(desk, case.case_id)
    assert not collecting.HasField("issued_at")
    asks(desk, work["do-second"], "licence", times=2)
    (notice,) = told(desk, case.case_id)
    assert notice.HasField("issued_at")
    assert [(one.department, one.field, one.title_zh) for one in notice.entries] == [
        ("health", "form.name", "姓名"),
        ("health", "material.deed", "房产证"),
        ("employment", "material.licence", "许可证"),
    ]
    assert all(one.legal_reference for one in notice.entries)
    assert notice.due_on > "2026"
    assert not notice.overdue
    for part in (case.receipt_no, "房产证", notice.due_on, "《行政许可法》第三十二条", "3 项"):
        assert part in notice.text_zh
    issued = [one for one in desk.announced("onething") if isinstance(one, events_pb2.NoticeIssued)]
    assert [(one.number, one.missing, one.due_on) for one in issued] == [(1, 3, notice.due_on)]
    events = desk.call("onething", "ListCaseEvents", pb.ListCaseEventsRequest(case_id=case.case_id), make.ANNE)
    (link,) = [event for event in events.events if event.kind == "notice_issued"]
    assert [reason.field for reason in link.reasons] == ["form.name", "material.deed", "material.licence"]
    assert desk.call("onething", "GetCaseProof", pb.GetCaseProofRequest(case_id=case.case_id), make.ANNE).proof
    supplement(desk, case.case_id, name="王芳芳")
    (answered,) = told(desk, case.case_id)
    assert answered.HasField("answered_at")
    assert faults(desk) == []


def test_in_one_batch_and_in_any_order_it_is_one_notice(desk: Stage) -> None:
    case = make.hand_in(desk)
    work = works(desk)
    said = []
    for task in ("do-second", "do-first"):
        one = factories.signed_answer(desk, work[task], "NEEDS_SUPPLEMENT", {})
        said += [record(one, case.case_id, source=work[task].department)] * 2
    desk.deliver("onething", *said)
    (notice,) = told(desk, case.case_id)
    assert notice.HasField("issued_at")
    assert sorted(one.department for one in notice.entries) == ["employment", "health"]


def test_a_notice_waits_for_an_officer_and_no_longer_than_its_time(desk: Stage) -> None:
    case = make.hand_in(desk)
    work = works(desk)
    waits(desk, work["do-second"])
    asks(desk, work["do-first"], "name")
    assert not told(desk, case.case_id)[0].HasField("issued_at")
    assert run(desk, noticing.issue_due) is False
    assert not told(desk, case.case_id)[0].HasField("issued_at")
    _collected(desk, case.case_id)
    run(desk, noticing.issue_due)
    (notice,) = told(desk, case.case_id)
    assert notice.HasField("issued_at")
    assert len([one for one in desk.announced("onething") if isinstance(one, events_pb2.NoticeIssued)]) == 1
    run(desk, noticing.issue_due)
    assert not [one for one in desk.announced("onething") if isinstance(one, events_pb2.NoticeIssued)]


def _collected(desk: Stage, case_id: str) -> None:
    """As if the time to collect were over."""
    past = datetime.now(UTC) - timedelta(minutes=1)
    _set(desk, "UPDATE notices SET closes_at = :at WHERE case_id = :case", past, case_id)


def _set(desk: Stage, statement: str, moment: datetime, case_id: str) -> None:
    db = desk.host.departments["onething"].db
    shown = moment.isoformat(sep=" ") if db.sqlite else moment
    with db.transaction(write=True) as session:
        session.connection().execute(text(statement), {"at": shown, "case": case_id})


def test_one_case_that_cannot_be_told_hinders_no_other(desk: Stage) -> None:
    """INVARIANT: a case whose log was altered keeps no other case's notice back."""
    first, second = make.hand_in(desk), make.hand_in(desk)
    for case in (first, second):
        work = {w.task: w for w in factories.assigned(desk) if w.case_id == case.case_id} or _again(desk, case)
        waits(desk, work["do-second"])
        asks(desk, work["do-first"], "name")
        _collected(desk, case.case_id)
    db = desk.host.departments["onething"].db
    with db.transaction(write=True) as session:
        session.connection().execute(text("UPDATE cases SET log_head = 'sm3:00' WHERE id = :id"), {"id": first.case_id})
    run(desk, noticing.issue_due)
    assert not told(desk, first.case_id)[0].HasField("issued_at")
    assert told(desk, second.case_id)[0].HasField("issued_at")
    issued = [one.case_id for one in desk.announced("onething") if isinstance(one, events_pb2.NoticeIssued)]
    assert issued == [second.case_id]


def _again(desk: Stage, case: pb.Case) -> dict[str, events_pb2.ItemAssigned]:
    desk.seen["onething"] = 0
    return {w.task: w for w in factories.assigned(desk) if w.case_id == case.case_id}


def test_asking_again_for_what_was_there_is_a_fault_of_the_office(desk: Stage) -> None:
    """INVARIANT: no second round for what could be seen in the first, or the supervisor sees it."""
    case = make.hand_in(desk)
    work = works(desk)
    grants(desk, work["do-second"], secondNo="2")
    asks(desk, work["do-first"], "name")
    supplement(desk, case.case_id, name="王芳芳")
    again = works(desk)["do-first"]
    # The name is still not right: no fault. The deed was there from the beginning: a fault.
    asks(desk, again, "name", "deed", times=2)
    assert faults(desk) == [("ASKED_AGAIN", "health", ["material.deed"])]
    first, second = told(desk, case.case_id)
    assert (first.number, second.number) == (1, 2)
    assert [one.field for one in second.entries] == ["form.name", "material.deed"]
    events = desk.call("onething", "ListCaseEvents", pb.ListCaseEventsRequest(case_id=case.case_id), make.ANNE)
    assert [event.kind for event in events.events].count("office_fault") == 1


def test_an_item_that_begins_later_asks_for_the_first_time(desk: Stage) -> None:
    case = make.hand_in(desk)
    work = works(desk)
    asks(desk, work["do-second"], "phone")
    grants(desk, work["do-first"], firstNo="1")
    third = works(desk)["do-third"]
    assert not told(desk, case.case_id)[0].HasField("issued_at"), "the third item may still add to it"
    grants(desk, third, thirdNo="3")
    assert told(desk, case.case_id)[0].HasField("issued_at")
    supplement(desk, case.case_id, phone="15900000002")
    asks(desk, works(desk)["do-second"], "phone")
    assert faults(desk) == []


def test_an_answer_before_the_notice_is_issued_closes_it(desk: Stage) -> None:
    case = make.hand_in(desk)
    work = works(desk)
    asks(desk, work["do-first"], "name")
    supplement(desk, case.case_id, name="王芳芳")
    (notice,) = told(desk, case.case_id)
    assert notice.HasField("issued_at")
    assert notice.HasField("answered_at")
    asks(desk, work["do-second"], "phone")
    assert [one.number for one in told(desk, case.case_id)] == [1, 2]
    assert faults(desk) == []


def test_asking_after_the_legal_limit_is_a_fault(desk: Stage) -> None:
    case = make.hand_in(desk)
    work = works(desk)
    long_ago = datetime.now(UTC) - timedelta(days=30)
    _set(desk, "UPDATE items SET started_at = :at WHERE case_id = :case", long_ago, case.case_id)
    asks(desk, work["do-first"], "name")
    assert faults(desk) == [("ASKED_LATE", "health", ["form.name"])]
    elsewhere = make.SUPERVISOR.__class__("s2", "supervisor", county="330881", via="gateway")
    found = desk.call("onething", "ListOfficeFaults", pb.ListOfficeFaultsRequest(), elsewhere)
    assert found.total == 0


def test_what_is_missing_in_a_supplement_is_one_list_too(desk: Stage) -> None:
    from chassis.errors import InvalidInput  # noqa: PLC0415

    case = make.hand_in(desk)
    work = works(desk)
    asks(desk, work["do-first"], "name", "deed")
    picture = make.upload(desk, make.make_image(), kind=make.PNG)
    foreign = make.upload(desk, make.make_pdf("foreign"), make.BERT)
    request = pb.SupplementCaseRequest(
        case_id=case.case_id,
        form=json.dumps({"phone": "1"}),
        materials=[
            {"material_id": "deed", "upload_id": picture.upload_id},
            {"material_id": "photo", "upload_id": foreign.upload_id},
            {"material_id": "none", "upload_id": "x"},
        ],
    )
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "SupplementCase", request, make.ANNE)
    assert {(one.field, one.code.removeprefix("onething.")) for one in refused.value.faults} == {
        ("form.phone", "form.pattern"),
        ("materials.deed", "wrong-kind"),
        ("materials.photo", "no-such-upload"),
        ("materials.none", "unknown-material"),
    }
